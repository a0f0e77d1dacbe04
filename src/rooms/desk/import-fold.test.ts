import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldText, mappingOf, stateColumns, states } from './import-fixtures.ts'
import { createFold, previewRows } from './import-fold.ts'
import type { ImportMapping } from './import-mapping.ts'
import { openImportFile } from './import-read.server.ts'

const at = (text: string) => Date.parse(`${text}Z`)

test('one row a request: every target, fields of its own, people with addresses, mapped values', async () => {
  const mapping = mappingOf(
    {
      Ref: 'externalId',
      Objet: 'subject',
      Suite: 'subject',
      Texte: 'body',
      Nature: 'type',
      Service: 'unit',
      Qui: 'requester',
      Mail: 'requesterMail',
      Agent: 'assignee',
      P: 'priority',
      S: 'status',
      Canal: 'channel',
      Ouvert: 'openedAt',
      Réponse: 'firstReplyAt',
      Résolu: 'resolvedAt',
      Clos: 'closedAt',
      Dû: 'dueAt',
      R: 'reopenCount',
      Budget: 'field:budget',
      Urgent: 'field:urgent',
      Jour: 'field:day',
      Note: 'field:note',
    },
    {
      dateFormat: 'd/M/yyyy HH:mm',
      timeZone: 'Europe/Paris',
      decimalMark: ',',
      missing: ['NULL'],
      values: {
        status: { fermé: 'closed' },
        priority: { haute: 2 },
        channel: { tél: 'team' },
        unit: { mkt: 'Marketing' },
        type: { Vidéo: 'video' },
      },
    },
  )
  for (const [column, as] of [
    ['Budget', 'number'],
    ['Urgent', 'boolean'],
    ['Jour', 'date'],
  ] as const)
    Object.assign(mapping.columns.find(mapped => mapped.column === column) ?? {}, { as })
  const header = mapping.columns.map(mapped => mapped.column).join(';')
  const row =
    'D1; Clip ;suite;Long texte;vidéo;MKT;Zoé;ZOE@exemple.fr;Luc <luc@exemple.fr>;Haute;FERMÉ;Tél;1/7/2016 09:00;1/7/2016 10:00;NULL;2/7/2016 09:00;;2;1 234,5;oui;1/7/2016 00:00;NULL'
  const { requests, bad } = await foldText(`${header}\n${row}\n`, mapping)
  assert.deepEqual(bad, [])
  assert.deepEqual(requests, [
    {
      externalId: 'D1',
      line: 2,
      subject: 'Clip · suite',
      body: 'Long texte',
      type: 'video',
      unit: 'Marketing',
      requester: { name: 'Zoé', mail: 'zoe@exemple.fr' },
      assignee: { name: 'Luc', mail: 'luc@exemple.fr' },
      status: 'closed',
      priority: 2,
      channel: 'team',
      openedAt: at('2016-07-01T07:00'),
      firstReplyAt: at('2016-07-01T08:00'),
      firstTouchAt: null,
      resolvedAt: null,
      closedAt: at('2016-07-02T07:00'),
      dueAt: null,
      updatedAt: null,
      reopenCount: 2,
      reassignmentCount: 0,
      answers: { budget: 1234.5, urgent: true, day: '2016-06-30T22:00:00.000Z' },
      timeline: [
        { at: at('2016-07-01T07:00'), kind: 'created', before: null, after: 'new' },
        { at: at('2016-07-02T07:00'), kind: 'status', before: 'new', after: 'closed' },
      ],
      comments: [],
    },
  ])
})

test('each bad cell is listed with line, column, value and reason, and its row stays out', async () => {
  const mapping = mappingOf(
    {
      id: 'externalId',
      s: 'status',
      p: 'priority',
      o: 'openedAt',
      r: 'resolvedAt',
      n: 'field:n',
      c: 'reopenCount',
      m: 'requesterMail',
      b: 'field:b',
    },
    { values: { status: { Open: 'new' }, priority: { '1': 1 }, channel: {}, unit: {}, type: {} } },
  )
  mapping.columns[5].as = 'number'
  mapping.columns[8].as = 'boolean'
  const { requests, bad } = await foldText(
    [
      'id,s,p,o,r,n,c,m,b',
      '1,Open,1,2016-01-02,,1.5,0,a@b.cd,no',
      ',Open,1,2016-01-02,,,,,',
      '3,Zut,1,2016-01-02,,,,,',
      '4,Open,9,2016-01-02,,,,,',
      '5,Open,1,02/01/2016,,,,,',
      '6,Open,1,,,,,,',
      '7,Open,1,2016-01-02,2016-01-01,,,,',
      '8,Open,1,2016-01-02,,"1,5",,,',
      '9,Open,1,2016-01-02,,,-1,,',
      '10,Open,1,2016-01-02,,,,zut,',
      '11,Open,1,2016-01-02,,,,,zut',
      '1,Open,1,2016-01-02,,,,,',
      `${'x'.repeat(201)},Open,1,2016-01-02,,,,,`,
      '14,Open,1,2016-01-02,,,,',
    ].join('\n'),
    mapping,
  )
  assert.deepEqual(
    requests.map(request => request.externalId),
    ['1'],
  )
  assert.deepEqual(
    bad
      .toSorted((one, other) => one.line - other.line)
      .map(({ line, column, value, code }) => [
        line,
        column,
        value?.slice(0, 10) ?? null,
        code.slice('desk.import.'.length),
      ]),
    [
      [3, 'id', '', 'needed'],
      [4, 's', 'Zut', 'unknownStatus'],
      [5, 'p', '9', 'unknownPriority'],
      [6, 'o', '02/01/2016', 'date'],
      [7, 'o', null, 'needed'],
      [8, 'r', '2016-01-01', 'beforeOpened'],
      [9, 'n', '1,5', 'number'],
      [10, 'c', '-1', 'count'],
      [11, 'm', 'zut', 'mail'],
      [12, 'b', 'zut', 'boolean'],
      [13, 'id', '1', 'duplicate'],
      [14, 'id', 'xxxxxxxxxx', 'tooLong'],
      [15, null, '14,Open,1,', 'tooFew'],
    ],
  )
  assert.deepEqual(bad.find(row => row.code === 'desk.import.duplicate')?.params, { first: 2 })
})

test('units and types that must exist are refused where they do not; a default type takes the place of an unknown one', () => {
  const header = ['id', 'o', 'u', 't']
  const rows = [
    ['1', '2016-01-01', ' sales ', 'Video'],
    ['2', '2016-01-01', 'Zut', 'Zut'],
  ]
  const known = { units: new Set(['sales']), types: new Set(['video']) }
  const run = (rest: Partial<ImportMapping>) => {
    const started = createFold(
      mappingOf({ id: 'externalId', o: 'openedAt', u: 'unit', t: 'type' }, rest),
      header,
      known,
    )
    assert.ok(started.ok)
    const step = started.fold.add({ rows, lines: [2, 3], bad: [] })
    assert.ok(step.ok)
    return { got: step.requests.map(({ unit, type }) => [unit, type]), codes: step.bad.map(row => row.code) }
  }
  assert.deepEqual(run({ unknownUnits: 'refuse' }), {
    got: [['sales', 'Video']],
    codes: ['desk.import.unknownUnit'],
  })
  assert.deepEqual(run({}), { got: [['sales', 'Video']], codes: ['desk.import.unknownType'] })
  assert.deepEqual(run({ defaultType: 'other' }), {
    got: [
      ['sales', 'Video'],
      ['Zut', 'other'],
    ],
    codes: [],
  })
})

test('prefixes are taken off where they are', async () => {
  const mapping = mappingOf({ id: 'externalId', who: 'requester', o: 'openedAt' }, { missing: ['?'] })
  mapping.columns[0].prefix = 'INC'
  mapping.columns[1].prefix = 'Caller '
  const { requests } = await foldText(
    'id,who,o\nINC0000045,Caller  2403,2016-01-01\n46,?,2016-01-01\n',
    mapping,
  )
  assert.deepEqual(
    requests.map(({ externalId, requester }) => [externalId, requester?.name ?? null]),
    [
      ['0000045', '2403'],
      ['46', null],
    ],
  )
})

test('a mapping that does not fit the columns starts nothing', () => {
  const started = createFold(mappingOf({ id: 'externalId' }), ['id'])
  assert.deepEqual(started, { ok: false, problems: [{ code: 'desk.import.mapNoOpened' }] })
})

test('the preview shows ten rows as they would be stored, with what is wrong', async () => {
  const text = `id,state,who,team,prio,at\n${Array.from({ length: 20 }, (_, row) => `${row % 3},${row === 4 ? 'Zut' : 'New'},?,?,3,2016-01-01 10:00${row === 6 ? ',' : ''}`).join('\n')}`
  const file = await openImportFile(Buffer.from(text))
  const preview = previewRows(file.sample, file.header, mappingOf(stateColumns, states))
  assert.deepEqual(
    preview.map(row => row.line),
    [2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  )
  assert.deepEqual(
    preview.filter(row => row.bad).map(row => [row.line, row.bad?.code]),
    [
      [6, 'desk.import.unknownStatus'],
      [8, 'desk.import.tooMany'],
    ],
  )
  assert.ok(preview.every(row => (row.request === null) === (row.bad !== null)))
})
