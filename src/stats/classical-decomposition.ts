import { type Refusal, refuse } from './outcome.ts'

/**
 * Seasonal indices, one per position in the season (position 0 is that of the first observation), and the trend,
 * null over the half season at each end where no centred average exists.
 */
export type ClassicalDecomposition = { ok: true; seasonal: number[]; trend: (number | null)[] }

/** Average over one season centred on each period; an even period gives half weight to both ends. */
function centredAverage(series: ArrayLike<number>, period: number): (number | null)[] {
  const half = Math.floor(period / 2)
  return Array.from({ length: series.length }, (_, t) => {
    if (t < half || t >= series.length - half) return null
    let sum = 0
    for (let k = -half; k <= half; k++)
      sum += (period % 2 === 0 && Math.abs(k) === half ? 0.5 : 1) * series[t + k]!
    return sum / period
  })
}

/**
 * Classical seasonal decomposition: a centred moving average over one season is the trend, and the average
 * difference from it (additive) or ratio to it (multiplicative) at each position is the seasonal index; additive
 * indices sum to 0, multiplicative ones to the period. Refuses fewer than two full seasons and, when
 * multiplicative, a trend or an index that is not positive. Source: Kendall and Stuart (1983), volume 3; the same
 * figures as R's `decompose`. Cost: n times the period.
 */
export function classicalDecomposition(
  series: ArrayLike<number>,
  period: number,
  kind: 'additive' | 'multiplicative',
): ClassicalDecomposition | Refusal {
  const n = series.length
  if (n < 2 * period)
    return refuse('forecast.too-short', `two full seasons need ${2 * period} periods, there are ${n}`)
  const trend = centredAverage(series, period)
  const sums = new Float64Array(period)
  const counts = new Float64Array(period)
  for (let t = 0; t < n; t++) {
    const level = trend[t]!
    if (level === null) continue
    if (kind === 'multiplicative' && !(level > 0))
      return refuse('forecast.not-positive', 'multiplicative seasonal indices need a positive trend')
    sums[t % period]! += kind === 'additive' ? series[t]! - level : series[t]! / level
    counts[t % period]! += 1
  }
  const raw = Array.from(sums, (sum, j) => sum / counts[j]!)
  const mean = raw.reduce((a, b) => a + b, 0) / period
  const seasonal = raw.map(value => (kind === 'additive' ? value - mean : value / mean))
  if (kind === 'multiplicative' && seasonal.some(value => !(value > 1e-10)))
    return refuse('forecast.not-positive', 'a position of the season has a multiplicative index of zero')
  return { ok: true, seasonal, trend }
}
