import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldText, mappingOf, stateColumns, states } from './import-fixtures.ts'

const at = (text: string) => Date.parse(`${text}Z`)

test('an event log: the latest row gives the state, all rows the timeline, in any order of the file', async () => {
  const log = [
    'A,New,?,S1,3,2016-01-01 10:00',
    'B,New,?,S1,3,2016-01-01 10:30',
    'A,Active,Ann,S1,3,2016-01-01 11:00',
    'A,Resolved,Ann,S1,3,2016-01-01 12:00',
    'B,Active,Bob,S2,1,2016-01-01 12:30',
    'A,Active,Bob,S2,3,2016-01-01 13:00',
    'A,Resolved,Bob,S2,1,2016-01-01 14:00',
    'A,Closed,?,S2,1,2016-01-01 14:00',
  ]
  const header = 'id,state,who,team,prio,at\n'
  const inOrder = await foldText(header + log.join('\n'), mappingOf(stateColumns, states))
  const reversed = await foldText(
    header + log.toReversed().join('\n'),
    mappingOf(stateColumns, { ...states, order: 'newest_first' }),
  )
  const byId = (requests: typeof inOrder.requests) =>
    requests
      .map(({ line, ...rest }) => rest)
      .sort((one, other) => one.externalId.localeCompare(other.externalId))
  assert.deepEqual(byId(reversed.requests), byId(inOrder.requests))
  const [a, b] = inOrder.requests
  assert.deepEqual(
    { ...a, timeline: null, answers: null },
    {
      ...{
        externalId: 'A',
        line: 9,
        subject: 'A',
        body: '',
        type: null,
        unit: 'S2',
        requester: null,
        assignee: null,
      },
      ...{
        status: 'closed',
        priority: 1,
        channel: 'import',
        openedAt: at('2016-01-01T10:00'),
        firstReplyAt: null,
      },
      ...{
        firstTouchAt: at('2016-01-01T11:00'),
        resolvedAt: at('2016-01-01T14:00'),
        closedAt: at('2016-01-01T14:00'),
      },
      ...{
        dueAt: null,
        updatedAt: at('2016-01-01T14:00'),
        reopenCount: 1,
        reassignmentCount: 1,
        timeline: null,
        answers: null,
        comments: [],
      },
    },
  )
  assert.deepEqual(
    a.timeline.map(({ at: when, ...event }) => [
      new Date(when).toISOString().slice(11, 16),
      ...Object.values(event),
    ]),
    [
      ['10:00', 'created', null, 'new'],
      ['11:00', 'status', 'new', 'in_progress'],
      ['11:00', 'assigned', null, 'Ann'],
      ['12:00', 'status', 'in_progress', 'resolved'],
      ['13:00', 'status', 'resolved', 'in_progress'],
      ['13:00', 'assigned', 'Ann', 'Bob'],
      ['13:00', 'unit', 'S1', 'S2'],
      ['14:00', 'status', 'in_progress', 'resolved'],
      ['14:00', 'priority', 3, 1],
      ['14:00', 'status', 'resolved', 'closed'],
      ['14:00', 'assigned', 'Bob', null],
    ],
  )
  assert.deepEqual([b.status, b.resolvedAt, b.reassignmentCount], ['in_progress', null, 1])
})

test('columns of dates and counts win over what the rows would tell', async () => {
  const mapping = mappingOf({ ...stateColumns, o: 'openedAt', r: 'resolvedAt', n: 'reopenCount' }, states)
  const { requests } = await foldText(
    'id,state,who,team,prio,at,o,r,n\nA,New,?,?,3,2016-01-01 10:00,2016-01-01 09:00,?,0\nA,Closed,?,?,3,2016-01-01 12:00,2016-01-01 09:00,?,4\n',
    mapping,
  )
  assert.deepEqual(
    [requests[0].openedAt, requests[0].resolvedAt, requests[0].closedAt, requests[0].reopenCount],
    [at('2016-01-01T09:00'), null, at('2016-01-01T12:00'), 4],
  )
})

test('a bad row of a log is left out, the other rows of its request stay', async () => {
  const { requests, bad } = await foldText(
    'id,state,who,team,prio,at\nA,New,?,?,3,2016-01-01 10:00\nA,-100,?,?,3,2016-01-01 11:00\nA,Active,?,?,3,\nB,Zut,?,?,3,2016-01-01 11:00\n',
    mappingOf(stateColumns, states),
  )
  assert.deepEqual(
    requests.map(({ externalId, status }) => [externalId, status]),
    [['A', 'new']],
  )
  assert.deepEqual(
    bad.map(({ line, column, code }) => [line, column, code]),
    [
      [3, 'state', 'desk.import.unknownStatus'],
      [4, 'at', 'desk.import.needed'],
      [5, 'state', 'desk.import.unknownStatus'],
    ],
  )
})

test('a log of activities: those with a status change it, the others are events, the last may close', async () => {
  const mapping = mappingOf(
    { case: 'externalId', what: 'activity', at: 'updatedAt' },
    {
      shape: 'event_log',
      lastEventCloses: true,
      values: { ...mappingOf({}).values, status: { Wait: 'waiting' } },
    },
  )
  const text =
    'case,what,at\n2,1,2012-04-03 16:55:38\n2,Wait,2012-04-04 16:55:53\n2,6,2012-04-05 17:15:52\n3,1,2012-04-06 10:00:00\n'
  const { requests } = await foldText(text, mapping)
  assert.deepEqual(
    requests[0].timeline.map(({ kind, before, after }) => [kind, before, after]),
    [
      ['created', null, null],
      ['activity', null, '1'],
      ['status', null, 'waiting'],
      ['activity', null, '6'],
      ['status', 'waiting', 'closed'],
    ],
  )
  assert.deepEqual(
    [requests[0].status, requests[0].resolvedAt, requests[0].closedAt],
    ['closed', at('2012-04-05T17:15:52'), at('2012-04-05T17:15:52')],
  )
  assert.deepEqual(
    [requests[1].openedAt, requests[1].closedAt],
    [at('2012-04-06T10:00'), at('2012-04-06T10:00')],
  )
  const open = await foldText(text, { ...mapping, lastEventCloses: false })
  assert.deepEqual(
    open.requests.map(request => [request.status, request.resolvedAt]),
    [
      ['waiting', null],
      ['new', null],
    ],
  )
})
