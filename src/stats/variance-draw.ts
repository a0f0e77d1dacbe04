/**
 * A draw of a variance from a scaled inverse chi-square cut off above: what Gibbs sampling of variances needs.
 *
 * 1 / variance is gamma with shape `df` / 2 and rate `sumOfSquares` / 2, not below 1 / `largest`. Exact whatever the
 * cut: plain rejection where the cut leaves the mode, an exponential envelope of the tail elsewhere (the logarithm
 * lies below its tangent), which is accepted more often the further out the cut is.
 */
import type { Random } from './random.ts'

export function drawVariance(
  random: Random,
  df: number,
  sumOfSquares: number,
  largest: number = Infinity,
): number {
  const shape = df / 2
  const rate = sumOfSquares / 2
  const cut = 1 / largest
  if (cut * rate <= Math.max(shape - 1, 0)) {
    for (;;) {
      const precision = random.gamma(shape) / rate
      if (precision >= cut && precision > 0) return 1 / precision
    }
  }
  const slope = shape > 1 ? rate - (shape - 1) / cut : rate
  for (;;) {
    const precision = cut + random.exponential(slope)
    const ratio = precision / cut
    const log = Math.log(ratio)
    const accepted = shape > 1 ? (shape - 1) * (log - ratio + 1) : (shape - 1) * log
    if (Math.log(random.uniform()) <= accepted) return 1 / precision
  }
}
