import assert from 'node:assert/strict'
import { test } from 'node:test'
import { estimateOf } from './replication-estimate.ts'

test('mean and standard error by hand; one value has no error', () => {
  // Deviations -2, 0, 2: variance 8 / 2, over 3.
  assert.deepEqual(estimateOf([1, 3, 5]), { mean: 3, error: Math.sqrt(4 / 3) })
  assert.deepEqual(estimateOf([7]), { mean: 7, error: null })
})
