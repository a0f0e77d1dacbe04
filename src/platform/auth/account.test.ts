import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createOTP } from '@better-auth/utils/otp'
import type { Refusal } from '#platform/refusal.ts'
import { openBrowser, type TestBrowser } from '#testing/browser.ts'
import { openWorld } from '#testing/world.ts'
import { createServices } from '../../http.server.ts'
import {
  type AccountCall,
  accountState,
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  endOtherSessions,
  endSecondFactor,
  endSession,
  ownSessions,
  pictureOf,
  renewBackupCodes,
} from './account.server.ts'
import { type SignedIn, signedIn } from './auth.server.ts'
import { limitRules } from './limit.server.ts'
import { signInWithCode, signInWithPassword } from './sign-in.server.ts'

const world = await openWorld()
const { app } = world
const http = createServices(app)
const email = 'owner1@example.test'
let password = 'correct horse battery'
const refused = (status: number, code: string) => (error: Refusal) =>
  error.status === status && error.problem.code === code
const wrongField = (field: string, code: string) => (error: Refusal) =>
  error.status === 422 && error.problem.fields?.[field]?.code === code

let serial = 0
const plainCall = (browser: TestBrowser) => ({
  app,
  request: browser.request('/'),
  client: `198.51.100.${++serial}`,
})
async function enter(): Promise<TestBrowser> {
  const browser = openBrowser(http)
  browser.keep((await signInWithPassword(plainCall(browser), email, password)).cookies)
  return browser
}
const who = (browser: TestBrowser) => signedIn(app.auth, browser.request('/').headers)
const callOf = async (browser: TestBrowser): Promise<AccountCall> => ({
  ...plainCall(browser),
  person: (await who(browser)) as SignedIn,
})
const lastAction = () =>
  world.run(async ({ tx }) => {
    const row = await tx
      .selectFrom('platform_audit')
      .select('action')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    return row.action
  })

test('sessions are listed without their tokens, and ended one by one or all others at once', async () => {
  const [mine, other, third] = [await enter(), await enter(), await enter()]
  const person = (await who(mine)) as SignedIn
  const sessions = await ownSessions(app, person)
  assert.equal(sessions.length, 3)
  assert.deepEqual(
    sessions.map(session => session.current),
    [true, false, false],
  )
  assert.match(sessions[0].address ?? '', /^198\.51\.100\./)
  assert.ok(!JSON.stringify(sessions).includes(person.sessionToken))
  const others = await ownSessions(app, (await who(other)) as SignedIn)
  await endSession(await callOf(mine), others[0].id)
  assert.equal(await who(other), null)
  assert.equal(await lastAction(), 'session.end')
  assert.equal(await endOtherSessions(await callOf(mine)), 1)
  assert.equal(await who(third), null)
  assert.ok(await who(mine))
})

test('nobody ends the session of another', async () => {
  const mine = await enter()
  const person = (await who(mine)) as SignedIn
  const [own] = await ownSessions(app, person)
  const stranger = { ...(await callOf(mine)), person: { ...person, userId: 'somebody else' } }
  await assert.rejects(endSession(stranger, own.id), refused(404, 'platform.notFound'))
  assert.ok(await who(mine))
})

test('a new password needs the present one, ends the other sessions, and rotates this one', async () => {
  const [mine, other] = [await enter(), await enter()]
  const wanted = 'another horse battery'
  await assert.rejects(
    changePassword(await callOf(mine), 'not my password', wanted),
    wrongField('currentPassword', 'account.wrongPassword'),
  )
  assert.equal(await lastAction(), 'account.wrongPassword')
  await assert.rejects(
    changePassword(await callOf(mine), password, password),
    wrongField('newPassword', 'account.samePassword'),
  )
  const before = (await who(mine))?.sessionToken
  mine.keep(await changePassword(await callOf(mine), password, wanted))
  const after = (await who(mine))?.sessionToken
  assert.ok(after && after !== before)
  assert.equal(await who(other), null)
  await assert.rejects(signInWithPassword(plainCall(mine), email, password), refused(422, 'signIn.wrong'))
  password = wanted
  await enter()
})

test('passwords asked again are limited by person', async () => {
  const mine = await enter()
  const call = await callOf(mine)
  const guess = () => endSecondFactor(call, 'guess').catch((error: Refusal) => error)
  for (let n = 0; n < limitRules.confirm.max; n++) await guess()
  assert.equal((await guess())?.toString().includes('platform.tooMany'), true)
  world.clock.now += limitRules.confirm.window + 1
})

test('a second factor is set by a code of it, rotates the session, and is given up with the password', async () => {
  const mine = await enter()
  await assert.rejects(
    beginSecondFactor(await callOf(mine), 'not my password'),
    wrongField('password', 'account.wrongPassword'),
  )
  const setup = await beginSecondFactor(await callOf(mine), password)
  assert.ok(setup.backupCodes.length >= 8)
  assert.match(setup.secret, /^[A-Z2-7]{32,}$/)
  await assert.rejects(
    confirmSecondFactor(await callOf(mine), '000000'),
    wrongField('code', 'account.wrongCode'),
  )
  assert.equal((await accountState(app, (await who(mine)) as SignedIn)).secondFactor, false)
  assert.equal((await signInWithPassword(plainCall(mine), email, password)).secondFactor, false)
  const before = (await who(mine))?.sessionToken
  mine.keep(await confirmSecondFactor(await callOf(mine), await codeOf(setup.secret)))
  assert.notEqual((await who(mine))?.sessionToken, before)
  const state = await accountState(app, (await who(mine)) as SignedIn)
  assert.deepEqual(state, { email, hasPassword: true, secondFactor: true })
  const renewed = await renewBackupCodes(await callOf(mine), password)
  assert.notDeepEqual(renewed, setup.backupCodes)
  const half = openBrowser(http)
  half.keep((await signInWithPassword(plainCall(half), email, password)).cookies)
  await assert.rejects(
    signInWithCode(plainCall(half), setup.backupCodes[0]),
    refused(422, 'signIn.wrongCode'),
  )
  half.keep((await signInWithCode(plainCall(half), renewed[0])).cookies)
  assert.ok(await who(half))
  mine.keep(await endSecondFactor(await callOf(mine), password))
  assert.equal((await signInWithPassword(plainCall(mine), email, password)).secondFactor, false)
  assert.equal(await lastAction(), 'signIn.succeed')
})

test('the picture for the authenticator is square, bordered, and dark where it must be', () => {
  const { size, path } = pictureOf('otpauth://totp/x?secret=ABC')
  assert.ok(size >= 25)
  assert.ok(path.startsWith('M2 2h1v1h-1z'))
  assert.ok(!/M0 |M1 /.test(path))
})

test('names and languages are one’s own to change, and the change is recorded', async () => {
  const requester = await world.member('requester')
  await world.run(ctx => app.membership.changeProfile(ctx, { name: 'Léa Martin', locale: 'fr' }), requester)
  const [row] = await world.run(({ tx }) =>
    tx.selectFrom('platform_audit').selectAll().orderBy('id', 'desc').limit(1).execute(),
  )
  assert.deepEqual(
    [row.action, row.actor_id, row.after],
    ['member.change', requester.memberId, { name: 'Léa Martin', locale: 'fr' }],
  )
  const names = await world.run(({ tx }) => app.membership.namesOf(tx, [requester.memberId]))
  assert.equal(names.get(requester.memberId), 'Léa Martin')
})

/** The present code of an authenticator that holds this secret, typed in base 32. */
async function codeOf(typed: string): Promise<string> {
  const bits = [...typed]
    .map(letter => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const bytes = (bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2))
  return createOTP(Buffer.from(bytes).toString('utf8')).totp()
}
