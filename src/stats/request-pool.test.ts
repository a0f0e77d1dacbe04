import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from './random.ts'
import { requestLine, requestPool } from './request-pool.ts'

test('a line keeps its order as it grows and wraps, and those put back come first', () => {
  const random = createRandom(3)
  const line = requestLine()
  const plain: number[] = []
  for (let step = 0; step < 20_000; step++) {
    const what = random.int(step < 10_000 ? 4 : 5)
    if (what < 2) {
      line.join(step)
      plain.push(step)
    } else if (what === 2) {
      line.putBack(step)
      plain.unshift(step)
    } else if (plain.length > 0) assert.equal(line.leave(), plain.shift())
    assert.equal(line.length(), plain.length)
  }
  assert.ok(plain.length > 1000)
})

test('a pool grows without losing what it holds, and gives places out again', () => {
  const pool = requestPool()
  const taken = Array.from({ length: 1000 }, (_, i) => {
    const place = pool.take()
    pool.arrival[place] = i
    pool.kind[place] = i % 7
    return place
  })
  assert.equal(new Set(taken).size, 1000)
  assert.ok(taken.every((place, i) => pool.arrival[place] === i && pool.kind[place] === i % 7))
  for (const place of taken.slice(0, 600)) pool.give(place)
  const again = Array.from({ length: 600 }, () => pool.take())
  assert.deepEqual(new Set(again), new Set(taken.slice(0, 600)))
  pool.clear()
  assert.equal(pool.take(), 0)
})
