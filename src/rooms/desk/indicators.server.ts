import { effortIndicators } from '#people.server'
import type { Context } from '#platform/context.server.ts'
import { addDays } from '#platform/day.ts'
import type { Indicator, IndicatorScope } from '#platform/indicator.ts'
import { forbidden } from '#platform/refusal.ts'
import {
  countDeflections,
  deflectionsByMonth as countsByMonth,
  type DeflectionFilter,
} from './deflection.store.server.ts'
import {
  type Demand,
  type DemandSums,
  type PartSums,
  readDemand,
  readDemandBy,
  readDemandByMonth,
} from './demand.server.ts'
import { deskReach, maySeeDesk } from './may.ts'

/** The address of the desk's list narrowed to a scope and some filters. */
export function requestsAddress(scope: IndicatorScope, filters: Record<string, string>): string {
  const query = new URLSearchParams(filters)
  if (scope.unitId !== null) query.set('unit', String(scope.unitId))
  return `desk?${query}`
}

const rangeOf = ({ from, to }: Pick<IndicatorScope, 'from' | 'to'>) => `${from}..${to}`
const hoursOf = (seconds: number | null) => (seconds === null ? null : seconds / 3600)

/** Requests whose target is decided: resolved with one, or late with one. */
const dueOf = ({ met, missed, overdue }: Pick<Demand, 'met' | 'missed' | 'overdue'>) => met + missed + overdue

type Figure = Pick<Indicator, 'value' | 'unit' | 'n' | 'evidence' | 'basis' | 'estimate'> & { why?: string }

function maker(scope: IndicatorScope) {
  return (id: string, { why, ...figure }: Figure): Indicator => ({
    id,
    from: scope.from,
    to: scope.to,
    method: id,
    ...figure,
    ...(figure.value === null && why !== undefined ? { why } : {}),
  })
}

/**
 * Figures of the requests of a window: arrivals, done, backlog, times, targets, repeats, estimated effort, guides
 * that spared a request. Of the units the reader lists only. Refuses who does not enter the desk.
 */
export async function demandIndicators(ctx: Context, scope: IndicatorScope): Promise<Indicator[]> {
  const demand = await readDemand(ctx, scope)
  const spared = await countDeflections(ctx, sparedIn(scope), deskReach(ctx.actor))
  const make = maker(scope)
  const opened = (filters: Record<string, string> = {}) =>
    requestsAddress(scope, { opened: rangeOf(scope), ...filters })
  const done = (filters: Record<string, string> = {}) =>
    requestsAddress(scope, { done: rangeOf(scope), ...filters })
  const count = (id: string, n: number, evidence: string) =>
    make(id, { value: n, unit: 'count', n, evidence })
  const waits = (id: string, seconds: number | null, n: number, evidence: string, why: string) =>
    make(id, { value: hoursOf(seconds), unit: 'hours', n, evidence, why })
  const { replied, resolved, replyP90, resolveP90 } = demand
  const answered = [replied, opened({ replied: 'yes' }), 'desk.noReply'] as const
  const solved = [resolved, opened({ resolved: 'yes' }), 'desk.noneResolved'] as const
  const due = dueOf(demand)
  return [
    count('desk.arrivals', demand.arrivals, opened()),
    count('desk.done', demand.done, done()),
    count('desk.declined', demand.declined, done({ status: 'declined' })),
    count('desk.backlogStart', demand.backlogStart, requestsAddress(scope, { openOn: scope.from })),
    count('desk.backlog', demand.backlogEnd, requestsAddress(scope, { openOn: scope.to })),
    waits('desk.firstReply', demand.replyMedian, ...answered),
    waits('desk.firstReplyP90', replyP90, ...answered),
    waits('desk.resolve', demand.resolveMedian, ...solved),
    waits('desk.resolveMean', resolved ? demand.resolveSeconds / resolved : null, ...solved),
    waits('desk.resolveP90', resolveP90, ...solved),
    make('desk.targetsMet', {
      value: due ? demand.met / due : null,
      unit: 'share',
      n: due,
      evidence: opened({ target: 'due' }),
      why: 'desk.noTarget',
    }),
    count('desk.repeated', demand.repeated, opened({ repeated: 'yes' })),
    make('desk.repeatedShare', {
      value: demand.arrivals ? demand.repeated / demand.arrivals : null,
      unit: 'share',
      n: demand.arrivals,
      evidence: opened(),
      why: 'desk.noArrivals',
    }),
    make('desk.estimatedHours', {
      value: demand.estimatedMinutes / 60,
      unit: 'hours',
      n: demand.estimated,
      basis: 'estimated',
      evidence: done({ effort: 'estimated' }),
    }),
    ...(['opened', 'solved'] as const).map(outcome =>
      count(
        outcome === 'opened' ? 'desk.guidesOpened' : 'desk.guidesSolved',
        spared[outcome],
        deflectionsAddress(scope, outcome),
      ),
    ),
    ...workload(await effortIndicators(ctx, scope), demand, scope),
  ]
}

/** The address of the guides' records of a window. */
function deflectionsAddress(scope: IndicatorScope, outcome: 'opened' | 'solved'): string {
  const last = addDays(scope.to, -1)
  const query = new URLSearchParams({ period: `${scope.from}..${last}`, outcome })
  if (scope.unitId !== null) query.set('unit', String(scope.unitId))
  return `desk/guides/spared?${query}`
}

const sparedIn = (scope: IndicatorScope): DeflectionFilter => ({ ...scope, guideId: null, outcome: null })

/**
 * Hours of work, reactive and proactive: those logged, and for requests done where nobody logged, their type's stated
 * default, which is reactive. Each says how much of it is estimated.
 */
function workload(effort: readonly Indicator[], demand: Demand, scope: IndicatorScope): Indicator[] {
  const make = maker(scope)
  const logged = (id: string) => effort.find(figure => figure.id === `people.${id}`) as Indicator
  const reactive = logged('reactiveHours')
  const proactive = logged('proactiveHours')
  const all = logged('reactiveShare')
  const estimate = {
    value: demand.estimatedMinutes / 60,
    n: demand.estimated,
    evidence: requestsAddress(scope, { done: rangeOf(scope), effort: 'estimated' }),
  }
  const figure = (hours: number, n: number, evidence: string) => ({
    value: hours + estimate.value,
    unit: 'hours' as const,
    n: n + estimate.n,
    basis: estimate.n === 0 ? ('logged' as const) : n === 0 ? ('estimated' as const) : ('mixed' as const),
    evidence,
    estimate,
  })
  const reactiveWork = figure(reactive.value ?? 0, reactive.n, reactive.evidence)
  const allWork = figure((reactive.value ?? 0) + (proactive.value ?? 0), all.n, all.evidence)
  return [
    make('desk.workHours', allWork),
    make('desk.reactiveHours', reactiveWork),
    make('desk.proactiveHours', {
      value: proactive.value,
      unit: 'hours',
      n: proactive.n,
      basis: 'logged',
      evidence: proactive.evidence,
    }),
    make('desk.reactiveShare', {
      ...allWork,
      // Estimates know nothing of what the team chose to do: a share needs a ledger.
      value: all.n > 0 && allWork.value > 0 ? reactiveWork.value / allWork.value : null,
      unit: 'share',
      why: allWork.n > 0 ? 'desk.noLedger' : 'desk.noWork',
    }),
  ]
}

/** Figures of one month of requests; the first and last month are cut to the window. */
export interface DemandMonth {
  /** "2026-03" */
  month: string
  arrivals: number
  done: number
  declined: number
  /** Open when the month, or the window, began, and when it ended. */
  backlogStart: number
  backlogEnd: number
  repeated: number
  /** Opened this month, with a target that is decided: kept or missed. */
  due: number
  met: number
  /** Done this month without logged time, and the hours their types state for them. */
  estimated: number
  estimatedHours: number
  /** Units that asked. */
  unitIds: number[]
}

/** Requests month by month over a window, of the units the reader lists. */
export async function demandByMonth(ctx: Context, scope: IndicatorScope): Promise<DemandMonth[]> {
  return (await readDemandByMonth(ctx, scope)).map(row => ({
    month: row.month,
    arrivals: row.arrivals,
    done: row.done,
    declined: row.declined,
    backlogStart: row.backlogStart,
    backlogEnd: row.backlogEnd,
    repeated: row.repeated,
    due: dueOf(row),
    met: row.met,
    estimated: row.estimated,
    estimatedHours: row.estimatedMinutes / 60,
    unitIds: row.unitIds,
  }))
}

export interface DemandShare {
  /** A unit's (itself, not those below) or a type's id; null: no unit. */
  id: number | null
  arrivals: number
  repeated: number
  done: number
  /** Mean hours to resolve; null where none is. */
  resolveMeanHours: number | null
  /** Done without logged time, and the hours their types state for them. */
  estimated: number
  estimatedHours: number
  /** The address of the requests that arrived. */
  evidence: string
}

const toShare = (row: PartSums & DemandSums, evidence: string): DemandShare => ({
  id: row.id,
  arrivals: row.arrivals,
  repeated: row.repeated,
  done: row.done,
  resolveMeanHours: row.resolved ? row.resolveSeconds / row.resolved / 3600 : null,
  estimated: row.estimated,
  estimatedHours: row.estimatedMinutes / 60,
  evidence,
})

/** Requests of a window by the unit that asked, the most first. */
export async function demandByUnit(ctx: Context, scope: IndicatorScope): Promise<DemandShare[]> {
  const opened = rangeOf(scope)
  return (await readDemandBy(ctx, scope, 'unit_id')).map(row =>
    toShare(row, requestsAddress(scope, { opened, itself: row.id === null ? 'none' : String(row.id) })),
  )
}

/** Requests of a window by type, the most first. */
export async function demandByType(ctx: Context, scope: IndicatorScope): Promise<DemandShare[]> {
  const opened = rangeOf(scope)
  return (await readDemandBy(ctx, scope, 'type_id')).map(row =>
    toShare(row, requestsAddress(scope, { opened, type: String(row.id) })),
  )
}

export interface SparedMonth {
  /** "2026-03" */
  month: string
  /** Guides opened while asking, those that answered included. */
  opened: number
  /** Guides that answered: nothing was asked. */
  solved: number
}

/** Guides opened and asks they spared, month by month, of the units the reader lists; months without any are absent. */
export async function deflectionsByMonth(ctx: Context, scope: IndicatorScope): Promise<SparedMonth[]> {
  if (!maySeeDesk(ctx.actor)) throw forbidden()
  const rows = await countsByMonth(ctx, sparedIn(scope), deskReach(ctx.actor))
  return rows.map(({ month, opened, solved }) => ({ month, opened, solved }))
}
