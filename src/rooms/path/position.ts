import { type Criterion, notRecorded, ofCompany, type PathModel, type Step, steps } from './model.ts'
import { type MonthEvidence, type Observation, observe } from './observe.ts'

/** Why a criterion counts for nothing. */
export type Silence = 'notRecorded' | 'ofCompany' | 'noRecords' | 'tooFew'

export interface CriterionResult extends Criterion {
  value: number | null
  n: number
  /** Null where it counts for nothing. */
  holds: boolean | null
  silent: Silence | null
  /** How far the value is from changing the answer, in the criterion's unit. */
  distance: number | null
  /** The same in hours, requests or units, for a share of some. */
  amount: number | null
}

export interface StepResult {
  step: Step
  held: number
  recorded: number
  of: number
  /** Null where fewer criteria are recorded than the model asks for, or an essential one is not. */
  seen: boolean | null
}

export interface Position {
  model: string
  /** Null where the records show no step: `why` says so. */
  step: Step | null
  /** `undecided`: past the decision point, and neither outcome shows; `bothEnds`: both do. */
  why: 'seen' | 'bothEnds' | 'undecided' | 'tooLittle' | 'noStep'
  steps: StepResult[]
  criteria: CriterionResult[]
  /** Whether the decision point was seen in these months or within the model's memory. */
  decisionReached: boolean
}

/** Whose position it is: a unit is judged by what is done for it, once the company has reached the decision point. */
export type Whose = 'company' | 'unit'

function silenceOf(
  model: PathModel,
  criterion: Criterion,
  { value, n, whole }: Observation,
  whose: Whose,
): Silence | null {
  if (notRecorded.includes(criterion.observable)) return 'notRecorded'
  if (whose === 'unit' && ofCompany.includes(criterion.observable)) return 'ofCompany'
  if (value === null) return 'noRecords'
  return whole !== null && n < model.leastRecords ? 'tooFew' : null
}

function judge(model: PathModel, criterion: Criterion, observed: Observation, whose: Whose): CriterionResult {
  const silent = silenceOf(model, criterion, observed, whose)
  const { value, n, whole } = observed
  const kept = silent === null || silent === 'tooFew'
  if (silent !== null || value === null)
    return { ...criterion, value: kept ? value : null, n, holds: null, silent, distance: null, amount: null }
  const holds = criterion.holdsAt === 'least' ? value >= criterion.threshold : value <= criterion.threshold
  const distance = Math.abs(value - criterion.threshold)
  return { ...criterion, value, n, holds, silent, distance, amount: whole === null ? null : distance * whole }
}

function judgeStep(model: PathModel, step: Step, criteria: readonly CriterionResult[]): StepResult {
  const mine = criteria.filter(criterion => criterion.step === step)
  const recorded = mine.filter(criterion => criterion.holds !== null)
  const held = recorded.filter(criterion => criterion.holds).length
  const essential = mine.filter(criterion => criterion.essential)
  const counts = { step, held, recorded: recorded.length, of: mine.length }
  if (recorded.length < model.fewest || essential.some(criterion => criterion.holds === null))
    return { ...counts, seen: null }
  const enough = held / recorded.length >= model.quorum - 1e-12
  return { ...counts, seen: enough && essential.every(criterion => criterion.holds) }
}

/** The outcome of the decision once it is reached; before, the highest step of the line that is seen. */
function standing(results: readonly StepResult[], decisionReached: boolean): Pick<Position, 'step' | 'why'> {
  const seen = (step: Step) => results[step - 1].seen
  if (results.every(result => result.seen === null)) return { step: null, why: 'tooLittle' }
  if (decisionReached) {
    if (seen(5) && seen(6)) return { step: 4, why: 'bothEnds' }
    if (seen(5) || seen(6)) return { step: seen(5) ? 5 : 6, why: 'seen' }
    return { step: 4, why: seen(4) ? 'seen' : 'undecided' }
  }
  const line = ([3, 2, 1] as const).find(seen)
  return line ? { step: line, why: 'seen' } : { step: null, why: 'noStep' }
}

/** Where the records of consecutive months place a team (or a unit it serves), and every criterion behind it. */
export function positionOf(
  model: PathModel,
  months: readonly MonthEvidence[],
  decisionReachedBefore: boolean,
  whose: Whose = 'company',
): Position {
  const observed = observe(months)
  const criteria = model.criteria.map(criterion =>
    judge(model, criterion, observed[criterion.observable], whose),
  )
  const results = steps.map(step => judgeStep(model, step, criteria))
  const decisionReached = decisionReachedBefore || results[3].seen === true
  return {
    model: model.version,
    ...standing(results, decisionReached),
    steps: results,
    criteria,
    decisionReached,
  }
}

/** The consecutive months behind the position at the end of each month, in order. */
export function windowsOf(model: PathModel, months: readonly MonthEvidence[]): MonthEvidence[][] {
  return months.map((_, index) => months.slice(Math.max(0, index + 1 - model.months), index + 1))
}

export interface MonthPosition {
  month: string
  position: Position
}

/** The company's position at the end of each month, remembering a decision point for the model's months. */
export function positionHistory(model: PathModel, months: readonly MonthEvidence[]): MonthPosition[] {
  let seenAt = Number.NEGATIVE_INFINITY
  return windowsOf(model, months).map((window, index) => {
    const position = positionOf(model, window, index - seenAt <= model.memory)
    if (position.steps[3].seen) seenAt = index
    return { month: months[index].month, position }
  })
}
