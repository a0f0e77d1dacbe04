import { addDays, weeksOf, workingDays } from './day.ts'

/** Hours a week from a day on, until the next record of the same member. */
export interface CapacityRecord {
  memberId: number
  fromDay: string
  hoursPerWeek: number
}

/** Days away, both included. */
export interface Absence {
  memberId: number
  fromDay: string
  toDay: string
}

interface Span {
  from: string
  to: string
}

const overlap = (a: Span, b: Span): Span => ({
  from: a.from > b.from ? a.from : b.from,
  to: a.to < b.to ? a.to : b.to,
})

/** Spans in order, those that touch made one, so that a day away counts once. */
function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const span of spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = result.at(-1)
    if (last && span.from <= last.to) last.to = span.to > last.to ? span.to : last.to
    else result.push({ ...span })
  }
  return result
}

/** One member's days present, Monday to Friday, in the span. */
function daysPresent(span: Span, absences: readonly Span[]): number {
  const away = absences.map(absence => overlap(span, absence))
  const lost = away.reduce((days, { from, to }) => days + (from < to ? workingDays(from, to) : 0), 0)
  return workingDays(span.from, span.to) - lost
}

/**
 * Hours the team could work in [from, to): for each member a fifth of the weekly hours in force for every day from
 * Monday to Friday, less days away. Public holidays are not known here. Null where no record is in force in the window.
 */
export function capacityHours(
  records: readonly CapacityRecord[],
  absences: readonly Absence[],
  window: Span,
): number | null {
  const away = Map.groupBy(absences, absence => absence.memberId)
  let hours: number | null = null
  for (const [memberId, own] of Map.groupBy(records, record => record.memberId)) {
    const spans = merged(
      (away.get(memberId) ?? []).map(({ fromDay, toDay }) => ({ from: fromDay, to: addDays(toDay, 1) })),
    )
    const inOrder = own.toSorted((a, b) => (a.fromDay < b.fromDay ? -1 : 1))
    inOrder.forEach((record, index) => {
      const until = inOrder[index + 1]?.fromDay ?? window.to
      const span = overlap(window, { from: record.fromDay, to: until })
      if (span.from >= span.to) return
      hours = (hours ?? 0) + (daysPresent(span, spans) * record.hoursPerWeek) / 5
    })
  }
  return hours
}

export interface WeekCapacity {
  /** Monday. */
  week: string
  hours: number | null
}

/** The team's hours of each week that overlaps [from, to), whole weeks. */
export function capacityByWeek(
  records: readonly CapacityRecord[],
  absences: readonly Absence[],
  window: Span,
): WeekCapacity[] {
  return weeksOf(window.from, window.to).map(week => ({
    week,
    hours: capacityHours(records, absences, { from: week, to: addDays(week, 7) }),
  }))
}
