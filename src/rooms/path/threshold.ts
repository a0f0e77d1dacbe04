import { clockModel } from './clock-model.ts'

/** Shares of the hours, in percent, that a reader may call too much. */
export const thresholds = [40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 100] as const

/** The share an address names in percent; the model's where it names none of those offered. */
export function readThreshold(text: string | null): number {
  const asked = thresholds.find(share => String(share) === text)
  return asked === undefined ? clockModel.threshold : asked / 100
}
