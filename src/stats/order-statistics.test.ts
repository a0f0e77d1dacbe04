import assert from 'node:assert/strict'
import { test } from 'node:test'
import { takeQuantile } from './order-statistics.ts'
import { createRandom } from './random.ts'

test('quantiles are those of the sorted values', () => {
  const random = createRandom(2)
  for (let run = 0; run < 300; run++) {
    const n = 1 + random.int(40)
    const values = Float64Array.from({ length: n }, () => (run % 3 === 0 ? random.int(5) : random.normal()))
    const sorted = values.slice().sort()
    for (const p of [0, 0.025, 0.5, random.uniform(), 0.975, 1]) {
      const at = p * (n - 1)
      const low = Math.floor(at)
      const expected = sorted[low]! + (at - low) * ((sorted[low + 1] ?? sorted[low]!) - sorted[low]!)
      assert.ok(Math.abs(takeQuantile(values, p) - expected) < 1e-12, `${n} ${p}`)
    }
    assert.deepEqual(values.slice().sort(), sorted)
  }
  assert.throws(() => takeQuantile(new Float64Array(0), 0.5), RangeError)
  assert.throws(() => takeQuantile(Float64Array.of(1), 1.5), RangeError)
})
