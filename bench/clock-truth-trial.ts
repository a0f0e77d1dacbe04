// One made company of `clock-truth.ts`, as a thread tries it.
import { drawFutures, runClock } from '#rooms/path/clock.ts'
import { type Growth, makeCompany } from '#rooms/path/clock-company.ts'
import { clockModel } from '#rooms/path/clock-model.ts'

export interface Trial {
  /** Week ahead of the true crossing; the horizon where there is none. */
  crossing: number
  /** By week ahead, part of the futures that have crossed. */
  crossed: number[]
  /** Method that the clock chose. */
  method: string
}

/** The clock of one made company. The same seed gives the same. */
export function tryCompany(seed: number, growth: Growth): Trial {
  const { ground, crossing } = makeCompany(seed, growth)
  const drawn = drawFutures(ground)
  if (!drawn.ok) throw new Error(`company ${seed}: ${drawn.why}`)
  const run = runClock(ground, drawn.futures, clockModel.threshold)
  if (!run.ok) throw new Error(`company ${seed}: ${run.why}`)
  return { crossing, crossed: run.result.crossed, method: drawn.futures.arrivals.chosen }
}
