import type { Context, Tx } from '#platform/context.server.ts'
import { inThisCompany } from './member.store.server.ts'

/** An invitation that can still be accepted. */
export interface LiveInvitation {
  id: number
  createdAt: Date
  expiresAt: Date
}

export async function insertInvitation(
  ctx: Context,
  invitation: { memberId: number; hash: string; expiresAt: Date },
): Promise<number> {
  const { id } = await ctx.tx
    .insertInto('people_invitation')
    .values({
      workspace_id: ctx.actor.workspaceId,
      member_id: invitation.memberId,
      hash: invitation.hash,
      created_by: ctx.actor.memberId,
      created_at: new Date(ctx.now),
      expires_at: invitation.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The member's live invitation, or null. */
export async function liveInvitation(ctx: Context, memberId: number): Promise<LiveInvitation | null> {
  const row = await ctx.tx
    .selectFrom('people_invitation')
    .select(['id', 'created_at', 'expires_at'])
    .where('member_id', '=', memberId)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', new Date(ctx.now))
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row ? { id: row.id, createdAt: row.created_at, expiresAt: row.expires_at } : null
}

/** Ends the member's live invitations; the number ended. */
export async function revokeInvitations(ctx: Context, memberId: number): Promise<number> {
  const done = await ctx.tx
    .updateTable('people_invitation')
    .set({ revoked_at: new Date(ctx.now) })
    .where('member_id', '=', memberId)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

export interface InvitedMember {
  memberId: number
  name: string
  email: string | null
  company: string
  slug: string
}

/** Who a live invitation is for; null where it is unknown, expired, revoked or accepted, or the member is gone. */
export async function findInvited(tx: Tx, hash: string, now: Date): Promise<InvitedMember | null> {
  const row = await tx
    .selectFrom('people_invitation')
    .innerJoin('people_member', join =>
      join
        .onRef('people_member.workspace_id', '=', 'people_invitation.workspace_id')
        .onRef('people_member.id', '=', 'people_invitation.member_id'),
    )
    .innerJoin('platform_workspace', 'platform_workspace.workspace_id', 'people_invitation.workspace_id')
    .select([
      'people_member.id as memberId',
      'people_member.name',
      'people_member.email',
      'platform_workspace.name as company',
      'platform_workspace.slug',
    ])
    .where('people_invitation.hash', '=', hash)
    .where('people_invitation.accepted_at', 'is', null)
    .where('people_invitation.revoked_at', 'is', null)
    .where('people_invitation.expires_at', '>', now)
    .where('people_member.active', '=', true)
    .where('people_member.user_id', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Marks the invitation accepted; false where another was first. */
export async function claimInvitation(tx: Tx, hash: string, now: Date): Promise<boolean> {
  const done = await tx
    .updateTable('people_invitation')
    .set({ accepted_at: now })
    .where('hash', '=', hash)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Whether the person signed in is a member here already. */
export async function isMember(tx: Tx, userId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('people_member')
    .select('id')
    .where(inThisCompany)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row !== undefined
}

/** Ties a member to their sign-in account, with the name and address they gave. */
export async function linkAccount(
  tx: Tx,
  memberId: number,
  account: { userId: string; name: string; email: string | null },
): Promise<void> {
  await tx
    .updateTable('people_member')
    .set({ user_id: account.userId, name: account.name, email: account.email })
    .where(inThisCompany)
    .where('id', '=', memberId)
    .execute()
}
