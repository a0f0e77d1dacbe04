import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import { erlangC } from './erlang.ts'
import { priorityQueue } from './priority-queue.ts'
import { queueBounds } from './queue-bounds.ts'

const classes = [
  { arrivalRate: 0.2, work: 1, variation: 0.5 },
  { arrivalRate: 0.3, work: 0.5, variation: 4 },
  { arrivalRate: 0.4, work: 1, variation: 1 },
]

test('Cobham by hand: residual work 0.4625, loads 0.2, 0.35, 0.75', () => {
  const result = priorityQueue({ classes })
  assert.ok(result.ok)
  const residual = (0.2 * 1.5 + 0.3 * 0.25 * 5 + 0.4 * 2) / 2
  const waits = [residual / 0.8, residual / (0.8 * 0.65), residual / (0.65 * 0.25)]
  for (const [i, one] of result.classes.entries()) assertClose(one.meanWait, waits[i]!, { relative: 1e-13 })
  assertClose(result.occupancy, 0.75, { relative: 1e-13 })
})

test('work found is conserved: load-weighted waits are those without priorities', () => {
  const result = priorityQueue({ classes })
  const rate = 0.9
  const work = 0.75 / rate
  const square = classes.reduce((sum, c) => sum + c.arrivalRate * c.work ** 2 * (1 + c.variation), 0) / rate
  const plain = queueBounds({ arrivalRate: rate, work, variation: square / work ** 2 - 1, servers: 1 })
  assert.ok(result.ok && plain.ok)
  const weighted = result.classes.reduce(
    (sum, c, i) => sum + classes[i]!.arrivalRate * classes[i]!.work * c.meanWait,
    0,
  )
  assertClose(weighted, 0.75 * plain.exact!, { relative: 1e-12 })
})

test('several people: priorities share out the wait of M/M/c, dropped work or not', () => {
  const equal = [2, 3, 2.5].map(arrivalRate => ({ arrivalRate, work: 0.4 }))
  const plain = erlangC(7.5, 2.5, 4)
  for (const interrupt of [false, true]) {
    const result = priorityQueue({ classes: equal, servers: 4, interrupt })
    assert.ok(result.ok && plain.ok)
    assertClose(result.meanWait, plain.meanWait, { relative: 1e-12 })
    const [first, second, third] = result.classes.map(c => c.meanWait)
    assert.ok(first! < second! && second! < third!)
  }
})

test('dropping work: the most urgent see nobody else, one person either way of reckoning', () => {
  const exponential = [0.2, 0.3, 0.3].map(arrivalRate => ({ arrivalRate, work: 1 }))
  const result = priorityQueue({ classes: exponential, interrupt: true })
  assert.ok(result.ok)
  // The first k classes alone are M/M/1: the numbers present give each class by difference.
  const present = (rate: number) => rate / (1 - rate)
  const times = [present(0.2) / 0.2, (present(0.5) - present(0.2)) / 0.3, (present(0.8) - present(0.5)) / 0.3]
  for (const [i, one] of result.classes.entries()) assertClose(one.meanTime, times[i]!, { relative: 1e-12 })
})

test('refuses overload, no class, and what has no closed form', () => {
  const codes = [
    priorityQueue({ classes: [] }),
    priorityQueue({ classes: [{ arrivalRate: 1, work: 1 }] }),
    priorityQueue({ classes, servers: 2 }),
    priorityQueue({ classes: [{ arrivalRate: -1, work: 1 }] }),
    priorityQueue({ classes: [{ arrivalRate: 0.1, work: 1 }], servers: 1.5 }),
  ].map(result => (result.ok ? 'ok' : result.code))
  assert.deepEqual(codes, [
    'queue.no-class',
    'queue.overloaded',
    'queue.no-closed-form',
    'queue.bad-rate',
    'queue.bad-servers',
  ])
})
