import { aboveSince, type ClockReading, type ClockWhy, type Futures, pastShares } from './clock.ts'
import { type ClockGround, type ClockType, hoursAhead } from './clock-ground.ts'
import { futuresOf } from './futures-memory.ts'
import {
  type Lever,
  type LeverCost,
  type LeverId,
  planOf,
  type Team,
  type Terms,
  type UnitMix,
} from './lever.ts'
import { type Goal, type PlannerRequest, type Proposal, proposeLevers, runPlan } from './lever-planner.ts'

/** Levers, when each is begun, and what it is limited to. */
export interface Choice extends Terms {
  chosen: LeverId[]
}

export interface LeversAsked extends Choice {
  threshold: number
  /** Null: nothing is to be proposed. */
  propose: PlannerRequest | null
}

/** The clock of one future, and the probabilities of being a help desk within a year and at its end. */
export interface Future {
  reading: ClockReading
  risk: Record<Goal, number>
}

/** What a choice of levers leads to, and takes. */
export interface Outcome {
  /** Null: no lever is chosen, or together they take all the hours there are. */
  after: Future | null
  cost: LeverCost
  overloaded: boolean
}

export interface LeversTold extends Outcome {
  ok: true
  /** Types told apart, which levers can be limited to; 0: the rarer ones together. */
  types: Pick<ClockType, 'id' | 'nameFr' | 'nameEn'>[]
  weeks: string[]
  past: { week: string; share: number | null }[]
  aboveSince: string | null
  before: Future
  proposal: Proposal | null
}

export type Levers = LeversTold | { ok: false; why: ClockWhy; have: number }

/** The team of a ground, to which levers do what is known of them. */
export const teamOf = (
  ground: ClockGround,
  levers: readonly Lever[],
  threshold: number,
  mix: UnitMix | null,
): Team => ({
  hours: hoursAhead(ground.ahead, ground.usuallyAway),
  threshold,
  levers,
  types: ground.types.map(({ id }) => id),
  mix,
})

/** Runs the clock under a choice of levers. */
export function outcomeOf(
  ground: ClockGround,
  futures: Futures,
  team: Team,
  { chosen, ...terms }: Choice,
): Outcome {
  const { plan, cost, overloaded } = planOf(chosen, terms, team)
  const after = chosen.length > 0 && !overloaded ? runPlan(ground, futures, team.threshold, plan) : null
  return { after: after?.ok ? after : null, cost, overloaded }
}

/** The futures as things are, under the levers chosen, and what is proposed. Pure: the same ground and levers, the same answer. */
export function tellLevers(
  ground: ClockGround,
  levers: readonly Lever[],
  { threshold, propose, ...choice }: LeversAsked,
  mix: UnitMix | null,
): Levers {
  const have = ground.weeks.length
  const drawn = futuresOf(ground)
  if (!drawn.ok) return { ok: false, why: drawn.why, have }
  const { futures } = drawn
  const before = runPlan(ground, futures, threshold)
  if (!before.ok) return { ok: false, why: before.why, have }
  const shares = pastShares(ground)
  const team = teamOf(ground, levers, threshold, mix)
  return {
    ok: true,
    types: ground.types.map(({ id, nameFr, nameEn }) => ({ id, nameFr, nameEn })),
    weeks: ground.ahead.map(({ week }) => week),
    past: ground.weeks.map((week, w) => ({ week, share: shares[w] })),
    aboveSince: aboveSince(ground, shares, threshold),
    before,
    ...outcomeOf(ground, futures, team, choice),
    proposal: propose && proposeLevers(ground, futures, team, choice, propose),
  }
}
