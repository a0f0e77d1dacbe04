import { type RawBuilder, sql } from 'kysely'
import { unitsBelow } from '#people.server'
import type { Reach } from '#platform/actor.ts'
import type { Context } from '#platform/context.server.ts'
import { repeatedAsk } from './demand-cell.store.server.ts'
import type { Channel, Priority, RequestStatus } from './request.ts'
import { type DayRange, onlyOpen, type RequestFilter, type RequestSort } from './request-list.ts'
import { findRequests } from './word.store.server.ts'

/** A request as lists show it. */
export interface ListedRequest {
  id: number
  externalId: string | null
  subject: string
  typeId: number
  status: RequestStatus
  priority: Priority
  unitId: number | null
  requesterId: number | null
  assigneeId: number | null
  channel: Channel
  openedAt: number
  updatedAt: number
  firstReplyAt: number | null
  firstReplyDueAt: number | null
  resolvedAt: number | null
  resolutionDueAt: number | null
  mergedIntoId: number | null
}

/** Whose requests a list may hold: those of some units, or those a member asked, typed or watches. */
export type ListReach = { units: Reach } | { member: number }

/** Longest exact count; beyond it a list says "more than". */
const COUNTED = 10_000
/** Requests looked at to count those that hold a common word. */
const LOOKED_AT = 5_000

type Sql = RawBuilder<unknown>

const day = (text: string) =>
  sql`app_day_start(${text}::date, (select time_zone from platform_workspace where workspace_id = (select app_workspace())))`
const within = (column: Sql, { from, to }: DayRange) =>
  sql`${column} >= ${day(from)} and ${column} < ${day(to)}`
const among = (ids: readonly number[]) => sql`any(${[...ids]}::bigint[])`

function reachOf(reach: ListReach): Sql | null {
  if ('units' in reach) return reach.units === 'all' ? null : sql`r.unit_id = ${among(reach.units)}`
  const mine = (column: string) => sql`select m.id from desk_request m
    where m.workspace_id = (select app_workspace()) and ${sql.ref(`m.${column}`)} = ${reach.member}`
  return sql`r.id in (${mine('requester_id')} union ${mine('submitted_by')} union
    select w.request_id from desk_watcher w where w.workspace_id = (select app_workspace()) and w.member_id = ${reach.member})`
}

/** What the words of a search ask of `r`. `looks`: they are looked for in each request of a list, as they are common. */
async function textOf(
  ctx: Context,
  text: string,
  notes: boolean,
): Promise<{ where: Sql; looks: boolean } | null> {
  if (text === '') return null
  const { own, unsure, other } = await findRequests(ctx, text, notes)
  const either = sql`(r.search @@ desk_search_query(${text}) or r.id = ${among(other)})`
  if (own === null) return { where: either, looks: true }
  const found = sql`r.id = ${among([...own, ...other])}`
  return { where: unsure ? sql`${found} and ${either}` : found, looks: false }
}

function peopleOf(ctx: Context, { assignee, requesterId }: RequestFilter): (Sql | null)[] {
  return [
    assignee === 'none' ? sql`r.assignee_id is null` : null,
    assignee !== null && assignee !== 'none'
      ? sql`r.assignee_id = ${assignee === 'me' ? ctx.actor.memberId : assignee}`
      : null,
    requesterId === null ? null : sql`r.requester_id = ${requesterId}`,
  ]
}

/** Late, and not because the requester is waited for. */
const overdue = (now: Date) =>
  sql`r.status in ('new', 'triaged', 'in_progress') and r.resolution_due_at < ${now}`

const targetIs: Record<NonNullable<RequestFilter['target']>, (now: Date) => Sql> = {
  met: () => sql`r.resolved_at <= r.resolution_due_at`,
  missed: now => sql`(r.resolved_at > r.resolution_due_at or (r.resolved_at is null and ${overdue(now)}))`,
  due: now => sql`r.resolution_due_at is not null and (r.resolved_at is not null or (${overdue(now)}))`,
}

function timesOf(ctx: Context, filter: RequestFilter): (Sql | null)[] {
  const now = new Date(ctx.now)
  const { openOn, replied, resolved, target } = filter
  return [
    filter.opened && within(sql`r.opened_at`, filter.opened),
    filter.done && within(sql`r.done_at`, filter.done),
    openOn === null
      ? null
      : sql`r.opened_at < ${day(openOn)} and (r.done_at is null or r.done_at >= ${day(openOn)})`,
    replied === null ? null : sql`(r.first_reply_at is not null) = ${replied}`,
    resolved === null ? null : sql`(r.resolved_at is not null) = ${resolved}`,
    target && targetIs[target](now),
    filter.overdue ? overdue(now) : null,
  ]
}

async function conditions(ctx: Context, filter: RequestFilter, reach: ListReach): Promise<Sql> {
  const units = filter.unitId === null ? null : await unitsBelow(ctx.tx, filter.unitId)
  const all: (Sql | null)[] = [
    sql`r.workspace_id = ${ctx.actor.workspaceId}`,
    // A merged request is read where it went; only its own words find it, among what is closed.
    filter.text === '' || onlyOpen(filter) ? sql`r.merged_into_id is null` : null,
    reachOf(reach),
    units && sql`r.unit_id = ${among(units)}`,
    filter.itself === 'none' ? sql`r.unit_id is null` : null,
    typeof filter.itself === 'number' ? sql`r.unit_id = ${filter.itself}` : null,
    filter.statuses.length
      ? sql`r.status in (${sql.join(filter.statuses.map(value => sql.lit(value)))})`
      : null,
    filter.priorities.length ? sql`r.priority = any(${[...filter.priorities]}::smallint[])` : null,
    filter.typeId === null ? null : sql`r.type_id = ${filter.typeId}`,
    filter.importId === null ? null : sql`r.import_id = ${filter.importId}`,
    filter.effort === 'logged' ? sql`r.logged_minutes > 0` : null,
    filter.effort === 'estimated' ? sql`r.logged_minutes = 0 and r.status <> 'declined'` : null,
    filter.repeated ? repeatedAsk : null,
    ...peopleOf(ctx, filter),
    ...timesOf(ctx, filter),
  ]
  return sql.join(
    all.filter(part => part !== null),
    sql` and `,
  )
}

const due = { key: sql`coalesce(r.resolution_due_at, 'infinity')`, type: sql`timestamptz` }

interface Order {
  terms: { key: Sql; type: Sql }[]
  descending: boolean
}

/** Each with the request's id as its last term, so that no two rows stand at the same place. */
const orders: Record<RequestSort, Order> = {
  due: { terms: [due], descending: false },
  opened: { terms: [{ key: sql`r.opened_at`, type: sql`timestamptz` }], descending: true },
  updated: { terms: [{ key: sql`r.updated_at`, type: sql`timestamptz` }], descending: true },
  priority: { terms: [{ key: sql`r.priority`, type: sql`smallint` }, due], descending: false },
}

const orderBy = ({ terms, descending }: Order): Sql =>
  sql.join(
    [...terms.map(term => term.key), sql`r.id`].map(key => sql`${key} ${descending ? sql`desc` : sql`asc`}`),
  )

/** Rows that come after the one with this id, wherever that one stands now; null where it is gone. */
async function afterRow(ctx: Context, { terms, descending }: Order, id: number): Promise<Sql | null> {
  const { rows } = await sql<{ keys: string[] }>`/* list.after */
    select array[${sql.join(terms.map(term => sql`${term.key}::text`))}] as keys from desk_request r
    where r.workspace_id = ${ctx.actor.workspaceId} and r.id = ${id}`.execute(ctx.tx)
  if (rows.length === 0) return null
  const values = terms.map((term, index) => sql`${rows[0].keys[index]}::text::${term.type}`)
  return sql`(${sql.join([...terms.map(term => term.key), sql`r.id`])})
    ${descending ? sql`<` : sql`>`} (${sql.join([...values, sql`${id}::bigint`])})`
}

interface Row {
  id: number
  external_id: string | null
  subject: string
  type_id: number
  status: RequestStatus
  priority: Priority
  unit_id: number | null
  requester_id: number | null
  assignee_id: number | null
  channel: Channel
  opened_at: Date
  updated_at: Date
  first_reply_at: Date | null
  first_reply_due_at: Date | null
  resolved_at: Date | null
  resolution_due_at: Date | null
  merged_into_id: number | null
}

const ms = (date: Date | null) => date?.getTime() ?? null

const toListed = (row: Row): ListedRequest => ({
  id: row.id,
  externalId: row.external_id,
  subject: row.subject,
  typeId: row.type_id,
  status: row.status,
  priority: row.priority,
  unitId: row.unit_id,
  requesterId: row.requester_id,
  assigneeId: row.assignee_id,
  channel: row.channel,
  openedAt: row.opened_at.getTime(),
  updatedAt: row.updated_at.getTime(),
  firstReplyAt: ms(row.first_reply_at),
  firstReplyDueAt: ms(row.first_reply_due_at),
  resolvedAt: ms(row.resolved_at),
  resolutionDueAt: ms(row.resolution_due_at),
  mergedIntoId: row.merged_into_id,
})

/** One page of a list; `next` is the id after which the following one begins, null at the end. */
export async function pageOfRequests(
  ctx: Context,
  filter: RequestFilter,
  options: { reach: ListReach; notes: boolean; after: number | null; limit: number },
): Promise<{ requests: ListedRequest[]; next: number | null }> {
  const order = orders[filter.sort]
  const where = await conditions(ctx, filter, options.reach)
  const text = await textOf(ctx, filter.text, options.notes)
  const after = options.after === null ? sql`true` : await afterRow(ctx, order, options.after)
  if (after === null) return { requests: [], next: null }
  const { rows } = await sql<Row>`/* list.page */
    select r.id, r.external_id, r.subject, r.type_id, r.status, r.priority, r.unit_id, r.requester_id, r.assignee_id,
      r.channel, r.opened_at, r.updated_at, r.first_reply_at, r.first_reply_due_at, r.resolved_at,
      r.resolution_due_at, r.merged_into_id
    from desk_request r where ${where} and ${text?.where ?? sql`true`} and ${after}
    order by ${orderBy(order)} limit ${options.limit + 1}`.execute(ctx.tx)
  const requests = rows.slice(0, options.limit).map(toListed)
  return { requests, next: rows.length > options.limit ? requests[options.limit - 1].id : null }
}

/** How many requests a filter finds; `more`: there are more than `count`. */
export interface Counted {
  count: number
  more: boolean
}

/** Counts what the filter finds: exactly up to `COUNTED`, and for common words among the first `LOOKED_AT` it may be. */
export async function countRequests(
  ctx: Context,
  filter: RequestFilter,
  options: { reach: ListReach; notes: boolean },
): Promise<Counted> {
  const where = await conditions(ctx, filter, options.reach)
  const text = await textOf(ctx, filter.text, options.notes)
  const most = text?.looks ? LOOKED_AT : COUNTED
  const [rest, holds] = text?.looks ? [sql`true`, text.where] : [text?.where ?? sql`true`, sql`true`]
  const { rows } = await sql<{ n: number; seen: number }>`/* list.count */
    select count(*) filter (where ${holds})::int as n, count(*)::int as seen from
      (select r.id, r.search from desk_request r where ${where} and ${rest} limit ${most + 1}) r`.execute(
    ctx.tx,
  )
  const [{ n, seen }] = rows
  return { count: Math.min(n, COUNTED), more: seen > most }
}
