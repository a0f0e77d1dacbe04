import type { Tx } from '#platform/context.server.ts'
import { calendarOf } from './calendar.store.server.ts'
import type { Calendar } from './calendar.ts'
import { businessMinutesBetween, dueAt } from './clock.ts'
import type { Request } from './request.ts'
import { findRequestType } from './request-type.store.server.ts'
import type { RequestType } from './request-type.ts'

/** What a request's clocks stand on. */
export interface ClockGround {
  type: RequestType
  calendar: Calendar
}

/** The type and calendar of a request; a type that is missing is a defect, as rows always point at one. */
export async function clockGround(tx: Tx, typeId: number): Promise<ClockGround> {
  const type = await findRequestType(tx, typeId)
  if (!type) throw new Error(`defect: request type ${typeId} is missing`)
  return { type, calendar: await calendarOf(tx, type) }
}

/** When the first reply and the resolution are due; waiting for the requester moves the second only. */
export function dueTimes(
  { type, calendar }: ClockGround,
  request: Pick<Request, 'openedAt' | 'priority' | 'pausedMinutes'>,
): Pick<Request, 'firstReplyDueAt' | 'resolutionDueAt'> {
  const { openedAt, priority, pausedMinutes } = request
  return {
    firstReplyDueAt: dueAt(calendar, openedAt, type.targets.firstReply[priority], 0),
    resolutionDueAt: dueAt(calendar, openedAt, type.targets.resolution[priority], pausedMinutes),
  }
}

/** Business minutes of the request's calendar between two times. */
export const pauseOn =
  ({ calendar }: ClockGround) =>
  (from: number, to: number): number =>
    businessMinutesBetween(calendar, from, to)
