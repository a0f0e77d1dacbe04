import type { EffectRow, EffectsGround } from './effect-ground.ts'
import { effectModel } from './effect-model.ts'
import type { Treatment } from './effect-use.ts'

/** Why no effect can be told. */
export type EffectWhy =
  | 'notDone'
  | 'everyone'
  | 'justBegun'
  | 'tooClose'
  | 'shortBefore'
  | 'quiet'
  | 'fewDonors'
  | 'noMatch'

/** Rows that are not compared with, by reason. */
export interface LeftOut {
  /** Had the same in the weeks compared. */
  treated: number
  /** Asked too little before, or not yet when those weeks begin. */
  quiet: number
  /** Less like it in size than those taken. */
  size: number
}

export interface EffectRefused {
  ok: false
  why: EffectWhy
  /** What there is of what is asked for: weeks before or after, requests before, rows to compare with. */
  have: number
  leftOut: LeftOut | null
}

/** The periods compared: places of their first weeks in the ground, and those weeks. */
export interface EffectWindow {
  ok: true
  rows: 'units' | 'types'
  before: number[]
  after: number[]
  /** Mondays on which the periods begin, those before, then those after. */
  weeks: string[]
}

const { period, aside } = effectModel

/** Periods of a treatment, or why there are too few. `rows` are those of its panel. */
export function windowOf(
  { weeks }: EffectsGround,
  { uses: [use], until }: Treatment,
  rows: readonly EffectRow[],
): EffectWindow | EffectRefused {
  const refuse = (why: EffectWhy, have: number): EffectRefused => ({ ok: false, why, have, leftOut: null })
  const { from, begun, units, types } = use
  if (from === null) return refuse('notDone', 0)
  if (units === null && types === null) return refuse('everyone', 0)
  const place = (monday: string) => {
    const at = weeks.findIndex(week => week >= monday)
    return at < 0 ? weeks.length : at
  }
  const start = place(from)
  const end = until === null ? weeks.length : Math.min(weeks.length, place(until.week))
  const after = Math.min(effectModel.after.most, Math.floor((end - start) / period))
  if (after < effectModel.after.least) {
    const cut = until !== null && weeks.length - start >= effectModel.after.least * period
    return refuse(cut ? 'tooClose' : 'justBegun', Math.max(0, end - start))
  }
  const target = units ?? types ?? []
  const own = rows.filter(({ id }) => target.includes(id))
  const first = weeks.findIndex((_, w) => own.some(({ counts }) => counts[w] > 0))
  if (first < 0) return refuse('quiet', 0)
  const stop = place(begun) - aside
  const before = Math.min(effectModel.before.most, Math.floor((stop - first) / period))
  if (before < effectModel.before.least) return refuse('shortBefore', Math.max(0, stop - first))
  const starts = {
    before: Array.from({ length: before }, (_, p) => stop - period * (before - p)),
    after: Array.from({ length: after }, (_, p) => start + period * p),
  }
  return {
    ok: true,
    rows: units === null ? 'types' : 'units',
    ...starts,
    weeks: [...starts.before, ...starts.after].map(at => weeks[at]),
  }
}

/** A window from the longest time before down to the shortest that is enough. */
export function shorterWindows(window: EffectWindow): EffectWindow[] {
  const { before, weeks } = window
  return Array.from({ length: before.length - effectModel.before.least + 1 }, (_, cut) => ({
    ...window,
    before: before.slice(cut),
    weeks: weeks.slice(cut),
  }))
}
