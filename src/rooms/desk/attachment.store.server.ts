import { sql } from 'kysely'
import type { Context, Tx } from '#platform/context.server.ts'

/** A file of a request, without its content. */
export interface Attachment {
  id: number
  requestId: number
  messageId: number | null
  /** True where it belongs to a note, and never leaves the team. */
  internal: boolean
  name: string
  mediaType: string
  /** Bytes. */
  size: number
  addedBy: number | null
  at: number
}

const columns = [
  'id',
  'request_id',
  'message_id',
  'internal',
  'name',
  'media_type',
  'size',
  'added_by',
  'at',
] as const

const select = (tx: Tx) => tx.selectFrom('desk_attachment').select(columns)
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

const toAttachment = (row: Row): Attachment => ({
  id: row.id,
  requestId: row.request_id,
  messageId: row.message_id,
  internal: row.internal,
  name: row.name,
  mediaType: row.media_type,
  size: row.size,
  addedBy: row.added_by,
  at: row.at.getTime(),
})

export async function insertAttachment(
  ctx: Context,
  attachment: Omit<Attachment, 'id' | 'addedBy' | 'at'> & { content: Buffer; sha256: string },
): Promise<Attachment> {
  const { requestId, messageId, internal, name, mediaType, size, sha256, content } = attachment
  const row = await ctx.tx
    .insertInto('desk_attachment')
    .values({
      workspace_id: ctx.actor.workspaceId,
      request_id: requestId,
      message_id: messageId,
      internal,
      name,
      media_type: mediaType,
      size,
      sha256,
      content,
      added_by: ctx.actor.memberId,
      at: new Date(ctx.now),
    })
    .returning(columns)
    .executeTakeFirstOrThrow()
  return toAttachment(row)
}

export async function attachmentsOf(tx: Tx, requestId: number, withInternal: boolean): Promise<Attachment[]> {
  let query = select(tx).where('request_id', '=', requestId).orderBy('id')
  if (!withInternal) query = query.where('internal', '=', false)
  return (await query.execute()).map(toAttachment)
}

export async function countAttachments(tx: Tx, requestId: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`/* attachment.count */
    select count(*)::int as n from desk_attachment where request_id = ${requestId}`.execute(tx)
  return rows[0].n
}

export async function readAttachment(
  tx: Tx,
  id: number,
): Promise<{ attachment: Attachment; content: Buffer } | null> {
  const row = await select(tx).select('content').where('id', '=', id).executeTakeFirst()
  return row ? { attachment: toAttachment(row), content: row.content } : null
}
