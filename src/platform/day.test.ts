import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  addDays,
  dayIn,
  isDay,
  mondayOf,
  monthStart,
  monthsBefore,
  today,
  weeksOf,
  workingDays,
} from './day.ts'

test('today is the day it is where the company is', () => {
  const now = Date.parse('2026-11-28T23:25:00Z')
  assert.equal(today({ now, actor: { timeZone: 'Europe/Paris' } }), '2026-11-29')
  assert.equal(today({ now, actor: { timeZone: 'America/New_York' } }), '2026-11-28')
})

test('the day depends on the place', () => {
  const night = Date.parse('2026-11-24T23:30:00Z')
  assert.equal(dayIn(night, 'UTC'), '2026-11-24')
  assert.equal(dayIn(night, 'Europe/Paris'), '2026-11-25')
})

test('weeks begin on Monday, over the turn of the year and of summer time', () => {
  assert.equal(mondayOf('2026-11-24'), '2026-11-23')
  assert.equal(mondayOf('2026-11-23'), '2026-11-23')
  assert.equal(mondayOf('2027-01-03'), '2026-12-28')
  assert.deepEqual(weeksOf('2026-03-27', '2026-04-06'), ['2026-03-23', '2026-03-30'])
  assert.equal(addDays('2026-03-28', 2), '2026-03-30')
})

test('only days that exist are days', () => {
  for (const day of ['2026-02-28', '2028-02-29', '1999-12-31']) assert.ok(isDay(day), day)
  for (const text of ['2026-02-31', '2026-02-29', '0000-01-01', '2026-2-1', '26-02-01', '1.2.2026', '', 'x'])
    assert.ok(!isDay(text), text)
})

test('working days agree with counting them one by one, from every weekday, for every length', () => {
  for (let start = 0; start < 7; start++)
    for (let length = 0; length < 30; length++) {
      const from = addDays('2026-11-23', start)
      let counted = 0
      for (let day = 0; day < length; day++)
        if (![0, 6].includes(new Date(`${addDays(from, day)}T00:00:00Z`).getUTCDay())) counted++
      assert.equal(workingDays(from, addDays(from, length)), counted, `${from} + ${length}`)
    }
  assert.equal(workingDays('2026-11-24', '2026-11-20'), 0)
})

test('months are counted over years', () => {
  assert.equal(monthStart('2026-01-31', -1), '2025-12-01')
  assert.equal(monthStart('2026-12-15', 2), '2027-02-01')
  assert.equal(monthStart('2026-12-15'), '2026-12-01')
})

test('a day that an earlier month has not is its last one', () => {
  assert.equal(monthsBefore('2026-03-31', 1), '2026-02-28')
  assert.equal(monthsBefore('2024-03-30', 1), '2024-02-29')
  assert.equal(monthsBefore('2026-11-24', 12), '2025-11-24')
  assert.equal(monthsBefore('2026-01-31', 3), '2025-10-31')
})
