import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import anchors from './anchors/queueing-mgc.json' with { type: 'json' }
import { erlangC } from './erlang.ts'
import { mostPhaseServers, phaseQueue, type TwoPhases, twoPhases } from './phase-queue.ts'

function workOf(mean: number, cv2: number): TwoPhases {
  const work = twoPhases(mean, cv2)
  assert.ok(!('ok' in work))
  return work
}

test('two-phase work agrees with the exact solutions to 1e-7, the tolerance they state', () => {
  for (const [c, , lam, cv2, wq, lq, waits] of anchors.rows as number[][]) {
    if (cv2 === 0) continue
    const result = phaseQueue(lam!, workOf(1, cv2!), c!)
    assert.ok(result.ok)
    const what = `M/PH/${c} at ${lam}, variation ${cv2}`
    assertClose(result.meanWait, wq!, { relative: 1e-7 }, what)
    assertClose(result.meanQueue, lq!, { relative: 1e-7 }, what)
    assertClose(result.waitProbability, waits!, { relative: 1e-7 }, what)
  }
})

test('exponential work is Erlang C, at 0.99 and with 40 people too', () => {
  for (const [servers, rate] of [
    [1, 2.475],
    [8, 19.8],
    [40, 95],
  ] as const) {
    const result = phaseQueue(rate, workOf(0.4, 1), servers)
    const want = erlangC(rate, 2.5, servers)
    assert.ok(result.ok && want.ok)
    assertClose(result.meanWait, want.meanWait, { relative: 1e-9 })
    assertClose(result.waitProbability, want.waitProbability, { relative: 1e-9 })
  }
})

test('one person follows Pollaczek-Khinchine at every spread', () => {
  for (const cv2 of [0.5, 0.7, 0.9, 1.5, 10, 60]) {
    const result = phaseQueue(0.8, workOf(1, cv2), 1)
    assert.ok(result.ok)
    assertClose(result.meanWait, (0.8 * (1 + cv2)) / (2 * 0.2), { relative: 1e-9 }, `variation ${cv2}`)
    assertClose(result.waitProbability, 0.8, { relative: 1e-9 })
  }
})

test('refuses thin spread, overload, too many people', () => {
  const thin = twoPhases(1, 0.4)
  const idle = twoPhases(0, 1)
  assert.ok('ok' in thin && thin.code === 'queue.bad-variation')
  assert.ok('ok' in idle && idle.code === 'queue.bad-rate')
  const over = phaseQueue(3, workOf(1, 2), 3)
  const crowd = phaseQueue(3, workOf(1, 2), mostPhaseServers + 1)
  const still = phaseQueue(0, workOf(1, 2), 3)
  const apart = phaseQueue(1e-90, workOf(0.4, 2), 6)
  assert.equal(apart.ok ? 'ok' : apart.code, 'queue.not-converged')
  assert.ok(!over.ok && over.code === 'queue.overloaded')
  assert.ok(!crowd.ok && crowd.code === 'queue.bad-servers')
  assert.ok(!still.ok && still.code === 'queue.bad-rate')
})
