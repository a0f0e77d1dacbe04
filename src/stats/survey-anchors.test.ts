import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import { settled } from './anchors/own-survey.ts'
import { assertEstimate, schools, withoutSchools, yes } from './anchors/schools.ts'
import anchors from './anchors/surveys.json' with { type: 'json' }
import { calibrate, trimWeights } from './survey-calibration.ts'
import { surveyChiSquare } from './survey-chi-square.ts'
import { kishEffectiveSize, surveyDesign } from './survey-design.ts'
import { surveyByGroup, surveyMean, surveyRatio, surveyTotal } from './survey-mean.ts'
import { type ProportionMethod, surveyProportion } from './survey-proportion.ts'
import { surveyQuantiles } from './survey-quantile.ts'
import { postStratify, rake } from './survey-raking.ts'
import { surveyRegression } from './survey-regression.ts'
import { jackknife, weightedMean } from './survey-replicates.ts'

const skip = withoutSchools
const { api, tolerance } = anchors
const relative = tolerance.closed_form_rel
const normal = { degreesOfFreedom: Infinity }

test('means, totals and ratios of the schools are R’s', { skip }, () => {
  const { strat, clus1, srs } = schools()
  for (const [sample, expected, names] of [
    [strat, api.strat_mean, ['api00', 'enroll']],
    [clus1, api.clus1_mean, ['api00', 'enroll']],
    [srs, api.srs_mean, ['api00']],
  ] as const)
    for (const name of names) {
      const result = settled(surveyMean(sample.design, sample.number(name), normal))
      assertEstimate(result, expected, name)
      if ('deff' in expected)
        assertClose(result.designEffect!, (expected.deff as Record<string, number>)[name]!, { relative })
    }
  for (const [sample, expected, names] of [
    [strat, api.strat_total, ['enroll', 'api.stu']],
    [clus1, api.clus1_total, ['enroll']],
    [srs, api.srs_total_enroll, ['enroll']],
  ] as const)
    for (const name of names) {
      const result = settled(surveyTotal(sample.design, sample.number(name), normal))
      assertEstimate(result, expected, name)
      if ('deff' in expected)
        assertClose(result.designEffect!, (expected.deff as Record<string, number>)[name]!, { relative })
    }
  const large = settled(surveyMean(strat.large, strat.number('api00'), normal))
  assertEstimate(large, api.strat_mean_nofpc, 'api00')
  assertEstimate(
    settled(surveyMean(clus1.large, clus1.number('api00'), normal)),
    api.clus1_mean_nofpc,
    'api00',
  )
  const ratio = settled(surveyRatio(strat.design, strat.number('api.stu'), strat.number('enroll')))
  assertClose(ratio.estimate, api.strat_ratio_apistu_enroll.estimate, { relative })
  assertClose(ratio.standardError, api.strat_ratio_apistu_enroll.se, { relative })
  for (const kind of ['E', 'H', 'M']) {
    const own = yes(clus1.text('stype'), kind)
    assertEstimate(settled(surveyTotal(clus1.design, own, normal)), api.clus1_stype_total, `stype${kind}`)
    assertEstimate(settled(surveyMean(clus1.design, own, normal)), api.clus1_stype_mean, `stype${kind}`)
  }
  for (const answer of ['No', 'Yes']) {
    const own = yes(strat.text('sch.wide'), answer)
    assertEstimate(
      settled(surveyMean(strat.design, own, normal)),
      api.strat_prop_schwide,
      `sch.wide${answer}`,
    )
  }
  assert.equal(strat.design.degreesOfFreedom, api.degf.strat)
  assert.equal(clus1.design.degreesOfFreedom, api.degf.clus1)
  assertClose(kishEffectiveSize(strat.design), api.kish_neff_strat, { relative })
})

test('two stages of districts and schools have R’s degrees of freedom, total and error', () => {
  const { districts, drawn, schools: there, total } = anchors.clus2_layout
  const rows = drawn.flatMap((count, district) => Array<number>(count).fill(district))
  const design = settled(
    surveyDesign({
      stages: [
        { clusters: rows, populations: rows.map(() => districts) },
        { populations: rows.map(district => there[district]!) },
      ],
    }),
  )
  assert.equal(design.degreesOfFreedom, api.degf.clus2)
  const schoolsInAll = settled(surveyTotal(design, new Float64Array(rows.length).fill(1)))
  assertClose(schoolsInAll.estimate, total.estimate, { relative })
  assertClose(schoolsInAll.standardError, total.se, { relative })
})

test('groups are domains of the whole design, as in R', { skip }, () => {
  const { strat, clus1 } = schools()
  const byKind = (sample: typeof strat | typeof clus1, name: string) =>
    settled(
      surveyByGroup(sample.design, sample.text('stype'), where =>
        surveyMean(sample.design, sample.number(name), { where, ...normal }),
      ),
    ).groups
  for (const name of ['api99', 'api00'] as const)
    for (const expected of api.strat_by_stype) {
      const own = settled(byKind(strat, name).find(({ group }) => group === expected.stype)!.result)
      assertClose(own.estimate, expected[name], { relative })
      assertClose(own.standardError, expected[`se.${name}`], { relative })
    }
  for (const expected of api.clus1_by_stype) {
    const own = settled(byKind(clus1, 'api00').find(({ group }) => group === expected.stype)!.result)
    assertClose(own.estimate, expected.api00, { relative })
    assertClose(own.standardError, expected.se, { relative })
    if (expected.stype === 'E') assertEstimate(own, api.clus1_subset_E, 'api00')
  }
  const [kinds, wide] = [clus1.text('stype'), clus1.text('sch.wide')]
  for (const expected of api.clus1_by_stype_schwide_total) {
    const where = kinds.map((kind, i) => kind === expected.stype && wide[i] === expected['sch.wide'])
    const own = settled(surveyTotal(clus1.design, clus1.number('enroll'), { where }))
    assertClose(own.estimate, expected.enroll, { relative })
    assertClose(own.standardError, expected.se, { relative })
  }
})

test('post-stratified, raked and calibrated figures are R’s', { skip }, () => {
  const { clus1 } = schools()
  const kinds = { categories: clus1.text('stype'), totals: { E: 4421, H: 755, M: 1018 } }
  const wide = { categories: clus1.text('sch.wide'), totals: { No: 1072, Yes: 5122 } }
  const [enroll, api00] = [clus1.number('enroll'), clus1.number('api00')]
  const post = settled(postStratify(clus1.design, kinds)).design
  assertEstimate(settled(surveyTotal(post, enroll, normal)), api.clus1_poststrat_enroll_total, 'enroll')
  assertEstimate(settled(surveyMean(post, api00, normal)), api.clus1_poststrat_api00_mean, 'api00')
  for (const kind of ['E', 'H', 'M']) {
    const own = settled(surveyTotal(post, yes(kinds.categories, kind), normal))
    assertEstimate(own, api.clus1_poststrat_stype_total, `stype${kind}`)
  }
  const tight = settled(rake(clus1.design, [kinds, wide]))
  const close = tolerance.rake_tight_rel
  assert.ok(tight.misfit <= 1e-10)
  assertEstimate(
    settled(surveyMean(tight.design, api00, normal)),
    api.clus1_rake_tight_api00_mean,
    'api00',
    close,
  )
  assertEstimate(
    settled(surveyTotal(tight.design, enroll, normal)),
    api.clus1_rake_tight_enroll_total,
    'enroll',
    close,
  )
  api.clus1_rake_tight_weights_in_row_order.forEach((weight, i) => {
    assertClose(tight.design.weights[i]!, weight, { relative: close }, `weight ${i + 1}`)
  })
  for (const { stype, weight, ...cell } of api.clus1_rake_tight_cell_weights) {
    const row = kinds.categories.findIndex(
      (kind, i) => kind === stype && wide.categories[i] === cell['sch.wide'],
    )
    assertClose(tight.design.weights[row]!, weight, { relative: close })
  }
  const early = settled(rake(clus1.design, [kinds, wide], { stopWhenCellsMoveLess: 1 }))
  const loose = tolerance.rake_default_rel
  assert.ok(early.rounds < tight.rounds)
  assertEstimate(settled(surveyMean(early.design, api00, normal)), api.clus1_rake_api00_mean, 'api00', loose)
  // The weights where R stops early are met far closer than its tolerance asks.
  assertClose(settled(surveyMean(early.design, api00)).estimate, api.clus1_rake_api00_mean.estimate.api00, {
    relative,
  })
  assertEstimate(
    settled(surveyTotal(early.design, enroll, normal)),
    api.clus1_rake_enroll_total,
    'enroll',
    loose,
  )
  const large = settled(rake(clus1.large, [kinds, wide], { stopWhenCellsMoveLess: 1 })).design
  assertEstimate(settled(surveyMean(large, api00, normal)), api.clus1_rake_nofpc_api00_mean, 'api00', loose)
  const trimmed = settled(trimWeights(tight.design, { least: 10, greatest: 50 })).design.weights
  const [least, greatest] = api.clus1_trim_10_50_weights_range
  assertClose(Math.min(...trimmed), least!, { relative: close })
  assertClose(Math.max(...trimmed), greatest!, { relative: close })
  assertClose(Math.min(...tight.design.weights), api.clus1_rake_weight_range[0]!, { relative: close })
  assertClose(Math.max(...tight.design.weights), api.clus1_rake_weight_range[1]!, { relative: close })
  const known = [
    { values: api00.map(() => 1), total: 6194 },
    { values: yes(kinds.categories, 'H'), total: 755 },
    { values: yes(kinds.categories, 'M'), total: 1018 },
  ]
  const scores = [...known, { values: clus1.number('api99'), total: 3914069 }]
  const linear = settled(calibrate(clus1.design, scores)).design
  assertEstimate(
    settled(surveyTotal(linear, enroll, normal)),
    api.clus1_calibrate_linear_enroll_total,
    'enroll',
  )
  assertEstimate(settled(surveyMean(linear, api00, normal)), api.clus1_calibrate_linear_api00_mean, 'api00')
  const exponential = settled(calibrate(clus1.design, scores, { distance: 'exponential' })).design
  const mean = settled(surveyMean(exponential, api00, normal))
  assertEstimate(mean, api.clus1_calibrate_raking_api00_mean, 'api00', close)
})

test('shares, quantiles, tests of tables, regressions and the jackknife of the schools are R’s', {
  skip,
}, () => {
  const { strat, clus1 } = schools()
  const share = yes(strat.text('sch.wide'))
  const methods = {
    logit: 'logit',
    xlogit: 'logit',
    likelihood: 'likelihood',
    asin: 'arcsine',
    beta: 'beta',
    mean: 'wald',
  }
  for (const [name, method] of Object.entries(methods)) {
    const expected = api.strat_ciprop_schwide[name as keyof typeof methods]
    const own = settled(surveyProportion(strat.design, share, { method: method as ProportionMethod }))
    // R reads the likelihood interval off a spline through a loose fit; the tight one is compared below.
    const within = { relative: name === 'likelihood' ? 5e-6 : relative }
    assertClose(own.estimate, expected.estimate, { relative })
    assertClose(own.interval.lower, expected.ci[0]!, within, `${name}: lower`)
    assertClose(own.interval.upper, expected.ci[1]!, within, `${name}: upper`)
  }
  const tight = settled(surveyProportion(strat.design, share, { method: 'likelihood' })).interval
  assertClose(tight.lower, anchors.strat_likelihood_tight.ci[0]!, { relative })
  assertClose(tight.upper, anchors.strat_likelihood_tight.ci[1]!, { relative })
  const quantiles = settled(surveyQuantiles(strat.design, strat.number('api00'), [0.25, 0.5, 0.75]))
  quantiles.quantiles.forEach(({ estimate, standardError, interval }, k) => {
    const expected = api.strat_quantile_api00
    assert.equal(estimate, expected.estimate[k])
    assertClose(standardError!, expected.se[k]!, { relative })
    assert.equal(interval.lower, expected.ci[k]!['ci.2.5'])
    assert.equal(interval.upper, expected.ci[k]!['ci.97.5'])
  })
  const independence = settled(surveyChiSquare(clus1.design, clus1.text('sch.wide'), clus1.text('stype')))
  const { secondOrder, pearson, firstOrder } = independence
  assertClose(secondOrder.f, api.clus1_chisq_F.statistic, { relative })
  assertClose(secondOrder.degreesAbove, api.clus1_chisq_F.df[0]!, { relative })
  assertClose(secondOrder.degreesBelow, api.clus1_chisq_F.df[1]!, { relative })
  assertClose(secondOrder.p, api.clus1_chisq_F.p, { relative })
  assertClose(pearson, api.clus1_chisq_RaoScott1.statistic, { relative })
  assertClose(firstOrder.p, api.clus1_chisq_RaoScott1.p, { relative })
  for (const { 'sch.wide': wide, stype, Freq } of cells()) {
    const cell = independence.table[independence.rows.indexOf(wide)]![independence.columns.indexOf(stype)]!
    assertClose(cell, Freq, { relative })
  }
  const score = strat.number('api00')
  const groups = settled(surveyRegression(strat.design, score, [yes(strat.text('comp.imp'))]))
  const difference = groups.coefficients[1]!
  assertClose(difference.estimate, api.strat_ttest_api00_compimp.diff, { relative })
  assertClose(difference.t!, api.strat_ttest_api00_compimp.t, { relative })
  assertClose(difference.p, api.strat_ttest_api00_compimp.p, { relative })
  assert.equal(groups.degreesOfFreedom, api.strat_ttest_api00_compimp.df)
  const columns = [strat.number('ell'), strat.number('meals')]
  const linear = settled(surveyRegression(strat.design, score, columns))
  assert.equal(linear.degreesOfFreedom, api.strat_glm_api00.df_resid)
  const logistic = settled(surveyRegression(strat.design, share, columns, { kind: 'logistic' }))
  for (const [fit, expected] of [
    [linear, api.strat_glm_api00],
    [logistic, api.strat_logit_schwide],
  ] as const)
    Object.keys(expected.coef).forEach((name, k) => {
      const within = { relative: tolerance.iterative_glm_rel }
      assertClose(fit.coefficients[k]!.estimate, expected.coef[name as 'ell'], within, name)
      assertClose(fit.coefficients[k]!.standardError, expected.se[name as 'ell'], within, name)
    })
  for (const [sample, design, expected, kind] of [
    [clus1, clus1.design, api.clus1_JK1_mean, 'JK1'],
    [strat, strat.large, api.strat_JKn_mean, 'JKn'],
  ] as const) {
    const values = sample.number('api00')
    const own = settled(jackknife(design, replicate => weightedMean(replicate, values), normal))
    assert.equal(own.kind, kind)
    assertEstimate(own, expected, 'api00')
  }
})

function cells() {
  const { 'sch.wide': wide, stype, Freq } = api.clus1_table
  return Freq.map((freq, i) => ({ 'sch.wide': wide[i]!, stype: stype[i]!, Freq: freq }))
}
