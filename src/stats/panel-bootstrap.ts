/**
 * Bootstrap of an effect on several treated units: whole units, with all their times, are drawn with replacement and
 * weights are solved again (a block bootstrap whose blocks are the units, so that dependence over time is kept).
 *
 * Source: Arkhangelsky et al. 2021, algorithm 2; penalties stay those of the panel, as in the reference implementation.
 * Valid for many treated units; with a handful, placebos say more. A draw without treated units or with fewer than two
 * different donors says nothing and is drawn again, counted in `redrawn`. Cost: one estimate a draw.
 */
import { type Refusal, refuse } from './outcome.ts'
import type { PanelInput } from './panel.ts'
import { type OpenPanel, openPanel, type PanelMethod } from './panel-effect.ts'
import { type Interval, normalInference, usualConfidence } from './panel-interval.ts'
import { createRandom } from './random.ts'

export type PanelBootstrap = {
  ok: true
  effect: number
  /** Standard deviation of the draws. */
  standardError: number
  /** effect ± normal quantile × standard error. */
  interval: Interval
  /** Between the quantiles of the draws; asks for 1000 draws or more to be steady. */
  percentileInterval: Interval
  p: number | null
  draws: number
  redrawn: number
}

const fewestDraws = 50

/** Effect with each row of the panel taken `copies[row]` times; null when nothing can be said with them. */
function resampled(open: OpenPanel, copies: Uint16Array): number | null | Refusal {
  const different = open.panel.donors.reduce((count, row) => count + Math.min(1, copies[row]!), 0)
  if (different < 2) return null
  let sum = 0
  let cells = 0
  for (let c = 0; c < open.blocks.length; c++) {
    const block = open.blocks[c]!
    const donors = new Float64Array(block.rows.length)
    const treated = new Float64Array(block.rows.length)
    let count = 0
    block.rows.forEach((row, r) => {
      if (r < block.donorCount) donors[r] = copies[row]!
      else {
        treated[r] = copies[row]!
        count += copies[row]!
      }
    })
    if (count === 0) continue
    const fit = block.fit(donors, treated, open.fits[c])
    if (!fit.ok) return fit
    sum += count * block.after * fit.effect
    cells += count * block.after
  }
  return cells > 0 ? sum / cells : null
}

/** See the head of the file; 500 draws with seed 1 when absent. Refuses `panel.one-treated`, `panel.few-draws`. */
export function panelBootstrap(
  input: PanelInput & { method: PanelMethod; draws?: number; confidence?: number; seed?: number },
): PanelBootstrap | Refusal {
  const { draws = 500, confidence = usualConfidence, seed = 1 } = input
  const open = openPanel(input)
  if (!open.ok) return open
  const { effect, panel } = open
  const treated = panel.cohorts.reduce((sum, cohort) => sum + cohort.units.length, 0)
  if (treated < 2)
    return refuse(
      'panel.one-treated',
      'one treated unit cannot be resampled: its draws never differ; use placebos',
    )
  if (!(draws >= fewestDraws))
    return refuse('panel.few-draws', `a bootstrap needs at least ${fewestDraws} draws, got ${draws}`)
  const random = createRandom(seed)
  const copies = new Uint16Array(panel.names.length)
  const effects = new Float64Array(draws)
  let redrawn = 0
  for (let draw = 0; draw < draws; ) {
    copies.fill(0)
    for (let i = 0; i < copies.length; i++) copies[random.int(copies.length)]!++
    const found = resampled(open, copies)
    if (found === null) redrawn++
    else if (typeof found !== 'number') return found
    else effects[draw++] = found
  }
  const mean = effects.reduce((sum, value) => sum + value, 0) / draws
  const variance = effects.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws
  effects.sort()
  const at = (p: number) => effects[Math.round(p * (draws - 1))]!
  return {
    ok: true,
    effect,
    ...normalInference(effect, Math.sqrt(variance), confidence),
    percentileInterval: { lower: at((1 - confidence) / 2), upper: at((1 + confidence) / 2), confidence },
    draws,
    redrawn,
  }
}
