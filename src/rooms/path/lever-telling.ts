import { aboveSince, type ClockReading, type ClockWhy, pastShares } from './clock.ts'
import { type ClockGround, hoursAhead } from './clock-ground.ts'
import { futuresOf } from './futures-memory.ts'
import { type LeverCost, type LeverId, planOf } from './lever.ts'
import { type Goal, type PlannerRequest, type Proposal, proposeLevers, runPlan } from './lever-planner.ts'

export interface LeversAsked {
  threshold: number
  chosen: LeverId[]
  /** Weeks from now until the levers are begun. */
  start: number
  /** Null: nothing is to be proposed. */
  propose: PlannerRequest | null
}

/** The clock of one future, and the probabilities of being a help desk within a year and at its end. */
export interface Future {
  reading: ClockReading
  risk: Record<Goal, number>
}

export interface LeversTold {
  ok: true
  weeks: string[]
  past: { week: string; share: number | null }[]
  aboveSince: string | null
  before: Future
  /** Under the levers chosen; null: none is, or together they take all the hours there are. */
  after: Future | null
  cost: LeverCost
  overloaded: boolean
  proposal: Proposal | null
}

export type Levers = LeversTold | { ok: false; why: ClockWhy; have: number }

/** The futures as things are, under the levers chosen, and what is proposed. Pure: the same ground, the same answer. */
export function tellLevers(ground: ClockGround, { threshold, chosen, start, propose }: LeversAsked): Levers {
  const have = ground.weeks.length
  const drawn = futuresOf(ground)
  if (!drawn.ok) return { ok: false, why: drawn.why, have }
  const { futures } = drawn
  const before = runPlan(ground, futures, threshold)
  if (!before.ok) return { ok: false, why: before.why, have }
  const team = { hours: hoursAhead(ground.ahead, ground.usuallyAway), threshold }
  const { plan, cost, overloaded } = planOf(chosen, start, team)
  const after = chosen.length > 0 && !overloaded ? runPlan(ground, futures, threshold, plan) : null
  const shares = pastShares(ground)
  return {
    ok: true,
    weeks: ground.ahead.map(({ week }) => week),
    past: ground.weeks.map((week, w) => ({ week, share: shares[w] })),
    aboveSince: aboveSince(ground, shares, threshold),
    before,
    after: after?.ok ? after : null,
    cost,
    overloaded,
    proposal: propose && proposeLevers(ground, futures, threshold, start, propose),
  }
}
