import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withContext } from '#platform/context.server.ts'
import type { Refusal } from '#platform/refusal.ts'
import { openWorld } from '#testing/world.ts'
import { actorOfMember } from './access.server.ts'
import { addAbsence, planCapacity, removeAbsence } from './capacity.actions.server.ts'
import { absencesIn, capacityRecords } from './capacity.store.server.ts'
import {
  changeMember,
  createMember,
  deactivateMember,
  grantRole,
  reactivateMember,
  seenMember,
  setRoles,
  takeRole,
} from './member.actions.server.ts'
import { membersHolding, pageOfMembers } from './member.store.server.ts'
import type { MemberQuery } from './member.ts'
import { createUnit } from './unit.actions.server.ts'

const world = await openWorld()
const refused = (status: number, code: string) => (error: Refusal) =>
  error.status === status && error.problem.code === code
const forbidden = refused(403, 'platform.forbidden')

const unit = await world.run(ctx => createUnit(ctx, { name: 'Retail' }))
const stores = await world.run(ctx => createUnit(ctx, { name: 'Stores', parentId: unit.id }))
const other = await world.run(ctx => createUnit(ctx, { name: 'Energy' }))

const everybody: MemberQuery = { text: '', unitIds: null, role: null, active: null }

test('a member is made with roles, changed, and read back; each change is in the audit log', async () => {
  const made = await world.run(ctx =>
    createMember(ctx, {
      name: 'Zoé Lemaire',
      email: 'zoe@example.test',
      unitId: stores.id,
      roles: [{ role: 'spoke', unitId: stores.id }, { role: 'requester' }],
    }),
  )
  assert.equal(made.hasAccount, false)
  assert.deepEqual(
    made.roles.map(({ role, unitId }) => [role, unitId]),
    [
      ['spoke', stores.id],
      ['requester', null],
    ],
  )
  await world.run(ctx => changeMember(ctx, made.id, { name: 'Zoé Lemaire-Roy', locale: 'fr' }))
  await world.run(ctx => grantRole(ctx, made.id, { role: 'team', unitId: null }))
  await world.run(ctx => takeRole(ctx, made.id, made.roles[1].id))
  const now = await world.run(ctx => seenMember(ctx, made.id))
  assert.deepEqual([now.name, now.locale, now.email], ['Zoé Lemaire-Roy', 'fr', 'zoe@example.test'])
  assert.deepEqual(now.roles.map(grant => grant.role).sort(), ['spoke', 'team'])
  const log = await world.run(({ tx }) =>
    tx
      .selectFrom('platform_audit')
      .select('action')
      .where('thing', '=', 'member')
      .where('thing_id', '=', String(made.id))
      .orderBy('id')
      .execute(),
  )
  assert.deepEqual(
    log.map(entry => entry.action),
    ['member.create', 'member.change', 'member.roles', 'member.roles'],
  )
})

test('an address is used once, whatever its case; a unit must exist', async () => {
  const again = { name: 'Another', email: 'ZOE@example.test' }
  await assert.rejects(
    world.run(ctx => createMember(ctx, again)),
    refused(409, 'people.sameEmail'),
  )
  await assert.rejects(
    world.run(ctx => createMember(ctx, { name: 'Lost', unitId: 999_999 })),
    (error: Refusal) => error.status === 422 && error.problem.fields?.unit.code === 'people.unknownUnit',
  )
})

test('only administrators manage members; one of a unit stays within it', async () => {
  const made = await world.run(ctx => createMember(ctx, { name: 'Local', unitId: stores.id }))
  for (const role of ['strategist', 'team', 'executive', 'auditor'] as const) {
    const actor = await world.member(role)
    await assert.rejects(
      world.run(ctx => createMember(ctx, { name: 'X' }), actor),
      forbidden,
    )
    await assert.rejects(
      world.run(ctx => changeMember(ctx, made.id, { name: 'X' }), actor),
      forbidden,
    )
  }
  const local = await world.member('administrator', { unitId: unit.id, reach: [unit.id, stores.id] })
  await world.run(ctx => changeMember(ctx, made.id, { name: 'Renamed' }), local)
  await world.run(ctx => setRoles(ctx, made.id, [{ role: 'spoke', unitId: stores.id }]), local)
  for (const unitId of [null, other.id])
    await assert.rejects(
      world.run(ctx => setRoles(ctx, made.id, [{ role: 'administrator', unitId }]), local),
      forbidden,
    )
  await assert.rejects(
    world.run(ctx => changeMember(ctx, made.id, { unitId: other.id }), local),
    forbidden,
  )
  await world.run(ctx => grantRole(ctx, made.id, { role: 'executive', unitId: null }))
  await assert.rejects(
    world.run(ctx => changeMember(ctx, made.id, { name: 'X' }), local),
    forbidden,
  )
})

test('a spoke sees the members of their units and themselves, nobody else', async () => {
  const here = await world.run(ctx => createMember(ctx, { name: 'Here', unitId: stores.id }))
  const there = await world.run(ctx => createMember(ctx, { name: 'There', unitId: other.id }))
  const spoke = await world.member('spoke', { unitId: unit.id, reach: [unit.id, stores.id] })
  assert.equal((await world.run(ctx => seenMember(ctx, here.id), spoke)).name, 'Here')
  assert.equal((await world.run(ctx => seenMember(ctx, spoke.memberId), spoke)).id, spoke.memberId)
  await assert.rejects(
    world.run(ctx => seenMember(ctx, there.id), spoke),
    refused(404, 'platform.notFound'),
  )
})

test('the last administrator who can sign in stays', async () => {
  const owner = world.owner.memberId
  await assert.rejects(
    world.run(ctx => deactivateMember(ctx, owner)),
    refused(409, 'people.lastAdministrator'),
  )
  await assert.rejects(
    world.run(ctx => setRoles(ctx, owner, [])),
    refused(409, 'people.lastAdministrator'),
  )
  // An invited administrator who has not come yet does not count.
  await world.run(ctx => createMember(ctx, { name: 'Invited', roles: [{ role: 'administrator' }] }))
  await assert.rejects(
    world.run(ctx => deactivateMember(ctx, owner)),
    refused(409, 'people.lastAdministrator'),
  )
})

test('a deactivated member is nobody, keeps their records, and their capacity ends that day', async () => {
  const member = await world.member('team', { name: 'Leaver' })
  const plan = (fromDay: string, hoursPerWeek: number) =>
    world.run(ctx => planCapacity(ctx, { memberId: member.memberId, fromDay, hoursPerWeek }))
  await plan('2026-01-01', 35)
  await plan('2027-01-01', 20)
  await world.run(ctx => deactivateMember(ctx, member.memberId))
  const loaded = await world.run(({ tx }) => actorOfMember(tx, world.workspaceId, member.memberId, null))
  assert.equal(loaded, null)
  const records = await world.run(({ tx }) => capacityRecords(tx, [member.memberId]))
  assert.deepEqual(
    records.map(record => [record.fromDay, record.hoursPerWeek]),
    [
      ['2026-01-01', 35],
      ['2026-11-24', 0],
    ],
  )
  await world.run(ctx => reactivateMember(ctx, member.memberId))
  assert.ok(await world.run(({ tx }) => actorOfMember(tx, world.workspaceId, member.memberId, null)))
})

test('everybody enters their own absences; capacity is planned by a strategist', async () => {
  const member = await world.member('team')
  const strategist = await world.member('strategist')
  const away = { memberId: member.memberId, fromDay: '2026-12-21', toDay: '2026-12-31', reason: 'Holiday' }
  const { id } = await world.run(ctx => addAbsence(ctx, away), member)
  const plan = { memberId: member.memberId, fromDay: '2026-01-01', hoursPerWeek: 35 }
  await assert.rejects(
    world.run(ctx => planCapacity(ctx, plan), member),
    forbidden,
  )
  await world.run(ctx => planCapacity(ctx, plan), strategist)
  await world.run(ctx => planCapacity(ctx, { ...plan, hoursPerWeek: 28 }), strategist)
  const records = await world.run(({ tx }) => capacityRecords(tx, [member.memberId]))
  assert.deepEqual(
    records.map(record => record.hoursPerWeek),
    [28],
  )
  const window = { from: '2026-12-31', to: '2027-01-01' }
  assert.equal((await world.run(({ tx }) => absencesIn(tx, [member.memberId], window))).length, 1)
  const colleague = await world.member('team')
  await assert.rejects(
    world.run(ctx => removeAbsence(ctx, member.memberId, id), colleague),
    forbidden,
  )
  await world.run(ctx => removeAbsence(ctx, member.memberId, id), member)
})

test('members are paged by name without accents, searched, and filtered', async () => {
  for (const name of ['Éric Aubert', 'eric Zola', 'Erica 100%'])
    await world.run(ctx => createMember(ctx, { name, unitId: other.id }))
  const page = (query: Partial<MemberQuery>, after: { key: string; id: number } | null = null) =>
    world.run(({ tx }) => pageOfMembers(tx, { ...everybody, ...query }, { reach: 'all', after, limit: 2 }))
  const first = await page({ text: 'ERIC' })
  assert.deepEqual(
    first.members.map(member => member.name),
    ['Éric Aubert', 'eric Zola'],
  )
  const second = await page({ text: 'ERIC' }, first.next)
  assert.deepEqual([second.members.map(member => member.name), second.next], [['Erica 100%'], null])
  assert.deepEqual(
    (await page({ text: '0%' })).members.map(member => member.name),
    ['Erica 100%'],
  )
  assert.equal((await page({ text: 'zoe@' })).members[0].name, 'Zoé Lemaire-Roy')
  const spokes = await page({ role: 'spoke' })
  assert.ok(spokes.members.length > 0 && spokes.members.every(m => m.roles.some(r => r.role === 'spoke')))
  const limited = await world.run(({ tx }) =>
    pageOfMembers(tx, everybody, { reach: [other.id], after: null, limit: 50 }),
  )
  assert.ok(limited.members.every(member => member.unitId === other.id))
})

test('who may be given work is found by role, active ones only', async () => {
  const found = await world.run(({ tx }) => membersHolding(tx, ['spoke']))
  assert.ok(found.some(member => member.name === 'Zoé Lemaire-Roy'))
})

test('nobody reaches the members of another company', async () => {
  const neighbour = await world.neighbour()
  await assert.rejects(
    withContext(world.app.parts, neighbour.owner, ctx =>
      changeMember(ctx, world.owner.memberId, { name: 'X' }),
    ),
    refused(404, 'platform.notFound'),
  )
})
