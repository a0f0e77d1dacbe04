import { createHash, randomBytes } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Tx } from '../context.server.ts'
import type { DB } from '../db/schema.generated.ts'

export { type Scope, scopes } from './token-scope.ts'

export interface TokenRow {
  id: number
  name: string
  scopes: string[]
  memberId: number
  createdAt: Date
  expiresAt: Date
  revokedAt: Date | null
  lastUsedAt: Date | null
}

/** What is kept of a token's text. */
export const tokenHash = (text: string): string => createHash('sha256').update(text).digest('hex')
const shape = /^stg_(\d{1,9})_([A-Za-z0-9_-]{43})$/

/** Workspace of a token by its form alone, or null where it is none of ours. */
export function tokenWorkspace(token: string): number | null {
  const parts = shape.exec(token)
  return parts ? Number(parts[1]) : null
}

/** Makes a token; its text is shown once and only its hash is kept. */
export async function createToken(
  tx: Tx,
  token: { workspaceId: number; memberId: number; name: string; scopes: readonly string[]; expiresAt: Date },
): Promise<{ id: number; text: string }> {
  const text = `stg_${token.workspaceId}_${randomBytes(32).toString('base64url')}`
  const row = await tx
    .insertInto('platform_token')
    .values({
      workspace_id: token.workspaceId,
      member_id: token.memberId,
      name: token.name,
      hash: tokenHash(text),
      scopes: [...token.scopes],
      expires_at: token.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id: row.id, text }
}

/** Whether the last use kept of a token is more than a minute old. */
export function isStale(lastUsedAt: Date | null, now: number): boolean {
  return lastUsedAt === null || now - lastUsedAt.getTime() > 60_000
}

export async function markTokenUsed(tx: Tx, id: number, now: Date): Promise<void> {
  await tx.updateTable('platform_token').set({ last_used_at: now }).where('id', '=', id).execute()
}

type Row = Selectable<DB['platform_token']>

const toToken = (row: Row): TokenRow => ({
  id: row.id,
  name: row.name,
  scopes: row.scopes,
  memberId: row.member_id,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at,
  lastUsedAt: row.last_used_at,
})

/** Tokens of a member (null: of everybody), the latest first, ended ones too. */
export async function listTokens(tx: Tx, memberId: number | null): Promise<TokenRow[]> {
  let rows = tx.selectFrom('platform_token').selectAll().orderBy('id', 'desc').limit(500)
  if (memberId !== null) rows = rows.where('member_id', '=', memberId)
  return (await rows.execute()).map(toToken)
}

export async function findTokenRow(tx: Tx, id: number): Promise<TokenRow | null> {
  const row = await tx.selectFrom('platform_token').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? toToken(row) : null
}

/** Ends a token; false where there is none live with this id. */
export async function revokeToken(tx: Tx, id: number, now: Date): Promise<boolean> {
  const done = await tx
    .updateTable('platform_token')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
