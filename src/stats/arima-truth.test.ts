/** ARIMA against the definition of its likelihood, and on series that were made by known models. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import anchors from './anchors/arima.json' with { type: 'json' }
import { assertClose } from './anchors/assert-close.ts'
import { kpssStatistic, neededDifferences } from './arima-differences.ts'
import { fitArima } from './arima-fit.ts'
import { arimaMoments } from './arima-forecast.ts'
import { armaOf, createProfile } from './arima-likelihood.ts'
import { lagsFromPartials, partialsFromLags, rootsBeyond } from './arma-coefficients.ts'
import { createInnovationFilter } from './arma-innovations.ts'
import { type Arma, impulseResponses, stationaryColumn, stationaryCovariance } from './arma-start.ts'
import { extraMethods } from './extra-arrival-methods.ts'
import { backtestForecasts } from './forecast-backtest.ts'
import { cholesky, choleskySolve, logDeterminant, matrix } from './linear-algebra.ts'
import { createRandom, type Random } from './random.ts'

const model = armaOf(
  {
    values: Float64Array.of(0.5, -0.3),
    errors: Float64Array.of(0.4),
    seasonalValues: Float64Array.of(0.6),
    seasonalErrors: Float64Array.of(-0.5),
  },
  4,
)

/** Values after the model has forgotten that it began at zero. */
function simulate(random: Random, { values, errors }: Arma, length: number): number[] {
  const shocks = Array.from({ length: length + 200 }, () => random.normal(0, 1))
  const made: number[] = []
  for (const [t, shock] of shocks.entries()) {
    let value = shock
    values.forEach((weight, i) => {
      value += weight * (made[t - 1 - i] ?? 0)
    })
    errors.forEach((weight, i) => {
      value += weight * (shocks[t - 1 - i] ?? 0)
    })
    made.push(value)
  }
  return made.slice(200)
}

/** Autocovariances as sums over what every past error does. */
function covarianceMatrix(arma: Arma, n: number) {
  const responses = impulseResponses(arma, 2000)
  const at = (lag: number) => {
    let sum = 0
    for (let i = 0; i + lag <= 2000; i++) sum += responses[i]! * responses[i + lag]!
    return sum
  }
  const lags = Array.from({ length: n }, (_, lag) => at(lag))
  const out = matrix(n, n)
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) out.data[i * n + j] = lags[Math.abs(i - j)]!
  return out
}

test('the likelihood is the normal density of the whole series', () => {
  const n = 40
  const series = Float64Array.from(simulate(createRandom(71), model, n))
  const factored = cholesky(covarianceMatrix(model, n))
  assert.ok(factored.ok)
  const solved = choleskySolve(factored.factor, series)
  const squares = series.reduce((sum, value, t) => sum + value * solved[t]!, 0)
  const profile = createProfile({ series, columns: [] })(model)
  assert.ok(profile)
  assertClose(profile.squares, squares, { relative: 1e-10 })
  const logDensity =
    -0.5 * (n * (Math.log((2 * Math.PI * squares) / n) + 1) + logDeterminant(factored.factor))
  assertClose(profile.logLikelihood, logDensity, { relative: 1e-10 })
})

test('the start solves its equation, and the last covariance is that of what is not known yet', () => {
  const column = stationaryColumn(model)
  assert.ok(column)
  const size = column.length
  const p = stationaryCovariance(model, column)
  const value = (i: number) => model.values[i] ?? 0
  const shock = (i: number) => (i === 0 ? 1 : (model.errors[i - 1] ?? 0))
  const at = (i: number, j: number) => (i < size && j < size ? p[i * size + j]! : 0)
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const moved =
        value(i) * value(j) * at(0, 0) + value(i) * at(0, j + 1) + value(j) * at(i + 1, 0) + at(i + 1, j + 1)
      assertClose(moved + shock(i) * shock(j), at(i, j), { absolute: 1e-10 }, `${i}, ${j}`)
    }
  const n = 30
  const series = Float64Array.from(simulate(createRandom(72), model, n))
  const found = createInnovationFilter([series])(model, true)
  assert.ok(found?.last)
  const all = covarianceMatrix(model, n + 1)
  const known = matrix(n, n)
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) known.data[i * n + j] = all.data[i * (n + 1) + j]!
  const factored = cholesky(known)
  assert.ok(factored.ok)
  const next = Float64Array.from({ length: n }, (_, i) => all.data[n * (n + 1) + i]!)
  const weights = choleskySolve(factored.factor, next)
  const mean = weights.reduce((sum, weight, t) => sum + weight * series[t]!, 0)
  const variance = weights.reduce((left, weight, t) => left - weight * next[t]!, all.data[0]!)
  assertClose(found.last.states[0]![0]!, mean, { relative: 1e-9 })
  assertClose(found.last.covariance[0]!, variance, { relative: 1e-9 })
})

test('a drift or a mean that is estimated widens intervals as the textbook says', () => {
  const random = createRandom(75)
  const n = 50
  let level = 0
  const walk = Array.from({ length: n }, () => {
    level += random.normal(0.3, 1)
    return level
  })
  const drifting = fitArima(walk, { orders: { p: 0, d: 1, q: 0, constant: true } })
  const steady = fitArima(walk, { orders: { p: 0, d: 0, q: 0, constant: true } })
  assert.ok(drifting.ok && steady.ok)
  const [ahead, level0] = [drifting, steady].map(fit => arimaMoments(fit, walk, { horizon: 6 }))
  const known = arimaMoments(drifting, walk, { horizon: 6, regressionUncertainty: false })
  assert.ok(ahead && level0 && known)
  for (let h = 1; h <= 6; h++) {
    assertClose(ahead.variance[h - 1]!, drifting.variance * (h + h ** 2 / (n - 1)), { relative: 1e-10 })
    assertClose(known.variance[h - 1]!, drifting.variance * h, { relative: 1e-10 })
    assertClose(level0.variance[h - 1]!, steady.variance * (1 + 1 / n), { relative: 1e-10 })
  }
})

test('partial autocorrelations are coefficients and back, and roots are where they are', () => {
  const partials = [0.7, -0.9, 0.2, 0.95]
  const back = partialsFromLags(lagsFromPartials(partials))
  assert.ok(back)
  back.forEach((value, i) => {
    assertClose(value, partials[i]!, { absolute: 1e-12 })
  })
  assert.equal(partialsFromLags([1.2]), null)
  assert.equal(rootsBeyond(1.01, [0.98], 1), true)
  assert.equal(rootsBeyond(1.01, [0.995], 1), false)
  // A coefficient of 0.9 a year apart is a root of 1.0088 a month apart.
  assert.equal(rootsBeyond(1.01, [0.9], 12), false)
})

test('differences are those the tests ask for', () => {
  const { lakeHuron, lh, accidentalDeaths } = anchors.published
  assertClose(kpssStatistic(lakeHuron.series) ?? 0, lakeHuron.kpss, { relative: 1e-8 })
  assert.equal(kpssStatistic([2, 2, 2]), null)
  assert.deepEqual(neededDifferences(lakeHuron.series, 1), { d: 1, D: 0 })
  assert.deepEqual(neededDifferences(lh.series, 1), { d: 0, D: 0 })
  assert.deepEqual(neededDifferences(accidentalDeaths.series, 12), { d: 1, D: 1 })
})

test('coefficients are found again, and intervals hold what follows as often as they say', t => {
  const random = createRandom(73)
  const made: Record<string, { arma: Arma; d: number; orders: object; truth: Record<string, number> }> = {
    stationary: {
      arma: { values: Float64Array.of(0.7), errors: Float64Array.of(0.3) },
      d: 0,
      orders: { p: 1, d: 0, q: 1, constant: true },
      truth: { ar1: 0.7, ma1: 0.3, mean: 20 },
    },
    'differenced, with a season': {
      arma: armaOf(
        {
          values: new Float64Array(0),
          errors: Float64Array.of(-0.4),
          seasonalValues: Float64Array.of(0.5),
          seasonalErrors: new Float64Array(0),
        },
        4,
      ),
      d: 1,
      orders: { p: 0, d: 1, q: 1, P: 1, constant: true },
      truth: { ma1: -0.4, sar1: 0.5, drift: 0.5 },
    },
  }
  const runs = 150
  for (const [name, { arma, d, orders, truth }] of Object.entries(made)) {
    let held = 0
    const within = new Map(Object.keys(truth).map(key => [key, 0]))
    const sums = new Map(Object.keys(truth).map(key => [key, 0]))
    for (let run = 0; run < runs; run++) {
      let level = 20
      const series = simulate(random, arma, 125).map(value => {
        if (d === 0) return 20 + value
        level += 0.5 + value
        return level
      })
      const fit = fitArima(series.slice(0, 120), { orders: orders as never, period: 4 })
      assert.ok(fit.ok)
      for (const { name: key, value, error } of fit.coefficients) {
        sums.set(key, sums.get(key)! + value / runs)
        if (error && Math.abs(value - truth[key]!) < 1.6449 * error)
          within.set(key, within.get(key)! + 1 / runs)
      }
      const moments = arimaMoments(fit, series.slice(0, 120), { horizon: 5 })
      assert.ok(moments)
      for (let h = 0; h < 5; h++) {
        const reach = 1.2816 * Math.sqrt(moments.variance[h]!)
        if (Math.abs(series[120 + h]! - moments.mean[h]!) < reach) held += 1 / (5 * runs)
      }
    }
    for (const [key, value] of Object.entries(truth)) {
      assertClose(sums.get(key)!, value, { absolute: 0.06 }, `${name}, ${key}`)
      // Three standard errors of 150 series, round what 120 values leave to the normal approximation.
      assert.ok(within.get(key)! > 0.78 && within.get(key)! < 0.97, `${name}, ${key}: ${within.get(key)}`)
    }
    t.diagnostic(
      `${name}: 80 % held ${(100 * held).toFixed(1)} %, 90 % errors ${JSON.stringify([...within])}`,
    )
    assert.ok(held > 0.72 && held < 0.87, `${name}: ${held}`)
  }
})

test('a back-test takes ARIMA with events and a long season, and a known event is forecast', () => {
  const random = createRandom(74)
  const arma = { values: Float64Array.of(0.6), errors: new Float64Array(0) }
  const periods = [5, 20, 33, 47, 61, 71]
  const series = simulate(random, arma, 70).map(
    (value, t) => 60 + 2 * value + 10 * Math.sin((2 * Math.PI * t) / 26) + (periods.includes(t) ? 30 : 0),
  )
  const events = [{ name: 'campaign', periods }]
  const request = { period: 26, horizon: 3 }
  const forecasters = (['ARIMA', 'ARIMA of logarithms'] as const).map(name => ({
    name,
    forecast: extraMethods[name](events),
  }))
  const result = backtestForecasts(series, { ...request, origins: [58, 62, 66], forecasters })
  assert.ok(result.ok)
  for (const score of result.scores) assert.ok(score.ok && score.mase < 0.8, JSON.stringify(score))
  const ahead = forecasters[0]!.forecast(series, request)
  assert.ok(ahead.ok)
  assert.ok(ahead.mean[1]! - (ahead.mean[0]! + ahead.mean[2]!) / 2 > 20)
})
