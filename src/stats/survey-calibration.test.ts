import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import { data, one, oneStage, refused, settled, totals } from './anchors/own-survey.ts'
import { calibrate, trimWeights } from './survey-calibration.ts'
import type { SurveyDesign } from './survey-design.ts'
import { surveyMean, surveyTotal } from './survey-mean.ts'
import { postStratify, rake } from './survey-raking.ts'
import { jackknife, weightedMean } from './survey-replicates.ts'

const relative = 1e-9
const design = settled(oneStage())
const size = { categories: data.size, totals: totals.size }
const used = { categories: data.used, totals: totals.used }
const known = [
  { values: data.x.map(() => 1), total: totals.rows },
  { values: data.x, total: totals.x },
]

function assertMean(calibrated: SurveyDesign, expected: { mean: number; se: number; total: number }) {
  const mean = settled(surveyMean(calibrated, data.y))
  assertClose(mean.estimate, expected.mean, { relative })
  assertClose(mean.standardError, expected.se, { relative })
  assertClose(settled(surveyTotal(calibrated, data.y)).standardError, expected.total, { relative })
}

test('unequal weights post-stratified, raked and calibrated give R’s standard errors of residuals', () => {
  assertMean(settled(postStratify(design, size)).design, one.post)
  assertMean(settled(rake(design, [size, used])).design, one.raked)
  assertMean(settled(calibrate(design, known)).design, one.linear)
  assertMean(settled(calibrate(design, known, { distance: 'exponential' })).design, one.exponential)
})

test('raking and exponential calibration on the same categories are one', () => {
  const raked = settled(rake(design, [size, used]))
  const is = (label: string) => data.size.map(value => (value === label ? 1 : 0))
  const columns = [
    { values: is('small'), total: totals.size.small },
    { values: is('middle'), total: totals.size.middle },
    { values: is('large'), total: totals.size.large },
    { values: data.used, total: totals.used[1] },
  ]
  const calibrated = settled(calibrate(design, columns, { distance: 'exponential' }))
  raked.design.weights.forEach((weight, i) => {
    assertClose(calibrated.design.weights[i]!, weight, { relative: 1e-8 })
  })
  assert.ok(raked.leastFactor > 0 && raked.greatestFactor >= raked.leastFactor)
  const errors = [raked.design, calibrated.design].map(own => settled(surveyMean(own, data.y)).standardError)
  assertClose(errors[0]!, errors[1]!, { relative: 1e-8 })
})

test('a margin said twice changes nothing', () => {
  const once = settled(surveyMean(settled(rake(design, [size, used])).design, data.y))
  const twice = settled(surveyMean(settled(rake(design, [size, used, size])).design, data.y))
  assertClose(twice.estimate, once.estimate, { relative })
  assertClose(twice.standardError, once.standardError, { relative })
})

test('margins and totals that cannot be met are refused', () => {
  const { small, middle } = totals.size
  const margin = (own: Record<string, number>) => ({ categories: data.size, totals: own })
  assert.equal(refused(rake(design, [margin({ small, middle })])), 'survey.category-without-total')
  assert.equal(refused(rake(design, [margin({ ...totals.size, huge: 5 })])), 'survey.total-without-rows')
  assert.equal(refused(rake(design, [margin({ small, middle, large: 0 })])), 'survey.bad-total')
  assert.equal(
    refused(rake(design, [size, { ...used, totals: { 0: 400, 1: 551 } }])),
    'survey.margins-disagree',
  )
  assert.equal(refused(rake(design, [])), 'survey.no-margins')
  assert.equal(refused(rake(design, [{ categories: ['a'], totals: { a: 950 } }])), 'survey.uneven')
  const raked = settled(rake(design, [size])).design
  assert.equal(refused(rake(raked, [used])), 'survey.calibrated-twice')
  assert.equal(refused(calibrate(raked, known)), 'survey.calibrated-twice')
  const same = [...known, { values: data.x.map(x => 2 * x + 3), total: 1 }]
  assert.equal(refused(calibrate(design, same)), 'survey.dependent-totals')
  // The largest x is 9: no weights that sum to 950 give a mean of 12.
  const far = [known[0]!, { values: data.x, total: 12 * totals.rows }]
  assert.equal(refused(calibrate(design, far)), 'survey.negative-weight')
  assert.equal(refused(calibrate(design, far, { distance: 'exponential' })), 'survey.not-converged')
})

test('raking that cannot converge says how far it is', () => {
  // The cell (a, p) is empty and its row and column need more than the rest can give.
  const categories = [
    data.size.map((_, i) => (i < 10 ? 'a' : 'b')),
    data.size.map((_, i) => (i < 10 ? 'q' : 'p')),
  ]
  const result = rake(design, [
    { categories: categories[0]!, totals: { a: 500, b: 450 } },
    { categories: categories[1]!, totals: { p: 500, q: 450 } },
  ])
  assert.equal(refused(result), 'survey.not-converged')
  assert.match((result as { why: string }).why, /after 1000 rounds a margin is still \d/)
})

test('the jackknife is R’s, and rakes each replicate where asked', () => {
  const mean = (replicate: SurveyDesign) => weightedMean(replicate, data.y)
  const plain = settled(jackknife(design, mean))
  assertClose(plain.standardError, one.jkn.mean, { relative })
  assert.deepEqual([plain.kind, plain.replicates], ['JKn', 12])
  const ratio = settled(
    jackknife(design, replicate => {
      const [y, x] = [weightedMean(replicate, data.y), weightedMean(replicate, data.x)]
      return typeof y === 'number' && typeof x === 'number' ? y / x : y
    }),
  )
  assertClose(ratio.standardError, one.jkn.ratio, { relative })
  const post = settled(
    jackknife(design, replicate => {
      const own = postStratify(replicate, size)
      return own.ok ? mean(own.design) : own
    }),
  )
  assertClose(post.standardError, one.jkn.post, { relative })
  const flat = settled(oneStage({ stages: [{ clusters: data.psu }] }))
  const jk1 = settled(jackknife(flat, mean))
  assertClose(jk1.standardError, one.jk1, { relative })
  assert.equal(jk1.kind, 'JK1')
  const raked = settled(rake(design, [size])).design
  assert.equal(refused(jackknife(raked, mean)), 'survey.calibrated-twice')
  const onlyFirst = data.y.map((value, i) => (data.psu[i] === 1 ? value : null))
  assert.equal(
    refused(jackknife(design, replicate => weightedMean(replicate, onlyFirst))),
    'survey.no-answers',
  )
})

test('trimming holds weights and their sum', () => {
  const { design: trimmed, trimmed: count } = settled(trimWeights(design, { least: 8, greatest: 35 }))
  const sum = (weights: ArrayLike<number>) => Array.from(weights).reduce((total, weight) => total + weight, 0)
  assert.equal(count, data.w.filter(weight => weight < 8 || weight > 35).length)
  assertClose(sum(trimmed.weights), sum(data.w), { relative })
  assert.equal(settled(trimWeights(design, { least: 1, greatest: 100 })).trimmed, 0)
  assert.equal(refused(trimWeights(design, { least: 100 })), 'survey.bad-bounds')
})
