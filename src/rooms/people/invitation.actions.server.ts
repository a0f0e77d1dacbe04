import { audit } from '#platform/audit.server.ts'
import type { Context } from '#platform/context.server.ts'
import { Refusal } from '#platform/refusal.ts'
import { insertInvitation, revokeInvitations } from './invitation.store.server.ts'
import { hashOfInvitation, newInvitationText } from './invitation-token.server.ts'
import { memberToChange } from './member.actions.server.ts'

const LIFE = 7 * 86_400_000

/**
 * Makes the one-time link of a member who cannot sign in yet; it lives seven days and ends the one before.
 * Returns its path, shown once. Refuses a member who signs in already or is not active.
 */
export async function inviteMember(ctx: Context, memberId: number): Promise<{ path: string }> {
  const member = await memberToChange(ctx, memberId)
  if (member.hasAccount) throw new Refusal(409, 'people.hasAccount', { name: member.name })
  if (!member.active) throw new Refusal(409, 'people.inactive', { name: member.name })
  await revokeInvitations(ctx, memberId)
  const text = newInvitationText(ctx.actor.workspaceId)
  const expiresAt = new Date(ctx.now + LIFE)
  await insertInvitation(ctx, { memberId, hash: hashOfInvitation(text), expiresAt })
  await audit(ctx, { action: 'member.invite', thing: 'member', id: memberId, after: { expiresAt } })
  return { path: `/invitation/${text}` }
}

/** Ends the member's live link. */
export async function revokeInvitation(ctx: Context, memberId: number): Promise<void> {
  const member = await memberToChange(ctx, memberId)
  if ((await revokeInvitations(ctx, memberId)) > 0)
    await audit(ctx, {
      action: 'member.revokeInvitation',
      thing: 'member',
      id: memberId,
      before: { name: member.name },
    })
}
