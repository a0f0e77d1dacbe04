import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import { prop99, withoutProp99 } from './anchors/published-panels.ts'
import { simulatePanel } from './anchors/simulated-panel.ts'
import { panelBootstrap } from './panel-bootstrap.ts'
import { panelEffect } from './panel-effect.ts'
import { panelJackknife } from './panel-jackknife.ts'
import { panelLeaveOneOut } from './panel-leave-one-out.ts'
import { panelPlacebo } from './panel-placebo.ts'
import { panelPlaceboTimes } from './panel-placebo-times.ts'
import { createRandom } from './random.ts'

const method = 'synthetic-did' as const
const plan = { units: 24, treated: 4, times: 16, from: 12, effect: 3 }
const panel = simulatePanel(createRandom(12), plan)

test('a jackknife of difference in differences is that of leaving units out', () => {
  const did = 'difference-in-differences' as const
  const found = panelJackknife({ ...panel, method: did })
  assert.ok(found.ok)
  found.without.forEach(({ effect }, left) => {
    const kept = (_: unknown, i: number) => i !== left
    const again = panelEffect({
      outcomes: panel.outcomes.filter(kept),
      adoption: panel.adoption.filter(kept),
      method: did,
    })
    assert.ok(again.ok)
    assertClose(effect, again.effect, { relative: 1e-9 })
  })
  const mean = found.without.reduce((sum, one) => sum + one.effect / 24, 0)
  const spread = found.without.reduce((sum, one) => sum + (one.effect - mean) ** 2, 0)
  assertClose(found.standardError, Math.sqrt((23 / 24) * spread), { relative: 1e-12 })
  assertClose(found.interval.upper - found.interval.lower, 2 * 1.959963984540054 * found.standardError, {
    relative: 1e-12,
  })
})

test('a jackknife with weights keeps them, over several cohorts', () => {
  const adoption = panel.adoption.map((from, i) => (from !== null && i % 2 === 0 ? 9 : from))
  const found = panelJackknife({ ...panel, adoption, method })
  const whole = panelEffect({ ...panel, adoption, method })
  assert.ok(found.ok && whole.ok)
  assert.equal(whole.cohorts.length, 2)
  const unused = found.without.filter(
    ({ unit }) =>
      !whole.cohorts.some(
        cohort => cohort.units.includes(unit) || cohort.donors.some(donor => donor.unit === unit),
      ),
  )
  for (const { effect } of unused) assertClose(effect, whole.effect, { relative: 1e-12 })
  assert.ok(found.standardError > 0 && found.p !== null && found.p < 0.05)
})

test('a bootstrap repeats with its seed, agrees with the jackknife, and takes copies as units', () => {
  const found = panelBootstrap({ ...panel, method, draws: 400, seed: 5 })
  const jackknife = panelJackknife({ ...panel, method })
  assert.ok(found.ok && jackknife.ok)
  assert.deepEqual(panelBootstrap({ ...panel, method, draws: 400, seed: 5 }), found)
  const other = panelBootstrap({ ...panel, method, draws: 400, seed: 6 })
  assert.ok(other.ok && other.standardError !== found.standardError)
  assertClose(found.standardError, jackknife.standardError, { relative: 0.4 })
  assert.ok(found.percentileInterval.lower < found.effect && found.effect < found.percentileInterval.upper)
})

test('one treated unit has neither jackknife nor bootstrap', () => {
  const single = simulatePanel(createRandom(1), { ...plan, treated: 1 })
  const jackknife = panelJackknife({ ...single, method })
  assert.equal(jackknife.ok || jackknife.code, 'panel.one-treated')
  const bootstrap = panelBootstrap({ ...single, method })
  assert.equal(bootstrap.ok || bootstrap.code, 'panel.one-treated')
  const staggered = panelJackknife({ ...panel, adoption: panel.adoption.with(23, 10), method })
  assert.equal(staggered.ok || staggered.code, 'panel.one-treated')
  const thin = panelBootstrap({ ...panel, method, draws: 10 })
  assert.equal(thin.ok || thin.code, 'panel.few-draws')
  // A treated mean that is one donor, shifted: that donor gets all the weight.
  const copy = panel.outcomes.map((row, i) => (i >= 20 ? panel.outcomes[0]!.map(value => value + i) : row))
  const alone = panelJackknife({ ...panel, outcomes: copy, method: 'demeaned-synthetic-control' })
  assert.equal(alone.ok || alone.code, 'panel.one-donor')
  assert.match(alone.ok ? '' : alone.why, /^unit 1 carries all the weight/)
})

test('leaving one donor out is estimating without it', () => {
  const found = panelLeaveOneOut({ ...panel, method: 'demeaned-synthetic-control' })
  const whole = panelEffect({ ...panel, method: 'demeaned-synthetic-control' })
  assert.ok(found.ok && whole.ok)
  assert.equal(found.without.length, whole.cohorts[0]!.donors.length)
  for (const { unit, weight, effect } of found.without) {
    const kept = (_: unknown, i: number) => `unit ${i + 1}` !== unit
    const again = panelEffect({
      outcomes: panel.outcomes.filter(kept),
      adoption: panel.adoption.filter(kept),
      method: 'demeaned-synthetic-control',
    })
    assert.ok(again.ok)
    assertClose(effect, again.effect, { relative: 1e-6 }, unit)
    assertClose(weight, whole.cohorts[0]!.donors.find(donor => donor.unit === unit)?.weight ?? 0, {
      relative: 1e-12,
    })
    assert.ok(found.lowest <= effect && effect <= found.highest)
  }
  const few = panelLeaveOneOut({
    outcomes: panel.outcomes.slice(17),
    adoption: panel.adoption.slice(17),
    method,
  })
  assert.equal(few.ok || few.code, 'panel.few-donors')
})

test('placebos in time are estimates with the past cut', () => {
  const found = panelPlaceboTimes({ ...panel, method, horizon: 3 })
  assert.ok(found.ok)
  assert.deepEqual(
    found.placebos.map(placebo => placebo.from),
    [5, 6, 7, 8, 9],
  )
  for (const { from, effect } of found.placebos) {
    const again = panelEffect({
      outcomes: panel.outcomes.map(row => row.slice(0, from + 3)),
      adoption: panel.adoption.map(adopted => (adopted === null ? null : from)),
      method,
    })
    assert.ok(again.ok)
    assertClose(effect, again.effect, { relative: 1e-9 })
  }
  assertClose(found.rank, 1 / 6, { relative: 1e-12 })
  const long = panelPlaceboTimes({ ...panel, method, horizon: 8 })
  assert.equal(long.ok || long.code, 'panel.short-before')
  const none = panelPlaceboTimes({ ...panel, adoption: panel.adoption.map(a => a && 5), method })
  assert.equal(none.ok || none.code, 'panel.short-before')
})

test('placebos of cohorts lend as many donors, and refuse to lend the last', () => {
  const adoption = panel.adoption.map((from, i) => (from !== null && i === 20 ? 9 : from))
  const found = panelPlacebo({ ...panel, adoption, method, most: 120, seed: 3 })
  assert.ok(found.ok && !found.exhaustive)
  assert.equal(found.placebos.length, 120)
  for (const { units } of found.placebos) assert.equal(new Set(units).size, 4)
  assert.ok(found.rankInterval && found.rankInterval.lower <= 3 && 3 <= found.rankInterval.upper)
  const few = panelPlacebo({ ...panel, adoption: panel.adoption.map((_, i) => (i < 6 ? null : 12)), method })
  assert.equal(few.ok || few.code, 'panel.few-donors')
})

test('Proposition 99 without each donor in turn stays between -17.1 and -15.0', {
  skip: withoutProp99,
}, () => {
  const found = panelLeaveOneOut({ ...prop99(), method })
  assert.ok(found.ok)
  assert.equal(found.without[0]?.unit, 'Nevada')
  assert.ok(found.lowest > -17.1 && found.highest < -14.9)
})
