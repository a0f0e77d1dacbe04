import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addEvidence, noEvidence, rollUp } from './evidence.ts'
import { fixtureMonth } from './fixtures.ts'
import { observe } from './observe.ts'

test('evidence adds up field by field, and leaves its parts alone', () => {
  const a = fixtureMonth({ arrivals: 2, hours: { answering: 1, crisis: 2 }, unitIds: [1], entries: 3 })
  const b = fixtureMonth({ arrivals: 5, hours: { answering: 4 }, unitIds: [1, 2], entries: 1 })
  const both = addEvidence(a, b)
  assert.deepEqual(
    [both.arrivals, both.entries, both.hours, both.unitIds],
    [7, 4, { answering: 5, crisis: 2 }, [1, 2]],
  )
  assert.deepEqual([a.arrivals, a.hours], [2, { answering: 1, crisis: 2 }])
})

test('a unit counts with all below it, and the whole is not counted twice', () => {
  const units = [
    { id: 1, parentId: null },
    { id: 2, parentId: 1 },
    { id: 3, parentId: 2 },
    { id: 4, parentId: 1 },
  ]
  const own = new Map([
    [3, fixtureMonth({ arrivals: 10 })],
    [2, fixtureMonth({ arrivals: 1 })],
    [1, fixtureMonth({ arrivals: 100 })],
  ])
  const rolled = rollUp(units, own)
  assert.deepEqual(
    [1, 2, 3].map(id => rolled.get(id)?.arrivals),
    [111, 11, 10],
  )
  assert.equal(rolled.has(4), false)
})

test('no evidence observes nothing', () => {
  for (const { value } of Object.values(observe([noEvidence('2026-01')]))) assert.equal(value, null)
})
