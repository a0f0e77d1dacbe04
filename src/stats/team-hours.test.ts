import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from './random.ts'
import { peoplePresent, weekOfHours } from './team-hours.ts'

test('a week of hours begins on Monday and closes at the hour it says', () => {
  const week = weekOfHours(3, 9, 17)
  assert.equal(week.length, 168)
  assert.deepEqual(
    [8, 9, 16, 17, 4 * 24 + 16, 5 * 24 + 10].map(hour => week[hour]),
    [0, 3, 3, 0, 3, 0],
  )
  assert.equal(
    weekOfHours(1, 0, 24, [6]).reduce((sum, people) => sum + people, 0),
    24,
  )
})

test('absences come off whole days by chance, and planned ones on top, never below nobody', () => {
  const days = 20_000
  const present = peoplePresent({ people: [0, 4, 4], absent: 0.25 }, days * 3, 3, createRandom(1))
  let sum = 0
  for (let day = 0; day < days; day++) {
    assert.equal(present[3 * day], 0)
    assert.equal(present[3 * day + 1], present[3 * day + 2])
    sum += present[3 * day + 1]
  }
  assert.ok(Math.abs(sum / days - 3) < 0.03)
  const planned = {
    people: [2],
    absences: [
      { from: 1, until: 3, people: 1 },
      { from: 2, until: 9, people: 5 },
    ],
  }
  assert.deepEqual([...peoplePresent(planned, 5, 5, createRandom(1))], [2, 1, 0, 0, 0])
})
