import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertWithinThreeErrors } from './anchors/assert-near.ts'
import anchors from './anchors/queueing.json' with { type: 'json' }
import exactRows from './anchors/queueing-mgc.json' with { type: 'json' }
import { workOfVariation } from './anchors/work-of-variation.ts'
import { fcfsWaits, simulateFcfs } from './fcfs-queue.ts'
import { createRandom } from './random.ts'

test('waits worked out by hand, one person and two, and in stretches', () => {
  const arrivals = Float64Array.of(0, 1, 1.5, 10)
  const work = Float64Array.of(4, 2, 1, 1)
  assert.deepEqual([...fcfsWaits(arrivals, work, new Float64Array(1))], [0, 3, 4.5, 0])
  // Two people: free at 4 and 3 after the second, so that the third begins at 3.
  assert.deepEqual([...fcfsWaits(arrivals, work, new Float64Array(2))], [0, 0, 1.5, 0])
  const free = new Float64Array(1)
  const first = fcfsWaits(arrivals.subarray(0, 2), work, free)
  assert.deepEqual([...first, ...fcfsWaits(arrivals.subarray(2), work.subarray(2), free)], [0, 3, 4.5, 0])
})

test('the heap serves as a plain search for the earliest would', () => {
  const random = createRandom(4)
  for (const servers of [3, 8, 33]) {
    const arrivals = Float64Array.from({ length: 500 }, () => random.uniform() * 100).sort()
    const work = Float64Array.from(arrivals, () => random.gamma(0.5, servers * 0.4))
    const free = new Array<number>(servers).fill(0)
    const plain = arrivals.map((at, i) => {
      const first = free.indexOf(Math.min(...free))
      const start = Math.max(at, free[first])
      free[first] = start + work[i]
      return start - at
    })
    assert.deepEqual(fcfsWaits(arrivals, work, new Float64Array(servers)), plain)
  }
})

test('M/M/c and M/G/c: within three standard errors of the exact waits on the whole grid', () => {
  const [requests, replications] = [4000, 40]
  // Nearer to full than 0.95 an empty start cannot be forgotten in a test: `queue-simulation.test.ts` starts such
  // queues in balance.
  const exponential = anchors.mmc
    .filter(([lam, mu, c]) => lam / mu / c < 0.955)
    .map(([lam, mu, c, , , waits, wait]) => ({ lam, mean: 1 / mu, c, variation: 1, waits, wait }))
  const general = exactRows.rows.map(([c, , lam, variation, wait, , waits]) => ({
    lam,
    mean: 1,
    c,
    variation,
    waits,
    wait,
  }))
  assert.ok(exponential.length > 60 && general.length === 40)
  assertWithinThreeErrors(
    [...exponential, ...general].map(({ lam, mean, c, variation, waits, wait }) => (seed, times) => {
      const result = simulateFcfs({
        between: { shape: 'exponential', mean: 1 / lam },
        work: workOfVariation(mean, variation),
        servers: c,
        requests,
        warmUp: 4000,
        replications: replications * times,
        seed,
      })
      assert.ok(result.ok)
      const what = `${c} people at ${lam * mean}, variation ${variation}`
      return [
        { what: `waits, ${what}`, estimate: result.waitProbability, exact: waits },
        { what: `mean wait, ${what}`, estimate: result.meanWait, exact: wait },
      ]
    }),
  )
})

test('quantiles are those of M/M/c to the width of a bin; the same seed gives the same bit for bit', () => {
  const [lam, mu, c, , , , , , , , , , p90, p95] = anchors.mmc.find(row => row[2] === 6 && row[0] === 12)!
  const run = (seed: number) =>
    simulateFcfs({
      between: { shape: 'exponential', mean: 1 / lam },
      work: { shape: 'exponential', mean: 1 / mu },
      servers: c,
      requests: 40_000,
      warmUp: 1000,
      seed,
    })
  const result = run(5)
  assert.ok(result.ok)
  assert.ok(Math.abs(result.quantiles[1].wait / p90 - 1) < 0.04)
  assert.ok(Math.abs(result.quantiles[2].wait / p95 - 1) < 0.04)
  assert.deepEqual(run(5), result)
  assert.notDeepEqual(run(6), result)
})

test('refuses overload, no people, no requests and durations that cannot be', () => {
  const good = {
    between: { shape: 'fixed' as const, mean: 1 },
    work: { shape: 'fixed' as const, mean: 0.5 },
    servers: 1,
    requests: 10,
    warmUp: 0,
    seed: 1,
  }
  const code = (change: object) => {
    const result = simulateFcfs({ ...good, ...change })
    return result.ok ? null : result.code
  }
  assert.equal(code({}), null)
  assert.equal(code({ work: { shape: 'fixed', mean: 1 } }), 'queue.overloaded')
  assert.equal(code({ servers: 0 }), 'queue.bad-servers')
  assert.equal(code({ requests: 0 }), 'queue.run')
  assert.equal(code({ work: { shape: 'hyperexponential', mean: 0.1, variation: 0.5 } }), 'queue.duration')
  assert.equal(code({ work: { shape: 'empirical', values: [] } }), 'queue.duration')
})
