/**
 * Placebo in time: the programme is supposed to have begun at every earlier time it could have, with what came after
 * its true beginning left out. An effect found before there was one says that the method, here, sees ghosts.
 *
 * Every supposed beginning is taken that leaves enough time before and `horizon` times after it. They overlap, so the
 * rank is a description, not a test. With several cohorts all treated units are supposed to begin together, before the
 * first of them did. Abadie, Diamond & Hainmueller 2015, section 5. Cost: one estimate a beginning, with its block.
 */
import { matrix } from './linear-algebra.ts'
import { type Refusal, refuse } from './outcome.ts'
import { type Cohort, type Panel, type PanelInput, shortestBefore } from './panel.ts'
import { Block } from './panel-block.ts'
import { openPanel, ownRoles, type PanelMethod } from './panel-effect.ts'
import { rankP } from './panel-interval.ts'

export type PanelPlaceboTimes = {
  ok: true
  effect: number
  /** Times after each supposed beginning. */
  horizon: number
  placebos: { from: number; effect: number }[]
  /** Largest of them, either sign, as a share of the effect found; null when that is 0. */
  largestShare: number | null
  /** (1 + placebos at least as large) / (1 + placebos). */
  rank: number
}

/** The panel up to a time, a cohort as if it had begun `horizon` earlier. */
function cutAt(panel: Panel, cohort: Cohort, times: number): Panel {
  const { rows, cols, data } = panel.outcomes
  const outcomes = matrix(rows, times)
  for (let row = 0; row < rows; row++)
    outcomes.data.set(data.subarray(row * cols, row * cols + times), row * times)
  return { ...panel, outcomes, cohorts: [cohort] }
}

/** See the head of the file; `horizon` is as long as the true time after, or as long as there is room for. */
export function panelPlaceboTimes(
  input: PanelInput & { method: PanelMethod; horizon?: number },
): PanelPlaceboTimes | Refusal {
  const open = openPanel(input)
  if (!open.ok) return open
  const { panel, blocks } = open
  const [first] = blocks
  if (!first) return refuse('panel.none-treated', 'no unit is ever treated')
  const shortest = shortestBefore[first.recipe.units]
  const room = first.before - shortest
  const horizon = input.horizon ?? Math.min(first.after, room)
  if (!(Number.isInteger(horizon) && horizon >= 1 && horizon <= room))
    return refuse(
      'panel.short-before',
      `a supposed beginning needs ${shortest} times before it and ${Math.max(1, horizon)} after it, and there are ${first.before} before the true one`,
    )
  const units = panel.cohorts.flatMap(cohort => cohort.units)
  const placebos: PanelPlaceboTimes['placebos'] = []
  for (let from = shortest; from + horizon <= first.before; from++) {
    const cohort = { from, units }
    const block = new Block(cutAt(panel, cohort, from + horizon), cohort, first.recipe)
    const { donors, treated } = ownRoles(block)
    const fit = block.fit(donors, treated)
    if (!fit.ok) return fit
    placebos.push({ from, effect: fit.effect })
  }
  const sizes = placebos.map(placebo => Math.abs(placebo.effect))
  return {
    ok: true,
    effect: open.effect,
    horizon,
    placebos,
    largestShare: open.effect === 0 ? null : Math.max(...sizes) / Math.abs(open.effect),
    rank: rankP(Math.abs(open.effect), sizes),
  }
}
