import type { Context } from '#platform/context.server.ts'
import { deskReach, maySearchNotes, maySeeDesk } from './may.ts'
import type { RequestStatus } from './request.ts'
import { type ListReach, pageOfRequests } from './request-list.store.server.ts'
import { noFilter } from './request-list.ts'

/** A request that holds the words, and the address of its page inside the workspace. */
export interface Hit {
  id: number
  subject: string
  status: RequestStatus
  to: string
}

/** The latest requests whose words, conversation or number these are: of the reader's units, or (for others) their own. */
export async function searchDesk(ctx: Context, text: string, limit = 8): Promise<Hit[]> {
  const words = text.trim().slice(0, 200)
  if (words === '') return []
  const team = maySeeDesk(ctx.actor)
  const reach: ListReach = team ? { units: deskReach(ctx.actor) } : { member: ctx.actor.memberId }
  const filter = { ...noFilter, text: words, sort: 'opened' } as const
  const notes = maySearchNotes(ctx.actor)
  const { requests } = await pageOfRequests(ctx, filter, { reach, notes, after: null, limit })
  return requests.map(({ id, subject, status }) => ({
    id,
    subject,
    status,
    to: `${team ? 'desk' : 'portal'}/requests/${id}`,
  }))
}
