import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import anchors from './anchors/distributions.json' with { type: 'json' }
import {
  betaCdf,
  betaQuantile,
  betaSurvival,
  chiSquareCdf,
  chiSquareQuantile,
  chiSquareSurvival,
  fCdf,
  fQuantile,
  fSurvival,
  gammaCdf,
  gammaDensity,
  gammaQuantile,
  gammaSurvival,
  normalQuantile,
  studentCdf,
  studentQuantile,
  studentSurvival,
} from './distributions.ts'

const relative = 1e-13

test('tails agree with mpmath', () => {
  for (const [t, df, want] of anchors.studentCdf) {
    assertClose(studentCdf(t!, df!), want!, { relative }, `t cdf ${t}, ${df}`)
    assertClose(studentSurvival(-t!, df!), want!, { relative }, `t survival ${t}, ${df}`)
  }
  for (const [x, a, b, want] of anchors.fSurvival) {
    assertClose(fSurvival(x!, a!, b!), want!, { relative }, `F ${x}, ${a}, ${b}`)
    assertClose(fCdf(x!, a!, b!), 1 - want!, { absolute: 1e-14 }, `F cdf ${x}, ${a}, ${b}`)
  }
  for (const [x, df, want] of anchors.chiSquareSurvival) {
    assertClose(chiSquareSurvival(x!, df!), want!, { relative }, `chi-square ${x}, ${df}`)
    assertClose(chiSquareCdf(x!, df!), 1 - want!, { absolute: 1e-14 }, `chi-square cdf ${x}, ${df}`)
  }
})

test('quantiles agree with mpmath', () => {
  for (const [p, a, want] of anchors.gammaQuantile)
    assertClose(gammaQuantile(p!, a!), want!, { relative }, `gamma ${p}, ${a}`)
  for (const [p, a, b, want] of anchors.betaQuantile)
    assertClose(betaQuantile(p!, a!, b!), want!, { relative }, `beta ${p}, ${a}, ${b}`)
  for (const [p, df, want] of anchors.studentQuantile)
    assertClose(studentQuantile(p!, df!), want!, { relative }, `t ${p}, ${df}`)
  for (const [p, a, b, want] of anchors.fQuantile)
    assertClose(fQuantile(p!, a!, b!), want!, { relative }, `F ${p}, ${a}, ${b}`)
})

test('quantiles undo the cdf in both tails', () => {
  for (const p of [1e-12, 0.01, 0.5, 0.99]) {
    assertClose(chiSquareCdf(chiSquareQuantile(p, 3.3), 3.3), p, { relative: 1e-12 })
    assertClose(betaCdf(betaQuantile(p, 0.4, 9), 0.4, 9), p, { relative: 1e-12 })
    assertClose(betaSurvival(betaQuantile(p, 0.4, 9), 0.4, 9), 1 - p, { relative: 1e-12 })
    assertClose(gammaSurvival(gammaQuantile(p, 2, 5), 2, 5), 1 - p, { relative: 1e-12 })
  }
})

test('infinite degrees of freedom are the normal and the chi-square', () => {
  assert.equal(studentQuantile(0.975, Infinity), normalQuantile(0.975))
  assertClose(fQuantile(0.95, 3, Infinity), chiSquareQuantile(0.95, 3) / 3, { relative: 1e-15 })
  assertClose(fSurvival(2, 3, Infinity), chiSquareSurvival(6, 3), { relative: 1e-15 })
})

test('the gamma density is the slope of its cdf', () => {
  for (const x of [0.2, 3, 11])
    assertClose(gammaDensity(x, 2.5, 2), (gammaCdf(x + 1e-5, 2.5, 2) - gammaCdf(x - 1e-5, 2.5, 2)) / 2e-5, {
      absolute: 1e-9,
    })
})

test('ends and faults', () => {
  assert.equal(studentQuantile(0.5, 3), 0)
  assert.equal(studentQuantile(0, 3), -Infinity)
  assert.equal(studentCdf(Infinity, 3), 1)
  assert.equal(gammaQuantile(0, 1), 0)
  assert.equal(gammaQuantile(1, 1), Infinity)
  assert.equal(betaQuantile(1, 2, 2), 1)
  assert.equal(fQuantile(0, 2, 2), 0)
  assert.equal(betaCdf(-1, 2, 2), 0)
  const bad = [
    () => studentQuantile(0.5, 0),
    () => studentQuantile(2, 4),
    () => gammaQuantile(0.5, -1),
    () => betaQuantile(0.5, 0, 1),
    () => fCdf(1, 0, 4),
    () => gammaCdf(1, 1, 0),
    () => studentCdf(Number.NaN, 4),
  ]
  for (const call of bad) assert.throws(call, RangeError)
})
