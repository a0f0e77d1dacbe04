import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sum } from './sum.ts'

test('values are added in their order; none make nothing', () => {
  assert.equal(sum([1, 2, 3.5]), 6.5)
  assert.equal(sum([0.1, 0.2, 0.3]), 0.1 + 0.2 + 0.3)
  assert.equal(sum([]), 0)
})
