import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { mappingOf } from './import-fixtures.ts'
import { createFold } from './import-fold.ts'
import type { ImportMapping } from './import-mapping.ts'

test('more rows or texts than may be kept are refused', () => {
  const header = ['id', 'at', 'text']
  const log = mappingOf({ id: 'externalId', at: 'updatedAt', text: 'body' }, { shape: 'event_log' })
  const batch = {
    rows: [
      ['1', '2016-01-01', 'abcdef'],
      ['2', '2016-01-01', 'abcdef'],
    ],
    lines: [2, 3],
    bad: [],
  }
  const run = (mapping: ImportMapping, limits: { rows: number; characters: number }) => {
    const started = createFold(mapping, header, {}, limits)
    assert.ok(started.ok)
    const step = started.fold.add(batch)
    return step.ok ? 'ok' : step.code
  }
  assert.equal(run(log, { rows: 2, characters: 12 }), 'ok')
  assert.equal(run(log, { rows: 1, characters: 12 }), 'desk.import.tooManyRows')
  assert.equal(run(log, { rows: 2, characters: 11 }), 'desk.import.tooMuchText')
  const rows = mappingOf({ id: 'externalId', at: 'openedAt' })
  assert.equal(run(rows, { rows: 1, characters: 0 }), 'desk.import.tooManyRows')
})

test('what is kept of a long file does not keep its blocks in memory', async () => {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const header = ['id', 'at', 'team', 'text']
  const started = createFold(
    mappingOf({ id: 'externalId', at: 'updatedAt', team: 'unit', text: 'body' }, { shape: 'event_log' }),
    header,
  )
  assert.ok(started.ok)
  collect()
  const before = process.memoryUsage().heapUsed
  const source = Readable.from(
    (function* () {
      for (let block = 0; block < 200; block++)
        yield `request number ${block},2016-01-01,team number ${block},text number ${block},${'x'.repeat(500_000)}`
    })(),
  )
  for await (const text of source) {
    const cells = String(text).split(',').slice(0, 4)
    const step = started.fold.add({ rows: [cells], lines: [1], bad: [] })
    assert.ok(step.ok)
  }
  collect()
  // Two hundred blocks of half a megabyte would be 100 MB.
  assert.ok(process.memoryUsage().heapUsed - before < 5_000_000)
  assert.equal([...started.fold.finish()].flatMap(step => (step.ok ? step.requests : [])).length, 200)
})
