import { sql } from 'kysely'
import type { Context, Tx } from '#platform/context.server.ts'
import { readId } from '#platform/id.ts'
import type { Channel, Door, Priority, Request, RequestStatus } from './request.ts'

const requestColumns = [
  'id',
  'type_id',
  'subject',
  'body',
  'answers',
  'status',
  'priority',
  'unit_id',
  'requester_id',
  'submitted_by',
  'assignee_id',
  'channel',
  'door',
  'decline_reason',
  sql<string | null>`wanted_on::text`.as('wanted_on'),
  'opened_at',
  'first_reply_at',
  'first_reply_due_at',
  'resolved_at',
  'resolution_due_at',
  'closed_at',
  'waiting_since',
  'paused_minutes',
  'reopen_count',
  'reassign_count',
  'logged_minutes',
  'merged_into_id',
  'external_id',
  'version',
] as const

const selectRequests = (tx: Tx) => tx.selectFrom('desk_request').select([...requestColumns])

export type RequestRow = Awaited<ReturnType<ReturnType<typeof selectRequests>['executeTakeFirstOrThrow']>>

const ms = (date: Date | null) => date?.getTime() ?? null
const date = (time: number | null) => (time === null ? null : new Date(time))

const toRequest = (row: RequestRow): Request => ({
  id: row.id,
  typeId: row.type_id,
  subject: row.subject,
  body: row.body,
  answers: row.answers as Request['answers'],
  status: row.status as RequestStatus,
  priority: row.priority as Priority,
  unitId: row.unit_id,
  requesterId: row.requester_id,
  submittedBy: row.submitted_by,
  assigneeId: row.assignee_id,
  channel: row.channel as Channel,
  door: row.door as Door,
  declineReason: row.decline_reason,
  wantedOn: row.wanted_on,
  openedAt: row.opened_at.getTime(),
  firstReplyAt: ms(row.first_reply_at),
  firstReplyDueAt: ms(row.first_reply_due_at),
  resolvedAt: ms(row.resolved_at),
  resolutionDueAt: ms(row.resolution_due_at),
  closedAt: ms(row.closed_at),
  waitingSince: ms(row.waiting_since),
  pausedMinutes: row.paused_minutes,
  reopenCount: row.reopen_count,
  reassignCount: row.reassign_count,
  loggedMinutes: row.logged_minutes,
  mergedIntoId: row.merged_into_id,
  externalId: row.external_id,
  version: row.version,
})

export async function findRequest(tx: Tx, id: number): Promise<Request | null> {
  const row = await selectRequests(tx).where('id', '=', id).executeTakeFirst()
  return row ? toRequest(row) : null
}

/** The request that its pages show under this number: that of where it came from, else our own. */
export async function findNumbered(tx: Tx, number: string): Promise<Request | null> {
  const row = await selectRequests(tx).where('external_id', '=', number).executeTakeFirst()
  if (row) return toRequest(row)
  const id = readId(number)
  return id === null ? null : findRequest(tx, id)
}

/** The numbers that pages show for these requests. */
export async function numbersOf(tx: Tx, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('desk_request')
    .select(['id', 'external_id'])
    .where('id', '=', sql<number>`any(${[...ids]}::bigint[])`)
    .execute()
  return new Map(rows.map(({ id, external_id }) => [id, external_id ?? String(id)]))
}

/** These requests, held until the transaction ends; in the order of their ids, so that two callers never block each other. */
export async function holdRequests(tx: Tx, ids: readonly number[]): Promise<Request[]> {
  const rows = await selectRequests(tx)
    .where('id', '=', sql<number>`any(${[...ids]}::bigint[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(toRequest)
}

const columnsOf = (request: Partial<Request>) => ({
  type_id: request.typeId,
  subject: request.subject,
  body: request.body,
  answers: request.answers === undefined ? undefined : JSON.stringify(request.answers),
  status: request.status,
  priority: request.priority,
  unit_id: request.unitId,
  requester_id: request.requesterId,
  submitted_by: request.submittedBy,
  assignee_id: request.assigneeId,
  decline_reason: request.declineReason,
  wanted_on: request.wantedOn,
  first_reply_at: request.firstReplyAt === undefined ? undefined : date(request.firstReplyAt),
  first_reply_due_at: request.firstReplyDueAt === undefined ? undefined : date(request.firstReplyDueAt),
  resolved_at: request.resolvedAt === undefined ? undefined : date(request.resolvedAt),
  resolution_due_at: request.resolutionDueAt === undefined ? undefined : date(request.resolutionDueAt),
  closed_at: request.closedAt === undefined ? undefined : date(request.closedAt),
  waiting_since: request.waitingSince === undefined ? undefined : date(request.waitingSince),
  paused_minutes: request.pausedMinutes,
  reopen_count: request.reopenCount,
  reassign_count: request.reassignCount,
  merged_into_id: request.mergedIntoId,
})

/** Writes the changed fields of a request that is held. */
export async function updateRequest(
  ctx: Context,
  request: Request,
  change: Partial<Request>,
): Promise<Request> {
  await ctx.tx
    .updateTable('desk_request')
    .set({ ...columnsOf(change), version: request.version + 1, updated_at: new Date(ctx.now) })
    .where('id', '=', request.id)
    .execute()
  return { ...request, ...change, version: request.version + 1 }
}

const eventKinds = [
  'created',
  'status',
  'assigned',
  'unit',
  'priority',
  'type',
  'reply',
  'note',
  'merged',
  'split',
  'undone',
  'watchers',
  'attachment',
  'activity',
  'edited',
] as const
export type EventKind = (typeof eventKinds)[number]

type Value = string | number | null | readonly number[]

export interface RequestEvent {
  id: number
  kind: EventKind
  at: number
  actorId: number | null
  before: Value
  after: Value
}

export async function insertEvent(
  ctx: Context,
  requestId: number,
  kind: EventKind,
  before: Value = null,
  after: Value = null,
): Promise<void> {
  await ctx.tx
    .insertInto('desk_event')
    .values({
      workspace_id: ctx.actor.workspaceId,
      request_id: requestId,
      kind,
      at: new Date(ctx.now),
      actor_id: ctx.actor.memberId,
      before: JSON.stringify(before),
      after: JSON.stringify(after),
    })
    .execute()
}

/** What happened to a request, oldest first, at most the last `limit`; a note, even that there is one, is the team's. */
export async function eventsOf(
  tx: Tx,
  requestId: number,
  options: { limit: number; notes: boolean },
): Promise<RequestEvent[]> {
  let query = tx
    .selectFrom('desk_event')
    .select(['id', 'kind', 'at', 'actor_id', 'before', 'after'])
    .where('request_id', '=', requestId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(options.limit)
  if (!options.notes) query = query.where('kind', '<>', 'note')
  const rows = await query.execute()
  return rows.reverse().map(row => ({
    id: row.id,
    kind: row.kind as EventKind,
    at: row.at.getTime(),
    actorId: row.actor_id,
    before: row.before as Value,
    after: row.after as Value,
  }))
}

export async function watchersOf(tx: Tx, requestId: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('desk_watcher')
    .select('member_id')
    .where('request_id', '=', requestId)
    .orderBy('member_id')
    .execute()
  return rows.map(row => row.member_id)
}

export async function insertWatchers(
  ctx: Context,
  requestId: number,
  memberIds: readonly number[],
): Promise<void> {
  if (memberIds.length === 0) return
  await ctx.tx
    .insertInto('desk_watcher')
    .values(
      memberIds.map(member_id => ({
        workspace_id: ctx.actor.workspaceId,
        request_id: requestId,
        member_id,
      })),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

export async function deleteWatchers(tx: Tx, requestId: number, memberIds: readonly number[]): Promise<void> {
  await tx
    .deleteFrom('desk_watcher')
    .where('request_id', '=', requestId)
    .where('member_id', '=', sql<number>`any(${[...memberIds]}::bigint[])`)
    .execute()
}
