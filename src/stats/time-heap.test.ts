import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from './random.ts'
import { timeHeap } from './time-heap.ts'

test('whatever is put, moved and taken out, the earliest comes next', () => {
  const random = createRandom(6)
  const places = 40
  const heap = timeHeap(places)
  const times = new Map<number, number>()
  assert.equal(heap.next(), Infinity)
  for (let step = 0; step < 20_000; step++) {
    const place = random.int(places)
    if (random.int(3) > 0) {
      const time = random.uniform()
      heap.put(place, time)
      times.set(place, time)
      assert.equal(heap.timeOf(place), time)
    } else if (heap.has(place)) {
      heap.remove(place)
      times.delete(place)
    }
    assert.equal(heap.size(), times.size)
    assert.equal(heap.has(place), times.has(place))
    const earliest = Math.min(Infinity, ...times.values())
    assert.equal(heap.next(), earliest)
    if (times.size > 0) assert.equal(times.get(heap.first()), earliest)
  }
})
