import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Reach, Role } from '../actor.ts'
import { mayAdminister, mayEndToken, maySeeAudit, scopesOf } from './may.ts'

const actor = (reach: Partial<Record<Role, Reach>>, scopes: readonly string[] | null = null): Actor => ({
  workspaceId: 1,
  memberId: 7,
  name: 'A',
  locale: 'en',
  timeZone: 'Europe/Paris',
  reach,
  scopes,
})

test('administrators of the company administer it; its auditors read its log, those of a unit do not', () => {
  assert.equal(mayAdminister(actor({ administrator: 'all' })), true)
  assert.equal(mayAdminister(actor({ administrator: [3] })), false)
  assert.equal(mayAdminister(actor({ strategist: 'all' })), false)
  assert.equal(maySeeAudit(actor({ auditor: 'all' })), true)
  assert.equal(maySeeAudit(actor({ auditor: [3] })), false)
  assert.equal(maySeeAudit(actor({ executive: 'all' })), false)
})

test('a token is given no scope beyond the roles, nor beyond the token it is made with', () => {
  assert.deepEqual(scopesOf(actor({ requester: 'all' })), ['desk:read', 'desk:write', 'tokens'])
  assert.ok(!scopesOf(actor({ executive: 'all' })).includes('people:write'))
  assert.ok(scopesOf(actor({ executive: 'all' })).includes('path:read'))
  assert.ok(!scopesOf(actor({ strategist: 'all' })).includes('audit:read'))
  assert.ok(scopesOf(actor({ administrator: 'all' })).includes('settings:write'))
  assert.deepEqual(scopesOf(actor({ administrator: 'all' }, ['tokens', 'desk:read'])), [
    'desk:read',
    'tokens',
  ])
})

test('one’s own tokens are one’s own to end; everybody’s the administrator’s', () => {
  assert.equal(mayEndToken(actor({ requester: 'all' }), { memberId: 7 }), true)
  assert.equal(mayEndToken(actor({ strategist: 'all' }), { memberId: 8 }), false)
  assert.equal(mayEndToken(actor({ administrator: 'all' }), { memberId: 8 }), true)
})
