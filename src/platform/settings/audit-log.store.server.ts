import { type SqlBool, sql } from 'kysely'
import type { Tx } from '../context.server.ts'
import type { AuditEntry, AuditQuery } from './audit-log.ts'

/** Where a page goes on: the time of its last deed, to the microsecond, and its id. */
export interface AuditCursor {
  at: string
  id: number
}

const exactTime = sql<string>`to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
/** The beginning of a day where the company is. */
const startOf = (day: string, plus: number) =>
  sql`((${day}::date + ${sql.lit(plus)}::int)::timestamp at time zone (select time_zone from platform_workspace where workspace_id = (select app_workspace())))`
const pattern = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** Deeds, the latest first; `next` is where the following page begins, null at the end. */
export async function pageOfAudit(
  tx: Tx,
  query: AuditQuery,
  options: { after: AuditCursor | null; limit: number },
): Promise<{ entries: AuditEntry[]; next: AuditCursor | null }> {
  let rows = tx
    .selectFrom('platform_audit')
    .select(['id', 'at', 'actor_id', 'actor_name', 'action', 'thing', 'thing_id', 'before', 'after'])
    .select(exactTime.as('exact'))
    .where(sql<SqlBool>`workspace_id = (select app_workspace())`)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(options.limit + 1)
  if (query.personId !== null) rows = rows.where('actor_id', '=', query.personId)
  if (query.action !== null) rows = rows.where('action', '=', query.action)
  if (query.thing !== null) rows = rows.where('thing', '=', query.thing)
  if (query.thingId !== null) rows = rows.where('thing_id', '=', query.thingId)
  if (query.from !== null) rows = rows.where(sql<SqlBool>`at >= ${startOf(query.from, 0)}`)
  if (query.to !== null) rows = rows.where(sql<SqlBool>`at < ${startOf(query.to, 1)}`)
  if (query.text !== '') {
    const like = pattern(query.text)
    rows = rows.where(
      sql<SqlBool>`(app_fold(actor_name) like app_fold(${like}) or app_fold(before::text) like app_fold(${like}) or app_fold(after::text) like app_fold(${like}))`,
    )
  }
  if (options.after)
    rows = rows.where(sql<SqlBool>`(at, id) < (${options.after.at}::timestamptz, ${options.after.id})`)
  const found = await rows.execute()
  const last = found.length > options.limit ? found[options.limit - 1] : null
  return {
    entries: found.slice(0, options.limit).map(row => ({
      id: row.id,
      at: row.at.getTime(),
      personId: row.actor_id,
      person: row.actor_name,
      action: row.action,
      thing: row.thing,
      thingId: row.thing_id,
      before: row.before,
      after: row.after,
    })),
    next: last && { at: last.exact, id: last.id },
  }
}

/** Every value a column of the log takes, found by leaps over its index: the cost does not grow with the log. */
async function valuesOf<T>(tx: Tx, column: 'thing' | 'action' | 'actor_id'): Promise<T[]> {
  const name = sql.ref(column)
  const { rows } = await sql<{ value: T }>`/* audit.values */
    with recursive leap as (
      (select ${name} as value from platform_audit
        where workspace_id = (select app_workspace()) and ${name} is not null order by ${name} limit 1)
      union all
      select (select a.${name} from platform_audit a
        where a.workspace_id = (select app_workspace()) and a.${name} > leap.value order by a.${name} limit 1)
      from leap where leap.value is not null)
    select value from leap where value is not null limit 2000`.execute(tx)
  return rows.map(row => row.value)
}

/** Kinds of things and of deeds in the log, and the members who did them. */
export async function auditFacets(
  tx: Tx,
): Promise<{ things: string[]; actions: string[]; personIds: number[] }> {
  return {
    things: await valuesOf<string>(tx, 'thing'),
    actions: await valuesOf<string>(tx, 'action'),
    personIds: await valuesOf<number>(tx, 'actor_id'),
  }
}
