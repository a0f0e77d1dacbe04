import { isComputable } from './computable.ts'
import { normalQuantile } from './normal.ts'
import { type Refusal, refuse } from './outcome.ts'

/** What every forecaster is asked: periods in a season (1 = none), periods ahead, probabilities, lowest value. */
export type ForecastRequest = {
  period?: number
  horizon: number
  /** Probabilities of the quantiles, ascending, each inside (0, 1). */
  levels?: readonly number[]
  /** Values below are raised to it: 0 for counts. */
  floor?: number
}

/** A forecast: `mean[h]` and `quantiles[i][h]` (probability `levels[i]`) for h + 1 periods ahead, in the series' unit. */
export type QuantileForecast = {
  ok: true
  method: string
  mean: number[]
  levels: number[]
  quantiles: number[][]
  assumed: string[]
}

/** Enough probabilities for central intervals of 50, 80, 90 and 95 %. */
export const defaultLevels = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975] as const

/** Why a series or a request cannot be forecast at all; null when it can. `least` is the number of values needed. */
export function checkForecast(
  series: readonly number[],
  { period = 1, horizon, levels = defaultLevels }: ForecastRequest,
  least: number,
): Refusal | null {
  const gap = series.findIndex(value => !isComputable(value))
  if (gap >= 0)
    return refuse(
      'forecast.not-finite',
      `the value of period ${gap + 1} is not a finite number of a size that can be computed with`,
    )
  if (!Number.isInteger(period) || period < 1)
    return refuse('forecast.period', `a season has a whole number of periods, not ${period}`)
  if (!Number.isInteger(horizon) || horizon < 1)
    return refuse(
      'forecast.horizon',
      `the horizon is a whole number of periods of at least 1, not ${horizon}`,
    )
  const ordered = levels.every((p, i) => p > 0 && p < 1 && (i === 0 || p > levels[i - 1]!))
  if (levels.length === 0 || !ordered)
    return refuse('forecast.levels', 'quantile levels rise strictly between 0 and 1')
  if (series.length < least)
    return refuse('forecast.too-short', `at least ${least} periods are needed, there are ${series.length}`)
  if (series.every(value => value === series[0]))
    return refuse('forecast.constant', 'the series is constant: there is no variation to measure')
  return null
}

/** Beyond it the quantiles of count distributions take too long, and their whole numbers are no longer exact. */
const largestCount = 1e9

/** Why a series is not one of counts; null when it is. */
export function checkCounts(series: readonly number[]): Refusal | null {
  const wrong = series.findIndex(value => !(Number.isInteger(value) && value >= 0 && value <= largestCount))
  return wrong < 0
    ? null
    : refuse(
        'forecast.not-counts',
        `period ${wrong + 1} holds ${series[wrong]}, which is not a count up to ${largestCount}`,
      )
}

/** Quantiles of normal errors round the mean: `mean[h] + z sd[h]`, raised to the floor. */
export function gaussianForecast(
  method: string,
  mean: readonly number[],
  deviation: readonly number[],
  { levels = defaultLevels, floor = -Infinity }: ForecastRequest,
  assumed: readonly string[],
): QuantileForecast {
  const raise = (value: number) => Math.max(floor, value)
  const quantiles = levels.map(p => {
    const z = normalQuantile(p)
    return mean.map((m, h) => raise(m + z * deviation[h]!))
  })
  const limits = floor === -Infinity ? [] : [`values below ${floor} are raised to it`]
  return {
    ok: true,
    method,
    mean: mean.map(raise),
    levels: [...levels],
    quantiles,
    assumed: [...assumed, ...limits],
  }
}

/** The two quantiles that bound the central interval holding `share` of the probability; null when not computed. */
export function centralInterval(
  forecast: QuantileForecast,
  share: number,
): { lower: number[]; upper: number[] } | null {
  const find = (p: number) =>
    forecast.quantiles[forecast.levels.findIndex(level => Math.abs(level - p) < 1e-9)]
  const lower = find((1 - share) / 2)
  const upper = find((1 + share) / 2)
  return lower && upper ? { lower, upper } : null
}
