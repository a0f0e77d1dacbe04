/**
 * Lengths of time that a queue draws: gaps between arrivals, work, patience. One unit of time throughout, say the hour.
 */
import { isComputable } from './computable.ts'
import type { Random } from './random.ts'

export type Duration =
  | { shape: 'fixed' | 'exponential'; mean: number }
  /** `variation`: squared coefficient of variation (variance over squared mean). */
  | { shape: 'gamma' | 'lognormal'; mean: number; variation: number }
  /** Two exponentials of balanced means: mostly short, some very long. A variation of 1 at least. */
  | { shape: 'hyperexponential'; mean: number; variation: number }
  /** One of the values seen, each as likely as the others. */
  | { shape: 'empirical'; values: readonly number[] }

/** What is wrong with a duration, as the end of a sentence; null when nothing is. */
export function durationFault(duration: Duration): string | null {
  if (duration.shape === 'empirical') {
    const { values } = duration
    if (values.length === 0) return 'needs a value at least'
    return values.every(value => value >= 0 && isComputable(value))
      ? null
      : 'has a value below 0 or beyond 1e100'
  }
  if (!(duration.mean >= 0 && isComputable(duration.mean))) return `has a mean of ${duration.mean}`
  if (!('variation' in duration)) return null
  const least = duration.shape === 'hyperexponential' ? 1 : 0
  return duration.variation >= least && isComputable(duration.variation)
    ? null
    : `has a variation of ${duration.variation} where at least ${least} is needed`
}

export function meanDuration(duration: Duration): number {
  if (duration.shape !== 'empirical') return duration.mean
  return duration.values.reduce((sum, value) => sum + value, 0) / duration.values.length
}

/** A function that fills a list with draws from the duration, which is to have no fault. */
export function durationDraws(duration: Duration, random: Random): (into: Float64Array) => void {
  if (duration.shape === 'empirical') {
    const values = Float64Array.from(duration.values)
    return into => {
      for (let i = 0; i < into.length; i++) into[i] = values[random.int(values.length)]
    }
  }
  const { mean } = duration
  if (duration.shape === 'exponential')
    return into => {
      for (let i = 0; i < into.length; i++) into[i] = mean * random.exponential()
    }
  if (!('variation' in duration) || mean === 0 || duration.variation === 0)
    return into => {
      into.fill(mean)
    }
  const { variation } = duration
  if (duration.shape === 'gamma')
    return into => {
      for (let i = 0; i < into.length; i++) into[i] = random.gamma(1 / variation, mean * variation)
    }
  if (duration.shape === 'lognormal') {
    const sd = Math.sqrt(Math.log1p(variation))
    const middle = Math.log(mean) - (sd * sd) / 2
    return into => {
      for (let i = 0; i < into.length; i++) into[i] = Math.exp(middle + sd * random.normal())
    }
  }
  const often = (1 + Math.sqrt((variation - 1) / (variation + 1))) / 2
  const [short, long] = [mean / (2 * often), mean / (2 * (1 - often))]
  return into => {
    for (let i = 0; i < into.length; i++)
      into[i] = random.exponential() * (random.uniform() < often ? short : long)
  }
}
