import { classicalDecomposition } from './classical-decomposition.ts'
import { fitExponentialSmoothing } from './exponential-smoothing.ts'
import { normalQuantile } from './normal.ts'
import type { Refusal } from './outcome.ts'
import {
  checkForecast,
  type ForecastRequest,
  gaussianForecast,
  type QuantileForecast,
} from './quantile-forecast.ts'

/**
 * Theta forecast. `drift` is half the slope of the straight line through the (seasonally adjusted) series,
 * `adjustedDeviation[h]` the standard error before the season is put back, `seasonal` the indices used or null.
 */
export type ThetaForecast = QuantileForecast & {
  alpha: number
  drift: number
  seasonal: number[] | null
  adjustedDeviation: number[]
}

/** Whether the autocorrelation one season back exceeds its 90 % band: the test of the method's authors. */
function isSeasonal(series: readonly number[], period: number): boolean {
  const n = series.length
  if (period < 2 || n <= 2 * period) return false
  const mean = series.reduce((a, b) => a + b, 0) / n
  const power = series.reduce((sum, y) => sum + (y - mean) ** 2, 0)
  const correlation = (lag: number) => {
    let sum = 0
    for (let t = lag; t < n; t++) sum += (series[t]! - mean) * (series[t - lag]! - mean)
    return sum / power
  }
  let squares = 0
  for (let lag = 1; lag < period; lag++) squares += correlation(lag) ** 2
  return Math.abs(correlation(period)) / Math.sqrt((1 + 2 * squares) / n) > normalQuantile(0.95)
}

/** Slope of the least-squares line against time. */
function lineSlope(series: readonly number[]): number {
  const n = series.length
  const centre = (n - 1) / 2
  const product = series.reduce((sum, y, t) => sum + (t - centre) * y, 0)
  return product / ((n * (n * n - 1)) / 12)
}

/**
 * Theta method: simple exponential smoothing of the seasonally adjusted series with half the slope of its straight
 * line as drift, the season put back by multiplication. The season is used when more than two are present, when
 * its autocorrelation passes the test of the method's authors and when every index is positive. Normal quantiles;
 * their width is multiplied by the seasonal index as the mean is (R's `thetaf` leaves it unscaled).
 * Refuses fewer than 8 values and a constant series. Sources: Assimakopoulos and Nikolopoulos (2000), Hyndman and
 * Billah (2003), International Journal of Forecasting 16, 521-530 and 19, 287-290. Cost: one smoothing fit.
 */
export function thetaForecast(series: readonly number[], request: ForecastRequest): ThetaForecast | Refusal {
  const { period = 1, horizon } = request
  const no = checkForecast(series, request, 8)
  if (no) return no
  const parts = isSeasonal(series, period) ? classicalDecomposition(series, period, 'multiplicative') : null
  const seasonal = parts?.ok ? parts.seasonal : null
  const index = (t: number) => (seasonal ? seasonal[t % period]! : 1)
  const adjusted = series.map((value, t) => value / index(t))
  const fit = fitExponentialSmoothing(adjusted, { error: 'A', trend: 'N', season: 'N', period: 1 })
  if (!fit.ok) return fit
  const { alpha, level } = fit.last
  const drift = lineSlope(adjusted) / 2
  const n = series.length
  const steps = Array.from({ length: horizon }, (_, h) => h)
  const adjustedDeviation = steps.map(h => Math.sqrt(fit.variance * (1 + h * alpha * alpha)))
  const mean = steps.map(h => (level + drift * (h + (1 - (1 - alpha) ** n) / alpha)) * index(n + h))
  const forecast = gaussianForecast(
    'theta',
    mean,
    adjustedDeviation.map((sd, h) => sd * index(n + h)),
    request,
    [
      'one-step errors are independent and normal with one size; the estimated drift is taken as known',
      seasonal ? 'the season multiplies the level' : 'no season was found',
    ],
  )
  return { ...forecast, alpha, drift, seasonal, adjustedDeviation }
}
