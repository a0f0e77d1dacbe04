import { useTranslations } from 'use-intl'
import type { ClockReading } from '../clock.ts'
import { useDayText } from './day-text.ts'

/** Writes the week in which a future goes above the threshold, with its range. */
export function useCrossingText(): (crossing: ClockReading['crossing'], aboveSince: string | null) => string {
  const t = useTranslations('path.levers.compare')
  const day = useDayText()
  const week = (monday: string | null) => (monday === null ? t('never') : day.day(monday))
  return ({ p10, p50, p90 }, aboveSince) => {
    if (aboveSince) return t('already')
    if (p10 === null) return t('never')
    return t(p90 === null ? 'open' : 'range', { middle: week(p50), early: week(p10), late: week(p90) })
  }
}
