import { sql } from 'kysely'
import type { Context, Tx } from '#platform/context.server.ts'
import { replaceable } from './import-comment.store.server.ts'

const here = sql`(select app_workspace())`

/** Requests an import made. */
const made = (importId: number) =>
  sql`desk_request r where r.workspace_id = ${here} and r.import_id = ${importId}::bigint`

/** Requests an import made, to which somebody has added since. */
const workedOn = sql`(r.version is distinct from r.import_version or r.merged_into_id is not null or r.logged_minutes > 0
  or exists (select from desk_import_change c where c.workspace_id = r.workspace_id and c.request_id = r.id and c.import_id <> r.import_id)
  or exists (select from desk_message m where m.workspace_id = r.workspace_id and m.request_id = r.id and m.import_key is null)
  or exists (select from desk_attachment a where a.workspace_id = r.workspace_id and a.request_id = r.id)
  or exists (select from desk_watcher w where w.workspace_id = r.workspace_id and w.request_id = r.id)
  or exists (select from desk_merge g where g.workspace_id = r.workspace_id and r.id in (g.from_id, g.into_id)))`

/** Requests that an import overwrote, and that have changed since. */
const overwritten = (
  importId: number,
) => sql`desk_import_change c join desk_request r on r.workspace_id = c.workspace_id
  and r.id = c.request_id where c.workspace_id = ${here} and c.import_id = ${importId}::bigint and r.version <> c.version`

/** Requests for which an import cannot be taken back, the first ones by id and how many there are. */
export async function workedSince(tx: Tx, importId: number): Promise<{ count: number; ids: number[] }> {
  const { rows } = await sql<{ count: number; ids: number[] | null }>`/* import.workedSince */
    with since as (
      select r.id from ${made(importId)} and ${workedOn} union select r.id from ${overwritten(importId)})
    select count(*)::int as count, (select array_agg(id) from (select id from since order by id limit 5) first) as ids
    from since`.execute(tx)
  return { count: rows[0].count, ids: rows[0].ids ?? [] }
}

/** Holds every request an import made or overwrote, so that nobody works on one while it is taken back. */
export async function holdImported(tx: Tx, importId: number): Promise<void> {
  await sql`/* import.holdAll */ select count(*) from (select r.id from desk_request r
    where r.workspace_id = ${here} and (r.import_id = ${importId}::bigint or r.id in
      (select request_id from desk_import_change where workspace_id = ${here} and import_id = ${importId}::bigint))
    order by r.id for update) held`.execute(tx)
}

const restored = [
  'type_id',
  'subject',
  'body',
  'answers',
  'status',
  'priority',
  'unit_id',
  'requester_id',
  'assignee_id',
  'opened_at',
  'first_reply_at',
  'first_reply_due_at',
  'resolved_at',
  'resolution_due_at',
  'closed_at',
  'waiting_since',
  'reopen_count',
  'reassign_count',
  'import_digest',
]

/** Puts back the messages that imports had brought to the requests that this one overwrote. */
async function restoreMessages(ctx: Context, importId: number): Promise<void> {
  const mine = sql`c.workspace_id = ${here} and c.import_id = ${importId}::bigint`
  const kept = sql`jsonb_populate_recordset(null::desk_message, c.messages)`
  await sql`/* import.dropMessages */ delete from desk_message m using desk_import_change c
    where ${mine} and m.workspace_id = c.workspace_id and m.request_id = c.request_id and ${replaceable}
      and not exists (select from ${kept} k where k.id = m.id)`.execute(ctx.tx)
  await sql`/* import.restoreMessages */
    insert into desk_message (workspace_id, id, request_id, kind, author_id, body, at, import_key)
    select k.workspace_id, k.id, k.request_id, k.kind, k.author_id, k.body, k.at, k.import_key
    from desk_import_change c cross join lateral ${kept} k where ${mine}
    on conflict do nothing`.execute(ctx.tx)
}

/** Puts back what an import overwrote, conversation and timeline included; returns how many requests. */
export async function restoreOverwritten(ctx: Context, importId: number): Promise<number> {
  const mine = sql`c.workspace_id = ${here} and c.import_id = ${importId}::bigint`
  await restoreMessages(ctx, importId)
  await sql`/* import.dropEvents */ delete from desk_event e using desk_import_change c
    where ${mine} and e.workspace_id = c.workspace_id and e.request_id = c.request_id and e.import_id is not null`.execute(
    ctx.tx,
  )
  await sql`/* import.restoreEvents */
    insert into desk_event (workspace_id, request_id, kind, at, actor_id, before, after, import_id)
    select c.workspace_id, c.request_id, e.kind, e.at, e.actor_id, e.before, e.after, e.import_id
    from desk_import_change c cross join lateral jsonb_populate_recordset(null::desk_event, c.events) with ordinality e
    where ${mine} order by c.request_id, e.id`.execute(ctx.tx)
  // The import before may be taken back in its turn: it finds the request as it left it.
  await sql`/* import.passOn */ update desk_import_change older set version = c.version + 1 from desk_import_change c
    where ${mine} and older.workspace_id = c.workspace_id and older.request_id = c.request_id
      and older.import_id <> c.import_id and older.version = (c.before ->> 'version')::int`.execute(ctx.tx)
  const done = await sql`/* import.restore */ update desk_request r
    set (${sql.raw(restored.join(', '))}) = (${sql.raw(restored.map(column => `b.${column}`).join(', '))}),
      version = r.version + 1, updated_at = ${new Date(ctx.now)}::timestamptz,
      import_version = case when b.import_version = b.version then r.version + 1 else b.import_version end
    from desk_import_change c cross join lateral jsonb_populate_record(null::desk_request, c.before) b
    where ${mine} and r.workspace_id = c.workspace_id and r.id = c.request_id`.execute(ctx.tx)
  await sql`/* import.dropKept */ delete from desk_import_change c where ${mine}`.execute(ctx.tx)
  return Number(done.numAffectedRows ?? 0)
}

/** Removes the requests an import made, with their timelines; returns how many. */
export async function deleteImported(ctx: Context, importId: number): Promise<number> {
  await sql`/* import.deleteEvents */ delete from desk_event e using ${made(importId)}
    and e.workspace_id = r.workspace_id and e.request_id = r.id`.execute(ctx.tx)
  const gone = await sql`/* import.delete */ delete from ${made(importId)}`.execute(ctx.tx)
  return Number(gone.numAffectedRows ?? 0)
}
