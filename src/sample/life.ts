import { businessMinutesBetween, dueAt } from '../rooms/desk/clock.ts'
import type { MessageKind } from '../rooms/desk/message.store.server.ts'
import {
  changeStatus,
  type Priority,
  type RequestStatus,
  statusAfterRequesterReply,
} from '../rooms/desk/request.ts'
import type { SampleCompany, SampleEvent, SampleMessage, SampleRequest } from './company.ts'

/** One thing that happens to a request. */
export type Happening = { at: number; actorId: number } & (
  | { kind: 'assign'; to: number }
  | { kind: 'priority'; to: Priority }
  | { kind: 'status'; to: RequestStatus; reason?: string }
  | { kind: 'message'; message: MessageKind; body: string }
)

type Records = { messages: SampleMessage[]; events: SampleEvent[] }

/**
 * Lets what happens happen in order, by the desk's own rules, until `now`. The request, its conversation and its
 * timeline end as they would have if people had done all of it in the product.
 */
export function live(
  start: SampleRequest,
  happenings: readonly Happening[],
  company: Pick<SampleCompany, 'calendar'> & { type: SampleCompany['types'][number]; teamIds: number[] },
  records: Records,
  now: number,
): SampleRequest {
  const { calendar, type, teamIds } = company
  let request = start
  const tell = (
    kind: SampleEvent['kind'],
    { at, actorId }: Happening,
    before: SampleEvent['before'],
    after: SampleEvent['after'],
  ) => records.events.push({ requestId: start.id, kind, at, actorId, before, after })
  const pause = (from: number, to: number) => businessMinutesBetween(calendar, from, to)
  const move = (happening: Happening, to: RequestStatus, reason: string | null = null) => {
    if (request.status === to) return
    const moved = changeStatus(request, to, happening.at, reason, pause)
    if ('problem' in moved) return
    tell('status', happening, request.status, to)
    request = { ...request, ...moved }
  }
  const say = (happening: Happening, message: MessageKind, body: string) => {
    const id = records.messages.length + 1
    const { at, actorId } = happening
    records.messages.push({ id, requestId: start.id, kind: message, authorId: actorId, body, at })
    tell(message, happening, null, id)
    if (message === 'note') return
    if (teamIds.includes(actorId)) request = { ...request, firstReplyAt: request.firstReplyAt ?? at }
    else move(happening, statusAfterRequesterReply(request.status))
  }
  for (const happening of happenings.filter(({ at }) => at < now).sort((a, b) => a.at - b.at)) {
    if (happening.kind === 'assign') {
      tell('assigned', happening, request.assigneeId, happening.to)
      const reassigned = request.assigneeId === null ? 0 : 1
      request = {
        ...request,
        assigneeId: happening.to,
        reassignCount: request.reassignCount + reassigned,
      }
    } else if (happening.kind === 'priority') {
      tell('priority', happening, request.priority, happening.to)
      request = { ...request, priority: happening.to }
    } else if (happening.kind === 'status') move(happening, happening.to, happening.reason ?? null)
    else say(happening, happening.message, happening.body)
    request = { ...request, updatedAt: happening.at, version: request.version + 1 }
  }
  return {
    ...request,
    firstReplyDueAt: dueAt(calendar, request.openedAt, type.targets.firstReply[request.priority], 0),
    resolutionDueAt: dueAt(
      calendar,
      request.openedAt,
      type.targets.resolution[request.priority],
      request.pausedMinutes,
    ),
  }
}
