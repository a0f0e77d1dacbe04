import type { createFormatter } from 'use-intl/core'
import type { Indicator } from '../indicator.ts'

/** Writes numbers, days and lists in one language. */
export type Formatter = ReturnType<typeof createFormatter>

/** Speaks a sentence of the words it was made for. */
export type Say = (key: string, params?: Record<string, string | number | Date>) => string

/** Writes a figure's value with its unit; `say` speaks the words below `platform.units`. */
export function valueText(say: Say, format: Formatter): (value: number, unit: Indicator['unit']) => string {
  return (value, unit) => {
    if (unit === 'share') return format.number(value, { style: 'percent', maximumFractionDigits: 1 })
    if (unit === 'count') return format.number(value, { maximumFractionDigits: 0 })
    const digits = unit === 'ratio' ? 2 : Math.abs(value) < 1000 ? 1 : 0
    const number = format.number(value, { maximumFractionDigits: digits })
    return unit === 'ratio' ? number : say(unit, { number })
  }
}
