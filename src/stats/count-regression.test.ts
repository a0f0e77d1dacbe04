import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import anchors from './anchors/forecasts.json' with { type: 'json' }
import { readVectorColumn, readVectorRows, withoutVectors } from './anchors/shared-vectors.ts'
import { type CountColumn, fitCountRegression } from './count-regression.ts'
import { createRandom } from './random.ts'

type Coefficients = Record<string, number>

function sameCoefficients(
  names: readonly string[],
  coefficients: readonly number[],
  expected: Coefficients,
  relative: number,
): void {
  for (const [name, value] of Object.entries(expected)) {
    const at = name === '(Intercept)' ? 0 : names.indexOf(name)
    assert.ok(at >= 0, name)
    assertClose(coefficients[at]!, value, { relative, absolute: 1e-9 }, name)
  }
}

/** The Seatbelts regressors as R names them. */
function seatbelts(response: string): { counts: number[]; columns: CountColumn[] } {
  const rows = readVectorRows('fc_seatbelts.csv')
  const column = (name: string, value: (row: Record<string, string>) => number) => ({
    name,
    values: rows.map(value),
  })
  const months = Array.from({ length: 11 }, (_, m) =>
    column(`factor(month)${m + 2}`, row => (Number(row.month) === m + 2 ? 1 : 0)),
  )
  return {
    counts: readVectorColumn('fc_seatbelts.csv', response),
    columns: [
      ...months,
      column('I(t - 1969)', row => Number(row.t) - 1969),
      column('law', row => Number(row.law)),
    ],
  }
}

test('Poisson regression is R’s glm', { skip: withoutVectors('fc_seatbelts.csv') }, () => {
  const fit = fitCountRegression({ ...seatbelts('VanKilled'), family: 'poisson' })
  assert.ok(fit.ok)
  const { coef, se, deviance, aic, dispersion_pearson } = anchors.vanKilledPoisson
  sameCoefficients(fit.names, fit.coefficients, coef, 1e-6)
  sameCoefficients(fit.names, fit.standardErrors, se, 1e-4)
  assertClose(fit.deviance, deviance, { relative: 1e-8 })
  assertClose(fit.aic, aic, { relative: 1e-8 })
  assertClose(fit.dispersion, dispersion_pearson, { relative: 1e-5 })
})

test('at the Poisson limit negative binomial regression names no size, and at glm.nb’s is glm.nb', {
  skip: withoutVectors('fc_seatbelts.csv'),
}, () => {
  const asked = { ...seatbelts('VanKilled'), family: 'negative binomial' } as const
  const { coef, theta, se_theta, twologlik } = anchors.vanKilledNegativeBinomial
  const own = fitCountRegression(asked)
  assert.ok(own.ok && own.size === null)
  // Where glm.nb's iterations end is no maximum, a hair below the limit; at that very size all is as there.
  const there = fitCountRegression({ ...asked, size: theta })
  assert.ok(there.ok)
  sameCoefficients(there.names, there.coefficients, coef, anchors.tolerance.limitCoefficient)
  assertClose(2 * there.logLikelihood, twologlik, { absolute: 1e-4 })
  assert.ok(own.logLikelihood > there.logLikelihood)
  // Near the limit the likelihood falls by c / size, so that Newton's step is from two thirds of where it leads; the
  // standard error it reports is that of the step's start.
  const c = theta * (own.logLikelihood - there.logLikelihood)
  assertClose(Math.sqrt((theta / 1.5) ** 3 / (2 * c)), se_theta, { relative: 1e-3 })
})

/** A column as R names interactions: `SexF:AgeF1` is 1 where Sex is F and Age is F1. */
function product(name: string, rows: readonly Record<string, string>[]): CountColumn {
  const levels = name.split(':').map(part => [part.slice(0, 3), part.slice(3)] as const)
  return { name, values: rows.map(row => (levels.every(([column, level]) => row[column] === level) ? 1 : 0)) }
}

test('negative binomial regression is MASS’s glm.nb', {
  skip: withoutVectors('nb_quine.csv', 'fc_seatbelts.csv'),
}, () => {
  const rows = readVectorRows('nb_quine.csv')
  const isLevel = (name: string, column: string, level: string): CountColumn => ({
    name,
    values: rows.map(row => (row[column] === level ? 1 : 0)),
  })
  const quine = fitCountRegression({
    family: 'negative binomial',
    counts: readVectorColumn('nb_quine.csv', 'Days'),
    columns: [
      isLevel('EthN', 'Eth', 'N'),
      isLevel('SexM', 'Sex', 'M'),
      isLevel('AgeF1', 'Age', 'F1'),
      isLevel('AgeF2', 'Age', 'F2'),
      isLevel('AgeF3', 'Age', 'F3'),
      isLevel('LrnSL', 'Lrn', 'SL'),
    ],
  })
  const nested = fitCountRegression({
    family: 'negative binomial',
    counts: readVectorColumn('nb_quine.csv', 'Days'),
    columns: Object.keys(anchors.quineNested.coef)
      .slice(1)
      .map(name => product(name, rows)),
  })
  const drivers = fitCountRegression({ ...seatbelts('DriversKilled'), family: 'negative binomial' })
  for (const [fit, expected] of [
    [quine, anchors.quine],
    [nested, anchors.quineNested],
    [drivers, anchors.driversKilled],
  ] as const) {
    assert.ok(fit.ok && fit.size !== null && fit.sizeStandardError !== null)
    sameCoefficients(fit.names, fit.coefficients, expected.coef, anchors.tolerance.coefficient)
    sameCoefficients(fit.names, fit.standardErrors, expected.se, 1e-4)
    assertClose(fit.size, expected.theta, { relative: anchors.tolerance.size })
    assertClose(fit.sizeStandardError, expected.se_theta, { relative: 1e-3 })
    assertClose(2 * fit.logLikelihood, expected.twologlik, { absolute: 1e-4 })
    assertClose(fit.deviance, expected.deviance, { relative: 1e-4 })
    assertClose(fit.aic, expected.aic, { absolute: 1e-3 })
  }
  assert.ok(nested.ok && nested.size !== null)
  assertClose(nested.size, anchors.quineNested.publishedSize, { absolute: 0.0011 }, 'as MASS prints it')
  const poisson = fitCountRegression({ ...seatbelts('DriversKilled'), family: 'poisson' })
  assert.ok(poisson.ok)
  assertClose(poisson.dispersion, anchors.driversKilledPoissonDispersion, { relative: 1e-5 })
})

test('planted coefficients lie in their intervals as often as they say', () => {
  const random = createRandom(3)
  let held = 0
  const runs = 400
  for (let run = 0; run < runs; run++) {
    const x = Array.from({ length: 200 }, () => random.normal())
    const counts = x.map(value => random.negativeBinomial(Math.exp(1 + 0.3 * value), 3))
    const fit = fitCountRegression({
      counts,
      columns: [{ name: 'x', values: x }],
      family: 'negative binomial',
    })
    assert.ok(fit.ok)
    if (Math.abs(fit.coefficients[1]! - 0.3) <= 1.6449 * fit.standardErrors[1]!) held++
  }
  assert.ok(Math.abs(held / runs - 0.9) < 0.045, `${held} of ${runs}`)
})

test('counts that are not dispersed give the Poisson fit, and say so', () => {
  const random = createRandom(9)
  const counts = Array.from({ length: 60 }, () => 3 + random.int(2))
  const fit = fitCountRegression({ counts, columns: [], family: 'negative binomial' })
  assert.ok(fit.ok)
  assert.equal(fit.size, null)
  assert.ok(fit.assumed.some(line => line.includes('not more dispersed')))
})

test('what cannot be fitted is refused, and why', () => {
  const ask = (counts: number[], columns: CountColumn[] = []) => {
    const fit = fitCountRegression({ counts, columns, family: 'poisson' })
    return fit.ok ? 'ok' : fit.code
  }
  const column = (...values: number[]) => [{ name: 'x', values }]
  assert.equal(ask([1, 2.5, 3]), 'regression.not-counts')
  assert.equal(ask([1, 2, 3], column(1, 2)), 'regression.shape')
  assert.equal(ask([1, 2, 3], column(1, 2, Number.NaN)), 'regression.not-finite')
  assert.equal(ask([1, 2], column(1, 2)), 'regression.few-rows')
  assert.equal(ask([1, 2, 3, 4], column(5, 5, 5, 5)), 'regression.collinear')
  assert.equal(ask([0, 0, 0]), 'regression.separable')
  assert.equal(ask([0, 0, 5, 4, 6], column(1, 1, 0, 0, 0)), 'regression.separable')
})
