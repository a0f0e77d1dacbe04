import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { openWorld } from '#testing/world.ts'
import { readImport, receiveFile, startImport, undoImport } from './import.actions.server.ts'
import { workImport } from './import.jobs.server.ts'
import { realLog } from './import-fixtures.ts'

const uci = realLog('uci_servicenow_incident_event_log.csv.gz')
const original = realLog('servicenow_incident_log_original_labels_first5998.csv.gz')
const italian = realLog('helpdesk_italian_3col.csv')
const absent = 'the real request logs are not beside the project'

const world = await openWorld()
await world.app.ownerPool.query("update platform_workspace set time_zone = 'UTC'")

async function bring(path: string) {
  const { id } = await world.run(async ctx => {
    const made = await receiveFile(ctx, { name: path, content: readFileSync(path) })
    await startImport(ctx, made.id)
    return made
  })
  await workImport(world.app, { workspaceId: world.workspaceId, importId: id })
  return (await world.run(ctx => readImport(ctx, id))).kept
}

async function takeBack(id: number) {
  await world.run(ctx => undoImport(ctx, id))
  await workImport(world.app, { workspaceId: world.workspaceId, importId: id })
  return (await world.run(ctx => readImport(ctx, id))).kept.state
}

async function count(sql: string): Promise<Record<string, number>> {
  const { rows } = await world.app.ownerPool.query(sql)
  return rows[0]
}

const left = () =>
  count(`select (select count(*) from desk_request) as requests, (select count(*) from desk_event) as events,
    (select count(*) from people_unit) as units, (select count(*) from people_member) as members,
    (select count(*) from desk_request_type) as types, (select count(*) from desk_import_change) as changes`)

const figures = () =>
  count(`select count(*) as requests,
    count(*) filter (where opened_at >= '2016-03-01' and opened_at < '2016-04-01') as march,
    count(*) filter (where priority = 1) as p1, count(*) filter (where priority = 2) as p2,
    count(*) filter (where priority = 3) as p3, count(*) filter (where priority = 4) as p4,
    count(*) filter (where reopen_count > 0) as reopened, count(*) filter (where reassign_count > 0) as reassigned,
    count(*) filter (where resolved_at is null) as unresolved,
    count(distinct unit_id) as units, count(*) filter (where unit_id is null) as unitless, count(distinct requester_id) as requesters,
    round(percentile_cont(0.5) within group (order by extract(epoch from resolved_at - opened_at) / 3600)::numeric, 1) as median,
    round(avg(extract(epoch from resolved_at - opened_at) / 3600)::numeric, 1) as mean from desk_request`)

test('the ServiceNow log goes in as guessed with its published figures, once; undone, nothing is left', {
  skip: uci ? false : absent,
}, async () => {
  const before = await left()
  const first = await bring(uci ?? '')
  assert.deepEqual([first.state, first.created, first.bad], ['done', 24_918, 5])
  const published = {
    requests: 24_918,
    march: 8995,
    p1: 270,
    p2: 408,
    p3: 23_466,
    p4: 774,
    reopened: 275,
    reassigned: 11_369,
    unresolved: 1556,
    units: 70,
    unitless: 2157,
    requesters: 5244,
    median: 22.1,
    mean: 178.2,
  }
  assert.deepEqual(await figures(), published)
  const after = await left()
  const second = await bring(uci ?? '')
  assert.deepEqual([second.state, second.created, second.updated, second.unchanged], ['done', 0, 0, 24_918])
  assert.deepEqual(await left(), after)
  assert.equal(await takeBack(second.id), 'undone')
  assert.deepEqual(await figures(), published)
  assert.equal(await takeBack(first.id), 'undone')
  assert.deepEqual(await left(), before)
})

test('so do the extract with the original labels and the Italian log', {
  skip: original && italian ? false : absent,
}, async () => {
  const before = await left()
  const labelled = await bring(original ?? '')
  assert.deepEqual([labelled.state, labelled.created, labelled.bad], ['done', 890, 0])
  const cases = await bring(italian ?? '')
  assert.deepEqual([cases.state, cases.created, cases.bad], ['done', 3804, 0])
  const { throughput } = await count(
    `select round(avg(extract(epoch from closed_at - opened_at) / 86400)::numeric, 2) as throughput from desk_request where import_id = ${cases.id}`,
  )
  assert.equal(throughput, 8.8)
  assert.equal(await takeBack(cases.id), 'undone')
  assert.equal(await takeBack(labelled.id), 'undone')
  assert.deepEqual(await left(), before)
})
