import type { Locale } from '#platform/actor.ts'
import { audit } from '#platform/audit.server.ts'
import { createAccount, findAccount } from '#platform/auth/auth.server.ts'
import { type Context, inWorkspace, type Tx } from '#platform/context.server.ts'
import type { App } from '#platform/http/app.server.ts'
import { invalid, Refusal } from '#platform/refusal.ts'
import { actorOfMember } from './access.server.ts'
import {
  claimInvitation,
  findInvited,
  type InvitedMember,
  isMember,
  linkAccount,
} from './invitation.store.server.ts'
import { hashOfInvitation, invitationWorkspace } from './invitation-token.server.ts'
import { findByEmail } from './member.store.server.ts'

const gone = () => new Refusal(410, 'people.invitationGone')

async function inInvitation<T>(app: App, text: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const workspaceId = invitationWorkspace(text)
  if (workspaceId === null) throw gone()
  return inWorkspace(app.parts.db, workspaceId, work)
}

/** Who the link invites, where to, and whether their address signs in already. Refuses a link that is no longer live. */
export async function readInvitation(
  app: App,
  text: string,
): Promise<InvitedMember & { accountExists: boolean }> {
  const invited = await inInvitation(app, text, tx =>
    findInvited(tx, hashOfInvitation(text), new Date(app.parts.now())),
  )
  if (!invited) throw gone()
  const accountExists = invited.email !== null && (await findAccount(app.auth, invited.email)) !== null
  return { ...invited, accountExists }
}

/** What the accepting person brings: an account to make, or the one they are signed in with. */
export type Accepting =
  | { kind: 'new'; name: string; email: string | undefined; password: string }
  | { kind: 'signedIn'; userId: string; email: string }

async function accountOf(
  app: App,
  tx: Tx,
  invited: InvitedMember,
  accepting: Accepting,
): Promise<{ userId: string; name: string; email: string | null }> {
  if (accepting.kind === 'signedIn') {
    if (await isMember(tx, accepting.userId)) throw new Refusal(409, 'people.alreadyMember')
    const free = invited.email ?? ((await findByEmail(tx, accepting.email)) === null ? accepting.email : null)
    return { userId: accepting.userId, name: invited.name, email: free }
  }
  const email = invited.email ?? accepting.email
  if (!email) throw invalid({ email: { code: 'platform.required' } })
  const twin = await findByEmail(tx, email)
  if (twin !== null && twin !== invited.memberId) throw invalid({ email: { code: 'people.sameEmail' } })
  if ((await findAccount(app.auth, email)) !== null) throw new Refusal(409, 'people.accountExists', { email })
  const { name, password } = accepting
  const verified = invited.email !== null
  return { userId: await createAccount(app.auth, { email, name, password, verified }), name, email }
}

/**
 * Accepts an invitation once: makes the sign-in account, or ties the signed-in one. Refuses a link no longer live, an
 * address that signs in already, and a person who is a member here already.
 */
export async function acceptInvitation(
  app: App,
  text: string,
  accepting: Accepting,
): Promise<{ slug: string; email: string | null; locale: Locale }> {
  return inInvitation(app, text, async tx => {
    const now = app.parts.now()
    const hash = hashOfInvitation(text)
    const invited = await findInvited(tx, hash, new Date(now))
    if (!invited || !(await claimInvitation(tx, hash, new Date(now)))) throw gone()
    const account = await accountOf(app, tx, invited, accepting)
    await linkAccount(tx, invited.memberId, account)
    const actor = await actorOfMember(tx, invitationWorkspace(text) as number, invited.memberId, null)
    if (!actor) throw gone()
    const ctx: Context = {
      tx,
      actor,
      now,
      random: app.parts.random,
      t: app.parts.translate(actor.locale),
      send: (job, data) => app.parts.enqueue(tx, job, data),
    }
    await audit(ctx, { action: 'member.accept', thing: 'member', id: invited.memberId })
    return { slug: invited.slug, email: account.email, locale: actor.locale }
  })
}
