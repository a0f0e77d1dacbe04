import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import anchors from './anchors/distributions.json' with { type: 'json' }
import { normalCdf, normalDensity, normalQuantile, normalSurvival } from './normal.ts'

test('both tails agree with mpmath out to 37 standard deviations', () => {
  for (const [z, tail, rest] of anchors.normal) {
    assertClose(normalSurvival(z!), tail!, { relative: 1e-15 }, `P(Z > ${z})`)
    assertClose(normalCdf(-z!), tail!, { relative: 1e-15 }, `P(Z < -${z})`)
    assertClose(normalCdf(z!), rest!, { relative: 1e-15 }, `P(Z < ${z})`)
    assertClose(normalSurvival(-z!), rest!, { relative: 1e-15 }, `P(Z > -${z})`)
  }
})

test('quantiles agree with mpmath, the ends are infinite, outside throws', () => {
  for (const [p, z] of anchors.normalQuantile)
    assertClose(normalQuantile(p!), z!, { relative: 1e-15 }, `quantile ${p}`)
  assert.equal(normalQuantile(0), -Infinity)
  assert.equal(normalQuantile(1), Infinity)
  assert.equal(normalQuantile(0.5), 0)
  assert.throws(() => normalQuantile(1.1), RangeError)
})

test('the density is the slope of the cdf', () => {
  assertClose(normalDensity(0), 1 / Math.sqrt(2 * Math.PI), { relative: 1e-15 })
  for (const z of [-2, 0.3, 4])
    assertClose(normalDensity(z), (normalCdf(z + 1e-5) - normalCdf(z - 1e-5)) / 2e-5, { absolute: 1e-9 })
})
