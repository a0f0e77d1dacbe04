/**
 * Least squares with weights that are shares: minimise |A w + c - b|² / n + ridge |w|² over w ≥ 0, Σw = 1.
 *
 * A has n rows and p columns, b n numbers; the constant c is 0, or free with `intercept`. Used to mimic one series by
 * a mix of others. Solved exactly (see `nearest-in-hull.ts`). Cost: p² n / 2 for the inner products, then the solver.
 * The ridge is one number or one a column; without it the weights need not be unique when the fit is exact, and one
 * below about 1e-15 of the largest squared distance per row is lost in rounding.
 */
import { type Matrix, multiplyVector } from './linear-algebra.ts'
import { nearestInHull } from './nearest-in-hull.ts'
import { type Refusal, refuse } from './outcome.ts'

export type SimplexLeastSquares = {
  ok: true
  weights: Float64Array
  /** The constant c; 0 without an intercept. */
  intercept: number
  /** |A w + c - b|² / n + ridge |w|². */
  objective: number
  /** Largest breach of the optimality conditions, relative to the largest squared column distance per row. */
  kktResidual: number
  steps: number
}

/** Inner products of the columns after taking b, and with `centred` the mean, from each; over n, plus the ridge. */
function distancesGram(a: Matrix, b: ArrayLike<number>, ridge: (j: number) => number, centred: boolean) {
  const { rows: n, cols: p } = a
  const columns = new Float64Array(n * p)
  for (let j = 0; j < p; j++) {
    let mean = 0
    for (let i = 0; i < n; i++) {
      columns[j * n + i] = a.data[i * p + j]! - b[i]!
      mean += columns[j * n + i]! / n
    }
    if (centred) for (let i = 0; i < n; i++) columns[j * n + i]! -= mean
  }
  const gram = new Float64Array(p * p)
  for (let j = 0; j < p; j++)
    for (let k = 0; k <= j; k++) {
      let sum = 0
      for (let i = 0; i < n; i++) sum += columns[j * n + i]! * columns[k * n + i]!
      sum = sum / n + (j === k ? ridge(j) : 0)
      gram[j * p + k] = sum
      gram[k * p + j] = sum
    }
  return gram
}

/** See the head of the file. Refuses no columns, no rows, a target of another length, and what `nearestInHull` refuses. */
export function simplexLeastSquares(input: {
  a: Matrix
  b: ArrayLike<number>
  ridge?: number | ArrayLike<number>
  intercept?: boolean
  start?: ArrayLike<number>
}): SimplexLeastSquares | Refusal {
  const { a, b, ridge = 0, intercept = false, start } = input
  if (b.length !== a.rows)
    return refuse(
      'simplex.uneven',
      `the columns have ${a.rows} entries and the target ${b.length}: give as many`,
    )
  if (a.cols === 0 || a.rows === 0)
    return refuse('simplex.empty', 'weights need at least one column and one row')
  const ridgeOf = (j: number) => (typeof ridge === 'number' ? ridge : ridge[j]!)
  const solved = nearestInHull(distancesGram(a, b, ridgeOf, intercept), a.cols, start)
  if (!solved.ok) return solved
  const { weights, squared, kktResidual, steps } = solved
  let constant = 0
  if (intercept)
    multiplyVector(a, weights).forEach((fitted, i) => {
      constant += (b[i]! - fitted) / a.rows
    })
  return { ok: true, weights, intercept: constant, objective: squared, kktResidual, steps }
}
