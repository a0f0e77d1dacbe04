/**
 * Finite populations are made, samples drawn from them by each design, and 95 % intervals asked for the known truth:
 * 2,000 samples a design must cover it 93.5 to 96.5 % of the time (three standard errors of the share), and the mean
 * estimated variance must be within a tenth of the variance the estimates have.
 */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { settled } from './anchors/own-survey.ts'
import type { Refusal } from './outcome.ts'
import { createRandom, type Random } from './random.ts'
import { calibrate } from './survey-calibration.ts'
import { type SurveyDesign, surveyDesign } from './survey-design.ts'
import { type SurveyEstimate, surveyMean, surveyRatio, surveyTotal } from './survey-mean.ts'
import { type ProportionMethod, surveyProportion } from './survey-proportion.ts'
import { surveyQuantiles } from './survey-quantile.ts'
import { rake } from './survey-raking.ts'
import { jackknife, weightedMean } from './survey-replicates.ts'

const samples = 2000

type Person = { stratum: number; town: number; kind: number; x: number; y: number; yes: number }

/** 3 regions, 240 towns of 10 to 24 people; y depends on region, town, kind and x. */
function people(random: Random): Person[] {
  const all: Person[] = []
  for (let town = 0; town < 240; town++) {
    const stratum = town < 100 ? 0 : town < 180 ? 1 : 2
    const level = 20 + 6 * stratum + random.normal(0, 2.5)
    const size = 10 + random.int(15)
    for (let k = 0; k < size; k++) {
      const x = random.gamma(4, 1)
      const kind = random.int(3)
      const y = level + 1.5 * x + 2 * kind + random.normal(0, 4)
      all.push({ stratum, town, kind, x, y, yes: random.uniform() < 1 / (1 + Math.exp(40 - y)) ? 1 : 0 })
    }
  }
  return all
}

const population = people(createRandom(71))
const towns = Array.from({ length: 240 }, (_, town) => population.filter(person => person.town === town))
const mean = (list: readonly Person[], read: (person: Person) => number) =>
  list.reduce((sum, person) => sum + read(person), 0) / list.length
const truth = mean(population, ({ y }) => y)
const regions = [0, 1, 2].map(h => population.filter(({ stratum }) => stratum === h))
const regionTowns = [0, 1, 2].map(h => towns.filter(([first]) => first!.stratum === h))

const draw = <Item>(random: Random, list: readonly Item[], count: number) =>
  random.shuffle([...list]).slice(0, count)

type Sample = { rows: Person[]; design: SurveyDesign }

const simple = (random: Random): Sample => {
  const rows = draw(random, population, 150)
  const populations = rows.map(() => population.length)
  return { rows, design: settled(surveyDesign({ stages: [{ populations }] })) }
}

/** Regions sampled at very different rates. */
const stratified = (random: Random): Sample => {
  const rows = regions.flatMap((region, h) => draw(random, region, [40, 120, 400][h]!))
  const strata = rows.map(({ stratum }) => stratum)
  const populations = strata.map(h => regions[h]!.length)
  return { rows, design: settled(surveyDesign({ stages: [{ strata, populations }] })) }
}

/** A third of the towns taken whole: the finite population correction matters. */
const clustered = (random: Random): Sample => {
  const rows = draw(random, towns, 80).flat()
  const stage = { clusters: rows.map(({ town }) => town), populations: rows.map(() => towns.length) }
  return { rows, design: settled(surveyDesign({ stages: [stage] })) }
}

/** Towns within regions, then five people within each town. */
const twoStage = (random: Random): Sample => {
  const rows = regionTowns.flatMap((own, h) =>
    draw(random, own, [25, 20, 15][h]!).flatMap(town => draw(random, town, 5)),
  )
  const first = {
    strata: rows.map(({ stratum }) => stratum),
    clusters: rows.map(({ town }) => town),
    populations: rows.map(({ stratum }) => regionTowns[stratum]!.length),
  }
  const second = { populations: rows.map(({ town }) => towns[town]!.length) }
  return { rows, design: settled(surveyDesign({ stages: [first, second] })) }
}

function assertCovers(
  t: TestContext,
  name: string,
  seed: number,
  take: (random: Random) => Sample,
  estimate: (
    sample: Sample,
  ) => (Pick<SurveyEstimate, 'estimate' | 'standardError' | 'interval'> & { ok: true }) | Refusal,
  target: number,
): void {
  const random = createRandom(seed)
  let covered = 0
  let variance = 0
  const estimates: number[] = []
  for (let run = 0; run < samples; run++) {
    const result = settled(estimate(take(random)))
    if (result.interval.lower <= target && target <= result.interval.upper) covered++
    variance += result.standardError ** 2 / samples
    estimates.push(result.estimate)
  }
  const centre = estimates.reduce((sum, value) => sum + value, 0) / samples
  const actual = estimates.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (samples - 1)
  const share = covered / samples
  const ratio = variance / actual
  t.diagnostic(`${name}: covers ${(100 * share).toFixed(1)} %, variance ratio ${ratio.toFixed(3)}`)
  assert.ok(share >= 0.935 && share <= 0.965, `${name}: 95 % intervals cover ${100 * share} %`)
  assert.ok(ratio > 0.9 && ratio < 1.1, `${name}: estimated over actual variance is ${ratio}`)
}

const meanOf = ({ rows, design }: Sample) =>
  surveyMean(
    design,
    rows.map(({ y }) => y),
  )

test('intervals of a mean cover the truth under each design', t => {
  assertCovers(t, 'one by one', 1, simple, meanOf, truth)
  assertCovers(t, 'strata', 2, stratified, meanOf, truth)
  assertCovers(t, 'clusters', 3, clustered, meanOf, truth)
  assertCovers(t, 'two stages', 4, twoStage, meanOf, truth)
})

test('intervals of a total, a ratio and a group’s mean cover the truth in two stages', t => {
  const total = truth * population.length
  assertCovers(
    t,
    'total',
    5,
    twoStage,
    ({ rows, design }) =>
      surveyTotal(
        design,
        rows.map(({ y }) => y),
      ),
    total,
  )
  const ratio = truth / mean(population, ({ x }) => x)
  const ratioOf = ({ rows, design }: Sample) =>
    surveyRatio(
      design,
      rows.map(({ y }) => y),
      rows.map(({ x }) => x),
    )
  assertCovers(t, 'ratio', 6, twoStage, ratioOf, ratio)
  const kind = mean(
    population.filter(person => person.kind === 2),
    ({ y }) => y,
  )
  const kindOf = ({ rows, design }: Sample) =>
    surveyMean(
      design,
      rows.map(({ y }) => y),
      { where: rows.map(person => person.kind === 2) },
    )
  assertCovers(t, 'group', 7, twoStage, kindOf, kind)
})

test('intervals after raking and calibration cover the truth, and errors are smaller', t => {
  const count = (read: (person: Person) => number) => {
    const totals: Record<string, number> = {}
    for (const person of population) totals[read(person)] = (totals[read(person)] ?? 0) + 1
    return totals
  }
  const totals = [count(({ kind }) => kind), count(({ stratum }) => stratum)]
  const raked = ({ rows, design }: Sample) => {
    const margins = [rows.map(({ kind }) => kind), rows.map(({ stratum }) => stratum)]
    const own = settled(
      rake(
        design,
        margins.map((categories, m) => ({ categories, totals: totals[m]! })),
      ),
    )
    return surveyMean(
      own.design,
      rows.map(({ y }) => y),
    )
  }
  assertCovers(t, 'raked', 8, clustered, raked, truth)
  const known = population.reduce((sum, { x }) => sum + x, 0)
  const calibrated = ({ rows, design }: Sample) => {
    const columns = [
      { values: rows.map(() => 1), total: population.length },
      { values: rows.map(({ x }) => x), total: known },
    ]
    return surveyMean(
      settled(calibrate(design, columns)).design,
      rows.map(({ y }) => y),
    )
  }
  assertCovers(t, 'calibrated', 9, clustered, calibrated, truth)
  const sample = clustered(createRandom(10))
  assert.ok(settled(raked(sample)).standardError < settled(meanOf(sample)).standardError)
})

test('the jackknife’s intervals cover the truth', t => {
  const small = (random: Random): Sample => {
    const rows = draw(random, towns, 40).flat()
    const stage = { clusters: rows.map(({ town }) => town), populations: rows.map(() => towns.length) }
    return { rows, design: settled(surveyDesign({ stages: [stage] })) }
  }
  const left = ({ rows, design }: Sample) => {
    const y = rows.map(person => person.y)
    return jackknife(design, replicate => weightedMean(replicate, y))
  }
  assertCovers(t, 'jackknife', 11, small, left, truth)
})

test('intervals of a rare share and of the median cover the truth at least as often as said', t => {
  const random = createRandom(12)
  const share = mean(population, ({ yes }) => yes)
  assert.ok(share > 0.05 && share < 0.2, `the share is ${share}`)
  const middle = population.map(({ y }) => y).sort((a, b) => a - b)[Math.ceil(population.length / 2) - 1]!
  const methods: ProportionMethod[] = [
    'wald',
    'logit',
    'arcsine',
    'likelihood',
    'beta',
    'wilson',
    'agresti-coull',
  ]
  const covered: Record<string, number> = { median: 0 }
  for (let run = 0; run < samples; run++) {
    const { rows, design } = twoStage(random)
    const yes = rows.map(person => person.yes)
    for (const method of methods) {
      const { interval } = settled(surveyProportion(design, yes, { method }))
      covered[method] = (covered[method] ?? 0) + (interval.lower <= share && share <= interval.upper ? 1 : 0)
    }
    const { interval } = settled(
      surveyQuantiles(
        design,
        rows.map(({ y }) => y),
        [0.5],
      ),
    ).quantiles[0]!
    if (interval.lower! <= middle && middle <= interval.upper!) covered['median']!++
  }
  for (const [name, times] of Object.entries(covered)) {
    // Near zero Wald's is known to fall short; Clopper-Pearson's to err to caution.
    const least = name === 'wald' ? 0.9 : 0.935
    const most = name === 'beta' || name === 'median' ? 0.985 : 0.97
    const got = times / samples
    t.diagnostic(`${name}: covers ${(100 * got).toFixed(1)} %`)
    assert.ok(got >= least && got <= most, `${name}: 95 % intervals cover ${100 * got} %`)
  }
})
