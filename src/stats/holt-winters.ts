import { classicalDecomposition } from './classical-decomposition.ts'
import { type Refusal, refuse } from './outcome.ts'
import { minimiseInBox } from './projected-bfgs.ts'
import {
  checkForecast,
  type ForecastRequest,
  gaussianForecast,
  type QuantileForecast,
} from './quantile-forecast.ts'

export type HoltWintersRequest = ForecastRequest & {
  /** How the season meets the level: added to it, or multiplied with it (values above zero only). */
  season: 'additive' | 'multiplicative'
}

/**
 * A Holt-Winters forecast. `squares` is the sum of squared one-step errors from the second season on, which the three
 * weights minimise; `level`, `slope` and `seasonal` (the next season's, in order) are the last states.
 */
export type HoltWinters = QuantileForecast & {
  alpha: number
  beta: number
  gamma: number
  squares: number
  level: number
  slope: number
  seasonal: number[]
}

type Start = { level: number; slope: number; seasonal: number[] }
type Weights = readonly [alpha: number, beta: number, gamma: number]

/** Seasons that the first states are taken from. */
const startSeasons = 2

/** Starting states: the indices of the first two seasons, and a line through their centred averages. */
function startOf(series: readonly number[], period: number, season: HoltWintersRequest['season']) {
  const parts = classicalDecomposition(series.slice(0, startSeasons * period), period, season)
  if (!parts.ok) return parts
  const trend = parts.trend.filter(value => value !== null)
  const centre = (trend.length + 1) / 2
  const mean = trend.reduce((a, b) => a + b, 0) / trend.length
  const product = trend.reduce((sum, value, i) => sum + (i + 1 - centre) * value, 0)
  const spread = trend.reduce((sum, _, i) => sum + (i + 1 - centre) ** 2, 0)
  const slope = spread > 0 ? product / spread : 0
  return { ok: true as const, level: mean - slope * centre, slope, seasonal: parts.seasonal }
}

/**
 * One-step errors of the second season on, and what they leave; with `gradient` the derivatives of the sum of squares
 * by the three weights, carried forward beside the states. Null where a level or an index reaches zero.
 */
function follow(
  series: readonly number[],
  start: Start,
  [alpha, beta, gamma]: Weights,
  multiplied: boolean,
  gradient?: Float64Array,
) {
  const period = start.seasonal.length
  const seasonal = [...start.seasonal]
  let { level, slope } = start
  const dLevel = [0, 0, 0]
  const dSlope = [0, 0, 0]
  const dSeasonal = seasonal.map(() => [0, 0, 0])
  const errors: number[] = []
  gradient?.fill(0)
  for (let t = period; t < series.length; t++) {
    const j = t % period
    const y = series[t]!
    const s = seasonal[j]!
    const before = level + slope
    if (multiplied && !(s > 0 && before > 0)) return null
    const error = y - (multiplied ? before * s : before + s)
    const [target, moves] = multiplied ? [y / s, -y / (s * s)] : [y - s, -1]
    const next = alpha * target + (1 - alpha) * before
    if (multiplied && !(next > 0)) return null
    const [turn, turns] = multiplied ? [y / next, -y / (next * next)] : [y - next, -1]
    if (gradient)
      for (let k = 0; k < 3; k++) {
        const dBefore = dLevel[k]! + dSlope[k]!
        const dS = dSeasonal[j]![k]!
        gradient[k]! -= 2 * error * (multiplied ? dBefore * s + before * dS : dBefore + dS)
        const dNext = alpha * moves * dS + (1 - alpha) * dBefore + (k === 0 ? target - before : 0)
        const rise = next - level
        dSlope[k] = beta * (dNext - dLevel[k]!) + (1 - beta) * dSlope[k]! + (k === 1 ? rise - slope : 0)
        dSeasonal[j]![k] = gamma * turns * dNext + (1 - gamma) * dS + (k === 2 ? turn - s : 0)
        dLevel[k] = dNext
      }
    slope = beta * (next - level) + (1 - beta) * slope
    seasonal[j] = gamma * turn + (1 - gamma) * s
    level = next
    errors.push(error)
  }
  return { errors, level, slope, seasonal, squares: errors.reduce((sum, e) => sum + e * e, 0) }
}

const usualStart: Weights = [0.3, 0.1, 0.1]

/**
 * Holt-Winters by least squares: level, slope and season smoothed by three weights in [0, 1] that minimise the sum of
 * squared one-step errors, states starting from a classical decomposition of the first two seasons. Starting states,
 * starting weights and errors counted are those of R's `HoltWinters`. Normal intervals: the error variance carried
 * forward by the weights, with a multiplied season to first order, states and weights taken as known.
 * Refuses fewer than two seasons and three values, a period of 1, values or levels not above zero where the season is
 * multiplied, and a minimum that is not reached.
 * Sources: Holt (1957), Winters (1960), Management Science 6, 324-342; intervals: Yar and Chatfield (1990),
 * International Journal of Forecasting 6, 127-137, and Chatfield and Yar (1991), ibid. 7, 31-37 (R's interval of a
 * multiplied season counts the first error by less than itself; not so here). Cost: some 30 passes over the series.
 */
export function holtWinters(series: readonly number[], request: HoltWintersRequest): HoltWinters | Refusal {
  const { period = 1, horizon, season } = request
  const no = checkForecast(series, request, startSeasons * period + 3)
  if (no) return no
  if (period < 2) return refuse('forecast.period', 'Holt-Winters needs a season of at least two periods')
  const multiplied = season === 'multiplicative'
  if (multiplied && series.some(value => value <= 0))
    return refuse('forecast.not-positive', 'a season that multiplies the level needs values above zero')
  const start = startOf(series, period, season)
  if (!start.ok) return start
  const first = follow(series, start, usualStart, multiplied)
  if (!first)
    return refuse(
      'forecast.form',
      'the level of the first two seasons falls to zero: no season multiplies it',
    )
  if (!(first.squares > 1e-24 * series.reduce((sum, y) => sum + y * y, 0)))
    return refuse('forecast.constant', 'the series is followed without error: no variation to measure')
  const found = minimiseInBox({
    objective: (x, gradient) => {
      const run = follow(series, start, [x[0]!, x[1]!, x[2]!], multiplied, gradient)
      if (!run) return Infinity
      for (let k = 0; k < 3; k++) gradient[k]! /= first.squares
      return run.squares / first.squares
    },
    start: usualStart,
    lower: [0, 0, 0],
    upper: [1, 1, 1],
  })
  if (!found.ok) return refuse('forecast.not-converged', `Holt-Winters: ${found.why}`)
  const weights: Weights = [found.x[0]!, found.x[1]!, found.x[2]!]
  const last = follow(series, start, weights, multiplied)
  if (!last) return refuse('forecast.form', 'the level falls to zero')
  const seasonal = Array.from({ length: period }, (_, j) => last.seasonal[(series.length + j) % period]!)
  const steps = Array.from({ length: horizon }, (_, h) => h)
  const mean = steps.map(h => {
    const line = last.level + (h + 1) * last.slope
    return multiplied ? line * seasonal[h % period]! : line + seasonal[h % period]!
  })
  const deviation = deviations(last.errors, weights, seasonal, { horizon, multiplied })
  const [alpha, beta, gamma] = weights
  const forecast = gaussianForecast('Holt-Winters', mean, deviation, request, [
    'one-step errors are independent and normal with one size',
    'weights and last states are taken as known in the intervals',
  ])
  return {
    ...forecast,
    alpha,
    beta,
    gamma,
    squares: last.squares,
    level: last.level,
    slope: last.slope,
    seasonal,
  }
}

/** Standard errors of the forecasts. */
function deviations(
  errors: readonly number[],
  [alpha, beta, gamma]: Weights,
  seasonal: readonly number[],
  { horizon, multiplied }: { horizon: number; multiplied: boolean },
): number[] {
  const period = seasonal.length
  const bias = errors.reduce((a, b) => a + b, 0) / errors.length
  const variance = errors.reduce((sum, e) => sum + (e - bias) ** 2, 0) / (errors.length - 1)
  return Array.from({ length: horizon }, (_, h) => {
    let sum = 1
    for (let j = 1; j <= h; j++) {
      const turn = j % period === 0 ? gamma * (1 - alpha) : 0
      const stretch = multiplied ? seasonal[h % period]! / seasonal[(h - j) % period]! : 1
      sum += ((alpha * (1 + j * beta) + turn) * stretch) ** 2
    }
    return Math.sqrt(variance * sum)
  })
}
