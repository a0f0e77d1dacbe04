import { sql } from 'kysely'
import type { Context, Tx } from '#platform/context.server.ts'
import { type Priority, priorities } from './request.ts'
import type { RequestType, Targets } from './request-type.ts'

export const requestTypeColumns = [
  'id',
  'key',
  'name_fr',
  'name_en',
  'help_fr',
  'help_en',
  'fields',
  'requirements',
  'targets',
  'default_effort_minutes',
  'calendar_id',
  'is_other',
  'active',
  'position',
] as const

const select = (tx: Tx) => tx.selectFrom('desk_request_type').select(requestTypeColumns)
export type RequestTypeRow = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

const toTargets = (kept: Partial<Targets> | undefined): Targets =>
  Object.fromEntries(priorities.map((priority: Priority) => [priority, kept?.[priority] ?? null])) as Targets

export function toRequestType(row: RequestTypeRow): RequestType {
  const targets = row.targets as { firstReply?: Partial<Targets>; resolution?: Partial<Targets> }
  return {
    id: row.id,
    key: row.key,
    nameFr: row.name_fr,
    nameEn: row.name_en,
    helpFr: row.help_fr,
    helpEn: row.help_en,
    fields: row.fields as unknown as RequestType['fields'],
    requirements: row.requirements as unknown as RequestType['requirements'],
    targets: { firstReply: toTargets(targets.firstReply), resolution: toTargets(targets.resolution) },
    defaultEffortMinutes: row.default_effort_minutes,
    calendarId: row.calendar_id,
    isOther: row.is_other,
    active: row.active,
    position: row.position,
  }
}

/** Every type of the company, archived ones too, in the order they are offered. */
export async function allRequestTypes(tx: Tx): Promise<RequestType[]> {
  const rows = await select(tx).orderBy('position').orderBy('id').execute()
  return rows.map(toRequestType)
}

/** One type, archived or not; null: there is none of this id. */
export async function findRequestType(tx: Tx, id: number): Promise<RequestType | null> {
  const row = await select(tx).where('id', '=', id).executeTakeFirst()
  return row ? toRequestType(row) : null
}

/** Makes changes of types and calendars wait for one another: there is one "something else" and one default. */
export async function lockSettings(ctx: Context): Promise<void> {
  await sql`/* requestType.lock */ select pg_advisory_xact_lock(73104, ${ctx.actor.workspaceId})`.execute(
    ctx.tx,
  )
}

const valuesOf = (type: Omit<RequestType, 'id'>) => ({
  key: type.key,
  name_fr: type.nameFr,
  name_en: type.nameEn,
  help_fr: type.helpFr,
  help_en: type.helpEn,
  fields: JSON.stringify(type.fields),
  requirements: JSON.stringify(type.requirements),
  targets: JSON.stringify(type.targets),
  default_effort_minutes: type.defaultEffortMinutes,
  calendar_id: type.calendarId,
  is_other: type.isOther,
  active: type.active,
  position: type.position,
})

export async function insertRequestType(ctx: Context, type: Omit<RequestType, 'id'>): Promise<number> {
  const row = await ctx.tx
    .insertInto('desk_request_type')
    .values({ workspace_id: ctx.actor.workspaceId, ...valuesOf(type) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function updateRequestType(tx: Tx, { id, ...type }: RequestType): Promise<void> {
  await tx.updateTable('desk_request_type').set(valuesOf(type)).where('id', '=', id).execute()
}

/** Puts the types in the order of these ids. */
export async function orderRequestTypes(tx: Tx, ids: readonly number[]): Promise<void> {
  await sql`/* requestType.order */
    update desk_request_type set position = place.position
    from unnest(${[...ids]}::bigint[]) with ordinality as place (id, position)
    where desk_request_type.id = place.id`.execute(tx)
}
