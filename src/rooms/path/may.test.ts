import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Reach, Role } from '#platform/actor.ts'
import { mayEnterPath, mayReadPath, pathReach } from './may.ts'

const actor = (reach: Partial<Record<Role, Reach>>): Actor => ({
  workspaceId: 1,
  memberId: 1,
  name: 'A',
  locale: 'en',
  reach,
  scopes: null,
})

test('requesters and correspondents stay out; everybody who works, leads or reads comes in', () => {
  assert.equal(mayEnterPath(actor({ requester: 'all', spoke: 'all' })), false)
  assert.equal(mayEnterPath(actor({})), false)
  for (const role of ['administrator', 'strategist', 'team', 'executive', 'auditor'] as const)
    assert.equal(mayEnterPath(actor({ [role]: [7] })), true, role)
})

test('a role over some units reads those, not the company nor others', () => {
  const some = actor({ team: [7, 8], executive: [9], spoke: [6] })
  assert.deepEqual(
    [null, 6, 7, 9].map(unit => mayReadPath(some, unit)),
    [false, false, true, true],
  )
  assert.deepEqual(pathReach(some), [7, 8, 9])
  assert.equal(mayReadPath(actor({ auditor: 'all' }), null), true)
})
