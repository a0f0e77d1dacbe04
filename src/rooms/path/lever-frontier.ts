import type { LeverCost, LeverId } from './lever.ts'

/** A set of levers with what it takes: money and hours, and both together at the worth of an hour. */
export interface PricedSet {
  levers: LeverId[]
  cost: LeverCost
  value: number
}

/** A set that no cheaper one beats, with the probability it leaves and whether the budget is enough. */
export interface FrontierSet extends PricedSet {
  risk: number
  affordable: boolean
}

/** Whether a budget is enough for a set. */
export const affords = (budget: LeverCost, { cost }: PricedSet): boolean =>
  cost.hours <= budget.hours && cost.money <= budget.money

/** What a dearer set must take off the probability to be told. */
const least = 0.02

/**
 * What each price buys: of sets from the cheapest on, those that leave a lower probability than every cheaper one, at
 * any budget. `look` says the probability with fewer futures; what it keeps is told as `risk`, with all, has it.
 */
export function frontierOf(
  sets: readonly PricedSet[],
  budget: LeverCost,
  look: (levers: readonly LeverId[]) => number,
  risk: (levers: readonly LeverId[]) => number,
): FrontierSet[] {
  const beating = (of: readonly PricedSet[], left: typeof risk) => {
    const kept: FrontierSet[] = []
    for (const { levers, cost, value } of of) {
      const set = { levers, cost, value, risk: left(levers) }
      const last = kept.at(-1)
      if (!last || set.risk <= last.risk - least) kept.push({ ...set, affordable: affords(budget, set) })
    }
    return kept
  }
  return beating(beating(sets, look), risk)
}
