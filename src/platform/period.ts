import { addDays, isDay, monthStart, monthsBefore } from './day.ts'

/** A window of days, [from, to) as ISO dates, and the key that stands in the address. */
export interface Period {
  key: string
  from: string
  to: string
}

export const periodKeys = ['30d', '90d', '6m', '12m', '24m'] as const
export const defaultPeriod = '12m'

function rolling(key: string, end: string): Period | null {
  const parts = /^(\d{1,3})([dm])$/.exec(key)
  if (!parts) return null
  const count = Number(parts[1])
  if (count < 1 || count > 600) return null
  return {
    key,
    from: parts[2] === 'm' ? monthsBefore(end, count) : addDays(end, -count),
    to: end,
  }
}

/**
 * The period a key names: "90d" and "12m" up to and including today, "2026-03" a month,
 * "2026-01-01..2026-03-31" both days included. Anything else is the default.
 */
export function readPeriod(key: string | null, today: string): Period {
  const tomorrow = addDays(today, 1)
  const fallback = rolling(defaultPeriod, tomorrow) as Period
  if (key === null) return fallback
  if (/^\d{4}-\d{2}$/.test(key) && isDay(`${key}-01`))
    return { key, from: `${key}-01`, to: monthStart(`${key}-01`, 1) }
  const [from, last] = key.split('..')
  if (last !== undefined && isDay(from) && isDay(last) && from <= last)
    return { key, from, to: addDays(last, 1) }
  return rolling(key, tomorrow) ?? fallback
}

/** The month keys ("2026-03") that begin inside or overlap the window, in order. */
export function monthsOf(period: Pick<Period, 'from' | 'to'>): string[] {
  const months: string[] = []
  for (let first = monthStart(period.from); first < period.to; first = monthStart(first, 1))
    months.push(first.slice(0, 7))
  return months
}
