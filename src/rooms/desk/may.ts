import { type Actor, holds, holdsOver, type Reach, type Role, reachOf } from '#platform/actor.ts'

const workers: Role[] = ['administrator', 'strategist', 'team']
const readers: Role[] = [...workers, 'executive', 'auditor']

/** What decides who sees and works a request. */
export interface RequestPeople {
  unitId: number | null
  requesterId: number | null
  submittedBy: number | null
  watcherIds: readonly number[]
}

/** Whether the actor enters the team's side of the room. */
export const maySeeDesk = (actor: Actor): boolean => holds(actor, ...readers)

/** Units whose requests the actor lists on the team's side. */
export const deskReach = (actor: Actor): Reach => reachOf(actor, ...readers)

/** Units whose requests the actor works. */
const workReach = (actor: Actor): Reach => reachOf(actor, ...workers)

/** Whether a search of the team's side may look into notes: the actor works wherever they read. */
export function maySearchNotes(actor: Actor): boolean {
  const works = workReach(actor)
  const reads = deskReach(actor)
  if (works === 'all') return true
  return works.length > 0 && reads !== 'all' && reads.every(unit => works.includes(unit))
}

/** Units whose requests the actor follows from the portal, as their correspondent or as one who leads. */
export const followReach = (actor: Actor): Reach => reachOf(actor, ...readers, 'spoke')

/** Whether the actor triages, assigns, answers, closes this request, and reads its notes. */
export const mayWork = (actor: Actor, request: { unitId: number | null }): boolean =>
  holdsOver(actor, request.unitId, ...workers)

/** Whether the actor reads requests of this unit on the team's side. */
export const mayRead = (actor: Actor, request: { unitId: number | null }): boolean =>
  holdsOver(actor, request.unitId, ...readers)

/** Whether the request is the actor's own: asked, typed or watched by them. */
export const isTheirs = (actor: Actor, request: RequestPeople): boolean =>
  request.requesterId === actor.memberId ||
  request.submittedBy === actor.memberId ||
  request.watcherIds.includes(actor.memberId)

/** Whether the actor reads the request, without its notes. */
export const maySee = (actor: Actor, request: RequestPeople): boolean =>
  isTheirs(actor, request) || holdsOver(actor, request.unitId, ...readers, 'spoke')

/** Whether the actor writes to the conversation. */
export const mayReply = (actor: Actor, request: RequestPeople): boolean =>
  isTheirs(actor, request) || holdsOver(actor, request.unitId, ...workers, 'spoke')

/** Whether the actor asks in the name of a member of this unit. */
export const mayAskFor = (actor: Actor, requester: { id: number; unitId: number | null }): boolean =>
  requester.id === actor.memberId || holdsOver(actor, requester.unitId, ...workers, 'spoke')

/** Whether the actor asks in the name of others at all. */
export const mayAskForOthers = (actor: Actor): boolean => holds(actor, ...workers, 'spoke')

/** Whether the actor sets the priority and the assignee of a request while making it. */
export const mayTriage = (actor: Actor): boolean => holds(actor, ...workers)

/** Whether the actor shares views with everybody and sets the one all begin with. */
export const maySetDefaultView = (actor: Actor): boolean =>
  holdsOver(actor, null, 'administrator', 'strategist')

/** Whether the actor writes, publishes and archives guides: they are read by the whole company. */
export const mayWriteGuides = (actor: Actor): boolean => holds(actor, ...workers)

/** Whether the actor reads guides that are not published. */
export const mayReadDrafts = (actor: Actor): boolean => holds(actor, ...readers)

/** Whether the actor says that a request is settled: the one who asked, or typed it. */
export const maySettle = (
  actor: Actor,
  request: { requesterId: number | null; submittedBy: number | null },
): boolean => request.requesterId === actor.memberId || request.submittedBy === actor.memberId

/** Whether the actor brings in request logs and takes them back: they touch every unit. */
export const mayImport = (actor: Actor): boolean => holdsOver(actor, null, 'administrator', 'strategist')

/** Whether the actor defines what may be asked, what is promised, and when the team works. */
export const mayDefine = (actor: Actor): boolean => holdsOver(actor, null, 'administrator', 'strategist')
