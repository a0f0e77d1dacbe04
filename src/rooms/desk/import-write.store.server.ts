import { type RawBuilder, sql } from 'kysely'
import type { Context, Tx } from '#platform/context.server.ts'
import { type Copy, copyCell } from '#platform/db/copy.server.ts'
import { type ImportMapping, type ImportTarget, usedColumns } from './import-mapping.ts'
import { type Staged, type StagedCell, stagedComment, stagedEvent, stagedRequest } from './import-stage.ts'

const here = sql`(select app_workspace())`

const tableOf = (name: string, columns: readonly (readonly [string, string])[]) =>
  sql.raw(
    `create temporary table ${name} (${columns.map(([column, kind]) => `${column} ${kind}`).join(', ')}) on commit drop`,
  )

/** Makes the temporary tables that requests, events and comments are put in before they are compared with those we hold. */
export async function openStage(tx: Tx): Promise<void> {
  await sql`/* import.stageRequests */ ${tableOf('stage_request', stagedRequest)}`.execute(tx)
  await sql`/* import.stageEvents */ ${tableOf('stage_event', stagedEvent)}`.execute(tx)
  await sql`/* import.stageComments */ ${tableOf('stage_comment', stagedComment)}`.execute(tx)
}

const textOf = (rows: readonly StagedCell[][]) =>
  rows
    .map(row => row.map(copyCell).join('\t'))
    .join('\n')
    .concat('\n')

/** Sends rows to the temporary tables. */
export async function fillStage(copy: Copy, staged: Staged): Promise<void> {
  if (staged.requests.length > 0) await copy('stage_request', textOf(staged.requests))
  if (staged.events.length > 0) await copy('stage_event', textOf(staged.events))
  if (staged.comments.length > 0) await copy('stage_comment', textOf(staged.comments))
}

/** Compares what was staged with the requests we hold, by external id, and holds those that change. */
export async function compareStage(tx: Tx): Promise<{ changed: number; unchanged: number }> {
  await sql`/* import.analyze */ analyze stage_request`.execute(tx)
  await sql`/* import.known */ create temporary table stage_known on commit drop as
    select s.no, r.id, r.import_digest is not distinct from s.digest as same
    from stage_request s join desk_request r on r.workspace_id = ${here} and r.external_id = s.external_id`.execute(
    tx,
  )
  await sql`/* import.analyzeKnown */ analyze stage_known`.execute(tx)
  const { rows } = await sql<{ changed: number; unchanged: number }>`/* import.compare */
    with held as (select r.id from stage_known k join desk_request r on r.workspace_id = ${here} and r.id = k.id
      where not k.same order by r.id for update of r)
    select (select count(*) from held)::int as changed, (select count(*) from stage_known where same)::int as unchanged`.execute(
    tx,
  )
  return rows[0]
}

/** Ids of types, units and people by the numbers of the stage. */
export interface StageIds {
  types: readonly number[]
  units: readonly number[]
  people: readonly number[]
}

export const idAt = (ids: readonly number[], place: RawBuilder<unknown>) =>
  sql`(${[...ids]}::bigint[])[${place}]`

/** Each column of a request with where it comes from and the columns of a file that tell it; none: always told. */
function targetsOf(ids: StageIds): [column: string, value: RawBuilder<unknown>, told: ImportTarget[]][] {
  const ends: ImportTarget[] = ['status', 'activity', 'resolvedAt', 'closedAt']
  return [
    ['type_id', idAt(ids.types, sql`s.type_no`), ['type']],
    ['subject', sql`s.subject`, ['subject']],
    ['body', sql`s.body`, ['body']],
    ['status', sql`s.status`, ends],
    ['priority', sql`s.priority`, ['priority']],
    ['unit_id', idAt(ids.units, sql`s.unit_no`), ['unit']],
    ['requester_id', idAt(ids.people, sql`s.requester_no`), ['requester', 'requesterMail']],
    ['assignee_id', idAt(ids.people, sql`s.assignee_no`), ['assignee', 'assigneeMail']],
    ['opened_at', sql`s.opened_at`, []],
    ['first_reply_at', sql`s.first_reply_at`, []],
    ['first_reply_due_at', sql`s.first_reply_due_at`, []],
    ['resolved_at', sql`s.resolved_at`, ends],
    ['resolution_due_at', sql`s.resolution_due_at`, []],
    ['closed_at', sql`s.closed_at`, ends],
    ['waiting_since', sql`s.waiting_since`, ends],
    ['reopen_count', sql`s.reopen_count`, ['reopenCount']],
    ['reassign_count', sql`s.reassign_count`, ['reassignmentCount']],
  ]
}

/** Adds the requests that are new. */
export async function insertStaged(ctx: Context, importId: number, ids: StageIds): Promise<number> {
  const targets = targetsOf(ids)
  const columns = sql.raw(targets.map(([column]) => column).join(', '))
  const now = new Date(ctx.now)
  const made = await sql`/* import.insert */
    insert into desk_request (workspace_id, external_id, channel, answers, import_id, import_digest, import_version,
      created_at, updated_at, ${columns})
    select ${ctx.actor.workspaceId}::int, s.external_id, s.channel, s.answers, ${importId}::bigint, s.digest, 1,
      ${now}::timestamptz, ${now}::timestamptz, ${sql.join(targets.map(([, value]) => value))}
    from stage_request s where not exists (select from stage_known k where k.no = s.no) order by s.no`.execute(
    ctx.tx,
  )
  return Number(made.numAffectedRows ?? 0)
}

/**
 * Writes what the file says anew over the requests that have changed, having kept what stood there. Only columns that
 * the file has are written: what it does not tell stays as the team set it, and so does a first reply that its rows
 * only show.
 */
export async function updateStaged(
  ctx: Context,
  importId: number,
  ids: StageIds,
  mapping: ImportMapping,
): Promise<void> {
  const told = new Set(usedColumns(mapping).map(column => column.target))
  const isLog = mapping.shape === 'event_log'
  const written = targetsOf(ids).filter(
    ([column, , sources]) =>
      sources.length === 0 ||
      sources.some(source => told.has(source)) ||
      (isLog && ['status', 'resolved_at', 'closed_at', 'reopen_count', 'reassign_count'].includes(column)),
  )
  const changeOf = (column: string, value: RawBuilder<unknown>) =>
    column === 'first_reply_at' && !told.has('firstReplyAt')
      ? sql`coalesce(r.${sql.raw(column)}, ${value})`
      : value
  const changed = sql`stage_known k join stage_request s on s.no = k.no`
  await sql`/* import.keep */
    insert into desk_import_change (workspace_id, import_id, request_id, version, before, events, messages)
    select r.workspace_id, ${importId}::bigint, r.id, r.version + 1, to_jsonb(r) - 'search',
      coalesce((select jsonb_agg(to_jsonb(e) order by e.id) from desk_event e
        where e.workspace_id = r.workspace_id and e.request_id = r.id and e.import_id is not null), '[]'),
      coalesce((select jsonb_agg(to_jsonb(m) - 'search' order by m.id) from desk_message m
        where m.workspace_id = r.workspace_id and m.request_id = r.id and m.import_key is not null), '[]')
    from stage_known k join desk_request r on r.workspace_id = ${here} and r.id = k.id where not k.same`.execute(
    ctx.tx,
  )
  await sql`/* import.clearEvents */ delete from desk_event e using stage_known k
    where e.workspace_id = ${here} and e.request_id = k.id and not k.same and e.import_id is not null`.execute(
    ctx.tx,
  )
  await sql`/* import.update */ update desk_request r
    set ${sql.join(written.map(([column, value]) => sql`${sql.raw(column)} = ${changeOf(column, value)}`))}, answers = r.answers || s.answers,
      import_digest = s.digest, version = r.version + 1, import_version = r.version + 1, updated_at = ${new Date(ctx.now)}::timestamptz
    from ${changed} where r.workspace_id = ${here} and r.id = k.id and not k.same`.execute(ctx.tx)
}

/** The value of an event: the id of a unit or person, else what was said. */
const eventValue = (ids: StageIds, side: RawBuilder<unknown>) => sql`case e.kind
  when 'unit' then to_jsonb(${idAt(ids.units, sql`${side}::int`)}) when 'assigned' then to_jsonb(${idAt(ids.people, sql`${side}::int`)})
  else ${side}::jsonb end`

/** Adds the timeline of the requests that are new or have changed. */
export async function insertStagedEvents(ctx: Context, importId: number, ids: StageIds): Promise<void> {
  await sql`/* import.events */
    insert into desk_event (workspace_id, request_id, kind, at, before, after, import_id)
    select r.workspace_id, r.id, e.kind, e.at, ${eventValue(ids, sql`e.before`)}, ${eventValue(ids, sql`e.after`)}, ${importId}::bigint
    from stage_event e join stage_request s on s.no = e.no
      join desk_request r on r.workspace_id = ${here} and r.external_id = s.external_id
    where not exists (select from stage_known k where k.no = e.no and k.same) order by e.no, e.place`.execute(
    ctx.tx,
  )
}
