import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Reach, Role } from '#platform/actor.ts'
import {
  mayChangeScenario,
  mayEnterPath,
  mayReadPath,
  mayReadScenario,
  maySaveScenario,
  pathReach,
} from './may.ts'

const actor = (reach: Partial<Record<Role, Reach>>): Actor => ({
  workspaceId: 1,
  memberId: 1,
  name: 'A',
  locale: 'en',
  timeZone: 'Europe/Paris',
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

test('a kept choice is its owner’s; a shared one is seen by the company’s readers and changed by who leads', () => {
  const own = { ownerId: 1, visibility: 'private' } as const
  const shared = { ownerId: 2, visibility: 'shared' } as const
  const hidden = { ownerId: 2, visibility: 'private' } as const
  const of = (reach: Partial<Record<Role, Reach>>) => {
    const who = actor(reach)
    return [own, shared, hidden].map(
      one => `${mayReadScenario(who, one) ? 'reads' : ''} ${mayChangeScenario(who, one) ? 'changes' : ''}`,
    )
  }
  assert.deepEqual(of({ strategist: 'all' }), ['reads changes', 'reads changes', ' '])
  assert.deepEqual(of({ team: 'all' }), ['reads changes', 'reads ', ' '])
  assert.deepEqual(of({ auditor: 'all' }), ['reads ', 'reads ', ' '])
  assert.deepEqual(of({ executive: [7] }), [' ', ' ', ' '])
  assert.deepEqual(
    (['executive', 'auditor', 'requester'] as const).map(role => maySaveScenario(actor({ [role]: 'all' }))),
    [true, false, false],
  )
})
