/**
 * Gwet's AC1: agreement beyond chance that stays sensible when nearly all units fall into one category.
 *
 * Any number of coders, missing codes allowed. Source: Gwet 2008, "Computing inter-rater reliability and its variance
 * in the presence of high agreement", with the variance over a sample of units. Expected values in tests: published
 * two-coder tables, and irrCAC's .77544 (standard error .14295) for four coders. Cost: units × categories.
 */
import { type Coding, countCodes } from './coded-units.ts'
import { studentQuantile } from './distributions.ts'
import { type Refusal, refuse } from './outcome.ts'

export type GwetAc1 = {
  ok: true
  ac1: number
  agreement: number
  chance: number
  /** Over units, as a simple random sample of very many; null with one unit. */
  standardError: number | null
  interval: { lower: number; upper: number; confidence: number } | null
  units: number
}

/**
 * AC1 of `codes[coder][unit]`. Units with one code count in the shares of the categories, not in agreement.
 * Refuses what `countCodes` refuses and a single category.
 */
export function gwetAc1(codes: Coding, confidence = 0.95): GwetAc1 | Refusal {
  const counted = countCodes(codes)
  if (!counted.ok) return counted
  const rows = rowsOf(codes, counted.categories)
  const k = counted.categories.length
  if (k < 2)
    return refuse('agreement.no-variation', 'every code is the same: agreement beyond chance cannot be told')
  const n = rows.length
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const sizes = rows.map(sum)
  const shares = counted.categories.map((_, c) => sum(rows.map((row, unit) => row[c]! / sizes[unit]!)) / n)
  const paired = sizes.filter(size => size >= 2).length
  const agreements = rows.map((row, unit) => {
    const size = sizes[unit]!
    return size < 2 ? 0 : sum(row.map(count => count * (count - 1))) / (size * (size - 1))
  })
  const agreement = sum(agreements) / paired
  const chance = sum(shares.map(share => share * (1 - share))) / (k - 1)
  const ac1 = (agreement - chance) / (1 - chance)
  const parts = rows.map((row, unit) => {
    const own = sizes[unit]! < 2 ? 0 : ((n / paired) * (agreements[unit]! - chance)) / (1 - chance)
    const ownChance = sum(row.map((count, c) => (count / sizes[unit]!) * (1 - shares[c]!))) / (k - 1)
    return own - (2 * (1 - ac1) * (ownChance - chance)) / (1 - chance)
  })
  const standardError = n < 2 ? null : Math.sqrt(sum(parts.map(part => (part - ac1) ** 2)) / (n * (n - 1)))
  const reach = standardError === null ? 0 : -studentQuantile((1 - confidence) / 2, n - 1) * standardError
  return {
    ok: true,
    ac1,
    agreement,
    chance,
    standardError,
    interval:
      standardError === null ? null : { lower: ac1 - reach, upper: Math.min(1, ac1 + reach), confidence },
    units: n,
  }
}

/** Codes of every unit that anybody coded, by category. */
function rowsOf(codes: Coding, categories: readonly (string | number)[]): number[][] {
  return codes[0]!
    .map((_, unit) => categories.map(category => codes.filter(own => own[unit] === category).length))
    .filter(row => row.some(count => count > 0))
}
