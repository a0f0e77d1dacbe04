import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { openBrowser } from '#testing/browser.ts'
import { openWorld } from '#testing/world.ts'
import { createServices } from '../../http.server.ts'
import { limitRules } from '../auth/limit.server.ts'

const world = await openWorld()
const http = createServices(world.app)
const browser = () => openBrowser(http)
/** The product as it runs behind a proxy, under https. */
const behind = createServices({
  ...world.app,
  origin: 'https://stratege.example.com',
  proxies: 1,
  metricsToken: 'a metrics token of ours',
})

test('every answer carries the headers that keep a page to itself', async () => {
  for (const path of ['/health', '/favicon.svg', '/api/v1/openapi.json', '/api/v1/members', '/api/auth/ok']) {
    const { headers } = await browser().fetch(path)
    const policy = headers.get('content-security-policy') ?? ''
    const scripts = /script-src ([^;]+)/.exec(policy)?.[1] ?? ''
    assert.match(scripts, /^'self' 'nonce-[A-Za-z0-9+/=]{20,}'$/, path)
    for (const part of [
      "default-src 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'self'",
    ])
      assert.ok(policy.includes(part), `${path}: ${part}`)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.equal(headers.get('x-frame-options'), 'DENY')
    assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin')
    assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin')
    const kept = path === '/favicon.svg' ? 'public, max-age=86400' : 'private, no-store'
    assert.equal(headers.get('cache-control'), kept, path)
    assert.equal(headers.get('strict-transport-security'), null)
  }
})

test('each page has a nonce of its own', async () => {
  const of = async () => (await browser().fetch('/health')).headers.get('content-security-policy')
  assert.notEqual(await of(), await of())
})

test('under https the browser is told to stay there', async () => {
  const answer = await behind.fetch(new Request('http://10.0.0.5:3000/health'))
  assert.match(answer.headers.get('strict-transport-security') ?? '', /max-age=31536000/)
})

test('a change sent by another site’s page is refused, whichever header tells it', async () => {
  const send = (headers: HeadersInit) =>
    browser().fetch('/sign-out', { method: 'POST', headers, body: 'x=1' })
  const foreign: HeadersInit[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ]
  for (const headers of foreign) assert.equal((await send(headers)).status, 403, JSON.stringify(headers))
  const own: HeadersInit[] = [{ 'sec-fetch-site': 'same-origin' }, { origin: 'http://localhost' }]
  for (const headers of own) assert.notEqual((await send(headers)).status, 403, JSON.stringify(headers))
})

test('the origin counts behind a proxy, not the address this server was called by', async () => {
  const send = (origin: string) =>
    behind.fetch(
      new Request('http://10.0.0.5:3000/language', { method: 'POST', headers: { origin }, body: '' }),
    )
  assert.notEqual((await send('https://stratege.example.com')).status, 403)
  assert.equal((await send('https://evil.example')).status, 403)
})

test('sign-in’s own operations are not reachable from outside', async () => {
  for (const path of [
    '/api/auth/sign-in/email',
    '/api/auth/sign-up/email',
    '/api/auth/sso/register',
    '/api/auth/sso/providers',
    '/api/auth/get-session',
    '/api/auth/list-sessions',
    '/api/auth/two-factor/enable',
    '/api/auth/update-user',
    '/api/auth/change-password',
    '/api/auth/delete-user',
    '/api/auth/request-password-reset',
  ])
    for (const method of ['GET', 'POST'])
      assert.equal((await browser().fetch(path, { method })).status, 404, `${method} ${path}`)
})

test('forms of people who are not signed in are small, every body has a limit', async () => {
  const large = 'x'.repeat(70 * 1024)
  for (const path of ['/sign-in', '/sign-in?next=/', '/setup/x', '/invitation/x', '/language'])
    assert.equal((await browser().post(path, { email: large })).status, 413, path)
  const token = await world.token()
  const body = JSON.stringify({ name: 'x'.repeat(2 * 1024 * 1024) })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  assert.equal((await browser().fetch('/api/v1/members', { method: 'POST', headers, body })).status, 413)
})

test('a body that says it is too long is refused unread', async () => {
  const token = await world.token()
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': String(3 * 1024 * 1024),
  }
  let reads = 0
  const body = new ReadableStream({
    pull(stream) {
      reads++
      stream.enqueue(new Uint8Array(1024))
    },
  })
  const init = { method: 'POST', headers, body, duplex: 'half' as const }
  assert.equal((await browser().fetch('/api/v1/members', init)).status, 413)
  // One is what a stream reads ahead by itself.
  assert.ok(reads <= 1)
})

test('a short answer of the API says its length and is sent as it is, a long one is packed', async () => {
  const headers = { authorization: `Bearer ${await world.token()}`, 'accept-encoding': 'gzip' }
  const short = await browser().fetch('/api/v1/company', { headers })
  const text = await short.text()
  assert.equal(short.headers.get('content-length'), String(Buffer.byteLength(text)))
  assert.equal(short.headers.get('content-encoding'), null)
  const long = await browser().fetch('/api/v1/openapi.json', { headers })
  assert.equal(long.headers.get('content-encoding'), 'gzip')
  assert.equal(long.headers.get('content-length'), null)
  const packed = Buffer.from(await long.arrayBuffer())
  assert.ok(JSON.parse(gunzipSync(packed).toString()).openapi)
})

test('metrics are for this machine, or for who bears the token', async () => {
  const read = (address: string, headers: Record<string, string> = {}) =>
    browser().fetch('/metrics', { address, headers })
  assert.equal((await read('127.0.0.1')).status, 200)
  assert.equal((await read('::1')).status, 200)
  assert.equal((await read('::ffff:127.0.0.1')).status, 200)
  assert.equal((await read('192.0.2.10')).status, 403)
  assert.equal((await read('127.0.0.1', { 'x-forwarded-for': '192.0.2.10' })).status, 403)
  assert.equal((await read('192.0.2.10', { authorization: 'Bearer ' })).status, 403)
  const tokened = (token: string) =>
    behind.fetch(new Request('http://x/metrics', { headers: { authorization: `Bearer ${token}` } }), {
      incoming: { socket: { remoteAddress: '192.0.2.10' } },
    })
  assert.equal((await tokened('a metrics token of ours')).status, 200)
  assert.equal((await tokened('another token of theirs')).status, 403)
})

test('guesses of tokens are counted by address; a live token is never held up', async () => {
  const call = (token: string) =>
    browser().fetch('/api/v1/members', {
      address: '203.0.113.9',
      headers: { authorization: `Bearer ${token}` },
    })
  for (let n = 0; n < limitRules.token.max; n++) assert.equal((await call('stg_1_wrong')).status, 401)
  assert.equal((await call('stg_1_wrong')).status, 429)
  assert.equal((await call(`stg_${world.workspaceId}_${'A'.repeat(43)}`)).status, 429)
  assert.equal((await call(await world.token())).status, 200)
  assert.equal((await browser().fetch('/api/v1/members')).status, 401)
})

test('behind one proxy the caller is who the proxy saw, not who the caller says', async () => {
  const call = (forwarded: string) =>
    behind.fetch(
      new Request('http://x/api/v1/members', {
        headers: { 'x-forwarded-for': forwarded, authorization: 'Bearer x' },
      }),
      { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
    )
  for (let n = 0; n < limitRules.token.max; n++) await call(`198.51.100.${n}, 203.0.113.77`)
  assert.equal((await call('198.51.100.200, 203.0.113.77')).status, 429)
  assert.equal((await call('203.0.113.77, 198.51.100.201')).status, 401)
})

test('the last use of a token is kept, to the minute', async () => {
  const token = await world.token()
  const call = () => browser().fetch('/api/v1/members', { headers: { authorization: `Bearer ${token}` } })
  const last = async () =>
    (
      await world.run(({ tx }) =>
        tx
          .selectFrom('platform_token')
          .select('last_used_at')
          .orderBy('id', 'desc')
          .executeTakeFirstOrThrow(),
      )
    ).last_used_at?.getTime()
  assert.equal(await last(), undefined)
  await call()
  const first = await last()
  assert.equal(first, world.clock.now)
  world.clock.now += 30_000
  await call()
  assert.equal(await last(), first)
  world.clock.now += 31_000
  await call()
  assert.equal(await last(), world.clock.now)
})
