import { findMember } from '#people.server'
import { audit } from '#platform/audit.server.ts'
import type { Context } from '#platform/context.server.ts'
import { forbidden, invalid } from '#platform/refusal.ts'
import { mayReply } from './may.ts'
import { readRequest } from './request.actions.server.ts'
import { deleteWatchers, insertEvent, insertWatchers } from './request.store.server.ts'

/** Sets which colleagues follow a request; the requester always does. */
export async function setWatchers(ctx: Context, id: number, memberIds: readonly number[]): Promise<number[]> {
  const { request, watcherIds } = await readRequest(ctx, id)
  if (!mayReply(ctx.actor, { ...request, watcherIds })) throw forbidden()
  const wanted = [...new Set(memberIds)].filter(member => member !== request.requesterId)
  const added = wanted.filter(member => !watcherIds.includes(member))
  const removed = watcherIds.filter(member => !wanted.includes(member))
  for (const member of added)
    if (!(await findMember(ctx.tx, member))?.active)
      throw invalid({ watchers: { code: 'desk.unknownMember' } })
  if (added.length + removed.length === 0) return watcherIds
  await insertWatchers(ctx, id, added)
  await deleteWatchers(ctx.tx, id, removed)
  await insertEvent(ctx, id, 'watchers', watcherIds, wanted)
  await audit(ctx, { action: 'request.watchers', thing: 'request', id, before: watcherIds, after: wanted })
  return wanted
}
