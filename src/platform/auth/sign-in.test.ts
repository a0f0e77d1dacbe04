import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createOTP } from '@better-auth/utils/otp'
import type { Refusal } from '#platform/refusal.ts'
import { openBrowser } from '#testing/browser.ts'
import { openWorld } from '#testing/world.ts'
import { createServices } from '../../http.server.ts'
import { signedIn } from './auth.server.ts'
import { limitRules } from './limit.server.ts'
import { callAuth, type SignInCall, signInWithCode, signInWithPassword } from './sign-in.server.ts'

const world = await openWorld()
const { app } = world
const email = 'owner1@example.test'
const password = 'correct horse battery'
const refused = (status: number, code: string) => (error: Refusal) =>
  error.status === status && error.problem.code === code

let serial = 0
const services = createServices(app)
const browser = () => openBrowser(services)
const callFrom = (from = browser(), client = `198.51.100.${++serial}`): SignInCall => ({
  app,
  request: from.request('/sign-in'),
  client,
})
const trail = () =>
  world.run(({ tx }) =>
    tx
      .selectFrom('platform_audit')
      .select(['action', 'actor_id', 'actor_name', 'after'])
      .where('thing', '=', 'account')
      .orderBy('id', 'desc')
      .execute(),
  )

test('a password signs in with a session of its own, whatever cookie the browser brought', async () => {
  const planted = browser()
  planted.cookies.set('stratege.session_token', 'planted.by.another')
  const { cookies, secondFactor } = await signInWithPassword(callFrom(planted), email, password)
  assert.equal(secondFactor, false)
  const cookie = cookies.find(text => text.startsWith('stratege.session_token=')) ?? ''
  assert.match(cookie, /HttpOnly/i)
  assert.match(cookie, /SameSite=Lax/i)
  assert.ok(!cookie.includes('planted'))
  planted.keep(cookies)
  const person = await signedIn(app.auth, planted.request('/').headers)
  assert.equal(person?.email, email)
  const again = await signInWithPassword(callFrom(planted), email, password)
  assert.notEqual(again.cookies[0], cookies[0])
  const [last] = await trail()
  assert.equal(last.action, 'signIn.succeed')
  assert.equal(last.actor_id, world.owner.memberId)
})

test('a browser in which no language was chosen takes the person’s own, where they have one', async () => {
  const languages = (cookies: readonly string[]) =>
    cookies.filter(text => text.startsWith('stratege.locale=')).map(text => text.split(';')[0])
  const name = world.owner.name
  await world.run(ctx => app.membership.changeProfile(ctx, { name, locale: null }))
  const first = await signInWithPassword(callFrom(), email, password)
  assert.deepEqual(languages(first.cookies), [])
  await world.run(ctx => app.membership.changeProfile(ctx, { name, locale: 'fr' }))
  const second = await signInWithPassword(callFrom(), email, password)
  assert.deepEqual(languages(second.cookies), ['stratege.locale=fr'])
  const english = browser()
  english.cookies.set('stratege.locale', 'en')
  const third = await signInWithPassword(callFrom(english), email, password)
  assert.deepEqual(languages(third.cookies), [])
})

test('a wrong password and an unknown address get one answer; the account’s company learns of the first', async () => {
  await assert.rejects(signInWithPassword(callFrom(), email, 'wrong password'), refused(422, 'signIn.wrong'))
  await assert.rejects(
    signInWithPassword(callFrom(), 'nobody@example.test', 'wrong password'),
    refused(422, 'signIn.wrong'),
  )
  const [last, before] = await trail()
  assert.deepEqual(
    [last.action, last.actor_id, last.actor_name, (last.after as { why: string }).why],
    ['signIn.fail', null, '', 'password'],
  )
  assert.notEqual(before.action, 'signIn.fail')
  assert.ok(!JSON.stringify(await trail()).includes('wrong password'))
})

test('attempts from one address are limited, and again allowed after the window', async () => {
  const call = () => callFrom(browser(), '203.0.113.5')
  for (let n = 0; n < limitRules.signIn.max; n++)
    await assert.rejects(signInWithPassword(call(), 'x@example.test', 'y'), refused(422, 'signIn.wrong'))
  await assert.rejects(signInWithPassword(call(), email, password), refused(429, 'platform.tooMany'))
  await signInWithPassword(callFrom(browser(), '203.0.113.6'), email, password)
  world.clock.now += limitRules.signIn.window + 1
  await signInWithPassword(call(), email, password)
})

test('one account is not tried without end from many addresses', async () => {
  const from = (n: number) => callFrom(browser(), `2001:db8::${n}`)
  const victim = 'victim@example.test'
  for (let n = 0; n < limitRules.account.max; n++) await app.limits.count('account', victim)
  await assert.rejects(
    signInWithPassword(from(1), 'Victim@example.test', 'y'),
    refused(429, 'platform.tooMany'),
  )
})

async function enable(from: ReturnType<typeof browser>) {
  from.keep((await signInWithPassword(callFrom(from), email, password)).cookies)
  const made = await callAuth(callFrom(from), '/two-factor/enable', { password })
  const { totpURI, backupCodes } = (await made.json()) as { totpURI: string; backupCodes: string[] }
  // The address carries the secret in base 32, the authenticator's own alphabet.
  const secret = base32(new URL(totpURI).searchParams.get('secret') ?? '')
  const answer = await callAuth(callFrom(from), '/two-factor/verify-totp', {
    code: await createOTP(secret).totp(),
  })
  assert.equal(answer.status, 200)
  from.keep(answer.headers.getSetCookie())
  return { secret, backupCodes }
}

function base32(text: string): string {
  const bits = [...text.replace(/=+$/, '')]
    .map(letter => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const bytes = (bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2))
  return Buffer.from(bytes).toString('utf8')
}

test('a second factor is asked for: no session before it, a fresh one after; a backup code serves once', async () => {
  const first = browser()
  const { secret, backupCodes } = await enable(first)
  const second = browser()
  const half = await signInWithPassword(callFrom(second), email, password)
  assert.equal(half.secondFactor, true)
  second.keep(half.cookies)
  assert.equal(await signedIn(app.auth, second.request('/').headers), null)
  await assert.rejects(signInWithCode(callFrom(second), '000000'), refused(422, 'signIn.wrongCode'))
  const [last] = await trail()
  assert.deepEqual([last.action, (last.after as { why: string }).why], ['signIn.fail', 'totp'])
  const code = await createOTP(secret).totp()
  const whole = await signInWithCode(callFrom(second), code)
  second.keep(whole.cookies)
  const person = await signedIn(app.auth, second.request('/').headers)
  assert.equal(person?.email, email)
  const { internalAdapter } = await app.auth.$context
  const sessions = async () => (await internalAdapter.listSessions(person?.userId ?? '')).length
  const before = await sessions()
  const again = browser()
  again.keep((await signInWithPassword(callFrom(again), email, password)).cookies)
  await assert.rejects(signInWithCode(callFrom(again), code), refused(422, 'signIn.wrongCode'))
  assert.equal(await sessions(), before, 'a code that has served makes no session')
  await assert.rejects(signInWithCode(callFrom(), '123456'), refused(422, 'signIn.wrongCode'))
  const third = browser()
  third.keep((await signInWithPassword(callFrom(third), email, password)).cookies)
  await signInWithCode(callFrom(third), backupCodes[0])
  const fourth = browser()
  fourth.keep((await signInWithPassword(callFrom(fourth), email, password)).cookies)
  await assert.rejects(signInWithCode(callFrom(fourth), backupCodes[0]), refused(422, 'signIn.wrongCode'))
})
