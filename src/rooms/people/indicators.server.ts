import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#platform/context.server.ts'
import { addDays, workingDays } from '#platform/day.ts'
import type { Indicator, IndicatorScope } from '#platform/indicator.ts'
import { monthsOf } from '#platform/period.ts'
import { readOnce } from '#platform/readings.server.ts'
import { unitsBelow } from './access.server.ts'
import { absencesIn, capacityRecords } from './capacity.store.server.ts'
import {
  type Absence,
  type CapacityRecord,
  capacityByWeek,
  capacityHours,
  type WeekCapacity,
} from './capacity.ts'
import { type Activity, activities, type Mode } from './effort.ts'

async function unitFilter(ctx: Context, unitId: number | null): Promise<RawBuilder<unknown>> {
  if (unitId === null) return sql`true`
  const units = await readOnce(ctx, `people.below ${unitId}`, () => unitsBelow(ctx.tx, unitId))
  return sql`unit_id = any(${units}::bigint[])`
}

const nameOf = (reading: string, { from, to, unitId }: IndicatorScope) => `${reading} ${from} ${to} ${unitId}`

interface SumRow {
  activity: Activity
  mode: Mode
  minutes: number
  n: number
}
interface Sums {
  /** `month` is its first day. */
  byMonth: (SumRow & { month: string })[]
  /** A unit of null is none: time that served the whole company. */
  byUnit: (SumRow & { unitId: number | null })[]
}

/** Minutes by month or unit, activity and mode: the one reading of the ledger behind every figure here. */
const sums = (ctx: Context, scope: IndicatorScope): Promise<Sums> =>
  readOnce(ctx, nameOf('effort.sums', scope), async () => {
    const units = await unitFilter(ctx, scope.unitId)
    const { rows } = await sql<SumRow & { month: string | null; unitId: number | null }>`/* effort.sums */
      select e.month, e.unit_id as "unitId", e.activity, e.mode, sum(e.minutes)::int as minutes, count(*)::int as n
      from (select date_trunc('month', day::timestamp)::date as month, unit_id, activity, mode, minutes from people_effort
        where workspace_id = ${ctx.actor.workspaceId} and day >= ${scope.from}::date and day < ${scope.to}::date and ${units}) e
      group by grouping sets ((e.month, e.activity, e.mode), (e.unit_id, e.activity, e.mode))`.execute(ctx.tx)
    return {
      byMonth: rows.flatMap(row => (row.month === null ? [] : [{ ...row, month: row.month }])),
      byUnit: rows.filter(row => row.month === null),
    }
  })

interface Plans {
  records: CapacityRecord[]
  absences: Absence[]
}

/** Hours a week and absences of the members who stand at the unit or below; of everybody for the company. */
const plans = (ctx: Context, scope: IndicatorScope): Promise<Plans> =>
  readOnce(ctx, nameOf('capacity.plans', scope), () => readPlans(ctx, scope))

async function readPlans(ctx: Context, scope: IndicatorScope): Promise<Plans> {
  let members: number[] | null = null
  if (scope.unitId !== null) {
    const units = await unitFilter(ctx, scope.unitId)
    const { rows } = await sql<{ id: number }>`/* capacity.members */
      select id from people_member where workspace_id = ${ctx.actor.workspaceId} and ${units}`.execute(ctx.tx)
    members = rows.map(row => row.id)
  }
  return {
    records: await capacityRecords(ctx.tx, members),
    absences: await absencesIn(ctx.tx, members, scope),
  }
}

const totalOf = (rows: readonly SumRow[], keep: (row: SumRow) => boolean) => {
  const kept = rows.filter(keep)
  return {
    hours: kept.reduce((minutes, row) => minutes + row.minutes, 0) / 60,
    n: kept.reduce((count, row) => count + row.n, 0),
  }
}

function hoursByActivity(rows: readonly SumRow[]): Partial<Record<Activity, number>> {
  const hours: Partial<Record<Activity, number>> = {}
  for (const row of rows) hours[row.activity] = (hours[row.activity] ?? 0) + row.minutes / 60
  return hours
}

interface WorkCount {
  briefings: number
  trainings: number
  counted: number
  trained: number
  programmes: number
}

const countWork = (ctx: Context, scope: IndicatorScope): Promise<WorkCount> =>
  readOnce(ctx, nameOf('work.counts', scope), () => readWork(ctx, scope))

async function readWork(ctx: Context, scope: IndicatorScope): Promise<WorkCount> {
  const units = await unitFilter(ctx, scope.unitId)
  const closed = sql`closed_on >= ${scope.from}::date and closed_on < ${scope.to}::date`
  const { rows } = await sql<WorkCount>`/* work.counts */
    select count(*) filter (where activity = 'evangelising' and ${closed})::int as briefings,
      count(*) filter (where activity = 'education' and ${closed})::int as trainings,
      count(participants) filter (where activity = 'education' and ${closed})::int as counted,
      coalesce(sum(participants) filter (where activity = 'education' and ${closed}), 0)::int as trained,
      count(*) filter (where activity = 'programme')::int as programmes
    from people_work
    where workspace_id = ${ctx.actor.workspaceId} and opened_on < ${scope.to}::date
      and (closed_on is null or closed_on >= ${scope.from}::date) and ${units}`.execute(ctx.tx)
  return rows[0]
}

function address(page: 'effort' | 'work' | 'capacity', scope: IndicatorScope, filters: object = {}): string {
  const query = new URLSearchParams({ period: periodOf(scope), ...filters })
  if (scope.unitId !== null) query.set('unit', String(scope.unitId))
  return `people/${page}?${query}`
}

/** The window as the key of a period, whose last day is included. */
function periodOf({ from, to }: IndicatorScope): string {
  return `${from}..${addDays(to, -1)}`
}

/**
 * Figures of the ledger, capacity and own work over a window: hours by mode and by activity, reactive share of the
 * hours logged, hours the team could work, briefings held, people trained, programmes run. All hours are logged ones.
 */
export async function effortIndicators(ctx: Context, scope: IndicatorScope): Promise<Indicator[]> {
  const { byMonth: rows } = await sums(ctx, scope)
  const work = await countWork(ctx, scope)
  const { records, absences } = await plans(ctx, scope)
  const all = totalOf(rows, () => true)
  const window = { from: scope.from, to: scope.to }
  const make = (id: string, figure: Omit<Indicator, 'id' | 'from' | 'to' | 'method'>): Indicator => ({
    id: `people.${id}`,
    ...window,
    method: `people.${id}`,
    ...figure,
  })
  const hours = (id: string, filters: object, keep: (row: SumRow) => boolean) => {
    const total = totalOf(rows, keep)
    const evidence = address('effort', scope, filters)
    return make(id, { value: total.hours, unit: 'hours', n: total.n, basis: 'logged', evidence })
  }
  const reactive = totalOf(rows, row => row.mode === 'reactive')
  const capacity = capacityHours(records, absences, window)
  const orNull = (known: boolean, value: number, why: string) =>
    known ? { value } : { value: null, why: `people.${why}` }
  return [
    hours('reactiveHours', { mode: 'reactive' }, row => row.mode === 'reactive'),
    hours('proactiveHours', { mode: 'proactive' }, row => row.mode === 'proactive'),
    make('reactiveShare', {
      ...orNull(all.n > 0, reactive.hours / (all.hours || 1), 'noEffort'),
      unit: 'share',
      n: all.n,
      basis: 'logged',
      evidence: address('effort', scope),
    }),
    ...activities.map(activity => hours(`${activity}Hours`, { activity }, row => row.activity === activity)),
    make('capacityHours', {
      ...orNull(capacity !== null, capacity ?? 0, 'noCapacity'),
      unit: 'hours',
      n: new Set(records.map(record => record.memberId)).size,
      evidence: address('capacity', scope),
    }),
    make('briefings', {
      value: work.briefings,
      unit: 'count',
      n: work.briefings,
      evidence: address('work', scope, { activity: 'evangelising', state: 'closed' }),
    }),
    make('trained', {
      ...orNull(work.counted > 0, work.trained, 'noTraining'),
      unit: 'count',
      n: work.trainings,
      evidence: address('work', scope, { activity: 'education', state: 'closed' }),
    }),
    make('programmes', {
      value: work.programmes,
      unit: 'count',
      n: work.programmes,
      evidence: address('work', scope, { activity: 'programme' }),
    }),
  ]
}

export interface EffortMonth {
  month: string
  reactiveHours: number
  proactiveHours: number
  /** Logged hours by activity; absent where none. */
  hours: Partial<Record<Activity, number>>
  n: number
  /** Hours the team could work; null where no hours a week are in force. */
  capacityHours: number | null
  /** Weeks of five working days. */
  weeks: number
}

/** Hours logged and hours the team could work, month by month; the first and last month are cut to the window. */
export async function effortByMonth(ctx: Context, scope: IndicatorScope): Promise<EffortMonth[]> {
  const byMonth = Map.groupBy((await sums(ctx, scope)).byMonth, row => row.month.slice(0, 7))
  const { records, absences } = await plans(ctx, scope)
  const months = monthsOf(scope)
  return months.map((month, index) => {
    const rows = byMonth.get(month) ?? []
    const from = index === 0 ? scope.from : `${month}-01`
    const to = index === months.length - 1 ? scope.to : `${months[index + 1]}-01`
    return {
      month,
      reactiveHours: totalOf(rows, row => row.mode === 'reactive').hours,
      proactiveHours: totalOf(rows, row => row.mode === 'proactive').hours,
      hours: hoursByActivity(rows),
      n: totalOf(rows, () => true).n,
      capacityHours: capacityHours(records, absences, { from, to }),
      weeks: workingDays(from, to) / 5,
    }
  })
}

export interface EffortShare {
  /** The unit itself, not those below; null: time that served the whole company. */
  unitId: number | null
  reactiveHours: number
  proactiveHours: number
  /** Logged hours by activity; absent where none. */
  hours: Partial<Record<Activity, number>>
  n: number
}

/** Hours logged by the unit they served, the most first. */
export async function effortByUnit(ctx: Context, scope: IndicatorScope): Promise<EffortShare[]> {
  const { byUnit } = await sums(ctx, scope)
  const shares = [...Map.groupBy(byUnit, row => row.unitId)].map(([unitId, mine]) => ({
    unitId,
    reactiveHours: totalOf(mine, row => row.mode === 'reactive').hours,
    proactiveHours: totalOf(mine, row => row.mode === 'proactive').hours,
    hours: hoursByActivity(mine),
    n: totalOf(mine, () => true).n,
  }))
  const all = (share: EffortShare) => share.reactiveHours + share.proactiveHours
  return shares.sort((a, b) => all(b) - all(a) || (a.unitId ?? 0) - (b.unitId ?? 0))
}

/** Hours the team could work in the window: hours a week less absences, weekends left out; null where none are set. */
export async function capacityOf(ctx: Context, scope: IndicatorScope): Promise<number | null> {
  const { records, absences } = await plans(ctx, scope)
  return capacityHours(records, absences, scope)
}

export interface CapacityWeek extends WeekCapacity {
  /** The hours were nobody away. */
  presentHours: number | null
}

/** The hours the team could work in each week that overlaps the window, whole weeks; null where none are set. */
export async function capacityWeeks(ctx: Context, scope: IndicatorScope): Promise<CapacityWeek[]> {
  const { records, absences } = await plans(ctx, scope)
  const present = capacityByWeek(records, [], scope)
  return capacityByWeek(records, absences, scope).map((week, index) => ({
    ...week,
    presentHours: present[index].hours,
  }))
}

/** Units that are not archived: all, or the unit and those below it. */
export async function countUnits(ctx: Context, unitId: number | null): Promise<number> {
  const { rows } = await sql<{ n: number }>`/* units.count */
    select count(*)::int as n from people_unit where workspace_id = ${ctx.actor.workspaceId} and archived_at is null
      and ${unitId === null ? sql`true` : sql`id = any(${await unitsBelow(ctx.tx, unitId)}::bigint[])`}`.execute(
    ctx.tx,
  )
  return rows[0].n
}
