import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#platform/context.server.ts'
import type { IndicatorScope } from '#platform/indicator.ts'
import { foundDemand } from './demand.server.ts'
import { demandCells } from './demand.store.server.ts'
import { here } from './demand-cell.store.server.ts'
import { demandWeeks } from './demand-week.store.server.ts'

/** Requests of one type that came, and that the team was done with, in the week that begins on this Monday. */
export interface WeekDemand {
  week: string
  typeId: number
  arrivals: number
  done: number
}

/** What a request of a type takes, and how many wait. Minutes are of the requests done in the window. */
export interface TypeEffort {
  typeId: number
  nameFr: string
  nameEn: string
  /** Stated with the type. */
  defaultMinutes: number
  done: number
  /** Of those done, the ones with logged time; the mean and spread are theirs, null where there are none. */
  logged: number
  meanMinutes: number | null
  /** Standard deviation; null with fewer than two. */
  spreadMinutes: number | null
  /** Open today, waiting for the requester or not. */
  open: number
}

const ofUnits = (unitIds: readonly number[] | null): RawBuilder<unknown> =>
  unitIds === null ? sql`true` : sql`r.unit_id = any(${[...unitIds]}::bigint[])`

/**
 * Arrivals and done by week and type, of the days in [from, to). Weeks without either are absent. The first and the
 * last week are cut to the window. Of the units the reader lists only.
 */
export async function demandByWeek(ctx: Context, scope: IndicatorScope): Promise<WeekDemand[]> {
  const { ground, unitIds } = await foundDemand(ctx, scope)
  const weeks = demandWeeks(ground, scope, unitIds ?? 'together')
  const { rows } = await sql<WeekDemand>`/* demand.weeks */
    select w.week, w.type_id as "typeId", sum(w.arrivals)::int as arrivals, sum(w.done)::int as done
    from (${weeks}) w group by 1, 2 having sum(w.arrivals) > 0 or sum(w.done) > 0 order by 1, 2`.execute(
    ctx.tx,
  )
  return rows
}

/** Requests of one unit itself, not those below, that came in the week that begins on this Monday. */
export interface UnitWeekDemand {
  week: string
  unitId: number
  arrivals: number
}

/**
 * Arrivals by week and unit of the days in [from, to), of some types or (null) all. Requests of no unit are left out, as
 * are weeks without any. Of the units the reader lists only.
 */
export async function demandByUnitWeek(
  ctx: Context,
  window: Pick<IndicatorScope, 'from' | 'to'>,
  typeIds: readonly number[] | null,
): Promise<UnitWeekDemand[]> {
  const { ground, unitIds } = await foundDemand(ctx, { unitId: null })
  const weeks = demandWeeks(ground, window, unitIds)
  const ofTypes = typeIds === null ? sql`true` : sql`w.type_id = any(${[...typeIds]}::bigint[])`
  const { rows } = await sql<UnitWeekDemand>`/* demand.unitWeeks */
    select w.week, w.unit_id as "unitId", sum(w.arrivals)::int as arrivals
    from (${weeks}) w where w.unit_id > 0 and ${ofTypes} group by 1, 2 having sum(w.arrivals) > 0 order by 1, 2`.execute(
    ctx.tx,
  )
  return rows
}

/** What a unit itself asked of a type. */
export interface UnitTypeDemand {
  unitId: number
  typeId: number
  arrivals: number
}

/** Arrivals by unit and type of the days in [from, to), of some units or (null) all. Of the units the reader lists only. */
export async function demandByUnitType(
  ctx: Context,
  window: Pick<IndicatorScope, 'from' | 'to'>,
  asked: readonly number[] | null,
): Promise<UnitTypeDemand[]> {
  const { ground, unitIds } = await foundDemand(ctx, { unitId: null })
  const both = asked && unitIds ? asked.filter(id => unitIds.includes(id)) : (asked ?? unitIds)
  const cells = demandCells(ground, window, both)
  const { rows } = await sql<UnitTypeDemand>`/* demand.unitTypes */
    select c.unit_id as "unitId", c.type_id as "typeId", sum(c.arrivals)::int as arrivals
    from (${cells}) c where c.unit_id > 0 group by 1, 2 having sum(c.arrivals) > 0 order by 1, 2`.execute(
    ctx.tx,
  )
  return rows
}

/** Open requests by type, waiting for the requester or not; a type without one is absent. */
const openCounts = (
  unitIds: readonly number[] | null,
): RawBuilder<{ type_id: number; open: number }> => sql`/* demand.open */
  select r.type_id, count(*)::int as open from desk_request r
  where r.workspace_id = ${here} and r.merged_into_id is null
    and r.status in ('new', 'triaged', 'in_progress', 'waiting') and ${ofUnits(unitIds)}
  group by 1`

/** The first and the last day with a request that came or was done, of the whole company; null where there is none. */
export const demandDays = async (ctx: Context): Promise<{ first: string; last: string } | null> =>
  (await foundDemand(ctx, { unitId: null })).ground.known

/** Open requests of each type that has any, of the unit and those below it. Of the units the reader lists only. */
export async function openByType(ctx: Context, unitId: number): Promise<Map<number, number>> {
  const { unitIds } = await foundDemand(ctx, { unitId })
  const { rows } = await openCounts(unitIds).execute(ctx.tx)
  return new Map(rows.map(row => [row.type_id, row.open]))
}

/** Effort of each type's requests done in [from, to), and its open requests. Of the units the reader lists only. */
export async function effortByType(ctx: Context, scope: IndicatorScope): Promise<TypeEffort[]> {
  const { ground, unitIds } = await foundDemand(ctx, scope)
  const weeks = demandWeeks(ground, scope, unitIds ?? 'together')
  const { rows } = await sql<TypeEffort>`/* demand.effort */
    select t.id as "typeId", t.name_fr as "nameFr", t.name_en as "nameEn", t.default_effort_minutes as "defaultMinutes",
      coalesce(d.done, 0)::int as done, coalesce(d.logged, 0)::int as logged,
      (d.minutes / nullif(d.logged, 0))::float8 as "meanMinutes",
      sqrt(greatest(0, d.squares - d.minutes * d.minutes / nullif(d.logged, 0)) / nullif(greatest(d.logged - 1, 0), 0))::float8 as "spreadMinutes",
      coalesce(o.open, 0)::int as open
    from desk_request_type t
    left join (
      select w.type_id, sum(w.done - w.declined) as done, sum(w.logged) as logged, sum(w.logged_minutes) as minutes,
        sum(w.logged_squares) as squares
      from (${weeks}) w group by 1) d on d.type_id = t.id
    left join (${openCounts(unitIds)}) o on o.type_id = t.id
    where t.workspace_id = ${here} order by t.id`.execute(ctx.tx)
  return rows
}
