import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import anchors from './anchors/forecasts.json' with { type: 'json' }
import { readVectorColumn, withoutVectors } from './anchors/shared-vectors.ts'
import { exponentialSmoothing } from './exponential-smoothing.ts'
import { centralInterval } from './quantile-forecast.ts'
import { seasonalNaive } from './seasonal-naive.ts'
import { thetaForecast } from './theta.ts'

const skip = withoutVectors('fc_airpassengers.csv')
const passengers = () => readVectorColumn('fc_airpassengers.csv', 'y')
const request = { period: 12, horizon: 24 }
const near = (actual: readonly number[], expected: readonly number[], relative: number, what: string) => {
  assert.equal(actual.length, expected.length)
  actual.forEach((value, h) => {
    assertClose(value, expected[h]!, { relative }, `${what}, ${h + 1} ahead`)
  })
}

test('the fits are at least as likely as R’s', { skip }, () => {
  for (const [name, model] of [
    ['MAM', { error: 'M', trend: 'A', season: 'M' }],
    ['AAA', { error: 'A', trend: 'A', season: 'A' }],
  ] as const) {
    const result = exponentialSmoothing(passengers(), { ...request, model })
    assert.ok(result.ok)
    // Both are more likely by more than the tolerance, so forecasts are R's with R's parameters only.
    assert.ok(
      result.fit.logLikelihood >= anchors.ets[name].logLikelihood - anchors.tolerance.logLikelihood,
      `${name}: ${result.fit.logLikelihood}`,
    )
  }
})

test('logarithms are fitted as R fits them, and the best multiplicative fit is that of statsmodels', {
  skip,
}, () => {
  const { logLikelihood: slack, forecast } = anchors.tolerance
  const logs = exponentialSmoothing(passengers().map(Math.log), {
    ...request,
    model: { error: 'A', trend: 'A', season: 'A' },
  })
  assert.ok(logs.ok)
  assert.ok(logs.fit.logLikelihood >= anchors.ets.AAA_log.logLikelihood - slack)
  near(logs.mean, anchors.ets.AAA_log.mean, forecast, 'logarithms')
  // R stops at another maximum, 6.4 below: forecasts are those of statsmodels, whose constants differ.
  const best = exponentialSmoothing(passengers(), {
    ...request,
    model: { error: 'M', trend: 'A', season: 'M' },
  })
  assert.ok(best.ok)
  const theirs = anchors.ets.MAM_statsmodels
  near(best.mean, theirs.mean, 5e-4, 'MAM')
  const n = passengers().length
  // The Gaussian constant of a variance that is the mean of the squares, which R and we leave out.
  const constant = (n / 2) * (Math.log((2 * Math.PI) / n) + 1)
  assertClose(best.fit.logLikelihood - constant, theirs.loglik, { absolute: 0.01 })
  // It counts all twelve seasonal states, we the eleven that are free.
  const k = best.fit.parameters + 2
  const counted = 2 * (constant - best.fit.logLikelihood + k) + (2 * k * (k + 1)) / (n - k - 1)
  assertClose(counted, theirs.aicc, { absolute: 0.02 })
  assertClose(best.fit.last.alpha, theirs.alpha, { absolute: 5e-3 }, 'alpha')
  // Both at the lower end of what is allowed, where it is 0.0001 here.
  assertClose(best.fit.last.beta, theirs.beta, { absolute: 1e-4 }, 'beta')
  assertClose(best.fit.last.gamma, theirs.gamma, { absolute: 1e-4 }, 'gamma')
})

test('the smallest AICc is chosen, and is no larger than R’s choice', { skip }, () => {
  const result = exponentialSmoothing(passengers(), request)
  assert.ok(result.ok)
  const { auto } = anchors.ets
  assert.ok(result.fit.aicc <= auto.aicc + 2 * anchors.tolerance.logLikelihood, `${result.fit.aicc}`)
  assert.equal(result.method, 'ETS(M,A,M)')
  const damped = result.considered.find(({ method }) => method === auto.method)
  assert.ok(damped?.aicc && damped.aicc <= auto.aicc + 2 * anchors.tolerance.logLikelihood)
  const ofDamped = exponentialSmoothing(passengers(), {
    ...request,
    model: { error: 'M', trend: 'Ad', season: 'M' },
  })
  assert.ok(ofDamped.ok && ofDamped.fit.logLikelihood >= auto.logLikelihood - anchors.tolerance.logLikelihood)
  assert.equal(result.considered.length, 15)
  const known = result.considered.flatMap(({ aicc }) => (aicc === null ? [] : [aicc]))
  assert.equal(Math.min(...known), result.fit.aicc)
})

test('seasonal naive and theta are R’s', { skip }, () => {
  const naive = seasonalNaive(passengers(), request)
  const theta = thetaForecast(passengers(), request)
  assert.ok(naive.ok && theta.ok)
  const interval = centralInterval(naive, 0.8)
  assert.ok(interval)
  near(naive.mean, anchors.seasonalNaive.mean, anchors.tolerance.naive, 'seasonal naive')
  near(interval.lower, anchors.seasonalNaive.lower80, 1e-8, 'seasonal naive')
  near(interval.upper, anchors.seasonalNaive.upper80, 1e-8, 'seasonal naive')
  const wide = centralInterval(naive, 0.95)
  assert.ok(wide)
  near(wide.lower, anchors.seasonalNaive.lower95, 1e-8, 'seasonal naive')
  near(wide.upper, anchors.seasonalNaive.upper95, 1e-8, 'seasonal naive')
  near(theta.mean, anchors.theta.mean, anchors.tolerance.forecast, 'theta')
  // R puts the season back on the mean alone, here its interval is stretched with it: errors agree before that.
  for (const [z, edge] of [
    [1.2815515655446004, anchors.theta.upper80],
    [1.959963984540054, anchors.theta.upper95],
    [-1.2815515655446004, anchors.theta.lower80],
    [-1.959963984540054, anchors.theta.lower95],
  ] as const)
    near(
      theta.adjustedDeviation,
      edge.map((value, h) => (value - anchors.theta.mean[h]!) / z),
      1e-3,
      'theta, standard error',
    )
})

test('what cannot be forecast is refused, and why', () => {
  const code = (result: { ok: boolean; code?: string }) => result.code
  const rising = Array.from({ length: 40 }, (_, t) => t + (t % 3))
  assert.equal(code(exponentialSmoothing([1, 2], { horizon: 1 })), 'forecast.too-short')
  assert.equal(code(exponentialSmoothing([1, Number.NaN, 2, 3, 4, 5], { horizon: 1 })), 'forecast.not-finite')
  assert.equal(code(exponentialSmoothing(new Array(30).fill(4), { horizon: 1 })), 'forecast.constant')
  assert.equal(code(exponentialSmoothing(rising, { horizon: 0 })), 'forecast.horizon')
  assert.equal(code(exponentialSmoothing(rising, { horizon: 1, levels: [0.9, 0.1] })), 'forecast.levels')
  const additive = { error: 'A', trend: 'N', season: 'M' } as const
  assert.equal(
    code(exponentialSmoothing(rising, { horizon: 1, period: 4, model: additive })),
    'forecast.form',
  )
  const multiplicative = { error: 'M', trend: 'N', season: 'N' } as const
  assert.equal(
    code(exponentialSmoothing(rising, { horizon: 1, model: multiplicative })),
    'forecast.not-positive',
  )
  assert.equal(
    code(
      exponentialSmoothing(rising, {
        horizon: 1,
        period: 52,
        model: { error: 'A', trend: 'N', season: 'A' },
      }),
    ),
    'forecast.too-short',
  )
  assert.equal(code(seasonalNaive([1, 2, 1, 2, 1, 2], { period: 2, horizon: 1 })), 'forecast.constant')
  assert.equal(code(thetaForecast([1, 2, 3], { horizon: 1 })), 'forecast.too-short')
})
