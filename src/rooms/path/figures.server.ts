import { allRequestTypes, demandByType, demandIndicators } from '#desk.server'
import { unitTree } from '#people'
import { allUnits, effortIndicators } from '#people.server'
import type { Context } from '#platform/context.server.ts'
import type { IndicatorScope } from '#platform/indicator.ts'
import { sharingReadings } from '#platform/readings.server.ts'
import { forbidden, notFound } from '#platform/refusal.ts'
import { evidenceByMonth, evidenceByUnit } from './evidence.server.ts'
import { rollUp } from './evidence.ts'
import { evidenceOf } from './evidence-address.server.ts'
import { type Figure, figuresOf } from './figures.ts'
import { mayReadPath } from './may.ts'
import type { MonthEvidence } from './observe.ts'
import { windowBefore } from './window.ts'

export interface UnitFigures {
  id: number
  name: string
  depth: number
  arrivals: number
  repeated: number
  done: number
  reactiveHours: number
  proactiveHours: number
  evidence: string
}

export interface TypeFigures {
  nameFr: string
  nameEn: string
  arrivals: number
  repeated: number
  done: number
  resolveMeanHours: number | null
  evidence: string
}

export type FigureMonth = Pick<
  MonthEvidence,
  | 'month'
  | 'arrivals'
  | 'done'
  | 'backlogEnd'
  | 'reactiveLoggedHours'
  | 'estimatedHours'
  | 'proactiveLoggedHours'
>

export interface FiguresReading {
  scope: IndicatorScope
  /** The days before, as many, that every figure is compared with. */
  before: { from: string; to: string }
  unitName: string | null
  figures: Figure[]
  months: FigureMonth[]
  /** Each unit with those below it. */
  units: UnitFigures[]
  types: TypeFigures[]
  empty: boolean
}

async function indicatorsOf(ctx: Context, scope: IndicatorScope) {
  return [...(await demandIndicators(ctx, scope)), ...(await effortIndicators(ctx, scope))]
}

async function unitFigures(
  ctx: Context,
  scope: IndicatorScope,
  units: Awaited<ReturnType<typeof allUnits>>,
): Promise<UnitFigures[]> {
  const evidence = rollUp(units, await evidenceByUnit(ctx, scope))
  return unitTree(units.filter(unit => mayReadPath(ctx.actor, unit.id))).flatMap(({ id, name, depth }) => {
    const mine = evidence.get(id)
    if (!mine) return []
    return {
      id,
      name,
      depth,
      arrivals: mine.arrivals,
      repeated: mine.repeated,
      done: mine.done,
      reactiveHours: mine.reactiveLoggedHours + mine.estimatedHours,
      proactiveHours: mine.proactiveLoggedHours,
      evidence: evidenceOf('unitsAsking', { ...scope, unitId: id }) as string,
    }
  })
}

/**
 * Every figure of a period and unit, compared with the window before of the same length, by month, by unit and by
 * type. Refuses a unit the actor does not read.
 */
export async function readFigures(outer: Context, scope: IndicatorScope): Promise<FiguresReading> {
  const ctx = sharingReadings(outer)
  if (!mayReadPath(ctx.actor, scope.unitId)) throw forbidden()
  const units = await allUnits(ctx.tx)
  const unit = units.find(({ id }) => id === scope.unitId) ?? null
  if (scope.unitId !== null && !unit) throw notFound()
  const before = windowBefore(scope)
  const now = await indicatorsOf(ctx, scope)
  const then = await indicatorsOf(ctx, { ...before, unitId: scope.unitId })
  const months = await evidenceByMonth(ctx, scope)
  const types = new Map((await allRequestTypes(ctx.tx)).map(type => [type.id, type]))
  return {
    scope,
    before,
    unitName: unit?.name ?? null,
    figures: figuresOf(now, then, scope),
    months: months.map(month => ({
      month: month.month,
      arrivals: month.arrivals,
      done: month.done,
      backlogEnd: month.backlogEnd,
      reactiveLoggedHours: month.reactiveLoggedHours,
      estimatedHours: month.estimatedHours,
      proactiveLoggedHours: month.proactiveLoggedHours,
    })),
    units: await unitFigures(ctx, scope, units),
    types: (await demandByType(ctx, scope)).map(share => ({
      nameFr: types.get(share.id ?? 0)?.nameFr ?? '',
      nameEn: types.get(share.id ?? 0)?.nameEn ?? '',
      arrivals: share.arrivals,
      repeated: share.repeated,
      done: share.done,
      resolveMeanHours: share.resolveMeanHours,
      evidence: share.evidence,
    })),
    empty: !months.some(month => month.arrivals + month.done + month.entries + month.backlogEnd > 0),
  }
}
