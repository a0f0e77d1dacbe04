import { isComputable } from './computable.ts'
import { normalQuantile } from './normal.ts'
import { type Refusal, refuse } from './outcome.ts'
import type { Random } from './random.ts'

/** A factor, or the range in which it lies with a chance of 80 %. */
export type Factor = number | readonly [low: number, high: number]

/** What changes the requests of some types and units from a week on: a guide, a training, a form. */
export type WorkChange = {
  /** Places of the types and units concerned; all when absent. */
  types?: readonly number[]
  units?: readonly number[]
  /** First week with an effect, 0 being the first ahead. */
  from: number
  /** First week without it any more; never when absent. */
  until?: number
  /** Weeks until the effect is whole, growing in equal steps; 1 when absent. */
  over?: number
  /** What the number of requests, and the hours of one, are multiplied by; 1 when absent. */
  arrivals?: Factor
  hours?: Factor
}

/** Most changes told apart: a unit's changes are the bits of one number. */
const mostChanges = 30
const tenth = normalQuantile(0.9)

const isFactor = (factor: Factor = 1) =>
  typeof factor === 'number'
    ? factor >= 0 && isComputable(factor)
    : factor.length === 2 && factor[0] >= 0 && factor[0] <= factor[1] && factor.every(isComputable)

/** Fault of the changes; null when there is none. */
export function checkChanges(changes: readonly WorkChange[], types: number, units: number): Refusal | null {
  if (changes.length > mostChanges)
    return refuse('workload.changes', `at most ${mostChanges} changes are told apart, not ${changes.length}`)
  const within = (places: readonly number[] = [], count: number) =>
    places.every(place => Number.isInteger(place) && place >= 0 && place < count)
  for (const [i, { from, until = Infinity, over = 1, ...change }] of changes.entries()) {
    if (!within(change.types, types) || !within(change.units, units))
      return refuse('workload.change', `change ${i + 1} names a type or unit that is not there`)
    if (!(Number.isInteger(from) && from >= 0 && until > from && Number.isInteger(over) && over >= 1))
      return refuse('workload.change', `change ${i + 1}: its weeks are whole, and it ends after it begins`)
    if (!isFactor(change.arrivals) || !isFactor(change.hours))
      return refuse(
        'workload.change',
        `change ${i + 1}: a factor, or each end of a rising range, is at least 0`,
      )
  }
  return null
}

/** The changes that concern a unit's requests of a type, as bits. */
export function changesOf(changes: readonly WorkChange[], type: number, unit: number): number {
  let mask = 0
  changes.forEach(({ types, units }, i) => {
    if ((types?.includes(type) ?? true) && (units?.includes(unit) ?? true)) mask |= 1 << i
  })
  return mask
}

/** Part of the effect of a change that is there in a week, from 0 to 1. */
function strength({ from, until = Infinity, over = 1 }: WorkChange, week: number): number {
  return week < from || week >= until ? 0 : Math.min(1, (week - from + 1) / over)
}

function drawFactor(factor: Factor, random: Random): number {
  const score = random.normal()
  if (typeof factor === 'number') return factor
  const [low, high] = factor
  return Math.max(0, (low + high) / 2 + (score * (high - low)) / (2 * tenth))
}

/**
 * Factors of arrivals and hours of each combination of changes (`masks`) by week: `arrivals[m * weeks + w]`. `next`
 * fills them for the next replication. The draws of a change hang on its place in the list alone, so that a scenario
 * that adds changes at the end keeps those of the others.
 */
export function changeFactors(
  changes: readonly WorkChange[],
  masks: readonly number[],
  weeks: number,
  random: Random,
): { arrivals: Float64Array; hours: Float64Array; next(): void } {
  const arrivals = new Float64Array(masks.length * weeks).fill(1)
  const hours = new Float64Array(masks.length * weeks).fill(1)
  const streams = changes.map((_, i) => random.fork(`change ${i}`))
  const there = changes.map(change => Float64Array.from({ length: weeks }, (_, w) => strength(change, w)))
  const next = () => {
    if (changes.length === 0) return
    arrivals.fill(1)
    hours.fill(1)
    for (let i = 0; i < changes.length; i++) {
      const fewer = drawFactor(changes[i].arrivals ?? 1, streams[i]) - 1
      const lighter = drawFactor(changes[i].hours ?? 1, streams[i]) - 1
      for (let m = 0; m < masks.length; m++) {
        if ((masks[m] & (1 << i)) === 0) continue
        for (let w = 0, at = m * weeks; w < weeks; w++, at++) {
          arrivals[at] *= 1 + there[i][w] * fewer
          hours[at] *= 1 + there[i][w] * lighter
        }
      }
    }
  }
  return { arrivals, hours, next }
}
