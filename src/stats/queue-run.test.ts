import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import type { Duration } from './duration.ts'
import { type QueueClass, type QueueSimulationRequest, simulateQueue } from './queue-simulation.ts'
import { createRandom } from './random.ts'
import { weekOfHours } from './team-hours.ts'

function run(
  request: Partial<QueueSimulationRequest> & Pick<QueueSimulationRequest, 'classes' | 'team' | 'slots'>,
) {
  const result = simulateQueue({ replications: 1, seed: 1, ...request })
  assert.ok(result.ok, JSON.stringify(result))
  return result
}
const none = { expected: [0] }
const fixed = (mean: number): Duration => ({ shape: 'fixed', mean })
const waitingOf = (
  name: string,
  backlog: number,
  hours: number,
  more: Partial<QueueClass> = {},
): QueueClass => ({
  name,
  arrivals: none,
  work: fixed(hours),
  backlog,
  ...more,
})
const median = (fan: number[][]) => fan[2]

test('work in hand is carried over the night, worked out by hand', () => {
  // One person, nine to five. Six hours each: Monday 9 to 15; 15 to 17 and Tuesday to 13; Tuesday 13 to Wednesday 11.
  const team = { people: weekOfHours(1, 9, 17) }
  const { classes, waiting, waitingWork, worked, possible, utilisation } = run({
    classes: [waitingOf('a', 3, 6)],
    team,
    slots: 7 * 24,
  })
  assertClose(classes[0].meanWait.mean, (9 + 15 + 37) / 3, { relative: 1e-12 })
  assertClose(classes[0].meanTime.mean, (15 + 37 + 59) / 3, { relative: 1e-12 })
  assert.deepEqual(median(waiting), [1, 0, 0, 0, 0, 0, 0])
  assert.deepEqual(median(waitingWork), [6, 0, 0, 0, 0, 0, 0])
  assert.deepEqual(median(worked), [8, 8, 2, 0, 0, 0, 0])
  assert.deepEqual(median(possible), [8, 8, 8, 8, 8, 0, 0])
  assertClose(utilisation.mean, 18 / 40, { relative: 1e-12 })
})

test('work that ends as the day does is ended, and the weekend is no time to work', () => {
  const team = { people: weekOfHours(1, 9, 17) }
  const { classes, worked } = run({ classes: [waitingOf('a', 6, 8)], team, slots: 14 * 24 })
  // One a day: five this week, the sixth from Monday to Monday.
  assertClose(classes[0].meanWait.mean, (9 * 6 + 24 * (1 + 2 + 3 + 4 + 7)) / 6, { relative: 1e-12 })
  assertClose(classes[0].meanTime.mean - classes[0].meanWait.mean, 8, { relative: 1e-12 })
  assert.deepEqual(median(worked).slice(0, 8), [8, 8, 8, 8, 8, 0, 0, 8])
})

test('an absence puts the latest work down; it is taken up again before anything new', () => {
  // Two people all day long, one of them away from 2 to 6; slots of an hour.
  const team = { people: [2], absences: [{ from: 2, until: 6, people: 1 }] }
  const { classes, worked, possible } = run({
    classes: [waitingOf('a', 1, 3), waitingOf('b', 1, 4), waitingOf('c', 1, 1, { priority: 0 })],
    team,
    slots: 12,
    period: 2,
  })
  // a from 0 to 3. b to 2, then on from 3 to 5: held work goes before c, which is done from 5 to 6.
  assert.deepEqual(
    classes.map(one => [one.meanWait.mean, one.meanTime.mean]),
    [
      [0, 3],
      [0, 5],
      [5, 6],
    ],
  )
  assert.deepEqual(median(worked), [4, 2, 2, 0, 0, 0])
  assert.deepEqual(median(possible), [4, 2, 2, 4, 4, 4])
})

test('urgent requests go first, and interrupt only where that is asked', () => {
  // Low begins at 0 with 10 hours of work. High comes in the second hour and takes 2, a second low waits.
  const urgent: QueueClass = { name: 'high', arrivals: { counts: [0, 1] }, work: fixed(2) }
  const classes = [urgent, waitingOf('low', 2, 10, { priority: 1 })]
  const finishing = run({ classes, team: { people: [1] }, slots: 40 })
  const interrupting = run({ classes, team: { people: [1] }, slots: 40, interrupt: true })
  const came = 10 - finishing.classes[0].meanWait.mean
  assert.ok(came > 1 && came < 2)
  assertClose(finishing.classes[1].meanTime.mean, (10 + 22) / 2, { relative: 1e-12 })
  assert.equal(interrupting.classes[0].meanWait.mean, 0)
  assertClose(interrupting.classes[1].meanTime.mean, (12 + 22) / 2, { relative: 1e-12 })
  assertClose(interrupting.classes[1].meanWait.mean, 12 / 2, { relative: 1e-12 })
})

test('who waits longer than their patience is gone then, and no longer waits after it', () => {
  const { classes, waiting, asked } = run({
    classes: [waitingOf('a', 3, 6, { patience: fixed(7) })],
    team: { people: [1] },
    slots: 24,
    period: 2,
  })
  // 0 to 6, 6 to 12; the third gives up at 7.
  assert.equal(classes[0].abandoned.mean, 1 / 3)
  assertClose(classes[0].meanWait.mean, 3, { relative: 1e-12 })
  assertClose(classes[0].meanWaiting.mean, (6 + 7) / 24, { relative: 1e-12 })
  assert.deepEqual(median(waiting).slice(0, 5), [2, 2, 2, 0, 0])
  assert.deepEqual(median(asked).slice(0, 2), [18, 0])
})

test('a closed team answers nobody: all wait to the end, and the run still has an answer', () => {
  const { classes, waiting, wait } = run({
    classes: [waitingOf('a', 4, 1)],
    team: { people: [0, 0, 0, 1] },
    slots: 3,
    period: 1,
  })
  assert.deepEqual(median(waiting), [4, 4, 4])
  assert.equal(classes[0].meanWait.mean, 0, 'none was begun')
  assert.equal(classes[0].waitProbability.mean, 1)
  assert.equal(median(wait)[0], 3)
})

/** A team with opening hours, two classes, patience and chance absences. */
function company(change: Partial<QueueSimulationRequest> = {}): QueueSimulationRequest {
  const day = Array.from({ length: 24 }, (_, hour) => (hour >= 7 && hour < 20 ? 3 : 0.2))
  return {
    classes: [
      {
        name: 'question',
        arrivals: { expected: day, dispersion: 0.3 },
        work: { shape: 'lognormal', mean: 0.6, variation: 2 },
        patience: { shape: 'exponential', mean: 90 },
        priority: 1,
      },
      { name: 'crisis', arrivals: { expected: [0.05] }, work: { shape: 'gamma', mean: 5, variation: 0.5 } },
    ],
    team: { people: weekOfHours(4, 8, 18), absent: 0.1 },
    slots: 24 * 28,
    replications: 30,
    seed: 11,
    ...change,
  }
}

test("Little's law, with those waiting counted at the end of every hour", () => {
  const slots = 24 * 21
  let [snapshots, integral, error] = [0, 0, 0]
  for (let seed = 0; seed < 20; seed++) {
    const one = run({ ...company({ seed }), period: 1, replications: 1, slots })
    const mean = median(one.waiting).reduce((sum, waiting) => sum + waiting, 0) / slots
    const own = one.classes.reduce((sum, { meanWaiting }) => sum + meanWaiting.mean, 0)
    snapshots += mean
    integral += own
    error = Math.max(error, Math.abs(mean - own) / own)
  }
  assertClose(snapshots, integral, { relative: 0.01 })
  assert.ok(error < 0.05)
})

test('the same seed gives the same bit for bit; scenarios see the same requests', () => {
  const base = run(company())
  assert.deepEqual(run(company()), base)
  assert.notDeepEqual(run(company({ seed: 12 })).asked, base.asked)
  const more = run(company({ team: { people: weekOfHours(6, 8, 18), absent: 0.1 } }))
  assert.deepEqual(more.asked, base.asked)
  assert.ok(more.classes[0].meanWait.mean < base.classes[0].meanWait.mean)
  const [question, crisis] = company().classes
  const extra: QueueClass = { name: 'new', arrivals: { expected: [1] }, work: fixed(0.1), priority: 2 }
  const wider = run(company({ classes: [extra, question, crisis] }))
  assert.deepEqual(wider.classes[1].arrived, base.classes[0].arrived)
  assert.deepEqual(wider.classes[2].arrived, base.classes[1].arrived)
})

test('nothing is lost and nobody works when closed, in 60 companies drawn at random', () => {
  const random = createRandom(21)
  const shapes = ['exponential', 'fixed'] as const
  for (let i = 0; i < 60; i++) {
    const classes: QueueClass[] = Array.from({ length: 1 + random.int(4) }, (_, k) => ({
      name: `${k}`,
      arrivals:
        random.int(2) === 0
          ? { expected: [random.uniform() * 2, random.uniform()], dispersion: random.int(2) }
          : { counts: Array.from({ length: 40 }, () => random.int(4)) },
      work: { shape: shapes[random.int(2)], mean: random.uniform() * 3 },
      patience:
        random.int(2) === 0 ? { shape: shapes[random.int(2)], mean: random.uniform() * 20 } : undefined,
      priority: random.int(3),
      backlog: random.int(20),
    }))
    const team = {
      people: [...Array.from({ length: 1 + random.int(8) }, () => random.int(5)), 1],
      absent: random.int(2) * 0.3,
      absences: [{ from: random.int(50), until: 60, people: 1 }],
    }
    const result = run({ classes, team, slots: 100, period: 4, interrupt: random.int(2) === 0, seed: i })
    let left = 0
    for (const { arrived, abandoned, waitProbability, meanWaiting, meanPresent } of result.classes) {
      assert.ok(abandoned.mean <= waitProbability.mean + 1e-12 && waitProbability.mean <= 1)
      assert.ok(meanWaiting.mean <= meanPresent.mean + 1e-9)
      left += arrived.mean
    }
    const [asked, worked, possible, waitingWork] = [
      result.asked,
      result.worked,
      result.possible,
      result.waitingWork,
    ].map(fan => median(fan))
    assert.ok(worked.every((hours, p) => hours <= possible[p] + 1e-9))
    assert.ok(median(result.waiting).every(count => count >= 0 && count <= left))
    // Asked is done, waits, is in hand, or was taken back by those who gave up.
    const sum = (values: number[]) => values.reduce((all, value) => all + value, 0)
    assert.ok(sum(worked) + waitingWork[waitingWork.length - 1] <= sum(asked) + 1e-6)
    assert.ok(waitingWork.every(hours => hours > -1e-9))
  }
})

test('what does not fit is refused by name', () => {
  const code = (change: Partial<QueueSimulationRequest>, ofClass: Partial<QueueClass> = {}) => {
    const classes = [{ name: 'a', arrivals: { expected: [1] }, work: fixed(1), ...ofClass }]
    const result = simulateQueue({
      classes,
      team: { people: [1] },
      slots: 48,
      replications: 2,
      seed: 1,
      ...change,
    })
    return result.ok ? null : result.code
  }
  assert.equal(code({}), null)
  assert.equal(code({ classes: [] }), 'queue.no-class')
  assert.equal(code({ slots: 0 }), 'queue.run')
  assert.equal(code({ warmUp: 2 }), 'queue.run')
  assert.equal(code({ team: { people: [0, 0] } }), 'queue.people')
  assert.equal(code({ team: { people: [1.5] } }), 'queue.people')
  assert.equal(code({ team: { people: [1], absent: 1 } }), 'queue.absence')
  assert.equal(code({ team: { people: [1], absences: [{ from: 3, until: 3, people: 1 }] } }), 'queue.absence')
  assert.equal(code({}, { work: fixed(-1) }), 'queue.class')
  assert.equal(code({}, { arrivals: { counts: [0.5] } }), 'queue.class')
  assert.equal(code({}, { arrivals: { expected: [] } }), 'queue.class')
  assert.equal(code({}, { priority: 0.5 }), 'queue.priority')
  assert.equal(code({}, { backlog: -1 }), 'queue.backlog')
  const twice = waitingOf('a', 1, 1)
  assert.equal(code({ classes: [twice, twice] }), 'queue.names')
})
