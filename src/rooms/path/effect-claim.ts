import { normalQuantile, normalSurvival } from '#stats/normal.ts'
import { effectModel } from './effect-model.ts'

/** A use tested: its effect, in any unit, and the chance of one as large where there is none. */
export interface Tested {
  effect: number
  p: number
}

/** What the tests of a ledger say together. */
export interface Claims {
  /** Chance of tests as telling, all taken together, where no use does anything; null: none was tested. */
  p: number | null
  /** All together show more than luck does. */
  together: boolean
  /** By test: it is among the effects named. */
  named: boolean[]
}

/** The level at which each p-value would stand, in order of size, were it the last that does. */
const levels = (p: readonly number[]) =>
  p.toSorted((a, b) => a - b).map((value, rank) => (value * p.length) / (rank + 1))

/**
 * Which of the p-values stand when at most `share` of those that do may be luck (Benjamini & Hochberg 1995). Chosen
 * over Holm's rule because a company that trains thirty units would otherwise be told nothing.
 */
export function standing(p: readonly number[], share: number): boolean[] {
  const last = levels(p).findLastIndex(level => level <= share)
  const sorted = p.toSorted((a, b) => a - b)
  return p.map(value => last >= 0 && value <= sorted[last])
}

/** The p-value of effects that all lean one way: the sum of their normal scores (Stouffer 1949). */
function leaning(tested: readonly Tested[]): number {
  const scores = tested.map(
    ({ effect, p }) => -Math.sign(effect) * normalQuantile(Math.max(Number.MIN_VALUE, p / 2)),
  )
  const score = scores.reduce((sum, one) => sum + one, 0) / Math.sqrt(scores.length)
  return 2 * normalSurvival(Math.abs(score))
}

/**
 * Whether anything was done at all: many small effects that lean one way, or one too large for so many tests (Simes
 * 1986). Either would do, so each is held to half the level. Refuses nothing: without tests it is null.
 */
function togetherP(tested: readonly Tested[]): number | null {
  if (tested.length === 0) return null
  if (tested.length === 1) return tested[0].p
  return Math.min(1, 2 * Math.min(leaning(tested), ...levels(tested.map(({ p }) => p))))
}

/**
 * What a ledger claims: nothing, unless all its uses together show more than luck does; then those of which at most a
 * stated share may be luck. So a ledger without any effect stays silent, and one with effects names as many as
 * Benjamini and Hochberg's rule alone would (families first, then within: Benjamini & Bogomolov 2014).
 */
export function claimsOf(tested: readonly Tested[]): Claims {
  const p = togetherP(tested)
  const together = p !== null && p <= effectModel.togetherLevel
  const stands = standing(
    tested.map(one => one.p),
    effectModel.falseShare,
  )
  return { p, together, named: stands.map(one => one && together) }
}
