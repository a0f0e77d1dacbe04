import { findMember, findUnit } from '#people.server'
import type { Context } from '#platform/context.server.ts'
import { forbidden, invalid, notFound, type Problem } from '#platform/refusal.ts'
import { type ClockGround, findGround } from './clock-ground.store.server.ts'
import { isTheirs, mayAskFor, maySee, mayTriage, mayWork } from './may.ts'
import { insertRequest, type NewRequest } from './new-request.store.server.ts'
import { dueTimes } from './request.clock.server.ts'
import { findRequest, watchersOf } from './request.store.server.ts'
import type { Channel, Door, Priority, Request } from './request.ts'
import { checkAnswers } from './request-type.ts'

export interface RequestInput {
  typeId: number
  subject: string
  body: string
  answers: Record<string, unknown>
  /** The requester's own unless given. */
  unitId?: number | null
  /** The actor unless given: asking in the name of somebody. */
  requesterId?: number | null
  watcherIds?: readonly number[]
  /** Usual unless the team says otherwise. */
  priority?: Priority
  wantedOn?: string | null
  door: Door
  channel: Channel
  externalId?: string | null
  /** The form's answers are completed later by the team: they are kept as they are given. */
  answersLater?: boolean
}

type Fields = NonNullable<Problem['fields']>

function activeGround(ground: ClockGround | null): ClockGround {
  if (!ground?.type.active) throw invalid({ type: { code: 'desk.unknownType' } })
  return ground
}

async function readRequester(ctx: Context, given: number | null | undefined) {
  const { memberId, unitId } = ctx.actor
  const id = given ?? memberId
  // Who acts is an active member, and comes with their unit.
  if (id === memberId && unitId !== undefined) return { id, unitId }
  const member = await findMember(ctx.tx, id)
  if (!member?.active) throw invalid({ requester: { code: 'desk.unknownMember' } })
  if (!mayAskFor(ctx.actor, member)) throw invalid({ requester: { code: 'desk.notForThem' } })
  return member
}

async function readUnit(ctx: Context, id: number | null): Promise<number | null> {
  if (id === null) return null
  const unit = await findUnit(ctx.tx, id)
  if (!unit || unit.archived) throw invalid({ unit: { code: 'desk.unknownUnit' } })
  return unit.id
}

function readAnswers({ type }: ClockGround, given: Record<string, unknown>): Request['answers'] {
  const checked = checkAnswers(type, given)
  if ('answers' in checked) return checked.answers
  const fields: Fields = {}
  for (const [key, problem] of Object.entries(checked.fields)) fields[`answers.${key}`] = problem
  throw invalid(fields)
}

async function checkWatchers(ctx: Context, ids: readonly number[]): Promise<void> {
  for (const id of ids)
    if (!(await findMember(ctx.tx, id))?.active) throw invalid({ watchers: { code: 'desk.unknownMember' } })
}

/** What an edge knows of a create: the ground of its type where it was read already, and whether the transaction ends with it. */
export interface CreateEdge {
  ground?: ClockGround | null
  last?: boolean
}

/** Records a request. Refusals name the field: `type`, `requester`, `unit`, `watchers`, `answers.<key>`. */
export async function createRequest(
  ctx: Context,
  input: RequestInput,
  { ground: known, last = false }: CreateEdge = {},
): Promise<Request> {
  const ground = activeGround(known === undefined ? await findGround(ctx.tx, input.typeId) : known)
  const requester = await readRequester(ctx, input.requesterId)
  const ownUnit = input.unitId === undefined || input.unitId === requester.unitId
  const unitId = ownUnit ? requester.unitId : await readUnit(ctx, input.unitId ?? null)
  const watcherIds = [...new Set(input.watcherIds ?? [])].filter(id => id !== requester.id)
  await checkWatchers(ctx, watcherIds)
  const priority = (mayTriage(ctx.actor) && input.priority) || 3
  const draft: NewRequest = {
    typeId: ground.type.id,
    subject: input.subject,
    body: input.body,
    answers: input.answersLater ? (input.answers as Request['answers']) : readAnswers(ground, input.answers),
    status: 'new',
    priority,
    unitId,
    requesterId: requester.id,
    submittedBy: requester.id === ctx.actor.memberId ? null : ctx.actor.memberId,
    assigneeId: null,
    channel: input.channel,
    door: input.door,
    wantedOn: input.wantedOn ?? null,
    openedAt: ctx.now,
    ...dueTimes(ground, { openedAt: ctx.now, priority, pausedMinutes: 0 }),
    externalId: input.externalId ?? null,
  }
  const { subject, typeId } = draft
  const told = { subject, typeId, unitId, requesterId: requester.id, priority }
  return insertRequest(ctx, draft, watcherIds, told, last)
}

/** A request the actor may read, with its watchers; others are told there is none. */
export async function readRequest(
  ctx: Context,
  id: number,
): Promise<{ request: Request; watcherIds: number[]; works: boolean; theirs: boolean }> {
  const request = await findRequest(ctx.tx, id)
  if (!request) throw notFound()
  const watcherIds = await watchersOf(ctx.tx, id)
  const people = { ...request, watcherIds }
  if (!maySee(ctx.actor, people)) throw notFound()
  return { request, watcherIds, works: mayWork(ctx.actor, request), theirs: isTheirs(ctx.actor, people) }
}

/** A request the actor may work; who only reads it is refused. */
export async function workRequest(
  ctx: Context,
  id: number,
): Promise<{ request: Request; watcherIds: number[] }> {
  const { request, watcherIds, works } = await readRequest(ctx, id)
  if (!works) throw forbidden()
  return { request, watcherIds }
}
