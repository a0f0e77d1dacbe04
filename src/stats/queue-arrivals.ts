import type { Random } from './random.ts'

/** When requests of a class come, by slot of time. */
export type Arrivals =
  /**
   * `expected` number in each slot, the list being repeated: a week of hours, say. The number of a slot is Poisson, or
   * negative binomial of variance mean + dispersion mean² where that is given.
   */
  | { expected: readonly number[]; dispersion?: number }
  /** Numbers that do come in each slot, none after the last; at times drawn evenly inside. */
  | { counts: readonly number[] }

/** What is wrong with arrivals, as the end of a sentence; null when nothing is. */
export function arrivalsFault(arrivals: Arrivals): string | null {
  const numbers = 'counts' in arrivals ? arrivals.counts : arrivals.expected
  if (numbers.length === 0) return 'needs arrivals of a slot at least'
  if (!numbers.every(number => number >= 0 && number < 1e9))
    return 'has a number of arrivals below 0 or above 1e9'
  if ('counts' in arrivals) return numbers.every(Number.isInteger) ? null : 'has counts that are not whole'
  const { dispersion = 0 } = arrivals
  return dispersion >= 0 && dispersion < Infinity ? null : `has a dispersion of ${dispersion}`
}

/**
 * A function that fills a list with the next times of arrival in rising order, Infinity after the last before `end`.
 * Expected numbers: exponential gaps of a rate that is constant within a slot; dispersed, that rate is drawn from a
 * gamma in each slot, which makes the number negative binomial.
 */
export function arrivalTimes(
  arrivals: Arrivals,
  slot: number,
  end: number,
  random: Random,
): (into: Float64Array) => void {
  const slots = Math.ceil(end / slot - 1e-9)
  return 'counts' in arrivals
    ? countedTimes(arrivals.counts, slot, Math.min(slots, arrivals.counts.length), end, random)
    : expectedTimes(arrivals.expected, arrivals.dispersion ?? 0, slot, slots, end, random)
}

function countedTimes(counts: readonly number[], slot: number, last: number, end: number, random: Random) {
  let [index, now, left] = [-1, 0, 0]
  return (into: Float64Array) => {
    for (let i = 0; i < into.length; i++) {
      while (left === 0 && ++index < last) {
        left = counts[index]
        now = index * slot
      }
      if (left === 0) {
        into.fill(Infinity, i)
        return
      }
      // The earliest of those left, which lie evenly between here and the slot's end.
      now += ((index + 1) * slot - now) * -Math.expm1(-random.exponential() / left)
      left--
      into[i] = now < end ? now : Infinity
    }
  }
}

function expectedTimes(
  expected: readonly number[],
  dispersion: number,
  slot: number,
  slots: number,
  end: number,
  random: Random,
) {
  let [index, lastTime, lastRate] = [-1, 0, 0]
  return (into: Float64Array) => {
    let [now, rate] = [lastTime, lastRate]
    for (let i = 0; i < into.length; i++) {
      let gap = random.exponential()
      for (;;) {
        const room = rate * ((index + 1) * slot - now)
        if (gap < room) break
        gap -= room
        if (index + 1 >= slots) {
          into.fill(Infinity, i)
          return
        }
        now = ++index * slot
        const mean = expected[index % expected.length] / slot
        rate = dispersion > 0 && mean > 0 ? random.gamma(1 / dispersion, mean * dispersion) : mean
      }
      now += gap / rate
      into[i] = now < end ? now : Infinity
    }
    lastTime = now
    lastRate = rate
  }
}
