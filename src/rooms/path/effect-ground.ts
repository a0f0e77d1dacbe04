import type { LeverUse } from './effect-use.ts'

/** What a row of a panel asked: a unit itself, or a type of request. */
export interface EffectRow {
  id: number
  /** Requests by week, in the weeks of the ground. */
  counts: readonly number[]
  /** Hours one of its requests takes, as the clock counts them; of a unit that no use was for, 0. */
  hours: number
}

/** Everything effects are measured on: whole weeks up to today, what units and types asked, what was done. */
export interface EffectsGround {
  today: string
  /** Mondays of the whole weeks with records, the oldest first. */
  weeks: readonly string[]
  units: readonly EffectRow[]
  types: readonly EffectRow[]
  /** What the units asked of the types of a use that is for some units and some types, by the types. */
  ofTypes: readonly { types: readonly number[]; units: readonly EffectRow[] }[]
  uses: readonly LeverUse[]
}
