import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measureEffect } from './effect.ts'
import { makeEffectCompany } from './effect-company.ts'
import type { EffectsGround } from './effect-ground.ts'
import { type LeverUse, treatmentsOf } from './effect-use.ts'

const { ground } = makeEffectCompany(13, { factor: 0.3, chosen: 'any', trained: 1 })
const [training] = ground.uses

/** The answer to the first use where others are as given, on a ground that may differ. */
function answer(uses: readonly LeverUse[], given: Partial<EffectsGround> = {}) {
  const on = { ...ground, ...given, uses }
  const treatments = treatmentsOf(uses)
  const own = treatments.find(({ uses: [first] }) => first.id === uses[0].id)
  assert.ok(own)
  return measureEffect(on, treatments, own)
}

const refused = (...given: Parameters<typeof answer>) => {
  const found = answer(...given)
  assert.ok(!found.ok)
  return { why: found.why, have: found.have }
}

test('a training that ends most requests is seen, in requests, as a part and in hours', () => {
  const found = answer([training])
  assert.ok(found.ok)
  assert.ok(found.effect.high < 0 && found.part.middle > -1 && found.part.middle < -0.4)
  assert.ok(Math.abs(found.asked - found.expected - found.effect.middle) < 1e-9)
  assert.ok(Math.abs(found.givenBack.middle + 1.5 * found.effect.middle) < 1e-9)
  assert.ok(found.p < 0.05 && found.rankP <= 0.1)
  assert.equal(found.periods.length, found.window.before.length + found.window.after.length)
  const weights = found.donors.reduce((sum, { weight }) => sum + weight, 0)
  assert.ok(Math.abs(weights - 1) < 1e-9 && found.donors.every(({ id }) => id !== training.units?.[0]))
})

test('the weeks just before are set aside, and the same records give the same answer', () => {
  const found = answer([training])
  assert.ok(found.ok)
  const last = found.window.before.at(-1) as number
  // Four weeks of the period itself, and four set aside.
  assert.equal(ground.weeks[last + 8], training.begun)
  assert.deepEqual(answer([training]), found)
})

test('what cannot be told is refused with its reason', () => {
  const at = (from: string) => ({ ...training, begun: from, from })
  assert.equal(refused([{ ...training, from: null }]).why, 'notDone')
  assert.equal(refused([{ ...training, units: null }]).why, 'everyone')
  assert.deepEqual(refused([at(ground.weeks[99])]), { why: 'justBegun', have: 5 })
  assert.deepEqual(refused([at(ground.weeks[20])]), { why: 'shortBefore', have: 16 })
  assert.deepEqual(refused([{ ...training, units: [999] }]).why, 'quiet')
  const silent = ground.units.map(row =>
    row.id === training.units?.[0] ? { ...row, counts: row.counts.map((_, w) => +(w % 8 === 0)) } : row,
  )
  assert.equal(refused([training], { units: silent }).why, 'quiet')
  const own = ground.units.filter(({ id }) => id === training.units?.[0])
  const few = ground.units.filter(row => !own.includes(row)).slice(0, 4)
  assert.equal(refused([training], { units: [...own, ...few] }).why, 'fewDonors')
  const soon = {
    ...training,
    id: 77,
    kind: 'evangelising' as const,
    from: ground.weeks[ground.weeks.indexOf(training.from as string) + 3],
  }
  assert.deepEqual(refused([training, soon]), { why: 'tooClose', have: 3 })
})

test('units that had the same in those weeks are not compared with, and are counted', () => {
  const others = ground.units.filter(({ id }) => id !== training.units?.[0]).slice(0, 4)
  const uses = others.map(({ id }) => ({ ...training, id: 100 + id, units: [id] }))
  const found = answer([training, ...uses])
  assert.ok(found.ok)
  assert.equal(found.leftOut.treated, 4)
  assert.ok(found.donors.every(({ id }) => !others.some(other => other.id === id)))
  const rest = ground.units.filter(({ id }) => id !== training.units?.[0])
  const everyone = rest.map(({ id }) => ({ ...training, id: 200 + id, units: [id] }))
  const alone = answer([training, ...everyone])
  assert.ok(!alone.ok && alone.why === 'fewDonors' && alone.leftOut?.treated === 19)
})

test('a guide for types is measured against the other types, one for a unit as well within them', () => {
  const guide: LeverUse = { ...training, kind: 'guides', record: 'guide', units: null, types: training.units }
  const byType = answer([guide], { units: [], types: ground.units })
  assert.ok(byType.ok && byType.rows === 'types')
  const both = { ...guide, units: training.units, types: [8] }
  const within = answer([both], { units: [], ofTypes: [{ types: [8], units: ground.units }] })
  assert.ok(within.ok && within.rows === 'units')
  assert.equal(within.effect.middle, byType.effect.middle)
})
