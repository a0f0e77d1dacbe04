import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import anchors from './anchors/queueing.json' with { type: 'json' }
import { erlangB, erlangC } from './erlang.ts'
import { limitedQueue } from './limited-queue.ts'

test('M/M/c/K agrees with mpmath', () => {
  for (const [lam, mu, c, room, blocked, lq, wq, waits] of anchors.limited as number[][]) {
    const result = limitedQueue(lam!, mu!, c!, room!)
    assert.ok(result.ok)
    const what = `M/M/${c}/${room}`
    assertClose(result.blocked, blocked!, { relative: 1e-10 }, what)
    // 1e-14 absolute: without a waiting place both sides are a rounded zero.
    assertClose(result.meanQueue, lq!, { relative: 1e-10, absolute: 1e-14 }, what)
    assertClose(result.meanWait, wq!, { relative: 1e-10, absolute: 1e-14 }, what)
    assertClose(result.waitProbability, waits!, { relative: 1e-10, absolute: 1e-14 }, what)
  }
})

test('no waiting place is Erlang B, endless places are Erlang C', () => {
  const lost = erlangB(6, 4.8)
  const closed = limitedQueue(12, 2.5, 6, 6)
  const endless = erlangC(12, 2.5, 6)
  const roomy = limitedQueue(12, 2.5, 6, 2000)
  assert.ok(lost.ok && closed.ok && endless.ok && roomy.ok)
  assertClose(closed.blocked, lost.blocked, { relative: 1e-13 })
  assert.equal(closed.meanQueue, 0)
  assertClose(roomy.meanWait, endless.meanWait, { relative: 1e-12 })
  assertClose(roomy.waitProbability, endless.waitProbability, { relative: 1e-12 })
})

test('a team far below its load turns the excess away', () => {
  const result = limitedQueue(1000, 1, 10, 5000)
  assert.ok(result.ok)
  assertClose(result.blocked, 0.99, { relative: 1e-9 })
  assert.ok(result.meanQueue < 4990 && result.meanQueue > 4989)
})

test('refuses less room than servers and rates that are not positive', () => {
  const small = limitedQueue(1, 1, 5, 4)
  const still = limitedQueue(0, 1, 5, 9)
  assert.ok(!small.ok && small.code === 'queue.bad-capacity')
  assert.ok(!still.ok && still.code === 'queue.bad-rate')
})
