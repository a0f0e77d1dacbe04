import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changesOf, instantOf, readAuditQuery, readDay, valueText, wholeLog } from './audit-log.ts'

test('only what differs is a change', () => {
  assert.deepEqual(changesOf({ name: 'A', unitId: 3 }, { name: 'B', unitId: 3 }), [
    { field: 'name', before: 'A', after: 'B' },
  ])
  assert.deepEqual(changesOf(null, { name: 'B' }), [{ field: 'name', before: undefined, after: 'B' }])
  assert.deepEqual(changesOf({ name: 'A' }, null), [{ field: 'name', before: 'A', after: undefined }])
  assert.deepEqual(changesOf({ roles: [1, 2] }, { roles: [1, 2] }), [])
  assert.deepEqual(changesOf([1], [2]), [{ field: null, before: [1], after: [2] }])
  assert.deepEqual(changesOf(null, null), [])
})

test('values are short text', () => {
  assert.deepEqual([null, undefined, '', 0, false, 'x', { a: 1 }].map(valueText), [
    '–',
    '–',
    '–',
    '0',
    'false',
    'x',
    '{"a":1}',
  ])
  assert.equal(valueText('y'.repeat(500)).length, 120)
})

test('an instant is known by its field, written as a number or as a text', () => {
  assert.equal(instantOf('resolvedAt', 1_795_910_718_357), 1_795_910_718_357)
  assert.equal(instantOf('expiresAt', '2027-02-27T00:43:45.819Z'), Date.parse('2027-02-27T00:43:45.819Z'))
  assert.deepEqual(
    [
      instantOf('minutes', 15),
      instantOf('resolvedAt', null),
      instantOf('closedAt', 'soon'),
      instantOf(null, 1),
    ],
    [null, null, null, null],
  )
})

test('an address is read with care', () => {
  assert.deepEqual(readAuditQuery(new URLSearchParams()), wholeLog)
  assert.deepEqual(
    readAuditQuery(
      new URLSearchParams(
        'person=7&action=member.create&thing=member&id=9&from=2026-11-01&to=2026-11-30&q=+Léa+',
      ),
    ),
    {
      personId: 7,
      action: 'member.create',
      thing: 'member',
      thingId: '9',
      from: '2026-11-01',
      to: '2026-11-30',
      text: 'Léa',
    },
  )
  assert.deepEqual(
    readAuditQuery(
      new URLSearchParams("person=-1&action=x'%20or%201=1&thing=%25&from=2026-02-30&to=yesterday"),
    ),
    wholeLog,
  )
  assert.equal(readDay('2026-02-29'), null)
  assert.equal(readDay('2028-02-29'), '2028-02-29')
})
