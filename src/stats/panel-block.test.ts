import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import { simulatePanel } from './anchors/simulated-panel.ts'
import { readPanel } from './panel.ts'
import { Block } from './panel-block.ts'
import { ownRoles, recipes } from './panel-effect.ts'
import { createRandom } from './random.ts'

const { outcomes, adoption } = simulatePanel(createRandom(6), {
  units: 14,
  treated: 3,
  times: 15,
  from: 11,
  effect: 2,
})

function blockOf(rows: number[][], from: (number | null)[]): Block {
  const panel = readPanel({ outcomes: rows, adoption: from }, 'fitted')
  assert.ok(panel.ok && panel.cohorts[0])
  return new Block(panel, panel.cohorts[0], recipes['synthetic-did'])
}

/** Small and large changes of the donors take the two ways to the inner products of times. */
for (const copies of [
  [1, 1, 3, 1, 0, 1, 1, 1, 1, 1, 1],
  [2, 0, 3, 1, 0, 2, 0, 2, 1, 0, 2],
])
  test(`units counted several times are as many units: ${copies}`, () => {
    const whole = blockOf(outcomes, adoption)
    const treatedCopies = [2, 0, 1]
    const all = [...copies, ...treatedCopies]
    const repeat = <Row>(rows: Row[]) => rows.flatMap((row, i) => new Array<Row>(all[i]!).fill(row))
    const copied = blockOf(repeat(outcomes), repeat(adoption))
    const { donors, treated } = ownRoles(whole)
    copies.forEach((count, r) => {
      donors[r] = count
    })
    treatedCopies.forEach((count, i) => {
      treated[copies.length + i] = count
    })
    // Penalties are those of the block, so the copied one is given the penalties of the whole.
    Object.assign(copied, { unitPenalty: whole.unitPenalty, timePenalty: whole.timePenalty })
    const weighted = whole.fit(donors, treated)
    const roles = ownRoles(copied)
    const physical = copied.fit(roles.donors, roles.treated)
    assert.ok(weighted.ok && physical.ok)
    assertClose(weighted.effect, physical.effect, { relative: 1e-8 })
    weighted.timeWeights.forEach((weight, t) => {
      assertClose(weight, physical.timeWeights[t]!, { absolute: 1e-7 })
    })
    const started = whole.fit(donors, treated, weighted)
    assert.ok(started.ok)
    assertClose(started.effect, weighted.effect, { relative: 1e-8 })
  })
