import { type Refusal, refuse } from './outcome.ts'

export type WorkloadRequest = {
  /** Hours that the requests of a week ask for: `work[r * weeks + w]`, of replication r in week w. */
  work: Float64Array
  /** Hours the team can work in each week, above 0. */
  capacity: readonly number[] | Float64Array
  /** Hours waiting before the first week. */
  backlogHours: number
  /** Shares of the last weeks before the first, the oldest first: the mean over `span` weeks begins with them. */
  past: readonly number[]
  /** Share of capacity that is too much, above 0. */
  threshold: number
  /** Weeks over which a share is averaged; 4 when absent. */
  span?: number
}

/** Quantiles of one measure by week, at `workloadLevels`. */
export type Fan = number[][]

/** Quantiles shown of every measure. */
export const workloadLevels = [0.1, 0.25, 0.5, 0.75, 0.9] as const

/**
 * What the weeks ahead hold. `share` is the mean over `span` weeks of the hours asked over the hours there are,
 * `backlog` the hours waiting at a week's end, `wait` the weeks that work would take at the threshold's pace.
 * `crossing[r]` is the first week in which the share of replication r is above the threshold, `weeks` where it never
 * is; `crossed[w]` the probability that it was by the end of week w.
 */
export type Workload = {
  ok: true
  share: Fan
  backlog: Fan
  wait: Fan
  crossing: Int32Array
  crossed: number[]
  assumed: string[]
}

/** Fault of a request; null when there is none. */
function checkWorkload({
  work,
  capacity,
  threshold,
  span = 4,
  backlogHours,
}: WorkloadRequest): Refusal | null {
  const weeks = capacity.length
  if (weeks === 0 || work.length === 0 || work.length % weeks !== 0)
    return refuse(
      'workload.shape',
      'the hours asked are whole replications of as many weeks as have a capacity',
    )
  const none = capacity.findIndex(hours => !(hours > 0 && Number.isFinite(hours)))
  if (none >= 0) return refuse('workload.capacity', `week ${none + 1} has no hours to work`)
  if (!(threshold > 0)) return refuse('workload.threshold', `a share above 0 is needed, not ${threshold}`)
  if (!Number.isInteger(span) || span < 1)
    return refuse('workload.span', `a mean is over a whole number of weeks of at least 1, not ${span}`)
  if (!(backlogHours >= 0))
    return refuse('workload.backlog', `hours waiting are at least 0, not ${backlogHours}`)
  return null
}

/** Quantile of sorted values, on the line between its neighbours (Hyndman and Fan 1996, type 7). */
function quantileOf(sorted: Float64Array, p: number): number {
  const place = p * (sorted.length - 1)
  const low = Math.floor(place)
  const high = Math.min(low + 1, sorted.length - 1)
  return sorted[low]! + (place - low) * (sorted[high]! - sorted[low]!)
}

/** Quantiles over replications of `values[r * weeks + w]`, by level and week. */
function fanOf(values: Float64Array, weeks: number): Fan {
  const replications = values.length / weeks
  const fan: Fan = workloadLevels.map(() => new Array<number>(weeks))
  const column = new Float64Array(replications)
  for (let w = 0; w < weeks; w++) {
    for (let r = 0; r < replications; r++) column[r] = values[r * weeks + w]!
    column.sort()
    workloadLevels.forEach((p, level) => {
      fan[level]![w] = quantileOf(column, p)
    })
  }
  return fan
}

/**
 * Weeks in which what is asked outgrows what the team can give. A share is the hours asked in the week over the hours
 * there are, averaged over the last `span` weeks so that one busy week is no verdict. The backlog grows by what is
 * asked and shrinks by what the team answers, which is held at the threshold's share of its hours; a wait is the
 * backlog over that pace. Refuses weeks without hours. Cost: replications times weeks, and a sort per week.
 */
export function simulateWorkload(request: WorkloadRequest): Workload | Refusal {
  const no = checkWorkload(request)
  if (no) return no
  const { work, capacity, backlogHours, past, threshold, span = 4 } = request
  const weeks = capacity.length
  const replications = work.length / weeks
  const share = new Float64Array(work.length)
  const backlog = new Float64Array(work.length)
  const wait = new Float64Array(work.length)
  const crossing = new Int32Array(replications).fill(weeks)
  const crossings = new Int32Array(weeks)
  const before = past.slice(-(span - 1))
  const last = new Float64Array(before.length + weeks)
  last.set(before)
  for (let r = 0, at = 0; r < replications; r++) {
    let waiting = backlogHours
    let sum = before.reduce((all, one) => all + one, 0)
    for (let w = 0; w < weeks; w++, at++) {
      const here = before.length + w
      last[here] = work[at]! / capacity[w]!
      sum += last[here]! - (here >= span ? last[here - span]! : 0)
      share[at] = sum / Math.min(span, here + 1)
      const pace = threshold * capacity[w]!
      waiting = Math.max(0, waiting + work[at]! - pace)
      backlog[at] = waiting
      wait[at] = waiting / pace
      if (crossing[r] === weeks && share[at]! > threshold) {
        crossing[r] = w
        crossings[w]!++
      }
    }
  }
  // One after another, each the sum of those before.
  for (let w = 1; w < weeks; w++) crossings[w]! += crossings[w - 1]!
  return {
    ok: true,
    share: fanOf(share, weeks),
    backlog: fanOf(backlog, weeks),
    wait: fanOf(wait, weeks),
    crossing,
    crossed: Array.from(crossings, count => count / replications),
    assumed: [
      `a share is the mean of ${span} weeks`,
      `answering is held at ${Math.round(threshold * 100)} % of the hours when the backlog is worked off`,
    ],
  }
}

/**
 * Week of a quantile of the crossing: the first by whose end at least `p` of the futures are across; null where fewer
 * ever are.
 */
export function crossingQuantile({ crossed }: Pick<Workload, 'crossed'>, p: number): number | null {
  const week = crossed.findIndex(share => share >= p)
  return week < 0 ? null : week
}
