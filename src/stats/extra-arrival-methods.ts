import { forecastArima } from './arima.ts'
import { type CountEvent, checkEvents, eventColumns } from './arrival-events.ts'
import { longestEtsPeriod } from './exponential-smoothing.ts'
import type { Forecaster } from './forecast-backtest.ts'
import { holtWinters } from './holt-winters.ts'
import { loessForecast } from './loess-forecast.ts'

type Forecast = Forecaster['forecast']

/** Pairs of sine and cosine that draw a long season. */
const harmonics = 2

/**
 * ARIMA with orders by AICc and events as regressors. A season of up to 24 periods is part of the model; a longer one
 * is drawn with two pairs of sine and cosine, once two were seen, and the rest is ARIMA without season.
 */
const arima =
  (logarithms: boolean) =>
  (events: readonly CountEvent[]): Forecast =>
  (history, request) => {
    const { period = 1, horizon } = request
    const n = history.length
    const no = checkEvents(events)
    if (no) return no
    const long = period > longestEtsPeriod
    return forecastArima(history, {
      ...request,
      period: long ? 1 : period,
      seasons: long && n >= 2 * period ? [{ period, harmonics }] : [],
      regressors: eventColumns(events, n, n + horizon),
      logarithms,
    })
  }

const loessAndSmoothing: Forecast = loessForecast

/** A season that multiplies where it can. */
const leastSquaresSmoothing: Forecast = (history, request) =>
  holtWinters(history, {
    ...request,
    season: history.every(value => value > 0) ? 'multiplicative' : 'additive',
  })

/** Methods that the back-test of arrivals tries only where asked for, as they cost more than they usually gain. */
export const extraMethods = {
  'loess and smoothing': () => loessAndSmoothing,
  'Holt-Winters': () => leastSquaresSmoothing,
  ARIMA: arima(false),
  'ARIMA of logarithms': arima(true),
} satisfies Record<string, (events: readonly CountEvent[]) => Forecast>

export type ExtraMethod = keyof typeof extraMethods

export const extraMethodNames = Object.keys(extraMethods)
