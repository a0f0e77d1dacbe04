/** Days from `from` up to and excluding `to`. */
export interface Days {
  from: string
  to: string
}

/** A window as whole months, read from their sums, and the days beside them, read from the requests. */
export interface Cut {
  months: Days | null
  rest: Days[]
}

const dayText = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/** The first day of the day's month. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`

/** The first day of the month `count` months after the day's. */
export function monthAfter(day: string, count: number): string {
  const [year, month] = day.split('-').map(Number)
  return dayText(Date.UTC(year, month - 1 + count, 1))
}

/**
 * Cuts a window into whole months and the days beside them. `known` are the first and last day with records: a month
 * cut where there is nothing beyond the window counts as whole. Null: there are no records.
 */
export function cutWindow(window: Days, known: { first: string; last: string } | null): Cut {
  if (known === null || known.last < window.from || known.first >= window.to)
    return { months: null, rest: [] }
  const first = monthOf(window.from)
  const last = monthOf(window.to)
  const from = first === window.from || known.first >= window.from ? first : monthAfter(window.from, 1)
  const to = last === window.to || known.last >= window.to ? last : monthAfter(window.to, 1)
  if (from >= to) return { months: null, rest: [window] }
  const rest: Days[] = []
  if (window.from < from) rest.push({ from: window.from, to: from })
  if (to < window.to) rest.push({ from: to, to: window.to })
  return { months: { from, to }, rest }
}
