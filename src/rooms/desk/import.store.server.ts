import { sql } from 'kysely'
import type { Context, Tx } from '#platform/context.server.ts'
import type { Import, ImportReading, ImportState, ImportSurvey } from './import.ts'
import type { BadRow, BadRowCode } from './import-bad-row.ts'
import type { ImportMapping } from './import-mapping.ts'

const columns = [
  'id',
  'file_name',
  'size',
  'state',
  'mapping',
  'reading',
  'progress',
  'rows_read',
  'created_count',
  'updated_count',
  'unchanged_count',
  'bad_count',
  'problem',
  'created_by',
  'created_at',
  'started_at',
  'finished_at',
] as const

const select = (tx: Tx) => tx.selectFrom('desk_import').select(columns)
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

const toImport = (row: Row): Import => ({
  id: row.id,
  fileName: row.file_name,
  size: row.size,
  state: row.state as ImportState,
  mapping: row.mapping as unknown as ImportMapping | null,
  reading: row.reading as ImportReading,
  progress: row.progress,
  rowsRead: row.rows_read,
  created: row.created_count,
  updated: row.updated_count,
  unchanged: row.unchanged_count,
  bad: row.bad_count,
  problem: row.problem as Import['problem'],
  createdBy: row.created_by,
  createdAt: row.created_at.getTime(),
  startedAt: row.started_at?.getTime() ?? null,
  finishedAt: row.finished_at?.getTime() ?? null,
})

export interface NewImport {
  fileName: string
  sha256: string
  content: Uint8Array
  reading: ImportReading
  survey: ImportSurvey
  mapping: ImportMapping
}

export async function insertImport(ctx: Context, made: NewImport): Promise<Import> {
  const row = await ctx.tx
    .insertInto('desk_import')
    .values({
      workspace_id: ctx.actor.workspaceId,
      file_name: made.fileName,
      file_sha256: made.sha256,
      content: Buffer.from(made.content.buffer, made.content.byteOffset, made.content.byteLength),
      size: made.content.length,
      reading: JSON.stringify(made.reading),
      survey: JSON.stringify(made.survey),
      mapping: JSON.stringify(made.mapping),
      state: 'uploaded',
      created_by: ctx.actor.memberId,
      created_at: new Date(ctx.now),
    })
    .returning(columns)
    .executeTakeFirstOrThrow()
  return toImport(row)
}

export async function findImport(tx: Tx, id: number): Promise<Import | null> {
  const row = await select(tx).where('id', '=', id).executeTakeFirst()
  return row ? toImport(row) : null
}

/** The import, held until the transaction ends. */
export async function holdImport(tx: Tx, id: number): Promise<Import | null> {
  const row = await select(tx).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  return row ? toImport(row) : null
}

/** Imports from the newest on, those before the id `before`. */
export async function pageOfImports(tx: Tx, before: number | null, limit: number): Promise<Import[]> {
  let query = select(tx).orderBy('id', 'desc').limit(limit)
  if (before !== null) query = query.where('id', '<', before)
  return (await query.execute()).map(toImport)
}

export async function surveyOf(tx: Tx, id: number): Promise<ImportSurvey | null> {
  const row = await tx.selectFrom('desk_import').select('survey').where('id', '=', id).executeTakeFirst()
  return (row?.survey as unknown as ImportSurvey | null) ?? null
}

/** The file; null once the import has ended. */
export async function contentOf(tx: Tx, id: number): Promise<Buffer | null> {
  const row = await tx.selectFrom('desk_import').select('content').where('id', '=', id).executeTakeFirst()
  return row?.content ?? null
}

export interface ImportChange {
  state?: ImportState
  mapping?: ImportMapping
  reading?: ImportReading
  survey?: ImportSurvey
  progress?: number
  rowsRead?: number
  created?: number
  updated?: number
  unchanged?: number
  bad?: number
  problem?: Import['problem']
  startedAt?: number
  finishedAt?: number | null
  /** The file is needed no longer. */
  content?: null
}

const when = (time: number | null | undefined) => (typeof time === 'number' ? new Date(time) : time)
const json = (value: object | null | undefined) => (value ? JSON.stringify(value) : value)

export async function updateImport(tx: Tx, id: number, change: ImportChange): Promise<void> {
  await tx
    .updateTable('desk_import')
    .set({
      state: change.state,
      mapping: json(change.mapping),
      reading: json(change.reading) ?? undefined,
      survey: json(change.survey),
      progress: change.progress,
      rows_read: change.rowsRead,
      created_count: change.created,
      updated_count: change.updated,
      unchanged_count: change.unchanged,
      bad_count: change.bad,
      problem: json(change.problem),
      started_at: when(change.startedAt),
      finished_at: when(change.finishedAt),
      content: change.content,
    })
    .where('id', '=', id)
    .execute()
}

/** Writes how far the reading has come, unless the import has ended meanwhile. */
export async function writeProgress(tx: Tx, id: number, progress: number, rowsRead: number): Promise<void> {
  await tx
    .updateTable('desk_import')
    .set({ progress, rows_read: rowsRead })
    .where('id', '=', id)
    .where('state', 'in', ['running', 'undoing'])
    .execute()
}

/** Waits until nobody else works on the import; held until the transaction ends. */
export async function lockImport(tx: Tx, id: number): Promise<void> {
  await sql`/* import.lock */ select pg_advisory_xact_lock(hashtextextended('desk_import ' || app_workspace(), ${id}))`.execute(
    tx,
  )
}

export async function deleteImport(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('desk_import').where('id', '=', id).execute()
}

/** Replaces the listed bad rows of an import. */
export async function writeBadRows(
  tx: Tx,
  workspaceId: number,
  importId: number,
  bad: readonly BadRow[],
): Promise<void> {
  await tx.deleteFrom('desk_import_bad_row').where('import_id', '=', importId).execute()
  const text = (value: (row: BadRow) => string | null) => bad.map(value)
  if (bad.length === 0) return
  await sql`/* import.badRows */
    insert into desk_import_bad_row (workspace_id, import_id, line, column_name, value, code, params)
    select ${workspaceId}::int, ${importId}::bigint, line, column_name, value, code, params::jsonb
    from unnest(${bad.map(row => row.line)}::int[], ${text(row => row.column)}::text[], ${text(row => row.value)}::text[],
      ${text(row => row.code)}::text[], ${text(row => JSON.stringify(row.params ?? {}))}::text[])
      as given (line, column_name, value, code, params)`.execute(tx)
}

/** Bad rows by line, at most `limit`. */
export async function badRowsOf(tx: Tx, importId: number, limit: number): Promise<BadRow[]> {
  const rows = await tx
    .selectFrom('desk_import_bad_row')
    .select(['line', 'column_name', 'value', 'code', 'params'])
    .where('import_id', '=', importId)
    .orderBy('line')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(row => ({
    line: row.line,
    column: row.column_name,
    value: row.value,
    code: row.code as BadRowCode,
    params: row.params as BadRow['params'],
  }))
}

/** The company's time zone, in which a file's dates are read unless said otherwise. */
export async function workspaceZone(tx: Tx): Promise<string> {
  const { time_zone } = await tx
    .selectFrom('platform_workspace')
    .select('time_zone')
    .executeTakeFirstOrThrow()
  return time_zone
}
