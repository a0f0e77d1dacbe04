import { sql } from 'kysely'
import type pg from 'pg'
import type { Tx } from '#platform/context.server.ts'
import { monthStart } from '#platform/day.ts'
import {
  type Cell,
  cellsAgain,
  cellsAsRows,
  cellsOfMarks,
  columns,
  distinctCells,
  here,
  isOneOf,
  windowAgain,
} from './demand-cell.store.server.ts'
import { dropWaits, keepWaits } from './demand-wait.store.server.ts'
import { foldAllWeeks, foldWeeks } from './demand-week.store.server.ts'

/** Marks taken by one fold. */
export const MARKS = 20_000
/** Marks beyond which every sum is made again at once, which costs less than cell by cell. */
const MOST_MARKS = 100_000
const FOLD_LOCK = 7_310_221

const sums = sql.raw(
  `sum(arrivals), sum(replied), sum(reply_seconds), string_agg(reply_waits, ''), sum(resolved), sum(resolve_seconds), string_agg(resolve_waits, ''), sum(met), sum(missed), sum(repeated), sum(done), sum(declined), sum(estimated)`,
)

async function foldDays(tx: Tx, zone: string, cells: readonly Cell[]): Promise<void> {
  await sql`/* demand.clearDays */ delete from desk_demand_day d where d.workspace_id = ${here} and ${isOneOf(cells)}`.execute(
    tx,
  )
  await sql`/* demand.keepDays */ insert into desk_demand_day (workspace_id, ${columns})
    select ${here}, day, unit_id, type_id, ${sums} from (${cellsAgain(zone, cells)}) made group by day, unit_id, type_id`.execute(
    tx,
  )
}

/** Makes the months of some days again from the sums of their days. */
async function foldMonths(tx: Tx, cells: readonly Cell[]): Promise<void> {
  const months = distinctCells(cells.map(cell => ({ ...cell, day: monthStart(cell.day) })))
  await sql`/* demand.clearMonths */ delete from desk_demand_month d where d.workspace_id = ${here} and ${isOneOf(months)}`.execute(
    tx,
  )
  await sql`/* demand.keepMonths */ insert into desk_demand_month (workspace_id, ${columns})
    select ${here}, c.day, d.unit_id, d.type_id, ${sums} from ${cellsAsRows(months)} join desk_demand_day d on d.workspace_id = ${here}
      and d.unit_id = c.unit_id and d.type_id = c.type_id and d.day >= c.day and d.day < c.day + interval '1 month'
    group by c.day, d.unit_id, d.type_id`.execute(tx)
}

/** Makes every sum of the company again. */
async function foldAll(tx: Tx, zone: string): Promise<void> {
  await sql`/* demand.takeAll */ delete from desk_demand_stale where workspace_id = ${here}`.execute(tx)
  await sql`/* demand.clearAllDays */ delete from desk_demand_day where workspace_id = ${here}`.execute(tx)
  await sql`/* demand.clearAllMonths */ delete from desk_demand_month where workspace_id = ${here}`.execute(
    tx,
  )
  await dropWaits(tx, null)
  await foldAllWeeks(tx, zone)
  await sql`/* demand.keepAllDays */ insert into desk_demand_day (workspace_id, ${columns})
    select ${here}, day, unit_id, type_id, ${sums} from (${windowAgain(zone, null, null)}) made group by day, unit_id, type_id`.execute(
    tx,
  )
  await sql`/* demand.keepAllMonths */ insert into desk_demand_month (workspace_id, ${columns})
    select ${here}, date_trunc('month', day)::date, unit_id, type_id, ${sums} from desk_demand_day where workspace_id = ${here}
    group by 2, 3, 4`.execute(tx)
}

/** Makes the sums of the oldest marks again, or where none are left keeps waits; answers as `foldDemand` does. */
async function foldSome(tx: Tx, zone: string): Promise<number> {
  const taken = await sql<Cell & { marks: number }>`/* demand.take */
    with marks as (
      delete from desk_demand_stale where workspace_id = ${here} and id in
        (select id from desk_demand_stale where workspace_id = ${here} order by id limit ${MARKS})
      returning at, unit_id, type_id, ask_key, request_id)
    select cells.*, (select count(*)::int from marks) as marks from (${cellsOfMarks(zone, sql`marks`)}) cells`.execute(
    tx,
  )
  if (taken.rows.length === 0) return (await keepWaits(tx)) ? MARKS : 0
  await foldDays(tx, zone, taken.rows)
  await foldWeeks(tx, zone, taken.rows)
  await foldMonths(tx, taken.rows)
  await dropWaits(tx, taken.rows)
  return taken.rows[0].marks
}

/**
 * Makes stale sums again and keeps them, oldest marks first. Answers how many marks it took: 0 where nothing is left to
 * do, fewer than `MARKS` where there were no more a moment ago. One fold of a company at a time: a second one leaves at
 * once. The company is held so that its time zone stays what the days are made by.
 */
export async function foldDemand(tx: Tx): Promise<number> {
  const { rows } = await sql<{ free: boolean }>`/* demand.hold */
    select pg_try_advisory_xact_lock(${FOLD_LOCK}, ${here}) as free`.execute(tx)
  if (!rows[0].free) return 0
  const found = await sql<{ zone: string; marks: number }>`/* demand.zone */
    select time_zone as zone, (select count(*)::int from
      (select 1 from desk_demand_stale where workspace_id = ${here} limit ${MOST_MARKS + 1}) s) as marks
    from platform_workspace where workspace_id = ${here} for share`.execute(tx)
  if (found.rows.length === 0) return 0
  const { zone, marks } = found.rows[0]
  if (marks <= MOST_MARKS) return foldSome(tx, zone)
  await foldAll(tx, zone)
  return MARKS
}

/** Companies that have stale sums; read as the owner, as no company sees another's. */
export async function staleWorkspaces(owner: pg.Pool): Promise<number[]> {
  const { rows } = await owner.query<{ workspace_id: number }>(`/* demand.waiting */
    select w.workspace_id from platform_workspace w
    where exists (select 1 from desk_demand_stale s where s.workspace_id = w.workspace_id) order by 1`)
  return rows.map(row => row.workspace_id)
}
