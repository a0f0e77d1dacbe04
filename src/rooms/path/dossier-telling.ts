import type { ClockGround } from './clock-ground.ts'
import { type Clock, tellClock } from './clock-telling.ts'
import { futuresOf } from './futures-memory.ts'
import { type Lever, type LeverId, planOf, type UnitMix } from './lever.ts'
import { riskOf } from './lever-planner.ts'
import { type Choice, type Levers, type LeversAsked, teamOf, tellLevers } from './lever-telling.ts'

/** What the clock and the levers say together, and what each lever and each delay of the plan changes. */
export interface DossierTold {
  clock: Clock
  levers: Levers
  /**
   * Of each lever chosen: the probability that the others leave of becoming a help desk within the year; of still being
   * one at its end where the team already is.
   */
  without: { lever: LeverId; risk: number }[]
  /** The same probability where the whole plan is begun so many weeks later; null: the levers then take all the hours there are. */
  waiting: { weeks: number; risk: number | null }[]
}

/** Weeks by which the plan is put off. */
const delays = [0, 4, 8, 13, 26] as const

const later = ({ start, starts, ...choice }: Choice, weeks: number): Choice => ({
  ...choice,
  start: start + weeks,
  starts: Object.fromEntries(Object.entries(starts).map(([id, own]) => [id, own + weeks])),
})

/** The two futures of a ground and what hangs on the plan. Pure: the same ground and levers, the same answer. */
export function tellDossier(
  ground: ClockGround,
  known: readonly Lever[],
  asked: Omit<LeversAsked, 'propose'>,
  mix: UnitMix | null,
): DossierTold {
  const { threshold, ...choice } = asked
  const clock = tellClock(ground, threshold)
  const levers = tellLevers(ground, known, { ...asked, propose: null }, mix)
  const drawn = futuresOf(ground)
  if (!levers.ok || !levers.after || !drawn.ok) return { clock, levers, without: [], waiting: [] }
  const { futures } = drawn
  const team = teamOf(ground, known, threshold, mix)
  const goal = levers.aboveSince ? 'end' : 'within'
  const risk = ({ chosen, ...terms }: Choice) => {
    const { plan, overloaded } = planOf(chosen, terms, team)
    return overloaded ? null : (riskOf(ground, futures, threshold, plan)?.[goal] ?? null)
  }
  return {
    clock,
    levers,
    without: choice.chosen.flatMap(lever => {
      const left = risk({ ...choice, chosen: choice.chosen.filter(id => id !== lever) })
      return left === null ? [] : [{ lever, risk: left }]
    }),
    waiting: delays.map(weeks => ({ weeks, risk: risk(later(choice, weeks)) })),
  }
}
