import { type RawBuilder, sql } from 'kysely'
import type { Context, Tx } from '#platform/context.server.ts'
import { cutWindow, type Days, monthOf } from './demand-cut.ts'

type Sql = RawBuilder<unknown>

/** One day (or month, by its first day) of one unit and type; a unit of 0 is none. */
interface Cell {
  day: string
  unit_id: number
  type_id: number
}

/** Stale cells up to which a reading makes them again; beyond, it reads every request instead. */
const MOST_STALE = 2000
/** Marks taken by one fold. */
const MARKS = 20_000

/** What a reading of demand stands on: the company's time zone, where records begin and end, the stale cells. */
export interface DemandGround {
  zone: string
  known: { first: string; last: string } | null
  /** Null: too many to make again one by one. */
  stale: readonly Cell[] | null
}

const here = sql`(select app_workspace())`

/** Reads the ground of every figure below. */
export async function demandGround({ tx }: Context): Promise<DemandGround> {
  const ground = await sql<{ zone: string; first: string | null; last: string | null }>`/* demand.ground */
    select w.time_zone as zone, (least(e.opened, e.done) at time zone w.time_zone)::date as first,
      (greatest(l.opened, l.done) at time zone w.time_zone)::date as last
    from platform_workspace w,
      (select min(opened_at) as opened, min(done_at) as done from desk_request where workspace_id = ${here}) e,
      (select max(opened_at) as opened, max(done_at) as done from desk_request where workspace_id = ${here}) l
    where w.workspace_id = ${here}`.execute(tx)
  const stale = await sql<Cell>`/* demand.stale */
    select distinct day, unit_id, type_id from desk_demand_stale where workspace_id = ${here} limit ${MOST_STALE + 1}`.execute(
    tx,
  )
  const { zone, first, last } = ground.rows[0]
  return {
    zone,
    known: first !== null && last !== null ? { first, last } : null,
    stale: stale.rows.length > MOST_STALE ? null : stale.rows,
  }
}

/** The moment a day begins where the company is. */
export const dayStart = (ground: DemandGround, day: string): Sql =>
  sql`(${day}::timestamp at time zone ${ground.zone})`

const kept = sql`r.workspace_id = ${here} and r.merged_into_id is null`
const seconds = (until: Sql) => sql`greatest(0, extract(epoch from ${until} - r.opened_at))::int`

/** Requests opened, summed by cell; `rows` is what follows `from` and names the request `r`. */
const openedCells = (ground: DemandGround, rows: Sql): Sql => sql`
  select (r.opened_at at time zone ${ground.zone})::date as day, coalesce(r.unit_id, 0) as unit_id, r.type_id,
    count(*)::int as arrivals,
    count(r.first_reply_at)::int as replied, coalesce(sum(${seconds(sql`r.first_reply_at`)}), 0)::bigint as reply_seconds,
    coalesce(string_agg(int4send(${seconds(sql`r.first_reply_at`)}), '') filter (where r.first_reply_at is not null), '') as reply_waits,
    count(r.resolved_at)::int as resolved, coalesce(sum(${seconds(sql`r.resolved_at`)}), 0)::bigint as resolve_seconds,
    coalesce(string_agg(int4send(${seconds(sql`r.resolved_at`)}), '') filter (where r.resolved_at is not null), '') as resolve_waits,
    count(*) filter (where r.resolved_at <= r.resolution_due_at)::int as met,
    count(*) filter (where r.resolved_at > r.resolution_due_at)::int as missed,
    count(*) filter (where exists (select 1 from desk_request e where e.workspace_id = r.workspace_id and e.ask_key = r.ask_key
      and e.merged_into_id is null and (e.opened_at, e.id) < (r.opened_at, r.id)))::int as repeated,
    0 as done, 0 as declined, 0 as estimated
  from ${rows} group by 1, 2, 3`

/** Requests the team was done with, summed by cell. */
const doneCells = (ground: DemandGround, rows: Sql): Sql => sql`
  select (r.done_at at time zone ${ground.zone})::date, coalesce(r.unit_id, 0), r.type_id,
    0, 0, 0::bigint, ''::bytea, 0, 0::bigint, ''::bytea, 0, 0, 0,
    count(*)::int, count(*) filter (where r.status = 'declined')::int,
    count(*) filter (where r.logged_minutes = 0 and r.status <> 'declined')::int
  from ${rows} group by 1, 2, 3`

const columns = sql.raw(
  'day, unit_id, type_id, arrivals, replied, reply_seconds, reply_waits, resolved, resolve_seconds, resolve_waits, met, missed, repeated, done, declined, estimated',
)
const sums = sql.raw(
  `sum(arrivals), sum(replied), sum(reply_seconds), string_agg(reply_waits, ''), sum(resolved), sum(resolve_seconds), string_agg(resolve_waits, ''), sum(met), sum(missed), sum(repeated), sum(done), sum(declined), sum(estimated)`,
)

const cellsAsRows = (cells: readonly Cell[]): Sql =>
  sql`unnest(${cells.map(cell => cell.day)}::date[], ${cells.map(cell => cell.unit_id)}::bigint[], ${cells.map(cell => cell.type_id)}::bigint[]) c (day, unit_id, type_id)`

/** Sums of some cells made from their requests. */
function cellsAgain(ground: DemandGround, cells: readonly Cell[]): Sql {
  const requests = (column: Sql) => sql`${cellsAsRows(cells)} join desk_request r on ${kept}
    and r.type_id = c.type_id and coalesce(r.unit_id, 0) = c.unit_id
    and ${column} >= c.day::timestamp at time zone ${ground.zone} and ${column} < (c.day + 1)::timestamp at time zone ${ground.zone}`
  return sql`${openedCells(ground, requests(sql`r.opened_at`))} union all ${doneCells(ground, requests(sql`r.done_at`))}`
}

/** Sums of a window made from its requests. */
function windowAgain(ground: DemandGround, days: Days, unitIds: readonly number[] | null): Sql {
  const units = unitIds === null ? sql`true` : sql`r.unit_id = any(${[...unitIds]}::bigint[])`
  const requests = (column: Sql) => sql`desk_request r where ${kept} and ${units}
    and ${column} >= ${dayStart(ground, days.from)} and ${column} < ${dayStart(ground, days.to)}`
  return sql`${openedCells(ground, requests(sql`r.opened_at`))} union all ${doneCells(ground, requests(sql`r.done_at`))}`
}

const oneOf = (cells: readonly Cell[], day = sql`d.day`): Sql =>
  cells.length === 0
    ? sql`false`
    : sql`exists (select 1 from ${cellsAsRows(cells)} where c.day = ${day} and c.unit_id = d.unit_id and c.type_id = d.type_id)`

const distinct = (cells: readonly Cell[]): Cell[] => [
  ...new Map(cells.map(cell => [`${cell.day} ${cell.unit_id} ${cell.type_id}`, cell])).values(),
]

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
  const parts = rest.map(days => read('desk_demand_day', days, sql`not ${oneOf(stale)}`))
  if (months) {
    const broken = distinct(
      stale.filter(cell => inside(cell, months)).map(cell => ({ ...cell, day: monthOf(cell.day) })),
    )
    parts.push(read('desk_demand_month', months, sql`not ${oneOf(broken)}`))
    if (broken.length > 0)
      parts.push(
        read(
          'desk_demand_day',
          months,
          sql`${oneOf(broken, sql`date_trunc('month', d.day)::date`)} and not ${oneOf(stale)}`,
        ),
      )
  }
  if (stale.length > 0) parts.push(cellsAgain(ground, stale))
  return parts
}

/**
 * The cells of a window as a query: sums where they are fresh, requests elsewhere; one cell may come in several rows,
 * and `day` may be the first of a month for all of it. Null units: the whole company. The figures are the same
 * wherever they are read from.
 */
export function demandCells(ground: DemandGround, window: Days, unitIds: readonly number[] | null): Sql {
  const { stale } = ground
  const parts =
    stale === null ? [windowAgain(ground, window, unitIds)] : keptCells({ ...ground, stale }, window, unitIds)
  return parts.length === 0
    ? sql`select ${columns} from desk_demand_day where false`
    : sql.join(
        parts.map(part => sql`(${part})`),
        sql` union all `,
      )
}

const FOLD_LOCK = 7_310_221

/** Makes the months of some days again from the sums of their days. */
async function foldMonths(tx: Tx, cells: readonly Cell[]): Promise<void> {
  const months = distinct(cells.map(cell => ({ ...cell, day: monthOf(cell.day) })))
  await sql`/* demand.clearMonths */ delete from desk_demand_month d where d.workspace_id = ${here} and ${oneOf(months)}`.execute(
    tx,
  )
  await sql`/* demand.keepMonths */ insert into desk_demand_month (workspace_id, ${columns})
    select ${here}, c.day, d.unit_id, d.type_id, ${sums} from ${cellsAsRows(months)} join desk_demand_day d on d.workspace_id = ${here}
      and d.unit_id = c.unit_id and d.type_id = c.type_id and d.day >= c.day and d.day < c.day + interval '1 month'
    group by c.day, d.unit_id, d.type_id`.execute(tx)
}

/**
 * Makes stale sums again and keeps them, oldest marks first. True where marks may be left. One fold of a company at
 * a time: a second one leaves at once.
 */
export async function foldDemand(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ free: boolean; zone: string }>`/* demand.hold */
    select pg_try_advisory_xact_lock(${FOLD_LOCK}, workspace_id) as free, time_zone as zone
    from platform_workspace where workspace_id = ${here}`.execute(tx)
  if (rows.length === 0 || !rows[0].free) return false
  const taken = await sql<Cell>`/* demand.take */
    delete from desk_demand_stale where workspace_id = ${here} and id in
      (select id from desk_demand_stale where workspace_id = ${here} order by id limit ${MARKS})
    returning day, unit_id, type_id`.execute(tx)
  if (taken.rows.length === 0) return false
  const cells = distinct(taken.rows)
  const ground: DemandGround = { zone: rows[0].zone, known: null, stale: cells }
  await sql`/* demand.clearDays */ delete from desk_demand_day d where d.workspace_id = ${here} and ${oneOf(cells)}`.execute(
    tx,
  )
  await sql`/* demand.keepDays */ insert into desk_demand_day (workspace_id, ${columns})
    select ${here}, day, unit_id, type_id, ${sums} from (${cellsAgain(ground, cells)}) made group by day, unit_id, type_id`.execute(
    tx,
  )
  await foldMonths(tx, cells)
  return taken.rows.length === MARKS
}
