import { negativeBinomialQuantile, poissonQuantile } from './count-distributions.ts'
import { type Refusal, refuse } from './outcome.ts'
import {
  checkCounts,
  checkForecast,
  defaultLevels,
  type ForecastRequest,
  type QuantileForecast,
} from './quantile-forecast.ts'

export type IntermittentRequest = ForecastRequest & {
  variant: 'croston' | 'sba' | 'tsb'
  /** Weight of the newest demand size (and, for Croston and SBA, of the newest interval), in (0, 1). */
  alpha?: number
  /** TSB only: weight of the newest period in the probability of demand, in (0, 1). */
  beta?: number
}

/**
 * Rate per period, the same for every period ahead. `size` is the smoothed demand when there is one, `probability`
 * that of a period with demand, `path[t]` the forecast of period t made before it (null until one exists; one
 * entry more than the series, the last being the forecast).
 */
export type IntermittentForecast = QuantileForecast & {
  rate: number
  size: number
  probability: number
  path: (number | null)[]
}

type Smoothed = { size: number; probability: number; path: (number | null)[] }

/** Croston: size and interval are smoothed at each demand, both starting from the first. */
function smoothIntervals(counts: readonly number[], alpha: number, shrink: number): Smoothed {
  let size = 0
  let interval = 0
  let waited = 1
  const path: (number | null)[] = []
  for (const count of counts) {
    path.push(interval > 0 ? (shrink * size) / interval : null)
    if (count > 0) {
      size = interval > 0 ? size + alpha * (count - size) : count
      interval = interval > 0 ? interval + alpha * (waited - interval) : waited
      waited = 1
    } else waited++
  }
  path.push((shrink * size) / interval)
  return { size, probability: shrink / interval, path }
}

/** Teunter, Syntetos and Babai: the probability is smoothed every period, so that it falls when demand stops. */
function smoothProbability(counts: readonly number[], alpha: number, beta: number): Smoothed {
  let size = counts.find(count => count > 0)!
  let probability = counts.filter(count => count > 0).length / counts.length
  const path: (number | null)[] = [null]
  for (const count of counts) {
    probability += beta * (+(count > 0) - probability)
    if (count > 0) size += alpha * (count - size)
    path.push(probability * size)
  }
  return { size, probability, path }
}

/** Size of the negative binomial followed by the demand sizes less one; Infinity when they vary as Poisson or less. */
function sizeDispersion(counts: readonly number[]): number {
  const extra = counts.filter(count => count > 0).map(count => count - 1)
  const mean = extra.reduce((a, b) => a + b, 0) / extra.length
  const variance = extra.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (extra.length - 1)
  return variance > mean && mean > 0 ? mean ** 2 / (variance - mean) : Infinity
}

/**
 * Intermittent demand: Croston's method, its Syntetos-Boylan correction (SBA: times 1 - alpha/2) and TSB.
 * Quantiles: no demand with probability 1 - `probability`, otherwise one plus a negative binomial (Poisson when
 * not over-dispersed) around the smoothed size, with the dispersion of all past sizes.
 * Start: the first demand; TSB's probability starts from the share of periods with demand.
 * Refuses non-counts, a constant series, fewer than two demands and weights outside (0, 1).
 * Sources: Croston (1972), Operational Research Quarterly 23, 289-303; Syntetos and Boylan (2005), International
 * Journal of Forecasting 21, 303-314; Teunter, Syntetos and Babai (2011), European Journal of Operational
 * Research 214, 606-615. Cost: n.
 */
export function forecastIntermittent(
  counts: readonly number[],
  request: IntermittentRequest,
): IntermittentForecast | Refusal {
  const { variant, alpha = 0.1, beta = 0.05, horizon, levels = defaultLevels } = request
  const no = checkCounts(counts) ?? checkForecast(counts, request, 4)
  if (no) return no
  if (!(alpha > 0 && alpha < 1 && beta > 0 && beta < 1))
    return refuse('forecast.weight', 'smoothing weights lie strictly between 0 and 1')
  if (counts.filter(count => count > 0).length < 2)
    return refuse('forecast.too-short', 'at least two periods with demand are needed')
  const { size, probability, path } =
    variant === 'tsb'
      ? smoothProbability(counts, alpha, beta)
      : smoothIntervals(counts, alpha, variant === 'sba' ? 1 - alpha / 2 : 1)
  const dispersion = sizeDispersion(counts)
  const extra = Math.max(0, size - 1)
  const quantile = (p: number) => {
    if (p <= 1 - probability) return 0
    const within = 1 - (1 - p) / probability
    return (
      1 +
      (dispersion === Infinity
        ? poissonQuantile(within, extra)
        : negativeBinomialQuantile(within, extra, dispersion))
    )
  }
  const flat = (value: number) => new Array<number>(horizon).fill(value)
  const rate = size * probability
  return {
    ok: true,
    method: { croston: 'Croston', sba: 'Syntetos-Boylan', tsb: 'Teunter-Syntetos-Babai' }[variant],
    mean: flat(rate),
    levels: [...levels],
    quantiles: levels.map(p => flat(quantile(p))),
    assumed: [
      `smoothing weights are fixed at ${variant === 'tsb' ? `${alpha} and ${beta}` : alpha}`,
      'whether a period has demand and how much are independent from one period to the next',
    ],
    rate,
    size,
    probability,
    path,
  }
}
