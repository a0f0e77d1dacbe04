/**
 * Linear least squares by Householder QR: coefficients, residuals and the inverse of X'X without forming X'X.
 *
 * Cost 2 m n² for m rows and n columns. Refuses fewer rows than columns and dependent columns.
 * Source: Golub & Van Loan, Matrix Computations, 4th ed., algorithm 5.3.2.
 */
import { type Matrix, matrix } from './linear-algebra.ts'
import { type Refusal, refuse } from './outcome.ts'

export type LeastSquares = {
  ok: true
  coefficients: Float64Array
  residuals: Float64Array
  residualSumOfSquares: number
  /** (X'X)⁻¹: times the residual variance, the covariance of the coefficients. */
  inverseCrossProduct: Matrix
}

/** A column whose new part is below this fraction of its length counts as dependent on those before it. */
const dependentBelow = 1e-11

function columnNorm(r: Float64Array, n: number, m: number, k: number, from: number): number {
  let norm = 0
  for (let i = from; i < m; i++) norm = Math.hypot(norm, r[i * n + k]!)
  return norm
}

/** Reflect columns k.. of r, and y, so that column k vanishes below its diagonal. */
function reflect(r: Float64Array, y: Float64Array, m: number, n: number, k: number, norm: number): void {
  const v = new Float64Array(m - k)
  for (let i = k; i < m; i++) v[i - k] = r[i * n + k]!
  const diagonal = v[0]! > 0 ? -norm : norm
  v[0]! -= diagonal
  let square = 0
  for (const entry of v) square += entry * entry
  for (let j = k; j < n; j++) {
    let dot = 0
    for (let i = k; i < m; i++) dot += v[i - k]! * r[i * n + j]!
    for (let i = k; i < m; i++) r[i * n + j]! -= (2 * dot * v[i - k]!) / square
  }
  let dot = 0
  for (let i = k; i < m; i++) dot += v[i - k]! * y[i]!
  for (let i = k; i < m; i++) y[i]! -= (2 * dot * v[i - k]!) / square
}

function backSubstitute(r: Float64Array, n: number, y: Float64Array): Float64Array {
  const x = y.slice(0, n)
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) x[i]! -= r[i * n + j]! * x[j]!
    x[i]! /= r[i * n + i]!
  }
  return x
}

/** R⁻¹ R⁻¹' = (X'X)⁻¹ from the upper triangle of r. */
function inverseFromTriangle(r: Float64Array, n: number): Matrix {
  const inverse = matrix(n, n)
  const unit = new Float64Array(n)
  for (let j = 0; j < n; j++) {
    unit.fill(0)
    unit[j] = 1
    const column = backSubstitute(r, n, unit)
    for (let a = 0; a < n; a++)
      for (let b = 0; b < n; b++) inverse.data[a * n + b]! += column[a]! * column[b]!
  }
  return inverse
}

/**
 * Minimise |target - X b|², or Σ weight (target - X b)² when weights (≥ 0) are given.
 * Residuals are returned unweighted; the sum of squares is the weighted one.
 */
export function leastSquares(
  x: Matrix,
  target: ArrayLike<number>,
  weights?: ArrayLike<number>,
): LeastSquares | Refusal {
  const { rows: m, cols: n } = x
  if (target.length !== m || (weights && weights.length !== m))
    throw new RangeError(`${m} rows need ${m} targets and weights`)
  if (m < n) return refuse('matrix.few-rows', `${n} coefficients cannot be told from ${m} rows`)
  const r = Float64Array.from(x.data)
  const y = Float64Array.from(target)
  if (weights)
    for (let i = 0; i < m; i++) {
      const root = Math.sqrt(weights[i]!)
      y[i]! *= root
      for (let j = 0; j < n; j++) r[i * n + j]! *= root
    }
  const lengths = Array.from({ length: n }, (_, k) => columnNorm(r, n, m, k, 0))
  for (let k = 0; k < n; k++) {
    const norm = columnNorm(r, n, m, k, k)
    if (!(norm > dependentBelow * lengths[k]!))
      return refuse('matrix.singular', `column ${k + 1} is zero or a combination of the columns before it`)
    reflect(r, y, m, n, k, norm)
  }
  const coefficients = backSubstitute(r, n, y)
  const residuals = Float64Array.from({ length: m }, (_, i) => {
    let fitted = 0
    for (let j = 0; j < n; j++) fitted += x.data[i * n + j]! * coefficients[j]!
    return target[i]! - fitted
  })
  let residualSumOfSquares = 0
  for (let i = 0; i < m; i++) residualSumOfSquares += (weights ? weights[i]! : 1) * residuals[i]! ** 2
  return {
    ok: true,
    coefficients,
    residuals,
    residualSumOfSquares,
    inverseCrossProduct: inverseFromTriangle(r, n),
  }
}
