import { unitTree } from '#people'
import { allUnits } from '#people.server'
import type { Context } from '#platform/context.server.ts'
import type { IndicatorScope } from '#platform/indicator.ts'
import { sharingReadings } from '#platform/readings.server.ts'
import { forbidden, notFound } from '#platform/refusal.ts'
import { evidenceByMonth, evidenceByUnit } from './evidence.server.ts'
import { rollUp } from './evidence.ts'
import { evidenceOf } from './evidence-address.server.ts'
import { mayReadPath } from './may.ts'
import { type Observable, pathModel, type Step } from './model.ts'
import { type MonthEvidence, type Observation, observe, type Workload, workload } from './observe.ts'
import {
  type CriterionResult,
  type MonthPosition,
  type Position,
  positionHistory,
  positionOf,
  windowsOf,
} from './position.ts'
import { readSteps, type StepReading } from './step-filter.ts'
import { stepModel } from './step-model.ts'
import { pathWindow } from './window.ts'

/** A position with what it says of one month's end: the share and hours of the months behind it, the month's demand. */
export interface HistoryMonth {
  month: string
  step: Step | null
  why: Position['why']
  reactiveShare: number | null
  hours: number
  arrivals: number
  backlogEnd: number
}

/** A unit's own part, those below it included, over the months of the position. */
export interface UnitPosition {
  id: number
  name: string
  depth: number
  arrivals: number
  reactiveHours: number
  proactiveHours: number
  reactiveShare: number | null
  /** Ledger entries and estimated requests behind the share. */
  n: number
  step: Step | null
  why: Position['why']
}

export interface PathReading {
  model: string
  scope: IndicatorScope
  unitName: string | null
  /** Days behind the position, [from, to). */
  window: { from: string; to: string }
  position: Omit<Position, 'criteria'> & { criteria: (CriterionResult & { evidence: string | null })[] }
  observed: Record<Observable, Observation>
  workload: Workload
  arrivals: number
  history: HistoryMonth[]
  /** How likely each step is, from the same months; its history begins with the one above. Null: nothing recorded. */
  likely: StepReading | null
  units: UnitPosition[]
  /** Hours that served the whole company, and so count for no unit; for a unit, itself. */
  unassignedHours: number
  /** Whether nothing at all was recorded, in the window and the history before it. */
  empty: boolean
}

const recorded = (month: MonthEvidence) => month.arrivals + month.done + month.entries > 0

/**
 * Reads the company whatever the actor's reach: of what it reads, only whether the decision point was reached goes
 * to somebody who reads some units.
 */
const companyReader = (ctx: Context): Context => ({
  ...ctx,
  actor: { ...ctx.actor, reach: { executive: 'all' } },
})

/** A unit's positions, under the company's decision point: the decision is taken once, for every unit. */
function unitHistory(months: readonly MonthEvidence[], company: readonly MonthPosition[]): MonthPosition[] {
  const reached = new Map(company.map(({ month, position }) => [month, position.decisionReached]))
  return windowsOf(pathModel, months).map((window, index) => ({
    month: months[index].month,
    position: positionOf(pathModel, window, reached.get(months[index].month) ?? false, 'unit'),
  }))
}

async function unitPositions(
  ctx: Context,
  scope: IndicatorScope,
  units: Awaited<ReturnType<typeof allUnits>>,
  decisionReached: boolean,
): Promise<UnitPosition[]> {
  const evidence = rollUp(units, await evidenceByUnit(ctx, scope))
  const shown = unitTree(units.filter(unit => !unit.archived && mayReadPath(ctx.actor, unit.id)))
  return shown.flatMap(({ id, name, depth }) => {
    const mine = evidence.get(id)
    if (!mine) return []
    const { reactive, proactive, n } = workload([mine])
    const { step, why } = positionOf(pathModel, [mine], decisionReached, 'unit')
    return {
      id,
      name,
      depth,
      arrivals: mine.arrivals,
      reactiveHours: reactive,
      proactiveHours: proactive,
      reactiveShare: observe([mine]).reactiveShare.value,
      n,
      step,
      why,
    }
  })
}

/**
 * Where the company (or a unit) stands at the end of a period, every criterion behind it with the address of its
 * records, how it came there month by month, and where each unit stands. Refuses a unit the actor does not read.
 */
export async function readPath(outer: Context, scope: IndicatorScope): Promise<PathReading> {
  const ctx = sharingReadings(outer)
  if (!mayReadPath(ctx.actor, scope.unitId)) throw forbidden()
  const window = pathWindow(pathModel, scope)
  const memory = { from: window.memoryFrom, to: window.to }
  const units = await allUnits(ctx.tx)
  const unit = units.find(({ id }) => id === scope.unitId) ?? null
  if (scope.unitId !== null && !unit) throw notFound()
  const company = await evidenceByMonth(companyReader(ctx), { ...memory, unitId: null })
  const companyHistory = positionHistory(pathModel, company)
  const months = unit ? await evidenceByMonth(ctx, { ...memory, unitId: unit.id }) : company
  const history = unit ? unitHistory(months, companyHistory) : companyHistory
  const windows = windowsOf(pathModel, months)
  const first = Math.max(
    months.findIndex(month => month.month >= window.historyFrom.slice(0, 7)),
    months.findIndex(recorded),
  )
  const behind = windows.at(-1) as MonthEvidence[]
  const { position } = history.at(-1) as MonthPosition
  const positionScope = { from: window.from, to: window.to, unitId: scope.unitId }
  const unitRows = await unitPositions(
    ctx,
    positionScope,
    units,
    companyHistory.at(-1)?.position.decisionReached ?? false,
  )
  const load = workload(behind)
  const likely = readSteps(stepModel, months, unit ? 'unit' : 'company')
  return {
    model: pathModel.version,
    scope,
    unitName: unit?.name ?? null,
    window: { from: window.from, to: window.to },
    position: {
      ...position,
      criteria: position.criteria.map(criterion => ({
        ...criterion,
        evidence: criterion.silent === 'ofCompany' ? null : evidenceOf(criterion.observable, positionScope),
      })),
    },
    observed: observe(behind),
    workload: load,
    arrivals: behind.reduce((sum, month) => sum + month.arrivals, 0),
    history: history.slice(first).map(({ month, position: then }, index) => ({
      month,
      step: then.step,
      why: then.why,
      reactiveShare: observe(windows[first + index]).reactiveShare.value,
      hours: workload(windows[first + index]).total,
      arrivals: months[first + index].arrivals,
      backlogEnd: months[first + index].backlogEnd,
    })),
    likely: likely && {
      ...likely,
      history: likely.history.filter(({ month }) => month >= (months[first]?.month ?? '')),
    },
    units: unitRows,
    unassignedHours: unitRows
      .filter(row => row.depth === 0)
      .reduce((hours, row) => hours - row.reactiveHours - row.proactiveHours, load.total),
    empty: !months.some(recorded),
  }
}
