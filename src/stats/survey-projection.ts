/** Regression of scores on the known totals of a calibration, by the weights before it. */
import type { Matrix } from './linear-algebra.ts'

/** A pivot below this fraction of its diagonal is a column that those before it already hold. */
const heldBelow = 1e-10

/**
 * A solution x of A x = b for a symmetric positive semidefinite A and a b in its range: columns that depend on those
 * before get 0. Fitted values do not depend on the choice. Order n³/3.
 */
export function solveSemidefinite({ rows: n, data }: Matrix, b: Float64Array): Float64Array {
  const l = new Float64Array(n * n)
  const x = Float64Array.from(b)
  for (let j = 0; j < n; j++) {
    let pivot = data[j * n + j]!
    for (let k = 0; k < j; k++) pivot -= l[j * n + k]! ** 2
    if (!(pivot > heldBelow * data[j * n + j]!)) {
      x[j] = 0
      continue
    }
    const root = Math.sqrt(pivot)
    l[j * n + j] = root
    for (let i = j + 1; i < n; i++) {
      let sum = data[i * n + j]!
      for (let k = 0; k < j; k++) sum -= l[i * n + k]! * l[j * n + k]!
      l[i * n + j] = sum / root
    }
    for (let k = 0; k < j; k++) x[j]! -= l[j * n + k]! * x[k]!
    x[j]! /= root
  }
  for (let j = n - 1; j >= 0; j--) {
    const diagonal = l[j * n + j]!
    if (diagonal === 0) {
      x[j] = 0
      continue
    }
    for (let i = j + 1; i < n; i++) x[j]! -= l[i * n + j]! * x[i]!
    x[j]! /= diagonal
  }
  return x
}

/** Residuals of scores after a regression on columns of numbers; `inverse` is (X'DX)⁻¹. */
export function residualsOnColumns(
  columns: readonly Float64Array[],
  base: Float64Array,
  inverse: Matrix,
): (scores: Float64Array) => Float64Array {
  const k = columns.length
  return scores => {
    const left = Float64Array.from(scores)
    const right = columns.map(column => {
      let sum = 0
      for (let i = 0; i < column.length; i++) sum += base[i]! * column[i]! * scores[i]!
      return sum
    })
    for (let a = 0; a < k; a++) {
      let slope = 0
      for (let b = 0; b < k; b++) slope += inverse.data[a * k + b]! * right[b]!
      const column = columns[a]!
      for (let i = 0; i < left.length; i++) left[i]! -= slope * column[i]!
    }
    return left
  }
}
