/** Both published examples with CausalImpact's own priors, against everything that is known of its runs. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import anchors from './anchors/series.json' with { type: 'json' }
import { readVector, readVectorColumn, withoutVectors } from './anchors/shared-vectors.ts'
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

type Summary = Record<
  'Actual' | `${'Pred' | 'AbsEffect' | 'RelEffect'}${'' | '.lower' | '.upper' | '.sd'}` | 'p',
  number
>
type Coefficients = {
  inclusion_prob: Record<string, number>
  mean_beta: Record<string, number>
  sigma_obs_mean: number
  sigma_level_mean: number
}
type ReferenceFile = Record<
  keyof typeof requests,
  {
    published:
      | (Record<'Pred' | 'Pred.sd' | 'AbsEffect' | 'lower' | 'upper' | 'p', number> & {
          cumulative: Record<'Pred' | 'Pred.sd' | 'AbsEffect', number>
        })
      | null
    mc_spread_10seeds_1000iter: Record<'mean' | 'sd', Record<string, number>>
  } & Record<'expected_niter1000_seed1' | 'expected_niter_long', Record<'Average' | 'Cumulative', Summary>> &
    Record<'coefficients_niter1000' | 'coefficients_long', Coefficients>
>

/** Every figure of the reference file: of one seed, of long chains, of ten seeds, and as others printed it. */
function asReferenceFile(result: CausalImpact, name: keyof typeof requests, sd: number) {
  const file = readVector<ReferenceFile>('causalimpact.json')[name]
  const { mean: ofTen, sd: chance } = file.mc_spread_10seeds_1000iter
  const periods = result.cumulative.actual / result.average.actual
  const { average, cumulative, relative } = result
  assert.ok(relative)
  // The file's tolerance: means within three Monte Carlo deviations, two means differing by root two more; limits and
  // deviations within 15 % of the interval's width; probabilities by the decision at 5 %.
  const means = 3 * Math.SQRT2 * chance.effect!
  for (const run of ['expected_niter1000_seed1', 'expected_niter_long'] as const)
    for (const [own, expected, times] of [
      [average, file[run].Average, 1],
      [cumulative, file[run].Cumulative, periods],
    ] as const) {
      const width = expected['AbsEffect.upper'] - expected['AbsEffect.lower']
      const share = expected['RelEffect.upper'] - expected['RelEffect.lower']
      assertClose(own.actual, expected.Actual, { relative: 1e-9 })
      for (const [part, mine, spread, slack] of [
        ['Pred', own.predicted, width, means * times],
        ['AbsEffect', own.effect, width, means * times],
        ['RelEffect', relative, share, means / average.predicted.mean],
      ] as const) {
        assertClose(mine.mean, expected[part], { absolute: slack }, `${run} ${part}`)
        for (const end of ['lower', 'upper', 'sd'] as const)
          assertClose(
            mine[end],
            expected[`${part}.${end}`],
            { absolute: 0.15 * spread },
            `${run} ${part} ${end}`,
          )
      }
      assert.equal(result.tailProbability < 0.05, expected.p < 0.05)
    }
  const width = average.effect.upper - average.effect.lower
  const predicted = Object.entries(ofTen).find(([key]) => key.startsWith('pred.'))![1]
  assertClose(average.predicted.mean, predicted, { absolute: means }, 'ten seeds')
  assertClose(average.effect.mean, ofTen.effect!, { absolute: means }, 'ten seeds')
  assertClose(average.predicted.sd, ofTen.pred_sd!, { absolute: 3 * chance.pred_sd! }, 'ten seeds')
  assertClose(average.effect.lower, ofTen.lo!, { absolute: 3 * chance.lo! }, 'ten seeds')
  assertClose(average.effect.upper, ofTen.hi!, { absolute: 3 * chance.hi! }, 'ten seeds')
  const { published } = file
  if (published) {
    assertClose(average.predicted.mean, published.Pred, { absolute: means }, 'printed')
    assertClose(average.effect.mean, published.AbsEffect, { absolute: means }, 'printed')
    assertClose(average.predicted.sd, published['Pred.sd'], { absolute: 0.15 * width }, 'printed')
    assertClose(average.effect.lower, published.lower, { absolute: 0.15 * width }, 'printed')
    assertClose(average.effect.upper, published.upper, { absolute: 0.15 * width }, 'printed')
    const total = published.cumulative
    assertClose(cumulative.predicted.mean, total.Pred, { absolute: periods * means }, 'printed')
    assertClose(cumulative.effect.mean, total.AbsEffect, { absolute: periods * means }, 'printed')
    assertClose(cumulative.predicted.sd, total['Pred.sd'], { absolute: 0.15 * periods * width }, 'printed')
    assert.equal(result.tailProbability < 0.05, published.p < 0.05)
  }
  for (const coefficients of [file.coefficients_niter1000, file.coefficients_long]) {
    for (const { name: control, inclusion, standardised } of result.controls) {
      assertClose(inclusion, coefficients.inclusion_prob[control]!, { absolute: 0.05 }, control)
      assertClose(standardised, coefficients.mean_beta[control]!, { absolute: 0.03 }, control)
    }
    const [noise, level] = result.deviations
    assertClose(noise!.mean / sd, coefficients.sigma_obs_mean, { relative: 0.02 })
    assertClose(level!.mean / sd, coefficients.sigma_level_mean, { relative: 0.03 })
  }
}

const deviation = (values: number[]) => {
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  return Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1))
}

test('the effects of CausalImpact’s long chains, within their own spread', { skip }, () => {
  for (const name of ['vignette', 'comparison'] as const) {
    const request = requests[name]()
    const result = causalImpact({ ...request, levelSd: 0.01, levelDf: 32, priorDf: 50, draws: 3000 })
    assert.ok(result.ok, JSON.stringify(result))
    const sd = deviation(request.series.slice(0, request.pre[1] + 1))
    asCausalImpact(result, name, sd)
    if (!withoutVectors('causalimpact.json')) asReferenceFile(result, name, sd)
  }
})
