import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import anchors from './anchors/distributions.json' with { type: 'json' }
import {
  binomialCdf,
  binomialProbability,
  binomialQuantile,
  binomialSurvival,
  negativeBinomialCdf,
  negativeBinomialProbability,
  negativeBinomialQuantile,
  negativeBinomialSurvival,
  poissonCdf,
  poissonProbability,
  poissonQuantile,
  poissonSurvival,
} from './count-distributions.ts'

const relative = 1e-13

test('both tails agree with mpmath', () => {
  for (const [k, mean, lower, upper] of anchors.poissonCdf) {
    assertClose(poissonCdf(k!, mean!), lower!, { relative })
    assertClose(poissonSurvival(k!, mean!), upper!, { relative })
  }
  for (const [k, n, p, lower, upper] of anchors.binomialCdf) {
    assertClose(binomialCdf(k!, n!, p!), lower!, { relative })
    assertClose(binomialSurvival(k!, n!, p!), upper!, { relative })
  }
  for (const [k, mean, size, lower, upper] of anchors.negativeBinomialCdf) {
    assertClose(negativeBinomialCdf(k!, mean!, size!), lower!, { relative })
    assertClose(negativeBinomialSurvival(k!, mean!, size!), upper!, { relative })
  }
})

test('probabilities agree with mpmath', () => {
  for (const [k, mean, want] of anchors.poissonProbability)
    assertClose(poissonProbability(k!, mean!), want!, { relative })
  for (const [k, n, p, want] of anchors.binomialProbability)
    assertClose(binomialProbability(k!, n!, p!), want!, { relative })
  for (const [k, mean, size, want] of anchors.negativeBinomialProbability)
    assertClose(negativeBinomialProbability(k!, mean!, size!), want!, { relative })
})

test('quantiles are the counts scipy gives', () => {
  for (const [p, mean, want] of anchors.poissonQuantile) assert.equal(poissonQuantile(p!, mean!), want)
  for (const [q, n, p, want] of anchors.binomialQuantile) assert.equal(binomialQuantile(q!, n!, p!), want)
  for (const [p, mean, size, want] of anchors.negativeBinomialQuantile)
    assert.equal(negativeBinomialQuantile(p!, mean!, size!), want)
})

test('a quantile of a cdf value is the count itself', () => {
  for (let k = 0; k < 40; k++) {
    assert.equal(poissonQuantile(poissonCdf(k, 12), 12), k)
    assert.equal(negativeBinomialQuantile(negativeBinomialCdf(k, 9, 3), 9, 3), k)
    assert.equal(binomialQuantile(binomialCdf(k, 60, 0.3), 60, 0.3), k)
  }
})

test('ends: no chance, no mean, no dispersion', () => {
  assert.equal(poissonQuantile(0.9, 0), 0)
  assert.equal(poissonProbability(0, 0), 1)
  assert.equal(poissonProbability(1.5, 2), 0)
  assert.equal(negativeBinomialCdf(3, 4, Infinity), poissonCdf(3, 4))
  assert.equal(negativeBinomialQuantile(0.5, 4, Infinity), poissonQuantile(0.5, 4))
  assert.equal(binomialCdf(5, 5, 0.5), 1)
  assert.equal(binomialSurvival(-1, 5, 0.5), 1)
  assert.equal(binomialQuantile(1, 5, 0.5), 5)
  assert.equal(poissonQuantile(1, 5), Infinity)
  const bad = [
    () => poissonCdf(1, -1),
    () => binomialCdf(1, 2.5, 0.5),
    () => binomialCdf(1, 2, 1.5),
    () => negativeBinomialCdf(1, 1, 0),
    () => poissonQuantile(-0.1, 1),
  ]
  for (const call of bad) assert.throws(call, RangeError)
})
