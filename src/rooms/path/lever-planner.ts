import { crossClock, type Futures, type Plan, runClock } from './clock.ts'
import type { ClockGround } from './clock-ground.ts'
import { type LeverCost, type LeverId, leverIds, planOf, type Team, type Terms } from './lever.ts'
import { affords, type FrontierSet, frontierOf, type PricedSet } from './lever-frontier.ts'

/** What is to be kept under the level: that the team becomes a help desk within the year, or is one at its end. */
export type Goal = 'within' | 'end'

export interface PlannerRequest {
  goal: Goal
  /** Highest probability allowed, 0 to 1. */
  level: number
  /** Most hours and money of the year ahead. */
  budget: LeverCost
  /** What an hour of the team is worth, to add hours and money. */
  rate: number
}

/** A set of levers, what it costs and how probable it leaves what is to be avoided. */
export interface Proposed extends PricedSet {
  risk: number
  /** The risk of the set without one of its levers: what each adds. */
  without: { lever: LeverId; risk: number }[]
}

export interface Proposal {
  /** The cheapest set under the level, and the cheapest that is not that one with more added. */
  best: Proposed | null
  second: Proposed | null
  /** Where none is under the level within the budget: the set within it that comes nearest. */
  nearest: Proposed | null
  /** Then also the cheapest set under the level at any budget that the team's hours allow; null: there is none. */
  beyond: Proposed | null
  /** Sets the budget and the team's hours allow. */
  possible: number
  /** What each price buys, within the budget and beyond it. */
  frontier: FrontierSet[]
}

/** Futures with which sets are looked over before those that may do are run on all. */
const looked = 250
/** More than three standard errors of a probability over so many futures. */
const margin = 0.1
/** Sets that came nearest with fewer futures, run on all to find the one that does. */
const lastLooked = 5

/** The first futures of all, with which sets are looked over: the same as those, only fewer. */
function fewer(futures: Futures): Futures {
  const { work } = futures
  const replications = looked
  if (work.replications <= replications) return futures
  const cells = replications * work.weeks
  return {
    ...futures,
    work: {
      ...work,
      replications,
      counts: work.counts.map(counts => counts.subarray(0, cells)),
      hours: work.hours.map(hours => hours.subarray(0, replications)),
      chance: work.chance.subarray(0, cells),
    },
  }
}

const subsets = (): LeverId[][] =>
  Array.from({ length: 2 ** leverIds.length }, (_, bits) => leverIds.filter((_, i) => bits & (1 << i)))

/** Runs the clock under a plan, with both probabilities. */
export function runPlan(ground: ClockGround, futures: Futures, threshold: number, plan?: Plan) {
  const run = runClock(ground, futures, threshold, plan)
  if (!run.ok) return run
  return { ok: true as const, reading: run.reading, risk: risksOf(run.result) }
}

const risksOf = ({ crossed, above }: { crossed: number[]; above: number[] }): Record<Goal, number> => ({
  within: crossed.at(-1) as number,
  end: above.at(-1) as number,
})

/** Both probabilities that a plan leaves; null where it cannot be run. */
export function riskOf(
  ground: ClockGround,
  futures: Futures,
  threshold: number,
  plan: Plan,
): Record<Goal, number> | null {
  const run = crossClock(ground, futures, threshold, plan)
  return run.ok ? risksOf(run) : null
}

/** Every set that the team's hours allow, the cheapest first; fewer levers first where equal. */
const setsByPrice = (team: Team, terms: Terms, rate: number): PricedSet[] =>
  subsets()
    .map(levers => ({ levers, ...planOf(levers, terms, team) }))
    .filter(({ overloaded }) => !overloaded)
    .map(({ levers, cost }) => ({ levers, cost, value: cost.money + rate * cost.hours }))
    .toSorted((a, b) => a.value - b.value || a.levers.length - b.levers.length)

/**
 * The cheapest set of levers that keeps the probability under the level within the budget. All sets are looked over in
 * order of their cost (money, and hours at the rate; fewer levers first where equal), each lever from its start, on the
 * same futures; what passes with fewer futures is run on all of them, whose word counts.
 */
export function proposeLevers(
  ground: ClockGround,
  futures: Futures,
  team: Team,
  terms: Terms,
  { goal, level, budget, rate }: PlannerRequest,
): Proposal {
  const risks = (of: Futures) => {
    const known = new Map<string, number>()
    return (levers: readonly LeverId[]) => {
      const key = levers.join()
      const run = () => riskOf(ground, of, team.threshold, planOf(levers, terms, team).plan)
      // What cannot be run is as bad as can be.
      const risk = known.get(key) ?? run()?.[goal] ?? 1
      known.set(key, risk)
      return risk
    }
  }
  const [look, risk] = [risks(fewer(futures)), risks(futures)]
  const doable = setsByPrice(team, terms, rate)
  const affordable = doable.filter(set => affords(budget, set))
  const proposed = (set: PricedSet, own: number): Proposed => ({
    ...set,
    risk: own,
    without: set.levers.map(lever => ({ lever, risk: risk(set.levers.filter(other => other !== lever)) })),
  })
  const passed: { set: PricedSet; risk: number }[] = []
  /** The set with its risk where that is under the level, else null. */
  const under = (set: PricedSet): { set: PricedSet; risk: number } | null => {
    const seen = look(set.levers)
    passed.push({ set, risk: seen })
    if (seen > level + margin) return null
    const whole = risk(set.levers)
    return whole > level ? null : { set, risk: whole }
  }
  const found: Proposed[] = []
  for (const set of affordable) {
    const [first] = found
    if (first?.levers.every(lever => set.levers.includes(lever))) continue
    const kept = under(set)
    if (kept) found.push(proposed(kept.set, kept.risk))
    if (found.length === 2) break
  }
  const [best = null, second = null] = found
  const frontier = frontierOf(doable, budget, look, risk)
  const answer = { best, second, possible: affordable.length, frontier }
  if (best) return { ...answer, nearest: null, beyond: null }
  const nearest = passed
    .toSorted((a, b) => a.risk - b.risk)
    .slice(0, lastLooked)
    .map(({ set }) => ({ set, risk: risk(set.levers) }))
    .toSorted((a, b) => a.risk - b.risk)
    .map(near => proposed(near.set, near.risk))[0]
  for (const set of doable) {
    const kept = affords(budget, set) ? null : under(set)
    if (kept) return { ...answer, nearest: nearest ?? null, beyond: proposed(kept.set, kept.risk) }
  }
  return { ...answer, nearest: nearest ?? null, beyond: null }
}
