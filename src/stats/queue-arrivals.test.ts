import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import { type Arrivals, arrivalTimes } from './queue-arrivals.ts'
import { createRandom } from './random.ts'

/** All times, drawn by lists of an odd length. */
function timesOf(arrivals: Arrivals, slot: number, end: number, seed: number): number[] {
  const fill = arrivalTimes(arrivals, slot, end, createRandom(seed))
  const times: number[] = []
  const list = new Float64Array(7)
  for (;;) {
    fill(list)
    for (const time of list) {
      if (time === Infinity) return times
      times.push(time)
    }
  }
}
function bySlot(times: number[], slot: number, slots: number): number[] {
  const counts = new Array<number>(slots).fill(0)
  for (const time of times) counts[Math.floor(time / slot)]++
  return counts
}

test('expected numbers follow the pattern, with the variance of a Poisson or more', () => {
  const pattern = [0, 2, 10, 0.5]
  for (const dispersion of [0, 0.4]) {
    const slots = 40_000
    const counts = bySlot(timesOf({ expected: pattern, dispersion }, 0.5, slots * 0.5, 3), 0.5, slots)
    pattern.forEach((expected, k) => {
      const own = counts.filter((_, i) => i % 4 === k)
      const mean = own.reduce((sum, count) => sum + count, 0) / own.length
      const variance = own.reduce((sum, count) => sum + (count - mean) ** 2, 0) / own.length
      assertClose(mean, expected, { relative: 0.03 })
      assertClose(variance, expected + dispersion * expected ** 2, { relative: 0.08 })
    })
  }
})

test('given counts come as given, in rising order, evenly inside their slot', () => {
  const counts = [3, 0, 5, 1, 0]
  let late = 0
  for (let seed = 0; seed < 2000; seed++) {
    const times = timesOf({ counts }, 2, 10, seed)
    assert.deepEqual(bySlot(times, 2, 5), counts)
    assert.ok(times.every((time, i) => i === 0 || time >= times[i - 1]))
    late += times.slice(3, 8).filter(time => time > 5.5).length
  }
  // A quarter of the slot from 4 to 6 is left after 5.5.
  assert.ok(Math.abs(late / 10_000 - 0.25) < 4 * Math.sqrt((0.25 * 0.75) / 10_000))
})

test('nothing comes after the end, after the last count, or where nothing is expected', () => {
  assert.deepEqual(timesOf({ expected: [0] }, 1, 50, 1), [])
  assert.deepEqual(timesOf({ counts: [0, 0] }, 1, 50, 1), [])
  assert.ok(timesOf({ expected: [100] }, 1, 2.5, 1).every(time => time < 2.5))
  assert.equal(timesOf({ counts: [4, 4, 4] }, 1, 2, 1).length, 8)
})
