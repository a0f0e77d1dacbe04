import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import { data, lonely, one, oneStage, refused, settled, two, twoStages } from './anchors/own-survey.ts'
import { kishEffectiveSize, surveyDesign } from './survey-design.ts'
import { surveyByGroup, surveyMean, surveyRatio, surveyTotal } from './survey-mean.ts'

const relative = 1e-9

function assertLike(
  actual: { estimate: number; standardError: number; interval: { lower: number; upper: number } },
  expected: { estimate: number; se: number; lower: number; upper: number },
) {
  assertClose(actual.estimate, expected.estimate, { relative })
  assertClose(actual.standardError, expected.se, { relative })
  assertClose(actual.interval.lower, expected.lower, { relative })
  assertClose(actual.interval.upper, expected.upper, { relative })
}

test('two stages with finite populations give R’s means, totals, ratios and groups', () => {
  const design = twoStages()
  assert.equal(design.degreesOfFreedom, two.degf)
  assertClose(design.weights[0]!, (20 / 4) * (14 / 5), { relative })
  const mean = settled(surveyMean(design, data.y))
  assertLike(mean, two.mean)
  assertClose(mean.designEffect!, two.deff, { relative })
  assertClose(mean.effectiveSize!, data.y.length / two.deff, { relative })
  assertLike(settled(surveyTotal(design, data.y)), two.total)
  const ratio = settled(surveyRatio(design, data.y, data.x))
  assertClose(ratio.estimate, two.ratio.estimate, { relative })
  assertClose(ratio.standardError, two.ratio.se, { relative })
  const groups = settled(surveyByGroup(design, data.used, where => surveyMean(design, data.y, { where })))
  const used = groups.groups.find(({ group }) => group === 1)
  assertLike(settled(used!.result), two.used)
})

test('one stage with unequal weights gives R’s mean, design effect and group', () => {
  const design = settled(oneStage())
  const mean = settled(surveyMean(design, data.y))
  assertLike(mean, one.mean)
  assertClose(mean.designEffect!, one.deff, { relative })
  const used = settled(surveyMean(design, data.y, { where: data.used }))
  assertLike(used, one.used)
  assert.equal(used.degreesOfFreedom, one.used.degf)
  const sum = data.w.reduce((total, weight) => total + weight, 0)
  const squares = data.w.reduce((total, weight) => total + weight * weight, 0)
  assertClose(kishEffectiveSize(design), (sum * sum) / squares, { relative })
})

test('rows without an answer are a domain: the same as leaving them out by `where`', () => {
  const design = settled(oneStage())
  const holes = data.y.map((value, i) => (data.used[i] ? value : null))
  const result = settled(surveyMean(design, holes))
  assertLike(result, one.used)
  assert.equal(result.leftOut, data.used.filter(used => !used).length)
  const typed = Float64Array.from(holes, value => value ?? Number.NaN)
  assert.deepEqual(surveyMean(design, typed), result)
})

test('a stratum with one cluster is refused, certain or adjusted as R does', () => {
  const strata = data.stratum.map((stratum, i) => (data.psu[i] === 1 ? 'alone' : stratum))
  assert.equal(refused(oneStage({}, strata)), 'survey.lonely-cluster')
  for (const policy of ['certainty', 'adjust'] as const) {
    const design = settled(oneStage({ lonely: policy }, strata))
    assertClose(settled(surveyMean(design, data.y)).standardError, lonely[policy].mean, { relative })
    assertClose(settled(surveyTotal(design, data.y)).standardError, lonely[policy].total, { relative })
    assert.ok(design.assumed.some(line => line.includes('cluster')))
  }
})

test('a stratum taken whole needs no policy and adds no error', () => {
  const strata = ['whole', 'part', 'part', 'part']
  const populations = [1, 30, 30, 30]
  const design = settled(surveyDesign({ stages: [{ strata, populations }] }))
  assert.deepEqual([...design.weights], [1, 10, 10, 10])
  const census = settled(surveyDesign({ stages: [{ populations: [3, 3, 3] }] }))
  const mean = settled(surveyMean(census, [1, 2, 6]))
  assert.deepEqual([mean.estimate, mean.standardError, mean.designEffect], [3, 0, null])
})

test('designs that cannot be are refused', () => {
  const stages = [{ clusters: [1, 1, 2, 2] }]
  assert.equal(refused(surveyDesign({})), 'survey.no-weights')
  assert.equal(refused(surveyDesign({ weights: [] })), 'survey.no-rows')
  assert.equal(refused(surveyDesign({ stages })), 'survey.no-weights')
  assert.equal(refused(surveyDesign({ weights: [1, 1], stages })), 'survey.uneven')
  for (const bad of [0, -1, Number.NaN, Infinity])
    assert.equal(refused(surveyDesign({ weights: [1, 1, bad, 1], stages })), 'survey.bad-weight')
  assert.equal(
    refused(surveyDesign({ weights: [1, 1], stages: [{ clusters: ['a', 'a'] }] })),
    'survey.lonely-cluster',
  )
  const crossed = { strata: ['n', 'n', 's', 's'], clusters: [1, 2, 1, 2] }
  assert.equal(
    refused(surveyDesign({ weights: [1, 1, 1, 1], stages: [crossed] })),
    'survey.cluster-in-two-strata',
  )
  const restarted = settled(surveyDesign({ weights: [1, 1, 1, 1], stages: [crossed], labelsRestart: true }))
  assert.equal(restarted.degreesOfFreedom, 2)
  assert.equal(refused(surveyDesign({ stages: [{ populations: [1, 1, 1] }] })), 'survey.small-population')
  assert.equal(refused(surveyDesign({ stages: [{ populations: [9, 9, 8] }] })), 'survey.uneven-population')
})

test('estimates that cannot be are refused', () => {
  const design = settled(surveyDesign({ weights: [2, 2, 2, 2], stages: [{ clusters: [1, 1, 2, 2] }] }))
  assert.equal(refused(surveyMean(design, [1, 2])), 'survey.uneven')
  assert.equal(refused(surveyMean(design, [null, null, null, null])), 'survey.no-answers')
  assert.equal(refused(surveyMean(design, [1, 2, 3, Infinity])), 'survey.bad-value')
  assert.equal(refused(surveyMean(design, [1, 2, null, null])), 'survey.too-few-clusters')
  assert.equal(refused(surveyMean(design, [1, 2, 3, 4], { confidence: 1 })), 'survey.bad-confidence')
  assert.equal(refused(surveyTotal(design, [1e200, 2, 3e200, 4])), 'survey.too-large')
  assert.equal(refused(surveyRatio(design, [1, 2, 3, 4], [1, -1, 1, -1])), 'survey.zero-denominator')
  assert.equal(
    refused(surveyByGroup(design, [1], where => surveyMean(design, [1, 2, 3, 4], { where }))),
    'survey.uneven',
  )
})
