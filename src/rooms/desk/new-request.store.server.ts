import { type RawBuilder, sql } from 'kysely'
import { auditInsert } from '#platform/audit.server.ts'
import type { Context } from '#platform/context.server.ts'
import type { Request } from './request.ts'

/** What nothing has happened to yet. */
const untouched = {
  declineReason: null,
  firstReplyAt: null,
  resolvedAt: null,
  closedAt: null,
  waitingSince: null,
  pausedMinutes: 0,
  reopenCount: 0,
  reassignCount: 0,
  loggedMinutes: 0,
  mergedIntoId: null,
  version: 1,
} satisfies Partial<Request>

export type NewRequest = Omit<Request, 'id' | keyof typeof untouched>

const date = (time: number | null) => (time === null ? null : new Date(time))

/** Its name says which parts it has: a part that would add no row costs as much to prepare as one that does. */
const nameOf = (watched: boolean, last: boolean) =>
  `/* ${last ? 'last ' : ''}kept request.create${watched ? 'Watched' : ''}${last ? 'Last' : ''} */`

/** Puts the parts of a create together: see `insertRequest`. */
const createStatement = (
  { actor, now }: Context,
  request: NewRequest,
  watcherIds: readonly number[],
  recorded: RawBuilder<unknown>,
  last: boolean,
) => sql<{ id: number }>`${sql.raw(nameOf(watcherIds.length > 0, last))}
  with made as (
    insert into desk_request (workspace_id, type_id, subject, body, answers, status, priority, unit_id, requester_id,
      submitted_by, assignee_id, channel, door, wanted_on, opened_at, first_reply_due_at, resolution_due_at, external_id,
      created_at, updated_at)
    values (${actor.workspaceId}, ${request.typeId}, ${request.subject}, ${request.body}, ${JSON.stringify(request.answers)},
      ${request.status}, ${request.priority}, ${request.unitId}, ${request.requesterId}, ${request.submittedBy},
      ${request.assigneeId}, ${request.channel}, ${request.door}, ${request.wantedOn}, ${date(request.openedAt)},
      ${date(request.firstReplyDueAt)}, ${date(request.resolutionDueAt)}, ${request.externalId}, ${date(now)}, ${date(now)})
    returning id
  ), ${watcherIds.length > 0 ? watching(actor.workspaceId, watcherIds) : sql``} told as (
    insert into desk_event (workspace_id, request_id, kind, at, actor_id, before, after)
    select ${actor.workspaceId}::int, made.id, 'created', ${date(now)}::timestamptz, ${actor.memberId}::bigint, 'null',
      ${JSON.stringify(request.subject)}::jsonb from made
  ), recorded as (${recorded})
  select id from made`

const watching = (workspaceId: number, watcherIds: readonly number[]) => sql`watched as (
    insert into desk_watcher (workspace_id, request_id, member_id)
    select ${workspaceId}::int, made.id, watcher.id from made, unnest(${[...watcherIds]}::bigint[]) watcher (id)
  ), `

/**
 * Keeps a new request with its watchers (told apart, none twice), the first event of its timeline and its entry in the
 * audit log (`after`: what is told there), all in one statement; `last` where nothing follows it in the transaction.
 */
export async function insertRequest(
  ctx: Context,
  request: NewRequest,
  watcherIds: readonly number[],
  after: object,
  last: boolean,
): Promise<Request> {
  const change = { action: 'request.create', thing: 'request', after }
  const recorded = auditInsert(ctx, change, sql`made.id::text`, sql`from made`)
  const { rows } = await createStatement(ctx, request, watcherIds, recorded, last).execute(ctx.tx)
  return { ...untouched, ...request, id: rows[0].id }
}
