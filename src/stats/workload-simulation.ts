import { isComputable } from './computable.ts'
import { drawForecastPaths, type ForecastPaths } from './forecast-paths.ts'
import { type Refusal, refuse } from './outcome.ts'
import type { QuantileForecast } from './quantile-forecast.ts'
import { createRandom, type Random } from './random.ts'

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
