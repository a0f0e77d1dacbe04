import { type RawBuilder, sql } from 'kysely'
import type { Days } from './demand-cut.ts'

type Sql = RawBuilder<unknown>

/** One day (or month, by its first day) of one unit and type; a unit of 0 is none. */
export interface Cell {
  day: string
  unit_id: number
  type_id: number
}

export const here = sql`(select app_workspace())`

/** The moment a day begins in a time zone. */
export const dayStart = (zone: string, day: string): Sql => sql`app_day_start(${day}::date, ${zone})`

/** Asked before in the same words by anybody of the company; `r` is the request. */
export const repeatedAsk = sql`exists (select 1 from desk_request earlier where earlier.workspace_id = r.workspace_id
  and earlier.ask_key = r.ask_key and earlier.merged_into_id is null
  and (earlier.opened_at, earlier.id) < (r.opened_at, r.id))`

const kept = sql`r.workspace_id = ${here} and r.merged_into_id is null`
/** Whole seconds from opening; at most what an int4 holds, which is 68 years. */
const seconds = (until: Sql) =>
  sql`least(greatest(0, floor(date_part('epoch', ${until} - r.opened_at))), 2147483647)::int`

/** Requests opened, summed by cell; `rows` is what follows `from` and names the request `r`. */
const openedCells = (zone: string, rows: Sql): Sql => sql`
  select (r.opened_at at time zone ${zone})::date as day, coalesce(r.unit_id, 0) as unit_id, r.type_id,
    count(*)::int as arrivals,
    count(r.first_reply_at)::int as replied, coalesce(sum(${seconds(sql`r.first_reply_at`)}), 0)::bigint as reply_seconds,
    coalesce(string_agg(int4send(${seconds(sql`r.first_reply_at`)}), '') filter (where r.first_reply_at is not null), '') as reply_waits,
    count(r.resolved_at)::int as resolved, coalesce(sum(${seconds(sql`r.resolved_at`)}), 0)::bigint as resolve_seconds,
    coalesce(string_agg(int4send(${seconds(sql`r.resolved_at`)}), '') filter (where r.resolved_at is not null), '') as resolve_waits,
    count(*) filter (where r.resolved_at <= r.resolution_due_at)::int as met,
    count(*) filter (where r.resolved_at > r.resolution_due_at)::int as missed,
    count(*) filter (where ${repeatedAsk})::int as repeated,
    0 as done, 0 as declined, 0 as estimated
  from ${rows} group by 1, 2, 3`

/** Requests the team was done with, summed by cell. */
const doneCells = (zone: string, rows: Sql): Sql => sql`
  select (r.done_at at time zone ${zone})::date, coalesce(r.unit_id, 0), r.type_id,
    0, 0, 0::bigint, ''::bytea, 0, 0::bigint, ''::bytea, 0, 0, 0,
    count(*)::int, count(*) filter (where r.status = 'declined')::int,
    count(*) filter (where r.logged_minutes = 0 and r.status <> 'declined')::int
  from ${rows} group by 1, 2, 3`

export const columns = sql.raw(
  'day, unit_id, type_id, arrivals, replied, reply_seconds, reply_waits, resolved, resolve_seconds, resolve_waits, met, missed, repeated, done, declined, estimated',
)

/** Cells as rows named `c`. */
export const cellsAsRows = (cells: readonly Cell[]): Sql =>
  sql`unnest(${cells.map(cell => cell.day)}::date[], ${cells.map(cell => cell.unit_id)}::bigint[], ${cells.map(cell => cell.type_id)}::bigint[]) c (day, unit_id, type_id)`

/** Whether `d` is one of the cells. */
export const isOneOf = (cells: readonly Cell[], day = sql`d.day`): Sql =>
  cells.length === 0
    ? sql`false`
    : sql`(${day}, d.unit_id, d.type_id) in (select c.day, c.unit_id, c.type_id from ${cellsAsRows(cells)})`

export const distinctCells = (cells: readonly Cell[]): Cell[] => [
  ...new Map(cells.map(cell => [`${cell.day} ${cell.unit_id} ${cell.type_id}`, cell])).values(),
]

/** As the indexes by cell have it. */
const unitOrNone = sql`case when r.unit_id is null then 0 else r.unit_id end`

/**
 * Requests of some cells, by the column that says when, as what follows `from`. The cells lead: each reads its requests
 * from an index, whatever the planner takes their number for. `days` is how long a cell is.
 */
export const requestsOfCells = (
  zone: string,
  cells: readonly Cell[],
  column: 'opened_at' | 'done_at',
  days = 1,
): Sql => sql`
  (select c.type_id, c.unit_id, app_day_start(c.day, ${zone}) as since, app_day_start(c.day + ${days}::int, ${zone}) as until
    from ${cellsAsRows(cells)} offset 0) c
  cross join lateral (select r.* from desk_request r where ${kept} and r.type_id = c.type_id and ${unitOrNone} = c.unit_id
    and ${sql.ref(`r.${column}`)} >= c.since and ${sql.ref(`r.${column}`)} < c.until offset 0) r`

/** Requests of a window by the column that says when, as what follows `from`; a null window is all there is. */
export function requestsOfWindow(
  zone: string,
  days: Days | null,
  unitIds: readonly number[] | null,
  column: 'opened_at' | 'done_at',
): Sql {
  const at = sql.ref(`r.${column}`)
  const units = unitIds === null ? sql`true` : sql`r.unit_id = any(${[...unitIds]}::bigint[])`
  const within =
    days === null
      ? sql`${at} is not null`
      : sql`${at} >= ${dayStart(zone, days.from)} and ${at} < ${dayStart(zone, days.to)}`
  return sql`desk_request r where ${kept} and ${units} and ${within}`
}

/** Sums of some cells made from their requests. */
export const cellsAgain = (zone: string, cells: readonly Cell[]): Sql =>
  sql`${openedCells(zone, requestsOfCells(zone, cells, 'opened_at'))} union all ${doneCells(zone, requestsOfCells(zone, cells, 'done_at'))}`

/** Sums of a window made from its requests; a null window is all there is. */
export const windowAgain = (zone: string, days: Days | null, unitIds: readonly number[] | null): Sql =>
  sql`${openedCells(zone, requestsOfWindow(zone, days, unitIds, 'opened_at'))}
    union all ${doneCells(zone, requestsOfWindow(zone, days, unitIds, 'done_at'))}`

/**
 * The stale cells that `marks` (rows of desk_demand_stale) speak of: those of the marks themselves, and that of
 * whoever asked next in the same words, who is a repeat or not by what the mark tells.
 */
export const cellsOfMarks = (zone: string, marks: Sql): Sql => sql`
  select (m.at at time zone ${zone})::date as day, m.unit_id, m.type_id from ${marks} m
  union
  select (n.opened_at at time zone ${zone})::date, coalesce(n.unit_id, 0), n.type_id
  from (select distinct ask_key, at, request_id from ${marks} asked where ask_key is not null) m cross join lateral (
    select r.opened_at, r.unit_id, r.type_id from desk_request r
    where ${kept} and r.ask_key = m.ask_key and (r.opened_at, r.id) > (m.at, m.request_id)
    order by r.opened_at, r.id limit 1) n`
