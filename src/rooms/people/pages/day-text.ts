import { useFormatter } from 'use-intl'

/** A day ("2026-11-24") as the reader writes it. */
export function useDayText(): (day: string, style?: 'short' | 'weekday') => string {
  const format = useFormatter()
  return (day, style = 'short') =>
    format.dateTime(new Date(`${day}T00:00:00Z`), {
      timeZone: 'UTC',
      ...(style === 'weekday'
        ? { weekday: 'short', day: 'numeric', month: 'short' }
        : { dateStyle: 'medium' as const }),
    })
}
