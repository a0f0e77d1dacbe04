import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import {
  addOuter,
  cholesky,
  choleskySolve,
  crossProduct,
  fromRows,
  identity,
  inverseSpd,
  logDeterminant,
  type Matrix,
  matrix,
  multiply,
  multiplyTransposed,
  multiplyVector,
  solve,
  transpose,
  updateCholesky,
} from './linear-algebra.ts'
import { createRandom } from './random.ts'

function randomMatrix(rows: number, cols: number, seed: number): Matrix {
  const random = createRandom(seed)
  return matrix(
    rows,
    cols,
    Float64Array.from({ length: rows * cols }, () => random.normal()),
  )
}

function assertSame(actual: ArrayLike<number>, expected: ArrayLike<number>, absolute: number): void {
  assert.equal(actual.length, expected.length)
  for (let i = 0; i < actual.length; i++) assertClose(actual[i]!, expected[i]!, { absolute }, `entry ${i}`)
}

test('products agree with a case worked by hand', () => {
  const a = fromRows([
    [1, 2, 3],
    [4, 5, 6],
  ])
  assert.deepEqual([...multiply(a, transpose(a)).data], [14, 32, 32, 77])
  assert.deepEqual([...multiplyVector(a, [1, 0, -1])], [-2, -2])
  assert.deepEqual([...multiplyTransposed(a, [1, -1])], [-3, -3, -3])
  assert.deepEqual([...crossProduct(a).data], [...multiply(transpose(a), a).data])
  assert.deepEqual([...crossProduct(a, [2, 0]).data], [2, 4, 6, 4, 8, 12, 6, 12, 18])
  assert.deepEqual([...multiply(identity(2), a).data], [...a.data])
})

test('Cholesky factor, solution, inverse and determinant of the Hilbert matrix of order 4', () => {
  const hilbert = fromRows([0, 1, 2, 3].map(i => [0, 1, 2, 3].map(j => 1 / (i + j + 1))))
  const factored = cholesky(hilbert)
  assert.ok(factored.ok)
  assertSame(multiply(factored.factor, transpose(factored.factor)).data, hilbert.data, 1e-16)
  // The inverse is whole-numbered and the determinant is 1 / 6048000 (Choi 1983).
  assertClose(logDeterminant(factored.factor), -Math.log(6048000), { relative: 1e-12 })
  const inverse = inverseSpd(hilbert)
  assert.ok(inverse.ok)
  assertSame(
    inverse.inverse.data,
    [16, -120, 240, -140, -120, 1200, -2700, 1680, 240, -2700, 6480, -4200, -140, 1680, -4200, 2800],
    1e-8,
  )
  assertSame(choleskySolve(factored.factor, [1, 0, 0, 0]), [16, -120, 240, -140], 1e-9)
})

test('a rank-one update of the factor equals the factor of the updated matrix', () => {
  const spd = crossProduct(randomMatrix(30, 6, 1))
  const x = randomMatrix(1, 6, 2).data
  const before = cholesky(spd)
  assert.ok(before.ok)
  updateCholesky(before.factor, x)
  addOuter(spd, x)
  const after = cholesky(spd)
  assert.ok(after.ok)
  assertSame(before.factor.data, after.factor.data, 1e-12)
})

test('solve undoes the product, pivots, and leaves its inputs alone', () => {
  const a = randomMatrix(12, 12, 3)
  a.data[0] = 0
  const x = randomMatrix(1, 12, 4).data
  const b = multiplyVector(a, x)
  const copy = [...a.data]
  const solved = solve(a, b)
  assert.ok(solved.ok)
  assertSame(solved.x, x, 1e-11)
  assert.deepEqual([...a.data], copy)
})

test('singular, indefinite and NaN matrices are refused, wrong shapes throw', () => {
  const singular = fromRows([
    [1, 2],
    [2, 4],
  ])
  const indefinite = fromRows([
    [1, 2],
    [2, 1],
  ])
  const broken = fromRows([
    [Number.NaN, 0],
    [0, 1],
  ])
  for (const result of [
    cholesky(singular),
    cholesky(indefinite),
    cholesky(broken),
    inverseSpd(singular),
    solve(singular, [1, 1]),
    solve(broken, [1, 1]),
  ])
    assert.equal(result.ok ? 'ok' : result.code, 'matrix.singular')
  assert.throws(() => multiply(singular, matrix(3, 1)), RangeError)
  assert.throws(() => multiplyVector(singular, [1]), RangeError)
  assert.throws(() => multiplyTransposed(singular, [1]), RangeError)
  assert.throws(() => matrix(2, 2, new Float64Array(3)), RangeError)
  assert.throws(() => fromRows([[1, 2], [3]]), RangeError)
  assert.throws(() => cholesky(matrix(2, 3)), RangeError)
  assert.throws(() => solve(matrix(2, 3), [1, 2]), RangeError)
  assert.throws(() => addOuter(singular, [1]), RangeError)
})
