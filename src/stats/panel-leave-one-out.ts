/**
 * How much an effect hangs on a single donor: it is estimated again without each donor that has weight.
 *
 * A range that holds 0, or a donor whose absence halves the effect, is a reason to look at that donor first.
 * Abadie, Diamond & Hainmueller 2015, section 5. Cost: one estimate a donor with weight, started near the answer.
 */
import { type Refusal, refuse } from './outcome.ts'
import { fewestDonors, type PanelInput } from './panel.ts'
import { openPanel, ownRoles, type PanelMethod } from './panel-effect.ts'

export type PanelLeaveOneOut = {
  ok: true
  effect: number
  lowest: number
  highest: number
  /** Heaviest donors first; with several cohorts the weight is averaged as the effect is. */
  without: { unit: string; weight: number; effect: number }[]
}

/** See the head of the file. Refuses a panel with no donor to spare and what `openPanel` refuses. */
export function panelLeaveOneOut(input: PanelInput & { method: PanelMethod }): PanelLeaveOneOut | Refusal {
  const open = openPanel(input)
  if (!open.ok) return open
  const { panel, blocks, fits, shares } = open
  const needed = fewestDonors[blocks[0]?.recipe.units ?? 'fitted'] + 1
  if (panel.donors.length < needed)
    return refuse(
      'panel.few-donors',
      `leaving one donor out needs at least ${needed}, got ${panel.donors.length}`,
    )
  const without: PanelLeaveOneOut['without'] = []
  for (let donor = 0; donor < panel.donors.length; donor++) {
    const weight = shares.reduce((sum, share, c) => sum + share * fits[c]!.unitWeights[donor]!, 0)
    if (!(weight > 0)) continue
    let effect = 0
    for (let c = 0; c < blocks.length; c++) {
      const { donors, treated } = ownRoles(blocks[c]!)
      donors[donor] = 0
      const fit = blocks[c]!.fit(donors, treated, fits[c])
      if (!fit.ok) return fit
      effect += shares[c]! * fit.effect
    }
    without.push({ unit: panel.names[panel.donors[donor]!]!, weight, effect })
  }
  without.sort((a, b) => b.weight - a.weight)
  const effects = without.map(one => one.effect)
  return {
    ok: true,
    effect: open.effect,
    lowest: Math.min(...effects),
    highest: Math.max(...effects),
    without,
  }
}
