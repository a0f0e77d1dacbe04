import { type RawBuilder, sql } from 'kysely'
import { unitsBelow } from '#people.server'
import type { Context } from '#platform/context.server.ts'
import type { IndicatorScope } from '#platform/indicator.ts'
import { forbidden } from '#platform/refusal.ts'
import { type DemandGround, demandCells, demandGround } from './demand.store.server.ts'
import { dayStart, here } from './demand-cell.store.server.ts'
import { monthAfter, monthOf } from './demand-cut.ts'
import { deskReach, maySeeDesk } from './may.ts'
import { readWaits } from './waits.ts'

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

export interface PartSums extends DemandSums {
  /** A unit's (itself, not those below) or a type's id; null: no unit. */
  id: number | null
}

/** Everything read of one window. */
export interface Demand extends DemandSums {
  /** Seconds, in any order. */
  replyWaits: Int32Array
  resolveWaits: Int32Array
  /** Open, due and not waiting for the requester. */
  overdue: number
  backlogStart: number
  backlogEnd: number
}

const counted = sql`coalesce(sum(c.arrivals), 0)::int as arrivals, coalesce(sum(c.replied), 0)::int as replied,
  coalesce(sum(c.reply_seconds), 0)::bigint as "replySeconds", coalesce(sum(c.resolved), 0)::int as resolved,
  coalesce(sum(c.resolve_seconds), 0)::bigint as "resolveSeconds", coalesce(sum(c.met), 0)::int as met,
  coalesce(sum(c.missed), 0)::int as missed, coalesce(sum(c.repeated), 0)::int as repeated, coalesce(sum(c.done), 0)::int as done,
  coalesce(sum(c.declined), 0)::int as declined, coalesce(sum(c.estimated), 0)::int as estimated,
  coalesce(sum(c.estimated::bigint * c.effort), 0)::bigint as "estimatedMinutes"`

/** Cells with the effort their type states. */
const withEffort = (cells: RawBuilder<unknown>) => sql`
  select x.*, t.default_effort_minutes as effort from (${cells}) x
    join desk_request_type t on t.workspace_id = ${here} and t.id = x.type_id`

interface Found {
  ground: DemandGround
  /** Null: the whole company. */
  unitIds: number[] | null
}

/**
 * Units whose requests a figure counts: those of the scope that the reader lists too, so that a figure and the list
 * behind it agree. Null: the whole company.
 */
export async function demandUnits(ctx: Context, unitId: number | null): Promise<number[] | null> {
  if (!maySeeDesk(ctx.actor)) throw forbidden()
  const reach = deskReach(ctx.actor)
  if (unitId === null) return reach === 'all' ? null : [...reach]
  const below = await unitsBelow(ctx.tx, unitId)
  return reach === 'all' ? below : below.filter(id => reach.includes(id))
}

const found = async (ctx: Context, { unitId }: IndicatorScope): Promise<Found> => ({
  ground: await demandGround(ctx),
  unitIds: await demandUnits(ctx, unitId),
})

const ofUnits = (unitIds: number[] | null) =>
  unitIds === null ? sql`true` : sql`r.unit_id = any(${unitIds}::bigint[])`

/** Requests opened from each of the days on (up to the next one, or to the end) that are open, late and not waiting for the requester. */
async function overdueFrom(
  ctx: Context,
  { ground, unitIds }: Found,
  days: readonly string[],
  end: string,
): Promise<number[]> {
  const starts = sql.join(days.map(day => dayStart(ground.zone, day)))
  const { rows } = await sql<{ part: number; n: number }>`/* demand.overdue */
    select width_bucket(r.opened_at, array[${starts}]) as part, count(*)::int as n from desk_request r
    where r.workspace_id = ${here} and r.merged_into_id is null and r.status in ('new', 'triaged', 'in_progress') and r.resolved_at is null
      and r.resolution_due_at < ${new Date(ctx.now)} and ${ofUnits(unitIds)}
      and r.opened_at >= ${dayStart(ground.zone, days[0])} and r.opened_at < ${dayStart(ground.zone, end)}
    group by 1`.execute(ctx.tx)
  const found = new Map(rows.map(row => [row.part, row.n]))
  return days.map((_, index) => found.get(index + 1) ?? 0)
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

/** Sums of a window, and every wait. */
export async function readDemand(ctx: Context, scope: IndicatorScope): Promise<Demand> {
  const base = await found(ctx, scope)
  const cells = withEffort(demandCells(base.ground, scope, base.unitIds))
  const { rows } = await sql<
    DemandSums & { reply: Uint8Array | null; resolve: Uint8Array | null }
  >`/* demand.window */
    select ${counted}, string_agg(c.reply_waits, '') as reply, string_agg(c.resolve_waits, '') as resolve from (${cells}) c`.execute(
    ctx.tx,
  )
  const [overdue] = await overdueFrom(ctx, base, [scope.from], scope.to)
  const { reply, resolve, ...sums } = rows[0]
  const backlogStart = await backlogOn(ctx, base, scope.from)
  return {
    ...sums,
    replyWaits: readWaits(reply ?? new Uint8Array()),
    resolveWaits: readWaits(resolve ?? new Uint8Array()),
    overdue,
    backlogStart,
    backlogEnd: backlogStart + sums.arrivals - sums.done,
  }
}

/** Sums of a window by unit or by type, the most asked first. */
export async function readDemandBy(
  ctx: Context,
  scope: IndicatorScope,
  column: 'unit_id' | 'type_id',
): Promise<PartSums[]> {
  const base = await found(ctx, scope)
  const cells = withEffort(demandCells(base.ground, scope, base.unitIds))
  const { rows } = await sql<PartSums>`/* demand.parts */
    select nullif(${sql.ref(`c.${column}`)}, 0) as id, ${counted} from (${cells}) c
    group by ${sql.ref(`c.${column}`)} order by arrivals desc, id`.execute(ctx.tx)
  return rows
}

export interface MonthSums extends DemandSums {
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
export async function readDemandByMonth(ctx: Context, scope: IndicatorScope): Promise<MonthSums[]> {
  const base = await found(ctx, scope)
  const cells = withEffort(demandCells(base.ground, scope, base.unitIds))
  const { rows } = await sql<DemandSums & { month: string; unitIds: number[] | null }>`/* demand.months */
    select to_char(c.day, 'YYYY-MM') as month, ${counted},
      json_agg(distinct c.unit_id) filter (where c.arrivals > 0 and c.unit_id > 0) as "unitIds"
    from (${cells}) c group by 1`.execute(ctx.tx)
  const byMonth = new Map(rows.map(row => [row.month, row]))
  const starts = [scope.from]
  for (let next = monthAfter(scope.from, 1); next < scope.to; next = monthAfter(next, 1)) starts.push(next)
  const overdue = await overdueFrom(ctx, base, starts, scope.to)
  let backlog = await backlogOn(ctx, base, scope.from)
  const months: MonthSums[] = []
  for (const [index, start] of starts.entries()) {
    const month = start.slice(0, 7)
    const { unitIds, ...sums } = byMonth.get(month) ?? { ...noSums, unitIds: null }
    const backlogStart = backlog
    backlog += sums.arrivals - sums.done
    months.push({
      ...sums,
      month,
      backlogStart,
      backlogEnd: backlog,
      overdue: overdue[index],
      unitIds: unitIds ?? [],
    })
  }
  return months
}
