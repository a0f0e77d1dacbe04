import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import { cholesky, fromRows, inverseSpd, logDeterminant, multiplyVector } from './linear-algebra.ts'
import { createRandom } from './random.ts'
import { createSpikeAndSlab, type RegressionPrior } from './spike-and-slab.ts'

const random = createRandom(21)
const rows = 25
const columns = [0, 1, 2, 3].map(() => Float64Array.from({ length: rows }, () => random.normal()))
// The fourth column is nearly the first: the slab has to tell them apart.
columns[3]!.forEach((value, t) => {
  columns[3]![t] = columns[0]![t]! + 0.1 * value
})
const target = Float64Array.from(
  { length: rows },
  (_, t) => 0.5 * columns[0]![t]! + 0.3 * columns[1]![t]! + random.normal(),
)
const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, t) => sum + value * b[t]!, 0)

const prior: RegressionPrior = {
  inclusion: [0.5, 0.4, 0.3, 0.5],
  precision: Float64Array.from({ length: 16 }, (_, k) => {
    const [i, j] = [k >> 2, k & 3]
    return ((i === j ? 1 : 0.5) * 0.2 * dot(columns[i]!, columns[j]!)) / rows
  }),
  df: 6,
  sumOfSquares: 5,
  largestVariance: Infinity,
}

/** Inclusion, mean coefficients and mean variance by adding up all sixteen sets of columns. */
function enumerated() {
  const sets = Array.from({ length: 16 }, (_, set) => [0, 1, 2, 3].filter(j => (set >> j) & 1))
  const results = sets.map(chosen => {
    const slab = fromRows(chosen.map(i => Float64Array.from(chosen, j => prior.precision[i * 4 + j]!)))
    const information = fromRows(
      chosen.map(i =>
        Float64Array.from(chosen, j => prior.precision[i * 4 + j]! + dot(columns[i]!, columns[j]!)),
      ),
    )
    const products = Float64Array.from(chosen, j => dot(columns[j]!, target))
    let log = [0, 1, 2, 3].reduce((sum, j) => {
      const p = prior.inclusion[j]!
      return sum + Math.log(chosen.includes(j) ? p : 1 - p)
    }, 0)
    let mean = new Float64Array(0)
    if (chosen.length > 0) {
      const before = cholesky(slab)
      const after = cholesky(information)
      const inverse = inverseSpd(information)
      assert.ok(before.ok && after.ok && inverse.ok)
      log += 0.5 * (logDeterminant(before.factor) - logDeterminant(after.factor))
      mean = multiplyVector(inverse.inverse, products) as Float64Array<ArrayBuffer>
    }
    const squares =
      prior.sumOfSquares + dot(target, target) - mean.reduce((sum, b, i) => sum + b * products[i]!, 0)
    const df = prior.df + rows
    log -= (df / 2) * Math.log(squares)
    return { chosen, mean, log, variance: squares / (df - 2) }
  })
  const most = Math.max(...results.map(({ log }) => log))
  const weights = results.map(({ log }) => Math.exp(log - most))
  const total = weights.reduce((a, b) => a + b, 0)
  const inclusion = new Float64Array(4)
  const coefficients = new Float64Array(4)
  let variance = 0
  results.forEach((result, s) => {
    const weight = weights[s]! / total
    variance += weight * result.variance
    result.chosen.forEach((j, i) => {
      inclusion[j]! += weight
      coefficients[j]! += weight * result.mean[i]!
    })
  })
  return { inclusion, coefficients, variance }
}

function sampled(settings: RegressionPrior, draws: number) {
  const sampler = createSpikeAndSlab(columns, settings)
  sampler.start(random, 1)
  const inclusion = new Float64Array(4)
  const coefficients = new Float64Array(4)
  let variance = 0
  let largest = 0
  for (let draw = 0; draw < draws; draw++) {
    sampler.draw(random, target)
    for (let j = 0; j < 4; j++) {
      inclusion[j]! += sampler.included[j]! / draws
      coefficients[j]! += sampler.coefficients[j]! / draws
      assert.equal(sampler.included[j] === 0, sampler.coefficients[j] === 0)
    }
    variance += sampler.variance / draws
    largest = Math.max(largest, sampler.variance)
  }
  return { inclusion, coefficients, variance, largest }
}

test('inclusion, coefficients and variance are those of adding up every model', () => {
  const exact = enumerated()
  const found = sampled(prior, 60_000)
  for (let j = 0; j < 4; j++) {
    assertClose(found.inclusion[j]!, exact.inclusion[j]!, { absolute: 0.015 }, `inclusion ${j}`)
    assertClose(found.coefficients[j]!, exact.coefficients[j]!, { absolute: 0.01 }, `coefficient ${j}`)
  }
  assertClose(found.variance, exact.variance, { relative: 0.01 }, 'variance')
})

test('certain columns stay in, excluded ones out, and the variance under its limit', () => {
  const found = sampled({ ...prior, inclusion: [1, 0, 0.5, 1], largestVariance: 0.6 }, 2000)
  assert.ok(found.inclusion[0]! > 1 - 1e-9)
  assert.equal(found.inclusion[1], 0)
  assert.ok(found.inclusion[2]! > 0 && found.inclusion[2]! < 1)
  assert.ok(found.largest <= 0.6)
})
