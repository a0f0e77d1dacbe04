import { monthStart } from '#platform/day.ts'

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

/**
 * Cuts a window into whole months and the days beside them. `known` are the first and last day with records: a month
 * cut where there is nothing beyond the window counts as whole. Null: there are no records.
 */
export function cutWindow(window: Days, known: { first: string; last: string } | null): Cut {
  if (known === null || known.last < window.from || known.first >= window.to)
    return { months: null, rest: [] }
  const first = monthStart(window.from)
  const last = monthStart(window.to)
  const from = first === window.from || known.first >= window.from ? first : monthStart(window.from, 1)
  const to = last === window.to || known.last >= window.to ? last : monthStart(window.to, 1)
  if (from >= to) return { months: null, rest: [window] }
  const rest: Days[] = []
  if (window.from < from) rest.push({ from: window.from, to: from })
  if (to < window.to) rest.push({ from: to, to: window.to })
  return { months: { from, to }, rest }
}
