import { audit } from '../audit.server.ts'
import { withContext } from '../context.server.ts'
import type { App } from '../http/app.server.ts'

/** What befell an account: kept in the audit log of each company its person belongs to. */
export interface SecurityEvent {
  /** Verb and thing, such as 'signIn.password'. */
  action: string
  /** What is worth keeping: the address of the caller, why it failed. Never a password, code or token. */
  facts: Record<string, string | number>
  /** Whether it was not proved that the person did it. */
  anonymous?: true
}

/** Records what befell an account. */
export async function recordSecurity(app: App, userId: string, event: SecurityEvent): Promise<void> {
  for (const { workspaceId } of await app.membership.workspacesOf(userId)) {
    const actor = await app.membership.actorOfUser(workspaceId, userId)
    if (!actor) continue
    await withContext(app.parts, actor, ctx =>
      audit(ctx, {
        action: event.action,
        thing: 'account',
        id: actor.memberId,
        after: event.facts,
        anonymous: event.anonymous,
      }),
    )
  }
}
