import { type RawBuilder, sql } from 'kysely'
import { unitsBelow } from '#people.server'
import type { Reach } from '#platform/actor.ts'
import type { Context, Tx } from '#platform/context.server.ts'
import type { Deflection, Outcome } from './deflection.ts'

type Sql = RawBuilder<unknown>

/** Records guides as shown in an ask; one shown in it before is not counted again, and knows what is typed by now. */
export async function insertShown(
  ctx: Context,
  shown: { ask: string; guideIds: readonly number[]; unitId: number | null; typed: string },
): Promise<void> {
  if (shown.guideIds.length === 0) return
  await ctx.tx
    .insertInto('desk_deflection')
    .values(
      [...shown.guideIds]
        .sort((a, b) => a - b)
        .map(guide_id => ({
          workspace_id: ctx.actor.workspaceId,
          guide_id,
          ask: shown.ask,
          member_id: ctx.actor.memberId,
          unit_id: shown.unitId,
          typed: shown.typed,
          outcome: 'shown',
          at: new Date(ctx.now),
        })),
    )
    .onConflict(conflict =>
      conflict
        .columns(['workspace_id', 'ask', 'guide_id'])
        .doUpdateSet({ typed: shown.typed })
        .where('desk_deflection.member_id', '=', ctx.actor.memberId)
        .where('desk_deflection.request_id', 'is', null),
    )
    .execute()
}

/** The guides shown in the actor's own ask, held until the transaction ends. */
export async function holdAsk(ctx: Context, ask: string): Promise<Deflection[]> {
  const rows = await ctx.tx
    .selectFrom('desk_deflection')
    .select(['id', 'guide_id', 'member_id', 'unit_id', 'typed', 'outcome', 'request_id', 'at'])
    .where('ask', '=', ask)
    .where('member_id', '=', ctx.actor.memberId)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(row => ({
    id: row.id,
    guideId: row.guide_id,
    memberId: row.member_id,
    unitId: row.unit_id,
    typed: row.typed,
    outcome: row.outcome as Outcome,
    requestId: row.request_id,
    at: row.at.getTime(),
  }))
}

/** Writes the outcome, or the request, of rows that are held. */
export async function updateDeflection(
  tx: Tx,
  id: number,
  change: { outcome?: Outcome; requestId?: number },
): Promise<void> {
  await tx
    .updateTable('desk_deflection')
    .set({ outcome: change.outcome, request_id: change.requestId })
    .where('id', '=', id)
    .execute()
}

/** What a list of deflections is narrowed to; null: to nothing. Days are [from, to) in the company's time zone. */
export interface DeflectionFilter {
  from: string
  to: string
  unitId: number | null
  guideId: number | null
  /** `opened` holds those that were solved too; `asked` became a request. */
  outcome: 'opened' | 'solved' | 'asked' | null
}

const day = (text: string) =>
  sql`app_day_start(${text}::date, (select time_zone from platform_workspace where workspace_id = (select app_workspace())))`

const outcomeIs: Record<NonNullable<DeflectionFilter['outcome']>, Sql> = {
  opened: sql`d.outcome in ('opened', 'solved')`,
  solved: sql`d.outcome = 'solved'`,
  asked: sql`d.request_id is not null`,
}

async function where(ctx: Context, filter: DeflectionFilter, reach: Reach): Promise<Sql> {
  const below = filter.unitId === null ? null : await unitsBelow(ctx.tx, filter.unitId)
  return sql.join(
    [
      sql`d.workspace_id = ${ctx.actor.workspaceId}`,
      sql`d.at >= ${day(filter.from)} and d.at < ${day(filter.to)}`,
      reach === 'all' ? null : sql`d.unit_id = any(${[...reach]}::bigint[])`,
      below && sql`d.unit_id = any(${below}::bigint[])`,
      filter.guideId === null ? null : sql`d.guide_id = ${filter.guideId}`,
      filter.outcome && outcomeIs[filter.outcome],
    ].filter(part => part !== null),
    sql` and `,
  )
}

/** How often something was shown, opened, spared a request, or was followed by one. */
export interface DeflectionCounts {
  /** Forms being filled in. */
  asks: number
  shown: number
  opened: number
  solved: number
  asked: number
}

const counts = sql`count(distinct d.ask)::int as asks, count(*)::int as shown,
  (count(*) filter (where ${outcomeIs.opened}))::int as opened, (count(*) filter (where ${outcomeIs.solved}))::int as solved,
  (count(*) filter (where ${outcomeIs.asked}))::int as asked`

/** Counts of each guide, the most useful first; at most 500. */
export async function deflectionsByGuide(ctx: Context, filter: DeflectionFilter, reach: Reach) {
  const { rows } = await sql<DeflectionCounts & { guideId: number; title: string }>`/* deflection.guides */
    select d.guide_id as "guideId", g.title, ${counts} from desk_deflection d
    join desk_guide g on g.workspace_id = d.workspace_id and g.id = d.guide_id
    where ${await where(ctx, filter, reach)}
    group by d.guide_id, g.title order by solved desc, opened desc, shown desc, d.guide_id limit 500`.execute(
    ctx.tx,
  )
  return rows
}

/** Counts of each month ("2026-03") in the company's time zone, in order. */
export async function deflectionsByMonth(ctx: Context, filter: DeflectionFilter, reach: Reach) {
  const { rows } = await sql<DeflectionCounts & { month: string }>`/* deflection.months */
    select to_char(d.at at time zone (select time_zone from platform_workspace where workspace_id = (select app_workspace())), 'YYYY-MM') as month,
      ${counts}
    from desk_deflection d where ${await where(ctx, filter, reach)} group by 1 order by 1`.execute(ctx.tx)
  return rows
}

/** Counts of all of them. */
export async function countDeflections(
  ctx: Context,
  filter: DeflectionFilter,
  reach: Reach,
): Promise<DeflectionCounts> {
  const { rows } = await sql<DeflectionCounts>`/* deflection.count */
    select ${counts} from desk_deflection d where ${await where(ctx, filter, reach)}`.execute(ctx.tx)
  return rows[0]
}

export interface ListedDeflection extends Deflection {
  title: string
}

/** The records, latest first; `next` is the id after which the following page begins, null at the end. */
export async function pageOfDeflections(
  ctx: Context,
  filter: DeflectionFilter,
  { reach, after, limit }: { reach: Reach; after: number | null; limit: number },
): Promise<{ deflections: ListedDeflection[]; next: number | null }> {
  const { rows } = await sql<Omit<ListedDeflection, 'at'> & { at: Date }>`/* deflection.page */
    select d.id, d.guide_id as "guideId", d.member_id as "memberId", d.unit_id as "unitId", d.typed, d.outcome,
      d.request_id as "requestId", d.at, g.title
    from desk_deflection d
    join desk_guide g on g.workspace_id = d.workspace_id and g.id = d.guide_id
    where ${await where(ctx, filter, reach)} and (${after}::bigint is null or d.id < ${after})
    order by d.id desc limit ${limit + 1}`.execute(ctx.tx)
  const deflections = rows.slice(0, limit).map(row => ({ ...row, at: row.at.getTime() }))
  return { deflections, next: rows.length > limit ? deflections[limit - 1].id : null }
}
