import { addDays, monthStart } from '#platform/day.ts'
import type { IndicatorScope } from '#platform/indicator.ts'
import type { PathModel } from './model.ts'

/** Months of history shown at least, however short the period. */
const LEAST_HISTORY = 12

/** The days a period reads, each from a first of month: behind the position, the history shown, and its memory. */
export interface PathWindow {
  /** The months behind the position: the model's last ones, up to and excluding `to`. */
  from: string
  to: string
  historyFrom: string
  memoryFrom: string
}

/** Where the reading of a period begins: a position stands at its end, from the model's months before. */
export function pathWindow(model: PathModel, { from, to }: Pick<IndicatorScope, 'from' | 'to'>): PathWindow {
  const last = addDays(to, -1)
  const shown = [monthStart(from), monthStart(last, 1 - LEAST_HISTORY)].toSorted()[0]
  return {
    from: monthStart(last, 1 - model.months),
    to,
    historyFrom: shown,
    memoryFrom: monthStart(shown, 1 - model.months - model.memory),
  }
}

/** The days before a window, as many as it has. */
export function windowBefore({ from, to }: Pick<IndicatorScope, 'from' | 'to'>): {
  from: string
  to: string
} {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
  return { from: addDays(from, -days), to: from }
}
