import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import anchors from './anchors/panels.json' with { type: 'json' }
import { prop99, withoutProp99 } from './anchors/published-panels.ts'
import { placeboAssignments } from './panel-assignments.ts'
import { rankThreshold } from './panel-interval.ts'
import { panelPlacebo } from './panel-placebo.ts'

test('all 38 placebos of Proposition 99 are those of the exact programme', { skip: withoutProp99 }, () => {
  const { placebo, placeboTolerance } = anchors.prop99
  for (const [name, method] of [
    ['did', 'difference-in-differences'],
    ['sc', 'synthetic-control'],
    ['sdid', 'synthetic-did'],
  ] as const) {
    const result = panelPlacebo({ ...prop99(), method })
    assert.ok(result.ok && result.exhaustive)
    const values: Record<string, number> = placebo[name].values
    assert.equal(result.placebos.length, 38)
    for (const { units, effect } of result.placebos)
      assertClose(effect, values[units[0]!] ?? Number.NaN, { absolute: placeboTolerance.valuesAbsolute })
    assertClose(result.standardError, placebo[name].standardError, {
      relative: placeboTolerance.standardErrorRelative,
    })
    const larger = Object.values(values).filter(value => Math.abs(value) >= Math.abs(result.effect)).length
    assertClose(result.p, (1 + larger) / 39, { relative: 1e-12 })
  }
})

test('assignments: every one when few, drawn without overlap when many', () => {
  const pairs = placeboAssignments(6, [2], 100, 1)
  assert.ok(pairs.exhaustive)
  assert.equal(new Set(pairs.groups.map(([group]) => group!.join())).size, 15)
  const two = placeboAssignments(5, [1, 2], 100, 1)
  assert.equal(two.groups.length, 30)
  assert.equal(new Set(two.groups.map(groups => JSON.stringify(groups))).size, 30)
  const drawn = placeboAssignments(40, [3, 2], 250, 9)
  assert.ok(!drawn.exhaustive)
  assert.equal(drawn.groups.length, 250)
  for (const groups of [...two.groups, ...drawn.groups])
    assert.equal(new Set(groups.flat()).size, groups.flat().length)
  assert.deepEqual(placeboAssignments(40, [3, 2], 250, 9), drawn)
})

test('a rank threshold needs enough placebos', () => {
  const sizes = Array.from({ length: 19 }, (_, i) => i + 1)
  assert.deepEqual(rankThreshold(sizes, 0.1), { size: 18, level: 0.1 })
  assert.deepEqual(rankThreshold(sizes, 0.05), { size: 19, level: 0.05 })
  assert.equal(rankThreshold(sizes, 0.04), null)
})
