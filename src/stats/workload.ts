import { type Refusal, refuse } from './outcome.ts'

export type WorkloadRequest = {
  /** Hours that the requests of a week ask for: `work[r * weeks + w]`, of replication r in week w. */
  work: Float64Array
  /** Hours the team can work in each week. */
  capacity: readonly number[] | Float64Array
  /** Hours waiting before the first week. */
  backlogHours: number
  /** The last weeks before the first, the oldest first: the share over `span` weeks begins with them. */
  past: readonly { work: number; capacity: number }[]
  /** Share of capacity that is too much, above 0. */
  threshold: number
  /** Weeks over which a share is taken; 4 when absent. */
  span?: number
}

/** Quantiles of one measure by week, at `workloadLevels`. */
export type Fan = number[][]

/** Quantiles shown of every measure. */
export const workloadLevels = [0.1, 0.25, 0.5, 0.75, 0.9] as const

/**
 * What the weeks ahead hold. `share` is the hours asked in the last `span` weeks over the hours there were,
 * `backlog` the hours waiting at a week's end, `wait` the weeks that work would take at the threshold's pace.
 * `crossing[r]` is the first week in which the share of replication r is above the threshold, `weeks` where it never
 * is; `crossed[w]` the probability that it was by the end of week w, `above[w]` that it is in week w.
 */
export type Workload = {
  ok: true
  share: Fan
  backlog: Fan
  wait: Fan
  crossing: Int32Array
  crossed: number[]
  above: number[]
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
  if (!(threshold > 0)) return refuse('workload.threshold', `a share above 0 is needed, not ${threshold}`)
  if (!Number.isInteger(span) || span < 1)
    return refuse('workload.span', `a mean is over a whole number of weeks of at least 1, not ${span}`)
  if (!(backlogHours >= 0))
    return refuse('workload.backlog', `hours waiting are at least 0, not ${backlogHours}`)
  return null
}

/** Hours there are in the last `span` weeks, at each week ahead. */
function hoursThere({ past, capacity, span = 4 }: WorkloadRequest): Float64Array {
  const all = [...past.slice(-(span - 1)).map(week => week.capacity), ...capacity]
  const before = all.length - capacity.length
  return Float64Array.from(capacity, (_, w) =>
    all.slice(Math.max(0, before + w + 1 - span), before + w + 1).reduce((sum, hours) => sum + hours, 0),
  )
}

/** Quantile of sorted values, on the line between its neighbours (Hyndman and Fan 1996, type 7). */
function quantileOf(sorted: Float64Array, p: number): number {
  const place = p * (sorted.length - 1)
  const low = Math.floor(place)
  const high = Math.min(low + 1, sorted.length - 1)
  return sorted[low]! + (place - low) * (sorted[high]! - sorted[low]!)
}

/** Quantiles over replications of `values[r * weeks + w]`, by level and week. */
export function fanOf(values: Float64Array, weeks: number): Fan {
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

/** The weeks of every replication: `share[r * weeks + w]`, `backlog` and `wait` alike, and what they come to. */
function runWeeks(request: WorkloadRequest) {
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
  const above = new Int32Array(weeks)
  const there = hoursThere(request)
  const none = there.findIndex(hours => !(hours > 0 && Number.isFinite(hours)))
  if (none >= 0)
    return refuse(
      'workload.capacity',
      `there are no hours to work in the ${span} weeks up to week ${none + 1}`,
    )
  const before = past.slice(-(span - 1)).map(week => week.work)
  const asked = new Float64Array(before.length + weeks)
  asked.set(before)
  let all = 0
  for (let r = 0, at = 0; r < replications; r++) {
    let waiting = backlogHours
    let sum = before.reduce((total, hours) => total + hours, 0)
    for (let w = 0; w < weeks; w++, at++) {
      const here = before.length + w
      asked[here] = work[at]!
      sum += work[at]! - (here >= span ? asked[here - span]! : 0)
      share[at] = Math.max(0, sum / there[w]!)
      waiting = Math.max(0, waiting + work[at]! - threshold * capacity[w]!)
      backlog[at] = waiting
      wait[at] = (waiting * Math.min(span, here + 1)) / (threshold * there[w]!)
      all += share[at]! + wait[at]!
      if (share[at]! <= threshold) continue
      above[w]!++
      if (crossing[r] === weeks) {
        crossing[r] = w
        crossings[w]!++
      }
    }
  }
  // Only absurd hours make it run over.
  if (!Number.isFinite(all))
    return refuse(
      'workload.too-large',
      'the hours asked are too many, or the hours there are too few, to be divided: check their units',
    )
  // One after another, each the sum of those before.
  for (let w = 1; w < weeks; w++) crossings[w]! += crossings[w - 1]!
  return {
    ok: true as const,
    share,
    backlog,
    wait,
    crossing,
    crossed: Array.from(crossings, count => count / replications),
    above: Array.from(above, count => count / replications),
  }
}

/**
 * Weeks in which what is asked outgrows what the team can give. A share is the hours asked over the hours there are,
 * both of the last `span` weeks, so that one busy week is no verdict. The backlog grows by what is asked and shrinks by
 * what the team answers, which is held at the threshold's share of its hours; a wait is the backlog over the mean pace
 * of those weeks. Refuses `span` weeks without an hour, and hours whose quotients run over. Cost: replications times
 * weeks, and three sorts per week.
 */
export function simulateWorkload(request: WorkloadRequest): Workload | Refusal {
  const run = runWeeks(request)
  if (!run.ok) return run
  const { span = 4, threshold, capacity } = request
  const weeks = capacity.length
  return {
    ...run,
    share: fanOf(run.share, weeks),
    backlog: fanOf(run.backlog, weeks),
    wait: fanOf(run.wait, weeks),
    assumed: [
      `a share is that of ${span} weeks together`,
      `answering is held at ${Math.round(threshold * 100)} % of the hours when the backlog is worked off`,
    ],
  }
}

/** The probabilities of `simulateWorkload` without its quantiles, which cost several times as much. */
export function crossWorkload(
  request: WorkloadRequest,
): Pick<Workload, 'ok' | 'crossed' | 'above'> | Refusal {
  const run = runWeeks(request)
  return run.ok ? { ok: true, crossed: run.crossed, above: run.above } : run
}

/**
 * Week of a quantile of the crossing: the first by whose end at least `p` of the futures are across; null where fewer
 * ever are.
 */
export function crossingQuantile({ crossed }: Pick<Workload, 'crossed'>, p: number): number | null {
  const week = crossed.findIndex(share => share >= p)
  return week < 0 ? null : week
}
