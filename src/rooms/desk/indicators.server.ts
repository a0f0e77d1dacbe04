import { type RawBuilder, sql } from 'kysely'
import { unitsBelow } from '#people.server'
import type { Context } from '#platform/context.server.ts'
import type { Indicator, IndicatorScope } from '#platform/indicator.ts'

type Where = RawBuilder<unknown>

/** Restricts request rows to the unit and those below it; everything for the company. */
async function unitFilter(ctx: Context, unitId: number | null): Promise<Where> {
  if (unitId === null) return sql`true`
  return sql`r.unit_id = any(${await unitsBelow(ctx.tx, unitId)}::bigint[])`
}

const kept = sql`r.workspace_id = (select app_workspace()) and r.merged_into_id is null`

interface DemandRow {
  arrivals: number
  done: number
  declined: number
  backlog_start: number
  backlog_end: number
  replied: number
  reply_hours: number | null
  resolved: number
  resolve_hours: number | null
  resolve_mean_hours: number | null
  due: number
  met: number
  estimated_requests: number
  estimated_minutes: number
}

async function demandRow(ctx: Context, scope: IndicatorScope): Promise<DemandRow> {
  const units = await unitFilter(ctx, scope.unitId)
  const { from, to } = scope
  const { rows } = await sql<DemandRow>`/* indicators.demand */
    with opened as (
      select r.opened_at, r.first_reply_at, r.resolved_at, r.resolution_due_at
      from desk_request r where ${kept} and ${units} and r.opened_at >= ${from}::date and r.opened_at < ${to}::date
    ), ended as (
      select r.status, r.logged_minutes, t.default_effort_minutes
      from desk_request r join desk_request_type t on t.workspace_id = r.workspace_id and t.id = r.type_id
      where ${kept} and ${units} and r.done_at >= ${from}::date and r.done_at < ${to}::date
    ), stock as (
      select count(*) filter (where r.opened_at < ${from}::date and (r.done_at is null or r.done_at >= ${from}::date))::int as backlog_start,
        count(*) filter (where r.done_at is null or r.done_at >= ${to}::date)::int as backlog_end
      from desk_request r where ${kept} and ${units} and r.opened_at < ${to}::date and (r.done_at is null or r.done_at >= ${from}::date)
    )
    select s.*, o.*, e.* from stock s, (
      select count(*)::int as arrivals, count(first_reply_at)::int as replied, count(resolved_at)::int as resolved,
        percentile_cont(0.5) within group (order by extract(epoch from first_reply_at - opened_at) / 3600) as reply_hours,
        percentile_cont(0.5) within group (order by extract(epoch from resolved_at - opened_at) / 3600) as resolve_hours,
        avg(extract(epoch from resolved_at - opened_at) / 3600)::float8 as resolve_mean_hours,
        count(*) filter (where resolution_due_at is not null and (resolved_at is not null or resolution_due_at < ${new Date(ctx.now)}))::int as due,
        count(*) filter (where resolved_at <= resolution_due_at)::int as met
      from opened) o, (
      select count(*)::int as done, count(*) filter (where status = 'declined')::int as declined,
        count(*) filter (where logged_minutes = 0 and status <> 'declined')::int as estimated_requests,
        coalesce(sum(default_effort_minutes) filter (where logged_minutes = 0 and status <> 'declined'), 0)::int as estimated_minutes
      from ended) e`.execute(ctx.tx)
  return rows[0]
}

function listAddress(scope: IndicatorScope, filters: Record<string, string>): string {
  const query = new URLSearchParams(filters)
  if (scope.unitId !== null) query.set('unit', String(scope.unitId))
  return `desk?${query}`
}

/** Figures of the requests of a window: arrivals, backlog, times, targets, estimated effort. */
export async function demandIndicators(ctx: Context, scope: IndicatorScope): Promise<Indicator[]> {
  const row = await demandRow(ctx, scope)
  const window = { from: scope.from, to: scope.to }
  const range = `${scope.from}..${scope.to}`
  const opened = listAddress(scope, { opened: range })
  const ended = listAddress(scope, { done: range })
  const make = (
    id: string,
    unit: Indicator['unit'],
    value: number | null,
    n: number,
    evidence: string,
    why?: string,
  ): Indicator => ({
    id,
    unit,
    value,
    n,
    ...window,
    method: id,
    evidence,
    ...(value === null ? { why } : {}),
  })
  return [
    make('desk.arrivals', 'count', row.arrivals, row.arrivals, opened),
    make('desk.done', 'count', row.done, row.done, ended),
    make(
      'desk.backlogStart',
      'count',
      row.backlog_start,
      row.backlog_start,
      listAddress(scope, { openOn: scope.from }),
    ),
    make('desk.backlog', 'count', row.backlog_end, row.backlog_end, listAddress(scope, { openOn: scope.to })),
    make(
      'desk.firstReply',
      'hours',
      row.reply_hours,
      row.replied,
      listAddress(scope, { opened: range, replied: 'yes' }),
      'desk.noReply',
    ),
    make(
      'desk.resolve',
      'hours',
      row.resolve_hours,
      row.resolved,
      listAddress(scope, { opened: range, resolved: 'yes' }),
      'desk.noneResolved',
    ),
    make(
      'desk.resolveMean',
      'hours',
      row.resolve_mean_hours,
      row.resolved,
      listAddress(scope, { opened: range, resolved: 'yes' }),
      'desk.noneResolved',
    ),
    make(
      'desk.targetsMet',
      'share',
      row.due ? row.met / row.due : null,
      row.due,
      listAddress(scope, { opened: range, target: 'missed' }),
      'desk.noTarget',
    ),
    {
      ...make(
        'desk.estimatedHours',
        'hours',
        row.estimated_minutes / 60,
        row.estimated_requests,
        listAddress(scope, { done: range, effort: 'estimated' }),
      ),
      basis: 'estimated',
    },
  ]
}

export interface DemandMonth {
  month: string
  arrivals: number
  done: number
  backlog: number
  estimatedHours: number
}

/** Arrivals, requests done, backlog at month's end and estimated hours, month by month over the window. */
export async function demandByMonth(ctx: Context, scope: IndicatorScope): Promise<DemandMonth[]> {
  const units = await unitFilter(ctx, scope.unitId)
  const { rows } = await sql<{
    month: string
    arrivals: number
    done: number
    backlog: number
    minutes: number
  }>`/* indicators.months */
    with months as (
      select generate_series(date_trunc('month', ${scope.from}::date), ${scope.to}::date - 1, '1 month')::date as month
    ), opened as (
      select date_trunc('month', r.opened_at)::date as month, count(*)::int as n from desk_request r
      where ${kept} and ${units} and r.opened_at < ${scope.to}::date group by 1
    ), ended as (
      select date_trunc('month', r.done_at)::date as month, count(*)::int as n,
        coalesce(sum(t.default_effort_minutes) filter (where r.logged_minutes = 0 and r.status <> 'declined'), 0)::int as minutes
      from desk_request r join desk_request_type t on t.workspace_id = r.workspace_id and t.id = r.type_id
      where ${kept} and ${units} and r.done_at < ${scope.to}::date group by 1
    ), flow as (
      select coalesce(o.month, e.month) as month, coalesce(o.n, 0) as arrivals, coalesce(e.n, 0) as done, coalesce(e.minutes, 0) as minutes,
        sum(coalesce(o.n, 0) - coalesce(e.n, 0)) over (order by coalesce(o.month, e.month))::int as backlog
      from opened o full join ended e on e.month = o.month
    )
    select to_char(m.month, 'YYYY-MM') as month, coalesce(f.arrivals, 0) as arrivals, coalesce(f.done, 0) as done, coalesce(f.minutes, 0) as minutes,
      coalesce((select p.backlog from flow p where p.month <= m.month order by p.month desc limit 1), 0) as backlog
    from months m left join flow f on f.month = m.month order by 1`.execute(ctx.tx)
  return rows.map(({ minutes, ...row }) => ({ ...row, estimatedHours: minutes / 60 }))
}

export interface DemandShare {
  id: number | null
  arrivals: number
  repeated: number
}

async function demandBy(
  ctx: Context,
  scope: IndicatorScope,
  column: 'unit_id' | 'type_id',
): Promise<DemandShare[]> {
  const units = await unitFilter(ctx, scope.unitId)
  const { rows } = await sql<DemandShare>`/* indicators.shares */
    with asked as (
      select r.unit_id, r.type_id, r.opened_at, case when r.ask_key is not null
        then lag(r.opened_at) over (partition by r.unit_id, r.type_id, r.ask_key order by r.opened_at) end as before
      from desk_request r
      where ${kept} and ${units} and r.opened_at >= ${scope.from}::date - 90 and r.opened_at < ${scope.to}::date)
    select ${sql.ref(column)} as id, count(*)::int as arrivals, count(*) filter (where opened_at - before <= interval '90 days')::int as repeated
    from asked where opened_at >= ${scope.from}::date group by 1 order by 2 desc, 1`.execute(ctx.tx)
  return rows
}

/** Arrivals and repeated asks (same unit, type and words within 90 days before) by unit. */
export const demandByUnit = (ctx: Context, scope: IndicatorScope) => demandBy(ctx, scope, 'unit_id')

/** The same by request type. */
export const demandByType = (ctx: Context, scope: IndicatorScope) => demandBy(ctx, scope, 'type_id')

/** Guides opened from the portal, and asks they spared. */
export async function deflections(
  ctx: Context,
  scope: IndicatorScope,
): Promise<{ opened: number; solved: number }> {
  const units =
    scope.unitId === null
      ? sql`true`
      : sql`d.unit_id = any(${await unitsBelow(ctx.tx, scope.unitId)}::bigint[])`
  const { rows } = await sql<{ opened: number; solved: number }>`/* indicators.deflections */
    select (count(*) filter (where d.outcome in ('opened', 'solved')))::int as opened, count(*) filter (where d.outcome = 'solved')::int as solved
    from desk_deflection d where d.workspace_id = (select app_workspace()) and ${units} and d.at >= ${scope.from}::date and d.at < ${scope.to}::date`.execute(
    ctx.tx,
  )
  return rows[0]
}
