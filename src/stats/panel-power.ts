/**
 * What effect a programme would have to have to be noticed, said from past data before money is spent.
 *
 * The programme is supposed to have run, without any effect, in every past window of its length; in each, the planned
 * units' effect is set against those of every placebo. An added effect moves an estimate by just as much, so each
 * window tells exactly how large it must be for the rank test to reject; the share of windows in which a given effect
 * suffices is the power, and the smallest effect with the wanted power is the minimum detectable one. Effects count
 * only when found in the direction planned. Windows overlap, so the power is known less well than their number says.
 * When only `count` is planned, not which units, every group of units is supposed to be chosen in turn.
 * Cost: windows × placebos estimates. Source of the test: see `panel-placebo.ts`.
 */
import { matrix } from './linear-algebra.ts'
import { type Refusal, refuse } from './outcome.ts'
import { fewestDonors, type Panel, type PanelInput, readPanel, shortestBefore } from './panel.ts'
import { type Assignments, placeboAssignments } from './panel-assignments.ts'
import { Block, type Recipe } from './panel-block.ts'
import { type PanelMethod, recipes } from './panel-effect.ts'
import { rankThreshold } from './panel-interval.ts'

export type PowerInput = {
  /** Past outcomes without any programme, `outcomes[unit][time]`. */
  outcomes: PanelInput['outcomes']
  units?: readonly string[]
  method: PanelMethod
  /** Positions of the units planned to be treated, or only how many. */
  treated: readonly number[] | { count: number }
  /** Times the programme will run. */
  horizon: number
  /** Times before it that will be used; all there are when absent. */
  before?: number
  direction?: 'increase' | 'decrease'
  /** Level of the test; 0.1 when absent. */
  level?: number
  /** Wanted power; 0.8 when absent. */
  power?: number
  /** Lifts, as shares of the level without the programme, of which the power is asked. */
  lifts?: readonly number[]
  /** Most placebos a window; 500 when absent. With more possible, so many are drawn with `seed`. */
  most?: number
  seed?: number
}

export type PanelPower = {
  ok: true
  /** Smallest effect noticed with the wanted power: in the outcome's unit a treated cell, and as a share of the level. */
  minimum: { effect: number; lift: number | null }
  /** Power of each lift asked for; lift 0 is the rate of false alarms in the direction planned. */
  curve: { lift: number; power: number }[]
  windows: number
  /** Placebos a window. */
  placebos: number
  exhaustive: boolean
  /** Level of the test that the number of placebos allows. */
  level: number
  /** Mean outcome of the planned units over the windows. */
  baseline: number
}

/** Fewest past windows a power can be read from. */
const fewestWindows = 5

type Window = { effects: Float64Array; levels: Float64Array }

/** Effects, all chance, of each assignment of donors in the window [from, from + horizon), and their mean outcomes. */
function estimateWindow(
  panel: Panel,
  from: number,
  plan: { recipe: Recipe; horizon: number; before: number; planned: number[]; count: number },
  groups: readonly number[][],
): Window | Refusal {
  const start = Math.max(0, from - plan.before)
  const times = from + plan.horizon - start
  const { rows, cols, data } = panel.outcomes
  const outcomes = matrix(rows, times)
  for (let row = 0; row < rows; row++)
    outcomes.data.set(data.subarray(row * cols + start, row * cols + start + times), row * times)
  const cohort = { from: from - start, units: plan.planned }
  const block = new Block({ ...panel, outcomes }, cohort, plan.recipe, plan.count)
  const effects = new Float64Array(groups.length)
  const levels = new Float64Array(groups.length)
  let timeWeights: Float64Array | undefined
  for (let g = 0; g < groups.length; g++) {
    const donors = new Float64Array(block.rows.length).fill(1, 0, block.donorCount)
    const treated = new Float64Array(block.rows.length)
    for (const r of groups[g]!) {
      donors[r] = 0
      treated[r] = 1
      for (let t = block.before; t < times; t++)
        levels[g]! += block.y[r * times + t]! / (groups[g]!.length * plan.horizon)
    }
    const fit = block.fit(donors, treated, { timeWeights })
    if (!fit.ok) return fit
    timeWeights = fit.timeWeights
    effects[g] = fit.effect
  }
  return { effects, levels }
}

/** Smallest of `needed` that at least `power` of them do not exceed. */
function quantile(needed: number[], power: number): number {
  const sorted = needed.toSorted((a, b) => a - b)
  return sorted[Math.max(1, Math.ceil(power * sorted.length - 1e-9)) - 1]!
}

type Plan = { planned: number[]; count: number; recipe: Recipe; panel: Panel }

/** The panel with planned units as its only cohort, or with none; checked as a panel to be estimated would be. */
function readPlan(input: PowerInput, shortest: number): Plan | Refusal {
  const { treated, outcomes } = input
  const recipe = recipes[input.method]
  const planned = 'count' in treated ? [] : [...new Set(treated)]
  const count = 'count' in treated ? treated.count : planned.length
  const total = outcomes.length
  if (!(Number.isInteger(count) && count >= 1) || planned.some(unit => !(unit in outcomes)))
    return refuse('panel.bad-plan', `planned units must be positions from 0 to ${total - 1}, at least one`)
  // Any unit stands for the planned ones here: which are treated does not matter to the checks of cells.
  const stand = planned.length > 0 ? planned : [0]
  const adoption = Array.from({ length: total }, (_, unit) => (stand.includes(unit) ? shortest : null))
  const read = readPanel({ outcomes, adoption, units: input.units }, recipe.units)
  if (!read.ok) return read
  const donors = Array.from({ length: total }, (_, unit) => unit).filter(unit => !planned.includes(unit))
  if (donors.length - count < fewestDonors.fitted)
    return refuse(
      'panel.few-donors',
      `a placebo takes ${count} of ${donors.length} units and must leave at least ${fewestDonors.fitted}`,
    )
  return { planned, count, recipe, panel: { ...read, donors } }
}

/** Effect, and its share of the level, that the planned units would have needed in a window. */
function neededIn(window: Window, asPlanned: readonly number[], sign: number, level: number) {
  const sizes = window.effects.map(Math.abs)
  return asPlanned.flatMap(g => {
    const others = sizes.filter((_, i) => i !== g)
    const threshold = rankThreshold(others, level)
    if (!threshold) return []
    // Below zero where chance alone would already be taken for an effect.
    const effect = threshold.size - sign * window.effects[g]!
    const base = window.levels[g]!
    return [{ effect, base, lift: base > 0 ? effect / base : null, level: threshold.level }]
  })
}

/**
 * See the head of the file. Refuses `panel.bad-plan`, `panel.few-donors`, `panel.few-windows` (the past is too short),
 * `panel.few-placebos` (no effect, however large, could reach the level) and what `readPanel` refuses.
 */
export function panelPower(input: PowerInput): PanelPower | Refusal {
  const { horizon, direction = 'increase', level = 0.1, power = 0.8, most = 500, seed = 1 } = input
  if (!(level > 0 && level < 1 && power > 0 && power < 1))
    throw new RangeError('level and power must be between 0 and 1, ends excluded')
  if (!(Number.isInteger(horizon) && horizon >= 1))
    throw new RangeError(`horizon must be a whole number of times, at least 1, got ${horizon}`)
  const shortest = shortestBefore[recipes[input.method].units]
  const plan = readPlan(input, Math.max(shortest, input.before ?? shortest))
  if ('ok' in plan) return plan
  const { panel, planned, count } = plan
  const before = Math.max(shortest, input.before ?? Infinity)
  const earliest = Number.isFinite(before) ? before : shortest
  const windows = panel.outcomes.cols - horizon - earliest + 1
  if (windows < fewestWindows)
    return refuse(
      'panel.few-windows',
      `${panel.outcomes.cols} past times hold ${Math.max(0, windows)} windows of ${earliest} times before and ${horizon} after; at least ${fewestWindows} are needed`,
    )
  const drawn = placeboAssignments(panel.donors.length, [count], most, seed)
  const { groups, asPlanned } = groupsOf(drawn, planned, panel.donors.length)
  const placebos = groups.length - 1
  const sign = direction === 'increase' ? 1 : -1
  const needed: ReturnType<typeof neededIn> = []
  for (let from = earliest; from + horizon <= panel.outcomes.cols; from++) {
    const window = estimateWindow(panel, from, { ...plan, horizon, before }, groups)
    if ('ok' in window) return window
    needed.push(...neededIn(window, asPlanned, sign, level))
  }
  const achieved = needed[0]?.level
  if (achieved === undefined)
    return refuse(
      'panel.few-placebos',
      `${placebos} placebos cannot give a p-value below 1/${placebos + 1}: no effect reaches a level of ${level}`,
    )
  const lifts = needed.flatMap(({ lift }) => (lift === null ? [] : [lift]))
  const all = lifts.length === needed.length
  return {
    ok: true,
    minimum: {
      effect:
        sign *
        Math.max(
          0,
          quantile(
            needed.map(one => one.effect),
            power,
          ),
        ),
      lift: all ? sign * Math.max(0, quantile(lifts, power)) : null,
    },
    curve: all
      ? (input.lifts ?? []).map(lift => ({
          lift,
          power: lifts.filter(least => sign * lift > least).length / lifts.length,
        }))
      : [],
    windows,
    placebos,
    exhaustive: drawn.exhaustive,
    level: achieved,
    baseline: needed.reduce((sum, { base }) => sum + base / needed.length, 0),
  }
}

/** Groups to estimate a window: the placebos, with the planned units last; and which of them stand for the plan. */
function groupsOf({ groups }: Assignments, planned: readonly number[], donors: number) {
  const all = groups.map(([group]) => group!)
  if (planned.length === 0) return { groups: all, asPlanned: all.map((_, g) => g) }
  return { groups: [...all, planned.map((_, i) => donors + i)], asPlanned: [all.length] }
}
