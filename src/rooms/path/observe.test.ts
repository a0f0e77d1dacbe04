import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixtureMonth } from './fixtures.ts'
import { notRecorded, observables } from './model.ts'
import { observe, recordsOf, wholeOf, workload } from './observe.ts'

const months = [
  fixtureMonth({
    capacityHours: 100,
    weeks: 4,
    hours: { answering: 30, evangelising: 5, programme: 15 },
    reactiveLoggedHours: 30,
    proactiveLoggedHours: 20,
    entries: 12,
    estimated: 6,
    estimatedHours: 10,
    arrivals: 40,
    done: 30,
    unitIds: [1, 2],
    unitsActive: 8,
    repeated: 4,
    due: 20,
    met: 15,
    solvedByGuides: 10,
  }),
  fixtureMonth({
    capacityHours: null,
    weeks: 4,
    hours: { education: 12, governance: 8, measuring: 4 },
    proactiveLoggedHours: 24,
    entries: 3,
    arrivals: 10,
    done: 15,
    unitIds: [2, 3],
    unitsActive: 8,
  }),
]

test('observables agree with the months worked out by hand', () => {
  const seen = observe(months)
  const values = Object.fromEntries(
    observables.map(name => [name, seen[name].value && Number(seen[name].value.toFixed(4))]),
  )
  assert.deepEqual(values, {
    evangelisingHours: 5,
    // Months without capacity are left out of both hours and weeks.
    teamHoursPerWeek: 25,
    unitsAsking: 3,
    // 84 hours of work: 40 reactive, 44 proactive.
    programmeShare: 0.1786,
    governanceShare: 0.0952,
    educationShare: 0.1429,
    measuringShare: 0.0476,
    unitsAskingShare: 0.375,
    evangelisingShare: 0.0595,
    reactiveNeed: 0.4,
    leftOver: 0.1,
    reactiveShare: 0.4762,
    repeatedShare: 0.08,
    targetsMet: 0.75,
    buildingShare: 0.4167,
    solvedByGuides: 0.1667,
    ...Object.fromEntries(notRecorded.map(name => [name, null])),
  })
})

test('each observable says on how many records it rests, and of what it is a part', () => {
  const seen = observe(months)
  assert.deepEqual([seen.reactiveShare.n, seen.reactiveShare.whole], [21, 84])
  assert.deepEqual([seen.evangelisingHours.n, seen.evangelisingHours.whole], [15, null])
  assert.deepEqual([seen.targetsMet.n, seen.solvedByGuides.n, seen.teamHoursPerWeek.n], [20, 60, 1])
  assert.equal(wholeOf('reactiveShare'), 'hours')
  assert.equal(wholeOf('leftOver'), 'requests')
  assert.equal(wholeOf('unitsAskingShare'), 'units')
  for (const name of observables)
    assert.equal(recordsOf[name] === undefined, notRecorded.includes(name), name)
})

test('reactive hours are compared with capacity only where capacity is known', () => {
  const unknown = months.map(month => ({ ...month, capacityHours: null }))
  assert.equal(observe(unknown).reactiveNeed.value, null)
  assert.equal(observe(unknown).teamHoursPerWeek.value, null)
})

test('without a ledger, nothing is said of how the work was shared', () => {
  const imported = months.map(month => ({
    ...month,
    entries: 0,
    hours: {},
    reactiveLoggedHours: 0,
    proactiveLoggedHours: 0,
  }))
  const seen = observe(imported)
  for (const name of ['reactiveShare', 'buildingShare', 'evangelisingShare', 'evangelisingHours'] as const)
    assert.equal(seen[name].value, null, name)
  assert.equal(seen.reactiveNeed.value, 0.1)
  assert.deepEqual(workload(imported), { reactive: 10, proactive: 0, total: 10, estimated: 10, n: 6 })
})

test('of no months, nothing is known', () => {
  for (const [name, { value, n }] of Object.entries(observe([])))
    assert.deepEqual([value, n], [null, 0], name)
})
