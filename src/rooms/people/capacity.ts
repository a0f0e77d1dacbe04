import { addDays, weeksOf, workingDays } from '#platform/day.ts'

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
  let days = workingDays(span.from, span.to)
  for (const absence of absences) {
    const { from, to } = overlap(span, absence)
    if (from < to) days -= workingDays(from, to)
  }
  return days
}

/** Spans in which a member works some hours a week, and those in which they are away. */
interface MemberPlan {
  worked: (Span & { hoursPerWeek: number })[]
  away: Span[]
}

/** After every day there is. */
const never = '9999'

function plansOf(records: readonly CapacityRecord[], absences: readonly Absence[]): MemberPlan[] {
  const away = Map.groupBy(absences, absence => absence.memberId)
  return [...Map.groupBy(records, record => record.memberId)].map(([memberId, own]) => {
    const inOrder = own.toSorted((a, b) => (a.fromDay < b.fromDay ? -1 : 1))
    return {
      worked: inOrder.map(({ fromDay, hoursPerWeek }, index) => ({
        from: fromDay,
        to: inOrder[index + 1]?.fromDay ?? never,
        hoursPerWeek,
      })),
      away: merged(
        (away.get(memberId) ?? []).map(({ fromDay, toDay }) => ({ from: fromDay, to: addDays(toDay, 1) })),
      ),
    }
  })
}

function hoursOf(plans: readonly MemberPlan[], window: Span): number | null {
  let hours: number | null = null
  const whole = workingDays(window.from, window.to)
  for (const { worked, away } of plans) {
    const here = away.length > 0 ? away.filter(({ from, to }) => from < window.to && to > window.from) : away
    for (const { from, to, hoursPerWeek } of worked) {
      if (from >= window.to || to <= window.from) continue
      const all = from <= window.from && to >= window.to && here.length === 0
      const days = all ? whole : daysPresent(overlap(window, { from, to }), here)
      hours = (hours ?? 0) + (days * hoursPerWeek) / 5
    }
  }
  return hours
}

/**
 * Hours the team could work in [from, to): for each member a fifth of the weekly hours in force for every day from
 * Monday to Friday, less days away. Public holidays are not known here. Null where no record is in force in the window.
 */
export const capacityHours = (
  records: readonly CapacityRecord[],
  absences: readonly Absence[],
  window: Span,
): number | null => hoursOf(plansOf(records, absences), window)

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
  const plans = plansOf(records, absences)
  return weeksOf(window.from, window.to).map(week => ({
    week,
    hours: hoursOf(plans, { from: week, to: addDays(week, 7) }),
  }))
}
