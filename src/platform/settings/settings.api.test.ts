import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startIdentityProvider } from '#testing/identity-provider.ts'
import { openWorld } from '#testing/world.ts'
import { audit } from '../audit.server.ts'
import type { Refusal } from '../refusal.ts'
import { auditCsv } from './audit-csv.server.ts'
import { auditFacets, pageOfAudit } from './audit-log.store.server.ts'
import { wholeLog } from './audit-log.ts'

const world = await openWorld()
const call = (token: string, path: string, method = 'GET', body?: object) =>
  world.fetch(`/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
const json = async <T>(answer: Promise<Response>): Promise<T> => (await (await answer).json()) as T
interface Token {
  id: number
  name: string
  scopes: string[]
  memberId: number
  revokedAt: string | null
  text?: string
}
interface Deed {
  id: number
  at: string
  person: string
  personId: number | null
  action: string
  thing: string
  thingId: string | null
  after: Record<string, unknown> | null
}

test('a token makes tokens within its own scopes, whose text is answered once', async () => {
  const root = await world.token(world.owner, ['tokens', 'desk:read', 'people:read'])
  const answer = await call(root, '/tokens', 'POST', { name: 'Reader', scopes: ['people:read'], days: 30 })
  assert.equal(answer.status, 201)
  const made = (await answer.json()) as Token
  assert.match(made.text ?? '', /^stg_\d+_[A-Za-z0-9_-]{43}$/)
  assert.equal((await call(made.text as string, '/members')).status, 200)
  assert.equal((await call(made.text as string, '/requests')).status, 403)
  const beyond = await call(root, '/tokens', 'POST', { name: 'More', scopes: ['audit:read'], days: 30 })
  assert.equal(beyond.status, 422)
  assert.ok(!(await (await call(root, '/tokens')).text()).includes((made.text as string).slice(8)))
  for (const wrong of [
    { days: 0 },
    { days: 367 },
    { days: 1.5 },
    { scopes: [] },
    { scopes: ['all'] },
    { name: '' },
  ])
    assert.equal(
      (await call(root, '/tokens', 'POST', { name: 'x', scopes: ['desk:read'], days: 1, ...wrong })).status,
      422,
      JSON.stringify(wrong),
    )
  world.clock.now += 31 * 86_400_000
  assert.equal((await call(made.text as string, '/members')).status, 401)
})

test('members see and end their own tokens, who administers the company everybody’s', async () => {
  const requester = await world.member('requester')
  const own = await world.token(requester, ['tokens'])
  const other = await world.token(await world.member('requester'), ['tokens'])
  const admin = await world.token(world.owner, ['tokens'])
  const seen = await json<{ items: Token[] }>(call(own, '/tokens'))
  assert.deepEqual(
    seen.items.map(token => token.memberId),
    [requester.memberId],
  )
  const all = (await json<{ items: Token[] }>(call(admin, '/tokens'))).items
  assert.ok(all.length > 3)
  const [{ id }] = seen.items
  assert.equal((await call(other, `/tokens/${id}`, 'DELETE')).status, 404)
  assert.equal((await call(own, '/members')).status, 403)
  assert.equal((await call(admin, `/tokens/${id}`, 'DELETE')).status, 204)
  assert.equal((await call(own, '/tokens')).status, 401)
  assert.equal((await call(admin, '/tokens/999999', 'DELETE')).status, 404)
})

test('the log is paged by cursor: every deed once, though others are added meanwhile', async () => {
  const token = await world.token(world.owner, ['audit:read'])
  for (let n = 0; n < 25; n++)
    await world.run(ctx => audit(ctx, { action: 'probe.add', thing: 'probe', id: n, after: { n } }))
  const seen: Deed[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const query: string = `/audit?thing=probe&limit=10${cursor ? `&cursor=${cursor}` : ''}`
    const page: { items: Deed[]; next: string | null } = await json(call(token, query))
    seen.push(...page.items)
    cursor = page.next
    await world.run(ctx => audit(ctx, { action: 'probe.late', thing: 'probe', id: 'late' }))
  }
  assert.deepEqual(
    seen.map(deed => deed.thingId),
    Array.from({ length: 25 }, (_, n) => String(24 - n)),
  )
})

test('deeds are found by person, action, thing, day and text, accents apart', async () => {
  const token = await world.token(world.owner, ['audit:read'])
  const lea = await world.member('auditor', { name: 'Léa Martin' })
  await world.run(
    ctx => audit(ctx, { action: 'probe.find', thing: 'needle', id: 'a%b', before: { name: 'Été' } }),
    lea,
  )
  const find = async (query: string) =>
    (await json<{ items: Deed[] }>(call(token, `/audit?limit=200&${query}`))).items
  const only = async (query: string) => {
    const found = await find(query)
    assert.deepEqual(
      found.map(deed => [deed.action, deed.person, deed.personId]),
      [['probe.find', 'Léa Martin', lea.memberId]],
      query,
    )
  }
  await only(`person=${lea.memberId}`)
  await only('action=probe.find')
  await only('thing=needle&id=a%25b')
  await only('q=lea+martin')
  await only('thing=needle&q=ETE')
  assert.deepEqual(await find('thing=needle&q=%25%25'), [])
  assert.deepEqual(await find('thing=needle&to=2026-11-24'), [])
  const today = new Date(world.clock.now).toISOString().slice(0, 10)
  await only(`thing=needle&from=${today}&to=${today}`)
  for (const wrong of ['from=yesterday', 'to=2026-02-30', 'limit=0', 'person=x'])
    assert.equal((await call(token, `/audit?${wrong}`)).status, 422, wrong)
  assert.equal((await call(token, '/audit?cursor=nonsense')).status, 200)
})

test('the days of a query are the company’s own', async () => {
  await world.app.ownerPool.query("update platform_workspace set time_zone = 'Pacific/Auckland'")
  await world.app.ownerPool.query(
    "insert into platform_audit (workspace_id, at, actor_name, action, thing) values ($1, '2025-03-10T11:30:00Z', 'x', 'probe.zone', 'zone')",
    [world.workspaceId],
  )
  const on = (day: string) =>
    world.run(({ tx }) =>
      pageOfAudit(tx, { ...wholeLog, thing: 'zone', from: day, to: day }, { after: null, limit: 5 }),
    )
  assert.equal((await on('2025-03-11')).entries.length, 1)
  assert.equal((await on('2025-03-10')).entries.length, 0)
  await world.app.ownerPool.query("update platform_workspace set time_zone = 'Europe/Paris'")
})

test('administrators and auditors read the log, nobody else, whatever their token says', async () => {
  for (const [role, status] of [
    ['auditor', 200],
    ['administrator', 200],
    ['strategist', 403],
    ['team', 403],
    ['executive', 403],
    ['requester', 403],
  ] as const) {
    const actor = await world.member(role)
    assert.equal((await call(await world.token(actor, ['audit:read']), '/audit')).status, status, role)
    const csv = auditCsv(world.app.parts, actor, wholeLog)
    if (status === 200) await (await csv).cancel()
    else await assert.rejects(csv, (error: Refusal) => error.status === 403)
  }
  assert.equal((await call(await world.token(world.owner, ['desk:read']), '/audit')).status, 403)
})

test('the log goes out whole as CSV, batch by batch, inert in a spreadsheet; going out is a deed', async () => {
  await world.app.ownerPool.query(
    `insert into platform_audit (workspace_id, at, actor_name, action, thing, thing_id, after)
    select $1, '2024-01-01', '=cmd|calc', 'bulk.add', 'bulk', '-' || n, jsonb_build_object('text', 'a "b"' || chr(10) || n)
    from generate_series(1, 1203) n`,
    [world.workspaceId],
  )
  const stream = await auditCsv(world.app.parts, world.owner, { ...wholeLog, thing: 'bulk' })
  const chunks: string[] = []
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) chunks.push(decoder.decode(chunk))
  assert.equal(chunks.length, 3)
  const text = chunks.join('')
  assert.ok(text.startsWith('\uFEFF"at","person_id",'))
  const lines = text.trimEnd().split('\r\n')
  assert.equal(lines.length, 1204)
  assert.equal(
    lines[1],
    '"2024-01-01T00:00:00.000Z","","\'=cmd|calc","bulk.add","bulk","\'-1203","","{""text"":""a \\""b\\""\\n1203""}"',
  )
  const { things, actions, personIds } = await world.run(({ tx }) => auditFacets(tx))
  assert.ok(things.includes('bulk') && things.includes('audit'))
  assert.ok(actions.includes('audit.export'))
  assert.ok(personIds.includes(world.owner.memberId))
})

test('the company is changed by who administers it', async () => {
  const admin = await world.token(world.owner)
  const wanted = { name: 'Société Générale', locale: 'fr', timeZone: 'Asia/Tokyo', currency: 'JPY' }
  const changed = await json<Record<string, unknown>>(call(admin, '/company', 'PUT', wanted))
  assert.deepEqual(changed, { ...wanted, slug: 'company-1', sample: false })
  assert.equal((await call(admin, '/company', 'PUT', { ...wanted, timeZone: 'Mars/Olympus' })).status, 422)
  assert.equal((await call(admin, '/company', 'PUT', { ...wanted, currency: 'ZZZ' })).status, 422)
  const [{ after }] = (await json<{ items: Deed[] }>(call(admin, '/audit?action=workspace.change'))).items
  assert.deepEqual(after, wanted)
  const strategist = await world.token(await world.member('strategist'))
  assert.equal((await call(strategist, '/company', 'PUT', wanted)).status, 403)
  assert.equal((await call(strategist, '/company')).status, 403)
})

test('providers are set by the API, and their secrets never answered', async () => {
  const op = await startIdentityProvider('http://localhost/api/auth/sso/callback/company', [])
  const admin = await world.token(world.owner)
  const input = { name: 'Company', issuer: op.issuer, clientId: op.clientId, clientSecret: op.clientSecret }
  const strategist = await world.token(await world.member('strategist'))
  assert.equal((await call(strategist, '/sign-in/providers', 'POST', input)).status, 403)
  assert.equal((await call(strategist, '/sign-in/providers')).status, 403)
  const made = await call(admin, '/sign-in/providers', 'POST', input)
  assert.equal(made.status, 201)
  const text = await made.text()
  assert.ok(!text.includes(op.clientSecret))
  assert.equal(JSON.parse(text).redirectUri, 'http://localhost/api/auth/sso/callback/company')
  const { clientSecret: _, ...without } = input
  assert.equal(
    (await call(admin, '/sign-in/providers/company', 'PUT', { ...without, name: 'Ours' })).status,
    200,
  )
  const wrong = await call(admin, '/sign-in/providers', 'POST', { ...input, issuer: 'http://10.0.0.1' })
  assert.equal(wrong.status, 422)
  const list = await (await call(admin, '/sign-in/providers')).text()
  assert.ok(list.includes('Ours') && !list.includes(op.clientSecret))
  assert.equal((await call(admin, '/sign-in/providers/company', 'DELETE')).status, 204)
  assert.equal((await call(admin, '/sign-in/providers/company', 'DELETE')).status, 404)
})
