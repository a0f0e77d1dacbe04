import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mappingOf } from './import-fixtures.ts'
import { guessMapping } from './import-guess.ts'
import { checkMapping, importTargets, valueKey } from './import-mapping.ts'

/** Targets by column name. */
function targetsOf(header: string[], rows: string[][]): Record<string, string> {
  const { mapping } = guessMapping(header, rows)
  return Object.fromEntries(mapping.columns.map(({ column, target }) => [column, target]))
}

test('a French export is understood', () => {
  const header = [
    'N° de demande',
    'Objet',
    'Demandeur',
    'E-mail',
    'Direction',
    'Statut',
    'Priorité',
    'Créé le',
    'Clôturé le',
    'Échéance',
    'Affecté à',
    'Canal',
    'Catégorie',
    'Divers',
  ]
  const rows = [
    [
      'D1',
      'Une campagne',
      'Zoé Ané',
      'zoe@exemple.fr',
      'Ventes',
      'Fermé',
      'Haute',
      '29/02/2016 10:00',
      '01/03/2016 12:00',
      '15/03/2016 12:00',
      'Luc',
      'Courriel',
      'Vidéo',
      'x',
    ],
    [
      'D2',
      'Un compte',
      'Luc Roy',
      'luc@exemple.fr',
      'RH',
      'En cours',
      'Basse',
      '01/03/2016 09:00',
      'N/A',
      '16/03/2016 12:00',
      'Zoé',
      'Téléphone',
      'Compte',
      'y',
    ],
  ]
  assert.deepEqual(targetsOf(header, rows), {
    'N° de demande': 'externalId',
    Objet: 'subject',
    Demandeur: 'requester',
    'E-mail': 'requesterMail',
    Direction: 'unit',
    Statut: 'status',
    Priorité: 'priority',
    'Créé le': 'openedAt',
    'Clôturé le': 'closedAt',
    Échéance: 'dueAt',
    'Affecté à': 'assignee',
    Canal: 'channel',
    Catégorie: 'field:category',
    Divers: 'ignored',
  })
  const { mapping, dates } = guessMapping(header, rows, 'Europe/Paris')
  assert.equal(mapping.shape, 'one_row_per_request')
  assert.equal(mapping.dateFormat, 'd/M/yyyy H:mm')
  assert.equal(dates?.ambiguous, null)
  assert.deepEqual(mapping.missing, ['N/A'])
  assert.deepEqual(mapping.values.status, { Fermé: 'closed', 'En cours': 'in_progress' })
  assert.deepEqual(mapping.values.priority, { Haute: 2, Basse: 4 })
  assert.deepEqual(mapping.values.channel, { Courriel: 'email', Téléphone: 'team' })
  assert.deepEqual(checkMapping(mapping, header), [])
})

test('a few dates that are none hide no column', () => {
  const dates = ['03/02/2026 09:00', '04/02/2026 10:00', '31/02/2026 10:00', '28/02/2026 10:00', 'soon']
  const { mapping } = guessMapping(
    ['Numéro', 'Ouverte le', 'Close le'],
    dates.map((date, index) => [`A-${index}`, date, index === 0 ? '2026-02-05' : '']),
  )
  assert.equal(mapping.dateFormat, 'd/M/yyyy H:mm')
  assert.deepEqual(mapping.columns, [
    { column: 'Numéro', target: 'externalId' },
    { column: 'Ouverte le', target: 'openedAt' },
    { column: 'Close le', target: 'closedAt', dateFormat: 'iso' },
  ])
})

test('Jira and Zendesk exports are understood', () => {
  const jira = targetsOf(
    [
      'Issue key',
      'Issue Type',
      'Summary',
      'Reporter',
      'Assignee',
      'Priority',
      'Status',
      'Created',
      'Updated',
      'Resolved',
      'Due Date',
    ],
    [
      [
        'SM-1',
        'Task',
        'Do',
        'a',
        'b',
        'Highest',
        'Done',
        '09/Feb/16 7:05 PM',
        '09/Feb/16 8:05 PM',
        '10/Feb/16 7:05 PM',
        '',
      ],
    ],
  )
  assert.deepEqual(Object.values(jira), [
    'externalId',
    'type',
    'subject',
    'requester',
    'assignee',
    'priority',
    'status',
    'openedAt',
    'updatedAt',
    'resolvedAt',
    'dueAt',
  ])
  const zendesk = targetsOf(
    [
      'Id',
      'Subject',
      'Requester',
      'Requester email',
      'Assignee',
      'Group',
      'Status',
      'Priority',
      'Created at',
      'Solved at',
      'Via',
    ],
    [
      [
        '1',
        'Hello',
        'Ann',
        'ann@example.org',
        'Bob',
        'Brand',
        'Solved',
        'Normal',
        '2016-02-09 19:05',
        '2016-02-10 19:05',
        'Web',
      ],
    ],
  )
  assert.deepEqual(Object.values(zendesk), [
    'externalId',
    'subject',
    'requester',
    'requesterMail',
    'assignee',
    'unit',
    'status',
    'priority',
    'openedAt',
    'resolvedAt',
    'channel',
  ])
})

test('each guess says how sure it is and why', () => {
  const { columns } = guessMapping(
    ['Key', 'Date', 'Opened', 'Closed', 'Mails', 'Email', 'Zzz'],
    [
      ['A1', 'soon', '2016-01-01', '2016-01-02', 'a@b.cd', 'nobody', 'Caller 12'],
      ['A2', 'later', '2016-01-01', '2016-01-02', 'e@f.gh', 'nobody', 'Caller  7'],
    ],
  )
  assert.deepEqual(
    columns.map(({ target, reason }) => [target, reason]),
    [
      ['externalId', 'likely'],
      ['ignored', 'unfit'],
      ['openedAt', 'name'],
      ['closedAt', 'name'],
      ['requesterMail', 'values'],
      ['ignored', 'unfit'],
      ['ignored', 'none'],
    ],
  )
  assert.equal(columns[6].prefix, 'Caller ')
  assert.ok(columns[2].confidence > columns[0].confidence && columns[0].confidence > columns[6].confidence)
  const rivals = guessMapping(['Urgency', 'Priority'], [['1', '2']]).columns
  assert.deepEqual(
    rivals.map(({ target, reason }) => [target, reason]),
    [
      ['ignored', 'taken'],
      ['priority', 'name'],
    ],
  )
  const unnamed = guessMapping(
    ['a', 'b'],
    [
      ['x', 'p1'],
      ['x', 'p2'],
    ],
  ).columns
  assert.deepEqual(
    unnamed.map(({ target, reason }) => [target, reason]),
    [
      ['ignored', 'none'],
      ['externalId', 'values'],
    ],
  )
})

test('several rows a request are an event log, whichever end comes first', () => {
  const header = ['CaseID', 'ActivityID', 'CompleteTimestamp']
  const rows = [
    ['2', '1', '2012-04-03 16:55:38'],
    ['2', '8', '2012-04-03 16:55:53'],
    ['3', '1', '2012-04-05 17:15:52'],
  ]
  const guess = guessMapping(header, rows).mapping
  assert.deepEqual([guess.shape, guess.order, guess.lastEventCloses], ['event_log', 'oldest_first', true])
  assert.equal(guessMapping(header, rows.toReversed()).mapping.order, 'newest_first')
  assert.equal(guessMapping(header, rows.slice(1)).mapping.shape, 'one_row_per_request')
})

test('columns whose dates are written in another way get a format of their own', () => {
  const rows = Array.from({ length: 20 }, (_, day) => [
    `${day}`,
    `${day + 1}/2/2016`,
    '2016-03-01',
    '13/5/2016',
  ])
  const { mapping } = guessMapping(['id', 'opened', 'due date', 'closed'], rows)
  assert.equal(mapping.dateFormat, 'd/M/yyyy')
  assert.deepEqual(
    mapping.columns.map(column => column.dateFormat ?? null),
    [null, null, 'iso', null],
  )
})

test('nothing to guess from is no trouble', () => {
  assert.deepEqual(guessMapping([], []).columns, [])
  assert.equal(guessMapping(['id', 'opened'], []).columns[1].target, 'openedAt')
})

test('a mapping is checked against the columns', () => {
  const codes = (mapping: Parameters<typeof checkMapping>[0], header: string[]) =>
    checkMapping(mapping, header).map(problem => problem.code.slice('desk.import.'.length))
  assert.deepEqual(codes(mappingOf({ a: 'externalId', b: 'openedAt' }), ['a', 'b']), [])
  assert.deepEqual(codes(mappingOf({ a: 'subject' }), ['a']), ['mapNoId', 'mapNoOpened'])
  assert.deepEqual(codes(mappingOf({ a: 'externalId' }, { shape: 'event_log' }), ['a']), ['mapNoTime'])
  assert.deepEqual(codes(mappingOf({ a: 'externalId', b: 'openedAt', c: 'openedAt' }), ['a', 'b']), [
    'mapColumn',
    'mapTwice',
  ])
  assert.deepEqual(
    codes(mappingOf({ a: 'externalId', b: 'openedAt' }, { dateFormat: 'zut', timeZone: 'UTC' }), ['a', 'b']),
    ['mapDateFormat'],
  )
  assert.deepEqual(codes(mappingOf({ a: 'externalId', b: 'openedAt' }, { timeZone: 'Zut' }), ['a', 'b']), [
    'mapTimeZone',
  ])
  const twice = mappingOf({ a: 'externalId', b: 'openedAt' })
  twice.columns.push({ column: 'a', target: 'subject' }, { column: 'b', target: 'dueAt', dateFormat: 'zut' })
  assert.deepEqual(codes(twice, ['a', 'b']), ['mapColumnTwice', 'mapColumnTwice', 'mapDateFormat'])
  assert.equal(new Set(importTargets).size, importTargets.length)
  assert.equal(valueKey('  E\u0301té   À '), 'été à')
})
