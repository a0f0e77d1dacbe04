import { type Criterion, notRecorded, type PathModel, type Step, steps } from './model.ts'
import { type MonthEvidence, type Observation, observe } from './observe.ts'

export interface CriterionResult extends Criterion {
  value: number | null
  n: number
  /** Null where it counts for nothing: no room records it, or there is nothing yet to compute it from. */
  holds: boolean | null
  /** Why it counts for nothing. */
  silent: 'notRecorded' | 'noRecords' | null
  /** How far the value is from changing the answer, in the criterion's unit. */
  distance: number | null
}

export interface StepResult {
  step: Step
  held: number
  recorded: number
  of: number
  /** Null where fewer criteria are recorded than the model asks for. */
  seen: boolean | null
}

export interface Position {
  model: string
  /** Null where the records show no step: `why` says so. */
  step: Step | null
  why: 'seen' | 'bothEnds' | 'tooLittle' | 'noStep'
  steps: StepResult[]
  criteria: CriterionResult[]
  /** Whether the decision point was seen in these months or before. */
  decisionReached: boolean
}

function judge(criterion: Criterion, { value, n }: Observation): CriterionResult {
  if (notRecorded.includes(criterion.observable))
    return { ...criterion, value: null, n: 0, holds: null, silent: 'notRecorded', distance: null }
  if (value === null)
    return { ...criterion, value: null, n: 0, holds: null, silent: 'noRecords', distance: null }
  const holds = criterion.holdsAt === 'least' ? value >= criterion.threshold : value <= criterion.threshold
  return { ...criterion, value, n, holds, silent: null, distance: Math.abs(value - criterion.threshold) }
}

function judgeStep(model: PathModel, step: Step, criteria: readonly CriterionResult[]): StepResult {
  const mine = criteria.filter(criterion => criterion.step === step)
  const recorded = mine.filter(criterion => criterion.holds !== null)
  const held = recorded.filter(criterion => criterion.holds).length
  const seen = recorded.length < model.fewest ? null : held / recorded.length >= model.quorum - 1e-12
  return { step, held, recorded: recorded.length, of: mine.length, seen }
}

/** The highest step seen; 5 and 6 only once the decision point has been, and never both. */
function highest(results: readonly StepResult[], decisionReached: boolean): Pick<Position, 'step' | 'why'> {
  const seen = (step: Step) => results[step - 1].seen === true
  if (decisionReached && seen(5) !== seen(6)) return { step: seen(5) ? 5 : 6, why: 'seen' }
  if (decisionReached && seen(5) && seen(6)) return { step: 4, why: 'bothEnds' }
  const line = ([4, 3, 2, 1] as const).find(seen)
  if (line) return { step: line, why: 'seen' }
  return { step: null, why: results.every(result => result.seen === null) ? 'tooLittle' : 'noStep' }
}

/** Where the records of consecutive months place a team, and every criterion behind it. */
export function positionOf(
  model: PathModel,
  months: readonly MonthEvidence[],
  decisionReachedBefore: boolean,
): Position {
  const observed = observe(months)
  const criteria = model.criteria.map(criterion => judge(criterion, observed[criterion.observable]))
  const results = steps.map(step => judgeStep(model, step, criteria))
  const decisionReached = decisionReachedBefore || results[3].seen === true
  return {
    model: model.version,
    ...highest(results, decisionReached),
    steps: results,
    criteria,
    decisionReached,
  }
}

/** The position at the end of each month, each from the months of the model's window before it. */
export function positionHistory(
  model: PathModel,
  months: readonly MonthEvidence[],
): { month: string; position: Position }[] {
  let reached = false
  return months.map(({ month }, index) => {
    const position = positionOf(
      model,
      months.slice(Math.max(0, index + 1 - model.months), index + 1),
      reached,
    )
    reached = position.decisionReached
    return { month, position }
  })
}
