import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import { simulatePanel } from './anchors/simulated-panel.ts'
import { panelPlacebo } from './panel-placebo.ts'
import { type PowerInput, panelPower } from './panel-power.ts'
import { createRandom } from './random.ts'

const { outcomes } = simulatePanel(createRandom(31), {
  units: 22,
  treated: 1,
  times: 22,
  from: 18,
  effect: 0,
})
const base: PowerInput = { outcomes, method: 'synthetic-did', treated: [21], horizon: 3, before: 8 }

/** Share of windows in which a planted effect is found by the placebo test itself. */
function foundByPlacebo(effect: number): number {
  let found = 0
  let windows = 0
  for (let from = 8; from + 3 <= 22; from++) {
    const cut = outcomes.map((row, unit) =>
      row.slice(from - 8, from + 3).map((value, t) => value + (unit === 21 && t >= 8 ? effect : 0)),
    )
    const result = panelPlacebo({
      outcomes: cut,
      adoption: cut.map((_, unit) => (unit === 21 ? 8 : null)),
      method: 'synthetic-did',
    })
    assert.ok(result.ok)
    windows++
    if (result.p <= 0.1 + 1e-9 && Math.sign(result.effect) === Math.sign(effect)) found++
  }
  return found / windows
}

test('the minimum detectable effect is the least that the placebo test finds often enough', () => {
  const power = panelPower(base)
  assert.ok(power.ok)
  assert.deepEqual([power.windows, power.placebos, power.exhaustive], [12, 21, true])
  assertClose(power.level, 2 / 22, { relative: 1e-12 })
  const least = power.minimum.effect
  assert.ok(foundByPlacebo(least + 1e-6) >= 0.8)
  assert.ok(foundByPlacebo(least - 1e-6) < 0.8)
  const down = panelPower({ ...base, direction: 'decrease' })
  assert.ok(down.ok && down.minimum.effect < 0)
  assert.ok(foundByPlacebo(down.minimum.effect - 1e-6) >= 0.8)
  assert.ok(foundByPlacebo(down.minimum.effect + 1e-6) < 0.8)
})

test('power rises with the lift, from the rate of false alarms; without a choice of units all are tried', () => {
  const lifts = [0, 0.02, 0.05, 0.1, 0.3]
  const power = panelPower({ ...base, treated: { count: 1 }, lifts })
  assert.ok(power.ok && power.minimum.lift !== null)
  assert.deepEqual([power.placebos, power.windows], [21, 12])
  const shares = power.curve.map(point => point.power)
  assert.ok(shares.every((share, i) => i === 0 || share >= shares[i - 1]!))
  // A two-sided test at 2/22 finds an increase where there is none in about half as many windows.
  assert.ok(shares[0]! <= power.level, `${shares[0]}`)
  assert.equal(shares.at(-1), 1)
  const at = panelPower({ ...base, treated: { count: 1 }, lifts: [power.minimum.lift + 1e-9] })
  assert.ok(at.ok && at.curve[0]!.power >= 0.8)
  const pairs = panelPower({ ...base, treated: [20, 21], most: 60 })
  assert.ok(pairs.ok && !pairs.exhaustive)
  assert.equal(pairs.placebos, 60)
})

test('a programme that could never be noticed, or never judged, is refused', () => {
  const code = (input: Partial<PowerInput>) => {
    const result = panelPower({ ...base, ...input })
    return result.ok || result.code
  }
  assert.equal(code({ level: 0.04 }), 'panel.few-placebos')
  assert.equal(code({ horizon: 11 }), 'panel.few-windows')
  assert.equal(code({ outcomes: outcomes.slice(0, 4), treated: [0, 1] }), 'panel.few-donors')
  assert.equal(code({ treated: [40] }), 'panel.bad-plan')
  assert.equal(code({ treated: [] }), 'panel.bad-plan')
  assert.equal(code({ treated: { count: 0 } }), 'panel.bad-plan')
  assert.equal(
    code({ outcomes: outcomes.map((row, i) => (i === 3 ? row.with(2, Number.NaN) : row)) }),
    'panel.missing-cell',
  )
  assert.throws(() => panelPower({ ...base, horizon: 0 }), RangeError)
  const below = outcomes.map(row => row.map(value => value - 100))
  const negative = panelPower({ ...base, outcomes: below, lifts: [0.1] })
  assert.ok(negative.ok)
  assert.deepEqual([negative.minimum.lift, negative.curve], [null, []])
})
