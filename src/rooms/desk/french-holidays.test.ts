import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DAY, dayName } from './calendar.ts'
import { easterDay, frenchHolidays } from './french-holidays.ts'

test('Easter falls where the almanacs say', () => {
  // Dates of Western Easter as python-dateutil gives them, with the earliest and latest possible days.
  const known = [
    '1818-03-22',
    '1943-04-25',
    '1961-04-02',
    '2000-04-23',
    '2008-03-23',
    '2011-04-24',
    '2019-04-21',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
    '2049-04-18',
  ]
  for (const day of known) assert.equal(dayName(easterDay(Number(day.slice(0, 4)))), day)
  for (let year = 1900; year < 2200; year++)
    assert.equal(new Date(easterDay(year) * DAY).getUTCDay(), 0, `Easter of ${year} is a Sunday`)
})

test('France has eleven holidays, three of them following Easter', () => {
  assert.deepEqual(
    frenchHolidays(2026).map(({ day, holiday }) => `${day} ${holiday}`),
    [
      '2026-01-01 newYear',
      '2026-04-06 easterMonday',
      '2026-05-01 labour',
      '2026-05-08 victory',
      '2026-05-14 ascension',
      '2026-05-25 whitMonday',
      '2026-07-14 bastille',
      '2026-08-15 assumption',
      '2026-11-01 allSaints',
      '2026-11-11 armistice',
      '2026-12-25 christmas',
    ],
  )
  // 2008: Ascension and Labour Day fell on the same day.
  assert.deepEqual(
    frenchHolidays(2008)
      .filter(({ day }) => day === '2008-05-01')
      .map(({ holiday }) => holiday)
      .sort(),
    ['ascension', 'labour'],
  )
})
