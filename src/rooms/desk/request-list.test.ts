import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noFilter, readFilter, writeFilter } from './request-list.ts'

const read = (text: string) => readFilter(new URLSearchParams(text))

test('an address is read, and written back as itself', () => {
  const address =
    'q=page&status=new%2Cwaiting&priority=1%2C2&type=3&unit=4&itself=none&assignee=none&requester=5&import=6&opened=2026-01-01..2026-02-01&replied=yes&resolved=no&target=missed&effort=estimated&repeated=yes&overdue=yes&sort=updated'
  const filter = read(address)
  assert.deepEqual(filter.statuses, ['new', 'waiting'])
  assert.deepEqual(filter.priorities, [1, 2])
  assert.deepEqual(filter.opened, { from: '2026-01-01', to: '2026-02-01' })
  assert.equal(writeFilter(filter).toString(), address)
})

test('every open status is one word, and open work is read by what is due', () => {
  const filter = read('status=open')
  assert.deepEqual(filter.statuses, ['new', 'triaged', 'in_progress', 'waiting'])
  assert.equal(filter.sort, 'due')
  assert.equal(writeFilter(filter).toString(), 'status=open')
  assert.equal(read('').sort, 'opened')
  assert.equal(writeFilter(read('status=open&sort=opened')).get('sort'), 'opened')
})

test('a list of checked boxes is read like one value', () => {
  assert.deepEqual(read('status=new&status=closed').statuses, ['new', 'closed'])
})

test('what is not understood is left out', () => {
  const nonsense =
    'status=lost&priority=9&type=x&unit=-1&unit=2&assignee=0&opened=2026-13-01..2026-14-01&itself=x&openOn=2026-02-31&done=2026-02-01..2026-01-01&target=both&sort=size&q='
  assert.deepEqual(read(nonsense), { ...noFilter, sort: 'opened' })
})
