import { audit } from '#platform/audit.server.ts'
import type { Context } from '#platform/context.server.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { maySettle } from './may.ts'
import { readRequest } from './request.actions.server.ts'
import { clockGround, dueTimes, pauseOn } from './request.clock.server.ts'
import { holdRequests, insertEvent, updateRequest } from './request.store.server.ts'
import { type Request, settle } from './request.ts'

/** Closes a request because who asked it, or typed it, says that it is settled. */
export async function settleRequest(ctx: Context, id: number): Promise<Request> {
  await readRequest(ctx, id)
  const [request] = await holdRequests(ctx.tx, [id])
  if (!request) throw notFound()
  if (!maySettle(ctx.actor, request)) throw new Refusal(403, 'desk.notYours')
  if (request.mergedIntoId !== null) throw new Refusal(409, 'desk.merged')
  const ground = await clockGround(ctx.tx, request.typeId)
  const settled = settle(request, ctx.now, pauseOn(ground))
  if (settled === null) throw new Refusal(409, 'desk.settledAlready')
  const change = { ...settled, ...dueTimes(ground, { ...request, ...settled }) }
  const after = await updateRequest(ctx, request, change)
  await insertEvent(ctx, id, 'status', request.status, 'closed')
  await audit(ctx, {
    action: 'request.settle',
    thing: 'request',
    id,
    before: { status: request.status },
    after: { status: 'closed' },
  })
  return after
}
