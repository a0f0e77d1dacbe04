/** For tests: the work of the exact M/G/c rows by its squared variation, as the rows say. */
import type { Duration } from '../duration.ts'

export function workOfVariation(mean: number, variation: number): Duration {
  if (variation === 0) return { shape: 'fixed', mean }
  if (variation === 1) return { shape: 'exponential', mean }
  return { shape: variation < 1 ? 'gamma' : 'hyperexponential', mean, variation }
}
