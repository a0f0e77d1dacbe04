import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import { data, one, oneStage, refused, settled, two, twoStages } from './anchors/own-survey.ts'
import { studentQuantile } from './distributions.ts'
import { surveyChiSquare } from './survey-chi-square.ts'
import { surveyDesign } from './survey-design.ts'
import { type ProportionMethod, surveyProportion } from './survey-proportion.ts'
import { surveyQuantiles } from './survey-quantile.ts'
import { surveyRegression } from './survey-regression.ts'

const relative = 1e-9
const names = {
  xlogit: 'logit',
  likelihood: 'likelihood',
  asin: 'arcsine',
  beta: 'beta',
  mean: 'wald',
} as const
const samples = [
  { design: twoStages(), expected: two },
  { design: settled(oneStage()), expected: one },
]

test('five intervals of a share are R’s', () => {
  for (const { design, expected } of samples)
    for (const [name, method] of Object.entries(names)) {
      const { interval } = settled(surveyProportion(design, data.yes, { method }))
      const [lower, upper] = expected.proportion[name as keyof typeof names]
      const within = { relative: method === 'likelihood' ? 1e-8 : relative }
      assertClose(interval.lower, lower!, within, method)
      assertClose(interval.upper, upper!, within, method)
    }
})

test('Wilson’s and Agresti-Coull’s intervals are the textbook’s on a plain sample', () => {
  // 15 of 50: with n-1 degrees on both sides the effective size is that of the variance, 50 - 1.
  const values = Array.from({ length: 50 }, (_, i) => (i < 15 ? 1 : 0))
  const design = settled(surveyDesign({ weights: values.map(() => 1000) }))
  const z = 1.959963984540054
  const [p, n] = [0.3, 49]
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const wilson = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  const coull = z * Math.sqrt((centre * (1 - centre)) / (n + z * z))
  for (const [method, half] of [
    ['wilson', wilson],
    ['agresti-coull', coull],
  ] as const) {
    const { interval } = settled(surveyProportion(design, values, { method }))
    assertClose(interval.lower, centre - half, { relative })
    assertClose(interval.upper, centre + half, { relative })
  }
})

test('nobody or everybody: refused, unless a design effect is stated', () => {
  const design = settled(oneStage())
  const none = data.yes.map(() => 0)
  const methods: ProportionMethod[] = [
    'wald',
    'logit',
    'arcsine',
    'likelihood',
    'beta',
    'wilson',
    'agresti-coull',
  ]
  for (const method of methods) {
    assert.equal(refused(surveyProportion(design, none, { method })), 'survey.all-or-none')
    const stated = surveyProportion(design, none, { method, assumedDesignEffect: 2 })
    assert.equal(stated.ok, ['beta', 'wilson', 'agresti-coull'].includes(method))
  }
  const beta = settled(surveyProportion(design, none, { method: 'beta', assumedDesignEffect: 2 }))
  assert.deepEqual([beta.estimate, beta.interval.lower], [0, 0])
  assertClose(beta.interval.upper, 1 - 0.025 ** (1 / (none.length / 2)), { relative })
  const all = settled(
    surveyProportion(
      design,
      none.map(() => 1),
      { method: 'beta', assumedDesignEffect: 2 },
    ),
  )
  assertClose(all.interval.lower, 1 - beta.interval.upper, { relative })
  assert.equal(all.interval.upper, 1)
  assert.equal(refused(surveyProportion(design, data.y)), 'survey.not-a-share')
})

test('a share of a whole population is its own interval', () => {
  const census = settled(surveyDesign({ stages: [{ populations: [4, 4, 4, 4] }] }))
  for (const method of ['logit', 'beta', 'likelihood', 'wilson'] as const) {
    const { interval } = settled(surveyProportion(census, [1, 0, 0, 1], { method }))
    assert.deepEqual([interval.lower, interval.upper], [0.5, 0.5])
  }
})

test('quantiles and Woodruff’s limits are R’s; a limit out of reach is null', () => {
  for (const { design, expected } of samples) {
    const { quantiles } = settled(surveyQuantiles(design, data.y, [0.25, 0.5, 0.75]))
    quantiles.forEach(({ estimate, interval, standardError }, k) => {
      assert.equal(estimate, expected.quantile.estimate[k])
      assert.equal(interval.lower, expected.quantile.lower[k])
      assert.equal(interval.upper, expected.quantile.upper[k])
      assertClose(standardError!, expected.quantile.se[k]!, { relative })
    })
  }
  const design = settled(oneStage())
  const [far, near] = settled(surveyQuantiles(design, data.y, [0.02, 0.98])).quantiles
  assert.deepEqual([far!.interval.lower, far!.standardError, near!.interval.upper], [null, null, null])
  const bounded = settled(surveyQuantiles(design, data.y, [0.02], { method: 'logit' })).quantiles[0]!
  assert.ok(bounded.interval.lower !== null && bounded.interval.lower <= bounded.estimate)
  assert.equal(refused(surveyQuantiles(design, data.y, [0])), 'survey.bad-share')
  // Half of equal weights is reached exactly: the lower of the two middle answers.
  const even = settled(surveyDesign({ weights: new Float64Array(10).fill(0.1) }))
  const middle = settled(surveyQuantiles(even, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [0.5])).quantiles[0]!
  assert.equal(middle.estimate, 5)
})

test('the test of a table is R’s in both orders, and refuses what it cannot judge', () => {
  for (const { design, expected } of samples) {
    const result = settled(surveyChiSquare(design, data.yes, data.size))
    assertClose(result.pearson, expected.chisq.pearson, { relative })
    assertClose(result.firstOrder.p, expected.chisq.p1, { relative })
    assertClose(result.secondOrder.f, expected.chisq.f, { relative })
    assertClose(result.secondOrder.degreesAbove, expected.chisq.df[0]!, { relative })
    assertClose(result.secondOrder.degreesBelow, expected.chisq.df[1]!, { relative })
    assertClose(result.secondOrder.p, expected.chisq.p, { relative })
  }
  const design = settled(oneStage())
  const holes = data.yes.map((value, i) => (data.used[i] ? value : null))
  const masked = settled(surveyChiSquare(design, data.yes, data.size, { where: data.used }))
  assert.deepEqual({ ...settled(surveyChiSquare(design, holes, data.size)), leftOut: 0 }, masked)
  assert.equal(
    refused(
      surveyChiSquare(
        design,
        data.yes.map(() => 1),
        data.size,
      ),
    ),
    'survey.one-category',
  )
  const many = data.y.map((_, i) => i)
  assert.equal(refused(surveyChiSquare(design, many, many)), 'survey.large-table')
  assert.equal(refused(surveyChiSquare(design, data.size, data.size)), 'survey.thin-table')
})

test('regressions are R’s, and refuse columns that say the same or everything', () => {
  const design = twoStages()
  const linear = settled(surveyRegression(design, data.y, [data.x, data.used]))
  const logistic = settled(surveyRegression(design, data.yes, [data.x], { kind: 'logistic' }))
  for (const [fit, expected] of [
    [linear, two.linear],
    [logistic, two.logistic],
  ] as const) {
    assert.equal(fit.degreesOfFreedom, expected.df)
    fit.coefficients.forEach(({ estimate, standardError, t, p }, k) => {
      assertClose(estimate, expected.coef[k]!, { relative })
      assertClose(standardError, expected.se[k]!, { relative })
      const reach = studentQuantile(1 - p / 2, fit.degreesOfFreedom)
      assertClose(Math.abs(t!), reach, { relative: 1e-8 })
    })
  }
  const twice = data.x.map(value => 2 * value + 1)
  assert.equal(refused(surveyRegression(design, data.y, [data.x, twice])), 'survey.dependent-columns')
  assert.equal(refused(surveyRegression(design, twice, [data.x])), 'survey.perfect-fit')
  const split = data.x.map(value => (value > 4 ? 1 : 0))
  assert.equal(refused(surveyRegression(design, split, [data.x], { kind: 'logistic' })), 'survey.separable')
  assert.equal(
    refused(surveyRegression(design, data.y, [data.x], { kind: 'logistic' })),
    'survey.not-a-share',
  )
  const columns = Array.from({ length: 9 }, (_, k) => data.x.map(value => value ** (k / 4 + 1)))
  assert.equal(refused(surveyRegression(design, data.y, columns)), 'survey.too-few-clusters')
})
