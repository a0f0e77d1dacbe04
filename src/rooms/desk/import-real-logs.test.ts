import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldFile, guessFor, realLog } from './import-fixtures.ts'
import { openImportFile } from './import-read.server.ts'
import type { ImportedRequest } from './import-request.ts'

function countBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | number | null,
): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const item of items) counts[`${keyOf(item)}`] = (counts[`${keyOf(item)}`] ?? 0) + 1
  return counts
}

function meanAndMedian(values: readonly number[]): { mean: number; median: number } {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length / 2
  const median = (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2
  return { mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length, median }
}

const hoursToResolve = (requests: readonly ImportedRequest[]) =>
  requests.flatMap(({ openedAt, resolvedAt }) =>
    resolvedAt === null ? [] : [(resolvedAt - openedAt) / 3_600_000],
  )

const uci = realLog('uci_servicenow_incident_event_log.csv.gz')
const original = realLog('servicenow_incident_log_original_labels_first5998.csv.gz')
const italian = realLog('helpdesk_italian_3col.csv')
const absent = 'the real request logs are not beside the project'

test('the ServiceNow log gives the published counts', { skip: uci ? false : absent }, async () => {
  const file = await openImportFile(uci ?? '')
  assert.deepEqual(file.text, { encoding: 'utf-8', delimiter: ',', gzip: true })
  const { mapping, unknown } = await guessFor(file)
  assert.deepEqual(unknown, ['-100'])
  const { requests, bad } = await foldFile(file, mapping)
  assert.deepEqual(
    countBy(bad, row => `${row.column} ${row.value} ${row.code}`),
    {
      'ident_state -100 desk.import.unknownStatus': 5,
    },
  )
  assert.equal(requests.length, 24_918)
  const months = countBy(requests, request => new Date(request.openedAt).toISOString().slice(0, 7))
  const { '2016-02': february, '2016-03': march, '2016-04': april, '2016-05': may } = months
  assert.deepEqual({ february, march, april, may }, { february: 207, march: 8995, april: 7934, may: 7508 })
  assert.deepEqual(
    countBy(requests, request => request.priority),
    { 1: 270, 2: 408, 3: 23_466, 4: 774 },
  )
  assert.equal(requests.filter(request => request.reopenCount > 0).length, 275)
  assert.equal(requests.filter(request => request.reassignmentCount > 0).length, 11_369)
  assert.equal(requests.filter(request => request.resolvedAt === null).length, 1556)
  const { mean, median } = meanAndMedian(hoursToResolve(requests))
  assert.deepEqual([median.toFixed(1), mean.toFixed(1)], ['22.1', '178.2'])
  const units = countBy(requests, request => request.unit)
  assert.deepEqual([Object.keys(units).length, units['null'], units['70']], [71, 2157, 9444])
  assert.equal(new Set(requests.map(request => request.requester?.name)).size, 5245)
  assert.equal(new Set(requests.map(request => request.assignee?.name)).size, 221)
  assert.deepEqual(
    countBy(requests, request => request.status),
    { closed: 24_918 },
  )
  const derived = await foldFile(file, {
    ...mapping,
    columns: mapping.columns.filter(({ target }) => target !== 'reopenCount'),
  })
  // Number 0000137 has a row of state New dated after its resolution: by its rows it was reopened once.
  assert.deepEqual(
    derived.requests.flatMap(({ externalId, reopenCount }, index) =>
      reopenCount > 0 && requests[index].reopenCount === 0 ? [externalId] : [],
    ),
    ['0000137'],
  )
  assert.equal(derived.requests.filter(request => request.reopenCount > 0).length, 276)
})

test('the variant with the original labels gives the same requests', {
  skip: uci && original ? false : absent,
}, async () => {
  const file = await openImportFile(original ?? '')
  const { mapping } = await guessFor(file)
  const prefixes: Record<string, string> = {
    number: 'INC',
    caller_id: 'Caller',
    assignment_group: 'Group',
    assigned_to: 'Resolver',
    location: 'Location',
    category: 'Category',
    subcategory: 'Subcategory',
    closed_code: 'code',
  }
  const stripped = {
    ...mapping,
    columns: mapping.columns.map(column => ({ ...column, prefix: prefixes[column.column] })),
  }
  const { requests, bad } = await foldFile(file, stripped)
  assert.deepEqual(bad, [])
  assert.equal(requests.length, 890)
  const plain = await openImportFile(uci ?? '')
  const whole = await foldFile(plain, (await guessFor(plain)).mapping)
  const byId = new Map(whole.requests.map(request => [request.externalId, request]))
  // The extract stops in the middle of a few requests: those differ in their last rows only.
  const complete = requests.filter(
    request => request.timeline.length === byId.get(request.externalId)?.timeline.length,
  )
  assert.ok(complete.length > 880, `${complete.length}`)
  for (const { line, ...request } of complete) {
    const { line: _, ...same } = byId.get(request.externalId) as ImportedRequest
    assert.deepEqual(request, same)
  }
})

test('the Italian log of activities gives the published durations', {
  skip: italian ? false : absent,
}, async () => {
  const file = await openImportFile(italian ?? '')
  const { mapping } = await guessFor(file)
  const { requests, bad } = await foldFile(file, mapping)
  assert.deepEqual([requests.length, bad.length], [3804, 0])
  const opened = requests.map(request => request.openedAt).sort((one, other) => one - other)
  assert.equal(new Date(opened[0]).toISOString().slice(0, 10), '2010-01-13')
  const days = hoursToResolve(requests).map(hours => hours / 24)
  const { mean, median } = meanAndMedian(days)
  assert.deepEqual([days.length, mean.toFixed(2), median.toFixed(2)], [3804, '8.80', '3.93'])
  const activities = new Set(
    requests.flatMap(request =>
      request.timeline.filter(event => event.kind === 'activity').map(event => event.after),
    ),
  )
  assert.equal(activities.size, 9)
})
