/**
 * Jackknife of an effect on several treated units: each unit is left out in turn, weights kept (those of the donors
 * that stay are scaled up to a whole).
 *
 * Source: Arkhangelsky et al. 2021, algorithm 3 (fixed weights; conservative, so intervals cover at least as often as
 * they say, when treated units are a random sample). Defined only where each cohort has two units and no donor carries
 * all the weight. Cost: one pass over the units.
 */
import { type Refusal, refuse } from './outcome.ts'
import type { PanelInput } from './panel.ts'
import { type OpenPanel, openPanel, type PanelMethod } from './panel-effect.ts'
import { type Interval, normalInference, usualConfidence } from './panel-interval.ts'

export type PanelJackknife = {
  ok: true
  effect: number
  standardError: number
  interval: Interval
  /** Two-sided, of no effect; null when the standard error is 0. */
  p: number | null
  /** The effect without each unit, in the order of the panel. */
  without: { unit: string; effect: number }[]
}

/** Effect with unit `row` of the panel left out and weights kept. */
function without(open: OpenPanel, gains: readonly Float64Array[], row: number): number {
  let sum = 0
  let cells = 0
  open.blocks.forEach((block, c) => {
    const { unitWeights } = open.fits[c]!
    const gain = gains[c]!
    let treated = 0
    let count = 0
    let mixed = 0
    let weight = 0
    for (let r = 0; r < block.rows.length; r++) {
      if (block.rows[r] === row) continue
      if (r < block.donorCount) {
        mixed += unitWeights[r]! * gain[r]!
        weight += unitWeights[r]!
      } else {
        treated += gain[r]!
        count++
      }
    }
    sum += count * block.after * (treated / count - mixed / weight)
    cells += count * block.after
  })
  return sum / cells
}

/** See the head of the file. Refuses `panel.one-treated`, `panel.one-donor` and what `openPanel` refuses. */
export function panelJackknife(
  input: PanelInput & { method: PanelMethod; confidence?: number },
): PanelJackknife | Refusal {
  const open = openPanel(input)
  if (!open.ok) return open
  const { panel, blocks, fits, effect } = open
  const alone = panel.cohorts.find(cohort => cohort.units.length < 2)
  if (alone)
    return refuse(
      'panel.one-treated',
      `${panel.names[alone.units[0]!]} is the only unit treated from its time on: leaving it out leaves nothing to estimate; use placebos`,
    )
  for (const { unitWeights } of fits) {
    const heavy = unitWeights.findIndex(weight => weight > 1 - 1e-9)
    if (heavy >= 0)
      return refuse(
        'panel.one-donor',
        `${panel.names[panel.donors[heavy]!]} carries all the weight: leaving it out leaves no comparison; use placebos`,
      )
  }
  const gains = blocks.map((block, c) => block.gains(fits[c]!.timeWeights))
  const left = panel.names.map((unit, row) => ({ unit, effect: without(open, gains, row) }))
  const n = left.length
  const mean = left.reduce((sum, one) => sum + one.effect, 0) / n
  const spread = left.reduce((sum, one) => sum + (one.effect - mean) ** 2, 0)
  const standardError = Math.sqrt(((n - 1) / n) * spread)
  return {
    ok: true,
    effect,
    ...normalInference(effect, standardError, input.confidence ?? usualConfidence),
    without: left,
  }
}
