import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createAccount, findAccount } from '#platform/auth/auth.server.ts'
import type { Refusal } from '#platform/refusal.ts'
import { openWorld } from '#testing/world.ts'
import { acceptInvitation, readInvitation } from './accept-invitation.server.ts'
import { inviteMember, revokeInvitation } from './invitation.actions.server.ts'
import { liveInvitation } from './invitation.store.server.ts'
import { createMember, deactivateMember } from './member.actions.server.ts'

const world = await openWorld()
const refused = (status: number, code: string) => (error: Refusal) =>
  error.status === status && error.problem.code === code
const gone = refused(410, 'people.invitationGone')

let serial = 0
const member = (email: string | null = `guest${++serial}@example.test`) =>
  world.run(ctx => createMember(ctx, { name: `Guest ${++serial}`, email, roles: [{ role: 'requester' }] }))
const invite = async (id: number) =>
  (await world.run(ctx => inviteMember(ctx, id))).path.replace('/invitation/', '')
const account = (name: string) =>
  ({ kind: 'new', name, email: undefined, password: 'a long password' }) as const

test('an invitation makes the account of its member, once', async () => {
  const guest = await member()
  const text = await invite(guest.id)
  const read = await readInvitation(world.app, text)
  assert.deepEqual([read.name, read.email, read.accountExists], [guest.name, guest.email, false])
  const accepted = await acceptInvitation(world.app, text, account('Guest Herself'))
  const userId = await findAccount(world.app.auth, guest.email as string)
  assert.ok(userId)
  const actor = await world.app.membership.actorOfUser(world.workspaceId, userId)
  assert.deepEqual([actor?.memberId, actor?.name], [guest.id, 'Guest Herself'])
  assert.equal((await world.app.membership.workspacesOf(userId))[0].slug, accepted.slug)
  await assert.rejects(acceptInvitation(world.app, text, account('Again')), gone)
  await assert.rejects(readInvitation(world.app, text), gone)
  await assert.rejects(invite(guest.id), refused(409, 'people.hasAccount'))
})

test('of two who accept at once, one does', async () => {
  const text = await invite((await member()).id)
  const both = await Promise.allSettled([
    acceptInvitation(world.app, text, account('One')),
    acceptInvitation(world.app, text, account('Two')),
  ])
  assert.deepEqual(both.map(result => result.status).sort(), ['fulfilled', 'rejected'])
})

test('a link ends after seven days, by revocation, by a newer link, and with its member', async () => {
  const guest = await member()
  const old = await invite(guest.id)
  const next = await invite(guest.id)
  await assert.rejects(readInvitation(world.app, old), gone)
  assert.equal((await readInvitation(world.app, next)).name, guest.name)
  await world.run(ctx => revokeInvitation(ctx, guest.id))
  await assert.rejects(acceptInvitation(world.app, next, account('X')), gone)
  assert.equal(await world.run(ctx => liveInvitation(ctx, guest.id)), null)
  const third = await invite(guest.id)
  world.clock.now += 7 * 86_400_000 + 1
  await assert.rejects(acceptInvitation(world.app, third, account('X')), gone)
  const fourth = await invite(guest.id)
  await world.run(ctx => deactivateMember(ctx, guest.id))
  await assert.rejects(readInvitation(world.app, fourth), gone)
  await assert.rejects(invite(guest.id), refused(409, 'people.inactive'))
})

test('a signed-in person is tied to the member; never twice in one company', async () => {
  const userId = await createAccount(world.app.auth, {
    email: 'signed.in@example.test',
    name: 'Signed In',
    password: 'a long password',
  })
  const me = { kind: 'signedIn', userId, email: 'signed.in@example.test' } as const
  const guest = await member(null)
  await acceptInvitation(world.app, await invite(guest.id), me)
  assert.equal((await world.app.membership.actorOfUser(world.workspaceId, userId))?.memberId, guest.id)
  const second = await invite((await member()).id)
  await assert.rejects(acceptInvitation(world.app, second, me), refused(409, 'people.alreadyMember'))
  assert.ok(await readInvitation(world.app, second))
})

test('an address that signs in already is told to sign in; nothing is taken', async () => {
  const email = 'known@example.test'
  await createAccount(world.app.auth, { email, name: 'Known', password: 'a long password' })
  const text = await invite((await member(email)).id)
  assert.equal((await readInvitation(world.app, text)).accountExists, true)
  await assert.rejects(
    acceptInvitation(world.app, text, account('Thief')),
    refused(409, 'people.accountExists'),
  )
  assert.ok(await readInvitation(world.app, text))
})

test('a member without an address gives one, and it must be free', async () => {
  const text = await invite((await member(null)).id)
  await assert.rejects(
    acceptInvitation(world.app, text, account('No mail')),
    refused(422, 'platform.invalid'),
  )
  const taken = (await member()).email as string
  await assert.rejects(
    acceptInvitation(world.app, text, { ...account('Taken'), email: taken }),
    refused(422, 'platform.invalid'),
  )
  const accepted = await acceptInvitation(world.app, text, { ...account('Mail'), email: 'mail@example.test' })
  assert.equal(accepted.email, 'mail@example.test')
})

test('only administrators invite; a made-up link is gone', async () => {
  const guest = await member()
  const strategist = await world.member('strategist')
  await assert.rejects(
    world.run(ctx => inviteMember(ctx, guest.id), strategist),
    refused(403, 'platform.forbidden'),
  )
  for (const text of ['', 'inv_1_x', `inv_1_${'A'.repeat(43)}`, `inv_999999_${'A'.repeat(43)}`])
    await assert.rejects(readInvitation(world.app, text), gone)
})
