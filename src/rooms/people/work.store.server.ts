import { sql } from 'kysely'
import type { Context, Tx } from '#platform/context.server.ts'
import type { EffortSight } from './effort.store.server.ts'
import type { Activity } from './effort.ts'
import type { Work } from './work.ts'

const columns = [
  'people_work.id',
  'people_work.title',
  'people_work.activity',
  'people_work.unit_id',
  'people_work.owner_id',
  'people_work.opened_on',
  'people_work.closed_on',
  'people_work.participants',
] as const

interface Row {
  id: number
  title: string
  activity: string
  unit_id: number | null
  owner_id: number | null
  opened_on: string
  closed_on: string | null
  participants: number | null
}

const toWork = (row: Row): Work => ({
  id: row.id,
  title: row.title,
  activity: row.activity as Activity,
  unitId: row.unit_id,
  ownerId: row.owner_id,
  openedOn: row.opened_on,
  closedOn: row.closed_on,
  participants: row.participants,
})

const oneOf = (ids: readonly number[]) => sql<number>`any(${[...ids]}::bigint[])`

export async function findWork(tx: Tx, id: number): Promise<Work | null> {
  const row = await tx.selectFrom('people_work').select(columns).where('id', '=', id).executeTakeFirst()
  return row ? toWork(row) : null
}

const columnsOf = (work: Omit<Work, 'id'>) => ({
  title: work.title,
  activity: work.activity,
  unit_id: work.unitId,
  owner_id: work.ownerId,
  opened_on: work.openedOn,
  closed_on: work.closedOn,
  participants: work.participants,
})

export async function insertWork(ctx: Context, work: Omit<Work, 'id'>): Promise<number> {
  const { id } = await ctx.tx
    .insertInto('people_work')
    .values({ workspace_id: ctx.actor.workspaceId, ...columnsOf(work) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function updateWork(tx: Tx, id: number, work: Omit<Work, 'id'>): Promise<void> {
  await tx.updateTable('people_work').set(columnsOf(work)).where('id', '=', id).execute()
}

/** Which pieces: those open on some day of [from, to); null leaves a question open. */
export interface WorkQuery {
  from: string
  to: string
  activity: Activity | null
  unitIds: readonly number[] | null
  /** Closed within the window, or not. */
  closed: boolean | null
}

/** The pieces that `maySeeWork` lets somebody see, as a condition. */
const inSight = ({ reach, memberId }: EffortSight) =>
  reach === 'all'
    ? sql<boolean>`true`
    : sql<boolean>`(people_work.unit_id is null or people_work.owner_id = ${memberId} or people_work.unit_id = ${oneOf(reach)})`

/** Pieces of own work in sight, with the minutes logged on them in the window, the latest opened first. */
export async function pageOfWork(
  tx: Tx,
  query: WorkQuery,
  sight: EffortSight,
  options: { after: number | null; limit: number },
): Promise<{ works: (Work & { minutes: number })[]; next: number | null }> {
  let rows = tx
    .selectFrom('people_work')
    .select(columns)
    .select(eb =>
      eb
        .selectFrom('people_effort')
        .select(({ fn }) => fn.coalesce(fn.sum<number>('minutes'), sql<number>`0`).as('minutes'))
        .whereRef('people_effort.workspace_id', '=', 'people_work.workspace_id')
        .whereRef('people_effort.work_id', '=', 'people_work.id')
        .where('people_effort.day', '>=', query.from)
        .where('people_effort.day', '<', query.to)
        .as('minutes'),
    )
    .where(inSight(sight))
    .where('opened_on', '<', query.to)
    .where(({ or, eb }) => or([eb('closed_on', 'is', null), eb('closed_on', '>=', query.from)]))
    .orderBy('people_work.id', 'desc')
    .limit(options.limit + 1)
  if (query.activity !== null) rows = rows.where('activity', '=', query.activity)
  if (query.unitIds !== null) rows = rows.where('unit_id', '=', oneOf(query.unitIds))
  if (query.closed === true)
    rows = rows.where('closed_on', '>=', query.from).where('closed_on', '<', query.to)
  if (query.closed === false)
    rows = rows.where(({ or, eb }) => or([eb('closed_on', 'is', null), eb('closed_on', '>=', query.to)]))
  if (options.after !== null) rows = rows.where('people_work.id', '<', options.after)
  const found = await rows.execute()
  const last = found.length > options.limit ? found[options.limit - 1] : null
  return {
    works: found.slice(0, options.limit).map(row => ({ ...toWork(row), minutes: row.minutes ?? 0 })),
    next: last?.id ?? null,
  }
}

/** Pieces still open and in sight, the latest first: what time can be logged on. */
export async function openWorks(tx: Tx, sight: EffortSight): Promise<Work[]> {
  const rows = await tx
    .selectFrom('people_work')
    .select(columns)
    .where(inSight(sight))
    .where('closed_on', 'is', null)
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
  return rows.map(toWork)
}

/** Titles of pieces of own work, by id. */
export async function workTitles(tx: Tx, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('people_work')
    .select(['id', 'title'])
    .where('id', '=', oneOf([...new Set(ids)]))
    .execute()
  return new Map(rows.map(row => [row.id, row.title]))
}

/** Pieces of these activities, the first opened first. */
export async function worksOf(tx: Tx, activities: readonly Activity[]): Promise<Work[]> {
  const rows = await tx
    .selectFrom('people_work')
    .select(columns)
    .where('activity', 'in', [...activities])
    .orderBy('opened_on')
    .orderBy('id')
    .execute()
  return rows.map(toWork)
}
