import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import anchors from './anchors/distributions.json' with { type: 'json' }
import {
  binomialKernel,
  digamma,
  logBeta,
  logGamma,
  poissonKernel,
  regularisedBeta,
  regularisedGamma,
  trigamma,
} from './special-functions.ts'

test('log gamma, log beta, digamma and trigamma agree with mpmath', () => {
  for (const [x, want] of anchors.logGamma)
    assertClose(logGamma(x!), want!, { relative: 1e-15 }, `logGamma(${x})`)
  for (const [a, b, want] of anchors.logBeta)
    assertClose(logBeta(a!, b!), want!, { relative: 1e-15 }, `logBeta(${a}, ${b})`)
  for (const [x, want] of anchors.digamma)
    assertClose(digamma(x!), want!, { relative: 5e-15 }, `digamma(${x})`)
  for (const [x, want] of anchors.trigamma)
    assertClose(trigamma(x!), want!, { relative: 5e-15 }, `trigamma(${x})`)
})

test('log gamma is exactly zero at its two zeros', () => {
  assert.equal(Math.abs(logGamma(1)), 0)
  assert.equal(Math.abs(logGamma(2)), 0)
})

test('both tails of the incomplete gamma function agree with mpmath', () => {
  for (const [a, x, lower, upper] of anchors.regularisedGamma) {
    const [gotLower, gotUpper] = regularisedGamma(a!, x!)
    assertClose(gotLower, lower!, { relative: 1e-13 }, `P(${a}, ${x})`)
    assertClose(gotUpper, upper!, { relative: 1e-13 }, `Q(${a}, ${x})`)
  }
})

test('both tails of the incomplete beta function agree with mpmath', () => {
  for (const [a, b, x, lower, upper] of anchors.regularisedBeta) {
    const relative = Math.max(a!, b!) > 1e4 ? 1e-12 : 1e-13
    const [gotLower, gotUpper] = regularisedBeta(a!, b!, x!)
    assertClose(gotLower, lower!, { relative }, `I_${x}(${a}, ${b})`)
    assertClose(gotUpper, upper!, { relative }, `1 - I_${x}(${a}, ${b})`)
  }
})

test('probability kernels hold at their ends', () => {
  assert.equal(poissonKernel(0, 2), Math.exp(-2))
  assert.equal(binomialKernel(0, 5, 0, 1), 1)
  assert.equal(binomialKernel(5, 0, 1, 0), 1)
  assertClose(binomialKernel(0, 5, 0.25, 0.75), 0.75 ** 5, { relative: 1e-15 })
  assertClose(binomialKernel(5, 0, 0.25, 0.75), 0.25 ** 5, { relative: 1e-15 })
})

test('arguments outside the domain throw instead of giving NaN', () => {
  const bad = [
    () => logGamma(0),
    () => logGamma(Number.NaN),
    () => digamma(-1),
    () => trigamma(0),
    () => regularisedGamma(0, 1),
    () => regularisedGamma(1, -1),
    () => regularisedBeta(1, 1, 1.5),
    () => regularisedBeta(0, 1, 0.5),
  ]
  for (const call of bad) assert.throws(call, RangeError)
})
