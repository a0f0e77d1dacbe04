import { type Refusal, refuse } from './outcome.ts'
import {
  checkForecast,
  type ForecastRequest,
  gaussianForecast,
  type QuantileForecast,
} from './quantile-forecast.ts'

/** Seasonal naive forecast and the standard deviation of its in-sample errors. */
export type SeasonalNaive = QuantileForecast & { errorDeviation: number }

/**
 * Seasonal naive: the next value is the one of the same position a season ago (the last value when the period is
 * 1). It is the floor every other forecaster must beat. The variance of the k-th season ahead is k times the mean
 * squared in-sample error. Refuses a constant series, a series that repeats itself exactly and fewer than one
 * season and two values. Source: Hyndman and Athanasopoulos (2021), sections 5.2 and 5.5. Cost: n.
 */
export function seasonalNaive(series: readonly number[], request: ForecastRequest): SeasonalNaive | Refusal {
  const { period = 1, horizon } = request
  const no = checkForecast(series, request, period + 2)
  if (no) return no
  let squares = 0
  for (let t = period; t < series.length; t++) squares += (series[t]! - series[t - period]!) ** 2
  if (squares === 0)
    return refuse('forecast.constant', 'every season repeats the one before exactly: no variation to measure')
  const errorDeviation = Math.sqrt(squares / (series.length - period))
  const start = series.length - period
  const steps = Array.from({ length: horizon }, (_, h) => h)
  const forecast = gaussianForecast(
    period === 1 ? 'naive' : 'seasonal naive',
    steps.map(h => series[start + (h % period)]!),
    steps.map(h => errorDeviation * Math.sqrt(Math.floor(h / period) + 1)),
    request,
    ['each season adds an independent normal error of the same size'],
  )
  return { ...forecast, errorDeviation }
}
