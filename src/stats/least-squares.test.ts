import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import { leastSquares } from './least-squares.ts'
import { crossProduct, fromRows, inverseSpd, matrix, multiplyTransposed } from './linear-algebra.ts'
import { createRandom } from './random.ts'

test('the Longley regression keeps its certified digits', () => {
  // NIST StRD, Longley: certified coefficients and residual standard deviation 304.854073561965.
  const rows = [
    [60323, 83.0, 234289, 2356, 1590, 107608, 1947],
    [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
    [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
    [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
    [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
    [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
    [64989, 99.0, 365385, 1870, 3547, 115094, 1953],
    [63761, 100.0, 363112, 3578, 3350, 116219, 1954],
    [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
    [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
    [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
    [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
    [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
    [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
    [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
    [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
  ]
  const certified = [
    -3482258.63459582, 15.0618722713733, -0.035819179292591, -2.02022980381683, -1.03322686717359,
    -0.0511041056535807, 1829.15146461355,
  ]
  const fit = leastSquares(
    fromRows(rows.map(([, ...x]) => [1, ...x])),
    rows.map(row => row[0]!),
  )
  assert.ok(fit.ok)
  certified.forEach((want, i) => {
    assertClose(fit.coefficients[i]!, want, { relative: 1e-7 }, `coefficient ${i}`)
  })
  assertClose(Math.sqrt(fit.residualSumOfSquares / 9), 304.854073561965, { relative: 1e-9 })
  assertClose(
    Math.sqrt(fit.inverseCrossProduct.data[0]! * (fit.residualSumOfSquares / 9)),
    890420.383607373,
    {
      relative: 1e-7,
    },
  )
})

test('weights count as repeated rows, residuals are orthogonal to the columns', () => {
  const random = createRandom(8)
  const x = matrix(
    40,
    3,
    Float64Array.from({ length: 120 }, () => random.normal()),
  )
  const y = Float64Array.from({ length: 40 }, () => random.normal())
  const weights = Float64Array.from({ length: 40 }, () => 1 + random.int(3))
  const fit = leastSquares(x, y, weights)
  assert.ok(fit.ok)
  const repeated = [...weights].flatMap((times, i) => Array<number>(times).fill(i))
  const long = leastSquares(
    fromRows(repeated.map(i => x.data.slice(i * 3, i * 3 + 3))),
    repeated.map(i => y[i]!),
  )
  assert.ok(long.ok)
  for (let j = 0; j < 3; j++) assertClose(fit.coefficients[j]!, long.coefficients[j]!, { absolute: 1e-13 })
  assertClose(fit.residualSumOfSquares, long.residualSumOfSquares, { relative: 1e-12 })
  const gradient = multiplyTransposed(
    x,
    fit.residuals.map((r, i) => r * weights[i]!),
  )
  for (const entry of gradient) assertClose(entry, 0, { absolute: 1e-12 })
  const direct = inverseSpd(crossProduct(x, weights))
  assert.ok(direct.ok)
  fit.inverseCrossProduct.data.forEach((value, i) => {
    assertClose(value, direct.inverse.data[i]!, { absolute: 1e-14 })
  })
})

test('dependent columns, too few rows and broken numbers are refused', () => {
  const dependent = fromRows([
    [1, 2, 3],
    [1, 3, 4],
    [1, 5, 6],
    [1, 0, 1],
  ])
  const refused = leastSquares(dependent, [1, 2, 3, 4])
  assert.equal(refused.ok ? 'ok' : refused.code, 'matrix.singular')
  const few = leastSquares(fromRows([[1, 2]]), [1])
  assert.equal(few.ok ? 'ok' : few.code, 'matrix.few-rows')
  const broken = leastSquares(fromRows([[Number.NaN], [1]]), [1, 2])
  assert.equal(broken.ok ? 'ok' : broken.code, 'matrix.singular')
  assert.throws(() => leastSquares(dependent, [1]), RangeError)
})
