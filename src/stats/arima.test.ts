import assert from 'node:assert/strict'
import { test } from 'node:test'
import anchors from './anchors/arima.json' with { type: 'json' }
import { assertClose } from './anchors/assert-close.ts'
import { readVectorColumn, withoutVectors } from './anchors/shared-vectors.ts'
import { type ArimaForecast, type ArimaRequest, forecastArima } from './arima.ts'
import { armaOf, createProfile } from './arima-likelihood.ts'
import { arimaForm, difference } from './arima-orders.ts'
import { backtestForecasts, naiveError } from './forecast-backtest.ts'
import { centralInterval } from './quantile-forecast.ts'

const skip = withoutVectors('fc_airpassengers.csv')
const passengers = () => readVectorColumn('fc_airpassengers.csv', 'y')
const twoYears = { period: 12, horizon: 24 }
const airline = { p: 0, d: 1, q: 1, P: 0, D: 1, Q: 1 }
const { tolerance, published } = anchors

const forecastOf = (series: readonly number[], request: ArimaRequest): ArimaForecast => {
  const result = forecastArima(series, request)
  assert.ok(result.ok, result.ok ? '' : result.why)
  return result
}
const near = (actual: readonly number[], expected: readonly number[], relative: number, what: string) => {
  assert.equal(actual.length, expected.length)
  actual.forEach((value, h) => {
    assertClose(value, expected[h]!, { relative }, `${what}, ${h + 1} ahead`)
  })
}
/** R gives the median of logarithms taken back as its forecast. */
const median = (forecast: ArimaForecast) => forecast.quantiles[forecast.levels.indexOf(0.5)]!

type Expected = {
  coef: Record<string, number>
  logLikelihood: number
  aicc: number
  mean: number[]
  lower80: number[]
  upper80: number[]
  lower95: number[]
  upper95: number[]
}

function assertAsR(forecast: ArimaForecast, expected: Expected): void {
  const { logLikelihood, aicc, coefficients } = forecast.fit
  assert.ok(logLikelihood >= expected.logLikelihood - tolerance.logLikelihood, `${logLikelihood}`)
  assertClose(aicc, expected.aicc, { absolute: 0.01 }, 'AICc')
  for (const { name, value, error } of coefficients) {
    assertClose(value, expected.coef[name]!, { absolute: 1e-4 }, name)
    assert.ok(error && error > 0 && error < 0.2)
  }
  near(median(forecast), expected.mean, 1e-5, 'forecast')
  for (const [share, lower, upper] of [
    [0.8, expected.lower80, expected.upper80],
    [0.95, expected.lower95, expected.upper95],
  ] as const) {
    const interval = centralInterval(forecast, share)
    assert.ok(interval)
    near(interval.lower, lower, 5e-4, `${share}`)
    near(interval.upper, upper, 5e-4, `${share}`)
  }
}

test('the airline model of the logarithms is R’s, and so is its variance', { skip }, () => {
  const expected = anchors.passengers.airlineLog
  const forecast = forecastOf(passengers(), { ...twoYears, orders: airline, logarithms: true })
  assertAsR(forecast, expected)
  assertClose(forecast.fit.variance, expected.sigma2, { relative: tolerance.forecast })
  assert.ok(forecast.mean.every((value, h) => value > median(forecast)[h]!))
})

test('the search finds R’s models, of the values and of their logarithms', { skip }, () => {
  for (const [logarithms, expected] of [
    [false, anchors.passengers.auto],
    [true, anchors.passengers.autoLog],
  ] as const) {
    const forecast = forecastOf(passengers(), { ...twoYears, logarithms })
    assert.equal(forecast.fit.method, expected.method)
    assertAsR(forecast, expected)
    if ('sigma2' in expected) assertClose(forecast.fit.variance, expected.sigma2, { relative: 1e-4 })
    const known = forecast.considered.flatMap(({ aicc }) => (aicc === null ? [] : [aicc]))
    assertClose(Math.min(...known), forecast.fit.aicc, { absolute: 0.001 })
  }
})

test('at the parameters of statsmodels the likelihood is its own, and so are its forecasts', { skip }, () => {
  const { ma1, sma1, sigma2, logLikelihood, mean } = anchors.statsmodels
  const form = arimaForm(airline, 12)
  assert.ok(form.ok)
  const series = difference(passengers().map(Math.log), form)
  const model = armaOf(
    {
      values: new Float64Array(0),
      errors: Float64Array.of(ma1),
      seasonalValues: new Float64Array(0),
      seasonalErrors: Float64Array.of(sma1),
    },
    12,
  )
  const profile = createProfile({ series, columns: [] })(model)
  assert.ok(profile)
  const n = series.length
  const best = profile.squares / n
  // The profile is taken at the best variance; statsmodels says at which its own is.
  const own = profile.logLikelihood - 0.5 * n * (Math.log(sigma2 / best) + best / sigma2 - 1)
  assertClose(own, logLikelihood, { relative: tolerance.fixedParameters })
  const forecast = forecastOf(passengers().map(Math.log), { ...twoYears, orders: airline })
  near(forecast.mean, mean, 1e-5, 'logarithms')
})

const missesOf = (series: readonly number[], request: Omit<ArimaRequest, 'horizon'>) => {
  const forecast = forecastOf(series.slice(0, -24), { ...twoYears, ...request })
  const misses = series.slice(-24).map((value, h) => value - median(forecast)[h]!)
  return {
    method: forecast.fit.method,
    aicc: forecast.fit.aicc,
    MAE: misses.reduce((sum, miss) => sum + Math.abs(miss), 0) / 24,
    RMSE: Math.sqrt(misses.reduce((sum, miss) => sum + miss ** 2, 0) / 24),
    MAPE: misses.reduce((sum, miss, h) => sum + Math.abs(100 * miss) / series.at(h - 24)! / 24, 0),
    MASE: misses.reduce((sum, miss) => sum + Math.abs(miss) / 24, 0) / naiveError(series.slice(0, -24), 12),
  }
}

test('on the last two years it misses as R’s does, or by less', {
  skip: skip || withoutVectors('fc_ukdriverdeaths.csv'),
}, () => {
  const { auto_arima, auto_arima_log } = anchors.holdout
  for (const [logarithms, expected] of [
    [false, auto_arima],
    [true, auto_arima_log],
  ] as const) {
    const own = missesOf(passengers(), { logarithms })
    for (const measure of ['MAE', 'RMSE', 'MAPE', 'MASE'] as const)
      assertClose(own[measure], expected[measure], { relative: 1e-4 }, measure)
  }
  const deaths = readVectorColumn('fc_ukdriverdeaths.csv', 'y')
  const { auto_arima: theirs, exactSearch } = anchors.driverDeathsHoldout
  const named = missesOf(deaths, { orders: { p: 0, d: 0, q: 2, P: 0, D: 1, Q: 2 } })
  assert.equal(named.method, anchors.driverDeathsHoldout.order)
  for (const measure of ['MAE', 'RMSE', 'MASE'] as const)
    assertClose(named[measure], theirs[measure], { relative: 1e-4 }, measure)
  // R searches this series by an approximation; without it, it finds what is found here, which is better.
  const found = missesOf(deaths, {})
  assert.equal(found.method, exactSearch.method)
  assertClose(found.aicc, exactSearch.aicc, { absolute: 0.001 })
  assertClose(found.MAE, exactSearch.MAE, { relative: 1e-4 })
  assert.ok(found.MAE < theirs.MAE && found.RMSE < theirs.RMSE)
})

test('the rolling-origin errors of a year of weeks are those of R', {
  skip: withoutVectors('fc_weekly_requests_synth.csv'),
}, () => {
  const series = readVectorColumn('fc_weekly_requests_synth.csv', 'y')
  const result = backtestForecasts(series, {
    period: 52,
    horizon: 8,
    floor: 0,
    origins: Array.from({ length: 12 }, (_, i) => 156 + 4 * i),
    levels: [0.1, 0.25, 0.5, 0.75, 0.9],
    forecasters: [
      {
        name: 'ARIMA',
        forecast: (history, request) =>
          forecastArima(history, { ...request, period: 1, regressionUncertainty: false }),
      },
      {
        name: 'with Fourier terms',
        forecast: (history, request) =>
          forecastArima(history, {
            ...request,
            period: 1,
            seasons: [{ period: 52, harmonics: 2 }],
            regressionUncertainty: false,
          }),
      },
    ],
  })
  assert.ok(result.ok)
  const { auto_arima, dynreg_arima_fourier } = anchors.weekly
  for (const [i, expected] of [auto_arima, dynreg_arima_fourier].entries()) {
    const score = result.scores[i]!
    assert.ok(score.ok)
    assertClose(score.mae, expected.MAE, { relative: tolerance.rollingMae }, score.name)
    assertClose(2 * score.pinball, expected.pinball, { relative: tolerance.rollingMae }, score.name)
    assertClose(score.rmse, expected.RMSE, { relative: tolerance.rollingMae }, score.name)
    const covered = score.coverage.find(({ share }) => share === 0.8)?.covered
    // One forecast of the 96 more or less.
    assertClose(covered ?? Number.NaN, expected.cover80, { absolute: 1.01 / 96 }, score.name)
  }
})

/** Coefficients, their errors and the likelihood that R's documentation shows. */
function assertPublished(
  { fit }: ArimaForecast,
  expected: { coef: Record<string, number>; error: Record<string, number>; logLikelihood: number },
): void {
  assertClose(fit.logLikelihood, expected.logLikelihood, { absolute: 0.01 }, fit.method)
  assert.equal(fit.coefficients.length, Object.keys(expected.coef).length)
  for (const { name, value, error } of fit.coefficients) {
    const theirs = expected.error[name]!
    assertClose(value, expected.coef[name]!, { absolute: 1e-3 * theirs }, `${fit.method}, ${name}`)
    assertClose(error ?? 0, theirs, { relative: 0.01 }, `${fit.method}, error of ${name}`)
  }
}

test('published fits: hormone levels, a lake with a trend, accidental deaths, users of a server', () => {
  const { lh, lakeHuron, accidentalDeaths, internetUsers } = published
  const constant = true
  for (const [orders, expected] of [
    [{ p: 1, d: 0, q: 0, constant }, lh.ar1],
    [{ p: 3, d: 0, q: 0, constant }, lh.ar3],
    [{ p: 1, d: 0, q: 1, constant }, lh.ar1ma1],
  ] as const)
    assertPublished(forecastOf(lh.series, { horizon: 1, orders }), expected)
  const years = Array.from({ length: 99 }, (_, t) => lakeHuron.from + t - 1920)
  const lake = forecastOf(lakeHuron.series, {
    horizon: 1,
    orders: { p: 2, d: 0, q: 0, constant },
    regressors: [{ name: 'year', values: years }],
  })
  assertPublished(lake, lakeHuron)
  assertClose(lake.fit.aicc, lakeHuron.aicc, { absolute: 1e-6 })
  assertClose(lake.fit.bic, lakeHuron.bic, { absolute: 1e-6 })
  assertClose(lake.fit.variance, lakeHuron.sigma2, { relative: 0.001 })
  const users = forecastOf(internetUsers.series, {
    horizon: 3,
    orders: { p: 3, d: 1, q: 0 },
    levels: [0.5, 0.975],
  })
  assertPublished(users, internetUsers)
  near(users.mean, internetUsers.mean, 1e-5, 'users')
  assertClose(users.fit.aic, internetUsers.aic, { absolute: 0.02 })
  // R's variances here are not freed of their bias.
  const freeing = ({ values, parameters }: ArimaForecast['fit']) => values / (values - parameters)
  const deviations = ({ quantiles, mean, fit }: ArimaForecast) =>
    quantiles[1]!.map((upper, h) => (upper - mean[h]!) / 1.959963984540054 / Math.sqrt(freeing(fit)))
  assertClose(users.fit.variance / freeing(users.fit), internetUsers.sigma2, { relative: 1e-4 })
  near(deviations(users), internetUsers.deviation, 1e-4, 'deviation of users')
  const found = forecastOf(internetUsers.series, { horizon: 1 })
  assert.equal(found.method, internetUsers.auto.method)
  assertClose(found.fit.aicc, internetUsers.auto.aicc, { absolute: 1e-4 })
  const deaths = forecastOf(accidentalDeaths.series, { ...twoYears, orders: airline, levels: [0.5, 0.975] })
  const { sma1, ...first } = Object.fromEntries(
    deaths.fit.coefficients.map(({ name, ...own }) => [name, own]),
  )
  assertClose(first['ma1']!.value, accidentalDeaths.coef.ma1, { absolute: 1e-3 })
  assertClose(sma1!.value, accidentalDeaths.coef.sma1, { absolute: 1e-3 })
  for (const [name, own] of Object.entries({ ...first, sma1: sma1! }))
    assertClose(own.error ?? 0, accidentalDeaths.error[name as 'sma1'], { relative: 0.01 }, name)
  assertClose(deaths.fit.logLikelihood, accidentalDeaths.logLikelihood, { absolute: 0.01 })
  near(deaths.mean, accidentalDeaths.mean, 1e-4, 'deaths')
  // Its start is nearly diffuse.
  assertClose(deaths.fit.variance / freeing(deaths.fit), accidentalDeaths.sigma2, { relative: 2e-3 })
  near(deviations(deaths), accidentalDeaths.deviation, 0.002, 'deviation of deaths')
})

test('what has no model is refused, and why', () => {
  const code = (result: { ok: boolean; code?: string }) => result.code
  const rising = Array.from({ length: 40 }, (_, t) => t + (t % 3))
  const ask = (series: readonly number[], request: Partial<ArimaRequest> = {}) =>
    code(forecastArima(series, { horizon: 2, ...request }))
  assert.equal(ask([1, 2, 3]), 'forecast.too-short')
  assert.equal(ask([1, Number.NaN, 2, 3, 4, 5, 6, 7]), 'forecast.not-finite')
  assert.equal(ask(new Array(30).fill(4)), 'forecast.constant')
  assert.equal(
    ask(
      rising.map((_, t) => 3 * t),
      { orders: { p: 1, d: 1, q: 0, constant: true } },
    ),
    'forecast.constant',
  )
  assert.equal(ask(rising.slice(0, 10), { orders: { p: 4, d: 1, q: 4 } }), 'forecast.too-short')
  assert.equal(ask(rising, { orders: { p: 0, d: 3, q: 0 } }), 'forecast.form')
  assert.equal(ask(rising, { orders: { p: 0.5, d: 0, q: 0 } }), 'forecast.form')
  assert.equal(ask(rising, { orders: { p: 0, d: 2, q: 0, constant: true } }), 'forecast.form')
  assert.equal(ask(rising, { orders: { p: 0, d: 0, q: 0, P: 1 } }), 'forecast.period')
  assert.equal(ask(rising, { period: 400, orders: { p: 0, d: 0, q: 0, Q: 1 } }), 'forecast.period')
  assert.equal(ask(rising, { logarithms: true }), 'forecast.not-positive')
  assert.equal(ask(rising, { seasons: [{ period: 4, harmonics: 3 }] }), 'forecast.season')
  const column = { name: 'campaign', values: rising.map(() => 1) }
  assert.equal(ask(rising, { regressors: [column] }), 'forecast.regressor')
  const stays = { name: 'campaign', values: [...rising, 0, 0].map(() => 1) }
  assert.equal(
    ask(rising, { orders: { p: 0, d: 1, q: 0 }, regressors: [stays] }),
    'forecast.regressor',
    'a column that differencing removes',
  )
  assert.equal(
    ask(rising, { orders: { p: 0, d: 0, q: 0, constant: true }, regressors: [stays] }),
    'forecast.regressor',
    'a column that is the mean',
  )
})
