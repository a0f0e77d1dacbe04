import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixtureMonth, fixtureMonths } from './fixtures.ts'
import { notRecorded, ofCompany, pathModel, type Step, steps } from './model.ts'
import type { MonthEvidence } from './observe.ts'
import { type Position, positionHistory, positionOf } from './position.ts'

const { champion, pilots, storm, swamped, free } = fixtureMonths
const stepOf = (months: MonthEvidence[], before = false): Step | null =>
  positionOf(pathModel, months, before).step
const criterionOf = (position: Position, id: string) => {
  const found = position.criteria.find(criterion => criterion.id === id)
  assert.ok(found, id)
  return found
}

test('each kind of company stands where its records show', () => {
  assert.equal(stepOf(champion), 1)
  assert.equal(stepOf(pilots), 2)
  assert.equal(stepOf(storm), 3)
  assert.equal(stepOf(swamped), 5)
  assert.equal(stepOf(free, true), 6)
})

test('the outcomes belong to those who reached the decision point', () => {
  assert.equal(positionOf(pathModel, free, false).steps[5].seen, true)
  assert.equal(stepOf(free, false), 3)
})

test('past the decision point, without either outcome, the decision is still open', () => {
  const between = free.map(month => ({ ...month, reactiveLoggedHours: 230, proactiveLoggedHours: 230 }))
  const { step, why } = positionOf(pathModel, between, true)
  assert.deepEqual([step, why], [4, 'undecided'])
})

test('nothing recorded is no position, and says so, even past the decision point', () => {
  for (const before of [false, true]) {
    const position = positionOf(
      pathModel,
      [1, 2, 3].map(() => fixtureMonth({ capacityHours: null })),
      before,
    )
    assert.deepEqual([position.step, position.why], [null, 'tooLittle'])
    assert.ok(position.criteria.every(criterion => criterion.holds === null && criterion.silent !== null))
  }
})

test('records that match no step are no position either', () => {
  const odd = [fixtureMonth({ capacityHours: 220, arrivals: 12, done: 12, unitIds: [1], entries: 12 })]
  assert.equal(positionOf(pathModel, odd, false).why, 'noStep')
})

test('what no room records counts for nothing', () => {
  const position = positionOf(pathModel, swamped, false)
  for (const observable of notRecorded) {
    const mine = position.criteria.filter(criterion => criterion.observable === observable)
    assert.ok(mine.length > 0)
    assert.ok(mine.every(({ silent, value, holds }) => silent === 'notRecorded' && !value && holds === null))
  }
  assert.deepEqual(
    position.steps.map(({ recorded, of }) => [recorded, of]),
    [
      [2, 3],
      [3, 5],
      [3, 5],
      [4, 4],
      [4, 4],
      [4, 5],
    ],
  )
})

test('without a ledger the share of reactive work is unknown, not 100 %', () => {
  const imported = swamped.map(month => ({
    ...month,
    hours: {},
    entries: 0,
    reactiveLoggedHours: 0,
    proactiveLoggedHours: 0,
    estimated: 250,
    estimatedHours: 420,
  }))
  const position = positionOf(pathModel, imported, false)
  assert.equal(criterionOf(position, '5.reactiveShare').silent, 'noRecords')
  assert.equal(criterionOf(position, '4.reactiveNeed').value, 0.7)
  assert.equal(position.steps[4].seen, null)
  assert.equal(position.step, 4)
})

test('a share of a handful of records is shown and does not judge', () => {
  const first = [fixtureMonth({ entries: 1, reactiveLoggedHours: 1, hours: { answering: 1 } })]
  const share = criterionOf(positionOf(pathModel, first, false), '5.reactiveShare')
  assert.deepEqual([share.value, share.n, share.holds, share.silent], [1, 1, null, 'tooFew'])
})

test('a criterion says how far it is from changing, in its unit and in hours', () => {
  const share = criterionOf(positionOf(pathModel, swamped, false), '6.reactiveShare')
  assert.equal(share.holds, false)
  assert.ok(Math.abs((share.value ?? 0) - 420 / 460) < 1e-9)
  assert.ok(Math.abs((share.distance ?? 0) - (420 / 460 - 0.4)) < 1e-9)
  assert.ok(Math.abs((share.amount ?? 0) - 3 * (420 - 0.4 * 460)) < 1e-6)
})

test('estimated hours are reactive hours', () => {
  const mixed = swamped.map(month => ({ ...month, reactiveLoggedHours: 20, estimatedHours: 400 }))
  const value = (months: MonthEvidence[]) =>
    criterionOf(positionOf(pathModel, months, false), '5.reactiveShare').value
  assert.equal(value(mixed), value(swamped))
})

test('a unit is judged by what is done for it, never by the hours of the whole team', () => {
  const position = positionOf(pathModel, swamped, true, 'unit')
  assert.equal(position.step, 5)
  for (const criterion of position.criteria)
    if (ofCompany.includes(criterion.observable)) assert.equal(criterion.silent, 'ofCompany')
  assert.equal(position.steps[3].seen, null)
})

test('the history remembers the decision point, for as long as the model says', () => {
  const history = positionHistory(pathModel, [...swamped, ...free, ...free])
  assert.deepEqual(
    [history[2], history[8]].map(({ position }) => position.step),
    [5, 6],
  )
  const long = Array.from({ length: pathModel.memory + 3 }, () => free).flat()
  assert.equal(positionHistory(pathModel, [...swamped, ...long]).at(-1)?.position.step, 3)
})

test('criteria are named once, every step has some, and an outcome turns on its reactive share', () => {
  const { criteria } = pathModel
  assert.equal(new Set(criteria.map(criterion => criterion.id)).size, criteria.length)
  for (const step of steps)
    assert.ok(criteria.filter(criterion => criterion.step === step).length >= pathModel.fewest)
  assert.deepEqual(
    criteria.filter(criterion => criterion.essential).map(criterion => criterion.id),
    ['5.reactiveShare', '6.reactiveShare'],
  )
})
