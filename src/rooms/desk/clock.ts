import { type Calendar, DAY, dayName, hasHours, MINUTE, zoneOf } from './calendar.ts'

/** Stretches of working time of one day of the calendar, as instants in order; `day` counts from 1970. */
function workOf(
  calendar: Calendar,
  day: number,
  holidays: ReadonlySet<string>,
): [from: number, until: number][] {
  // Day 0 of 1970 was a Thursday; the week begins on Monday.
  const hours = calendar.week[(((day + 3) % 7) + 7) % 7]
  if (hours.length === 0 || holidays.has(dayName(day))) return []
  const { toInstant } = zoneOf(calendar.timeZone)
  return hours.map(([from, until]) => [
    toInstant(day * DAY + from * MINUTE),
    toInstant(day * DAY + until * MINUTE),
  ])
}

const holidaysOf = (calendar: Calendar) => new Set(calendar.holidays.map(holiday => holiday.day))
const dayAt = (calendar: Calendar, instant: number) =>
  Math.floor(zoneOf(calendar.timeZone).toWallClock(instant) / DAY)

/**
 * Whole business minutes between two instants (ms since 1970), 0 where `to` is not later. Days on which clocks change
 * count the minutes that really pass.
 */
export function businessMinutesBetween(calendar: Calendar, from: number, to: number): number {
  if (to <= from) return 0
  const holidays = holidaysOf(calendar)
  const last = dayAt(calendar, to)
  let passed = 0
  for (let day = dayAt(calendar, from); day <= last; day++)
    for (const [start, end] of workOf(calendar, day, holidays))
      passed += Math.max(0, Math.min(end, to) - Math.max(start, from))
  return Math.floor(passed / MINUTE)
}

/**
 * The instant by which `target` business minutes have passed since `from`, those spent waiting (`paused`) besides.
 * Null: there is no target, or nobody ever works on the calendar.
 */
export function dueAt(
  calendar: Calendar,
  from: number,
  target: number | null | undefined,
  paused: number,
): number | null {
  if (target === null || target === undefined || !hasHours(calendar)) return null
  const holidays = holidaysOf(calendar)
  let left = (target + paused) * MINUTE
  // Ends: holidays are finite and every week has hours.
  for (let day = dayAt(calendar, from); ; day++)
    for (const [start, end] of workOf(calendar, day, holidays)) {
      const begin = Math.max(start, from)
      if (end <= begin) continue
      if (left <= end - begin) return begin + left
      left -= end - begin
    }
}

/** The first working instant at or after this one; null where nobody ever works. */
export const workStartsAt = (calendar: Calendar, instant: number): number | null =>
  dueAt(calendar, instant, 0, 0)

export type ClockName = 'firstReply' | 'resolution'
export type ClockState = 'none' | 'running' | 'paused' | 'met' | 'missed' | 'overdue' | 'unanswered'

/** What a clock is read from. Times are ms since 1970, `target` business minutes. */
export interface ClockFacts {
  openedAt: number
  firstReplyAt: number | null
  firstReplyDueAt: number | null
  resolvedAt: number | null
  resolutionDueAt: number | null
  closedAt: number | null
  waitingSince: number | null
  pausedMinutes: number
  status: string
  target: number | null | undefined
  now: number
}

/** One sentence of an explanation, by its key in the desk's words. */
export interface Why {
  code: string
  params: Record<string, string | number>
}

export interface Clock {
  state: ClockState
  dueAt: number | null
  /** The sentences that say why it shows what it shows, in order. */
  why: Why[]
}

/** A duration in words that are the same in both languages: "2 h 30 min". */
export function durationText(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}

const doneAt = (facts: ClockFacts) => facts.resolvedAt ?? facts.closedAt

/** When the clock stopped, or null while it runs. What ended without a reply or a resolution ended its clock too. */
const endOf = (name: ClockName, facts: ClockFacts) =>
  name === 'firstReply' ? (facts.firstReplyAt ?? doneAt(facts)) : doneAt(facts)

function stateOf(name: ClockName, facts: ClockFacts, due: number | null): ClockState {
  const end = endOf(name, facts)
  if (due === null) return 'none'
  if (name === 'firstReply' && facts.firstReplyAt === null && end !== null) return 'unanswered'
  if (end !== null) return end <= due ? 'met' : 'missed'
  if (name === 'resolution' && facts.waitingSince !== null) return 'paused'
  return facts.now > due ? 'overdue' : 'running'
}

const why = (code: string, params: Why['params'] = {}): Why => ({ code: `clock.${code}`, params })

/** What the clock leaves out: nights before the first working minute, waits, holidays. */
function leftOut(name: ClockName, facts: ClockFacts, calendar: Calendar, until: number): Why[] {
  const told: Why[] = []
  const start = workStartsAt(calendar, facts.openedAt)
  if (start !== null && start > facts.openedAt) told.push(why('whyStart', { at: start }))
  const [first, last] = [facts.openedAt, until].map(instant => dayName(dayAt(calendar, instant)))
  const holidays = calendar.holidays.filter(({ day }) => day >= first && day <= last)
  if (holidays.length > 0)
    told.push(why('whyHolidays', { names: holidays.map(({ name }) => name).join(', ') }))
  if (name === 'firstReply') return told
  if (facts.pausedMinutes > 0) told.push(why('whyPaused', { duration: durationText(facts.pausedMinutes) }))
  if (facts.waitingSince !== null) told.push(why('whyWaiting', { at: facts.waitingSince }))
  return told
}

/** The state of one of a request's clocks, and the sentences that explain it. */
export function readClock(name: ClockName, facts: ClockFacts, calendar: Calendar): Clock {
  const due = name === 'firstReply' ? facts.firstReplyDueAt : facts.resolutionDueAt
  const state = stateOf(name, facts, due)
  if (due === null) return { state, dueAt: null, why: [why('whyNone')] }
  const until = endOf(name, facts) ?? (state === 'paused' ? (facts.waitingSince as number) : facts.now)
  const paused = name === 'resolution' ? facts.pausedMinutes : 0
  const used = Math.max(0, businessMinutesBetween(calendar, facts.openedAt, until) - paused)
  const target = facts.target ?? null
  return {
    state,
    dueAt: due,
    why: [
      target === null
        ? why('whyKept', { at: due })
        : why('whyTarget', {
            target: durationText(target),
            calendar: calendar.name,
            zone: calendar.timeZone,
          }),
      ...leftOut(name, facts, calendar, Math.max(until, due)),
      why(endOf(name, facts) === null ? 'whyUsed' : 'whyTook', { used: durationText(used), at: until }),
    ],
  }
}
