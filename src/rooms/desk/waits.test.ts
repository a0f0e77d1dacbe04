import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seeded } from './demand-fixtures.ts'
import { quantilesOf, readWaits } from './waits.ts'

test('waits are read as they are kept', () => {
  assert.deepEqual([...readWaits(Uint8Array.of(0, 0, 1, 0, 0x7f, 0xff, 0xff, 0xff))], [256, 2_147_483_647])
  assert.deepEqual(quantilesOf(readWaits(new Uint8Array()), [0.5, 0.9]), [null, null])
})

test('quantiles are the sorted ones, interpolated, however far the values spread', () => {
  const random = seeded(3)
  for (const most of [1, 5, 70_000, 3_000_000, 2_147_483_647])
    for (const count of [1, 2, 3, 10, 999]) {
      const values = Int32Array.from({ length: count }, () => Math.floor(random() ** 4 * most))
      const sorted = values.toSorted()
      const shares = [0, 0.25, 0.5, 0.9, 1]
      const expected = shares.map(share => {
        const place = share * (count - 1)
        const below = sorted[Math.floor(place)]
        return below + (place - Math.floor(place)) * (sorted[Math.ceil(place)] - below)
      })
      assert.deepEqual(quantilesOf(values, shares), expected)
      assert.deepEqual(quantilesOf(values, [0.5, 0.5]), [expected[2], expected[2]])
    }
  assert.deepEqual(quantilesOf(Int32Array.of(4, 1, 3, 2), [0.5]), [2.5])
})
