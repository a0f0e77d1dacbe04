/**
 * Small dense matrices, row-major in a Float64Array: Cholesky, Householder least squares, LU solve.
 *
 * For the sizes of this product (up to a few hundred columns) no blocking is needed; every routine is the textbook
 * loop in memory order. Shapes that do not fit are a defect of the caller (RangeError); a singular matrix is an
 * ordinary refusal `{ ok: false, code: 'matrix.singular', why }`.
 * Source: Golub & Van Loan, Matrix Computations, 4th ed., algorithms 3.4.1, 4.2.1, 5.1.1, 5.2.1, 6.5.4.
 */
import { type Refusal, refuse } from './outcome.ts'

/** rows × cols numbers, entry (i, j) at data[i * cols + j]. */
export type Matrix = { rows: number; cols: number; data: Float64Array }
export type Factor = { ok: true; factor: Matrix } | Refusal

/** A pivot below this fraction of its column's scale counts as zero. */
const singularBelow = 1e-13

/** Zero matrix, or one over the given data (kept, not copied). */
export function matrix(rows: number, cols: number, data = new Float64Array(rows * cols)): Matrix {
  if (data.length !== rows * cols) throw new RangeError(`${rows} × ${cols} needs ${rows * cols} numbers`)
  return { rows, cols, data }
}

/** Matrix from a list of rows of equal length. */
export function fromRows(rows: ReadonlyArray<ArrayLike<number>>): Matrix {
  const cols = rows[0]?.length ?? 0
  const out = matrix(rows.length, cols)
  rows.forEach((row, i) => {
    if (row.length !== cols) throw new RangeError(`row ${i} has ${row.length} numbers, row 0 has ${cols}`)
    out.data.set(row, i * cols)
  })
  return out
}

/** Identity of order n. */
export function identity(n: number): Matrix {
  const out = matrix(n, n)
  for (let i = 0; i < n; i++) out.data[i * n + i] = 1
  return out
}

/** A'. */
export function transpose(a: Matrix): Matrix {
  const out = matrix(a.cols, a.rows)
  for (let i = 0; i < a.rows; i++)
    for (let j = 0; j < a.cols; j++) out.data[j * a.rows + i] = a.data[i * a.cols + j]!
  return out
}

/** A B, cost rows(A) × cols(A) × cols(B). */
export function multiply(a: Matrix, b: Matrix): Matrix {
  if (a.cols !== b.rows)
    throw new RangeError(`cannot multiply ${a.rows} × ${a.cols} by ${b.rows} × ${b.cols}`)
  const out = matrix(a.rows, b.cols)
  for (let i = 0; i < a.rows; i++)
    for (let k = 0; k < a.cols; k++) {
      const factor = a.data[i * a.cols + k]!
      if (factor === 0) continue
      for (let j = 0; j < b.cols; j++) out.data[i * b.cols + j]! += factor * b.data[k * b.cols + j]!
    }
  return out
}

/** A x. */
export function multiplyVector(a: Matrix, x: ArrayLike<number>): Float64Array {
  if (a.cols !== x.length)
    throw new RangeError(`cannot multiply ${a.rows} × ${a.cols} by ${x.length} numbers`)
  const out = new Float64Array(a.rows)
  for (let i = 0; i < a.rows; i++) {
    let sum = 0
    for (let j = 0; j < a.cols; j++) sum += a.data[i * a.cols + j]! * x[j]!
    out[i] = sum
  }
  return out
}

/** A' x. */
export function multiplyTransposed(a: Matrix, x: ArrayLike<number>): Float64Array {
  if (a.rows !== x.length)
    throw new RangeError(`cannot multiply ${a.cols} × ${a.rows} by ${x.length} numbers`)
  const out = new Float64Array(a.cols)
  for (let i = 0; i < a.rows; i++) for (let j = 0; j < a.cols; j++) out[j]! += a.data[i * a.cols + j]! * x[i]!
  return out
}

/** A' W A for weights W (ones when absent): symmetric, both triangles filled. */
export function crossProduct(a: Matrix, weights?: ArrayLike<number>): Matrix {
  const out = matrix(a.cols, a.cols)
  for (let i = 0; i < a.rows; i++)
    addOuter(out, a.data.subarray(i * a.cols, (i + 1) * a.cols), weights ? weights[i]! : 1)
  return out
}

/** Symmetric rank-one update in place: S += weight x x'. */
export function addOuter(s: Matrix, x: ArrayLike<number>, weight = 1): void {
  if (s.rows !== x.length || s.cols !== x.length)
    throw new RangeError('addOuter needs a square matrix of the order of x')
  const n = x.length
  for (let i = 0; i < n; i++) {
    const scaled = weight * x[i]!
    for (let j = 0; j <= i; j++) {
      const value = s.data[i * n + j]! + scaled * x[j]!
      s.data[i * n + j] = value
      s.data[j * n + i] = value
    }
  }
}

function singular(column: number): Refusal {
  return refuse('matrix.singular', `the matrix is singular or not positive definite at column ${column + 1}`)
}

/** Lower L with L L' = A for a symmetric positive definite A (lower triangle read). n³/3. */
export function cholesky(a: Matrix): Factor {
  const n = a.rows
  if (a.cols !== n) throw new RangeError('cholesky needs a square matrix')
  const factor = matrix(n, n)
  const l = factor.data
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a.data[i * n + j]!
      for (let k = 0; k < j; k++) sum -= l[i * n + k]! * l[j * n + k]!
      if (j < i) l[i * n + j] = sum / l[j * n + j]!
      else if (sum > singularBelow * a.data[i * n + i]! && sum < Infinity) l[i * n + i] = Math.sqrt(sum)
      else return singular(i)
    }
  }
  return { ok: true, factor }
}

/** Rank-one update of a Cholesky factor in place: L L' + x x'. Order n². */
export function updateCholesky(factor: Matrix, x: ArrayLike<number>): void {
  const n = factor.rows
  const l = factor.data
  const v = Float64Array.from(x)
  for (let k = 0; k < n; k++) {
    const old = l[k * n + k]!
    const radius = Math.hypot(old, v[k]!)
    const c = radius / old
    const s = v[k]! / old
    l[k * n + k] = radius
    for (let i = k + 1; i < n; i++) {
      l[i * n + k] = (l[i * n + k]! + s * v[i]!) / c
      v[i] = c * v[i]! - s * l[i * n + k]!
    }
  }
}

/** y with L y = b. */
export function forwardSolve(factor: Matrix, b: ArrayLike<number>): Float64Array {
  const n = factor.rows
  const y = Float64Array.from(b)
  for (let i = 0; i < n; i++) {
    let sum = y[i]!
    for (let j = 0; j < i; j++) sum -= factor.data[i * n + j]! * y[j]!
    y[i] = sum / factor.data[i * n + i]!
  }
  return y
}

/** x with L' x = y. */
function backSolve(factor: Matrix, y: ArrayLike<number>): Float64Array {
  const n = factor.rows
  const x = Float64Array.from(y)
  for (let i = n - 1; i >= 0; i--) {
    const value = x[i]! / factor.data[i * n + i]!
    x[i] = value
    for (let j = 0; j < i; j++) x[j]! -= factor.data[i * n + j]! * value
  }
  return x
}

/** x with A x = b from the Cholesky factor of A. */
export function choleskySolve(factor: Matrix, b: ArrayLike<number>): Float64Array {
  return backSolve(factor, forwardSolve(factor, b))
}

/** log |A| from the Cholesky factor of A. */
export function logDeterminant(factor: Matrix): number {
  let sum = 0
  for (let i = 0; i < factor.rows; i++) sum += Math.log(factor.data[i * factor.rows + i]!)
  return 2 * sum
}

/** Inverse of a symmetric positive definite A. */
export function inverseSpd(a: Matrix): { ok: true; inverse: Matrix } | Refusal {
  const factored = cholesky(a)
  if (!factored.ok) return factored
  const n = a.rows
  const inverse = matrix(n, n)
  const unit = new Float64Array(n)
  for (let j = 0; j < n; j++) {
    unit.fill(0)
    unit[j] = 1
    inverse.data.set(choleskySolve(factored.factor, unit), j * n)
  }
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      const mean = (inverse.data[i * n + j]! + inverse.data[j * n + i]!) / 2
      inverse.data[i * n + j] = mean
      inverse.data[j * n + i] = mean
    }
  return { ok: true, inverse }
}

/** x with A x = b for a general square A: LU with partial pivoting. A and b are left as they are. */
export function solve(a: Matrix, b: ArrayLike<number>): { ok: true; x: Float64Array } | Refusal {
  const solved = solveMany(a, matrix(b.length, 1, Float64Array.from(b)))
  return solved.ok ? { ok: true, x: solved.x.data } : solved
}

/** X with A X = B, one column of B a right-hand side. */
export function solveMany(a: Matrix, b: Matrix): { ok: true; x: Matrix } | Refusal {
  const n = a.rows
  if (a.cols !== n || b.rows !== n)
    throw new RangeError('solve needs a square matrix and as many right-hand rows')
  const lu = Float64Array.from(a.data)
  const x = Float64Array.from(b.data)
  const cols = b.cols
  const scale = lu.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  for (let k = 0; k < n; k++) {
    let pivot = k
    for (let i = k + 1; i < n; i++) if (Math.abs(lu[i * n + k]!) > Math.abs(lu[pivot * n + k]!)) pivot = i
    if (!(Math.abs(lu[pivot * n + k]!) > singularBelow * scale)) return singular(k)
    if (pivot !== k) {
      swapRows(lu, n, k, pivot)
      swapRows(x, cols, k, pivot)
    }
    for (let i = k + 1; i < n; i++) {
      const factor = lu[i * n + k]! / lu[k * n + k]!
      if (factor === 0) continue
      for (let j = k; j < n; j++) lu[i * n + j]! -= factor * lu[k * n + j]!
      for (let j = 0; j < cols; j++) x[i * cols + j]! -= factor * x[k * cols + j]!
    }
  }
  for (let i = n - 1; i >= 0; i--)
    for (let j = 0; j < cols; j++) {
      let value = x[i * cols + j]!
      for (let k = i + 1; k < n; k++) value -= lu[i * n + k]! * x[k * cols + j]!
      x[i * cols + j] = value / lu[i * n + i]!
    }
  return { ok: true, x: matrix(n, cols, x) }
}

function swapRows(data: Float64Array, cols: number, i: number, j: number): void {
  const held = data.slice(i * cols, (i + 1) * cols)
  data.copyWithin(i * cols, j * cols, (j + 1) * cols)
  data.set(held, j * cols)
}
