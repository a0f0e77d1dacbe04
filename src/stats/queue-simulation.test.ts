import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertWithinThreeErrors, type Comparison } from './anchors/assert-near.ts'
import anchors from './anchors/queueing.json' with { type: 'json' }
import exactRows from './anchors/queueing-mgc.json' with { type: 'json' }
import { workOfVariation } from './anchors/work-of-variation.ts'
import type { Duration } from './duration.ts'
import { type PriorityClass, priorityQueue } from './priority-queue.ts'
import { type ClassResult, simulateQueue } from './queue-simulation.ts'
import { createRandom, type Random } from './random.ts'
import { estimateOf } from './replication-estimate.ts'

/** Cumulated chances of 0, 1, 2, ... present in balance; `leaving(n)` the rate at which n become n - 1. */
function inBalance(arrivalRate: number, leaving: (n: number) => number, most = Infinity): Float64Array {
  const logs = [0]
  let top = 0
  for (let n = 1; n <= most && logs[n - 1] > top - 40; n++) {
    logs.push(logs[n - 1] + Math.log(arrivalRate / leaving(n)))
    top = Math.max(top, logs[n])
  }
  const chances = Float64Array.from(logs, value => Math.exp(value - top))
  for (let n = 1; n < chances.length; n++) chances[n] += chances[n - 1]
  return chances
}

function drawPresent(chances: Float64Array, random: Random): number {
  const point = random.uniform() * chances[chances.length - 1]
  let [low, high] = [0, chances.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (chances[middle] > point) high = middle
    else low = middle + 1
  }
  return low
}

type Markov = { rate: number; mu: number; c: number; patience?: Duration; chances: Float64Array }

const replications = 80

/** Replications that begin in balance, so that none of them has anything to forget. */
function fromBalance({ rate, mu, c, patience, chances }: Markov, seed: number, times: number) {
  const random = createRandom(seed)
  const slots = 10
  // Some lengths of work at least, so that what is rare among many people is met.
  const requests = Math.max(400, 2.5 * c)
  const results = Array.from({ length: replications * times }, (_, r) => {
    const result = simulateQueue({
      classes: [
        {
          name: 'all',
          arrivals: { expected: [requests / slots] },
          work: { shape: 'exponential', mean: 1 / mu },
          patience,
          backlog: drawPresent(chances, random),
        },
      ],
      team: { people: [c] },
      slot: requests / slots / rate,
      slots,
      period: slots,
      replications: 1,
      seed: seed * 1000 + r,
    })
    assert.ok(result.ok)
    return result.classes[0]
  })
  return (what: string, exact: number, value: (one: ClassResult) => number): Comparison => {
    const values = results.map(value)
    const shows = values.filter(one => Math.abs(one) > 1e-9).length
    return { what: `${what}, ${c} at ${rate}`, estimate: estimateOf(values), exact, shows }
  }
}

test('Erlang C on the whole grid, from 0.3 to 0.999 of what 1 to 1000 people can do', () => {
  assert.ok(anchors.mmc.length > 90)
  assertWithinThreeErrors(
    anchors.mmc.map(([rate, mu, c, , , , , , queue, present]) => {
      const chances = inBalance(rate, n => Math.min(n, c) * mu)
      return (seed, times) => {
        const compare = fromBalance({ rate, mu, c, chances }, seed, times)
        return [
          compare('waiting', queue, one => one.meanWaiting.mean),
          compare('present', present, one => one.meanPresent.mean),
        ]
      }
    }),
  )
})

test('Erlang B on the whole grid: nobody waits, who finds all busy is lost', () => {
  const patience: Duration = { shape: 'fixed', mean: 0 }
  const grid = [
    ...anchors.mmc.map(([rate, mu, c, , lost]) => [c, rate / mu, lost]),
    ...anchors.erlangB.filter(([c]) => c <= 1000),
  ]
  assertWithinThreeErrors(
    grid.map(([c, rate, lost]) => {
      const chances = inBalance(rate, n => n, c)
      return (seed, times) => {
        const compare = fromBalance({ rate, mu: 1, c, patience, chances }, seed, times)
        const requests = Math.max(400, 2.5 * c)
        // Those present at the start begin at once: of the others as many are lost as give up.
        return [compare('lost', lost, one => (one.abandoned.mean * one.arrived.mean) / requests)]
      }
    }),
  )
})

test('Erlang A on the whole grid, under and over load', () => {
  assert.equal(anchors.erlangA.length, 120)
  assertWithinThreeErrors(
    anchors.erlangA.map(([rate, mu, theta, c, , , , queue, , , busy]) => {
      const chances = inBalance(rate, n => Math.min(n, c) * mu + Math.max(0, n - c) * theta)
      return (seed, times) => {
        const patience: Duration = { shape: 'exponential', mean: 1 / theta }
        const compare = fromBalance({ rate, mu, c, patience, chances }, seed, times)
        return [
          compare(`waiting, ${theta}`, queue, one => one.meanWaiting.mean),
          compare(`idle, ${theta}`, c - busy, one => c - one.meanPresent.mean + one.meanWaiting.mean),
        ]
      }
    }),
  )
})

test('M/G/c with steady, shared and very uneven work, after a warm-up', () => {
  assertWithinThreeErrors(
    exactRows.rows.map(([c, , rate, variation, , queue, waits]) => (seed, times) => {
      const result = simulateQueue({
        classes: [{ name: 'all', arrivals: { expected: [100] }, work: workOfVariation(1, variation) }],
        team: { people: [c] },
        slot: 100 / rate,
        slots: 35,
        period: 5,
        warmUp: 2,
        replications: 40 * times,
        seed,
      })
      assert.ok(result.ok)
      const [one] = result.classes
      const what = `${c} at ${rate}, variation ${variation}`
      return [
        { what: `waiting, ${what}`, estimate: one.meanWaiting, exact: queue },
        { what: `waits, ${what}`, estimate: one.waitProbability, exact: waits },
      ]
    }),
  )
})

test('priorities: one person and any work, several and exponential work, finishing or interrupting', () => {
  const uneven: PriorityClass[] = [
    { arrivalRate: 0.2, work: 1, variation: 0.5 },
    { arrivalRate: 0.3, work: 0.5, variation: 4 },
    { arrivalRate: 0.4, work: 1, variation: 1 },
  ]
  const equal: PriorityClass[] = [1.5, 2, 2.5].map(arrivalRate => ({ arrivalRate, work: 0.5 }))
  const cases = [
    { classes: uneven, servers: 1 },
    { classes: equal, servers: 4 },
  ].flatMap(one => [false, true].map(interrupt => ({ ...one, interrupt })))
  assertWithinThreeErrors(
    cases.map(({ classes, servers, interrupt }) => (seed, times) => {
      const exact = priorityQueue({ classes, servers, interrupt })
      const result = simulateQueue({
        classes: classes.map(({ arrivalRate, work, variation = 1 }, k) => ({
          name: `${k}`,
          arrivals: { expected: [arrivalRate * 100] },
          work: workOfVariation(work, variation),
          priority: k,
        })),
        team: { people: [servers] },
        interrupt,
        slot: 100,
        slots: 60,
        period: 10,
        warmUp: 1,
        replications: 40 * times,
        seed,
      })
      assert.ok(exact.ok && result.ok)
      return classes.flatMap(({ arrivalRate }, k) => {
        const { meanWait, meanTime } = exact.classes[k]
        const { meanWaiting, meanPresent } = result.classes[k]
        const what = `class ${k} of ${servers} ${interrupt}`
        const waiting = { what: `waiting, ${what}`, estimate: meanWaiting, exact: arrivalRate * meanWait }
        const present = { what: `present, ${what}`, estimate: meanPresent, exact: arrivalRate * meanTime }
        // What the closed form calls a wait holds the interruptions too.
        return interrupt ? [present] : [waiting, present]
      })
    }),
  )
})
