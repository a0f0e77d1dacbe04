import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiCaller } from '#testing/api-caller.ts'
import { openWorld } from '#testing/world.ts'

const world = await openWorld()
const owner = await world.token()
const team = await world.token(await world.member('team'))
const requester = await world.token(await world.member('requester'))
const readOnly = await world.token(world.owner, ['desk:read'])
const call = apiCaller(world, owner)

const named = { nameFr: 'Vidéo', nameEn: 'A video' }

test('a type is made once by key, read, changed and archived', async () => {
  const made = await call('POST', '/request-types', named, owner, 'k')
  assert.equal(made.status, 201, JSON.stringify(made.json))
  assert.deepEqual(await call('POST', '/request-types', named, owner, 'k'), made)
  const { id } = made.json
  assert.deepEqual((await call('GET', `/request-types/${id}`)).json, made.json)
  const fields = [
    {
      key: 'length',
      kind: 'choice',
      labelFr: 'Durée',
      labelEn: 'Length',
      options: [
        { value: 'short', fr: 'Courte', en: 'Short' },
        { value: 'long', fr: 'Longue', en: 'Long' },
      ],
    },
    {
      key: 'why',
      kind: 'text',
      labelFr: 'Pourquoi',
      labelEn: 'Why',
      condition: { key: 'length', values: ['long'] },
    },
  ]
  const changed = await call('PATCH', `/request-types/${id}`, { fields, active: false })
  assert.equal(changed.status, 200, JSON.stringify(changed.json))
  assert.deepEqual(
    [changed.json.active, changed.json.fields[1].condition, changed.json.fields[1].required],
    [false, { key: 'length', values: ['long'] }, false],
  )
  assert.equal((await call('GET', `/request-types/${id}`, undefined, requester)).status, 404)
  assert.equal((await call('GET', `/request-types/${id}`, undefined, team)).status, 200)
  const listed = async (query: string, token: string) =>
    (await call('GET', `/request-types${query}`, undefined, token)).json.items.length
  assert.deepEqual(
    [
      await listed('', owner),
      await listed('?archived=true', owner),
      await listed('?archived=true', requester),
    ],
    [8, 9, 8],
  )
})

test('what is wrong is named by its path', async () => {
  const bad = { ...named, fields: [{ key: 'A b', kind: 'text', labelFr: '', labelEn: 'X' }] }
  const refused = await call('POST', '/request-types', bad)
  assert.equal(refused.status, 422)
  assert.deepEqual(Object.keys(refused.json.fields).sort(), ['fields.0.key', 'fields.0.labelFr'])
  const few = {
    ...named,
    fields: [{ key: 'a', kind: 'choice', labelFr: 'A', labelEn: 'A', options: [] }],
  }
  assert.deepEqual(Object.keys((await call('POST', '/request-types', few)).json.fields), ['fields.0.options'])
})

test('types are put in order as a whole', async () => {
  const { items } = (await call('GET', '/request-types?archived=true')).json
  const ids = items.map((type: { id: number }) => type.id)
  const moved = await call('PUT', '/request-types/order', { ids: ids.toReversed() })
  assert.deepEqual(
    moved.json.items.map((type: { id: number }) => type.id),
    ids.toReversed(),
  )
  assert.equal((await call('PUT', '/request-types/order', { ids: ids.slice(1) })).status, 422)
})

test('calendars are made, read, changed and removed', async () => {
  const day = [[540, 1020]]
  const input = { name: 'Asia', timeZone: 'Asia/Tokyo', week: [day, day, day, day, day, [], []] }
  const made = await call('POST', '/calendars', input, owner, 'c')
  assert.equal(made.status, 201, JSON.stringify(made.json))
  assert.deepEqual(made.json, { id: made.json.id, ...input, holidays: [], isDefault: false })
  const holidays = [{ day: '2026-12-31', name: 'Ōmisoka' }]
  const changed = await call('PATCH', `/calendars/${made.json.id}`, { holidays })
  assert.deepEqual(changed.json.holidays, holidays)
  assert.equal((await call('GET', '/calendars', undefined, team)).json.items.length, 2)
  assert.equal((await call('GET', `/calendars/${made.json.id}`, undefined, requester)).status, 403)
  assert.equal((await call('GET', '/calendars', undefined, requester)).status, 403)
  assert.equal((await call('DELETE', `/calendars/${made.json.id}`)).status, 204)
  assert.equal((await call('GET', `/calendars/${made.json.id}`)).status, 404)
  assert.equal((await call('POST', '/calendars', { ...input, week: [day] })).status, 422)
})

test('the team, and tokens that only read, change nothing', async () => {
  for (const token of [team, requester, readOnly]) {
    assert.equal((await call('POST', '/request-types', named, token)).status, 403)
    const [type] = (await call('GET', '/request-types')).json.items
    assert.equal((await call('PATCH', `/request-types/${type.id}`, { nameEn: 'X' }, token)).status, 403)
    const [calendar] = (await call('GET', '/calendars')).json.items
    assert.equal((await call('PATCH', `/calendars/${calendar.id}`, { name: 'X' }, token)).status, 403)
    assert.equal((await call('DELETE', `/calendars/${calendar.id}`, undefined, token)).status, 403)
  }
})

test('the operations stand in the document', async () => {
  const response = await world.fetch('/api/v1/openapi.json')
  const { paths } = (await response.json()) as { paths: Record<string, object> }
  for (const path of ['/request-types', '/request-types/{id}', '/request-types/order', '/calendars'])
    assert.ok(paths[path], path)
})
