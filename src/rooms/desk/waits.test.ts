import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seeded } from './demand-fixtures.ts'
import { countWaits, quantilesAt, readWaits, sizesAt, waitsOfSizes, writeWaits } from './waits.ts'

function quantilesOf(values: Int32Array, shares: readonly number[]) {
  const counts = countWaits(values)
  const inside = waitsOfSizes(values, sizesAt(counts, shares))
  for (const some of inside.values()) some.sort()
  return quantilesAt(counts, shares, inside)
}

test('waits are read as they are kept', () => {
  assert.deepEqual([...readWaits(Uint8Array.of(0, 0, 1, 0, 0x7f, 0xff, 0xff, 0xff))], [256, 2_147_483_647])
  const waits = Int32Array.of(0, 256, 2_147_483_647)
  assert.deepEqual(readWaits(writeWaits(waits)), waits)
  assert.deepEqual(quantilesOf(readWaits(new Uint8Array()), [0.5, 0.9]), [null, null])
})

test('a longer wait is of the same size or a larger one, and few are of one size', () => {
  const sizes = (wait: number) => countWaits(Int32Array.of(wait)).indexOf(1)
  for (let wait = 0; wait < 4096; wait++) {
    assert.ok(sizes(wait + 1) >= sizes(wait))
    assert.ok(sizes(wait + 1) <= sizes(wait) + 1)
  }
  assert.deepEqual([0, 15, 16, 32, 2_147_483_647].map(sizes), [0, 15, 16, 32, 447])
  assert.equal(sizes(100_000) < sizes(107_000), true)
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
