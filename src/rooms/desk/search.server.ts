import type { Locale } from '#platform/actor.ts'
import type { Context } from '#platform/context.server.ts'
import { pageOfGuides } from './guide.store.server.ts'
import type { GuideState } from './guide.ts'
import { deskReach, mayReadDrafts, maySearchNotes, maySeeDesk } from './may.ts'
import type { RequestStatus } from './request.ts'
import { type ListReach, pageOfRequests } from './request-list.store.server.ts'
import { noFilter } from './request-list.ts'

/** A request or a guide that holds the words, and the address of its page inside the workspace. */
export type Hit = { id: number; subject: string; to: string } & (
  | { kind: 'request'; status: RequestStatus }
  | { kind: 'guide'; state: GuideState; language: Locale }
)

async function requestHits(ctx: Context, text: string, limit: number): Promise<Hit[]> {
  const team = maySeeDesk(ctx.actor)
  const reach: ListReach = team ? { units: deskReach(ctx.actor) } : { member: ctx.actor.memberId }
  const filter = { ...noFilter, text, sort: 'opened' } as const
  const notes = maySearchNotes(ctx.actor)
  const { requests } = await pageOfRequests(ctx, filter, { reach, notes, after: null, limit })
  return requests.map(({ id, subject, status }) => ({
    kind: 'request',
    id,
    subject,
    status,
    to: `${team ? 'desk' : 'portal'}/requests/${id}`,
  }))
}

async function guideHits(ctx: Context, text: string, limit: number): Promise<Hit[]> {
  const team = mayReadDrafts(ctx.actor)
  const filter = { text, state: team ? null : 'published', language: null, sort: 'updated' } as const
  const { guides } = await pageOfGuides(ctx, filter, { after: null, limit })
  return guides.map(({ id, title, state, language }) => ({
    kind: 'guide',
    id,
    subject: title,
    state,
    language,
    to: `${team ? 'desk' : 'portal'}/guides/${id}`,
  }))
}

/**
 * The latest requests whose words, conversation or number these are (of the reader's units, or for others their own),
 * then the latest guides that hold the words. At most `limit` requests and four guides.
 */
export async function searchDesk(ctx: Context, text: string, limit = 8): Promise<Hit[]> {
  const words = text.trim().slice(0, 200)
  if (words === '') return []
  return [...(await requestHits(ctx, words, limit)), ...(await guideHits(ctx, words, Math.min(limit, 4)))]
}
