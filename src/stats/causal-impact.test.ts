import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import anchors from './anchors/series.json' with { type: 'json' }
import { readVectorColumn, withoutVectors } from './anchors/shared-vectors.ts'
import { type CausalImpact, causalImpact } from './causal-impact.ts'

const skip = withoutVectors('ci_vignette.csv', 'ci_comparison_data.csv')

const requests = {
  vignette: () => ({
    series: readVectorColumn('ci_vignette.csv', 'y'),
    controls: [{ name: 'x1', values: readVectorColumn('ci_vignette.csv', 'x1') }],
    pre: [0, 69] as const,
    post: [70, 99] as const,
  }),
  comparison: () => ({
    series: readVectorColumn('ci_comparison_data.csv', 'CHANGED'),
    controls: [1, 2, 3].map(i => ({
      name: `NOT_CHANGED_${i}`,
      values: readVectorColumn('ci_comparison_data.csv', `NOT_CHANGED_${i}`),
    })),
    pre: [0, 89] as const,
    post: [90, 107] as const,
  }),
}

function asCausalImpact(result: CausalImpact, name: keyof typeof requests, sd: number) {
  const expected = anchors.causalImpact[name]
  const { average, cumulative } = expected
  const mc = expected.monteCarloSd
  const width = average['AbsEffect.upper'] - average['AbsEffect.lower']
  const periods = result.cumulative.actual / result.average.actual
  assertClose(result.average.actual, average.Actual, { relative: 1e-12 }, 'actual')
  assertClose(result.average.predicted.mean, average.Pred, { absolute: 3 * mc.pred }, 'predicted')
  assertClose(result.average.effect.mean, average.AbsEffect, { absolute: 3 * mc.effect }, 'effect')
  assertClose(result.average.effect.lower, average['AbsEffect.lower'], { absolute: 0.05 * width }, 'lower')
  assertClose(result.average.effect.upper, average['AbsEffect.upper'], { absolute: 0.05 * width }, 'upper')
  assertClose(result.average.predicted.sd, average['Pred.sd'], { relative: 0.05 }, 'deviation')
  assertClose(
    result.cumulative.effect.mean,
    cumulative.AbsEffect,
    { absolute: 3 * periods * mc.effect },
    'total effect',
  )
  assert.ok(result.relative)
  assertClose(
    result.relative.mean,
    average.RelEffect,
    { absolute: (3 * mc.effect) / average.Pred },
    'relative effect',
  )
  assert.equal(result.tailProbability < 0.05, average.p < 0.05)
  assertClose(result.tailProbability, average.p, { absolute: 0.02 }, 'tail probability')
  result.periods.forEach(({ predicted }, t) => {
    const lower = expected.point.lower[t]!
    const upper = expected.point.upper[t]!
    assertClose(predicted.mean, expected.point.mean[t]!, { absolute: 0.03 * (upper - lower) }, `mean ${t}`)
    assertClose(predicted.lower, lower, { absolute: 0.06 * (upper - lower) }, `lower ${t}`)
    assertClose(predicted.upper, upper, { absolute: 0.06 * (upper - lower) }, `upper ${t}`)
  })
  const coefficients: Record<string, number> = expected.coefficients.mean_beta
  const inclusion: Record<string, number> = expected.coefficients.inclusion_prob
  for (const control of result.controls) {
    assertClose(control.inclusion, inclusion[control.name]!, { absolute: 0.03 }, `${control.name} inclusion`)
    assertClose(control.standardised, coefficients[control.name]!, { absolute: 0.02 }, control.name)
  }
  const [noise, level] = result.deviations
  assertClose(noise!.mean / sd, expected.coefficients.sigma_obs_mean, { relative: 0.01 }, 'noise')
  assertClose(level!.mean / sd, expected.coefficients.sigma_level_mean, { relative: 0.02 }, 'level')
}

const deviation = (values: number[]) => {
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  return Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1))
}

test('the effects of CausalImpact’s long chains, within their own spread', { skip }, () => {
  for (const name of ['vignette', 'comparison'] as const) {
    const request = requests[name]()
    const result = causalImpact({ ...request, draws: 3000 })
    assert.ok(result.ok, JSON.stringify(result))
    asCausalImpact(result, name, deviation(request.series.slice(0, request.pre[1] + 1)))
  }
})
