import { studentQuantile, studentSurvival } from '#stats/distributions.ts'
import { normalQuantile } from '#stats/normal.ts'
import { panelEffect } from '#stats/panel-effect.ts'
import { panelPlacebo } from '#stats/panel-placebo.ts'
import { sum } from '#stats/sum.ts'
import type { EffectRow, EffectsGround } from './effect-ground.ts'
import { effectModel } from './effect-model.ts'
import type { LeverUse, Treatment } from './effect-use.ts'
import {
  type EffectRefused,
  type EffectWhy,
  type EffectWindow,
  type LeftOut,
  shorterWindows,
  windowOf,
} from './effect-window.ts'

/** A figure with the range that holds it in eight cases of ten; null: no bound can be told. */
export interface Ranged {
  middle: number
  low: number
  high: number | null
}

export interface EffectMeasured {
  ok: true
  rows: 'units' | 'types'
  window: EffectWindow
  /** Requests a week, those of the row less those of its comparison. */
  effect: { middle: number; low: number; high: number }
  /** The same as a part of what would have been asked. */
  part: Ranged
  /** Hours a week given back: less is asked of the team. */
  givenBack: { middle: number; low: number; high: number }
  /** Error of `givenBack` as of a normal distribution, for sums. */
  error: number
  /** Error of `part`, likewise. */
  partError: number
  /** Chance of an effect as large where there is none, and the rank among the placebos. */
  p: number
  rankP: number
  /** Requests a week before, those really asked after, those that would have been. */
  before: number
  asked: number
  expected: number
  /** How far it was from its comparison before: root mean square, in requests a week; and what chance makes of it. */
  fit: number
  chance: number
  donors: { id: number; weight: number }[]
  effectiveDonors: number
  /** Rows taken as if they had had the same: all that are compared with, of whatever weight. */
  placebos: number
  leftOut: LeftOut
  /** By period before and after, in requests a week. */
  periods: { week: string; asked: number; expected: number }[]
}

export type EffectAnswer = EffectMeasured | EffectRefused

const { period, donors: donorsOf } = effectModel
/** From the error of a normal distribution to the bound of its range. */
export const normalReach = normalQuantile((1 + effectModel.confidence) / 2)

/** Rows of the panel a use is measured on. */
function rowsOf(ground: EffectsGround, { units, types }: LeverUse): readonly EffectRow[] {
  if (units === null) return ground.types
  if (types === null) return ground.units
  return ground.ofTypes.find(part => String(part.types) === String(types))?.units ?? []
}

/** The rows a use is for. */
const targetOf = ({ units, types }: LeverUse): readonly number[] => units ?? types ?? []

/** Requests of a row by period: those before, then those after. */
function byPeriod({ counts }: Pick<EffectRow, 'counts'>, { before, after }: EffectWindow): number[] {
  return [...before, ...after].map(start => sum(counts.slice(start, start + period)))
}

/** Several rows as one. */
function together(rows: readonly EffectRow[]): Pick<EffectRow, 'counts' | 'hours'> {
  const all = rows.map(({ counts }) => sum(counts))
  const whole = sum(all)
  return {
    counts: rows[0].counts.map((_, w) => sum(rows.map(({ counts }) => counts[w]))),
    hours: whole > 0 ? sum(rows.map(({ hours }, i) => (hours * all[i]) / whole)) : 0,
  }
}

/** One row of the panel: its requests by period, and those a week before, which it is measured in. */
interface Line {
  counts: number[]
  level: number
}

function lineOf(row: Pick<EffectRow, 'counts'>, window: EffectWindow): Line {
  const counts = byPeriod(row, window)
  const before = window.before.length
  return { counts, level: sum(counts.slice(0, before)) / (before * period) }
}

const asksEnough = ({ counts, level }: Line) => level >= effectModel.fewestAWeek && counts[0] + counts[1] > 0

/** Rows that had the same kind of work in the weeks compared. */
function treatedWithin(
  all: readonly Treatment[],
  treatment: Treatment,
  weeks: readonly string[],
  { before, after }: EffectWindow,
): Set<number> {
  const [first, last] = [weeks[before[0]], weeks[(after.at(-1) as number) + period - 1]]
  const [own] = treatment.uses
  return new Set(
    all
      .filter(({ kind }) => kind === treatment.kind)
      .flatMap(({ uses }) => uses)
      .filter(
        ({ begun, from, units }) =>
          begun <= last && (from ?? begun) >= first && (units === null) === (own.units === null),
      )
      .flatMap(use => targetOf(use)),
  )
}

interface Comparison {
  window: EffectWindow
  line: Line
  hours: number
  donors: { row: EffectRow; line: Line }[]
  leftOut: LeftOut
}

function compare(
  ground: EffectsGround,
  all: readonly Treatment[],
  treatment: Treatment,
  window: EffectWindow,
): Comparison | EffectRefused {
  const [own] = treatment.uses
  const rows = rowsOf(ground, own)
  const target = targetOf(own)
  const mine = rows.filter(({ id }) => target.includes(id))
  const refuse = (why: EffectWhy, have: number, leftOut: LeftOut | null = null): EffectRefused => ({
    ok: false,
    why,
    have,
    leftOut,
  })
  if (mine.length === 0) return refuse('quiet', 0)
  const { counts, hours } = together(mine)
  const line = lineOf({ counts }, window)
  if (!asksEnough(line)) return refuse('quiet', Math.round(line.level * window.before.length * period))
  const taken = treatedWithin(all, treatment, ground.weeks, window)
  const others = rows.filter(({ id }) => !target.includes(id))
  const free = others.filter(({ id }) => !taken.has(id)).map(row => ({ row, line: lineOf(row, window) }))
  const distance = ({ line: { level } }: { line: Line }) => Math.abs(Math.log(level / line.level))
  const able = free.filter(({ line }) => asksEnough(line)).sort((a, b) => distance(a) - distance(b))
  const donors = able.slice(0, donorsOf.most)
  const leftOut = {
    treated: others.length - free.length,
    quiet: free.length - able.length,
    size: able.length - donors.length,
  }
  return donors.length < donorsOf.least
    ? refuse('fewDonors', donors.length, leftOut)
    : { window, line, hours, donors, leftOut }
}

/** The first with enough to compare with, else the first with the most: units that began to ask later come in late. */
function bestOf(tried: readonly (Comparison | EffectRefused)[]): Comparison | EffectRefused {
  const able = tried.flatMap(one => ('ok' in one ? [] : [one]))
  const most = Math.max(0, ...able.map(({ donors }) => donors.length))
  const wanted = Math.min(most, donorsOf.enough)
  return able.find(({ donors }) => donors.length >= wanted) ?? (tried.at(-1) as EffectRefused)
}

/**
 * Variance that chance alone gives a row's effect, in its level before: requests come one by one, whatever the reason
 * (Poisson). Times before count by their weights.
 */
function chanceOf({ counts, level }: Line, timeWeights: ArrayLike<number>): number {
  const before = timeWeights.length
  const unit = (period * level) ** 2
  const after = counts.slice(before)
  const ofAfter = (sum(after) + 0.5) / after.length ** 2
  const ofBefore = sum(counts.slice(0, before).map((count, t) => timeWeights[t] ** 2 * count))
  return (ofAfter + ofBefore) / unit
}

/**
 * Spread of an effect where there is none, and its p: the placebo effects of the donors beyond what chance gives each,
 * added to what chance gives this row. A small unit's effects are wider than a large one's. Student's t with as many
 * degrees of freedom as placebos.
 */
function spreadOf(
  own: Line,
  donors: readonly Line[],
  effects: readonly number[],
  weights: ArrayLike<number>,
) {
  const chances = donors.map(line => chanceOf(line, weights))
  const beyond = Math.max(0, sum(effects.map((effect, j) => effect ** 2 - chances[j])) / effects.length)
  const sizes = effects.map((effect, j) => effect ** 2 / (beyond + chances[j]))
  const inflation = Math.max(1, sum(sizes) / sizes.length)
  return {
    spread: Math.sqrt(inflation * (beyond + chanceOf(own, weights))),
    chance: Math.sqrt(chanceOf(own, weights)),
    ranks: sizes.map(size => Math.sqrt(size / inflation)),
  }
}

/** The effect of a treatment on the requests of the units or types it was for, against the others. */
export function measureEffect(
  ground: EffectsGround,
  all: readonly Treatment[],
  treatment: Treatment,
): EffectAnswer {
  const longest = windowOf(ground, treatment, rowsOf(ground, treatment.uses[0]))
  if (!longest.ok) return longest
  const found = bestOf(shorterWindows(longest).map(window => compare(ground, all, treatment, window)))
  if ('ok' in found) return found
  const { window, line, donors, leftOut } = found
  const relative = ({ counts, level }: Line) => counts.map(count => count / (period * level))
  const panel = {
    outcomes: [...donors.map(donor => relative(donor.line)), relative(line)],
    adoption: [...donors.map(() => null), window.before.length],
    units: [...donors.map(({ row }) => String(row.id)), 'own'],
    method: 'synthetic-did' as const,
  }
  const effect = panelEffect(panel)
  const placebo = panelPlacebo(panel)
  const refused: EffectRefused = { ok: false, why: 'noMatch', have: donors.length, leftOut }
  if (!effect.ok || !placebo.ok) return refused
  return told({ found, effect, placebo }) ?? refused
}

interface Estimated {
  found: Comparison
  effect: Extract<ReturnType<typeof panelEffect>, { ok: true }>
  placebo: Extract<ReturnType<typeof panelPlacebo>, { ok: true }>
}

/** The estimate in requests and hours a week; null where the comparison foretells no requests at all. */
function told({ found, effect, placebo }: Estimated): EffectMeasured | null {
  const { window, line, hours, donors, leftOut } = found
  const [cohort] = effect.cohorts
  const before = window.before.length
  const asked = sum(line.counts.slice(before)) / (line.counts.length - before) / period / line.level
  const would = asked - effect.effect
  if (would <= 0) return null
  const effects = placebo.placebos.map(one => one.effect)
  const { spread, ranks } = spreadOf(
    line,
    donors.map(donor => donor.line),
    effects,
    cohort.timeWeights,
  )
  const t = Math.abs(effect.effect) / spread
  const reach = studentQuantile((1 + effectModel.confidence) / 2, effects.length) * spread
  const [low, high] = [effect.effect - reach, effect.effect + reach]
  const part = (size: number) => (asked - size > 0 ? asked / (asked - size) - 1 : null)
  const { level } = line
  const normal = reach / normalReach
  return {
    ok: true,
    rows: window.rows,
    window,
    effect: { middle: level * effect.effect, low: level * low, high: level * high },
    part: { middle: asked / would - 1, low: part(low) as number, high: part(high) },
    givenBack: {
      middle: -hours * level * effect.effect,
      low: -hours * level * high,
      high: -hours * level * low,
    },
    error: hours * level * normal,
    partError: normal / would,
    p: 2 * studentSurvival(t, effects.length),
    rankP: (1 + ranks.filter(rank => rank >= t).length) / (1 + ranks.length),
    before: level,
    asked: level * asked,
    expected: level * would,
    fit: level * cohort.preFit.rmspe,
    chance: Math.sqrt(level / period),
    donors: cohort.donors.map(({ unit, weight }) => ({ id: Number(unit), weight })),
    effectiveDonors: cohort.effectiveDonors,
    placebos: effects.length,
    leftOut,
    periods: line.counts.map((count, p) => ({
      week: window.weeks[p],
      asked: count / period,
      expected: count / period - level * cohort.gaps[p],
    })),
  }
}
