import { audit } from '#platform/audit.server.ts'
import type { Context } from '#platform/context.server.ts'
import { forbidden, notFound, Refusal } from '#platform/refusal.ts'
import { mayReply } from './may.ts'
import { insertMessage, type Message } from './message.store.server.ts'
import { readRequest, workRequest } from './request.actions.server.ts'
import { clockGround, dueTimes, pauseOn } from './request.clock.server.ts'
import { holdRequests, insertEvent, updateRequest } from './request.store.server.ts'
import { changeStatus, type Request, statusAfterRequesterReply } from './request.ts'

/** What a reply changes of its request: the team's first answers the first clock, the requester's brings it back. */
async function afterReply(ctx: Context, request: Request, fromTeam: boolean): Promise<Partial<Request>> {
  if (fromTeam) return request.firstReplyAt === null ? { firstReplyAt: ctx.now } : {}
  const status = statusAfterRequesterReply(request.status)
  if (status === request.status) return {}
  const ground = await clockGround(ctx.tx, request.typeId)
  const moved = changeStatus(request, status, ctx.now, null, pauseOn(ground))
  if ('problem' in moved) return {}
  return { ...moved, ...dueTimes(ground, { ...request, ...moved }) }
}

/** Writes to the requester and those who watch, or (being one of them) to the team. */
export async function replyToRequest(ctx: Context, id: number, body: string): Promise<Message> {
  const seen = await readRequest(ctx, id)
  if (!mayReply(ctx.actor, { ...seen.request, watcherIds: seen.watcherIds })) throw forbidden()
  const [request] = await holdRequests(ctx.tx, [id])
  if (!request) throw notFound()
  if (request.mergedIntoId !== null) throw new Refusal(409, 'desk.merged')
  const message = await insertMessage(ctx, { requestId: id, kind: 'reply', body })
  await insertEvent(ctx, id, 'reply', null, message.id)
  const fromTeam = seen.works && request.requesterId !== ctx.actor.memberId
  const change = await afterReply(ctx, request, fromTeam)
  await updateRequest(ctx, request, change)
  if (change.status) await insertEvent(ctx, id, 'status', request.status, change.status)
  await audit(ctx, { action: 'request.reply', thing: 'request', id, after: { messageId: message.id } })
  return message
}

/** Writes a note that only the team ever reads. */
export async function addNote(ctx: Context, id: number, body: string): Promise<Message> {
  const { request } = await workRequest(ctx, id)
  const message = await insertMessage(ctx, { requestId: request.id, kind: 'note', body })
  await insertEvent(ctx, id, 'note', null, message.id)
  await audit(ctx, { action: 'request.note', thing: 'request', id, after: { messageId: message.id } })
  return message
}
