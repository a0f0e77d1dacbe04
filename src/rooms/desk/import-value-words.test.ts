import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mappingOf } from './import-fixtures.ts'
import { completeValues, surveyColumns, valuedColumns } from './import-survey.ts'
import { guessChannel, guessPriority, guessStatus } from './import-value-words.ts'

test('words of other systems for status, priority and channel', () => {
  const statuses = {
    Closed: 'closed',
    Fermé: 'closed',
    '6 - Closed': 'closed',
    Clôturé: 'closed',
    'En attente': 'waiting',
    'On-Hold': 'waiting',
    Solved: 'resolved',
    Résolue: 'resolved',
    'To Do': 'new',
    Nouveau: 'new',
    "Won't Do": 'declined',
    Annulée: 'declined',
    Active: 'in_progress',
    'Awaiting User Info': 'waiting',
    Affecté: 'triaged',
  }
  for (const [theirs, ours] of Object.entries(statuses)) assert.equal(guessStatus(theirs), ours, theirs)
  assert.equal(guessStatus('-100'), null)
  const priorities = {
    '3 - Moderate': 3,
    '1 - Critical': 1,
    High: 2,
    Haute: 2,
    P1: 1,
    '5 - Planning': 4,
    Lowest: 4,
    Normale: 3,
    '2 - Zut': 2,
  }
  for (const [theirs, ours] of Object.entries(priorities)) assert.equal(guessPriority(theirs), ours, theirs)
  assert.equal(guessPriority('0'), null)
  for (const [theirs, ours] of Object.entries({
    Phone: 'team',
    'Self service': 'portal',
    'E-mail': 'email',
    'Libre-service': 'portal',
    IVR: 'team',
  }))
    assert.equal(guessChannel(theirs), ours, theirs)
})

test('values met only later in the file are added to the maps, and what a person chose stays', () => {
  const header = ['id', 'state', 'prio']
  const mapping = mappingOf({ id: 'externalId', state: 'status', prio: 'priority' }, { missing: ['?'] })
  mapping.values.status = { closed: 'declined' }
  assert.deepEqual(valuedColumns(mapping), ['state', 'prio'])
  const survey = surveyColumns(header, valuedColumns(mapping), 5)
  for (let row = 0; row < 6; row++)
    survey.add({
      rows: [[`${row}`, ['New', 'Closed', 'Closed', '-100', '?', ''][row], `${row}`]],
      lines: [row + 2],
      bad: [],
    })
  assert.deepEqual(survey.valuesOf('state')?.[0], { value: 'Closed', count: 2 })
  assert.equal(survey.valuesOf('prio'), null, 'too many to choose for')
  const completed = completeValues(mapping, survey)
  assert.deepEqual(completed.mapping.values.status, { closed: 'declined', New: 'new' })
  assert.deepEqual(completed.unknown.status, ['-100'])
})
