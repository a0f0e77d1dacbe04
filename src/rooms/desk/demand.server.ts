import { sql } from 'kysely'
import { unitsBelow } from '#people.server'
import type { Context } from '#platform/context.server.ts'
import { monthStart } from '#platform/day.ts'
import type { IndicatorScope } from '#platform/indicator.ts'
import { readOnce } from '#platform/readings.server.ts'
import { forbidden } from '#platform/refusal.ts'
import { type DemandGround, demandCells, demandGround } from './demand.store.server.ts'
import { dayStart, here } from './demand-cell.store.server.ts'
import type { Days } from './demand-cut.ts'
import { waitQuantiles } from './demand-wait.store.server.ts'
import { deskReach, maySeeDesk } from './may.ts'

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
  /** Seconds; null where nobody was answered, or nothing resolved. */
  replyMedian: number | null
  replyP90: number | null
  resolveMedian: number | null
  resolveP90: number | null
  /** Open, due and not waiting for the requester. */
  overdue: number
  backlogStart: number
  backlogEnd: number
}

const counted = sql`sum(c.arrivals)::int as arrivals, sum(c.replied)::int as replied, sum(c.reply_seconds)::bigint as "replySeconds",
  sum(c.resolved)::int as resolved, sum(c.resolve_seconds)::bigint as "resolveSeconds", sum(c.met)::int as met,
  sum(c.missed)::int as missed, sum(c.repeated)::int as repeated, sum(c.done)::int as done, sum(c.declined)::int as declined,
  sum(c.estimated)::int as estimated, sum(c.estimated::bigint * t.default_effort_minutes)::bigint as "estimatedMinutes"`

/** What the readings of one call share. */
export interface DemandFound {
  ground: DemandGround
  /** Null: the whole company. */
  unitIds: number[] | null
}

/**
 * Units whose requests a figure counts: those of the scope that the reader lists too, so that a figure and the list
 * behind it agree. Null: the whole company.
 */
async function demandUnits(ctx: Context, unitId: number | null): Promise<number[] | null> {
  if (!maySeeDesk(ctx.actor)) throw forbidden()
  const reach = deskReach(ctx.actor)
  if (unitId === null) return reach === 'all' ? null : [...reach]
  const below = await readOnce(ctx, `demand.below ${unitId}`, () => unitsBelow(ctx.tx, unitId))
  return reach === 'all' ? below : below.filter(id => reach.includes(id))
}

/** The ground and the units of a scope. */
export const foundDemand = async (
  ctx: Context,
  { unitId }: Pick<IndicatorScope, 'unitId'>,
): Promise<DemandFound> => ({
  ground: await readOnce(ctx, 'demand.ground', () => demandGround(ctx)),
  unitIds: await demandUnits(ctx, unitId),
})

const nameOf = (reading: string, { unitIds }: DemandFound, from: string, to: string) =>
  `${reading} ${from} ${to} ${unitIds ?? 'all'}`

const ofUnits = (unitIds: number[] | null) =>
  unitIds === null ? sql`true` : sql`r.unit_id = any(${unitIds}::bigint[])`

/** The first day of each month of a window, that of the first being the window's. */
function monthStarts({ from, to }: Days): string[] {
  const starts = [from]
  for (let next = monthStart(from, 1); next < to; next = monthStart(next, 1)) starts.push(next)
  return starts
}

/** Requests opened in each month of a window that are open, late and not waiting for the requester. */
const overdueByMonth = (ctx: Context, base: DemandFound, { from, to }: Days): Promise<number[]> =>
  readOnce(ctx, nameOf('demand.overdue', base, from, to), async () => {
    const { ground, unitIds } = base
    const days = monthStarts({ from, to })
    const starts = sql.join(days.map(day => dayStart(ground.zone, day)))
    const { rows } = await sql<{ part: number; n: number }>`/* demand.overdue */
      select width_bucket(r.opened_at, (select array[${starts}])) as part, count(*)::int as n from desk_request r
      where r.workspace_id = ${here} and r.merged_into_id is null and r.status in ('new', 'triaged', 'in_progress') and r.resolved_at is null
        and r.resolution_due_at < ${new Date(ctx.now)} and ${ofUnits(unitIds)}
        and r.opened_at >= ${dayStart(ground.zone, from)} and r.opened_at < ${dayStart(ground.zone, to)}
      group by 1`.execute(ctx.tx)
    const found = new Map(rows.map(row => [row.part, row.n]))
    return days.map((_, index) => found.get(index + 1) ?? 0)
  })

/**
 * Requests opened before the day and not done before it: of the months up to and with the day's, less those of its
 * days from there on, which the window that begins with it reads too.
 */
const backlogOn = (ctx: Context, base: DemandFound, day: string): Promise<number> =>
  readOnce(ctx, nameOf('demand.backlog', base, '', day), async () => {
    const { ground, unitIds } = base
    const first = ground.known?.first
    if (first === undefined || first >= day) return 0
    const end = monthStart(day) === day ? day : monthStart(day, 1)
    const added = (days: Days) =>
      sql`(select coalesce(sum(c.arrivals) - sum(c.done), 0) from (${demandCells(ground, days, unitIds)}) c)`
    const months = added({ from: monthStart(first), to: end })
    const { rows } = await sql<{ n: number }>`/* demand.backlog */
      select (${end === day ? months : sql`${months} - ${added({ from: day, to: end })}`})::int as n`.execute(
      ctx.tx,
    )
    return rows[0].n
  })

interface SumsRow extends DemandSums {
  /** The first day of the month, with the unit (0: none); or else the type. */
  month: string | null
  unitId: number | null
  typeId: number | null
}

interface Sums {
  /** Each month's sums of each unit. */
  ofUnits: SumsRow[]
  ofTypes: SumsRow[]
}

const additive = [
  'arrivals',
  'replied',
  'reply_seconds',
  'resolved',
  'resolve_seconds',
  'met',
  'missed',
  'repeated',
  'done',
  'declined',
  'estimated',
]

/**
 * Cells whose sums are those of a window. Of a month that the window takes most of, all is added and the few days
 * beside the window are taken away again.
 */
function cellsAdded(base: DemandFound, { from, to }: Days) {
  const { ground, unitIds } = base
  const early = monthStart(from) !== from && from.slice(8) <= '15' && to >= monthStart(from, 1)
  const late = monthStart(to) !== to && to.slice(8) > '16' && from <= monthStart(to)
  const whole = { from: early ? monthStart(from) : from, to: late ? monthStart(to, 1) : to }
  const cells = (days: Days, sign: '+' | '-') =>
    sql`select day, unit_id, type_id, ${sql.raw(additive.map(name => `${sign}${name} as ${name}`).join(', '))}
      from (${demandCells(ground, days, unitIds)}) part`
  return sql.join(
    [
      cells(whole, '+'),
      ...(early ? [cells({ from: whole.from, to: from }, '-')] : []),
      ...(late ? [cells({ from: to, to: whole.to }, '-')] : []),
    ],
    sql` union all `,
  )
}

/** Sums of a window by month and unit, and by type: every figure but the quantiles is added up from them. */
const readSums = (ctx: Context, base: DemandFound, { from, to }: Days): Promise<Sums> =>
  readOnce(ctx, nameOf('demand.sums', base, from, to), async () => {
    const { rows } = await sql<SumsRow>`/* demand.sums */
      select c.month, c.unit_id as "unitId", c.type_id as "typeId", ${counted}
      from (select x.*, date_trunc('month', x.day::timestamp)::date as month from (${cellsAdded(base, { from, to })}) x) c
      join desk_request_type t on t.workspace_id = ${here} and t.id = c.type_id
      group by grouping sets ((c.month, c.unit_id), (c.type_id))`.execute(ctx.tx)
    const some = rows.filter(row => summed.some(key => row[key] !== 0))
    return {
      ofUnits: some.filter(row => row.typeId === null),
      ofTypes: some.filter(row => row.typeId !== null),
    }
  })

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
const summed = Object.keys(noSums) as (keyof DemandSums)[]

function added(rows: readonly DemandSums[]): DemandSums {
  const sums = { ...noSums }
  for (const row of rows) for (const key of summed) sums[key] += row[key]
  return sums
}

/** Sums of a window, and quantiles of its waits. */
export async function readDemand(ctx: Context, scope: IndicatorScope): Promise<Demand> {
  const base = await foundDemand(ctx, scope)
  const sums = added((await readSums(ctx, base, scope)).ofTypes)
  const waits = await waitQuantiles(ctx, base, scope, [0.5, 0.9])
  const [replyMedian, replyP90] = waits.reply
  const [resolveMedian, resolveP90] = waits.resolve
  const overdue = await overdueByMonth(ctx, base, scope)
  const backlogStart = await backlogOn(ctx, base, scope.from)
  return {
    ...sums,
    replyMedian,
    replyP90,
    resolveMedian,
    resolveP90,
    overdue: overdue.reduce((all, n) => all + n, 0),
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
  const { ofUnits, ofTypes } = await readSums(ctx, await foundDemand(ctx, scope), scope)
  const parts =
    column === 'unit_id' ? Map.groupBy(ofUnits, row => row.unitId) : Map.groupBy(ofTypes, row => row.typeId)
  return [...parts]
    .map(([id, rows]) => ({ id: id === 0 ? null : id, ...added(rows) }))
    .sort((a, b) => b.arrivals - a.arrivals || (a.id ?? Infinity) - (b.id ?? Infinity))
}

export interface MonthSums extends DemandSums {
  month: string
  backlogStart: number
  backlogEnd: number
  overdue: number
  /** Units that asked. */
  unitIds: number[]
}

/** The months of a window in order, the first and last cut to it. */
export async function readDemandByMonth(ctx: Context, scope: IndicatorScope): Promise<MonthSums[]> {
  const base = await foundDemand(ctx, scope)
  const byMonth = Map.groupBy((await readSums(ctx, base, scope)).ofUnits, row => row.month)
  const overdue = await overdueByMonth(ctx, base, scope)
  let backlog = await backlogOn(ctx, base, scope.from)
  return monthStarts(scope).map((start, index) => {
    const rows = byMonth.get(monthStart(start)) ?? []
    const sums = added(rows)
    const backlogStart = backlog
    backlog += sums.arrivals - sums.done
    const asking = rows.flatMap(({ arrivals, unitId }) => (arrivals > 0 && unitId ? [unitId] : []))
    return {
      ...sums,
      month: start.slice(0, 7),
      backlogStart,
      backlogEnd: backlog,
      overdue: overdue[index],
      unitIds: asking.sort((a, b) => a - b),
    }
  })
}
