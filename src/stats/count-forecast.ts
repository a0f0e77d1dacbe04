import { type CountEvent, checkEvents, eventColumns } from './arrival-events.ts'
import { negativeBinomialQuantile, poissonQuantile } from './count-distributions.ts'
import { type CountColumn, type CountRegression, fitCountRegression } from './count-regression.ts'
import { checkSeasons, type FourierSeason, fourierColumns } from './fourier-season.ts'
import { type Refusal, refuse } from './outcome.ts'
import {
  checkCounts,
  checkForecast,
  defaultLevels,
  type ForecastRequest,
  type QuantileForecast,
} from './quantile-forecast.ts'

export type CountForecastRequest = ForecastRequest & {
  family?: 'poisson' | 'negative binomial'
  /** A straight line on the logarithmic scale. */
  trend?: boolean
  /** 'auto' takes 0 to 4 harmonics of `period` and keeps the smallest AIC. */
  seasons?: readonly FourierSeason[] | 'auto'
  events?: readonly CountEvent[]
  /** Widen the quantiles by the uncertainty of the estimated mean. */
  parameterUncertainty?: boolean
}

/** A forecast of counts (whole-number quantiles) and the regression behind it. */
export type CountForecast = QuantileForecast & { fit: CountRegression; seasons: FourierSeason[] }

/** Columns over the history and the periods ahead; time is counted from the last observation. */
function columnsOf(
  n: number,
  { horizon, trend, events = [] }: CountForecastRequest,
  seasons: readonly FourierSeason[],
): CountColumn[] {
  const length = n + horizon
  const line = { name: 'trend', values: Array.from({ length }, (_, t) => (t - n + 1) / n) }
  return [...(trend ? [line] : []), ...fourierColumns(seasons, length), ...eventColumns(events, n, length)]
}

type Fitted = { fit: CountRegression; columns: CountColumn[]; seasons: FourierSeason[] }

function fitWith(
  counts: readonly number[],
  request: CountForecastRequest,
  seasons: FourierSeason[],
): Fitted | Refusal {
  const columns = columnsOf(counts.length, request, seasons)
  const past = columns.map(({ name, values }) => ({ name, values: values.slice(0, counts.length) }))
  const fit = fitCountRegression({ counts, columns: past, family: request.family ?? 'negative binomial' })
  return fit.ok ? { fit, columns, seasons } : fit
}

/** The number of harmonics with the smallest AIC, from none to four, at least two full periods being seen. */
function chooseSeasons(counts: readonly number[], request: CountForecastRequest): Fitted | Refusal {
  const { period = 1 } = request
  const none = fitWith(counts, request, [])
  if ('ok' in none) return none
  let best = none
  if (period < 2 || counts.length < 2 * period) return best
  for (let harmonics = 1; harmonics <= Math.min(4, Math.floor(period / 2)); harmonics++) {
    const next = fitWith(counts, request, [{ period, harmonics }])
    if ('fit' in next && next.fit.aic < best.fit.aic) best = next
  }
  return best
}

/**
 * Forecast of counts by Poisson or negative binomial regression on a trend, Fourier seasons and named events.
 * The mean is exp(fitted line). Quantiles are those of the distribution at that mean; with `parameterUncertainty`
 * (the default) its variance also holds the log-normal error s of the estimated mean, by a negative binomial of
 * matching variance: 1/size' = exp(s^2) (1 + 1/size) - 1. Counts are taken as independent given the terms: when a
 * level drifts, an interval of this method is too narrow, which the back-test shows.
 * Refuses what the regression refuses, seasons longer than the history and more than period/2 harmonics.
 * An event that never happened in the history is left out and said so. Cost: one regression, five with 'auto'.
 */
export function forecastCounts(
  counts: readonly number[],
  request: CountForecastRequest,
): CountForecast | Refusal {
  const { levels = defaultLevels, horizon, seasons = 'auto', parameterUncertainty = true } = request
  const n = counts.length
  const no =
    checkCounts(counts) ??
    checkForecast(counts, request, 8) ??
    checkSeasons(n, seasons === 'auto' ? [] : seasons) ??
    checkEvents(request.events ?? [])
  if (no) return no
  const chosen = seasons === 'auto' ? chooseSeasons(counts, request) : fitWith(counts, request, [...seasons])
  if ('ok' in chosen) return chosen
  const { fit, columns } = chosen
  const mean: number[] = []
  const sizes: number[] = []
  for (let t = n; t < n + horizon; t++) {
    const row = [1, ...columns.map(column => column.values[t]!)]
    const line = row.reduce((sum, x, j) => sum + x * fit.coefficients[j]!, 0)
    const variance = row.reduce(
      (sum, x, i) => sum + x * fit.covariance[i]!.reduce((inner, value, j) => inner + value * row[j]!, 0),
      0,
    )
    const spread = Math.expm1(parameterUncertainty ? variance : 0)
    const over = spread + (1 + spread) / (fit.size ?? Infinity)
    mean.push(Math.exp(line))
    sizes.push(over > 0 ? 1 / over : Infinity)
  }
  if (mean.some(m => !(m < 1e12)))
    return refuse('forecast.explodes', 'the fitted trend runs beyond any count within the horizon')
  const quantile = (p: number, h: number) =>
    sizes[h] === Infinity ? poissonQuantile(p, mean[h]!) : negativeBinomialQuantile(p, mean[h]!, sizes[h]!)
  const unseen = (request.events ?? []).filter(event => !columns.some(column => column.name === event.name))
  return {
    ok: true,
    method: `${fit.family} regression`,
    mean,
    levels: [...levels],
    quantiles: levels.map(p => mean.map((_, h) => quantile(p, h))),
    assumed: [
      ...fit.assumed,
      ...unseen.map(({ name }) => `${name} never happened in the history: no effect is taken`),
    ],
    fit,
    seasons: chosen.seasons,
  }
}
