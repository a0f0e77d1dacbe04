import { sql } from 'kysely'
import type { Context, Tx } from '#platform/context.server.ts'
import type { Request } from './request.ts'

/** What a merge changed of the request that went into another. */
export interface MergePlan {
  before: Pick<Request, 'status' | 'resolvedAt' | 'closedAt' | 'waitingSince'>
  /** Requests that had gone into it before, and went along. */
  along: number[]
  /** Members who began to watch the other one by the merge. */
  watchers: number[]
}

/** What a split moved into the new request. */
export interface SplitPlan {
  messages: number[]
  attachments: number[]
}

export interface Joining {
  id: number
  kind: 'merge' | 'split'
  fromId: number
  intoId: number
  plan: MergePlan | SplitPlan
  at: number
  actorId: number | null
  undoneAt: number | null
}

export async function insertJoining(
  ctx: Context,
  joining: Pick<Joining, 'kind' | 'fromId' | 'intoId' | 'plan'>,
): Promise<number> {
  const row = await ctx.tx
    .insertInto('desk_merge')
    .values({
      workspace_id: ctx.actor.workspaceId,
      kind: joining.kind,
      from_id: joining.fromId,
      into_id: joining.intoId,
      plan: JSON.stringify(joining.plan),
      actor_id: ctx.actor.memberId,
      at: new Date(ctx.now),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

const select = (tx: Tx) =>
  tx
    .selectFrom('desk_merge')
    .select(['id', 'kind', 'from_id', 'into_id', 'plan', 'at', 'actor_id', 'undone_at'])
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

const toJoining = (row: Row): Joining => ({
  id: row.id,
  kind: row.kind as Joining['kind'],
  fromId: row.from_id,
  intoId: row.into_id,
  plan: row.plan as unknown as Joining['plan'],
  at: row.at.getTime(),
  actorId: row.actor_id,
  undoneAt: row.undone_at?.getTime() ?? null,
})

/** Merges into, out of and splits of a request, latest first. */
export async function joiningsOf(tx: Tx, requestId: number): Promise<Joining[]> {
  const rows = await select(tx)
    .where(eb => eb.or([eb('from_id', '=', requestId), eb('into_id', '=', requestId)]))
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toJoining)
}

export async function holdJoining(tx: Tx, id: number): Promise<Joining | null> {
  const row = await select(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? toJoining(row) : null
}

export async function markUndone(ctx: Context, id: number): Promise<void> {
  await ctx.tx
    .updateTable('desk_merge')
    .set({ undone_at: new Date(ctx.now) })
    .where('id', '=', id)
    .execute()
}

const among = (ids: readonly number[]) => sql<number>`any(${[...ids]}::bigint[])`

/** The requests that went into this one. */
export async function mergedInto(tx: Tx, id: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('desk_request')
    .select('id')
    .where('merged_into_id', '=', id)
    .orderBy('id')
    .execute()
  return rows.map(row => row.id)
}

export async function pointMerged(tx: Tx, ids: readonly number[], into: number | null): Promise<void> {
  await tx.updateTable('desk_request').set({ merged_into_id: into }).where('id', '=', among(ids)).execute()
}

/** Moves these messages, with their files, from one request to another; those not there stay. Answers what moved. */
export async function moveMessages(
  tx: Tx,
  ids: readonly number[],
  from: number,
  to: number,
): Promise<SplitPlan> {
  const messages = await tx
    .updateTable('desk_message')
    .set({ request_id: to })
    .where('request_id', '=', from)
    .where('id', '=', among(ids))
    .returning('id')
    .execute()
  const attachments = await tx
    .updateTable('desk_attachment')
    .set({ request_id: to })
    .where('request_id', '=', from)
    .where('message_id', '=', among(messages.map(message => message.id)))
    .returning('id')
    .execute()
  return { messages: messages.map(row => row.id), attachments: attachments.map(row => row.id) }
}
