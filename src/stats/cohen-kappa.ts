/**
 * Cohen's kappa of two coders, plain or weighted, with the standard errors of Fleiss, Cohen and Everitt.
 *
 * Sources: Cohen 1960; Cohen 1968 (weights); Fleiss, Cohen & Everitt 1969, "Large sample standard errors of kappa and
 * weighted kappa". Expected values in tests: published examples, statsmodels 0.13.5, R irr. Standard errors are those
 * of large samples: units must be independent. Cost: categories².
 */
import { type Code, type Coding, countCodes } from './coded-units.ts'
import { normalQuantile, normalSurvival } from './normal.ts'
import { type Refusal, refuse } from './outcome.ts'

export type KappaWeights = 'none' | 'linear' | 'quadratic'

export type Kappa = {
  ok: true
  kappa: number
  /** Weighted share of agreement, and the one chance would give. */
  agreement: number
  chance: number
  /** Highest kappa that the two coders' own shares allow; null where weighted. */
  highest: number | null
  standardError: number
  /** Standard error if the coders only agreed by chance, and the two-sided p-value it gives. */
  standardErrorNone: number
  p: number
  interval: { lower: number; upper: number; confidence: number }
  units: number
}

/** Most categories of a table: its standard error goes over every pair of them. */
const mostCategories = 500

/** Units in each pair of categories, both coders' in the same order; units that one of them left out do not count. */
export function crossTable(
  first: Coding[number],
  second: Coding[number],
): { ok: true; categories: Code[]; table: number[][] } | Refusal {
  const units = countCodes([first, second], mostCategories)
  if (!units.ok) return units
  const place = new Map(units.categories.map((category, i) => [category, i]))
  const table = units.categories.map(() => new Array<number>(units.categories.length).fill(0))
  first.forEach((code, unit) => {
    const other = second[unit]!
    if (code !== null && other !== null) table[place.get(code)!]![place.get(other)!]!++
  })
  return { ok: true, categories: units.categories, table }
}

/** Agreement that a pair of categories counts for: by their places, so that a scale's steps count as equal. */
function weightOf(weights: KappaWeights, a: number, b: number, k: number): number {
  if (weights === 'none') return a === b ? 1 : 0
  const apart = Math.abs(a - b) / (k - 1)
  return weights === 'linear' ? 1 - apart : 1 - apart * apart
}

/** Why a table of unit counts is none; undefined where it is one. */
export function faultOfTable(table: readonly (readonly number[])[], n: number): Refusal | undefined {
  if (table.length < 1 || table.some(row => row.length !== table.length))
    return refuse('agreement.bad-table', 'a square table of categories is needed')
  if (table.some(row => row.some(count => !(count >= 0 && Number.isInteger(count)))))
    return refuse('agreement.bad-table', 'counts must be whole numbers of zero or more')
  if (n < 2) return refuse('agreement.too-few', `agreement of two coders needs at least two units, got ${n}`)
  return undefined
}

/**
 * Kappa of a square table `table[first coder's category][second coder's category]` of unit counts.
 * Refuses a table that is not square, fewer than two units, and coders who each used one and the same category.
 */
export function cohenKappa(
  table: readonly (readonly number[])[],
  { weights = 'none', confidence = 0.95 }: { weights?: KappaWeights; confidence?: number } = {},
): Kappa | Refusal {
  const k = table.length
  const n = table.flat().reduce((sum, count) => sum + count, 0)
  const fault = faultOfTable(table, n)
  if (fault) return fault
  const rows = table.map(row => row.reduce((sum, count) => sum + count, 0) / n)
  const cols = table.map((_, b) => table.reduce((sum, row) => sum + row[b]!, 0) / n)
  const weight = (a: number, b: number) => (k === 1 ? 1 : weightOf(weights, a, b, k))
  const each = <T>(visit: (a: number, b: number) => T) =>
    rows.flatMap((_, a) => cols.map((__, b) => visit(a, b)))
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
  const agreement = sum(each((a, b) => (weight(a, b) * table[a]![b]!) / n))
  const chance = sum(each((a, b) => weight(a, b) * rows[a]! * cols[b]!))
  if (1 - chance < 1e-12)
    return refuse(
      'agreement.no-variation',
      'both coders used one category only: agreement beyond chance cannot be told',
    )
  const kappa = (agreement - chance) / (1 - chance)
  const ofRow = rows.map((_, a) => sum(cols.map((col, b) => weight(a, b) * col)))
  const ofCol = cols.map((_, b) => sum(rows.map((row, a) => weight(a, b) * row)))
  const spread = sum(
    each((a, b) => (table[a]![b]! / n) * (weight(a, b) - (ofRow[a]! + ofCol[b]!) * (1 - kappa)) ** 2),
  )
  const spreadNone = sum(each((a, b) => rows[a]! * cols[b]! * (weight(a, b) - ofRow[a]! - ofCol[b]!) ** 2))
  const scale = Math.sqrt(n) * (1 - chance)
  const standardError = Math.sqrt(Math.max(0, spread - (kappa - chance * (1 - kappa)) ** 2)) / scale
  const standardErrorNone = Math.sqrt(Math.max(0, spreadNone - chance * chance)) / scale
  const reach = -normalQuantile((1 - confidence) / 2) * standardError
  const most = sum(rows.map((row, a) => Math.min(row, cols[a]!)))
  return {
    ok: true,
    kappa,
    agreement,
    chance,
    highest: weights === 'none' ? (most - chance) / (1 - chance) : null,
    standardError,
    standardErrorNone,
    p: standardErrorNone > 0 ? 2 * normalSurvival(Math.abs(kappa / standardErrorNone)) : 1,
    interval: { lower: kappa - reach, upper: kappa + reach, confidence },
    units: n,
  }
}
