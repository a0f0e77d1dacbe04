import { createRandom, type Random } from '#stats/random.ts'
import { sum } from '#stats/sum.ts'
import type { ClockGround, ClockType } from './clock-ground.ts'
import { clockModel } from './clock-model.ts'

/** How the requests of a made company grow: at a constant pace, or along an S that levels off. */
export type Growth = 'constant' | 'levelling'

/** A made company as the clock sees it, and the week ahead in which it really crosses; the horizon where it never does. */
export interface MadeCompany {
  ground: ClockGround
  crossing: number
}

const DAY = 86_400_000
const monday = (index: number) =>
  new Date(Date.parse('2025-01-06') + index * 7 * DAY).toISOString().slice(0, 10)

interface MadeType {
  counts: number[]
  minutes: number
  logged: { mean: number; spread: number }
}

/** Requests logged of each type, on which the mean of one rests. */
const logged = 60
/** Spread of the logarithm of the minutes one request takes. */
const spread = 0.5
const takes = (random: Random, minutes: number) =>
  minutes * Math.exp(random.normal(-(spread ** 2) / 2, spread))

/** One type: a base, growth, a yearly wave, a level that wanders, counts more spread than Poisson's. */
function makeType(random: Random, growth: Growth, known: number): MadeType {
  const base = 4 + 12 * random.uniform()
  const pace = (random.uniform() - 0.15) / 52
  const size = 8 + 40 * random.uniform()
  const wave = { height: 0.15 * random.uniform(), start: 2 * Math.PI * random.uniform() }
  const bend = { at: known + 80 * (random.uniform() - 0.7), width: 15 + 25 * random.uniform() }
  let level = 0
  const counts = Array.from({ length: known + clockModel.horizon }, (_, w) => {
    level += random.normal(0, 0.015)
    const trend =
      growth === 'constant' ? Math.exp(pace * w) : 0.3 + 3 / (1 + Math.exp((bend.at - w) / bend.width))
    const season = 1 + wave.height * Math.sin((2 * Math.PI * w) / 52.18 + wave.start)
    return random.negativeBinomial(base * trend * Math.exp(level) * season, size)
  })
  const minutes = 40 + 120 * random.uniform()
  const seen = Array.from({ length: logged }, () => takes(random, minutes))
  const mean = sum(seen) / logged
  const deviation = Math.sqrt(sum(seen.map(one => (one - mean) ** 2)) / (logged - 1))
  return { counts, minutes, logged: { mean, spread: deviation } }
}

const seenOf = (
  { counts, logged: { mean, spread: own } }: MadeType,
  id: number,
  known: number,
): ClockType => ({
  id,
  nameFr: '',
  nameEn: '',
  counts: counts.slice(0, known),
  minutes: mean,
  spread: own,
  error: own / Math.sqrt(logged),
  logged,
  loggedPart: 1,
  open: 5,
})

/** Makes a company of known fate, of which the clock is shown 40 to 120 weeks. The same seed makes the same. */
export function makeCompany(seed: number, growth: Growth): MadeCompany {
  const random = createRandom(seed)
  const known = 40 + random.int(80)
  const types = [0, 1, 2].map(() => makeType(random, growth, known))
  const recent = sum(
    types.map(({ counts, minutes }) => (sum(counts.slice(known - 8, known)) / 8) * (minutes / 60)),
  )
  const hours = recent / (0.3 + 0.28 * random.uniform())
  const work = types[0].counts.map((_, w) =>
    sum(
      types.flatMap(({ counts, minutes }) =>
        Array.from({ length: counts[w] }, () => takes(random, minutes) / 60),
      ),
    ),
  )
  const { span, horizon, threshold } = clockModel
  const share = (w: number) => sum(work.slice(w + 1 - span, w + 1)) / (span * hours)
  const ahead = Array.from({ length: horizon }, (_, w) => w)
  const crossing = ahead.find(w => share(known + w) > threshold) ?? horizon
  return {
    crossing,
    ground: {
      today: monday(known),
      weeks: Array.from({ length: known }, (_, w) => monday(w)),
      types: types.map((type, k) => seenOf(type, k + 1, known)),
      capacity: new Array<number>(known).fill(hours),
      ahead: ahead.map(w => ({ week: monday(known + w), hours, present: hours })),
      usuallyAway: 0,
    },
  }
}

/**
 * Place of the truth among the futures, from 0 (earlier than all) to 1: even over made companies where the clock keeps
 * its word. Within a week, and beyond the horizon, the place is drawn.
 */
export function placeOf(
  { crossing }: Pick<MadeCompany, 'crossing'>,
  crossed: readonly number[],
  random: Random,
): number {
  const before = crossing === 0 ? 0 : crossed[crossing - 1]
  const upTo = crossing === clockModel.horizon ? 1 : crossed[crossing]
  return before + random.uniform() * (upTo - before)
}
