import type { Futures } from './clock.ts'
import type { ClockGround } from './clock-ground.ts'
import { planOf, type Team, type Terms } from './lever.ts'
import {
  affords,
  fewer,
  type PlannerRequest,
  type PricedSet,
  riskOf,
  runPlan,
  setsByPrice,
} from './lever-planner.ts'

/** A set of levers that no cheaper one beats, with the probability it leaves and whether the budget is enough. */
export interface FrontierSet extends PricedSet {
  risk: number
  affordable: boolean
}

/** What a dearer set must take off the probability to be told: less is not seen in whole percent. */
const least = 0.01

/**
 * What each price buys: from no lever at all, the sets that leave a lower probability than every cheaper one, at any
 * budget that the team's hours allow. All sets are looked over with fewer futures, and told as all futures have it.
 */
export function frontierOf(
  ground: ClockGround,
  futures: Futures,
  team: Team,
  terms: Terms,
  { goal, budget, rate }: Omit<PlannerRequest, 'level'>,
): FrontierSet[] {
  const beating = (sets: readonly PricedSet[], of: Futures): FrontierSet[] => {
    const kept: FrontierSet[] = []
    for (const set of sets) {
      const risk = riskOf(runPlan(ground, of, team.threshold, planOf(set.levers, terms, team).plan), goal)
      const last = kept.at(-1)
      if (!last || risk <= last.risk - least) kept.push({ ...set, risk, affordable: affords(budget, set) })
    }
    return kept
  }
  return beating(beating(setsByPrice(team, terms, rate), fewer(futures)), futures)
}
