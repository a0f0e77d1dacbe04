import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/context.server.ts'
import { addDays, mondayOf } from '#platform/day.ts'
import type { DemandGround } from './demand.store.server.ts'
import {
  type Cell,
  cellsAsRows,
  distinctCells,
  here,
  requestsOfCells,
  requestsOfWindow,
} from './demand-cell.store.server.ts'
import type { Days } from './demand-cut.ts'

type Sql = RawBuilder<unknown>

const names = ['arrivals', 'done', 'declined', 'logged', 'logged_minutes', 'logged_squares']
/** The sums, each as a text says, with a comma between. */
const each = (text: (name: string) => string): Sql => sql.raw(names.map(text).join(', '))
const all = each(name => name)
const sums = each(name => `sum(${name})::bigint as ${name}`)

/** Requests summed by week, unit and type: those opened from one source, those done from another. */
const weeksFrom = (zone: string, opened: Sql, done: Sql): Sql => sql`
  select coalesce(r.unit_id, 0) as unit_id, date_trunc('week', r.opened_at at time zone ${zone})::date as week, r.type_id,
    count(*)::int as arrivals, 0 as done, 0 as declined, 0 as logged, 0::bigint as logged_minutes, 0::bigint as logged_squares
  from ${opened} group by 1, 2, 3
  union all
  select coalesce(r.unit_id, 0), date_trunc('week', r.done_at at time zone ${zone})::date, r.type_id,
    0, count(*)::int, count(*) filter (where r.status = 'declined')::int,
    count(*) filter (where r.status <> 'declined' and r.logged_minutes > 0)::int,
    coalesce(sum(r.logged_minutes) filter (where r.status <> 'declined'), 0)::bigint,
    coalesce(sum(r.logged_minutes::bigint * r.logged_minutes) filter (where r.status <> 'declined'), 0)::bigint
  from ${done} group by 1, 2, 3`

const weeksAgain = (zone: string, cells: readonly Cell[]): Sql =>
  weeksFrom(zone, requestsOfCells(zone, cells, 'opened_at', 7), requestsOfCells(zone, cells, 'done_at', 7))

const weeksOfWindow = (zone: string, days: Days | null, unitIds: readonly number[] | null): Sql =>
  weeksFrom(
    zone,
    requestsOfWindow(zone, days, unitIds, 'opened_at'),
    requestsOfWindow(zone, days, unitIds, 'done_at'),
  )

/** The weeks that days lie in, each by its Monday. */
const weekCells = (cells: readonly Cell[]): Cell[] =>
  distinctCells(cells.map(cell => ({ ...cell, day: mondayOf(cell.day) })))

/** Whether `d` is of one of the weeks. */
const isOneOfWeeks = (cells: readonly Cell[]): Sql =>
  sql`(d.unit_id, d.week, d.type_id) in (select c.unit_id, c.day, c.type_id from ${cellsAsRows(cells)})`

/**
 * Kept weeks with the stale ones made again. Those of all units together are kept too: of them, what units said is
 * taken off and what they say now is added.
 */
function keptWeeks(
  zone: string,
  { from, to }: Days,
  unitIds: readonly number[] | 'together' | null,
  broken: readonly Cell[],
): Sql[] {
  const within = sql`d.workspace_id = ${here} and d.week >= ${from}::date and d.week < ${to}::date`
  const again = broken.length > 0 ? [weeksAgain(zone, broken)] : []
  if (unitIds === 'together') {
    const off = sql`select d.unit_id, d.week, d.type_id, ${each(name => `-d.${name}`)} from desk_demand_week d
      where d.workspace_id = ${here} and ${isOneOfWeeks(broken)}`
    return [
      sql`select 0::bigint as unit_id, d.week, d.type_id, ${all} from desk_demand_company_week d where ${within}`,
      ...(broken.length > 0 ? [off] : []),
      ...again,
    ]
  }
  const units = unitIds === null ? sql`true` : sql`d.unit_id = any(${[...unitIds]}::bigint[])`
  const fresh = broken.length > 0 ? sql`not ${isOneOfWeeks(broken)}` : sql`true`
  return [
    sql`select d.unit_id, d.week, d.type_id, ${all} from desk_demand_week d where ${within} and ${units} and ${fresh}`,
    ...again,
  ]
}

/**
 * The sums of a window by week, unit and type as a query; a week may come in several rows, also with numbers taken off,
 * and one that the window cuts holds its days inside. Null units: the whole company; 'together': the same without
 * telling units apart, which costs least.
 */
export function demandWeeks(
  { zone, stale }: DemandGround,
  window: Days,
  unitIds: readonly number[] | 'together' | null,
): Sql {
  const told = unitIds === 'together' ? null : unitIds
  const monday = mondayOf(window.from)
  const from = monday === window.from ? monday : addDays(monday, 7)
  const to = mondayOf(window.to)
  if (stale === null || from >= to) return weeksOfWindow(zone, window, told)
  const asked = stale.filter(({ unit_id }) => told?.includes(unit_id) ?? true)
  const broken = weekCells(asked).filter(({ day }) => day >= from && day < to)
  const beside = [
    { from: window.from, to: from },
    { from: to, to: window.to },
  ].filter(rest => rest.from < rest.to)
  const parts = [
    ...keptWeeks(zone, { from, to }, unitIds, broken),
    ...beside.map(rest => weeksOfWindow(zone, rest, told)),
  ]
  return sql.join(
    parts.map(part => sql`(${part})`),
    sql` union all `,
  )
}

/** Keeps weeks made from requests, and adds them to those of the company. */
const keep = (tx: Tx, made: Sql) =>
  sql`/* demand.keepWeeks */
  with come as (
    insert into desk_demand_week (workspace_id, unit_id, week, type_id, ${all})
    select ${here}, unit_id, week, type_id, ${sums} from (${made}) made group by unit_id, week, type_id returning *)
  insert into desk_demand_company_week as c (workspace_id, week, type_id, ${all})
  select ${here}, week, type_id, ${sums} from come group by week, type_id
  on conflict (workspace_id, week, type_id) do update set ${each(name => `${name} = c.${name} + excluded.${name}`)}`.execute(
    tx,
  )

/** Makes the weeks of some days again from their requests. */
export async function foldWeeks(tx: Tx, zone: string, cells: readonly Cell[]): Promise<void> {
  const weeks = weekCells(cells)
  await sql`/* demand.clearWeeks */
    with gone as (delete from desk_demand_week d where d.workspace_id = ${here} and ${isOneOfWeeks(weeks)} returning d.*)
    update desk_demand_company_week c set ${each(name => `${name} = c.${name} - g.${name}`)}
    from (select week, type_id, ${sums} from gone group by week, type_id) g
    where c.workspace_id = ${here} and c.week = g.week and c.type_id = g.type_id`.execute(tx)
  await keep(tx, weeksAgain(zone, weeks))
}

/** Makes every week of the company again. */
export async function foldAllWeeks(tx: Tx, zone: string): Promise<void> {
  for (const table of ['desk_demand_week', 'desk_demand_company_week'])
    await sql`/* demand.clearAllWeeks */ delete from ${sql.table(table)} where workspace_id = ${here}`.execute(
      tx,
    )
  await keep(tx, weeksOfWindow(zone, null, null))
}
