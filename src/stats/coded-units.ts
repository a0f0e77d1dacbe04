/** Codes that several coders gave to the same units: `codes[coder][unit]`, null where a coder did not code the unit. */
import { type Refusal, refuse } from './outcome.ts'

export type Code = string | number
export type Coding = ReadonlyArray<ReadonlyArray<Code | null>>

/** Codes counted by unit: `counts[unit][category]`, only units that at least two coders coded. */
export type CodedUnits = {
  ok: true
  /** Numbers in ascending order, or texts in order of their code units. */
  categories: Code[]
  counts: number[][]
  /** Codes of each counted unit. */
  sizes: number[]
  coders: number
  /** Units left out because fewer than two coders coded them. */
  leftOut: number
}

const isNumber = (code: Code): code is number => typeof code === 'number'

/** The categories that occur, in order; refuses a mix of numbers and texts. */
function categoriesOf(codes: readonly Code[]): Code[] | Refusal {
  const known = [...new Set(codes)]
  if (known.every(isNumber)) {
    if (!known.every(Number.isFinite))
      return refuse('agreement.bad-code', 'every code must be a finite number')
    return known.sort((a, b) => a - b)
  }
  if (known.some(isNumber)) return refuse('agreement.mixed-codes', 'codes must be all numbers or all texts')
  return known.sort()
}

/** Most numbers in a table of units and categories: below, it is counted within a second or two. */
const mostCells = 20_000_000

/**
 * Count codes by unit. Refuses fewer than two coders, coders with different numbers of units, no unit coded twice,
 * a mix of numbers and texts, more than `mostCategories`. Cost: one pass.
 */
export function countCodes(codes: Coding, mostCategories = 3000): CodedUnits | Refusal {
  if (codes.length < 2)
    return refuse('agreement.one-coder', `agreement needs at least two coders, got ${codes.length}`)
  const units = codes[0]!.length
  if (codes.some(own => own.length !== units))
    return refuse(
      'agreement.unequal',
      'every coder needs one entry a unit; write null where a unit is not coded',
    )
  const given = codes.flatMap(own => own.filter(code => code !== null))
  const categories = categoriesOf(given)
  if (!Array.isArray(categories)) return categories
  const most = Math.min(mostCategories, Math.floor(mostCells / units))
  if (categories.length > most)
    return refuse(
      'agreement.many-categories',
      `the codes take ${categories.length} values, and at most ${most} can be compared one by one: join categories, or round numbers`,
    )
  const place = new Map(categories.map((category, i) => [category, i]))
  const counts: number[][] = []
  for (let unit = 0; unit < units; unit++) {
    const row = new Array<number>(categories.length).fill(0)
    for (const own of codes) {
      const code = own[unit]!
      if (code !== null) row[place.get(code)!]!++
    }
    if (row.reduce((sum, count) => sum + count, 0) >= 2) counts.push(row)
  }
  if (counts.length === 0) return refuse('agreement.no-pairs', 'no unit was coded by at least two coders')
  const sizes = counts.map(row => row.reduce((sum, count) => sum + count, 0))
  return { ok: true, categories, counts, sizes, coders: codes.length, leftOut: units - counts.length }
}
