import { sql } from 'kysely'
import type { Tx } from '#platform/context.server.ts'
import { openStatuses, type Priority } from './request.ts'

/** What the due times of an open request are counted from. Times are ms since 1970. */
export interface OpenRequest {
  id: number
  typeId: number
  openedAt: number
  priority: Priority
  pausedMinutes: number
}

/** Open requests of these types after an id, in the order of ids, held until the transaction ends. */
export async function holdOpenRequests(
  tx: Tx,
  typeIds: readonly number[],
  after: number,
  limit: number,
): Promise<OpenRequest[]> {
  const rows = await tx
    .selectFrom('desk_request')
    .select(['id', 'type_id', 'opened_at', 'priority', 'paused_minutes'])
    .where('type_id', '=', sql<number>`any(${[...typeIds]}::bigint[])`)
    .where('status', 'in', [...openStatuses])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute()
  return rows.map(row => ({
    id: row.id,
    typeId: row.type_id,
    openedAt: row.opened_at.getTime(),
    priority: row.priority as Priority,
    pausedMinutes: row.paused_minutes,
  }))
}

/** When a request's two answers are due, ms since 1970. */
export interface Due {
  id: number
  firstReplyDueAt: number | null
  resolutionDueAt: number | null
}

const date = (time: number | null) => (time === null ? null : new Date(time))

/** Writes due times in one statement; those that stay as they are are left alone. Answers how many changed. */
export async function writeDueTimes(tx: Tx, dues: readonly Due[]): Promise<number> {
  const result = await sql`/* due.write */
    update desk_request r set first_reply_due_at = d.reply, resolution_due_at = d.resolution
    from unnest(${dues.map(due => due.id)}::bigint[], ${dues.map(due => date(due.firstReplyDueAt))}::timestamptz[],
      ${dues.map(due => date(due.resolutionDueAt))}::timestamptz[]) as d (id, reply, resolution)
    where r.id = d.id and (r.first_reply_due_at, r.resolution_due_at) is distinct from (d.reply, d.resolution)`.execute(
    tx,
  )
  return Number(result.numAffectedRows ?? 0)
}
