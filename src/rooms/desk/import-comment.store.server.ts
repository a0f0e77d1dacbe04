import { sql } from 'kysely'
import type { Context } from '#platform/context.server.ts'
import type { CommentKind } from './import-comment.ts'
import { idAt, type StageIds } from './import-write.store.server.ts'

const here = sql`(select app_workspace())`

/** A message that may go: of an import, and nobody has put a file to it. */
export const replaceable = sql`m.import_key is not null and not exists (select from desk_attachment a
  where a.workspace_id = m.workspace_id and a.message_id = m.id)`

/** Requests of the file that are new or have changed. */
const written = sql`stage_request s join desk_request r on r.workspace_id = ${here} and r.external_id = s.external_id
  left join stage_known k on k.no = s.no`

/**
 * Makes the comments of the file the messages of the requests that are new or have changed. What stands there already
 * stays as it is, wherever it has been moved to; what an import brought and the file no longer says goes, of the kinds
 * that the file tells (`told`).
 */
export async function writeComments(
  ctx: Context,
  ids: StageIds,
  told: readonly CommentKind[],
): Promise<void> {
  await sql`/* import.clearComments */ delete from desk_message m using ${written}
    where k.same is false and m.workspace_id = ${here} and m.request_id = r.id and m.kind = any(${[...told]}::text[])
      and ${replaceable} and not exists (select from stage_comment c where c.key = m.import_key)`.execute(
    ctx.tx,
  )
  await sql`/* import.comments */
    insert into desk_message (workspace_id, request_id, kind, author_id, body, at, import_key)
    select r.workspace_id, r.id, c.kind, ${idAt(ids.people, sql`c.author_no`)}, c.body, c.at, c.key
    from stage_comment c join (${written}) on s.no = c.no
    where k.same is not true order by c.no, c.place
    on conflict (workspace_id, import_key) where import_key is not null do nothing`.execute(ctx.tx)
}

/** Adds to the timeline of the requests that are new or have changed when their imported messages were written. */
export async function insertCommentEvents(ctx: Context, importId: number): Promise<void> {
  await sql`/* import.commentEvents */
    insert into desk_event (workspace_id, request_id, kind, at, actor_id, after, import_id)
    select m.workspace_id, m.request_id, m.kind, m.at, m.author_id, to_jsonb(m.id), ${importId}::bigint
    from ${written} join desk_message m on m.workspace_id = r.workspace_id and m.request_id = r.id
    where k.same is not true and m.import_key is not null order by m.id`.execute(ctx.tx)
}
