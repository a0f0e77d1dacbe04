import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import anchors from './anchors/series.json' with { type: 'json' }
import { readVectorColumn, withoutVectors } from './anchors/shared-vectors.ts'
import { type FilterInput, type FilterStep, filterStates } from './kalman-filter.ts'
import { createRandom } from './random.ts'
import { smoothSteps } from './state-smoother.ts'
import { layOutState, type StructuralForm } from './state-space.ts'

const skip = withoutVectors('nile.csv', 'fc_airpassengers.csv')
const level: StructuralForm = { trend: 'level', seasonal: [] }
const monthly: StructuralForm = { trend: 'linear', seasonal: [{ seasons: 12, duration: 1 }] }

function laidOut(form: StructuralForm) {
  const layout = layOutState(form)
  assert.ok(layout.ok)
  return layout
}

function inputOf(
  form: StructuralForm,
  series: readonly (number | null)[],
  parameters: { noise: number; variances: number[] },
  start: { mean: number[]; variance: number[] } | 'diffuse',
): FilterInput {
  return {
    layout: laidOut(form),
    values: Float64Array.from(series, value => value ?? 0),
    observed: Uint8Array.from(series, value => (value === null ? 0 : 1)),
    noise: parameters.noise,
    variances: Float64Array.from(parameters.variances),
    start:
      start === 'diffuse'
        ? start
        : { mean: Float64Array.from(start.mean), variance: Float64Array.from(start.variance) },
  }
}

function stepsOf(input: FilterInput) {
  const steps: FilterStep[] = []
  const filtered = filterStates(input, step => steps.push(step))
  return { ...filtered, steps, smoothed: smoothSteps(input.layout, steps) }
}

const close = (actual: number[], expected: number[], relative: number, what: string) => {
  assert.equal(actual.length, expected.length, what)
  actual.forEach((value, t) => {
    assertClose(value, expected[t]!, { relative, absolute: 1e-12 }, `${what} ${t}`)
  })
}

const nile = (missing: [number, number] = [0, 0]) =>
  readVectorColumn('nile.csv', 'y').map((value, t) => (t >= missing[0] && t < missing[1] ? null : value))
const nileFixed = { noise: 15099, variances: [1469.1] }
const knownStart = { mean: [1120], variance: [1e7] }

test('the Nile with given variances is filtered, smoothed and forecast as by statsmodels', { skip }, () => {
  const expected = anchors.stateSpace.nile_local_level_fixed
  const series = [...nile(), ...new Array<null>(10).fill(null)]
  const { logLikelihood, steps, smoothed } = stepsOf(inputOf(level, series, nileFixed, knownStart))
  assertClose(logLikelihood, expected.init_known.loglik, { relative: 1e-10 }, 'log likelihood')
  const learnt = steps.slice(0, 100)
  close(
    learnt.map(step => step.seenMean[0]!),
    expected.init_known.filtered,
    1e-10,
    'filtered',
  )
  close(
    learnt.map(step => step.seenCovariance[0]!),
    expected.init_known.filtered_var,
    1e-9,
    'filtered variance',
  )
  const states = smoothed.slice(0, 100)
  close(
    states.map(({ mean }) => mean[0]!),
    expected.init_known.smoothed,
    1e-9,
    'smoothed',
  )
  close(
    states.map(({ covariance }) => covariance[0]!),
    expected.init_known.smoothed_var,
    1e-8,
    'smoothed variance',
  )
  const ahead = steps.slice(100)
  close(
    ahead.map(({ mean }) => mean[0]!),
    expected.forecast10,
    1e-9,
    'forecast',
  )
  close(
    ahead.map(({ variance }) => Math.sqrt(variance)),
    expected.forecast10_se,
    1e-9,
    'forecast deviation',
  )
  const rough = filterStates(inputOf(level, nile(), nileFixed, { mean: [0], variance: [1e6] }))
  const burnt = rough.logLikelihood - rough.contributions[0]!
  assertClose(burnt, expected.loglik_approx_diffuse_1e6_burn1, { relative: 1e-10 }, 'approximately diffuse')
})

test('the Nile from a wide start about its first value is as likely as by StructTS', { skip }, () => {
  const { noise, level: variance, logLikelihood } = anchors.stateSpace.nile_structts
  const series = nile().map(value => value ?? Number.NaN)
  const mean = series.reduce((sum, value) => sum + value, 0) / 100
  const spread = series.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 99
  const start = { mean: [series[0]!], variance: [1e4 * spread] }
  const found = filterStates(inputOf(level, series, { noise, variances: [variance] }, start))
  assertClose(found.logLikelihood, logLikelihood, { absolute: 1e-5 })
})

test('missing periods are bridged as by statsmodels', { skip }, () => {
  const expected = anchors.stateSpace.nile_missing_21_40
  const { logLikelihood, smoothed } = stepsOf(inputOf(level, nile([20, 40]), nileFixed, knownStart))
  assertClose(logLikelihood, expected.loglik, { relative: 1e-10 }, 'log likelihood')
  close(
    smoothed.map(({ mean }) => mean[0]!),
    expected.smoothed,
    1e-9,
    'smoothed',
  )
  close(
    smoothed.map(({ covariance }) => covariance[0]!),
    expected.smoothed_var,
    1e-8,
    'smoothed variance',
  )
})

test('a trend with months is filtered, smoothed and forecast as by statsmodels', { skip }, () => {
  const expected = anchors.stateSpace.air_bsm_fixed
  const logs = readVectorColumn('fc_airpassengers.csv', 'y').map(Math.log)
  const [noise, ...variances] = expected.params
  const start = {
    mean: [logs[0]!, ...new Array<number>(12).fill(0)],
    variance: new Array<number>(13).fill(1),
  }
  const series = [...logs, ...new Array<null>(24).fill(null)]
  const { logLikelihood, steps, smoothed } = stepsOf(
    inputOf(monthly, series, { noise: noise!, variances }, start),
  )
  assertClose(logLikelihood, expected.loglik, { relative: 1e-8 }, 'log likelihood')
  const states = smoothed.slice(0, 144)
  close(
    states.map(({ mean }) => mean[0]!),
    expected.smoothed_level,
    1e-8,
    'level',
  )
  close(
    states.map(({ mean }) => mean[2]!),
    expected.smoothed_seasonal,
    1e-7,
    'season',
  )
  const ahead = steps.slice(144)
  close(
    ahead.map(({ mean }) => mean[0]! + mean[2]!),
    expected.forecast24,
    1e-8,
    'forecast',
  )
  close(
    ahead.map(({ variance }) => Math.sqrt(variance)),
    expected.forecast24_se,
    1e-8,
    'forecast deviation',
  )
})

test('a diffuse start is the limit of starts that know less and less', () => {
  const random = createRandom(3)
  const forms: [StructuralForm, number[]][] = [
    [level, [0.3]],
    [{ trend: 'linear', seasonal: [] }, [0.2, 0.05]],
    [{ trend: 'linear', seasonal: [{ seasons: 4, duration: 1 }] }, [0.2, 0.02, 0.1]],
    [{ trend: 'level', seasonal: [{ seasons: 3, duration: 2 }] }, [0.2, 0.1]],
  ]
  for (const [form, variances] of forms) {
    // The second value is missing, so that the start lasts over a gap.
    const series = Array.from({ length: 24 }, (_, t) => (t === 1 ? null : 5 + random.normal()))
    const m = laidOut(form).size
    const exact = stepsOf(inputOf(form, series, { noise: 0.7, variances }, 'diffuse'))
    assert.equal(exact.startValues, m)
    assert.ok(exact.settled)
    const large = 1e5
    const start = { mean: new Array<number>(m).fill(0), variance: new Array<number>(m).fill(large) }
    const rough = stepsOf(inputOf(form, series, { noise: 0.7, variances }, start))
    const limit = rough.logLikelihood + (m / 2) * Math.log(large)
    assertClose(exact.logLikelihood, limit, { absolute: 5e-3 }, `${JSON.stringify(form)} likelihood`)
    exact.smoothed.forEach(({ mean, covariance }, t) => {
      mean.forEach((value, i) => {
        assertClose(value, rough.smoothed[t]!.mean[i]!, { absolute: 2e-3 }, `mean ${t} ${i}`)
      })
      covariance.forEach((value, i) => {
        assertClose(value, rough.smoothed[t]!.covariance[i]!, { absolute: 2e-3 }, `covariance ${t} ${i}`)
      })
    })
  }
})

test('a start that too few values remove is said not to be settled', () => {
  const filtered = filterStates(inputOf(monthly, [1, 2, 3, 4], { noise: 1, variances: [1, 1, 1] }, 'diffuse'))
  assert.equal(filtered.settled, false)
  assert.equal(filtered.startValues, 4)
})

test('seasons and durations that are not whole are refused', () => {
  for (const [seasons, duration] of [
    [1, 1],
    [2.5, 1],
    [4, 0],
  ] as const) {
    const result = layOutState({ trend: 'level', seasonal: [{ seasons, duration }] })
    assert.equal(result.ok === false && result.code, 'series.seasons')
  }
})
