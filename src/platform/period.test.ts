import assert from 'node:assert/strict'
import { test } from 'node:test'
import { monthsOf, readPeriod } from './period.ts'

const today = '2026-03-31'

test('a rolling period ends with today', () => {
  assert.deepEqual(readPeriod('30d', today), { key: '30d', from: '2026-03-02', to: '2026-04-01' })
  assert.deepEqual(readPeriod('12m', today), { key: '12m', from: '2025-04-01', to: '2026-04-01' })
})

test('a month before a long one ends on a day that exists', () => {
  assert.equal(readPeriod('1m', '2026-03-30').from, '2026-02-28')
})

test('a month and an explicit range include their last day', () => {
  assert.deepEqual(readPeriod('2026-12', today), { key: '2026-12', from: '2026-12-01', to: '2027-01-01' })
  assert.deepEqual(readPeriod('2026-01-05..2026-01-05', today), {
    key: '2026-01-05..2026-01-05',
    from: '2026-01-05',
    to: '2026-01-06',
  })
})

test('what is no period is the default', () => {
  for (const key of [null, '', '0d', '2026-13', '2026-02-30..2026-03-01', '2026-03-02..2026-03-01', 'x'])
    assert.equal(readPeriod(key, today).key, '12m', String(key))
})

test('months of a window', () => {
  assert.deepEqual(monthsOf({ from: '2025-11-20', to: '2026-02-01' }), ['2025-11', '2025-12', '2026-01'])
})
