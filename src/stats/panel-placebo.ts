/**
 * Placebo inference over units: each donor, or each group of donors, is taken as if it had been treated at the same
 * time; effects found where there was none say how large a chance effect is.
 *
 * Valid when the treated units could as well have been others: exchangeable, of like variance. The only inference for
 * one treated unit. Standard error: Arkhangelsky et al. 2021, algorithm 4, over every placebo rather than a sample of
 * them; the rank p-value and interval are those of a permutation test; the ratio test is Abadie, Diamond & Hainmueller
 * 2010. Penalties and covariate coefficients stay those of the panel. Cost: one estimate a placebo.
 */
import { type Refusal, refuse } from './outcome.ts'
import { fewestDonors, type PanelInput } from './panel.ts'
import { placeboAssignments } from './panel-assignments.ts'
import { type OpenPanel, openPanel, ownRoles, type PanelMethod, squaresBefore } from './panel-effect.ts'
import { type Interval, normalInference, rankP, rankThreshold, usualConfidence } from './panel-interval.ts'

export type PanelPlacebo = {
  ok: true
  effect: number
  /** Root mean square distance of the placebo effects from their mean. */
  standardError: number
  /** effect ± normal quantile × standard error. */
  interval: Interval
  /** Effects that a rank test does not reject; its confidence is the least the ranks allow at or above the asked; null with too few placebos. */
  rankInterval: Interval | null
  /** (1 + placebos at least as large) / (1 + placebos), either sign. */
  p: number
  /** Root mean square gap after over before; null when the fit before is exact. */
  fitRatio: number | null
  /** Rank of that ratio among the placebos'. */
  fitRatioP: number | null
  /** Every possible placebo was taken, not a sample of `most`. */
  exhaustive: boolean
  placebos: { units: string[]; effect: number }[]
}

export type PlaceboOptions = {
  /** 0.95 when absent. */
  confidence?: number
  /** Most placebos taken; 2000 when absent. With more possible, so many are drawn with `seed`. */
  most?: number
  seed?: number
}

type Placebo = { effect: number; before: number; after: number }

/** Effect of one assignment, with the mean squares of its gaps before and after, all weighted over cohorts. */
function estimate(open: OpenPanel, groups: readonly (readonly number[])[]): Placebo | Refusal {
  const result = { effect: 0, before: 0, after: 0 }
  const taken = new Set(groups.flat())
  for (let c = 0; c < open.blocks.length; c++) {
    const block = open.blocks[c]!
    const { donors, treated } = ownRoles(block)
    if (groups.length > 0) {
      for (const donor of taken) donors[donor] = 0
      treated.fill(0)
      for (const donor of groups[c]!) treated[donor] = 1
    }
    const own = open.fits[c]!
    const fit = groups.length > 0 ? block.fit(donors, treated, { timeWeights: own.timeWeights }) : own
    if (!fit.ok) return fit
    const share = open.shares[c]!
    const gaps = block.gapsOf(fit.unitWeights, treated)
    let offset = 0
    for (let t = 0; t < block.before; t++) offset += fit.timeWeights[t]! * gaps[t]!
    let after = 0
    for (let t = block.before; t < block.times; t++) after += (gaps[t]! - offset) ** 2
    result.effect += share * fit.effect
    result.before += (share * squaresBefore(gaps, block)) / block.before
    result.after += (share * after) / block.after
  }
  return result
}

/** Ratio of after to before, squared, as a size that ranks even when the fit before is exact. */
const ratioOf = ({ before, after }: Placebo) => (before > 0 ? after / before : Number.MAX_VALUE)

/** See the head of the file. Refuses what `openPanel` refuses and too few donors to lend any. */
export function panelPlacebo(
  input: PanelInput & { method: PanelMethod } & PlaceboOptions,
): PanelPlacebo | Refusal {
  const { confidence = usualConfidence, most = 2000, seed = 1 } = input
  const open = openPanel(input)
  if (!open.ok) return open
  const { panel } = open
  const sizes = panel.cohorts.map(cohort => cohort.units.length)
  const lent = sizes.reduce((sum, size) => sum + size, 0)
  const kept = panel.donors.length - lent
  if (kept < fewestDonors.fitted)
    return refuse(
      'panel.few-donors',
      `a placebo takes ${lent} of ${panel.donors.length} donors and must leave at least ${fewestDonors.fitted}`,
    )
  const { groups, exhaustive } = placeboAssignments(panel.donors.length, sizes, most, seed)
  const placebos: Placebo[] = []
  for (const assignment of groups) {
    const placebo = estimate(open, assignment)
    if ('ok' in placebo) return placebo
    placebos.push(placebo)
  }
  const own = estimate(open, [])
  if ('ok' in own) return own
  const effects = placebos.map(placebo => placebo.effect)
  const sizesFound = effects.map(Math.abs)
  const mean = effects.reduce((sum, value) => sum + value, 0) / effects.length
  const variance = effects.reduce((sum, value) => sum + (value - mean) ** 2, 0) / effects.length
  const { standardError, interval } = normalInference(open.effect, Math.sqrt(variance), confidence)
  const threshold = rankThreshold(sizesFound, 1 - confidence)
  return {
    ok: true,
    effect: open.effect,
    standardError,
    interval,
    rankInterval: threshold && {
      lower: open.effect - threshold.size,
      upper: open.effect + threshold.size,
      confidence: 1 - threshold.level,
    },
    p: rankP(Math.abs(open.effect), sizesFound),
    fitRatio: own.before > 0 ? Math.sqrt(own.after / own.before) : null,
    fitRatioP: own.before > 0 ? rankP(ratioOf(own), placebos.map(ratioOf)) : null,
    exhaustive,
    placebos: groups.map((assignment, i) => ({
      units: assignment.flat().map(donor => panel.names[panel.donors[donor]!]!),
      effect: effects[i]!,
    })),
  }
}
