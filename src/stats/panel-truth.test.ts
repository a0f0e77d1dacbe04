/** Does inference on panels keep its word: planted effects covered, no effect found where there is none. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type PanelPlan, simulatePanel } from './anchors/simulated-panel.ts'
import { chiSquareSurvival } from './distributions.ts'
import type { Refusal } from './outcome.ts'
import { panelBootstrap } from './panel-bootstrap.ts'
import type { PanelMethod } from './panel-effect.ts'
import { panelJackknife } from './panel-jackknife.ts'
import { panelPlacebo } from './panel-placebo.ts'
import { createRandom } from './random.ts'

type Simulated = ReturnType<typeof simulatePanel> & { confidence: number }

/** Share of simulated panels whose 90 % interval holds the planted effect. */
function coverage(
  runs: number,
  plan: PanelPlan,
  interval: (input: Simulated) => { lower: number; upper: number } | null | undefined | Refusal,
): number {
  const random = createRandom(20)
  let covered = 0
  for (let run = 0; run < runs; run++) {
    const found = interval({ ...simulatePanel(random, plan), confidence: 0.9 })
    assert.ok(found && !('ok' in found))
    if (found.lower <= plan.effect && plan.effect <= found.upper) covered++
  }
  return covered / runs
}

function assertCovers(share: number) {
  assert.ok(share >= 0.87 && share <= 0.93, `90 % intervals cover ${(100 * share).toFixed(1)} %`)
}

/** One treated unit among twenty alike. */
const one = { units: 20, treated: 1, times: 13, from: 10, effect: 3 }

for (const [method, runs] of [
  ['synthetic-did', 1200],
  ['synthetic-control', 1500],
  ['difference-in-differences', 2000],
] as [PanelMethod, number][])
  test(`rank intervals of placebos cover, one treated unit, ${method}`, () => {
    assertCovers(
      coverage(runs, one, input => {
        const found = panelPlacebo({ ...input, method })
        return found.ok ? found.rankInterval : found
      }),
    )
  })

for (const [method, runs] of [
  ['synthetic-did', 1500],
  ['difference-in-differences', 2000],
] as [PanelMethod, number][])
  test(`jackknife intervals cover, twelve treated units of sixty, ${method}`, () => {
    const plan = { units: 60, treated: 12, times: 13, from: 10, effect: 3 }
    assertCovers(
      coverage(runs, plan, input => {
        const found = panelJackknife({ ...input, method })
        return found.ok ? found.interval : found
      }),
    )
  })

test('bootstrap intervals cover, sixteen treated units of forty', () => {
  const plan = { units: 40, treated: 16, times: 13, from: 10, effect: 3 }
  assertCovers(
    coverage(1500, plan, input => {
      const found = panelBootstrap({ ...input, method: 'difference-in-differences', draws: 60 })
      return found.ok ? found.interval : found
    }),
  )
})

for (const [method, runs] of [
  ['synthetic-did', 1200],
  ['difference-in-differences', 2000],
] as [PanelMethod, number][])
  test(`without an effect p-values of placebos are uniform, ${method}`, () => {
    const random = createRandom(77)
    const counts = new Array<number>(20).fill(0)
    for (let run = 0; run < runs; run++) {
      const found = panelPlacebo({ ...simulatePanel(random, { ...one, effect: 0 }), method })
      assert.ok(found.ok)
      counts[Math.round(found.p * 20) - 1]!++
    }
    const chiSquare = counts.reduce((sum, count) => sum + (count - runs / 20) ** 2 / (runs / 20), 0)
    assert.ok(chiSquareSurvival(chiSquare, 19) > 0.01, `χ²(19) = ${chiSquare.toFixed(1)}: ${counts}`)
  })
