import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#platform/actor.ts'
import type { Refusal } from '#platform/refusal.ts'
import { createMember, deactivateMember } from '#rooms/people/member.actions.server.ts'
import { openBrowser } from '#testing/browser.ts'
import { startIdentityProvider } from '#testing/identity-provider.ts'
import { openWorld } from '#testing/world.ts'
import { createServices } from '../../http.server.ts'
import { createAccount, findAccount, signedIn } from './auth.server.ts'
import {
  checkProvider,
  discover,
  maySetProviders,
  removeProvider,
  setProvider,
} from './provider.actions.server.ts'
import { listProviders } from './provider.store.server.ts'
import { isSafeProviderUrl, type ProviderInput, providerIdOf } from './provider.ts'
import { beginProvider, callAuth, type SignInCall, signInWithPassword } from './sign-in.server.ts'

const world = await openWorld()
const { app } = world
const http = createServices(app)
const refused = (status: number, code: string) => (error: Refusal) =>
  error.status === status && error.problem.code === code
const person = (login: string, verified = true) => ({
  login,
  email: `${login}@example.test`,
  verified,
  name: login.toUpperCase(),
})
const op = await startIdentityProvider('http://localhost/api/auth/sso/callback/company', [
  person('owner1'),
  person('anna'),
  person('gone'),
  person('stranger'),
  person('unproven', false),
  person('self.named'),
])
const input = (): ProviderInput => ({
  name: 'Company',
  issuer: op.issuer,
  clientId: op.clientId,
  clientSecret: op.clientSecret,
})
async function set(id: string | null, wanted: ProviderInput, actor: Actor = world.owner) {
  await world.run(ctx => checkProvider(app, ctx, id, wanted), actor)
  const found = await discover(wanted.issuer)
  return world.run(ctx => setProvider(app, ctx, id, wanted, found), actor)
}

let serial = 0
const callFrom = (browser = openBrowser(http)): SignInCall => ({
  app,
  request: browser.request('/sign-in'),
  client: `198.51.100.${++serial}`,
})

/** Goes the whole way: to the provider, through its page, back to the product; the address the browser ends at. */
async function signInAs(login: string, next = '/') {
  const browser = openBrowser(http)
  const begun = await beginProvider(callFrom(browser), 'company', next)
  browser.keep(begun.cookies)
  const back = await op.signIn(begun.url, login)
  const answer = await browser.fetch(back.pathname + back.search)
  assert.equal(answer.status, 302)
  const who = await signedIn(app.auth, browser.request('/').headers)
  return { browser, begun, back, to: answer.headers.get('location') ?? '', email: who?.email ?? null }
}

test('only who administers every company sets a provider', async () => {
  const strategist = await world.member('strategist')
  const administrator = await world.member('administrator')
  for (const actor of [strategist, administrator]) {
    await assert.rejects(set(null, input(), actor), refused(403, 'platform.forbidden'))
    assert.equal(await world.run(ctx => maySetProviders(app, ctx), actor), false)
  }
  assert.equal(await world.run(ctx => maySetProviders(app, ctx)), true)
  assert.deepEqual(await listProviders(app.authPool), [])
})

test('a member who is no administrator may not register one with sign-in’s own operation either', async () => {
  const email = 'plain@example.test'
  await createAccount(app.auth, { email, name: 'Plain', password: 'a long password' })
  const browser = openBrowser(http)
  browser.keep((await signInWithPassword(callFrom(browser), email, 'a long password')).cookies)
  const answer = await callAuth(callFrom(browser), '/sso/register', {
    providerId: 'mine',
    issuer: op.issuer,
    domain: 'example.test',
    oidcConfig: { clientId: op.clientId, clientSecret: op.clientSecret },
  })
  assert.equal(answer.status, 403)
  assert.deepEqual(await listProviders(app.authPool), [])
})

test('an issuer is asked first: one that does not answer, speaks for another, or is not safe is refused', async () => {
  const field = (code: string) => (error: Refusal) => error.problem.fields?.['issuer']?.code === code
  await assert.rejects(discover('http://provider.example.test'), field('settings.issuerUrl'))
  await assert.rejects(discover('ftp://localhost'), field('settings.issuerUrl'))
  await assert.rejects(discover('http://127.0.0.1:9'), field('settings.discovery'))
  await assert.rejects(discover(`${op.issuer}/elsewhere`), field('settings.discovery'))
  await assert.rejects(discover(op.issuer.replace('127.0.0.1', 'localhost')), field('settings.issuerOther'))
  for (const [url, safe] of [
    ['https://login.example.test/tenant', true],
    ['http://localhost:8080', true],
    ['http://[::1]:8080', true],
    ['http://169.254.169.254', false],
    ['http://localhost.evil.example', false],
    ['https://user:pass@login.example.test', false],
    ['https://login.example.test#x', false],
    ['javascript:alert(1)', false],
  ] as const)
    assert.equal(isSafeProviderUrl(url), safe, url)
  assert.equal(providerIdOf('Société Générique (Entra)'), 'societe-generique-entra')
  assert.equal(providerIdOf('***'), 'provider')
})

test('the secret is kept, and never shown or written anywhere again', async () => {
  const { clientSecret, ...without } = input()
  await assert.rejects(set(null, without), (error: Refusal) => 'clientSecret' in (error.problem.fields ?? {}))
  const made = await set(null, input())
  assert.deepEqual(made, { id: 'company', name: 'Company', issuer: op.issuer, clientId: op.clientId })
  assert.deepEqual(await listProviders(app.authPool), [made])
  await assert.rejects(set(null, input()), (error: Refusal) => 'name' in (error.problem.fields ?? {}))
  await set('company', { ...without, name: 'Our company' })
  const log = await world.run(({ tx }) =>
    tx.selectFrom('platform_audit').selectAll().where('thing', '=', 'provider').orderBy('id').execute(),
  )
  assert.deepEqual(
    log.map(row => row.action),
    ['provider.create', 'provider.change'],
  )
  assert.ok(!JSON.stringify(log).includes(clientSecret as string))
})

test('an existing account is matched by its verified address: code flow, state and PKCE', async () => {
  const { begun, back, email, to } = await signInAs('owner1', '/w/company-1/people')
  const asked = new URL(begun.url).searchParams
  assert.equal(asked.get('response_type'), 'code')
  assert.equal(asked.get('code_challenge_method'), 'S256')
  assert.ok((asked.get('code_challenge') ?? '').length >= 43)
  assert.equal(asked.get('redirect_uri'), 'http://localhost/api/auth/sso/callback/company')
  assert.equal(back.searchParams.get('state'), asked.get('state'))
  assert.equal(email, 'owner1@example.test')
  assert.match(to, /\/w\/company-1\/people$/)
  const [last] = await world.run(({ tx }) =>
    tx.selectFrom('platform_audit').select(['action', 'after']).orderBy('id', 'desc').limit(1).execute(),
  )
  assert.deepEqual([last.action, (last.after as { by: string }).by], ['signIn.succeed', 'company'])
})

test('a member without an account comes in, and is tied to their membership', async () => {
  const anna = await world.run(ctx =>
    createMember(ctx, { name: 'Anna', email: 'Anna@example.test', roles: [{ role: 'requester' }] }),
  )
  const { email } = await signInAs('anna')
  assert.equal(email, 'anna@example.test')
  const userId = await findAccount(app.auth, 'anna@example.test')
  const actor = await app.membership.actorOfUser(world.workspaceId, userId ?? '')
  assert.equal(actor?.memberId, anna.id)
  const kept = await app.authPool.query(
    'select "accessToken", "refreshToken", "idToken" from auth_account where "userId" = $1',
    [userId],
  )
  assert.deepEqual(kept.rows, [{ accessToken: null, refreshToken: null, idToken: null }])
  assert.equal((await signInAs('anna')).email, 'anna@example.test')
})

test('strangers, deactivated members and unproven addresses are not let in', async () => {
  const gone = await world.run(ctx => createMember(ctx, { name: 'Gone', email: 'gone@example.test' }))
  await world.run(ctx => deactivateMember(ctx, gone.id))
  await world.run(ctx => createMember(ctx, { name: 'Unproven', email: 'unproven@example.test' }))
  for (const [login, error] of [
    ['stranger', 'stranger'],
    ['gone', 'stranger'],
    ['unproven', 'unverified'],
  ]) {
    const { email, to } = await signInAs(login)
    assert.equal(email, null, login)
    assert.equal(new URL(to, 'http://localhost').pathname, '/sign-in')
    assert.equal(new URL(to, 'http://localhost').searchParams.get('error'), error, login)
    assert.equal(await findAccount(app.auth, `${login}@example.test`), null)
  }
})

test('an address that somebody gave themselves is matched with no provider', async () => {
  const email = 'self.named@example.test'
  await world.run(ctx => createMember(ctx, { name: 'Self', email }))
  await createAccount(app.auth, { email, name: 'Self', password: 'a long password', verified: false })
  assert.equal((await signInAs('self.named')).email, null)
})

test('the way back serves the browser that began, once, and no made-up state', async () => {
  const { begun, back } = await signInAs('owner1')
  const replayed = openBrowser(http)
  replayed.keep(begun.cookies)
  await replayed.fetch(back.pathname + back.search)
  assert.equal(await signedIn(app.auth, replayed.request('/').headers), null)
  const begunAgain = await beginProvider(callFrom(), 'company', '/')
  const code = await op.signIn(begunAgain.url, 'owner1')
  const other = openBrowser(http)
  const answer = await other.fetch(code.pathname + code.search)
  assert.equal(new URL(answer.headers.get('location') ?? '', 'http://localhost').pathname, '/sign-in')
  assert.equal(await signedIn(app.auth, other.request('/').headers), null)
})

test('no address elsewhere is accepted to go on to', async () => {
  await assert.rejects(
    beginProvider(callFrom(), 'company', 'https://evil.example/'),
    refused(422, 'signIn.providerFailed'),
  )
  await assert.rejects(beginProvider(callFrom(), 'unknown', '/'), refused(422, 'signIn.providerFailed'))
})

test('once a second company has other administrators, its administrators set no provider for both', async () => {
  await world.neighbour()
  assert.equal(await world.run(ctx => maySetProviders(app, ctx)), false)
  await assert.rejects(
    world.run(ctx => removeProvider(app, ctx, 'company')),
    refused(403, 'platform.forbidden'),
  )
})
