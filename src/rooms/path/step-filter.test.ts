import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixtureMonth, fixtureMonths } from './fixtures.ts'
import type { MonthEvidence } from './observe.ts'
import { readSteps, type StepReading } from './step-filter.ts'
import { type StepModel, signsOfTeam, stepModel } from './step-model.ts'

const { champion, pilots, storm, swamped, free } = fixtureMonths
const read = (months: readonly MonthEvidence[], whose: 'company' | 'unit' = 'company'): StepReading => {
  const reading = readSteps(stepModel, months, whose)
  assert.ok(reading)
  return reading
}
/** A year that shows the same as the three months. */
const year = ([month]: readonly MonthEvidence[]) =>
  Array.from({ length: 12 }, (_, index) => ({
    ...month,
    month: `2025-${String(index + 1).padStart(2, '0')}`,
  }))
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

test('a year that shows one step plainly leads to it, and says so with a margin', () => {
  const cases = [champion, pilots, storm, swamped, free].map(months => read(year(months)))
  assert.deepEqual(
    cases.map(({ leading }) => leading),
    [1, 2, 3, 5, 6],
  )
  for (const { probabilities, set, leading } of cases) {
    assert.equal(set[0], leading)
    assert.ok(Math.abs(total(probabilities) - 1) < 1e-9)
    assert.ok(probabilities[leading - 1] > 0.6 && probabilities[leading - 1] < 0.93)
  }
})

test('three records leave the answer wide', () => {
  const thin = read([
    fixtureMonth({ capacityHours: null, entries: 3, hours: { answering: 3 }, reactiveLoggedHours: 3 }),
  ])
  assert.ok(Math.max(...thin.probabilities) < 0.35)
  assert.ok(thin.set.length >= 3)
})

test('nothing recorded is no answer, and months without records widen the last one', () => {
  assert.equal(readSteps(stepModel, [fixtureMonth(), fixtureMonth()]), null)
  const sure = read(year(swamped))
  const later = read([
    ...year(swamped),
    ...Array.from({ length: 8 }, (_, n) => fixtureMonth({ month: `2026-0${n + 1}`, capacityHours: null })),
  ])
  assert.ok(later.probabilities[4] < sure.probabilities[4] - 0.1)
  assert.deepEqual(later.last.moved, [])
  later.probabilities.forEach((p, state) => {
    assert.ok(Math.abs(p - later.last.passing[state]) < 1e-12)
  })
  assert.equal(later.months, 20)
})

test('months before the first record do not count as months of silence', () => {
  const silent = Array.from({ length: 20 }, () => fixtureMonth())
  assert.deepEqual(read([...silent, ...pilots]).probabilities, read(pilots).probabilities)
})

test('each sign’s part is what the answer would lose without it', () => {
  const months = [...storm, ...swamped]
  const { last, probabilities, leading } = read(months)
  assert.ok(last.moved.length > 5)
  const share = last.moved.find(({ sign }) => sign === 'repeated')
  assert.ok(share)
  const without = read([...months.slice(0, -1), { ...months[5], repeated: 0 }])
  assert.equal(without.last.moved.find(({ sign }) => sign === 'repeated')?.value, 0)
  const model: StepModel = { ...stepModel, signs: stepModel.signs.filter(({ sign }) => sign !== 'repeated') }
  const before = readSteps(stepModel, months.slice(0, -1))
  assert.deepEqual(last.before, before?.probabilities)
  // With one month only, leaving a sign out of the month is leaving it out of the model.
  const one = read([swamped[0]])
  const oneWithout = readSteps(model, [swamped[0]])
  assert.ok(oneWithout)
  const moved = one.last.moved.find(({ sign }) => sign === 'repeated')
  assert.ok(moved)
  const expected = one.probabilities[one.leading - 1] - oneWithout.probabilities[one.leading - 1]
  assert.ok(Math.abs(moved.change - expected) < 1e-12)
  assert.ok(share.logRatio > 0, 'repeats speak for the help desk against the decision point')
  assert.ok(
    last.moved.every((row, at) => at === 0 || Math.abs(row.change) <= Math.abs(last.moved[at - 1].change)),
  )
  assert.equal(probabilities[leading - 1], Math.max(...probabilities))
})

test('what would change it most is what the filter says when run on that month', () => {
  const months = [...storm, ...swamped]
  const { next } = read(months)
  const repeats = next.would.find(({ sign }) => sign === 'repeated')
  const { leading } = read(months)
  assert.ok(repeats)
  // A month that shows the repeats and nothing else: with every other sign out of the model's last month.
  const only: StepModel = { ...stepModel, signs: stepModel.signs.filter(({ sign }) => sign === 'repeated') }
  const arrivals = repeats.n
  const month = fixtureMonth({ arrivals, done: arrivals, repeated: repeats.value * arrivals })
  const alone = readSteps(only, [swamped[0], month])
  const past = readSteps(only, [swamped[0]])
  assert.ok(alone && past)
  const rerun = past.next.would.find(({ sign }) => sign === 'repeated')
  assert.ok(rerun)
  const again = readSteps(only, [
    swamped[0],
    fixtureMonth({ arrivals: rerun.n, done: rerun.n, repeated: rerun.value * rerun.n }),
  ])
  assert.ok(again)
  assert.ok(Math.abs(again.probabilities[past.leading - 1] - rerun.probability) < 1e-12)
  assert.ok(next.would.every(({ probability }) => probability > 0 && probability < 1))
  assert.ok(leading >= 4)
})

test('a sign nobody recorded yet is offered with a handful of records', () => {
  const { next } = read([fixtureMonth({ arrivals: 40, done: 20, unitIds: [1, 2], repeated: 3 })])
  const hours = next.would.find(({ sign }) => sign === 'reactiveShare')
  assert.deepEqual([hours?.recorded, hours?.n], [false, stepModel.firstRecords])
  assert.equal(next.would.find(({ sign }) => sign === 'repeated')?.recorded, true)
})

test('a unit is judged by what is done for it, not by the team’s hours, backlog and targets', () => {
  const unit = read(year(swamped), 'unit')
  for (const sign of signsOfTeam) {
    assert.ok(unit.last.moved.every(row => row.sign !== sign))
    assert.ok(unit.next.would.every(row => row.sign !== sign))
  }
  const more = year(swamped).map(month => ({ ...month, capacityHours: 20, due: 900, met: 900 }))
  assert.deepEqual(read(more, 'unit').probabilities, unit.probabilities)
})

test('later months change what is thought of earlier ones, not of the last', () => {
  const { history } = read([...storm, ...swamped])
  assert.equal(history.length, 6)
  assert.deepEqual(history[5].smoothed, history[5].probabilities)
  assert.ok(history[2].smoothed[3] > history[2].probabilities[3])
  assert.deepEqual(read(storm).probabilities, history[2].probabilities)
})
