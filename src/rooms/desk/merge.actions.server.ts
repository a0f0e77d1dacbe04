import { audit } from '#platform/audit.server.ts'
import type { Context } from '#platform/context.server.ts'
import { invalid, notFound, Refusal } from '#platform/refusal.ts'
import { mayWork } from './may.ts'
import {
  holdJoining,
  insertJoining,
  type Joining,
  type MergePlan,
  markUndone,
  mergedInto,
  moveMessages,
  pointMerged,
  type SplitPlan,
} from './merge.store.server.ts'
import { createRequest } from './request.actions.server.ts'
import {
  deleteWatchers,
  holdRequests,
  insertEvent,
  insertWatchers,
  updateRequest,
  watchersOf,
} from './request.store.server.ts'
import type { Request } from './request.ts'

async function holdWorkable(ctx: Context, ids: readonly number[]): Promise<Map<number, Request>> {
  const held = await holdRequests(ctx.tx, ids)
  if (held.length !== new Set(ids).size || held.some(request => !mayWork(ctx.actor, request)))
    throw notFound()
  return new Map(held.map(request => [request.id, request]))
}

/**
 * Merges a request into another: its conversation is read there from now on, who followed it follows the other,
 * and it closes. Nothing is moved or lost. Answers the id by which it can be undone.
 */
export async function mergeRequests(ctx: Context, fromId: number, intoId: number): Promise<number> {
  if (fromId === intoId) throw invalid({ into: { code: 'desk.mergeSelf' } })
  const held = await holdWorkable(ctx, [fromId, intoId])
  const from = held.get(fromId) as Request
  const into = held.get(intoId) as Request
  if (from.mergedIntoId !== null || into.mergedIntoId !== null) throw new Refusal(409, 'desk.merged')
  const along = await mergedInto(ctx.tx, fromId)
  const already = [...(await watchersOf(ctx.tx, intoId)), into.requesterId]
  const followers = [from.requesterId, ...(await watchersOf(ctx.tx, fromId))]
  const watchers = [...new Set(followers)].filter((id): id is number => id !== null && !already.includes(id))
  const { status, resolvedAt, closedAt, waitingSince } = from
  const plan: MergePlan = { before: { status, resolvedAt, closedAt, waitingSince }, along, watchers }
  await insertWatchers(ctx, intoId, watchers)
  await pointMerged(ctx.tx, along, intoId)
  await updateRequest(ctx, from, {
    mergedIntoId: intoId,
    status: 'closed',
    closedAt: closedAt ?? ctx.now,
    waitingSince: null,
  })
  await insertEvent(ctx, fromId, 'merged', null, intoId)
  await insertEvent(ctx, intoId, 'merged', fromId, null)
  await audit(ctx, {
    action: 'request.merge',
    thing: 'request',
    id: fromId,
    before: plan.before,
    after: { ...plan.before, intoId, status: 'closed', closedAt: closedAt ?? ctx.now, waitingSince: null },
  })
  return insertJoining(ctx, { kind: 'merge', fromId, intoId, plan })
}

/** Splits messages off into a new request of the same requester and unit. Answers the new request. */
export async function splitRequest(
  ctx: Context,
  id: number,
  input: { messageIds: readonly number[]; subject: string; typeId: number },
): Promise<Request> {
  const from = (await holdWorkable(ctx, [id])).get(id) as Request
  const made = await createRequest(ctx, {
    typeId: input.typeId,
    subject: input.subject,
    body: '',
    answers: input.typeId === from.typeId ? from.answers : {},
    answersLater: true,
    unitId: from.unitId,
    requesterId: from.requesterId,
    watcherIds: await watchersOf(ctx.tx, id),
    priority: from.priority,
    wantedOn: from.wantedOn,
    door: from.door,
    channel: 'team',
  })
  const plan = await moveMessages(ctx.tx, input.messageIds, id, made.id)
  if (plan.messages.length === 0) throw invalid({ messages: { code: 'desk.splitNothing' } })
  await insertEvent(ctx, id, 'split', null, made.id)
  await insertEvent(ctx, made.id, 'split', id, null)
  await insertJoining(ctx, { kind: 'split', fromId: id, intoId: made.id, plan })
  await audit(ctx, { action: 'request.split', thing: 'request', id, after: { intoId: made.id, ...plan } })
  return made
}

async function undoMerge(ctx: Context, joining: Joining, from: Request): Promise<void> {
  const { before, along, watchers } = joining.plan as MergePlan
  if (from.mergedIntoId !== joining.intoId) throw new Refusal(409, 'desk.undoOther')
  await pointMerged(ctx.tx, along, from.id)
  await deleteWatchers(ctx.tx, joining.intoId, watchers)
  await updateRequest(ctx, from, { ...before, mergedIntoId: null })
}

/** What was split off goes back; the request made by the split is merged into the first, so that later words stay. */
async function undoSplit(ctx: Context, joining: Joining, made: Request): Promise<void> {
  if (made.mergedIntoId !== null) throw new Refusal(409, 'desk.undoOther')
  await moveMessages(ctx.tx, (joining.plan as SplitPlan).messages, joining.intoId, joining.fromId)
  await updateRequest(ctx, made, {
    mergedIntoId: joining.fromId,
    status: 'closed',
    closedAt: made.closedAt ?? ctx.now,
    waitingSince: null,
  })
}

/** Undoes a merge or a split. */
export async function undoJoining(ctx: Context, id: number): Promise<Joining> {
  const joining = await holdJoining(ctx.tx, id)
  if (!joining) throw notFound()
  const { fromId, intoId, kind } = joining
  const held = await holdWorkable(ctx, [fromId, intoId])
  if (joining.undoneAt !== null) throw new Refusal(409, 'desk.undone')
  if (kind === 'merge') await undoMerge(ctx, joining, held.get(fromId) as Request)
  else await undoSplit(ctx, joining, held.get(intoId) as Request)
  await markUndone(ctx, id)
  await insertEvent(ctx, fromId, 'undone', kind, intoId)
  await insertEvent(ctx, intoId, 'undone', kind, fromId)
  await audit(ctx, { action: `request.undo-${kind}`, thing: 'request', id: fromId, after: { intoId } })
  return joining
}
