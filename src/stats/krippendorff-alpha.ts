/**
 * Krippendorff's alpha: how far several coders agree beyond chance, with missing codes.
 *
 * 1 is full agreement, 0 what chance would give, below 0 disagreement by system. Only units coded at least twice count.
 * Source: Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability". Expected values in tests: the published
 * .743/.815/.849/.797, and exact rational arithmetic. The interval resamples units with replacement: it assumes that
 * the units are a random sample of those to be coded, and takes the coders as they are.
 * Cost: kinds of units (whose codes are alike) × categories², and a draw of every unit, as many times as there are draws.
 */
import { type CodedUnits, type Coding, countCodes } from './coded-units.ts'
import { type Refusal, refuse } from './outcome.ts'
import { createRandom } from './random.ts'

export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio'

export type Alpha = {
  ok: true
  alpha: number
  /** Mean disagreement within units, and the one expected if codes were dealt at random. */
  observed: number
  expected: number
  units: number
  codes: number
  leftOut: number
  /** Percentile interval over resampled units; null when no draws were asked for. */
  interval: { lower: number; upper: number; confidence: number; draws: number } | null
}

/** Squared difference of every two categories; `totals` are the codes given in each. */
function differences(
  level: Level,
  categories: readonly (string | number)[],
  totals: Float64Array,
): Float64Array {
  const k = categories.length
  const squared = new Float64Array(k * k)
  for (let a = 0; a < k; a++) {
    let between = totals[a]! / 2
    for (let b = a + 1; b < k; b++) {
      const [x, y] = [categories[a] as number, categories[b] as number]
      let difference = 1
      if (level === 'ordinal') difference = between + totals[b]! / 2
      if (level === 'interval') difference = y - x
      if (level === 'ratio') difference = (y - x) / (y + x)
      squared[a * k + b] = difference * difference
      between += totals[b]!
    }
  }
  return squared
}

/** Observed and expected disagreement with each unit taken `times[unit]` times. */
function disagreement(units: CodedUnits, level: Level, times: ArrayLike<number>) {
  const { categories, counts, sizes } = units
  const k = categories.length
  const totals = new Float64Array(k)
  const pairs = new Float64Array(k * k)
  counts.forEach((row, unit) => {
    const time = times[unit]!
    if (time === 0) return
    const weight = time / (sizes[unit]! - 1)
    for (let a = 0; a < k; a++) {
      if (row[a] === 0) continue
      totals[a]! += time * row[a]!
      for (let b = a + 1; b < k; b++) pairs[a * k + b]! += weight * row[a]! * row[b]!
    }
  })
  const squared = differences(level, categories, totals)
  const n = totals.reduce((sum, total) => sum + total, 0)
  let within = 0
  let chance = 0
  for (let a = 0; a < k; a++)
    for (let b = a + 1; b < k; b++) {
      within += pairs[a * k + b]! * squared[a * k + b]!
      chance += totals[a]! * totals[b]! * squared[a * k + b]!
    }
  return { n, observed: (2 * within) / n, expected: (2 * chance) / (n * (n - 1)) }
}

function faultOf({ categories }: CodedUnits, level: Level): Refusal | undefined {
  if (level !== 'nominal' && categories.some(category => typeof category !== 'number'))
    return refuse('agreement.not-numbers', `the ${level} level needs numbers as codes`)
  if (level === 'ratio' && categories.some(category => (category as number) < 0))
    return refuse('agreement.negative', 'the ratio level needs codes of zero or more')
  return undefined
}

/** Share of draws without any variation above which no interval is given. */
const mostEmpty = 0.01

/** Units whose codes are alike counted together: `kindOf[unit]` is the place among the kinds. */
function kindsOf(units: CodedUnits): { kinds: CodedUnits; kindOf: Int32Array } {
  const known = new Map<string, number>()
  const counts: number[][] = []
  const kindOf = Int32Array.from(units.counts, row => {
    const key = row.join()
    const kind = known.get(key) ?? counts.push(row) - 1
    known.set(key, kind)
    return kind
  })
  const sizes = counts.map(row => row.reduce((sum, count) => sum + count, 0))
  return { kinds: { ...units, counts, sizes }, kindOf }
}

function resampled(units: CodedUnits, level: Level, draws: number, seed: number): number[] | Refusal {
  const random = createRandom(seed)
  const { kinds, kindOf } = kindsOf(units)
  const alphas: number[] = []
  for (let draw = 0; draw < draws; draw++) {
    const times = new Int32Array(kinds.counts.length)
    for (let i = 0; i < kindOf.length; i++) times[kindOf[random.int(kindOf.length)]!]!++
    const { observed, expected } = disagreement(kinds, level, times)
    if (expected > 0) alphas.push(1 - observed / expected)
  }
  if (alphas.length < (1 - mostEmpty) * draws)
    return refuse(
      'agreement.thin',
      `${draws - alphas.length} of ${draws} resampled sets of units hold one category only: too little variation for an interval`,
    )
  return alphas.sort((a, b) => a - b)
}

/**
 * Alpha of `codes[coder][unit]`. `draws` (at least 200) asks for an interval by resampling units with `seed`.
 * Refuses what `countCodes` refuses, codes that the level cannot use, and codes that are all the same.
 */
export function krippendorffAlpha(input: {
  codes: Coding
  level: Level
  draws?: number
  confidence?: number
  seed?: number
}): Alpha | Refusal {
  const { codes, level, draws = 0, confidence = 0.95, seed = 1 } = input
  const units = countCodes(codes)
  if (!units.ok) return units
  const fault = faultOf(units, level)
  if (fault) return fault
  const { n, observed, expected } = disagreement(units, level, new Int32Array(units.counts.length).fill(1))
  if (!(expected > 0))
    return refuse('agreement.no-variation', 'every code is the same: agreement beyond chance cannot be told')
  let interval: Alpha['interval'] = null
  if (draws > 0) {
    if (!(draws >= 200))
      return refuse('agreement.few-draws', `an interval needs at least 200 draws, got ${draws}`)
    if (!(confidence > 0 && confidence < 1))
      throw new RangeError(`confidence must be in (0, 1), got ${confidence}`)
    const alphas = resampled(units, level, draws, seed)
    if (!Array.isArray(alphas)) return alphas
    const at = (p: number) => alphas[Math.round(p * (alphas.length - 1))]!
    interval = { lower: at((1 - confidence) / 2), upper: at((1 + confidence) / 2), confidence, draws }
  }
  return {
    ok: true,
    alpha: 1 - observed / expected,
    observed,
    expected,
    units: units.counts.length,
    codes: n,
    leftOut: units.leftOut,
    interval,
  }
}
