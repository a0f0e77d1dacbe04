import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { apiCaller } from '#testing/api-caller.ts'
import { openWorld } from '../../testing/world.ts'

const world = await openWorld({ now: '2026-11-24T09:00:00Z' })
const agent = await world.token(await world.member('team'))
const requester = await world.token(await world.member('requester'))
const readOnly = await world.token(await world.member('requester'), ['desk:read'])
const call = apiCaller(world, agent)

const input = { title: 'Where our logos are', body: 'In the library.', language: 'en', state: 'published' }

test('a guide is made once per key, read, changed and listed page by page', async () => {
  const made = await call('POST', '/guides', input, agent, 'one')
  assert.equal(made.status, 201)
  assert.deepEqual(await call('POST', '/guides', input, agent, 'one'), made)
  const { id } = made.json
  assert.deepEqual((await call('GET', `/guides/${id}`, undefined, requester)).json, made.json)
  world.clock.now += 1000
  const changed = await call('PATCH', `/guides/${id}`, { body: 'In the new library.', version: 1 })
  assert.deepEqual([changed.status, changed.json.version], [200, 2])
  const late = await call('PATCH', `/guides/${id}`, { title: 'Logos', version: 1 })
  assert.deepEqual([late.status, late.json.code], [409, 'desk.guideChanged'])
  await call('POST', '/guides', { ...input, title: 'Fonts', state: 'draft' })
  const titles: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const page = await call('GET', `/guides?limit=1${next ? `&cursor=${next}` : ''}`)
    titles.push(...page.json.items.map((guide: { title: string }) => guide.title))
    next = page.json.next
  }
  assert.deepEqual(titles.toSorted(), ['Fonts', 'Where our logos are'])
})

test('a requester writes no guide, and sees no draft whatever is asked', async () => {
  assert.equal((await call('POST', '/guides', input, requester)).status, 403)
  const drafts = await call('GET', '/guides?state=draft', undefined, requester)
  assert.ok(drafts.json.items.every((guide: { state: string }) => guide.state === 'published'))
  const draft = (await call('GET', '/guides?state=draft')).json.items[0]
  assert.equal((await call('GET', `/guides/${draft.id}`, undefined, requester)).status, 404)
  assert.equal((await call('GET', '/guides?q=fonts', undefined, requester)).json.items.length, 0)
  assert.equal(
    (await call('GET', '/guide-outcomes?from=2026-01-01&to=2027-01-01', undefined, requester)).status,
    403,
  )
})

test('wrong input is refused by field', async () => {
  const empty = await call('POST', '/guides', { ...input, body: ' ' })
  assert.deepEqual([empty.status, Object.keys(empty.json.fields)], [422, ['body']])
  assert.equal((await call('POST', '/guides', { ...input, language: 'de' })).status, 422)
  assert.equal((await call('POST', '/guides', { ...input, title: 'a\u0000' })).status, 422)
  assert.equal((await call('POST', '/guide-suggestions', { text: 'x'.repeat(501) })).status, 422)
  assert.equal((await call('POST', '/guide-suggestions', { text: 'logo', ask: 'mine' })).status, 422)
})

test('suggestions count only with an ask, and an ask is a change', async () => {
  const ask = randomUUID()
  const outcomes = async () =>
    (await call('GET', '/guide-outcomes?from=2026-01-01&to=2027-01-01')).json.items as {
      outcome: string
      typed: string
    }[]
  const bare = await call('POST', '/guide-suggestions', { text: 'logo' }, readOnly)
  assert.equal(bare.json.items[0].title, 'Where our logos are')
  assert.equal((await call('POST', '/guide-suggestions', { text: 'logo', ask }, readOnly)).status, 403)
  assert.deepEqual(await outcomes(), [])
  const { items } = (await call('POST', '/guide-suggestions', { text: 'logo', ask }, requester)).json
  const path = `/guides/${items[0].id}/outcomes`
  for (const outcome of ['opened', 'solved', 'solved'])
    assert.equal((await call('POST', path, { ask, outcome }, requester)).status, 204)
  assert.equal((await call('POST', path, { ask, outcome: 'solved' }, agent)).status, 404)
  assert.deepEqual(
    (await outcomes()).map(({ outcome, typed }) => [outcome, typed]),
    [['solved', 'logo']],
  )
})

test('the document describes every operation', async () => {
  const document = await (await world.fetch('/api/v1/openapi.json')).json()
  for (const path of [
    '/guides',
    '/guides/{id}',
    '/guides/{id}/outcomes',
    '/guide-suggestions',
    '/guide-outcomes',
  ])
    assert.ok(document.paths[path], path)
})
