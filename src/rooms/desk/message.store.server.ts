import type { Context, Tx } from '#platform/context.server.ts'

export type MessageKind = 'reply' | 'note'

export interface Message {
  id: number
  requestId: number
  kind: MessageKind
  authorId: number | null
  body: string
  at: number
}

export async function insertMessage(
  ctx: Context,
  message: { requestId: number; kind: MessageKind; body: string },
): Promise<Message> {
  const row = await ctx.tx
    .insertInto('desk_message')
    .values({
      workspace_id: ctx.actor.workspaceId,
      request_id: message.requestId,
      kind: message.kind,
      author_id: ctx.actor.memberId,
      body: message.body,
      at: new Date(ctx.now),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id: row.id, ...message, authorId: ctx.actor.memberId, at: ctx.now }
}

/** The conversation, oldest first; without its notes unless they are asked for. */
export async function messagesOf(tx: Tx, requestId: number, withNotes: boolean): Promise<Message[]> {
  let query = tx
    .selectFrom('desk_message')
    .select(['id', 'request_id', 'kind', 'author_id', 'body', 'at'])
    .where('request_id', '=', requestId)
    .orderBy('at')
    .orderBy('id')
    .limit(2000)
  if (!withNotes) query = query.where('kind', '=', 'reply')
  return (await query.execute()).map(row => ({
    id: row.id,
    requestId: row.request_id,
    kind: row.kind as MessageKind,
    authorId: row.author_id,
    body: row.body,
    at: row.at.getTime(),
  }))
}
