import { drawAskedHours, meanAskedHours } from './asked-hours.ts'
import { type Refusal, refuse } from './outcome.ts'
import { checkChanges, type WorkChange } from './work-change.ts'
import {
  crossingQuantile,
  crossWorkload,
  type Fan,
  fanOf,
  simulateWorkload,
  type Workload,
} from './workload.ts'
import type { WorkFutures } from './workload-simulation.ts'

export type ScenarioRequest = {
  /** Hours the team can work in each week. */
  capacity: readonly number[]
  backlogHours: number
  past: readonly { work: number; capacity: number }[]
  threshold: number
  span?: number
  changes?: readonly WorkChange[]
}

/** The answer of `simulateWorkload`, and what stands behind it. */
export type WorkScenario = Workload & {
  /** Quantiles of the hours asked in each week, at `workloadLevels`. */
  asked: Fan
  /** Quantiles of the hours asked over all weeks together, at `workloadLevels`. */
  total: number[]
  /** Mean hours asked over all weeks, by type and by unit. */
  ofTypes: number[]
  ofUnits: number[]
  /** First week above the threshold: the week by whose end 10, 50, 90 % of the futures are, null where fewer ever are. */
  first: { p10: number | null; p50: number | null; p90: number | null; never: number }
  /** Chance of being above within 13, 26 and 52 weeks, as far as the weeks go. */
  within: { weeks: number; probability: number }[]
}

/** Hours of all weeks together, by replication. */
function totalsOf(work: Float64Array, weeks: number): Float64Array {
  const totals = new Float64Array(work.length / weeks)
  for (let r = 0; r < totals.length; r++) for (let w = 0; w < weeks; w++) totals[r] += work[r * weeks + w]
  return totals
}

/** Fault of a scenario for the futures; null when there is none. */
function checkScenario(
  { weeks, types, units }: WorkFutures,
  { changes = [], capacity }: ScenarioRequest,
): Refusal | null {
  const fault = checkChanges(changes, types.length, units)
  if (fault || capacity.length === weeks) return fault
  return refuse('workload.shape', `a capacity of ${weeks} weeks is needed, there are ${capacity.length}`)
}

/**
 * The weeks ahead of a team under a scenario, from the same futures as every other scenario. Requests come by type and
 * unit, changes take a factor off them, each takes its time, and `simulateWorkload` holds the hours against the
 * capacity. The hours of a week are drawn from their exact mean and variance given the futures, not request by
 * request, so that the cost hangs neither on the number of requests nor on that of units with the same changes: types
 * times combinations of changes times weeks times replications.
 */
export function simulateScenario(futures: WorkFutures, request: ScenarioRequest): WorkScenario | Refusal {
  const { changes = [], ...held } = request
  const { weeks } = futures
  const fault = checkScenario(futures, request)
  if (fault) return fault
  const work = drawAskedHours(futures, changes)
  const result = simulateWorkload({ ...held, work })
  if (!result.ok) return result
  const { crossed } = result
  const ends = [13, 26, 52].filter(end => end <= weeks)
  return {
    ...result,
    asked: fanOf(work, weeks),
    total: fanOf(totalsOf(work, weeks), 1).map(([value]) => value),
    ...meanAskedHours(futures, changes),
    first: {
      p10: crossingQuantile(result, 0.1),
      p50: crossingQuantile(result, 0.5),
      p90: crossingQuantile(result, 0.9),
      never: 1 - crossed[weeks - 1],
    },
    within: ends.map(end => ({ weeks: end, probability: crossed[end - 1] })),
    assumed: [
      ...futures.assumed,
      'requests take their time independently; units keep their parts, but for the changes',
      ...(changes.some(change => [change.arrivals, change.hours].some(Array.isArray))
        ? ['effects are drawn from their ranges independently of each other']
        : []),
      ...result.assumed,
    ],
  }
}

/**
 * How probably the share of capacity has crossed the threshold, and is above it, by week: what `simulateScenario` says,
 * without its quantiles and means. For many scenarios looked over on the same futures, which are summed but once.
 */
export function crossScenario(
  futures: WorkFutures,
  request: ScenarioRequest,
): Pick<Workload, 'ok' | 'crossed' | 'above'> | Refusal {
  const fault = checkScenario(futures, request)
  if (fault) return fault
  const { changes = [], ...held } = request
  return crossWorkload({ ...held, work: drawAskedHours(futures, changes) })
}
