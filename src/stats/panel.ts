/**
 * A balanced panel: the same outcome of several units at the same times, some units treated from some time on.
 *
 * Units treated from the same time form a cohort and stay treated; units never treated are the donors. Every figure
 * on panels starts from `readPanel`, which refuses what no method could answer: missing cells, a series that never
 * moves, nobody treated, nobody to compare with, too little time before.
 */

import { isComputable } from './computable.ts'
import { sharedName } from './distinct-names.ts'
import { type Matrix, matrix } from './linear-algebra.ts'
import { type Refusal, refuse } from './outcome.ts'

export type PanelInput = {
  /** One list a unit, one number a time, in the order of time; null, NaN and sizes beyond 1e100 are missing cells, and refused. */
  outcomes: readonly ArrayLike<number | null>[]
  /** For each unit the position (from 0) of its first treated time; null when it is never treated. */
  adoption: readonly (number | null)[]
  /** Names of the units for sentences and results; "unit 1", ... when absent. */
  units?: readonly string[]
  /**
   * Covariates, `covariates[k][unit][time]`: the outcome is taken net of them before anything else, with coefficients
   * estimated on the donors ("projected", see `panel-covariates.ts`).
   */
  covariates?: readonly (readonly ArrayLike<number | null>[])[]
}

/** Units first treated at the same time; `units` are rows of the panel. */
export type Cohort = { from: number; units: number[] }

export type Panel = {
  ok: true
  names: string[]
  /** units × times. */
  outcomes: Matrix
  /** Rows never treated. */
  donors: number[]
  /** In the order of adoption. */
  cohorts: Cohort[]
}

/** Fewest times before treatment: equal weights need two to show a difference, fitted weights five. */
export const shortestBefore = { equal: 2, fitted: 5 }
/** Fewest donors. */
export const fewestDonors = { equal: 2, fitted: 3 }

/** A table of units × times from lists, or the refusal naming the first missing cell. */
export function readTable(
  lists: readonly ArrayLike<number | null>[],
  names: readonly string[],
  what: string,
): { ok: true; table: Matrix } | Refusal {
  const times = lists[0]?.length ?? 0
  const table = matrix(lists.length, times)
  let missing = 0
  let first = ''
  for (let i = 0; i < lists.length; i++) {
    const list = lists[i]!
    if (list.length !== times)
      return refuse(
        'panel.ragged',
        `${names[i]} has ${list.length} times of ${what}, ${names[0]} has ${times}: every unit needs the same`,
      )
    for (let t = 0; t < times; t++) {
      const value = list[t]
      if (isComputable(value)) table.data[i * times + t] = value
      else if (missing++ === 0) first = `${names[i]} at time ${t + 1}`
    }
  }
  if (missing > 0)
    return refuse(
      'panel.missing-cell',
      `${missing} of ${lists.length * times} cells of ${what} are missing or beyond 1e100, the first of ${first}: fill them, or leave out the unit or the time`,
    )
  return { ok: true, table }
}

function isConstant(table: Matrix, row: number, times: number): boolean {
  const at = row * table.cols
  for (let t = 1; t < times; t++) if (table.data[at + t] !== table.data[at]) return false
  return true
}

function readCohorts(adoption: readonly (number | null)[], times: number): Cohort[] | Refusal {
  const byTime = new Map<number, number[]>()
  for (let unit = 0; unit < adoption.length; unit++) {
    const from = adoption[unit]
    if (from === null || from === undefined) continue
    if (!(Number.isInteger(from) && from >= 0 && from < times))
      return refuse(
        'panel.bad-adoption',
        `the first treated time must be a position from 0 to ${times - 1}, got ${from}`,
      )
    const units = byTime.get(from)
    if (units) units.push(unit)
    else byTime.set(from, [unit])
  }
  return [...byTime].sort(([a], [b]) => a - b).map(([from, units]) => ({ from, units }))
}

/**
 * Check a panel. Outcomes must be finite and of equal length; adoption one entry a unit. Refuses `panel.ragged`,
 * `panel.names`, `panel.missing-cell`, `panel.bad-adoption`, `panel.none-treated`, `panel.few-donors`, `panel.short-before`,
 * `panel.constant`. Cost: one pass over the cells.
 */
export function readPanel(input: PanelInput, weights: 'equal' | 'fitted'): Panel | Refusal {
  const { units } = input
  if (units && units.length !== input.outcomes.length)
    return refuse('panel.ragged', `${input.outcomes.length} units need as many names, got ${units.length}`)
  const shared = sharedName('panel.names', 'units', units ?? [])
  if (shared) return shared
  const names = input.outcomes.map((_, i) => units?.[i] ?? `unit ${i + 1}`)
  const read = readTable(input.outcomes, names, 'the outcome')
  if (!read.ok) return read
  const outcomes = read.table
  const times = outcomes.cols
  if (input.adoption.length !== outcomes.rows)
    return refuse(
      'panel.ragged',
      `${outcomes.rows} units need as many adoption times, got ${input.adoption.length}`,
    )
  const cohorts = readCohorts(input.adoption, times)
  if (!Array.isArray(cohorts)) return cohorts
  const first = cohorts[0]
  if (!first) return refuse('panel.none-treated', 'no unit is ever treated: there is no effect to estimate')
  const donors = names.flatMap((_, unit) => (input.adoption[unit] == null ? [unit] : []))
  if (donors.length < fewestDonors[weights])
    return refuse(
      'panel.few-donors',
      `${donors.length} units are never treated and at least ${fewestDonors[weights]} are needed to compare with`,
    )
  if (first.from < shortestBefore[weights])
    return refuse(
      'panel.short-before',
      `${names[first.units[0]!]} has ${first.from} times before treatment and at least ${shortestBefore[weights]} are needed`,
    )
  for (const { from, units } of [...cohorts, { from: first.from, units: donors }])
    for (const unit of units)
      if (isConstant(outcomes, unit, from))
        return refuse(
          'panel.constant',
          `${names[unit]} never changes before treatment: it says nothing about the others, leave it out or fill it in`,
        )
  return { ok: true, names, outcomes, donors, cohorts }
}
