import { audit } from '../audit.server.ts'
import { createToken, findTokenRow, listTokens, revokeToken, type TokenRow } from '../auth/token.server.ts'
import type { Scope } from '../auth/token-scope.ts'
import type { Context } from '../context.server.ts'
import { invalid, notFound } from '../refusal.ts'
import { mayAdminister, mayEndToken, scopesOf } from './may.ts'

const DAY = 86_400_000
export interface TokenInput {
  name: string
  scopes: readonly Scope[]
  /** Days until it ends. */
  days: number
}

/**
 * Makes a token of the actor's own; its text is answered this once. Refuses scopes beyond the actor's rights, or beyond
 * the token that makes it.
 */
export async function makeToken(ctx: Context, input: TokenInput): Promise<{ token: TokenRow; text: string }> {
  const allowed = scopesOf(ctx.actor)
  const beyond = input.scopes.find(scope => !allowed.includes(scope))
  if (beyond) throw invalid({ scopes: { code: 'settings.scopeBeyond', params: { scope: beyond } } })
  const { workspaceId, memberId } = ctx.actor
  const expiresAt = new Date(ctx.now + input.days * DAY)
  const { name, scopes } = input
  const made = await createToken(ctx.tx, { workspaceId, memberId, name, scopes, expiresAt })
  await audit(ctx, {
    action: 'token.create',
    thing: 'token',
    id: made.id,
    after: { name, scopes, expiresAt },
  })
  return { token: (await findTokenRow(ctx.tx, made.id)) as TokenRow, text: made.text }
}

/** The tokens the actor sees, the latest first: their own, or (who administers the company) everybody's. */
export async function seenTokens(ctx: Context): Promise<TokenRow[]> {
  return listTokens(ctx.tx, mayAdminister(ctx.actor) ? null : ctx.actor.memberId)
}

/** Ends a token now. Refuses another's, but to who administers the company. */
export async function endToken(ctx: Context, id: number): Promise<void> {
  const token = await findTokenRow(ctx.tx, id)
  if (!token || !mayEndToken(ctx.actor, token)) throw notFound()
  if (!(await revokeToken(ctx.tx, id, new Date(ctx.now)))) return
  await audit(ctx, {
    action: 'token.end',
    thing: 'token',
    id,
    before: { name: token.name, memberId: token.memberId },
  })
}
