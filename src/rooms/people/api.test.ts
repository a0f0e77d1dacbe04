import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiCaller } from '#testing/api-caller.ts'
import { openWorld } from '#testing/world.ts'
import type { Effort } from './effort.ts'
import type { Member } from './member.ts'
import type { Unit } from './unit.ts'
import type { Work } from './work.ts'

const world = await openWorld()
const owner = await world.token()
const reader = await world.token(world.owner, ['people:read'])
const call = apiCaller(world, owner)

interface Page<T> {
  items: T[]
  next: string | null
}

const made = async <T>(path: string, body: unknown): Promise<T> => {
  const { status, json } = await call('POST', path, body)
  assert.equal(status, 201, JSON.stringify(json))
  return json
}

async function all<T>(path: string, limit: number): Promise<T[]> {
  const items: T[] = []
  for (let next: string | null = ''; next !== null; ) {
    const join = path.includes('?') ? '&' : '?'
    const { status, json } = await call('GET', `${path}${join}limit=${limit}${next ? `&cursor=${next}` : ''}`)
    assert.equal(status, 200, JSON.stringify(json))
    const page = json as Page<T>
    assert.ok(page.items.length <= limit)
    items.push(...page.items)
    next = page.next
  }
  return items
}

test('units are made, listed page by page, changed and archived', async () => {
  const group = await made<Unit>('/units', { name: 'Group', code: 'G' })
  for (const name of ['A', 'B', 'C']) await made('/units', { name, parentId: group.id })
  const units = await all<Unit>('/units', 3)
  assert.deepEqual(
    units.map(unit => unit.name),
    ['Group', 'A', 'B', 'C'],
  )
  const last = units[3]
  const changed = await call('PATCH', `/units/${last.id}`, { name: 'C2', parentId: null, archived: true })
  assert.deepEqual(changed.json, { ...last, name: 'C2', parentId: null, archived: true })
  assert.equal((await all('/units', 50)).length, 3)
  assert.equal((await all('/units?archived=true', 50)).length, 4)
  const circle = await call('PATCH', `/units/${group.id}`, { parentId: units[1].id })
  assert.deepEqual([circle.status, circle.json.code], [409, 'people.cycle'])
  assert.ok(circle.json.fields.parent.length > 10)
  assert.equal((await call('GET', '/units/999999')).status, 404)
})

test('the same key gives the same answer; with another body it is refused', async () => {
  const first = await call('POST', '/units', { name: 'Once' }, owner, 'key-1')
  const again = await call('POST', '/units', { name: 'Once' }, owner, 'key-1')
  assert.deepEqual(again, first)
  assert.equal((await call('POST', '/units', { name: 'Twice' }, owner, 'key-1')).status, 409)
  const both = await Promise.all(
    [1, 2].map(() => call('POST', '/effort', { minutes: 5, activity: 'planning' }, owner, 'key-2')),
  )
  assert.deepEqual(both[0], both[1])
})

test('members are made with roles, searched, changed and deactivated', async () => {
  const unit = await made<Unit>('/units', { name: 'Retail' })
  const zoe = await made<Member>('/members', {
    name: 'Zoé Lemaire',
    email: 'zoe@example.test',
    unitId: unit.id,
    roles: [{ role: 'spoke', unitId: unit.id }],
  })
  for (const name of ['Zoa', 'Zob', 'Zoc']) await made('/members', { name })
  assert.deepEqual(
    (await all<Member>('/members?q=ZO', 2)).map(member => member.name),
    ['Zoa', 'Zob', 'Zoc', 'Zoé Lemaire'],
  )
  assert.equal((await all<Member>(`/members?unit=${unit.id}&role=spoke`, 50))[0].id, zoe.id)
  const changed = await call('PATCH', `/members/${zoe.id}`, {
    locale: 'fr',
    roles: [{ role: 'team' }],
    active: false,
  })
  assert.deepEqual(
    [changed.json.locale, changed.json.active, changed.json.email, changed.json.roles[0].role],
    ['fr', false, 'zoe@example.test', 'team'],
  )
  assert.ok(!(await all<Member>('/members?active=true', 50)).some(member => member.id === zoe.id))
  const twin = await call('POST', '/members', { name: 'Twin', email: 'ZOE@example.test' })
  assert.deepEqual([twin.status, twin.json.code], [409, 'people.sameEmail'])
})

test('time is logged, listed from the latest, corrected and removed', async () => {
  const work = await made<Work>('/work', { title: 'Charter', activity: 'governance' })
  for (const day of ['2026-11-20', '2026-11-21', '2026-11-22'])
    await made('/effort', { minutes: 30, day, workId: work.id, note: 'Draft' })
  const entries = await all<Effort>(`/effort?work=${work.id}`, 2)
  assert.deepEqual(
    entries.map(entry => [entry.day, entry.activity, entry.mode]),
    ['2026-11-22', '2026-11-21', '2026-11-20'].map(day => [day, 'governance', 'proactive']),
  )
  const window = await all<Effort>(`/effort?work=${work.id}&from=2026-11-21&to=2026-11-22`, 50)
  assert.equal(window.length, 1)
  const corrected = await call('PATCH', `/effort/${entries[0].id}`, { minutes: 45, note: null })
  assert.deepEqual([corrected.json.minutes, corrected.json.note], [45, null])
  assert.equal((await call('DELETE', `/effort/${entries[0].id}`)).status, 204)
  assert.equal((await call('DELETE', `/effort/${entries[0].id}`)).status, 404)
  const closed = await call('PATCH', `/work/${work.id}`, { closedOn: '2026-11-24', participants: 3 })
  assert.deepEqual([closed.json.closedOn, closed.json.participants], ['2026-11-24', 3])
  assert.equal((await all<Work>('/work?activity=governance', 1)).length, 1)
})

test('a token acts within its scopes and its member’s roles', async () => {
  assert.equal((await call('GET', '/units', undefined, 'stg_1_nothing')).status, 401)
  assert.equal((await call('GET', '/units', undefined, reader)).status, 200)
  assert.equal((await call('POST', '/units', { name: 'X' }, reader)).status, 403)
  const unit = await made<Unit>('/units', { name: 'Spoken for' })
  const spoke = await world.token(await world.member('spoke', { unitId: unit.id }))
  const seen = (await call('GET', '/units', undefined, spoke)).json as Page<Unit>
  assert.deepEqual(
    seen.items.map(item => item.id),
    [unit.id],
  )
  assert.equal((await call('GET', '/effort', undefined, spoke)).status, 403)
  assert.equal((await call('PATCH', `/units/${unit.id}`, { name: 'Mine' }, spoke)).status, 403)
  const requester = await world.token(await world.member('requester'))
  assert.equal((await call('GET', '/members', undefined, requester)).status, 403)
  const team = await world.token(await world.member('team'))
  assert.equal((await call('POST', '/members', { name: 'X' }, team)).status, 403)
})

test('malformed and hostile input is a clear 4xx', async () => {
  const bad: [string, string, unknown][] = [
    ['POST', '/units', { name: '' }],
    ['POST', '/units', { name: 'x'.repeat(201) }],
    ['POST', '/units', { name: 'a\u0000b' }],
    ['POST', '/units', { name: '\ud800' }],
    ['POST', '/units', { name: 'A', parentId: 1.5 }],
    ['POST', '/units', { name: 'A', parentId: 1e300 }],
    ['POST', '/units', ['A']],
    ['PATCH', '/units/0', { name: 'A' }],
    ['PATCH', '/units/abc', { name: 'A' }],
    ['POST', '/members', { name: 'A', email: 'nobody' }],
    ['POST', '/members', { name: 'A', roles: [{ role: 'king' }] }],
    ['POST', '/members', { name: 'A', unitId: 9_007_199_254_740_991 }],
    ['POST', '/effort', { minutes: 0, activity: 'planning' }],
    ['POST', '/effort', { minutes: 1441, activity: 'planning' }],
    ['POST', '/effort', { minutes: 5 }],
    ['POST', '/effort', { minutes: 5, activity: 'planning', day: '2026-02-30' }],
    ['POST', '/effort', { minutes: 5, activity: 'planning', day: '2026-12-30' }],
    ['POST', '/effort', { minutes: 5, activity: 'planning', workId: 424_242 }],
    ['GET', '/effort?from=yesterday', undefined],
    ['GET', '/members?limit=5000', undefined],
    ['GET', '/units/99999999999999999999', undefined],
  ]
  for (const [method, path, body] of bad) {
    const { status, json } = await call(method, path, body)
    assert.ok(status === 422 || status === 400, `${method} ${path} ${JSON.stringify(body)}: ${status}`)
    assert.ok(json.title.length > 0 && json.code.includes('.'))
  }
  for (const cursor of ['x', 'W10', 'bnVsbA', 'WyJ4IiwxXQ'])
    assert.equal((await call('GET', `/effort?cursor=${cursor}`)).status, 200, cursor)
})

test('the document describes every operation', async () => {
  const document = await (await world.fetch('/api/v1/openapi.json')).json()
  for (const [path, methods] of [
    ['/units', 'get,post'],
    ['/units/{id}', 'get,patch'],
    ['/members', 'get,post'],
    ['/members/{id}', 'get,patch'],
    ['/effort', 'get,post'],
    ['/effort/{id}', 'patch,delete'],
    ['/work', 'get,post'],
    ['/work/{id}', 'patch'],
  ])
    assert.deepEqual(Object.keys(document.paths[path]).sort(), methods.split(',').sort(), path)
})
