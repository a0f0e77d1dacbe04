/**
 * Difference in differences: what the treated units gained after against before, less what the others gained.
 *
 * Every donor and every time counts alike. Right when, without the programme, the means of both groups would have moved
 * in parallel; `cohorts[].gaps` before treatment show whether they did. Cost: one pass over the cells.
 * Expected values in tests: Proposition 99, -27.349 (R synthdid 0.0.9).
 */
import type { Refusal } from './outcome.ts'
import type { PanelInput } from './panel.ts'
import { type PanelEffect, panelEffect } from './panel-effect.ts'

/** Refuses what `readPanel` refuses, with two donors and two times before treatment at the least. */
export function differenceInDifferences(input: PanelInput): PanelEffect | Refusal {
  return panelEffect({ ...input, method: 'difference-in-differences' })
}
