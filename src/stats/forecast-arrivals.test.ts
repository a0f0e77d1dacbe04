import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import anchors from './anchors/forecasts.json' with { type: 'json' }
import { readVectorColumn, withoutVectors } from './anchors/shared-vectors.ts'
import { forecastCounts } from './count-forecast.ts'
import { exponentialSmoothing } from './exponential-smoothing.ts'
import { forecastArrivals } from './forecast-arrivals.ts'
import { backtestForecasts, defaultOrigins, type Forecaster, pinballLoss } from './forecast-backtest.ts'
import { combineForecasts } from './forecast-combination.ts'
import { forecastIntermittent } from './intermittent-demand.ts'
import { centralInterval, gaussianForecast } from './quantile-forecast.ts'
import { createRandom, type Random } from './random.ts'
import { seasonalNaive } from './seasonal-naive.ts'

test('Croston, Syntetos-Boylan and Teunter-Syntetos-Babai step by step', {
  skip: withoutVectors('fc_intermittent_synth.csv'),
}, () => {
  const counts = readVectorColumn('fc_intermittent_synth.csv', 'y')
  const expected = anchors.croston
  const ask = (variant: 'croston' | 'sba' | 'tsb') => {
    const result = forecastIntermittent(counts, { variant, horizon: 3, alpha: 0.1, beta: 0.05 })
    assert.ok(result.ok)
    return result
  }
  const absolute = anchors.tolerance.croston
  for (const [variant, next] of [
    ['croston', expected.own_next],
    ['sba', expected.sba_next],
    ['tsb', expected.tsb_next],
  ] as const) {
    assertClose(ask(variant).rate, next, { absolute }, variant)
    assert.deepEqual(ask(variant).mean, new Array(3).fill(ask(variant).rate))
  }
  expected.path_croston.forEach((value, t) => {
    if (value !== null) assertClose(ask('croston').path[t]!, value, { absolute }, `period ${t}`)
  })
  expected.path_tsb.forEach((value, t) => {
    if (value !== null) assertClose(ask('tsb').path[t]!, value, { absolute }, `period ${t}`)
  })
})

/** A forecaster of normal errors round given means, their deviation being that of given values round their mean. */
function spread(
  meansOf: (history: readonly number[]) => number[],
  valuesOf: (history: readonly number[]) => number[],
): Forecaster['forecast'] {
  return (history, request) => {
    const values = valuesOf(history)
    const mean = values.reduce((a, b) => a + b, 0) / values.length
    const deviation = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1))
    const means = meansOf(history)
    return gaussianForecast('', means, new Array<number>(means.length).fill(deviation), request, [])
  }
}

test('the rolling-origin errors of a year of weeks are those of R', {
  skip: withoutVectors('fc_weekly_requests_synth.csv'),
}, () => {
  const series = readVectorColumn('fc_weekly_requests_synth.csv', 'y')
  const regression =
    (family: 'poisson' | 'negative binomial'): Forecaster['forecast'] =>
    (history, request) =>
      forecastCounts(history, {
        ...request,
        family,
        trend: true,
        seasons: [{ period: 52, harmonics: 2 }],
        parameterUncertainty: false,
      })
  const aYearAgo = (history: readonly number[]) => history.slice(-52).slice(0, 8)
  const changes = (history: readonly number[]) => history.slice(52).map((value, t) => value - history[t]!)
  const lastEight = (history: readonly number[]) =>
    new Array<number>(8).fill(history.slice(-8).reduce((a, b) => a + b, 0) / 8)
  const lastYear = (history: readonly number[]) => history.slice(-52)
  const asked: [name: keyof typeof anchors.weekly.methods, Forecaster['forecast']][] = [
    ['snaive52', spread(aYearAgo, changes)],
    ['mean8', spread(lastEight, lastYear)],
    ['nb_glm_fourier', regression('negative binomial')],
    ['poisson_glm_fourier', regression('poisson')],
    ['ets', (history, request) => exponentialSmoothing(history, { ...request, period: 1 })],
  ]
  const own = { name: 'seasonal naive', forecast: seasonalNaive }
  const result = backtestForecasts(series, {
    period: 52,
    horizon: 8,
    floor: 0,
    origins: anchors.weekly.origins,
    levels: [0.1, 0.25, 0.5, 0.75, 0.9],
    forecasters: [...asked.map(([name, forecast]) => ({ name, forecast })), own],
  })
  assert.ok(result.ok)
  const scores = result.scores.map(score => {
    assert.ok(score.ok)
    return score
  })
  for (const [i, [name]] of asked.entries()) {
    const score = scores[i]!
    const expected = anchors.weekly.methods[name]
    // Regressions and means are R's to the digit; smoothing has another optimiser.
    const relative = name === 'ets' ? anchors.tolerance.rollingMae : 1e-7
    const coverage = score.coverage.find(({ share }) => share === 0.8)?.covered
    for (const [measure, value] of [
      ['MAE', score.mae],
      ['RMSE', score.rmse],
      // The reference counts the quantile loss twice, so that the median's is the absolute error.
      ['pinball', 2 * score.pinball],
      ['cover80', coverage ?? Number.NaN],
    ] as const)
      assertClose(value, expected[measure], { relative }, `${name}, ${measure}`)
  }
  const naive = scores.at(-1)!
  // Ours spreads as R's own `snaive` does: round zero, not round the mean change.
  assertClose(naive.mae, anchors.weekly.methods.snaive52.MAE, { relative: 1e-9 })
  assertClose(2 * naive.pinball, anchors.weekly.snaiveOfR.pinball, { relative: 1e-9 })
  const [negativeBinomial, poisson] = [scores[2]!, scores[3]!]
  assert.ok(negativeBinomial.pinball < poisson.pinball, 'Poisson intervals are too narrow')
})

/** Weekly counts with a trend, a year's season and dispersion. */
function weeks(random: Random, length: number): number[] {
  return Array.from({ length }, (_, t) =>
    random.negativeBinomial(Math.exp(3.3 + 0.002 * t + 0.3 * Math.sin((2 * Math.PI * t) / 52)), 20),
  )
}

test('the rule takes what did better than seasonal naive, and covers as it says', () => {
  let held = 0
  let asked = 0
  let beaten = 0
  const runs = 12
  for (let run = 0; run < runs; run++) {
    const series = weeks(createRandom(17).fork(run), 156 + 8)
    const result = forecastArrivals(series.slice(0, 156), { period: 52, horizon: 8 })
    assert.ok(result.ok && result.backtest)
    assert.ok(result.choice === 'best' || result.choice === 'floor')
    const scores = result.backtest.scores.filter(score => score.ok)
    const chosen = scores.find(score => score.name === result.chosen)
    const naive = scores.find(score => score.name === 'seasonal naive')
    assert.ok(chosen && naive && chosen.scaledPinball <= naive.scaledPinball)
    if (result.choice === 'best') beaten++
    const interval = centralInterval(result.forecast, 0.8)
    assert.ok(interval)
    for (let h = 0; h < 8; h++) {
      asked++
      if (interval.lower[h]! <= series[156 + h]! && series[156 + h]! <= interval.upper[h]!) held++
    }
  }
  assert.ok(beaten >= runs - 1, `${beaten} of ${runs} beat the floor`)
  assert.ok(held / asked > 0.65 && held / asked < 0.95, `${held} of ${asked}`)
})

test('the same series gives the same answer, and a short one says it was not tested', () => {
  const series = weeks(createRandom(1), 60)
  assert.deepEqual(forecastArrivals(series, { horizon: 4 }), forecastArrivals(series, { horizon: 4 }))
  const short = forecastArrivals([3, 5, 4, 6, 5], { period: 52, horizon: 4 })
  assert.ok(short.ok)
  assert.equal(short.choice, 'untested')
  assert.equal(short.chosen, 'seasonal naive')
  assert.ok(short.assumed.some(line => line.includes('season')))
  const counts = series.slice(0, 9)
  const preferred = forecastArrivals(counts, { horizon: 4, origins: [4], preferred: 'drifting level' })
  assert.ok(preferred.ok)
  assert.deepEqual([preferred.choice, preferred.chosen], ['untested', 'drifting level'])
  const rare = forecastArrivals([0, 1, 0, 0, 2, 0, 0, 1, 0], { horizon: 4, preferred: 'drifting level' })
  assert.ok(rare.ok && rare.chosen !== 'drifting level', 'what refuses is not used')
  const constant = forecastArrivals(new Array(40).fill(2), { horizon: 4 })
  assert.equal(constant.ok, false)
})

test('the floor may repeat last quarter while the test looks less far ahead than the forecast', () => {
  const series = weeks(createRandom(3), 60)
  const origins = [26, 30, 34, 38, 42, 46]
  const result = forecastArrivals(series, { horizon: 52, testHorizon: 13, floorPeriod: 13, origins })
  assert.ok(result.ok && result.backtest)
  assert.equal(result.forecast.mean.length, 52)
  assert.deepEqual([result.backtest.horizon, result.backtest.origins], [13, origins])
  const floor = backtestForecasts(series, {
    period: 13,
    horizon: 13,
    origins,
    floor: 0,
    forecasters: [{ name: 'last quarter', forecast: seasonalNaive }],
  })
  assert.ok(floor.ok)
  const [mine] = result.backtest.scores
  const [theirs] = floor.scores
  assert.ok(mine!.ok && theirs!.ok && mine.pinball === theirs.pinball && mine.mase === theirs.mase)
  assert.ok(result.assumed.some(line => line.includes('13 periods ahead is taken to hold 52 ahead')))
  const beyond = forecastArrivals(series, { horizon: 4, testHorizon: 5 })
  assert.ok(!beyond.ok && beyond.code === 'forecast.horizon')
})

test('methods that were asked for take part', () => {
  const pattern = [20, 45, 70, 30]
  const random = createRandom(6)
  const series = Array.from({ length: 28 }, (_, t) => random.poisson(pattern[t % 4]! + t))
  const also = ['loess and smoothing', 'Holt-Winters'] as const
  const result = forecastArrivals(series, { period: 4, horizon: 1, origins: [16, 20, 24], also })
  assert.ok(result.ok && result.backtest)
  const scores = new Map(result.backtest.scores.map(score => [score.name, score]))
  for (const name of also) assert.ok(scores.get(name)?.ok, name)
})

test('a method never sees what follows, and one that refuses says so', () => {
  const series = weeks(createRandom(2), 80)
  const seen: number[] = []
  const result = backtestForecasts(series, {
    horizon: 6,
    forecasters: [
      {
        name: 'spy',
        forecast: (history, request) => {
          seen.push(history.length)
          assert.deepEqual(history, series.slice(0, history.length))
          return seasonalNaive(history, request)
        },
      },
      { name: 'mute', forecast: () => ({ ok: false, code: 'forecast.form', why: 'on principle' }) },
    ],
  })
  assert.ok(result.ok)
  assert.deepEqual(seen, result.origins)
  assert.deepEqual(result.origins, defaultOrigins(80, 1, 6))
  const mute = result.scores[1]!
  assert.ok(!mute.ok && mute.why === 'on principle')
})

test('pinball loss and combinations are what their definitions say', () => {
  assert.equal(pinballLoss(10, 8, 0.9), 1.8)
  assert.ok(Math.abs(pinballLoss(8, 10, 0.9) - 0.2) < 1e-12)
  const series = weeks(createRandom(4), 60)
  const one = seasonalNaive(series, { horizon: 2 })
  const other = seasonalNaive(series.slice(0, 50), { horizon: 2 })
  assert.ok(one.ok && other.ok)
  const both = combineForecasts([one, other], [3, 1])
  assert.ok(both.ok)
  assertClose(both.mean[1]!, 0.75 * one.mean[1]! + 0.25 * other.mean[1]!, { relative: 1e-12 })
  const alone = combineForecasts([one])
  assert.ok(!alone.ok && alone.code === 'forecast.combination')
})
