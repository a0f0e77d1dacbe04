import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#platform/context.server.ts'
import { monthStart } from '#platform/day.ts'
import {
  type Cell,
  cellsAgain,
  cellsOfMarks,
  columns,
  distinctCells,
  here,
  isOneOf,
  windowAgain,
} from './demand-cell.store.server.ts'
import { cutWindow, type Days } from './demand-cut.ts'

type Sql = RawBuilder<unknown>

/** Marks up to which a reading makes the stale cells again; beyond, it reads every request of its window instead. */
const MOST_MARKS = 5000

/** What a reading of demand stands on: the company's time zone, where records begin and end, the stale cells. */
export interface DemandGround {
  zone: string
  known: { first: string; last: string } | null
  /** Null: too many to make again one by one. */
  stale: readonly Cell[] | null
}

/** Reads the ground of every figure below. */
export async function demandGround({ tx }: Context): Promise<DemandGround> {
  const ground = await sql<{ zone: string; first: string | null; last: string | null }>`/* demand.ground */
    select w.time_zone as zone, (least(e.opened, e.done) at time zone w.time_zone)::date as first,
      (greatest(l.opened, l.done) at time zone w.time_zone)::date as last
    from platform_workspace w,
      (select (select min(opened_at) from desk_request where workspace_id = ${here}) as opened,
        (select min(done_at) from desk_request where workspace_id = ${here}) as done) e,
      (select (select max(opened_at) from desk_request where workspace_id = ${here}) as opened,
        (select max(done_at) from desk_request where workspace_id = ${here}) as done) l
    where w.workspace_id = ${here}`.execute(tx)
  const { zone, first, last } = ground.rows[0]
  const marks = sql`(select at, unit_id, type_id, ask_key, request_id from desk_demand_stale
    where workspace_id = ${here} order by id limit ${MOST_MARKS + 1})`
  const stale = await sql<Cell & { marks: number }>`/* demand.stale */
    with marks as materialized ${marks}
    select cells.*, (select count(*)::int from marks) as marks from (${cellsOfMarks(zone, sql`marks`)}) cells`.execute(
    tx,
  )
  return {
    zone,
    known: first !== null && last !== null ? { first, last } : null,
    stale: (stale.rows[0]?.marks ?? 0) > MOST_MARKS ? null : stale.rows,
  }
}

/** Sums kept by month and by day, with the stale ones made again from their requests. */
function keptCells(
  ground: DemandGround & { stale: readonly Cell[] },
  window: Days,
  unitIds: readonly number[] | null,
): Sql[] {
  const { months, rest } = cutWindow(window, ground.known)
  const units = unitIds === null ? sql`true` : sql`unit_id = any(${[...unitIds]}::bigint[])`
  const inside = (cell: Cell, { from, to }: Days) => cell.day >= from && cell.day < to
  const read = (
    table: string,
    { from, to }: Days,
    more: Sql,
  ) => sql`select ${columns} from ${sql.table(table)} d
    where workspace_id = ${here} and day >= ${from}::date and day < ${to}::date and ${units} and ${more}`
  const asked = ground.stale.filter(cell => unitIds?.includes(cell.unit_id) ?? true)
  const stale = asked.filter(cell => [...(months ? [months] : []), ...rest].some(days => inside(cell, days)))
  const parts = rest.map(days => read('desk_demand_day', days, sql`not ${isOneOf(stale)}`))
  if (months) {
    const broken = distinctCells(
      stale.filter(cell => inside(cell, months)).map(cell => ({ ...cell, day: monthStart(cell.day) })),
    )
    parts.push(read('desk_demand_month', months, sql`not ${isOneOf(broken)}`))
    if (broken.length > 0)
      parts.push(
        read(
          'desk_demand_day',
          months,
          sql`${isOneOf(broken, sql`date_trunc('month', d.day)::date`)} and not ${isOneOf(stale)}`,
        ),
      )
  }
  if (stale.length > 0) parts.push(cellsAgain(ground.zone, stale))
  return parts
}

/**
 * The cells of a window as a query: sums where they are fresh, requests elsewhere; one cell may come in several rows,
 * and `day` may be the first of a month for all of it. Null units: the whole company. The
 * figures are the same wherever they are read from.
 */
export function demandCells(ground: DemandGround, window: Days, unitIds: readonly number[] | null): Sql {
  const { stale, zone } = ground
  const parts =
    stale === null ? [windowAgain(zone, window, unitIds)] : keptCells({ ...ground, stale }, window, unitIds)
  return parts.length === 0
    ? sql`select ${columns} from desk_demand_day where false`
    : sql.join(
        parts.map(part => sql`(${part})`),
        sql` union all `,
      )
}
