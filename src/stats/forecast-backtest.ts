import { type Refusal, refuse } from './outcome.ts'
import {
  checkForecast,
  defaultLevels,
  type ForecastRequest,
  type QuantileForecast,
} from './quantile-forecast.ts'

/** A method under test: sees the history from its first period, never what follows. */
export type Forecaster = {
  name: string
  forecast(history: readonly number[], request: ForecastRequest): QuantileForecast | Refusal
}

/**
 * How one method did. `mase` is the absolute error over that of the in-sample seasonal naive at each origin (below
 * 1: better than repeating last season was), `pinball` the mean quantile loss over levels in the series' unit,
 * `scaledPinball` the same over that naive error, `coverage` how often each central interval held the truth,
 * `byOrigin` the scaled pinball of each origin, `byStep` errors by periods ahead.
 */
export type ForecastScore = {
  ok: true
  name: string
  forecasts: number
  mae: number
  rmse: number
  mase: number
  pinball: number
  scaledPinball: number
  coverage: { share: number; covered: number }[]
  byOrigin: number[]
  byStep: { ahead: number; mae: number; pinball: number }[]
}

/** Scores in the order of the methods; a method that refused at an origin is listed with its reason. */
export type Backtest = {
  ok: true
  origins: number[]
  horizon: number
  levels: number[]
  scores: (ForecastScore | (Refusal & { name: string; origin: number }))[]
}

export type BacktestRequest = ForecastRequest & {
  forecasters: readonly Forecaster[]
  /** Lengths of the histories; by default `defaultOrigins`. */
  origins?: readonly number[]
}

/** Quantile (pinball) loss of one quantile: p for each unit above it, 1 - p for each unit below. */
export function pinballLoss(actual: number, quantile: number, p: number): number {
  return actual >= quantile ? p * (actual - quantile) : (1 - p) * (quantile - actual)
}

/** Mean absolute error of repeating the value of a season ago, within a history. */
export function naiveError(history: readonly number[], period: number): number {
  let sum = 0
  for (let t = period; t < history.length; t++) sum += Math.abs(history[t]! - history[t - period]!)
  return sum / (history.length - period)
}

/**
 * The last quarter of the series, more when that holds fewer than six origins, never into its first half nor its
 * first season; in steps of half a horizon.
 */
export function defaultOrigins(length: number, period: number, horizon: number): number[] {
  const step = Math.max(1, Math.floor(horizon / 2))
  const wanted = Math.max(Math.floor(length / 4), horizon + 5 * step)
  const first = Math.max(length - wanted, period + 2, Math.ceil(length / 2))
  const origins: number[] = []
  for (let at = first; at + horizon <= length; at += step) origins.push(at)
  return origins
}

/** Running sums of one method over the origins. */
function createTally(horizon: number, levels: readonly number[]) {
  const pairs = levels.flatMap((low, i) => {
    const j = levels.findIndex(high => low < 0.5 && Math.abs(high - (1 - low)) < 1e-9)
    return j < 0 ? [] : [{ i, j, share: Math.round((1 - 2 * low) * 1e9) / 1e9, held: 0 }]
  })
  const absolute = new Float64Array(horizon)
  const loss = new Float64Array(horizon)
  const byOrigin: number[] = []
  let [squares, scaled] = [0, 0]
  return {
    add(actual: readonly number[], { mean, quantiles }: QuantileForecast, scale: number) {
      let lossHere = 0
      actual.forEach((value, h) => {
        const error = Math.abs(value - mean[h]!)
        absolute[h]! += error
        squares += error * error
        scaled += error / scale
        const pinball =
          levels.reduce((sum, p, i) => sum + pinballLoss(value, quantiles[i]![h]!, p), 0) / levels.length
        loss[h]! += pinball
        lossHere += pinball / scale
        for (const pair of pairs)
          pair.held += +(value >= quantiles[pair.i]![h]! && value <= quantiles[pair.j]![h]!)
      })
      byOrigin.push(lossHere / horizon)
    },
    score(name: string): ForecastScore {
      const origins = byOrigin.length
      const n = origins * horizon
      const total = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0)
      return {
        ok: true,
        name,
        forecasts: n,
        mae: total(absolute) / n,
        rmse: Math.sqrt(squares / n),
        mase: scaled / n,
        pinball: total(loss) / n,
        scaledPinball: total(byOrigin) / origins,
        coverage: pairs.map(({ share, held }) => ({ share, covered: held / n })),
        byOrigin,
        byStep: Array.from(absolute, (sum, h) => ({
          ahead: h + 1,
          mae: sum / origins,
          pinball: loss[h]! / origins,
        })),
      }
    },
  }
}

function checkOrigins(
  series: readonly number[],
  origins: readonly number[],
  request: ForecastRequest,
): Refusal | null {
  const { period = 1, horizon } = request
  if (origins.length === 0)
    return refuse('forecast.too-short', 'no origin leaves a whole horizon to compare with')
  for (const origin of origins) {
    if (!Number.isInteger(origin) || origin < period + 2 || origin + horizon > series.length)
      return refuse(
        'forecast.too-short',
        `an origin of ${origin} leaves too little before it or less than ${horizon} periods after it`,
      )
    if (naiveError(series.slice(0, origin), period) === 0)
      return refuse('forecast.constant', `the first ${origin} periods repeat exactly: errors have no scale`)
  }
  return null
}

/**
 * Rolling-origin back-test: at each origin every method is fitted anew on what precedes it and its forecast
 * compared with what followed. Refuses what a forecast refuses, origins without a season behind them or a whole
 * horizon after them, and a history that repeats itself exactly (errors would have no scale).
 * Sources: Tashman (2000), International Journal of Forecasting 16, 437-450; Hyndman and Koehler (2006), ibid. 22,
 * 679-688 (MASE); Gneiting and Raftery (2007), JASA 102, 359-378 (quantile loss). Cost: one fit per method and origin.
 */
export function backtestForecasts(series: readonly number[], request: BacktestRequest): Backtest | Refusal {
  const { forecasters, period = 1, horizon, levels = defaultLevels } = request
  const origins = [...(request.origins ?? defaultOrigins(series.length, period, horizon))]
  const no = checkForecast(series, request, period + 2 + horizon) ?? checkOrigins(series, origins, request)
  if (no) return no
  if (forecasters.length === 0) return refuse('forecast.no-method', 'no method was given to compare')
  const scales = origins.map(origin => naiveError(series.slice(0, origin), period))
  const asked = { period, horizon, levels, floor: request.floor }
  const scores = forecasters.map(forecaster => {
    const tally = createTally(horizon, levels)
    for (const [i, origin] of origins.entries()) {
      const forecast = forecaster.forecast(series.slice(0, origin), asked)
      if (!forecast.ok) return { ...forecast, name: forecaster.name, origin }
      tally.add(series.slice(origin, origin + horizon), forecast, scales[i]!)
    }
    return tally.score(forecaster.name)
  })
  return { ok: true, origins, horizon, levels: [...levels], scores }
}
