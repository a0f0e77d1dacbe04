import assert from 'node:assert/strict'
import { test } from 'node:test'
import { businessHours, dayMinutes, usualWeek } from './calendar.ts'
import { holidaysText, hoursText, readHolidays, readHours, weekRuns } from './calendar-text.ts'

test('hours are read as people type them', () => {
  const morning = [540, 750]
  const afternoon = [810, 1080]
  const read: [string, number[][] | null][] = [
    ['', []],
    ['9-12:30, 13:30-18', [morning, afternoon]],
    ['9h–12h30 et 13h30–18h00', [morning, afternoon]],
    ['13:30 – 18:00 ; 09:00 – 12:30', [morning, afternoon]],
    ['9 h 00 à 12 h 30', [morning]],
    ['9:00 to 12:30 and 13.30-18', [morning, afternoon]],
    ['0-24', [[0, 1440]]],
    ['18-9', null],
    ['9-25', null],
    ['9:70-12', null],
    ['9', null],
    ['morning', null],
  ]
  for (const [text, intervals] of read) assert.deepEqual(readHours(text), intervals, text)
})

test('what is shown is read back', () => {
  for (const day of [
    [],
    [[540, 1080]],
    [
      [0, 61],
      [61, 1440],
    ],
  ] as [number, number][][])
    assert.deepEqual(readHours(hoursText(day)), day)
  const holidays = [
    { day: '2026-12-25', name: 'Noël' },
    { day: '2027-01-01', name: 'Jour de l’an' },
  ]
  assert.deepEqual(readHolidays(holidaysText(holidays), 'Holiday'), { holidays, bad: [] })
})

test('pasted days are read day first, without a name too; the others are given back', () => {
  const text = '25/12/2026;Noël\r\n\n1.1.2027\n2026-02-30 Never\nsome day\n2026-05-08 – Victoire'
  assert.deepEqual(readHolidays(text, 'Holiday'), {
    holidays: [
      { day: '2026-12-25', name: 'Noël' },
      { day: '2027-01-01', name: 'Holiday' },
      { day: '2026-05-08', name: 'Victoire' },
    ],
    bad: [
      { line: 4, text: '2026-02-30 Never' },
      { line: 5, text: 'some day' },
    ],
  })
})

test('days with the same hours stand together', () => {
  assert.deepEqual(
    weekRuns(usualWeek).map(({ from, to }) => [from, to]),
    [[0, 4]],
  )
  const week = [[[540, 720]], [[540, 1080]], [[540, 1080]], [], [[540, 1080]], [], []] as [number, number][][]
  assert.deepEqual(
    weekRuns(week).map(({ from, to, day }) => `${from}-${to} ${hoursText(day)}`),
    ['0-0 9:00–12:00', '1-2 9:00–18:00', '4-4 9:00–18:00'],
  )
})

test('a working day has a length where all days worked have the same', () => {
  assert.equal(businessHours(usualWeek), 45)
  assert.equal(dayMinutes(usualWeek), 540)
  const half = [[540, 720]] as [number, number][]
  assert.equal(dayMinutes([half, half, [], [], [], [], []]), 180)
  assert.equal(dayMinutes([half, [[540, 1080]], [], [], [], [], []]), null)
  assert.equal(dayMinutes([[], [], [], [], [], [], []]), null)
})
