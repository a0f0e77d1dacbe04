import { type SelectQueryBuilder, sql } from 'kysely'
import type { Reach } from '#platform/actor.ts'
import type { Context, Tx } from '#platform/context.server.ts'
import type { DB } from '#platform/db/schema.generated.ts'
import type { About, Activity, Effort, EffortSum, Mode } from './effort.ts'
import { inThisCompany } from './member.store.server.ts'

const columns = [
  'people_effort.id',
  'people_effort.member_id',
  'people_effort.day',
  'people_effort.minutes',
  'people_effort.activity',
  'people_effort.mode',
  'people_effort.work_id',
  'people_effort.about_kind',
  'people_effort.about_id',
  'people_effort.unit_id',
  'people_effort.note',
  'people_effort.recorded_by',
] as const

interface Row {
  id: number
  member_id: number
  day: string
  minutes: number
  activity: string
  mode: string
  work_id: number | null
  about_kind: string | null
  about_id: number | null
  unit_id: number | null
  note: string | null
  recorded_by: number | null
}

const toEffort = (row: Row): Effort => ({
  id: row.id,
  memberId: row.member_id,
  day: row.day,
  minutes: row.minutes,
  activity: row.activity as Activity,
  mode: row.mode as Mode,
  workId: row.work_id,
  about: row.about_kind === null ? null : { kind: row.about_kind, id: row.about_id as number },
  unitId: row.unit_id,
  note: row.note,
  recordedBy: row.recorded_by,
})

const oneOf = (ids: readonly number[]) => sql<number>`any(${[...ids]}::bigint[])`

export type EffortValues = Omit<Effort, 'id'>

const columnsOf = (values: EffortValues) => ({
  member_id: values.memberId,
  day: values.day,
  minutes: values.minutes,
  activity: values.activity,
  mode: values.mode,
  work_id: values.workId,
  about_kind: values.about?.kind ?? null,
  about_id: values.about?.id ?? null,
  unit_id: values.unitId,
  note: values.note,
  recorded_by: values.recordedBy,
})

export async function insertEffort(ctx: Context, values: EffortValues): Promise<number> {
  const { id } = await ctx.tx
    .insertInto('people_effort')
    .values({ workspace_id: ctx.actor.workspaceId, ...columnsOf(values) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function updateEffort(tx: Tx, id: number, values: EffortValues): Promise<void> {
  await tx.updateTable('people_effort').set(columnsOf(values)).where('id', '=', id).execute()
}

export async function deleteEffort(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('people_effort').where('id', '=', id).execute()
}

/** The entry, held for this transaction. */
export async function lockEffort(tx: Tx, id: number): Promise<Effort | null> {
  const row = await tx
    .selectFrom('people_effort')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? toEffort(row) : null
}

/** Makes entries of one member wait for one another, so that their day never holds more than 24 hours. */
export async function lockLedger(tx: Tx, memberId: number): Promise<void> {
  await tx
    .selectFrom('people_member')
    .select('id')
    .where(inThisCompany)
    .where('id', '=', memberId)
    .forNoKeyUpdate()
    .execute()
}

/** Minutes of a member's day, one entry left out. */
export async function minutesOnDay(
  tx: Tx,
  memberId: number,
  day: string,
  except: number | null,
): Promise<number> {
  const { minutes } = await tx
    .selectFrom('people_effort')
    .select(({ fn }) => fn.coalesce(fn.sum<number>('minutes'), sql<number>`0`).as('minutes'))
    .where('member_id', '=', memberId)
    .where('day', '=', day)
    .where('id', '!=', except ?? 0)
    .executeTakeFirstOrThrow()
  return minutes
}

/** Minutes logged about a record of an upper room. */
export async function minutesAbout(tx: Tx, about: About): Promise<number> {
  const { minutes } = await tx
    .selectFrom('people_effort')
    .select(({ fn }) => fn.coalesce(fn.sum<number>('minutes'), sql<number>`0`).as('minutes'))
    .where('about_kind', '=', about.kind)
    .where('about_id', '=', about.id)
    .executeTakeFirstOrThrow()
  return minutes
}

/** The activity a member logged last, to offer it again. */
export async function lastActivity(tx: Tx, memberId: number): Promise<Activity | null> {
  const row = await tx
    .selectFrom('people_effort')
    .select('activity')
    .where('member_id', '=', memberId)
    .orderBy('day', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (row?.activity as Activity | undefined) ?? null
}

/** Which entries: days from `from` up to and excluding `to`; null leaves a question open. */
export interface EffortQuery {
  from: string
  to: string
  unitIds: readonly number[] | null
  mode: Mode | null
  activity: Activity | null
  memberId: number | null
  workId: number | null
  about: About | null
}

/** Whose entries are seen: those for units within reach, and one's own. */
export interface EffortSight {
  reach: Reach
  memberId: number
}

/** Where a page goes on: before this day and id. */
export interface EffortCursor {
  day: string
  id: number
}

function filtered<O>(
  rows: SelectQueryBuilder<DB, 'people_effort', O>,
  query: EffortQuery,
  sight: EffortSight,
): SelectQueryBuilder<DB, 'people_effort', O> {
  let found = rows.where('day', '>=', query.from).where('day', '<', query.to)
  if (query.unitIds !== null) found = found.where('unit_id', '=', oneOf(query.unitIds))
  if (query.mode !== null) found = found.where('mode', '=', query.mode)
  if (query.activity !== null) found = found.where('activity', '=', query.activity)
  if (query.memberId !== null) found = found.where('member_id', '=', query.memberId)
  if (query.workId !== null) found = found.where('work_id', '=', query.workId)
  if (query.about !== null)
    found = found.where('about_kind', '=', query.about.kind).where('about_id', '=', query.about.id)
  const { reach, memberId } = sight
  if (reach !== 'all')
    found = found.where(({ or, eb }) =>
      or([eb('unit_id', '=', oneOf(reach)), eb('member_id', '=', memberId)]),
    )
  return found
}

/** Entries, the latest first; `next` is where the following page begins, null at the end. */
export async function pageOfEffort(
  tx: Tx,
  query: EffortQuery,
  sight: EffortSight,
  options: { after: EffortCursor | null; limit: number },
): Promise<{ entries: Effort[]; next: EffortCursor | null }> {
  let rows = filtered(tx.selectFrom('people_effort').select(columns), query, sight)
    .orderBy('day', 'desc')
    .orderBy('id', 'desc')
    .limit(options.limit + 1)
  if (options.after)
    rows = rows
      .where('day', '<=', options.after.day)
      .where(sql<boolean>`(day, id) < (${options.after.day}::date, ${options.after.id}::bigint)`)
  const found = await rows.execute()
  const last = found.length > options.limit ? found[options.limit - 1] : null
  return {
    entries: found.slice(0, options.limit).map(toEffort),
    next: last ? { day: last.day, id: last.id } : null,
  }
}

/** Minutes by mode and the number of entries. */
export async function sumOfEffort(
  tx: Tx,
  query: EffortQuery,
  sight: EffortSight,
): Promise<EffortSum & { n: number }> {
  const rows = await filtered(
    tx
      .selectFrom('people_effort')
      .select(({ fn }) => ['mode', fn.sum<number>('minutes').as('minutes'), fn.countAll<number>().as('n')])
      .groupBy('mode'),
    query,
    sight,
  ).execute()
  const of = (mode: Mode) => rows.find(row => row.mode === mode)
  return {
    reactive: of('reactive')?.minutes ?? 0,
    proactive: of('proactive')?.minutes ?? 0,
    n: rows.reduce((count, row) => count + row.n, 0),
  }
}

/** Minutes by mode of each week, by its Monday; of these members or of everybody. */
export async function effortByWeek(
  tx: Tx,
  window: { from: string; to: string },
  members: readonly number[] | null,
): Promise<Map<string, EffortSum>> {
  let query = tx
    .selectFrom('people_effort')
    .select(({ fn }) => [
      sql<string>`date_trunc('week', day)::date`.as('week'),
      'mode',
      fn.sum<number>('minutes').as('minutes'),
    ])
    .where('day', '>=', window.from)
    .where('day', '<', window.to)
    .groupBy(['week', 'mode'])
  if (members !== null) query = query.where('member_id', '=', oneOf(members))
  const weeks = new Map<string, EffortSum>()
  for (const row of await query.execute()) {
    const sum = weeks.get(row.week) ?? { reactive: 0, proactive: 0 }
    sum[row.mode as Mode] = row.minutes
    weeks.set(row.week, sum)
  }
  return weeks
}

/** Minutes logged on something in the week that begins on this Monday. */
export interface SpentWeek {
  id: number
  week: string
  minutes: number
}

/** Minutes by week of each piece of own work; of everybody, whatever the reader's reach. */
export async function minutesOnWorks(tx: Tx): Promise<SpentWeek[]> {
  const { rows } = await sql<SpentWeek>`/* effort.onWorks */
    select work_id as id, date_trunc('week', day::timestamp)::date as week, sum(minutes)::int as minutes
    from people_effort where workspace_id = (select app_workspace()) and work_id is not null group by 1, 2`.execute(
    tx,
  )
  return rows
}

/** Minutes by week about each record of a kind of an upper room; of everybody, whatever the reader's reach. */
export async function minutesAboutByWeek(tx: Tx, kind: string): Promise<SpentWeek[]> {
  const { rows } = await sql<SpentWeek>`/* effort.aboutByWeek */
    select about_id as id, date_trunc('week', day::timestamp)::date as week, sum(minutes)::int as minutes
    from people_effort where workspace_id = (select app_workspace()) and about_kind = ${kind} group by 1, 2`.execute(
    tx,
  )
  return rows
}
