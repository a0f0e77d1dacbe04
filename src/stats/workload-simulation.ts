import { isComputable } from './computable.ts'
import { drawForecastPaths, type ForecastPaths } from './forecast-paths.ts'
import { normalCdf } from './normal.ts'
import { type Refusal, refuse } from './outcome.ts'
import type { QuantileForecast } from './quantile-forecast.ts'
import { createRandom, type Random } from './random.ts'
import { changeFactors, changesOf, checkChanges, type WorkChange } from './work-change.ts'
import { crossingQuantile, type Fan, fanOf, simulateWorkload, type Workload } from './workload.ts'

/** Requests of one type: what comes, from whom, and what one takes. */
export type WorkType = {
  /** Requests by week: a forecast, or futures drawn from one (`paths[r * weeks + w]`). */
  arrivals: Pick<QuantileForecast, 'mean' | 'levels' | 'quantiles'> | Pick<ForecastPaths, 'paths'>
  /**
   * Where given, the arrivals are expected numbers and the number that comes is drawn around them, of variance
   * mean + dispersion mean² (0: Poisson). Absent: they are numbers that come, chance included.
   */
  dispersion?: number
  /** Mean hours of one request. */
  hours: number
  /** Squared coefficient of variation of the hours between requests; 1 when absent. */
  variation?: number
  /** Standard error of the mean hours, as a part of it; 0 when absent. */
  error?: number
  /** Part of each unit in the requests, adding up to 1; one unit when absent. */
  parts?: ArrayLike<number>
}

export type FuturesRequest = {
  types: readonly WorkType[]
  weeks: number
  /** 1,000 when absent. */
  replications?: number
  seed: number
  /** Correlation of the forecast errors of any two types, 0 to 1; 0.3 when absent. Not for arrivals given as paths. */
  together?: number
}

/** Futures before anything is done about them: every scenario of a comparison starts from the same. */
export type WorkFutures = {
  ok: true
  types: readonly WorkType[]
  weeks: number
  replications: number
  units: number
  /** Requests of each type: `counts[type][r * weeks + w]`, or expected numbers where it has a dispersion. */
  counts: Float64Array[]
  /** Hours of one request in a replication: `hours[type][r]`. */
  hours: Float64Array[]
  /** Chance of each week, standard normal. */
  chance: Float64Array
  random: Random
  assumed: string[]
}

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

function faultOfType(type: WorkType, weeks: number, cells: number, units: number): string | null {
  const { arrivals, dispersion = 0, hours, variation = 1, error = 0, parts } = type
  const wrongLength =
    'paths' in arrivals
      ? arrivals.paths.length !== cells
      : arrivals.mean.length !== weeks ||
        arrivals.quantiles.length !== arrivals.levels.length ||
        arrivals.quantiles.some(row => row.length !== weeks)
  if (wrongLength) return `needs arrivals of ${weeks} weeks`
  if (![dispersion, variation, error, hours].every(value => value >= 0 && isComputable(value)))
    return 'has hours, a variation, an error or a dispersion below 0 or beyond 1e100'
  if (!parts) return units === 1 ? null : `needs the parts of ${units} units`
  const list = Array.from(parts)
  const sum = list.reduce((all, part) => all + part, 0)
  if (list.length !== units || !list.every(part => part >= 0) || Math.abs(sum - 1) > 1e-6)
    return `needs the parts of ${units} units, adding up to 1`
  return null
}

/**
 * Draws the futures of all types. Forecast errors of two types have a correlation of `together`, from their normal
 * scores; of one type they persist as `drawForecastPaths` says. Cost: two normal draws per type, week and replication.
 */
export function drawWorkFutures(request: FuturesRequest): WorkFutures | Refusal {
  const { types, weeks, replications = 1000, seed, together = 0.3 } = request
  const cells = replications * weeks
  if (!(Number.isInteger(weeks) && weeks >= 1 && Number.isInteger(replications) && replications >= 1))
    return refuse('workload.shape', 'weeks and replications are whole numbers of at least 1')
  if (types.length === 0) return refuse('workload.types', 'at least one type of request is needed')
  if (!(together >= 0 && together <= 1))
    return refuse('workload.together', `a correlation is between 0 and 1 here, not ${together}`)
  const units = types[0].parts?.length ?? 1
  for (const [k, type] of types.entries()) {
    const fault = faultOfType(type, weeks, cells, units)
    if (fault) return refuse('workload.type', `type ${k + 1} ${fault}`)
  }
  const random = createRandom(seed)
  const normals = (stream: Random, count: number) => {
    const values = new Float64Array(count)
    for (let i = 0; i < count; i++) values[i] = stream.normal()
    return values
  }
  const shared = together > 0 ? normals(random.fork('shared'), 2 * cells) : new Float64Array(0)
  const [inShared, inOwn] = [Math.sqrt(together), Math.sqrt(1 - together)]
  const counts: Float64Array[] = []
  const assumed = new Set<string>()
  for (const [k, { arrivals }] of types.entries()) {
    if ('paths' in arrivals) {
      counts.push(arrivals.paths)
      continue
    }
    const own = random.fork(`type ${k}`)
    let at = 0
    const normal = together > 0 ? () => inShared * shared[at++] + inOwn * own.normal() : () => own.normal()
    const drawn = drawForecastPaths(arrivals, { replications, random: { normal }, floor: 0 })
    if (!drawn.ok) return drawn
    counts.push(drawn.paths)
    for (const sentence of drawn.assumed) assumed.add(sentence)
  }
  if (assumed.size > 0)
    assumed.add(`forecast errors of two types have a correlation of ${together}: together they stray further`)
  return {
    ok: true,
    types,
    weeks,
    replications,
    units,
    counts,
    hours: types.map(({ hours, error = 0 }, k) => {
      const stream = random.fork(`hours ${k}`)
      return Float64Array.from(
        { length: replications },
        () => hours * Math.max(0, 1 + error * stream.normal()),
      )
    }),
    chance: normals(random.fork('chance'), cells),
    random,
    assumed: [...assumed],
  }
}

/**
 * Value of mean `mean` and variance `variance`, not below 0, that rises with the normal score `z`: a gamma by the cube
 * of Wilson and Hilferty (1931), whose first two moments are right to 0.2 % from shape 1 on; where the mean is far
 * below the spread (less than a request a week) nothing or one large value, with the same two moments.
 */
export function spreadAround(mean: number, variance: number, z: number): number {
  if (!(variance > 0 && mean > 0)) return Math.max(0, mean)
  const shape = (mean * mean) / variance
  if (shape < 0.5) {
    const chance = shape / (1 + shape)
    return normalCdf(-z) < chance ? mean / chance : 0
  }
  const root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))
  return root > 0 ? mean * root * root * root : 0
}

/** Units under the same changes, as one: for each type the combinations met and the part of its requests under each. */
function grouped({ types, units }: WorkFutures, changes: readonly WorkChange[]) {
  const masks: number[] = []
  const place = new Map<number, number>()
  const ofUnit = types.map(() => new Int32Array(units))
  const groups = types.map(({ parts }, k) => {
    const weight = new Map<number, number>()
    for (let u = 0; u < units; u++) {
      const mask = changesOf(changes, k, u)
      let m = place.get(mask)
      if (m === undefined) {
        m = masks.push(mask) - 1
        place.set(mask, m)
      }
      ofUnit[k][u] = m
      const part = parts ? parts[u] : 1
      if (part > 0) weight.set(m, (weight.get(m) ?? 0) + part)
    }
    return [...weight].map(([m, part]) => ({ m, part, hours: 0 }))
  })
  return { masks, groups, ofUnit }
}

/** Hours asked of each week and replication, and their means by type and unit. */
export function drawWork(futures: WorkFutures, changes: readonly WorkChange[]) {
  const { types, weeks, replications, units, counts, hours, chance, random } = futures
  const { masks, groups, ofUnit } = grouped(futures, changes)
  const factors = changeFactors(changes, masks, weeks, random)
  const work = new Float64Array(replications * weeks)
  const variance = new Float64Array(weeks)
  for (let r = 0; r < replications; r++) {
    const row = r * weeks
    variance.fill(0)
    factors.next()
    for (let k = 0; k < types.length; k++) {
      const { dispersion, variation = 1 } = types[k]
      const one = hours[k][r]
      for (let w = 0; w < weeks; w++) {
        const count = counts[k][row + w]
        let mean = 0
        let square = 0
        for (const group of groups[k]) {
          const at = group.m * weeks + w
          const asked = group.part * factors.arrivals[at] * factors.hours[at] * one
          mean += asked
          square += asked * factors.hours[at] * one
          group.hours += count * asked
        }
        work[row + w] += count * mean
        // Of a given number each request is one of a unit and takes its time; else the number is chance too.
        const more = dispersion === undefined ? -mean * mean : dispersion * count * mean * mean
        variance[w] += count * Math.max(0, square * (1 + variation) + more)
      }
    }
    for (let w = 0; w < weeks; w++) work[row + w] = spreadAround(work[row + w], variance[w], chance[row + w])
  }
  const ofUnits = new Array<number>(units).fill(0)
  const ofTypes = groups.map((own, k) => {
    const perPart = new Map(own.map(({ m, part, hours }) => [m, hours / replications / part]))
    const { parts } = types[k]
    for (let u = 0; u < units; u++) ofUnits[u] += (parts ? parts[u] : 1) * (perPart.get(ofUnit[k][u]) ?? 0)
    return own.reduce((sum, group) => sum + group.hours / replications, 0)
  })
  return { work, ofTypes, ofUnits }
}

/** Hours of all weeks together, by replication. */
function totalsOf(work: Float64Array, weeks: number): Float64Array {
  const totals = new Float64Array(work.length / weeks)
  for (let r = 0; r < totals.length; r++) for (let w = 0; w < weeks; w++) totals[r] += work[r * weeks + w]
  return totals
}

/** Fault of a scenario for the futures; null when there is none. */
export function checkScenario(
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
  const { work, ofTypes, ofUnits } = drawWork(futures, changes)
  const result = simulateWorkload({ ...held, work })
  if (!result.ok) return result
  const { crossed } = result
  const ends = [13, 26, 52].filter(end => end <= weeks)
  return {
    ...result,
    asked: fanOf(work, weeks),
    total: fanOf(totalsOf(work, weeks), 1).map(([value]) => value),
    ofTypes,
    ofUnits,
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
