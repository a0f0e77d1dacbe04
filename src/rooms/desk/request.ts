export const requestStatuses = [
  'new',
  'triaged',
  'in_progress',
  'waiting',
  'resolved',
  'closed',
  'declined',
] as const
export type RequestStatus = (typeof requestStatuses)[number]

/** Statuses in which the team still owes something, or waits for the requester. */
export const openStatuses = ['new', 'triaged', 'in_progress', 'waiting'] as const

/** 1 is the most urgent. */
export const priorities = [1, 2, 3, 4] as const
export type Priority = (typeof priorities)[number]

export const channels = ['portal', 'team', 'api', 'import', 'email'] as const
export type Channel = (typeof channels)[number]

export type Door = 'catalogue' | 'other'

/** A business unit's request. Times are ms since 1970. */
export interface Request {
  id: number
  typeId: number
  subject: string
  body: string
  answers: Record<string, string | number>
  status: RequestStatus
  priority: Priority
  unitId: number | null
  requesterId: number | null
  /** Who typed it, where that was not the requester. */
  submittedBy: number | null
  assigneeId: number | null
  channel: Channel
  door: Door
  declineReason: string | null
  wantedOn: string | null
  openedAt: number
  firstReplyAt: number | null
  firstReplyDueAt: number | null
  resolvedAt: number | null
  resolutionDueAt: number | null
  closedAt: number | null
  waitingSince: number | null
  /** Business minutes spent waiting for the requester, in waits that have ended. */
  pausedMinutes: number
  reopenCount: number
  reassignCount: number
  loggedMinutes: number
  mergedIntoId: number | null
  externalId: string | null
  /** Grows with every change: a writer that read an older version is refused. */
  version: number
}

const openTo: readonly RequestStatus[] = ['triaged', 'in_progress', 'waiting', 'resolved', 'declined']
const nextOf: Record<RequestStatus, readonly RequestStatus[]> = {
  new: openTo,
  triaged: openTo,
  in_progress: openTo,
  waiting: openTo,
  resolved: ['in_progress', 'closed'],
  closed: ['in_progress'],
  declined: ['in_progress'],
}

export const isOpen = (status: RequestStatus): boolean =>
  (openStatuses as readonly RequestStatus[]).includes(status)

/** The statuses a request may go to from this one. */
export const nextStatuses = (status: RequestStatus): readonly RequestStatus[] =>
  nextOf[status].filter(next => next !== status)

/** Where a request usually goes next. */
export const usualNext: Record<RequestStatus, RequestStatus> = {
  new: 'triaged',
  triaged: 'in_progress',
  in_progress: 'resolved',
  waiting: 'in_progress',
  resolved: 'closed',
  closed: 'in_progress',
  declined: 'in_progress',
}

export type StatusProblem = 'desk.statusStep' | 'desk.declineReason' | 'desk.merged'

/** What a change of status changes besides; `pause` counts business minutes between two times. */
export interface StatusChange {
  status: RequestStatus
  resolvedAt: number | null
  closedAt: number | null
  waitingSince: number | null
  pausedMinutes: number
  reopenCount: number
  declineReason: string | null
  firstReplyAt: number | null
}

export type StatusFacts = Pick<
  Request,
  | 'status'
  | 'mergedIntoId'
  | 'resolvedAt'
  | 'closedAt'
  | 'waitingSince'
  | 'pausedMinutes'
  | 'reopenCount'
  | 'declineReason'
  | 'firstReplyAt'
>

/**
 * The request after going to `to` at `at`, or why it may not. Declining tells the requester why, which is their
 * first reply; reopening forgets when it was resolved, and counts.
 */
export function changeStatus(
  request: StatusFacts,
  to: RequestStatus,
  at: number,
  reason: string | null,
  pause: (from: number, to: number) => number,
): StatusChange | { problem: StatusProblem } {
  if (request.mergedIntoId !== null) return { problem: 'desk.merged' }
  if (!nextStatuses(request.status).includes(to)) return { problem: 'desk.statusStep' }
  if (to === 'declined' && !reason) return { problem: 'desk.declineReason' }
  const reopened = !isOpen(request.status) && isOpen(to)
  const waited = request.waitingSince === null ? 0 : pause(request.waitingSince, at)
  return {
    status: to,
    resolvedAt: to === 'resolved' ? at : to === 'closed' ? (request.resolvedAt ?? at) : null,
    closedAt: to === 'closed' || to === 'declined' ? at : null,
    waitingSince: to === 'waiting' ? at : null,
    pausedMinutes: request.pausedMinutes + waited,
    reopenCount: request.reopenCount + (reopened ? 1 : 0),
    declineReason: to === 'declined' ? reason : null,
    firstReplyAt: request.firstReplyAt ?? (to === 'declined' ? at : null),
  }
}

/**
 * The request after its requester said at `at` that it is settled: closed, and resolved then where the team had not
 * said so. Null where there is nothing left to settle.
 */
export function settle(
  request: StatusFacts,
  at: number,
  pause: (from: number, to: number) => number,
): StatusChange | null {
  const resolved = isOpen(request.status) ? changeStatus(request, 'resolved', at, null, pause) : request
  if ('problem' in resolved) return null
  const closed = changeStatus({ ...request, ...resolved }, 'closed', at, null, pause)
  return 'problem' in closed ? null : closed
}

/** The status after the requester wrote: what waited for them goes on, what was resolved or declined opens again. */
export function statusAfterRequesterReply(status: RequestStatus): RequestStatus {
  return status === 'waiting' || status === 'resolved' || status === 'declined' ? 'in_progress' : status
}
