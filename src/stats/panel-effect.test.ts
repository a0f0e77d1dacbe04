import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import anchors from './anchors/panels.json' with { type: 'json' }
import { geoLift, prop99, withoutGeoLift, withoutProp99 } from './anchors/published-panels.ts'
import { differenceInDifferences } from './difference-in-differences.ts'
import type { PanelInput } from './panel.ts'
import { panelEffect } from './panel-effect.ts'
import { createRandom } from './random.ts'
import { syntheticControl } from './synthetic-control.ts'
import { syntheticDid } from './synthetic-did.ts'

const ofProp99 = {
  did: differenceInDifferences,
  sc: (input: PanelInput) => syntheticControl(input),
  difp: (input: PanelInput) => syntheticControl({ ...input, intercept: true }),
  sdid: syntheticDid,
}

test('Proposition 99 is the exact programme’s, near the package’s, and as published', {
  skip: withoutProp99,
}, () => {
  const { exact, tolerance, packageTolerance, published } = anchors.prop99
  for (const name of ['did', 'sc', 'difp', 'sdid'] as const) {
    const result = ofProp99[name](prop99())
    assert.ok(result.ok)
    const [cohort] = result.cohorts
    assert.ok(cohort)
    if (name !== 'did') {
      const expected: { estimate: number; weights: Record<string, number> } = exact[name]
      assertClose(result.effect, expected.estimate, { absolute: tolerance.estimateAbsolute }, name)
      for (const { unit, weight } of cohort.donors)
        assertClose(weight, expected.weights[unit] ?? 0, { absolute: tolerance.weightsAbsolute }, unit)
      const concentration = Object.values(expected.weights).reduce((sum, weight) => sum + weight ** 2, 0)
      assertClose(cohort.effectiveDonors, 1 / concentration, { relative: 0.01 })
    }
    const reference = anchors.prop99.package[name]
    // The package's synthetic control stops 0.03 short of the optimum.
    assertClose(
      result.effect,
      reference.estimate,
      { absolute: name === 'sc' ? 0.04 : packageTolerance },
      name,
    )
    reference.curve.forEach((expected, t) => {
      assertClose(cohort.gaps[19 + t]!, expected, { absolute: name === 'sc' ? 0.2 : 0.02 }, `${name} ${t}`)
    })
    assertClose(result.effect, published[name], { absolute: name === 'sc' ? 0.11 : 0.06 }, name)
    assert.ok(cohort.kktResidual < 1e-14)
    assert.deepEqual([result.treatedCells, cohort.units], [12, ['California']])
    assertClose(result.total, 12 * result.effect, { relative: 1e-12 })
  }
})

test('time weights of Proposition 99 are the exact ones', { skip: withoutProp99 }, () => {
  const result = syntheticDid(prop99())
  assert.ok(result.ok)
  const lambda: Record<string, number> = anchors.prop99.lambda
  result.cohorts[0]!.timeWeights.forEach((weight, t) => {
    assertClose(weight, lambda[1970 + t] ?? 0, { absolute: anchors.prop99.tolerance.weightsAbsolute })
  })
})

test('GeoLift’s walkthrough: effect, lift, imbalance and all thirteen weights', {
  skip: withoutGeoLift,
}, () => {
  const result = syntheticControl({ ...geoLift(), intercept: true })
  assert.ok(result.ok && result.lift !== null)
  const expected = anchors.geolift
  const weights: Record<string, number> = expected.weights
  assertClose(result.effect, expected.att, { absolute: 5e-4 })
  assertClose(result.lift, expected.lift, { absolute: 5e-4 })
  assertClose(result.total, expected.incremental, { absolute: 0.5 })
  const { donors, preFit } = result.cohorts[0]!
  assertClose(preFit.l2, expected.l2, { absolute: 5e-4 })
  assert.ok(preFit.scaledL2 !== null)
  assertClose(preFit.scaledL2, expected.scaledL2, { absolute: 5e-5 })
  assert.equal(donors.length, Object.keys(weights).length)
  for (const { unit, weight } of donors)
    assertClose(weight, weights[unit] ?? Number.NaN, { absolute: 5e-5 }, unit)
})

const methods = [
  'difference-in-differences',
  'synthetic-control',
  'demeaned-synthetic-control',
  'synthetic-did',
] as const

/** Donors on one common factor, treated units that are mixes of donors; without noise every method but DID is exact. */
function mixed(adoption: (number | null)[], effect: number, noise: number, seed: number, times = 24) {
  const random = createRandom(seed)
  const factor = Array.from({ length: times }, (_, t) => 10 * Math.sin(t / 2) + t + random.normal())
  const outcomes = adoption.map((from, unit) => {
    const load = from === null ? 1 + (unit % 5) / 2 : 2
    return factor.map(
      (value, t) =>
        20 * load + load * value + random.normal(0, noise) + (from !== null && t >= from ? effect : 0),
    )
  })
  return { outcomes, adoption }
}

test('planted effects are found, whatever the number of treated units and times of adoption', () => {
  const one = [...Array(10).fill(null), 16]
  const block = [...Array(10).fill(null), 16, 16, 16]
  const staggered = [...Array(10).fill(null), 12, 12, 16, 20]
  for (const adoption of [one, block, staggered])
    for (const method of methods) {
      const result = panelEffect({ ...mixed(adoption, 7, 1e-4, 5), method })
      assert.ok(result.ok)
      if (method === 'difference-in-differences') continue
      assertClose(result.effect, 7, { absolute: 0.02 }, `${method} ${adoption}`)
      result.cohorts.forEach(cohort => {
        assertClose(cohort.effect, 7, { absolute: 0.02 })
        assert.ok(cohort.preFit.rmspe < 0.02, `${method}: ${cohort.preFit.rmspe}`)
      })
    }
  const result = panelEffect({ ...mixed(staggered, 7, 0.5, 5), method: 'synthetic-did' })
  assert.ok(result.ok)
  assert.deepEqual(
    result.cohorts.map(cohort => [cohort.from, cohort.units]),
    [
      [12, ['unit 11', 'unit 12']],
      [16, ['unit 13']],
      [20, ['unit 14']],
    ],
  )
  assert.equal(result.treatedCells, 2 * 12 + 8 + 4)
  const byCells = result.cohorts.reduce(
    (sum, cohort) => sum + (cohort.effect * cohort.units.length * (24 - cohort.from)) / 36,
    0,
  )
  assertClose(result.effect, byCells, { relative: 1e-12 })
})

test('difference in differences is the difference of differences of means', () => {
  const input = mixed([null, null, null, 16, 16], 3, 1, 8)
  const result = differenceInDifferences(input)
  assert.ok(result.ok)
  const mean = (rows: number[][], from: number, to: number) =>
    rows.reduce((sum, row) => sum + row.slice(from, to).reduce((a, b) => a + b, 0), 0) /
    (rows.length * (to - from))
  const [donors, treated] = [input.outcomes.slice(0, 3), input.outcomes.slice(3)]
  const expected = mean(treated, 16, 24) - mean(treated, 0, 16) - (mean(donors, 16, 24) - mean(donors, 0, 16))
  assertClose(result.effect, expected, { relative: 1e-11 })
})

test('shifting units, and the times where allowed, changes no effect; scaling scales it', () => {
  const input = mixed([...Array(9).fill(null), 16, 16], 4, 1, 21)
  for (const method of methods) {
    const base = panelEffect({ ...input, method })
    assert.ok(base.ok)
    // What moves all units alike counts as noise for the penalty of synthetic-did, so it may move its weights.
    const wave = method === 'synthetic-did' ? 0 : 30
    const scaled = panelEffect({
      ...input,
      method,
      outcomes: input.outcomes.map(row => row.map((value, t) => 1000 * (value + wave * Math.cos(t)))),
    })
    assert.ok(scaled.ok)
    assertClose(scaled.effect, 1000 * base.effect, { relative: 1e-7 }, method)
    if (method === 'synthetic-control') continue
    const shifted = panelEffect({
      ...input,
      method,
      outcomes: input.outcomes.map((row, unit) => row.map(value => value + 100 * unit)),
    })
    assert.ok(shifted.ok)
    assertClose(shifted.effect, base.effect, { relative: 1e-7 }, method)
  }
})

test('covariates: their coefficients are found and adding a multiple of one changes nothing', () => {
  const random = createRandom(4)
  const input = mixed([...Array(12).fill(null), 16, 16], 5, 0.5, 31)
  const covariates = [0, 1].map(() => input.outcomes.map(row => row.map(() => random.normal())))
  const moved = input.outcomes.map((row, i) =>
    row.map((value, t) => value + 3 * covariates[0]![i]![t]! - 2 * covariates[1]![i]![t]!),
  )
  const plain = panelEffect({ ...input, covariates, method: 'synthetic-did' })
  const added = panelEffect({ ...input, outcomes: moved, covariates, method: 'synthetic-did' })
  assert.ok(plain.ok && added.ok)
  assertClose(added.effect, plain.effect, { relative: 1e-8 })
  assertClose(added.coefficients[0]! - plain.coefficients[0]!, 3, { absolute: 1e-9 })
  assertClose(added.coefficients[1]! - plain.coefficients[1]!, -2, { absolute: 1e-9 })
  const code = (bad: number[][][]) => {
    const result = panelEffect({ ...input, covariates: bad, method: 'synthetic-did' })
    return result.ok || result.code
  }
  const fixed = input.outcomes.map((row, i) => row.map(() => i))
  assert.equal(code([fixed]), 'panel.covariate-dependent')
  assert.equal(code([covariates[0]!, covariates[0]!]), 'panel.covariate-dependent')
  assert.equal(code([covariates[0]!.map(row => row.slice(1))]), 'panel.ragged')
  assert.equal(code([covariates[0]!.slice(1)]), 'panel.ragged')
})

test('what no method could answer is refused by name', () => {
  const { outcomes } = mixed([null, null, null, null, 16], 0, 1, 2)
  const adoption = [null, null, null, null, 16]
  const why = (input: Partial<PanelInput>, method: (typeof methods)[number] = 'synthetic-did') => {
    const result = panelEffect({ outcomes, adoption, ...input, method })
    return result.ok ? 'ok' : `${result.code}: ${result.why}`
  }
  const withCell = (unit: number, value: number | null) =>
    outcomes.map((row, i) => (i === unit ? row.map((cell, t) => (t === 4 ? value : cell)) : row))
  assert.match(
    why({ outcomes: withCell(1, null), units: ['Lyon', 'Nice', 'Lille', 'Pau', 'Arras'] }),
    /^panel\.missing-cell: 1 of 120 .* Nice at time 5/,
  )
  assert.match(why({ outcomes: withCell(1, Number.NaN) }), /^panel\.missing-cell/)
  assert.match(why({ outcomes: outcomes.map((row, i) => row.slice(i)) }), /^panel\.ragged/)
  assert.match(why({ adoption: [16] }), /^panel\.ragged/)
  assert.match(why({ adoption: [null, null, null, null, 40] }), /^panel\.bad-adoption/)
  assert.match(why({ adoption: [null, null, null, null, null] }), /^panel\.none-treated/)
  assert.match(why({ adoption: [8, 8, 8, null, null] }), /^panel\.few-donors/)
  assert.equal(why({ adoption: [8, 8, 8, null, null] }, 'difference-in-differences'), 'ok')
  assert.match(why({ adoption: [null, null, null, null, 4] }), /^panel\.short-before/)
  assert.equal(why({ adoption: [null, null, null, null, 4] }, 'difference-in-differences'), 'ok')
  assert.match(why({ adoption: [null, null, null, null, 1] }, 'difference-in-differences'), /short-before/)
  const flat = outcomes.map((row, i) => (i === 2 ? row.map(() => 5) : row))
  assert.match(why({ outcomes: flat }), /^panel\.constant: unit 3 /)
  const parallel = outcomes.map((_, i) => outcomes[0]!.map((_, t) => 3 * t + i))
  assert.match(why({ outcomes: parallel }), /^panel\.constant/)
  assert.equal(why({ outcomes: parallel }, 'difference-in-differences'), 'ok')
})
