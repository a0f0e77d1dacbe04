import { type Actor, holds, holdsOver, type Role } from '../actor.ts'
import { type Scope, scopes } from '../auth/token-scope.ts'

const readers: Role[] = ['administrator', 'strategist', 'team', 'executive', 'auditor', 'spoke']
const workers: Role[] = ['administrator', 'strategist', 'team']

/** Whether the actor changes the company, its providers, and everybody's tokens. */
export const mayAdminister = (actor: Actor): boolean => holdsOver(actor, null, 'administrator')

/** Whether the actor reads the audit log: who administers the company, and its auditors. */
export const maySeeAudit = (actor: Actor): boolean => holdsOver(actor, null, 'administrator', 'auditor')

/** Whether the actor may have a token of this scope: one that would open what their roles open at all. */
function mayHaveScope(actor: Actor, scope: Scope): boolean {
  if (scope === 'audit:read') return maySeeAudit(actor)
  if (scope === 'settings:read' || scope === 'settings:write') return mayAdminister(actor)
  if (scope === 'tokens' || scope.startsWith('desk:')) return true
  if (scope === 'import') return holds(actor, 'administrator', 'strategist')
  return scope.endsWith(':read') ? holds(actor, ...readers) : holds(actor, ...workers)
}

/** The scopes the actor may give to a token; through a token, those it holds itself. */
export function scopesOf(actor: Actor): Scope[] {
  return scopes.filter(
    scope => mayHaveScope(actor, scope) && (actor.scopes === null || actor.scopes.includes(scope)),
  )
}

/** Whether the actor sees and ends this token: their own, or (who administers the company) anybody's. */
export const mayEndToken = (actor: Actor, token: { memberId: number }): boolean =>
  token.memberId === actor.memberId || mayAdminister(actor)
