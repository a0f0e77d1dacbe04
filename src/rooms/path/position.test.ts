import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pathModel, type Step } from './model.ts'
import type { MonthEvidence } from './observe.ts'
import { positionHistory, positionOf } from './position.ts'

const quiet: MonthEvidence = {
  month: '2026-01',
  capacityHours: 600,
  weeks: 4.3,
  hours: {},
  reactiveLoggedHours: 0,
  proactiveLoggedHours: 0,
  estimatedHours: 0,
  arrivals: 0,
  done: 0,
  backlogStart: 0,
  backlogEnd: 0,
  unitIds: [],
  unitsActive: 20,
  repeated: 0,
  due: 0,
  met: 0,
  solvedByGuides: 0,
}

const three = (month: Partial<MonthEvidence>) =>
  [1, 2, 3].map(n => ({ ...quiet, month: `2026-0${n}`, ...month }))
const units = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

const champion = three({ capacityHours: 170, hours: { evangelising: 20 }, proactiveLoggedHours: 20 })
const pilots = three({
  capacityHours: 400,
  hours: { programme: 60, evangelising: 40, answering: 60 },
  reactiveLoggedHours: 60,
  proactiveLoggedHours: 100,
  arrivals: 12,
  unitIds: units(3),
})
const swamped = three({
  hours: { answering: 420, programme: 20, evangelising: 20 },
  reactiveLoggedHours: 420,
  proactiveLoggedHours: 40,
  arrivals: 300,
  done: 250,
  backlogStart: 100,
  backlogEnd: 250,
  unitIds: units(15),
  repeated: 90,
  due: 300,
  met: 150,
})
const free = three({
  hours: { answering: 150, programme: 150, education: 100, governance: 60 },
  reactiveLoggedHours: 150,
  proactiveLoggedHours: 310,
  arrivals: 200,
  done: 210,
  backlogStart: 80,
  backlogEnd: 60,
  unitIds: units(15),
  due: 180,
  met: 170,
  solvedByGuides: 60,
})

const stepOf = (months: MonthEvidence[], before = false): Step | null =>
  positionOf(pathModel, months, before).step

test('each kind of company stands where its records show', () => {
  assert.equal(stepOf(champion), 1)
  assert.equal(stepOf(pilots), 2)
  assert.equal(stepOf(swamped), 5)
  assert.equal(stepOf(free, true), 6)
})

test('escape velocity is an outcome of the decision point, never reached without it', () => {
  assert.notEqual(stepOf(free, false), 6)
})

test('nothing recorded is no position, and says so', () => {
  const position = positionOf(pathModel, three({ capacityHours: null }), false)
  assert.equal(position.step, null)
  assert.equal(position.why, 'tooLittle')
  assert.ok(position.criteria.every(criterion => criterion.holds === null && criterion.silent !== null))
})

test('what no room records counts for nothing', () => {
  const position = positionOf(pathModel, swamped, false)
  const resistance = position.criteria.filter(criterion => criterion.observable === 'resistance')
  assert.equal(resistance.length, 2)
  assert.ok(resistance.every(criterion => criterion.silent === 'notRecorded' && criterion.value === null))
  assert.deepEqual(
    position.steps.map(step => step.recorded <= step.of),
    [true, true, true, true, true, true],
  )
})

test('a criterion says how far it is from changing', () => {
  const share = positionOf(pathModel, swamped, false).criteria.find(
    criterion => criterion.id === '5.reactiveShare',
  )
  assert.ok(share?.value && Math.abs(share.value - 420 / 460) < 1e-9)
  assert.ok(share.distance && Math.abs(share.distance - (420 / 460 - 0.6)) < 1e-9)
})

test('estimated hours are reactive hours', () => {
  const estimated = swamped.map(month => ({ ...month, reactiveLoggedHours: 0, estimatedHours: 420 }))
  assert.equal(
    positionOf(pathModel, estimated, false).criteria.find(criterion => criterion.id === '5.reactiveShare')
      ?.value,
    positionOf(pathModel, swamped, false).criteria.find(criterion => criterion.id === '5.reactiveShare')
      ?.value,
  )
})

test('the history remembers the decision point', () => {
  const history = positionHistory(pathModel, [...swamped, ...free, ...free.map(month => ({ ...month }))])
  assert.equal(history.length, 9)
  assert.equal(history[2].position.step, 5)
  assert.equal(history[8].position.step, 6)
})

test('ids of criteria are unique and every step has some', () => {
  assert.equal(new Set(pathModel.criteria.map(criterion => criterion.id)).size, pathModel.criteria.length)
  for (const step of [1, 2, 3, 4, 5, 6])
    assert.ok(pathModel.criteria.some(criterion => criterion.step === step))
})
