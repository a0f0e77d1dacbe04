import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { openWorld } from '#testing/world.ts'

const world = await openWorld({ work: true })
const token = await world.token()

const call = (path: string, init: RequestInit = {}, bearer = token) =>
  world.fetch(`/api/v1/imports${path}`, {
    ...init,
    headers: { authorization: `Bearer ${bearer}`, ...init.headers },
  })

const csv = (rows: number) =>
  `Number,Summary,Status,Opened\n${Array.from({ length: rows }, (_, n) => `C-${n},An ask,Open,2026-03-04 09:00\n`).join('')}`

const hand = (text: string, bearer = token) =>
  call('?fileName=log.csv', { method: 'POST', body: text, headers: { 'content-type': 'text/csv' } }, bearer)

const post = (path: string, body: object = {}) =>
  call(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })

async function ended(id: number): Promise<{ state: string; created: number; bad: number }> {
  for (let tries = 0; tries < 200; tries++) {
    const kept = await (await call(`/${id}`)).json()
    if (!['waiting', 'running', 'undoing'].includes(kept.state)) return kept
    await sleep(100)
  }
  throw new Error('the import did not end')
}

test('a file is handed in, started, followed and undone', async () => {
  const made = await hand(csv(3))
  assert.equal(made.status, 201, JSON.stringify(await made.clone().json()))
  const { id, state, mapping } = await made.json()
  assert.deepEqual([state, mapping.columns[0]], ['uploaded', { column: 'Number', target: 'externalId' }])
  assert.equal((await post(`/${id}/start`)).status, 202)
  const done = await ended(id)
  assert.deepEqual([done.state, done.created], ['done', 3])
  assert.equal((await post(`/${id}/start`)).status, 409)
  assert.equal((await post(`/${id}/undo`)).status, 202)
  assert.equal((await ended(id)).state, 'undone')
  const { items } = await (await call('')).json()
  assert.deepEqual(
    items.map((kept: { id: number }) => kept.id),
    [id],
  )
})

test('a form carries the file with its mapping; bad rows come as CSV', async () => {
  const form = new FormData()
  form.set('file', new File([`${csv(2)},x,Open,2026-03-04 09:00\n`], 'more.csv'))
  form.set(
    'mapping',
    JSON.stringify({
      shape: 'one_row_per_request',
      columns: [
        { column: 'Number', target: 'externalId' },
        { column: 'Opened', target: 'openedAt' },
      ],
    }),
  )
  const made = await call('', { method: 'POST', body: form })
  assert.equal(made.status, 201, JSON.stringify(await made.clone().json()))
  const { id } = await made.json()
  await post(`/${id}/start`)
  assert.deepEqual((await ended(id)).bad, 1)
  const listed = await call(`/${id}/bad-rows`)
  assert.match(listed.headers.get('content-type') ?? '', /text\/csv/)
  assert.equal(
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(await listed.arrayBuffer()),
    '\uFEFF"Line","Column","Value","Reason"\r\n"4","Number","","This is needed and missing."\r\n',
  )
})

test('a file larger than a JSON body may be is taken', async () => {
  const made = await hand(csv(70_000))
  assert.equal(made.status, 201)
  const { id } = await made.json()
  assert.equal((await call(`/${id}`, { method: 'DELETE' })).status, 204)
  assert.equal((await call(`/${id}`)).status, 404)
})

test('what cannot be read or may not be done is refused', async () => {
  for (const nothing of ['', ' ', 'Number,Summary\n', '<html><body>Number</body></html>']) {
    const refused = await hand(nothing)
    assert.deepEqual([refused.status, (await refused.json()).code], [422, 'desk.import.empty'])
  }
  assert.equal((await hand('%PDF-1.4 nothing')).status, 415)
  const { id } = await (await hand(csv(1))).json()
  assert.equal((await post(`/${id}/start`, { mappingName: 'unknown' })).status, 422)
  assert.equal((await post(`/${id}/start`, { mapping: { shape: 'spiral', columns: [] } })).status, 422)
  assert.equal((await post(`/${id}/undo`)).status, 409)
  assert.equal((await hand(csv(1), await world.token(world.owner, ['desk:write']))).status, 403)
  assert.equal((await hand(csv(1), await world.token(await world.member('team')))).status, 403)
})
