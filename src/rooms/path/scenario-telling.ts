import { aboveSince, type ClockReading, type ClockWhy, pastShares } from './clock.ts'
import type { ClockGround } from './clock-ground.ts'
import { futuresOf } from './futures-memory.ts'
import type { LeverCost, LeverId, UnitMix } from './lever.ts'
import { actingLevers, type KnownLever } from './lever-figures.ts'
import { type Goal, runPlan } from './lever-planner.ts'
import { type Choice, type Future, outcomeOf, teamOf } from './lever-telling.ts'

/** A future in a few figures: when it crosses, how probably, and the share of the hours a year from now. */
export interface Outlook {
  crossing: ClockReading['crossing']
  within: ClockReading['within']
  risk: Record<Goal, number>
  /** Quantiles (10, 25, 50, 75, 90 %). */
  share: number[]
}

/** A choice, and the levers that act in it as stated, without what was measured here. */
export interface ScenarioChoice extends Choice {
  stated: readonly LeverId[]
}

/** What one choice leads to; no outlook where its levers together take all the hours there are. */
export interface ChoiceOutlook {
  outlook: Outlook | null
  cost: LeverCost
}

export type ScenariosTold =
  | {
      ok: true
      /** The day whose records it is computed from. */
      today: string
      /** Monday of the last week ahead. */
      end: string
      aboveSince: string | null
      before: Outlook
      choices: ChoiceOutlook[]
    }
  | { ok: false; today: string; why: ClockWhy; have: number }

const outlookOf = ({ reading: { crossing, within, share }, risk }: Future): Outlook => ({
  crossing,
  within,
  risk,
  share: share.map(weeks => weeks.at(-1) as number),
})

/** Choices side by side against one threshold, on the same futures. Pure: the same ground and levers, the same answer. */
export function tellScenarios(
  ground: ClockGround,
  known: readonly KnownLever[],
  threshold: number,
  choices: readonly ScenarioChoice[],
  mix: UnitMix | null,
): ScenariosTold {
  const { today, weeks } = ground
  const drawn = futuresOf(ground)
  if (!drawn.ok) return { ok: false, today, why: drawn.why, have: weeks.length }
  const before = runPlan(ground, drawn.futures, threshold)
  if (!before.ok) return { ok: false, today, why: before.why, have: weeks.length }
  return {
    ok: true,
    today,
    end: ground.ahead[ground.ahead.length - 1].week,
    aboveSince: aboveSince(ground, pastShares(ground), threshold),
    before: outlookOf(before),
    choices: choices.map(choice => {
      const team = teamOf(ground, actingLevers(known, choice.stated), threshold, mix)
      const { after, cost } = outcomeOf(ground, drawn.futures, team, choice)
      return { outlook: after && outlookOf(after), cost }
    }),
  }
}
