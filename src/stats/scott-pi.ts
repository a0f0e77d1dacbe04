/**
 * Scott's pi of two coders: agreement beyond the chance that both draw from the same shares of the categories.
 *
 * Where Cohen's kappa lets each coder have shares of their own, so that a difference between them lowers chance and
 * raises the figure, pi takes the mean of both. Source: Scott 1955, Public Opinion Quarterly 19, 321-325; variance over
 * a simple random sample of units as Gwet 2008. Expected values in tests: published tables. Cost: categories².
 */
import { faultOfTable } from './cohen-kappa.ts'
import { studentQuantile } from './distributions.ts'
import { type Refusal, refuse } from './outcome.ts'

export type ScottPi = {
  ok: true
  pi: number
  agreement: number
  chance: number
  /** Over units, as a simple random sample of very many. */
  standardError: number
  interval: { lower: number; upper: number; confidence: number }
  units: number
}

/**
 * Pi of a square table `table[first coder's category][second coder's category]` of unit counts.
 * Refuses a table that is not square, fewer than two units, and coders who both used one and the same category.
 */
export function scottPi(table: readonly (readonly number[])[], confidence = 0.95): ScottPi | Refusal {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const n = sum(table.flat())
  const fault = faultOfTable(table, n)
  if (fault) return fault
  const shares = table.map((row, k) => (sum(row) + sum(table.map(other => other[k]!))) / (2 * n))
  const agreement = sum(table.map((row, k) => row[k]!)) / n
  const chance = sum(shares.map(share => share * share))
  if (1 - chance < 1e-12)
    return refuse(
      'agreement.no-variation',
      'both coders used one category only: agreement beyond chance cannot be told',
    )
  const pi = (agreement - chance) / (1 - chance)
  // How far one unit of each cell moves pi; the cells' own mean is zero.
  const squares = table.flatMap((row, a) =>
    row.map((count, b) => {
      const agrees = a === b ? 1 : 0
      const moves = agrees - agreement - (1 - pi) * (shares[a]! + shares[b]! - 2 * chance)
      return count * (moves / (1 - chance)) ** 2
    }),
  )
  const standardError = Math.sqrt(sum(squares) / (n * (n - 1)))
  const reach = -studentQuantile((1 - confidence) / 2, n - 1) * standardError
  const interval = { lower: pi - reach, upper: Math.min(1, pi + reach), confidence }
  return { ok: true, pi, agreement, chance, standardError, interval, units: n }
}
