import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import anchors from './anchors/queueing-mgc.json' with { type: 'json' }
import { deterministicQueue } from './deterministic-queue.ts'

test('fixed work agrees with the Crommelin solution to 1e-6 absolute, the tolerance it states', () => {
  for (const [c, , lam, cv2, wq, , waits] of anchors.rows as number[][]) {
    if (cv2 !== 0) continue
    const result = deterministicQueue(lam!, 1, c!)
    assert.ok(result.ok)
    assertClose(result.meanWait, wq!, { absolute: 1e-6 }, `M/D/${c} at ${lam}`)
    assertClose(result.waitProbability, waits!, { absolute: 1e-6 }, `M/D/${c} at ${lam}`)
  }
})

test('one person waits half of what exponential work would make them wait', () => {
  for (const load of [0.05, 0.5, 0.99]) {
    const result = deterministicQueue(load * 4, 0.25, 1)
    assert.ok(result.ok)
    assertClose(result.meanWait, (0.25 * load) / (2 * (1 - load)), { relative: 1e-10 })
    assertClose(result.waitProbability, load, { relative: 1e-10 })
  }
})

test('a large team and a light load stay between zero and one', () => {
  const large = deterministicQueue(980, 1, 1000)
  const light = deterministicQueue(1, 1, 200)
  assert.ok(large.ok && light.ok)
  assert.ok(large.waitProbability > 0 && large.waitProbability < 1 && large.meanWait > 0)
  assert.ok(light.waitProbability < 1e-9 && light.meanWait < 1e-9)
})

test('refuses overload, no people, no work', () => {
  const codes = [deterministicQueue(5, 1, 5), deterministicQueue(1, 1, 0), deterministicQueue(1, 0, 1)].map(
    result => (result.ok ? 'ok' : result.code),
  )
  assert.deepEqual(codes, ['queue.overloaded', 'queue.bad-servers', 'queue.bad-rate'])
})
