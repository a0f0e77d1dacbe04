/**
 * Do two answers go together? Pearson's chi-square of a weighted table, corrected for the design (Rao & Scott).
 *
 * The first-order test divides the statistic by the mean design effect of the table; the second-order one (`F`, to be
 * preferred) also allows for their spread and for the few clusters behind them. Rows without one of the two answers
 * are left out. Refuses: an answer that only takes one value, and a table too thin for the design to judge.
 * Source: Rao & Scott 1984, Annals of Statistics 12, 46-60; Thomas & Rao 1987. Expected values: R survey 4.1.1
 * `svychisq`. Cost: cells² passes over the clusters and one over the rows a cell.
 */
import { chiSquareSurvival, fSurvival } from './distributions.ts'
import { crossProduct, type Matrix, matrix, multiply, solveMany, transpose } from './linear-algebra.ts'
import { type Refusal, refuse } from './outcome.ts'
import { answersOf, degreesOf, type Where } from './survey-answers.ts'
import { codesOf, type Label } from './survey-codes.ts'
import type { SurveyDesign } from './survey-design.ts'
import { covarianceOfTotals } from './survey-variance.ts'

export type SurveyChiSquare = {
  ok: true
  /** Pearson's statistic of the weighted shares, as if `answered` rows had been drawn one by one. */
  pearson: number
  firstOrder: { statistic: number; degreesOfFreedom: number; p: number }
  secondOrder: { f: number; degreesAbove: number; degreesBelow: number; p: number }
  /** Mean design effect of the table. */
  designEffect: number
  rows: Label[]
  columns: Label[]
  /** People represented in each cell, by row. */
  table: number[][]
  answered: number
  leftOut: number
  assumed: string[]
}

/** Most cells a table may have: beyond, the test has no power and takes long. */
const mostCells = 400

/** Contrasts of interaction: what is left of each inner cell once rows and columns are accounted for. */
function interactions(rows: number, cols: number): Matrix {
  const out = matrix(rows * cols, (rows - 1) * (cols - 1))
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < cols; c++)
      for (let i = 1; i < rows; i++)
        for (let j = 1; j < cols; j++) {
          const place = (r * cols + c) * out.cols + (i - 1) * (cols - 1) + (j - 1)
          out.data[place] = ((r === i ? 1 : 0) - 1 / rows) * ((c === j ? 1 : 0) - 1 / cols)
        }
  return out
}

const trace = ({ rows, data }: Matrix) => {
  let sum = 0
  for (let i = 0; i < rows; i++) sum += data[i * rows + i]!
  return sum
}

/** Test whether two answers are independent; null where a row has no answer. */
export function surveyChiSquare(
  design: SurveyDesign,
  first: ArrayLike<Label | null>,
  second: ArrayLike<Label | null>,
  { where }: { where?: Where } = {},
): SurveyChiSquare | Refusal {
  const given = (labels: ArrayLike<Label | null>) => Array.from(labels, label => (label === null ? null : 1))
  const answers = answersOf(design, [given(first), given(second)], where)
  if (!answers.ok) return answers
  const { inside, represented, answered, leftOut } = answers
  const kept = (labels: ArrayLike<Label | null>) => Array.from(labels).filter((_, i) => inside[i]) as Label[]
  const [down, across] = [codesOf(kept(first)), codesOf(kept(second))]
  const [rows, cols] = [down.names.length, across.names.length]
  if (rows < 2 || cols < 2)
    return refuse('survey.one-category', 'each of the two answers must take at least two values')
  const cells = rows * cols
  if (cells > mostCells)
    return refuse('survey.large-table', `a table of ${cells} cells is too large, at most ${mostCells}`)
  const degrees = degreesOf(design, answers)
  if (degrees < 1)
    return refuse('survey.too-few-clusters', 'the rows that count lie in one cluster a stratum')
  const shares = new Float64Array(cells)
  const scores = Array.from({ length: cells }, () => new Float64Array(design.rows))
  for (let i = 0, k = 0; i < design.rows; i++) {
    if (!inside[i]) continue
    const cell = down.codes[k]! * cols + across.codes[k]!
    k++
    shares[cell]! += design.weights[i]! / represented
    scores[cell]![i] = 1 / represented
  }
  for (let cell = 0; cell < cells; cell++)
    for (let i = 0; i < design.rows; i++) if (inside[i]) scores[cell]![i]! -= shares[cell]! / represented
  const effects = designEffects(covarianceOfTotals(design, scores), shares, rows, cols, answered)
  if (!effects.ok) return effects
  const { sum, squares } = effects
  const pearson = pearsonOf(shares, rows, cols, answered)
  const inner = (rows - 1) * (cols - 1)
  const degreesAbove = (sum * sum) / squares
  const degreesBelow = degreesAbove * degrees
  const f = pearson / sum
  const statistic = (pearson * inner) / sum
  return {
    ok: true,
    pearson,
    firstOrder: { statistic, degreesOfFreedom: inner, p: chiSquareSurvival(statistic, inner) },
    secondOrder: { f, degreesAbove, degreesBelow, p: fSurvival(f, degreesAbove, degreesBelow) },
    designEffect: sum / inner,
    rows: down.names,
    columns: across.names,
    table: Array.from({ length: rows }, (_, r) =>
      Array.from({ length: cols }, (_, c) => shares[r * cols + c]! * represented),
    ),
    answered,
    leftOut,
    assumed: design.assumed,
  }
}

/** Trace of the generalised design effects of the interactions, and of their square. */
function designEffects(
  covariance: Matrix,
  shares: Float64Array,
  rows: number,
  cols: number,
  answered: number,
): { ok: true; sum: number; squares: number } | Refusal {
  const contrasts = interactions(rows, cols)
  const inverse = shares.map(share => (share === 0 ? 0 : 1 / share))
  const plain = crossProduct(
    contrasts,
    inverse.map(value => value / answered),
  )
  const scaled = matrix(contrasts.rows, contrasts.cols)
  for (let cell = 0; cell < contrasts.rows; cell++)
    for (let k = 0; k < contrasts.cols; k++)
      scaled.data[cell * contrasts.cols + k] = inverse[cell]! * contrasts.data[cell * contrasts.cols + k]!
  const actual = multiply(transpose(scaled), multiply(covariance, scaled))
  const ratio = solveMany(plain, actual)
  const thin = refuse(
    'survey.thin-table',
    'too many cells are empty, or answers do not vary between clusters: join categories',
  )
  if (!ratio.ok) return thin
  const sum = trace(ratio.x)
  const squares = trace(multiply(ratio.x, ratio.x))
  return sum > 1e-12 && squares > 0 ? { ok: true, sum, squares } : thin
}

/** n Σ (share - expected)² / expected. */
function pearsonOf(shares: Float64Array, rows: number, cols: number, n: number): number {
  const down = new Float64Array(rows)
  const across = new Float64Array(cols)
  for (let cell = 0; cell < shares.length; cell++) {
    down[Math.floor(cell / cols)]! += shares[cell]!
    across[cell % cols]! += shares[cell]!
  }
  let sum = 0
  for (let cell = 0; cell < shares.length; cell++) {
    const expected = down[Math.floor(cell / cols)]! * across[cell % cols]!
    sum += (shares[cell]! - expected) ** 2 / expected
  }
  return n * sum
}
