import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ServerBuild } from 'react-router'
import { createHttp } from '../src/http.server.ts'
import { limitRules } from '../src/platform/auth/limit.server.ts'
import { createMember } from '../src/rooms/people/member.actions.server.ts'
import { openBrowser, type TestBrowser } from '../src/testing/browser.ts'
import { startIdentityProvider } from '../src/testing/identity-provider.ts'
import { openWorld } from '../src/testing/world.ts'

// The built product, pages and all, called in process: what a browser without scripts would see.
const bundle = new URL('../build/server/index.js', import.meta.url)
const build = (await import(bundle.href)) as ServerBuild
const world = await openWorld()
const http = createHttp(world.app, build)
const email = 'owner1@example.test'
const password = 'correct horse battery'
const text = async (answer: Promise<Response>) => (await answer).text()

async function signedIn(): Promise<TestBrowser> {
  const browser = openBrowser(http)
  const answer = await browser.post('/sign-in', { email, password })
  assert.equal(answer.status, 302)
  return browser
}

test('a wrong password is told in the reader’s language and lets nobody in; the right one leads on', async () => {
  const browser = openBrowser(http)
  browser.cookies.set('stratege.locale', 'fr')
  const wrong = await browser.post('/sign-in?next=/w/company-1/account', {
    email,
    password: 'not the password',
  })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /ne correspondent pas/)
  assert.equal((await browser.fetch('/w/company-1/account')).status, 302)
  const right = await browser.post('/sign-in?next=/w/company-1/account', { email, password })
  assert.deepEqual([right.status, right.headers.get('location')], [302, '/w/company-1/account'])
  const page = await browser.fetch('/w/company-1/account')
  assert.equal(page.status, 200)
  assert.match(await page.text(), /Où vous êtes connecté/)
})

test('sign-in leads nowhere else', async () => {
  for (const next of ['https://evil.example', '//evil.example', '/\\evil.example']) {
    const answer = await openBrowser(http).post(`/sign-in?next=${encodeURIComponent(next)}`, {
      email,
      password,
    })
    assert.equal(answer.headers.get('location'), '/')
  }
})

test('invitations and setup links cannot be guessed at leisure, and a used setup link is of no use', async () => {
  const look = (path: string) => openBrowser(http).fetch(path, { address: '203.0.113.20' })
  const guess = `/invitation/inv_${world.workspaceId}_${'A'.repeat(43)}`
  for (let n = 0; n < limitRules.invitation.max; n++) assert.equal((await look(guess)).status, 410)
  assert.equal((await look(guess)).status, 429)
  for (let n = 0; n < limitRules.setup.max; n++) assert.equal((await look('/setup/AAAA')).status, 410)
  assert.equal((await look('/setup/AAAA')).status, 429)
  assert.equal((await openBrowser(http).fetch('/setup/AAAA', { address: '203.0.113.21' })).status, 410)
})

test('a page’s scripts all carry its nonce, and none is written into an attribute', async () => {
  const answer = await (await signedIn()).fetch('/w/company-1/settings/company')
  const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1]
  const page = await answer.text()
  const scripts = [...page.matchAll(/<script\b[^>]*>/g)].map(match => match[0])
  assert.ok(nonce && scripts.length > 2)
  for (const script of scripts) assert.ok(script.includes(`nonce="${nonce}"`), script)
  assert.ok(!/\son[a-z]+=/i.test(page.replace(/<script[\s\S]*?<\/script>/g, '')))
})

test('behind a proxy under https: the browser’s origin is let through, cookies go over https only', async () => {
  const behind = createHttp({ ...world.app, origin: 'https://localhost', proxies: 1 }, build)
  const headers = { origin: 'https://localhost', 'content-type': 'application/x-www-form-urlencoded' }
  const body = new URLSearchParams({ locale: 'fr', next: '/' }).toString()
  const send = (extra: Record<string, string>) =>
    behind.fetch(
      new Request('http://10.0.0.5:3000/language', {
        method: 'POST',
        headers: { ...headers, ...extra },
        body,
      }),
    )
  const answer = await send({})
  assert.equal(answer.status, 302)
  assert.match(answer.headers.get('set-cookie') ?? '', /SameSite=Lax; Secure/)
  assert.equal((await send({ origin: 'https://evil.example' })).status, 403)
})

test('profile, sessions and tokens are changed from their pages', async () => {
  const [browser, other] = [await signedIn(), await signedIn()]
  const saved = await browser.post('/w/company-1/account', {
    intent: 'profile',
    name: 'Zoé Martin',
    locale: 'fr',
  })
  assert.equal(saved.status, 302)
  assert.equal(browser.cookies.get('stratege.locale'), 'fr')
  assert.match(await text(browser.fetch('/w/company-1/account')), /value="Zoé Martin"/)
  const refused = await browser.post('/w/company-1/account', {
    intent: 'password',
    currentPassword: 'not the password',
    newPassword: 'a password of another kind',
  })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /pas votre mot de passe actuel/)
  assert.equal((await browser.post('/w/company-1/account', { intent: 'sessions' })).status, 200)
  assert.equal((await other.fetch('/w/company-1/account')).status, 302)
  const made = await browser.post('/w/company-1/settings/tokens', {
    intent: 'make',
    name: 'Robot',
    days: '30',
    'scopes[]': 'desk:read',
  })
  const token = /stg_\d+_[A-Za-z0-9_-]{43}/.exec(await made.text())?.[0]
  assert.ok(token)
  assert.ok(!(await text(browser.fetch('/w/company-1/settings/tokens'))).includes(token))
})

test('the log is read, filtered and taken away by who may', async () => {
  const browser = await signedIn()
  const page = await text(browser.fetch('/w/company-1/settings/audit?action=signIn.fail'))
  assert.match(page, /not signed in|Nobody signed in|Personne de connecté/)
  const csv = await browser.fetch('/w/company-1/settings/audit.csv?thing=account')
  assert.match(csv.headers.get('content-disposition') ?? '', /audit-company-1\.csv/)
  assert.match(await csv.text(), /"signIn\.fail"/)
})

test('a member comes in by the company’s provider, and sees no settings but their own tokens', async () => {
  const op = await startIdentityProvider('http://localhost/api/auth/sso/callback/company-login', [
    { login: 'anna', email: 'anna@example.test', verified: true, name: 'Anna' },
    { login: 'eve', email: 'eve@example.test', verified: true, name: 'Eve' },
  ])
  const admin = await signedIn()
  const set = await admin.post('/w/company-1/settings/sign-in', {
    intent: 'set',
    name: 'Company login',
    issuer: op.issuer,
    clientId: op.clientId,
    clientSecret: op.clientSecret,
  })
  assert.equal(set.status, 200)
  assert.ok(!(await text(admin.fetch('/w/company-1/settings/sign-in'))).includes(op.clientSecret))
  await world.run(ctx =>
    createMember(ctx, { name: 'Anna', email: 'anna@example.test', roles: [{ role: 'requester' }] }),
  )
  const comeIn = async (login: string) => {
    const browser = openBrowser(http)
    assert.match(await text(browser.fetch('/sign-in')), /href="\/sign-in\/with\/company-login"/)
    const begun = await browser.fetch('/sign-in/with/company-login?next=/w/company-1/settings')
    assert.equal(begun.status, 302)
    const back = await op.signIn(begun.headers.get('location') ?? '', login)
    const ended = await browser.fetch(back.pathname + back.search)
    return { browser, to: new URL(ended.headers.get('location') ?? '', 'http://localhost') }
  }
  const anna = await comeIn('anna')
  assert.equal(anna.to.pathname, '/w/company-1/settings')
  const first = await anna.browser.fetch('/w/company-1/settings')
  assert.equal(first.headers.get('location'), '/w/company-1/settings/tokens')
  assert.equal((await anna.browser.fetch('/w/company-1/settings/tokens')).status, 200)
  for (const page of ['company', 'sign-in', 'audit', 'audit.csv'])
    assert.equal((await anna.browser.fetch(`/w/company-1/settings/${page}`)).status, 403, page)
  const forbidden = await anna.browser.post('/w/company-1/settings/company', {
    name: 'Mine',
    locale: 'en',
    timeZone: 'UTC',
    currency: 'EUR',
  })
  assert.equal(forbidden.status, 403)
  const eve = await comeIn('eve')
  assert.deepEqual([eve.to.pathname, eve.to.searchParams.get('error')], ['/sign-in', 'stranger'])
  assert.match(await text(eve.browser.fetch(eve.to.pathname + eve.to.search)), /no company here has you/)
})
