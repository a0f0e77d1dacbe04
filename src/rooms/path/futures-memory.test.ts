import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawFutures } from './clock.ts'
import { makeCompany } from './clock-company.ts'
import { futuresOf } from './futures-memory.ts'

test('the same ground gives the futures drawn before, another ground its own, and only a few are kept', () => {
  const grounds = [1, 2, 3, 4, 5].map(seed => {
    const { ground } = makeCompany(seed, 'constant')
    return {
      ...ground,
      weeks: ground.weeks.slice(0, 17),
      types: ground.types.map(type => ({ ...type, counts: type.counts.slice(0, 17) })),
    }
  })
  const first = futuresOf(grounds[0])
  assert.equal(futuresOf(structuredClone(grounds[0])), first)
  const again = drawFutures(grounds[0])
  assert.ok(first.ok && again.ok)
  assert.deepEqual(first.futures.work.counts, again.futures.work.counts)
  assert.deepEqual(first.futures.work.chance, again.futures.work.chance)
  const others = grounds.slice(1).map(ground => futuresOf(ground))
  assert.equal(new Set([first, ...others]).size, 5)
  assert.equal(futuresOf(grounds[4]), others[3], 'the latest are kept')
  assert.notEqual(futuresOf(grounds[0]), first, 'the least lately asked for was let go')
})
