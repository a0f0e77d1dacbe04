import type { Tx } from '#platform/context.server.ts'
import { businessMinutesBetween, dueAt } from './clock.ts'
import { type ClockGround, findGround } from './clock-ground.store.server.ts'
import type { Request } from './request.ts'

/** The type and calendar of a request; a type that is missing is a defect, as rows always point at one. */
export async function clockGround(tx: Tx, typeId: number): Promise<ClockGround> {
  const ground = await findGround(tx, typeId)
  if (!ground) throw new Error(`defect: request type ${typeId} is missing`)
  return ground
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
