import { type RawBuilder, sql } from 'kysely'
import { unitsBelow } from '#people.server'
import type { Context } from '#platform/context.server.ts'
import type { IndicatorScope } from '#platform/indicator.ts'
import { type DemandGround, dayStart, demandCells, demandGround } from './demand.store.server.ts'
import { type Days, monthAfter, monthOf } from './demand-cut.ts'

/** Sums over some requests. Seconds are those of every wait together. */
export interface DemandSums {
  arrivals: number
  replied: number
  replySeconds: number
  resolved: number
  resolveSeconds: number
  /** Resolved by the time they were due, and after it. */
  met: number
  missed: number
  /** Asked before in the same words. */
  repeated: number
  done: number
  declined: number
  /** Done without logged time: the type's default is their estimate. */
  estimated: number
  estimatedMinutes: number
}

export interface DemandPart extends DemandSums {
  /** A unit's (itself, not those below) or a type's id; null: no unit. */
  id: number | null
}

/** Everything read of one window. */
export interface Demand extends DemandSums {
  units: DemandPart[]
  types: DemandPart[]
  /** Seconds, each a big-endian int4, in any order. */
  replyWaits: Uint8Array
  resolveWaits: Uint8Array
  /** Open, due and not waiting for the requester. */
  overdue: number
  backlogStart: number
}

const summed = sql`coalesce(sum(c.arrivals), 0)::int as arrivals, coalesce(sum(c.replied), 0)::int as replied,
  coalesce(sum(c.reply_seconds), 0)::bigint as "replySeconds", coalesce(sum(c.resolved), 0)::int as resolved,
  coalesce(sum(c.resolve_seconds), 0)::bigint as "resolveSeconds", coalesce(sum(c.met), 0)::int as met,
  coalesce(sum(c.missed), 0)::int as missed, coalesce(sum(c.repeated), 0)::int as repeated, coalesce(sum(c.done), 0)::int as done,
  coalesce(sum(c.declined), 0)::int as declined, coalesce(sum(c.estimated), 0)::int as estimated,
  coalesce(sum(c.estimated * c.effort), 0)::int as "estimatedMinutes"`

/** Cells with the effort their type states. */
const withEffort = (cells: RawBuilder<unknown>) => sql`
  select x.*, t.default_effort_minutes as effort from (${cells}) x
    join desk_request_type t on t.workspace_id = (select app_workspace()) and t.id = x.type_id`

interface Found {
  ground: DemandGround
  unitIds: number[] | null
}

async function ground(ctx: Context, unitId: number | null): Promise<Found> {
  return {
    ground: await demandGround(ctx),
    unitIds: unitId === null ? null : await unitsBelow(ctx.tx, unitId),
  }
}

const unitFilter = (unitIds: number[] | null) =>
  unitIds === null ? sql`true` : sql`r.unit_id = any(${unitIds}::bigint[])`

/** Requests opened in the window that are open, due and not waiting for the requester, by month. */
async function overdueByMonth(
  ctx: Context,
  { ground, unitIds }: Found,
  days: Days,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ month: string; n: number }>`/* demand.overdue */
    select to_char(r.opened_at at time zone ${ground.zone}, 'YYYY-MM') as month, count(*)::int as n from desk_request r
    where r.workspace_id = (select app_workspace()) and r.merged_into_id is null and r.status in ('new', 'triaged', 'in_progress')
      and coalesce(r.resolution_due_at, 'infinity') < ${new Date(ctx.now)} and ${unitFilter(unitIds)}
      and r.opened_at >= ${dayStart(ground, days.from)} and r.opened_at < ${dayStart(ground, days.to)}
    group by 1`.execute(ctx.tx)
  return new Map(rows.map(row => [row.month, row.n]))
}

/** Requests opened before the day and not done before it. */
async function backlogOn(ctx: Context, { ground, unitIds }: Found, day: string): Promise<number> {
  const first = ground.known?.first
  if (first === undefined || first >= day) return 0
  const cells = demandCells(ground, { from: monthOf(first), to: day }, unitIds)
  const { rows } = await sql<{ n: number }>`/* demand.backlog */
    select coalesce(sum(c.arrivals) - sum(c.done), 0)::int as n from (${cells}) c`.execute(ctx.tx)
  return rows[0].n
}

/** Reads the window whole: sums, by unit, by type, every wait. */
export async function readDemand(ctx: Context, scope: IndicatorScope): Promise<Demand> {
  const found = await ground(ctx, scope.unitId)
  const cells = withEffort(demandCells(found.ground, scope, found.unitIds))
  type Row = DemandSums & {
    part: 'unit' | 'type' | 'all'
    id: number
    reply: Uint8Array | null
    resolve: Uint8Array | null
  }
  const { rows } = await sql<Row>`/* demand.window */
    with c as materialized (${cells})
    select case when grouping(c.unit_id) = 0 then 'unit' else 'type' end as part, coalesce(c.unit_id, c.type_id) as id, ${summed},
      null::bytea as reply, null::bytea as resolve
    from c group by grouping sets ((c.unit_id), (c.type_id))
    union all
    select 'all', 0, ${summed}, string_agg(c.reply_waits, ''), string_agg(c.resolve_waits, '') from c`.execute(
    ctx.tx,
  )
  const overdue = await overdueByMonth(ctx, found, scope)
  const partsOf = (part: Row['part']): DemandPart[] =>
    rows
      .filter(row => row.part === part)
      .map(({ part: _, reply: __, resolve: ___, ...sums }) => ({ ...sums, id: sums.id || null }))
      .sort((a, b) => b.arrivals - a.arrivals || (a.id ?? 0) - (b.id ?? 0))
  const { part: _, id: __, reply, resolve, ...all } = rows.find(row => row.part === 'all') as Row
  return {
    ...all,
    units: partsOf('unit'),
    types: partsOf('type'),
    replyWaits: reply ?? new Uint8Array(),
    resolveWaits: resolve ?? new Uint8Array(),
    overdue: [...overdue.values()].reduce((sum, n) => sum + n, 0),
    backlogStart: await backlogOn(ctx, found, scope.from),
  }
}

export interface DemandMonth extends DemandSums {
  month: string
  backlogStart: number
  backlogEnd: number
  overdue: number
  /** Units that asked. */
  unitIds: number[]
}

const noSums: DemandSums = {
  arrivals: 0,
  replied: 0,
  replySeconds: 0,
  resolved: 0,
  resolveSeconds: 0,
  met: 0,
  missed: 0,
  repeated: 0,
  done: 0,
  declined: 0,
  estimated: 0,
  estimatedMinutes: 0,
}

/** The months of a window in order, the first and last cut to it. */
export async function readDemandByMonth(ctx: Context, scope: IndicatorScope): Promise<DemandMonth[]> {
  const found = await ground(ctx, scope.unitId)
  const cells = withEffort(demandCells(found.ground, scope, found.unitIds))
  const { rows } = await sql<DemandSums & { month: string; unitIds: number[] | null }>`/* demand.months */
    select to_char(c.day, 'YYYY-MM') as month, ${summed},
      array_agg(distinct c.unit_id) filter (where c.arrivals > 0 and c.unit_id > 0) as "unitIds"
    from (${cells}) c group by 1`.execute(ctx.tx)
  const byMonth = new Map(rows.map(row => [row.month, row]))
  const overdue = await overdueByMonth(ctx, found, scope)
  let backlog = await backlogOn(ctx, found, scope.from)
  const months: DemandMonth[] = []
  for (let first = monthOf(scope.from); first < scope.to; first = monthAfter(first, 1)) {
    const month = first.slice(0, 7)
    const { unitIds, ...sums } = byMonth.get(month) ?? { ...noSums, unitIds: null }
    const backlogStart = backlog
    backlog += sums.arrivals - sums.done
    months.push({
      ...sums,
      month,
      backlogStart,
      backlogEnd: backlog,
      overdue: overdue.get(month) ?? 0,
      unitIds: unitIds ?? [],
    })
  }
  return months
}
