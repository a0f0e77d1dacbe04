import { sum } from '#stats/sum.ts'
import { type EffectMeasured, normalReach } from './effect.ts'
import type { Ledger } from './effect-ledger.ts'
import type { LeverId } from './lever.ts'

/** What a lever did where it was used here. */
export interface MeasuredLever {
  /** Factor on the requests of those it was for: the range that holds it in eight uses of ten, and its middle. */
  range: readonly [low: number, high: number]
  middle: number
  /** Error of the middle as an average over uses, and the variance between uses beyond their errors. */
  error: number
  between: number
  /** Uses measured. */
  uses: number
}

/** Least factor: no lever ends all requests. */
const leastFactor = 0.05
const held = (factor: number) => Math.max(leastFactor, factor)

/**
 * Effects of several uses as one: their mean weighted by precision, and how far uses differ beyond their errors
 * (DerSimonian & Laird 1986). The range is that of the next use: error of the mean and difference between uses
 * together. Of one use it is its own range. All uses measured count, claimed or not: the best alone would flatter.
 */
export function pooledFactor(effects: readonly Pick<EffectMeasured, 'part' | 'partError'>[]): MeasuredLever {
  const factors = effects.map(({ part }) => 1 + part.middle)
  const variances = effects.map(({ partError }) => partError ** 2)
  const fixed = variances.map(variance => 1 / variance)
  const whole = sum(fixed)
  const mean = sum(factors.map((factor, k) => (fixed[k] * factor) / whole))
  const excess = sum(factors.map((factor, k) => fixed[k] * (factor - mean) ** 2)) - (factors.length - 1)
  const room = whole - sum(fixed.map(weight => weight ** 2)) / whole
  const between = room > 0 ? Math.max(0, excess / room) : 0
  const weights = variances.map(variance => 1 / (variance + between))
  const all = sum(weights)
  const middle = sum(factors.map((factor, k) => (weights[k] * factor) / all))
  const reach = normalReach * Math.sqrt(between + 1 / all)
  return {
    range: [held(middle - reach), held(middle + reach)],
    middle: held(middle),
    error: Math.sqrt(1 / all),
    between,
    uses: effects.length,
  }
}

/**
 * A stated range and what was measured, as one: normal, each weighted by its precision, so that a wide measurement hardly
 * moves the range and a sharp one takes its place. A stated range that the measurement contradicts is widened until it
 * no longer does (its variance is the likeliest that is not less than stated: Morris 1983), and so gives way. It is of a
 * lever's effect on average; how far uses differ among themselves is added. Bounds as of the next use, that hold it in
 * eight cases of ten.
 */
export function withMeasured(
  [low, high]: readonly [low: number, high: number],
  { middle, error, between }: MeasuredLever,
): [low: number, high: number] {
  const centre = (low + high) / 2
  const measured = error ** 2
  const stated = Math.max(((high - low) / 2 / normalReach) ** 2, (middle - centre) ** 2 - measured)
  const weight = stated / (stated + measured)
  const mean = centre + weight * (middle - centre)
  const reach = normalReach * Math.sqrt(weight * measured + between)
  return [held(mean - reach), held(mean + reach)]
}

/** The levers used here and measured. */
export function leversMeasured({ lines }: Ledger): Partial<Record<LeverId, MeasuredLever>> {
  const measured: Partial<Record<LeverId, MeasuredLever>> = {}
  for (const lever of ['training', 'guides'] as const) {
    const effects = lines.flatMap(({ treatment, answer }) =>
      treatment.kind === lever && answer.ok ? [answer] : [],
    )
    if (effects.length > 0) measured[lever] = pooledFactor(effects)
  }
  return measured
}
