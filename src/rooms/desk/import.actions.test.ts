import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allUnits } from '#people.server'
import { openWorld } from '#testing/world.ts'
import { readImport, receiveFile, setMapping, startImport, undoImport } from './import.actions.server.ts'
import { workImport } from './import.jobs.server.ts'
import { badRowsOf } from './import.store.server.ts'
import type { ImportMapping } from './import-mapping.ts'
import { addNote } from './message.actions.server.ts'
import { changeRequest } from './request-change.server.ts'
import { allRequestTypes } from './request-type.store.server.ts'

const world = await openWorld()

/** Hands a file in, imports it with the guessed mapping or a change of it, and tells what came of it. */
async function bring(text: string, change: Partial<ImportMapping> = {}, name = 'log.csv') {
  const { id } = await world.run(async ctx => {
    const made = await receiveFile(ctx, { name, content: Buffer.from(text) })
    const { kept } = await readImport(ctx, made.id)
    if (kept.mapping) await setMapping(ctx, made.id, { ...kept.mapping, ...change })
    await startImport(ctx, made.id)
    return made
  })
  await workImport(world.app, { workspaceId: world.workspaceId, importId: id })
  return stateOf(id)
}

const stateOf = async (id: number) => (await world.run(ctx => readImport(ctx, id))).kept

async function takeBack(id: number) {
  await world.run(ctx => undoImport(ctx, id))
  await workImport(world.app, { workspaceId: world.workspaceId, importId: id })
  return stateOf(id)
}

/** Everything an import can touch, but for ids and times of writing. */
async function everything() {
  const { rows } = await world.app.ownerPool.query<{ all: unknown }>(
    `select jsonb_build_object(
      'requests', (select jsonb_agg(to_jsonb(r) - '{id,search,version,import_version,created_at,updated_at}'::text[] order by r.external_id) from desk_request r),
      'events', (select jsonb_agg(to_jsonb(e) - '{id,import_id}'::text[] order by e.request_id, e.at, e.id) from desk_event e),
      'units', (select jsonb_agg(name order by name) from people_unit), 'members', (select jsonb_agg(name order by name) from people_member),
      'types', (select jsonb_agg(key order by key) from desk_request_type)) as all`,
  )
  return rows[0].all
}

const list = `Number,Summary,Status,Priority,Opened,Resolved,Group,Requester,Assigned to,Type
A-1,A page for the fair,Closed,2 - High,2026-03-01 09:00,2026-03-02 10:00,Retail,Zoé,Ana,Parade
A-2,Who answers on Sunday?,Open,3,2026-03-03 09:00,,Energy,Zoé,,Oracle
`

test('a list goes in with guessed columns; the same again changes nothing; undone, nothing is left', async () => {
  const before = await everything()
  const first = await bring(list)
  assert.deepEqual([first.state, first.problem], ['done', null])
  assert.deepEqual([first.created, first.updated, first.unchanged, first.bad], [2, 0, 0, 0])
  const rows = await world.run(({ tx }) =>
    tx
      .selectFrom('desk_request')
      .innerJoin('desk_request_type', 'desk_request_type.id', 'desk_request.type_id')
      .select(['external_id', 'subject', 'status', 'priority', 'channel', 'name_en', 'resolution_due_at'])
      .orderBy('external_id')
      .execute(),
  )
  assert.deepEqual(
    rows.map(row => Object.values(row)),
    [
      ['A-1', 'A page for the fair', 'closed', 2, 'import', 'Parade', null],
      ['A-2', 'Who answers on Sunday?', 'new', 3, 'import', 'Oracle', null],
    ],
  )
  const after = await everything()
  const second = await bring(list)
  assert.deepEqual([second.state, second.created, second.updated, second.unchanged], ['done', 0, 0, 2])
  assert.deepEqual(await everything(), after)
  assert.equal((await takeBack(second.id)).state, 'undone')
  assert.deepEqual(await everything(), after)
  assert.equal((await takeBack(first.id)).state, 'undone')
  assert.deepEqual(await everything(), before)
})

test('what changed is updated, and put back when that import is undone', async () => {
  const first = await bring(list)
  const between = await everything()
  const later = list.replace('A-2,Who answers on Sunday?,Open,3', 'A-2,Who answers on Sunday?,In Progress,1')
  const second = await bring(later.replace('Energy,Zoé,,', 'Wind,Zoé,Ben,'))
  assert.deepEqual([second.created, second.updated, second.unchanged], [0, 1, 1])
  const third = await bring(later.replace('Energy,Zoé,,', 'Water,Zoé,Ben,'))
  assert.deepEqual([third.created, third.updated, third.unchanged], [0, 1, 1])
  await assert.rejects(
    world.run(ctx => undoImport(ctx, first.id)),
    /workedSince/,
  )
  await assert.rejects(
    world.run(ctx => undoImport(ctx, second.id)),
    /workedSince/,
  )
  assert.equal((await takeBack(third.id)).state, 'undone')
  assert.equal((await takeBack(second.id)).state, 'undone')
  assert.deepEqual(await everything(), between)
  assert.equal((await takeBack(first.id)).state, 'undone')
})

test('an import whose requests have been worked on since is not taken back, and says which', async () => {
  const kept = await bring(list)
  const requests = await world.run(({ tx }) =>
    tx.selectFrom('desk_request').select('id').orderBy('external_id').execute(),
  )
  await world.run(ctx => addNote(ctx, requests[1].id, 'I call them'))
  const refused = await world.run(ctx => undoImport(ctx, kept.id)).catch(error => error.problem)
  assert.equal(refused.code, 'desk.import.workedSince')
  assert.deepEqual(refused.params, { count: 1, ids: String(requests[1].id) })
  await world.app.ownerPool.query('delete from desk_message')
  await world.run(ctx => changeRequest(ctx, requests[1].id, { priority: 1 }))
  await assert.rejects(
    world.run(ctx => undoImport(ctx, kept.id)),
    /workedSince/,
  )
  await world.app.ownerPool.query('update desk_request set version = import_version')
  assert.equal((await takeBack(kept.id)).state, 'undone')
})

test('bad rows are listed with line, column, value and reason; good rows go in or not, as chosen', async () => {
  const more = Array.from({ length: 20 }, (_, n) => `B-${n},More,Open,3,2026-03-04 09:${10 + n},,,,,\n`)
  const spoilt = list.replace('2026-03-03 09:00', '3 March') + more.join('')
  const skipped = await bring(spoilt)
  assert.deepEqual([skipped.state, skipped.created, skipped.bad], ['done', 21, 1])
  const listed = [{ line: 3, column: 'Opened', value: '3 March', code: 'desk.import.date', params: {} }]
  assert.deepEqual(await world.run(({ tx }) => badRowsOf(tx, skipped.id, 10)), listed)
  await takeBack(skipped.id)
  const before = await everything()
  const refused = await bring(spoilt, { badRows: 'refuse' })
  assert.deepEqual([refused.state, refused.created, refused.bad], ['failed', 0, 1])
  assert.deepEqual(refused.problem, { code: 'desk.import.someBad', params: { count: 1 } })
  assert.deepEqual(await world.run(({ tx }) => badRowsOf(tx, refused.id, 10)), listed)
  assert.deepEqual(await everything(), before)
})

test('unknown units and types are refused where that was chosen', async () => {
  const types = await world.run(({ tx }) => allRequestTypes(tx))
  const kept = await bring(list, { unknownUnits: 'refuse', unknownTypes: 'refuse' })
  assert.deepEqual([kept.state, kept.created, kept.bad], ['done', 0, 2])
  assert.deepEqual(await world.run(({ tx }) => allUnits(tx)), [])
  assert.deepEqual(await world.run(({ tx }) => allRequestTypes(tx)), types)
})

test('only who leads the whole company imports', async () => {
  for (const role of ['team', 'spoke', 'requester', 'executive', 'auditor'] as const) {
    const member = await world.member(role)
    const file = { name: 'log.csv', content: Buffer.from(list) }
    await assert.rejects(
      world.run(ctx => receiveFile(ctx, file), member),
      /forbidden/,
      role,
    )
  }
  const neighbour = await world.neighbour()
  const { id } = await world.run(ctx => receiveFile(ctx, { name: 'log.csv', content: Buffer.from(list) }))
  await assert.rejects(
    world.run(ctx => readImport(ctx, id), neighbour.owner),
    /notFound/,
  )
  await assert.rejects(
    world.run(ctx => startImport(ctx, id), neighbour.owner),
    /notFound/,
  )
})
