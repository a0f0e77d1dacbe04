/** Intervals and p-values of an effect: by the normal distribution, and by rank among placebo effects. */
import { normalQuantile, normalSurvival } from './normal.ts'

export type Interval = { lower: number; upper: number; confidence: number }

/** Default confidence of intervals on panels. */
export const usualConfidence = 0.95

/** effect ± z × standard error, and the two-sided p-value of no effect (null when the standard error is 0). */
export function normalInference(effect: number, standardError: number, confidence: number) {
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`confidence must be in (0, 1), got ${confidence}`)
  const reach = -normalQuantile((1 - confidence) / 2) * standardError
  return {
    standardError,
    interval: { lower: effect - reach, upper: effect + reach, confidence } satisfies Interval,
    p: standardError > 0 ? 2 * normalSurvival(Math.abs(effect) / standardError) : null,
  }
}

/** Share of ranks at or above: (1 + placebos at least as large) / (1 + placebos), never 0. */
export function rankP(size: number, placebos: ArrayLike<number>): number {
  let larger = 0
  for (let i = 0; i < placebos.length; i++) if (placebos[i]! >= size) larger++
  return (1 + larger) / (1 + placebos.length)
}

/**
 * The size a placebo effect must be surpassed by for a rank p-value of at most `level`; null when there are too few
 * placebos for any effect to reach it. `sizes` are not negative. `level` achieved is what the ranks allow.
 */
export function rankThreshold(
  sizes: ArrayLike<number>,
  level: number,
): { size: number; level: number } | null {
  const all = sizes.length + 1
  const rank = Math.floor(level * all + 1e-9)
  if (rank < 1) return null
  const sorted = Float64Array.from(sizes).sort()
  return { size: sorted[sorted.length - rank] ?? 0, level: rank / all }
}
