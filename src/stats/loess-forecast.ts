import type { EtsForm } from './ets-recursion.ts'
import { type ExponentialSmoothing, exponentialSmoothing } from './exponential-smoothing.ts'
import type { Refusal } from './outcome.ts'
import { checkForecast, type ForecastRequest } from './quantile-forecast.ts'
import {
  type LoessDecomposition,
  type LoessDecompositionRequest,
  seasonalTrendLoess,
} from './seasonal-trend-loess.ts'

export type LoessForecastRequest = ForecastRequest &
  Pick<LoessDecompositionRequest, 'seasonalWindow' | 'trendWindow' | 'robust'> & {
    /** Form of the smoothing, which has no season: by AICc when absent. */
    model?: 'auto' | Pick<EtsForm, 'error' | 'trend'>
  }

/** The forecast, the smoothing of the seasonally adjusted series behind it, and the decomposition. */
export type LoessForecast = ExponentialSmoothing & { decomposition: LoessDecomposition }

/**
 * Forecast by decomposition: the season found by loess is taken off, the rest smoothed exponentially without a season
 * (form by AICc unless named), and the last season put back unchanged, on mean and quantiles alike: seasons of any length, and no
 * doubt about the season in the intervals. Those of R's `stlf`.
 * Refuses what `seasonalTrendLoess` and `exponentialSmoothing` refuse.
 * Source: Hyndman and Athanasopoulos (2021), section 13.1 (STL) and 5.7. Cost: a decomposition and six smoothing fits, one where the form is named.
 */
export function loessForecast(
  series: readonly number[],
  { seasonalWindow, trendWindow, robust, model = 'auto', ...request }: LoessForecastRequest,
): LoessForecast | Refusal {
  const { period = 1, floor = -Infinity } = request
  const no = checkForecast(series, request, 6)
  if (no) return no
  const parts = seasonalTrendLoess(series, { period, seasonalWindow, trendWindow, robust })
  if (!parts.ok) return parts
  const adjusted = series.map((value, t) => value - parts.seasonal[t]!)
  const smoothed = exponentialSmoothing(adjusted, {
    ...request,
    period: 1,
    floor: undefined,
    model: model === 'auto' ? model : { ...model, season: 'N' },
  })
  if (!smoothed.ok) return smoothed
  const start = series.length - period
  const restore = (values: readonly number[]) =>
    values.map((value, h) => Math.max(floor, value + parts.seasonal[start + (h % period)]!))
  const assumed = [...smoothed.assumed, 'the last season comes again as it was']
  if (floor > -Infinity) assumed.push(`values below ${floor} are raised to it`)
  return {
    ...smoothed,
    method: `loess and ${smoothed.method}`,
    mean: restore(smoothed.mean),
    quantiles: smoothed.quantiles.map(restore),
    assumed,
    decomposition: parts,
  }
}
