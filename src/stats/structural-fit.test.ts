import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import anchors from './anchors/series.json' with { type: 'json' }
import { readVectorColumn, withoutVectors } from './anchors/shared-vectors.ts'
import { filterStates } from './kalman-filter.ts'
import { createRandom } from './random.ts'
import { layOutState } from './state-space.ts'
import { fitStructuralSeries } from './structural-fit.ts'

const skip = withoutVectors('nile.csv')

test('the Nile is fitted at least as likely as by statsmodels, and with the published variances', {
  skip,
}, () => {
  const expected = anchors.stateSpace.nile_mle
  const series = readVectorColumn('nile.csv', 'y')
  const fit = fitStructuralSeries({ series, horizon: 10 })
  assert.ok(fit.ok)
  const [noise, level] = fit.variances
  // Durbin & Koopman 2012, section 2.10: 15099 and 1469.1, printed to these digits.
  assertClose(noise!.variance, 15099, { relative: 5e-4 }, 'noise')
  assertClose(level!.variance, 1469.1, { relative: 5e-3 }, 'level')
  // statsmodels starts from a variance of a million instead of knowing nothing.
  assertClose(noise!.variance, expected.sigma2_eps, { relative: 2e-3 }, 'noise')
  assertClose(level!.variance, expected.sigma2_level, { relative: 1e-2 }, 'level')
  const layout = layOutState({ trend: 'level', seasonal: [] })
  assert.ok(layout.ok)
  const rough = filterStates({
    layout,
    values: Float64Array.from(series),
    observed: new Uint8Array(series.length).fill(1),
    noise: noise!.variance,
    variances: Float64Array.of(level!.variance),
    start: { mean: Float64Array.of(0), variance: Float64Array.of(1e6) },
  })
  assertClose(
    rough.logLikelihood - rough.contributions[0]!,
    expected.loglik,
    { absolute: 0.01 },
    'likelihood',
  )
  assertClose(fit.forecast[0]!.mean, anchors.stateSpace.nile_local_level_fixed.forecast10[0]!, {
    relative: 1e-3,
  })
})

test('the log-likelihood is that of the series in its own units', () => {
  const random = createRandom(4)
  const series = Array.from({ length: 60 }, (_, t) => 100 + 3 * Math.sin(t / 9) + 5 * random.normal())
  const fit = fitStructuralSeries({ series })
  assert.ok(fit.ok)
  const layout = layOutState({ trend: 'level', seasonal: [] })
  assert.ok(layout.ok)
  const again = filterStates({
    layout,
    values: Float64Array.from(series),
    observed: new Uint8Array(60).fill(1),
    noise: fit.variances[0]!.variance,
    variances: Float64Array.of(fit.variances[1]!.variance),
    start: 'diffuse',
  })
  assertClose(fit.logLikelihood, again.logLikelihood, { relative: 1e-10 })
})

test('variances that made a series are found again, zero included', () => {
  const random = createRandom(12)
  let level = 10
  let slope = 0.1
  const season = [2, -1, 0.5]
  const series = Array.from({ length: 400 }, (_, t) => {
    level += slope + random.normal(0, 0.5)
    slope += random.normal(0, 0.02)
    season.push(-season.at(-1)! - season.at(-2)! - season.at(-3)!)
    return t % 37 === 5 ? null : level + season[t + 3]! + random.normal(0, 1)
  })
  const fit = fitStructuralSeries({ series, trend: 'linear', seasonal: [{ seasons: 4 }], horizon: 4 })
  assert.ok(fit.ok)
  const found = Object.fromEntries(fit.variances.map(({ name, variance }) => [name, Math.sqrt(variance)]))
  assertClose(found.noise!, 1, { absolute: 0.15 }, 'noise')
  assertClose(found.level!, 0.5, { absolute: 0.2 }, 'level')
  assertClose(found.slope!, 0.02, { absolute: 0.03 }, 'slope')
  assert.ok(found['season of 4']! < 0.03)
  const seasons = fit.parts.find(({ name }) => name === 'season of 4')
  assert.ok(seasons)
  seasons.mean.forEach((value, t) => {
    assertClose(value, season[t + 3]!, { absolute: 0.35 }, `season ${t}`)
  })
  assert.equal(fit.forecast.length, 4)
})

test('what cannot be fitted is refused, and why', () => {
  const rising = Array.from({ length: 30 }, (_, t) => t + (t % 3))
  const codeOf = (request: Parameters<typeof fitStructuralSeries>[0]) => {
    const result = fitStructuralSeries(request)
    return result.ok ? 'ok' : result.code
  }
  assert.equal(codeOf({ series: [1, 2, 3] }), 'series.short')
  assert.equal(codeOf({ series: new Array(30).fill(4) }), 'series.constant')
  assert.equal(codeOf({ series: [...rising, Number.NaN] }), 'series.not-finite')
  assert.equal(codeOf({ series: rising.map(value => value * 1e200) }), 'series.constant')
  assert.equal(codeOf({ series: rising, horizon: 1.5 }), 'series.horizon')
  assert.equal(codeOf({ series: rising, confidence: 1 }), 'series.confidence')
  assert.equal(codeOf({ series: rising, seasonal: [{ seasons: 1 }] }), 'series.seasons')
  const everyFourth = Array.from({ length: 80 }, (_, t) => (t % 4 === 0 ? t + (t % 3) : null))
  assert.equal(codeOf({ series: everyFourth, seasonal: [{ seasons: 4 }] }), 'series.short')
})
