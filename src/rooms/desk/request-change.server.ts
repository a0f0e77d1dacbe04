import { findMember, findUnit } from '#people.server'
import { audit } from '#platform/audit.server.ts'
import type { Context } from '#platform/context.server.ts'
import { invalid, Refusal, type RefusalStatus } from '#platform/refusal.ts'
import type { ClockGround } from './clock-ground.store.server.ts'
import { mayRead, mayWork } from './may.ts'
import { clockGround, dueTimes, pauseOn } from './request.clock.server.ts'
import { type EventKind, holdRequests, insertEvent, updateRequest } from './request.store.server.ts'
import { changeStatus, type Priority, type Request, type RequestStatus } from './request.ts'
import { findRequestType } from './request-type.store.server.ts'

/** What the team may change of a request; an absent field stays. */
export interface RequestChange {
  status?: RequestStatus
  /** Why it is declined. */
  reason?: string
  priority?: Priority
  assigneeId?: number | null
  unitId?: number | null
  typeId?: number
  subject?: string
  body?: string
  wantedOn?: string | null
}

async function checkChange(ctx: Context, change: RequestChange): Promise<void> {
  const { assigneeId, unitId, typeId } = change
  if (assigneeId) {
    const member = await findMember(ctx.tx, assigneeId)
    const works = member?.roles.some(({ role }) => ['administrator', 'strategist', 'team'].includes(role))
    if (!member?.active || !works) throw invalid({ assignee: { code: 'desk.notTeam' } })
  }
  if (unitId && !(await findUnit(ctx.tx, unitId))) throw invalid({ unit: { code: 'desk.unknownUnit' } })
  if (typeId && !(await findRequestType(ctx.tx, typeId)))
    throw invalid({ type: { code: 'desk.unknownType' } })
}

/** The fields that end up different, or why they may not; a ground other than the request's own is its new type's. */
function differenceOf(
  request: Request,
  change: RequestChange,
  ground: ClockGround,
  now: number,
): Partial<Request> | { problem: string } {
  const { status, reason, ...plain } = change
  const given = Object.entries(plain).filter(
    ([key, value]) => value !== undefined && value !== request[key as keyof Request],
  )
  let difference: Partial<Request> = Object.fromEntries(given)
  if (difference.assigneeId !== undefined && request.assigneeId !== null)
    difference.reassignCount = request.reassignCount + 1
  if (status !== undefined && status !== request.status) {
    const moved = changeStatus(request, status, now, reason ?? null, pauseOn(ground))
    if ('problem' in moved) return moved
    difference = { ...difference, ...moved }
  }
  if (Object.keys(difference).length === 0) return difference
  return { ...difference, ...dueTimes(ground, { ...request, ...difference }) }
}

const told: readonly [keyof Request & keyof RequestChange, EventKind][] = [
  ['status', 'status'],
  ['priority', 'priority'],
  ['assigneeId', 'assigned'],
  ['unitId', 'unit'],
  ['typeId', 'type'],
  ['subject', 'edited'],
]

async function writeDifference(
  ctx: Context,
  request: Request,
  difference: Partial<Request>,
): Promise<Request> {
  const after = await updateRequest(ctx, request, difference)
  for (const [key, kind] of told)
    if (request[key] !== after[key]) await insertEvent(ctx, request.id, kind, request[key], after[key])
  const keys = Object.keys(difference).filter(
    key => JSON.stringify(request[key as keyof Request]) !== JSON.stringify(after[key as keyof Request]),
  ) as (keyof Request)[]
  const pick = (of: Request) => Object.fromEntries(keys.map(key => [key, of[key]]))
  await audit(ctx, {
    action: 'request.change',
    thing: 'request',
    id: request.id,
    before: pick(request),
    after: pick(after),
  })
  return after
}

/** What became of a change to several requests: those it could not be made to say why. */
export interface Changed {
  changed: Request[]
  unchanged: number
  refused: { id: number; code: string }[]
}

/**
 * Makes one change to several requests at once, each by itself: those that cannot take it stay, and say why.
 * Wrong values (an assignee who does not work requests, an unknown unit or type) refuse the whole.
 */
export async function changeRequests(
  ctx: Context,
  ids: readonly number[],
  change: RequestChange,
): Promise<Changed> {
  await checkChange(ctx, change)
  const held = await holdRequests(ctx.tx, ids)
  const result: Changed = { changed: [], unchanged: 0, refused: [] }
  for (const id of new Set(ids))
    if (!held.some(request => request.id === id)) result.refused.push({ id, code: 'platform.notFound' })
  const grounds = new Map<number, ClockGround>()
  for (const request of held) {
    if (!mayWork(ctx.actor, request)) {
      const code = mayRead(ctx.actor, request) ? 'platform.forbidden' : 'platform.notFound'
      result.refused.push({ id: request.id, code })
      continue
    }
    const typeId = change.typeId ?? request.typeId
    const ground = grounds.get(typeId) ?? (await clockGround(ctx.tx, typeId))
    grounds.set(typeId, ground)
    const difference = differenceOf(request, change, ground, ctx.now)
    if ('problem' in difference && typeof difference.problem === 'string')
      result.refused.push({ id: request.id, code: difference.problem })
    else if (Object.keys(difference).length === 0) result.unchanged += 1
    else result.changed.push(await writeDifference(ctx, request, difference as Partial<Request>))
  }
  return result
}

const statusOf: Record<string, RefusalStatus> = { 'platform.notFound': 404, 'platform.forbidden': 403 }

/** Changes one request. `version`: the one the writer read; a later one by somebody else is refused. */
export async function changeRequest(
  ctx: Context,
  id: number,
  change: RequestChange,
  version?: number,
): Promise<Request> {
  const [request] = await holdRequests(ctx.tx, [id])
  if (request && version !== undefined && request.version !== version)
    throw new Refusal(409, 'desk.changedMeanwhile')
  const { changed, refused } = await changeRequests(ctx, [id], change)
  if (refused.length > 0) throw new Refusal(statusOf[refused[0].code] ?? 409, refused[0].code)
  return changed[0] ?? request
}
