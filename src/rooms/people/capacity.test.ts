import assert from 'node:assert/strict'
import { test } from 'node:test'
import { capacityByWeek, capacityHours } from './capacity.ts'

const week = { from: '2026-11-23', to: '2026-11-30' }
const full = { memberId: 1, fromDay: '2026-01-01', hoursPerWeek: 35 }
const part = { memberId: 2, fromDay: '2026-01-01', hoursPerWeek: 20 }
const away = (memberId: number, fromDay: string, toDay: string) => ({ memberId, fromDay, toDay })

test('a week is the sum of the weekly hours; a weekend adds nothing', () => {
  assert.equal(capacityHours([full, part], [], week), 55)
  assert.equal(capacityHours([full], [], { from: '2026-11-28', to: '2026-11-30' }), 0)
  assert.equal(capacityHours([full], [], { from: '2026-11-27', to: '2026-11-30' }), 7)
})

test('days away are taken off, both ends included, weekends never, twice only once', () => {
  assert.equal(capacityHours([full, part], [away(1, '2026-11-24', '2026-11-25')], week), 41)
  assert.equal(capacityHours([full], [away(1, '2026-11-28', '2026-11-29')], week), 35)
  const twice = [away(1, '2026-11-23', '2026-11-25'), away(1, '2026-11-24', '2026-11-24')]
  assert.equal(capacityHours([full], twice, week), 14)
  assert.equal(capacityHours([full], [away(1, '2026-11-01', '2026-12-31')], week), 0)
  assert.equal(capacityHours([full], [away(2, '2026-11-01', '2026-12-31')], week), 35)
})

test('hours count from the day they are set, until the next', () => {
  const records = [{ ...full, fromDay: '2026-11-26', hoursPerWeek: 20 }, full]
  assert.equal(capacityHours(records, [], week), 3 * 7 + 2 * 4)
  assert.equal(capacityHours([{ ...full, fromDay: '2026-11-27' }], [], week), 7)
  const gone = [full, { ...full, fromDay: '2026-11-25', hoursPerWeek: 0 }]
  assert.equal(capacityHours(gone, [], week), 14)
})

test('nothing in force is unknown, not nothing', () => {
  assert.equal(capacityHours([], [], week), null)
  assert.equal(capacityHours([{ ...full, fromDay: '2026-12-01' }], [], week), null)
  assert.equal(capacityHours([{ ...full, hoursPerWeek: 0 }], [], week), 0)
})

test('week by week, the weeks of a month add up with its whole weeks', () => {
  const weeks = capacityByWeek([full], [away(1, '2026-11-09', '2026-11-13')], {
    from: '2026-11-01',
    to: '2026-12-01',
  })
  assert.deepEqual(
    weeks.map(({ week: monday, hours }) => [monday, hours]),
    [
      ['2026-10-26', 35],
      ['2026-11-02', 35],
      ['2026-11-09', 0],
      ['2026-11-16', 35],
      ['2026-11-23', 35],
      ['2026-11-30', 35],
    ],
  )
})
