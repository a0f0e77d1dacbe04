import { deflectionsByMonth, demandByMonth, demandByUnit } from '#desk.server'
import { countUnits, effortByMonth, effortByUnit } from '#people.server'
import type { Context } from '#platform/context.server.ts'
import type { IndicatorScope } from '#platform/indicator.ts'
import { noEvidence } from './evidence.ts'
import type { MonthEvidence } from './observe.ts'

/** What the lower rooms recorded, month by month; the first and last month are cut to the window. */
export async function evidenceByMonth(ctx: Context, scope: IndicatorScope): Promise<MonthEvidence[]> {
  const effort = new Map((await effortByMonth(ctx, scope)).map(month => [month.month, month]))
  const guides = new Map((await deflectionsByMonth(ctx, scope)).map(month => [month.month, month]))
  const unitsActive = await countUnits(ctx, scope.unitId)
  return (await demandByMonth(ctx, scope)).map(demand => {
    const work = effort.get(demand.month)
    return {
      month: demand.month,
      capacityHours: work?.capacityHours ?? null,
      weeks: work?.weeks ?? 0,
      hours: work?.hours ?? {},
      reactiveLoggedHours: work?.reactiveHours ?? 0,
      proactiveLoggedHours: work?.proactiveHours ?? 0,
      entries: work?.n ?? 0,
      estimated: demand.estimated,
      estimatedHours: demand.estimatedHours,
      arrivals: demand.arrivals,
      done: demand.done,
      backlogEnd: demand.backlogEnd,
      unitIds: demand.unitIds,
      unitsActive,
      repeated: demand.repeated,
      due: demand.due,
      met: demand.met,
      solvedByGuides: guides.get(demand.month)?.solved ?? 0,
    }
  })
}

/** What was recorded for each unit itself over a window, not for those below it: one reading for all of them. */
export async function evidenceByUnit(
  ctx: Context,
  scope: IndicatorScope,
): Promise<Map<number, MonthEvidence>> {
  const units = new Map<number, MonthEvidence>()
  const of = (id: number) => units.get(id) ?? noEvidence(scope.to)
  for (const { id, arrivals, done, repeated, estimated, estimatedHours } of await demandByUnit(ctx, scope))
    if (id !== null)
      units.set(id, { ...of(id), arrivals, done, repeated, estimated, estimatedHours, unitIds: [id] })
  for (const { unitId, reactiveHours, proactiveHours, hours, n } of await effortByUnit(ctx, scope))
    if (unitId !== null)
      units.set(unitId, {
        ...of(unitId),
        reactiveLoggedHours: reactiveHours,
        proactiveLoggedHours: proactiveHours,
        hours,
        entries: n,
      })
  return units
}
