import { useFormatter, useTranslations } from 'use-intl'
import type { Indicator } from '../indicator.ts'

/** Writes a figure's value with its unit, in the reader's language. */
export function useValueText(): (value: number, unit: Indicator['unit']) => string {
  const t = useTranslations('platform.units')
  const format = useFormatter()
  return (value, unit) => {
    if (unit === 'share') return format.number(value, { style: 'percent', maximumFractionDigits: 1 })
    if (unit === 'count') return format.number(value, { maximumFractionDigits: 0 })
    const digits = unit === 'ratio' ? 2 : Math.abs(value) < 1000 ? 1 : 0
    const number = format.number(value, { maximumFractionDigits: digits })
    return unit === 'ratio' ? number : t(unit, { number })
  }
}
