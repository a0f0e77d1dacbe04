import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '#stats/random.ts'
import { claimsOf, standing } from './effect-claim.ts'

const tests = (...p: number[]) => p.map(one => ({ effect: -1, p: one }))
const near = (found: number | null, wanted: number) =>
  assert.ok(found !== null && Math.abs(found - wanted) < 1e-6 * wanted, `${found}`)

test('Benjamini and Hochberg: the example of their paper claims four of fifteen at one in twenty', () => {
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ]
  assert.deepEqual(
    standing(p, 0.05),
    p.map((_, rank) => rank < 4),
  )
  assert.deepEqual(standing([], 0.05), [])
})

test('without a test nothing is claimed; one alone counts as it is', () => {
  assert.deepEqual(claimsOf([]), { p: null, together: false, named: [] })
  assert.deepEqual(claimsOf(tests(0.004)), { p: 0.004, together: true, named: [true] })
  assert.deepEqual(claimsOf(tests(0.006)), { p: 0.006, together: false, named: [false] })
})

test('small effects that lean one way count together, and those that stand are named', () => {
  // Four scores of 1.95996 make one of 3.91993: 4.4288e-5 beyond it each way, and twice for the two tests.
  near(claimsOf(tests(0.05, 0.05, 0.05, 0.05)).p, 1.7715088e-4)
  assert.deepEqual(claimsOf(tests(0.01, 0.02, 0.3, 0.04)).named, [true, true, false, true])
})

test('effects that lean both ways cancel; one too large for so many tests does not', () => {
  const both = [0.04, 0.04, 0.04, 0.04].map((p, k) => ({ effect: k % 2 ? 1 : -1, p }))
  assert.deepEqual(claimsOf(both), { p: 0.08, together: false, named: [false, false, false, false] })
  const one = [1e-5, 0.9, 0.8, 0.7, 0.95, 0.6].map((p, k) => ({ effect: k % 2 ? 1 : -1, p }))
  const { together, named } = claimsOf(one)
  assert.deepEqual([together, named.filter(Boolean).length, named[0]], [true, 1, true])
})

test('where nothing is done and tests are independent, together passes as often as its level', () => {
  const random = createRandom(5)
  const passed = Array.from({ length: 20_000 }, () =>
    claimsOf(Array.from({ length: 6 }, () => ({ effect: random.uniform() - 0.5, p: random.uniform() }))),
  ).filter(({ together }) => together).length
  // At most 0.005, and not far under it: 100 of 20,000, three errors of ten each way.
  assert.ok(passed > 60 && passed < 130, `${passed}`)
})
