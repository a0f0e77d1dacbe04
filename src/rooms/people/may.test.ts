import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Actor, type Reach, type Role, roles } from '#platform/actor.ts'
import {
  effortReach,
  mayChangeEffort,
  mayChangeWork,
  mayGrant,
  mayLogEffort,
  mayManageMember,
  mayManageUnits,
  mayOpenWork,
  mayPlanAbsence,
  mayPlanCapacity,
  maySeeAt,
  maySeeEffort,
  maySeePeople,
  maySeeWork,
  peopleReach,
} from './may.ts'

const actor = (role: Role, reach: Reach = 'all', memberId = 7): Actor => ({
  workspaceId: 1,
  memberId,
  name: role,
  locale: 'en',
  timeZone: 'Europe/Paris',
  reach: { [role]: reach },
  scopes: null,
})
const allowed = (rule: (who: Actor) => boolean, reach: Reach = 'all') =>
  roles.filter(role => rule(actor(role, reach))).join(' ')

test('each rule names its roles', () => {
  assert.equal(allowed(maySeePeople), 'administrator strategist team spoke executive auditor')
  assert.equal(allowed(maySeeEffort), 'administrator strategist team executive auditor')
  assert.equal(
    allowed(who => mayManageUnits(who, null)),
    'administrator strategist',
  )
  assert.equal(
    allowed(who => mayManageMember(who, { unitId: null, roles: [] })),
    'administrator',
  )
  assert.equal(
    allowed(who => mayGrant(who, { role: 'team', unitId: null })),
    'administrator',
  )
  assert.equal(
    allowed(who => mayPlanCapacity(who, null)),
    'administrator strategist',
  )
  assert.equal(allowed(mayOpenWork), 'administrator strategist team')
  assert.equal(
    allowed(who => mayLogEffort(who, who.memberId)),
    'administrator strategist team',
  )
  assert.equal(
    allowed(who => mayLogEffort(who, 99)),
    'administrator strategist',
  )
})

test('a spoke sees the units they correspond for, and nothing of the ledger', () => {
  const spoke = actor('spoke', [4, 5])
  assert.deepEqual(peopleReach(spoke), [4, 5])
  assert.ok(maySeeAt(spoke, 5))
  assert.ok(!maySeeAt(spoke, 6))
  assert.ok(!maySeeAt(spoke, null))
  assert.ok(!mayManageUnits(spoke, 4))
  assert.ok(!maySeeEffort(spoke))
  assert.deepEqual(effortReach(spoke), [])
})

test('a strategist of some units manages those only', () => {
  const local = actor('strategist', [4, 5])
  assert.ok(mayManageUnits(local, 5))
  assert.ok(!mayManageUnits(local, 6))
  assert.ok(!mayManageUnits(local, null))
  assert.ok(!mayLogEffort(local, 99))
})

test('an administrator of some units never reaches a role beyond them', () => {
  const local = actor('administrator', [4, 5])
  assert.ok(mayManageMember(local, { unitId: 4, roles: [{ role: 'team', unitId: 5 }] }))
  assert.ok(!mayManageMember(local, { unitId: 4, roles: [{ role: 'administrator', unitId: null }] }))
  assert.ok(!mayManageMember(local, { unitId: null, roles: [] }))
  assert.ok(!mayGrant(local, { role: 'administrator', unitId: null }))
  assert.ok(mayGrant(local, { role: 'administrator', unitId: 4 }))
})

test('an entry is corrected by who worked or who wrote it, while they still work here', () => {
  const entry = { memberId: 7, recordedBy: 8 }
  assert.ok(mayChangeEffort(actor('team', 'all', 7), entry))
  assert.ok(mayChangeEffort(actor('strategist', 'all', 8), entry))
  assert.ok(!mayChangeEffort(actor('administrator', 'all', 9), entry))
  assert.ok(!mayChangeEffort(actor('requester', 'all', 7), entry))
})

test('own work is closed by its owner or who plans its unit', () => {
  const work = { ownerId: 7, unitId: 4 }
  assert.ok(mayChangeWork(actor('team', [1], 7), work))
  assert.ok(!mayChangeWork(actor('team', 'all', 8), work))
  assert.ok(mayChangeWork(actor('strategist', [4], 8), work))
  assert.ok(!mayChangeWork(actor('strategist', [5], 8), work))
})

test('own work is seen by its owner, by who reads its unit, and by all of the team where it has none', () => {
  const work = { ownerId: 7, unitId: 4 }
  assert.ok(maySeeWork(actor('team', [1], 7), work))
  assert.ok(maySeeWork(actor('executive', [4], 8), work))
  assert.ok(!maySeeWork(actor('strategist', [5], 8), work))
  assert.ok(maySeeWork(actor('team', [5], 8), { ownerId: 7, unitId: null }))
  assert.ok(!maySeeWork(actor('spoke', [4], 7), work))
})

test('everybody enters their own absences', () => {
  assert.ok(mayPlanAbsence(actor('team', 'all', 7), { id: 7, unitId: null }))
  assert.ok(!mayPlanAbsence(actor('team', 'all', 7), { id: 8, unitId: null }))
  assert.ok(mayPlanAbsence(actor('strategist', 'all', 7), { id: 8, unitId: null }))
})
