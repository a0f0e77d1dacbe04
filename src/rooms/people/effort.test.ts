import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Activity, activities, readDuration, readEffortLine, sumEffort, usualMode } from './effort.ts'

const lengths: [string, number | null, string?][] = [
  ['45', 45],
  ['45 min', 45],
  ['45min', 45],
  ['45mn point presse', 45, 'point presse'],
  ["20' call", 20, 'call'],
  ['90 minutes', 90],
  ['1 h', 60],
  ['1h30', 90],
  ['1 h 30', 90],
  ['1\u202fh\u202f30', 90],
  ['1 h 05 min brief', 65, 'brief'],
  ['2 heures', 120],
  ['2 hours 15', 135],
  ['1:30', 90],
  ['1:30 deck', 90, 'deck'],
  ['1,5 h', 90],
  ['1.5', 90],
  ['0.25h', 15],
  [',5 h', 30],
  ['2h 3 posts reviewed', 120, '3 posts reviewed'],
  ['30 3 posts', 30, '3 posts'],
  ['24 h', 1440],
  ['24:01', null],
  ['0', null],
  ['0 h', null],
  ['1500', null],
  ['', null],
  ['brief 45 min', null],
  ['45x', null],
  ['1:75', null],
]

test('lengths of time are read as people write them', () => {
  for (const [text, minutes, rest = ''] of lengths)
    assert.deepEqual(readDuration(text), minutes === null ? null : { minutes, rest }, text)
})

const names = new Map<string, Activity>([
  ['governance', 'governance'],
  ['gouvernance', 'governance'],
  ['formation', 'education'],
  ['planning', 'planning'],
  ['reponse aux demandes', 'answering'],
])

test('an activity named after the time is taken, what follows is the note', () => {
  const read = (line: string) => readEffortLine(line, names)
  assert.deepEqual(read('45 min Gouvernance: audit des comptes'), {
    minutes: 45,
    activity: 'governance',
    note: 'audit des comptes',
  })
  assert.deepEqual(read('1h Réponse aux demandes presse'), {
    minutes: 60,
    activity: 'answering',
    note: 'presse',
  })
  assert.deepEqual(read('15 point hebdo formation'), {
    minutes: 15,
    activity: null,
    note: 'point hebdo formation',
  })
  assert.deepEqual(read('15'), { minutes: 15, activity: null, note: '' })
  assert.equal(read('formation'), null)
})

test('answering and crises are reactive unless said otherwise, the rest proactive', () => {
  assert.deepEqual(
    activities.filter(activity => usualMode(activity) === 'reactive'),
    ['answering', 'crisis'],
  )
})

test('minutes are summed by mode', () => {
  assert.deepEqual(sumEffort([]), { reactive: 0, proactive: 0 })
  assert.deepEqual(
    sumEffort([
      { minutes: 30, mode: 'reactive' },
      { minutes: 45, mode: 'proactive' },
      { minutes: 15, mode: 'reactive' },
    ]),
    { reactive: 45, proactive: 45 },
  )
})
