import { isDay } from '#platform/day.ts'
import { createWallClock, createZone, isTimeZone } from './zone.ts'

/** Minutes after midnight, from and until. */
export type Interval = readonly [from: number, until: number]

export interface Holiday {
  /** YYYY-MM-DD, a day of the calendar's time zone. */
  day: string
  name: string
}

/** The hours in which a team works. */
export interface Calendar {
  /** Null: the one that stands in where the company keeps none. */
  id: number | null
  name: string
  timeZone: string
  /** Seven lists, Monday first, each in order and without overlap. */
  week: readonly (readonly Interval[])[]
  holidays: readonly Holiday[]
}

const nineToSix: readonly Interval[] = [[540, 1080]]
export const usualWeek: Calendar['week'] = [nineToSix, nineToSix, nineToSix, nineToSix, nineToSix, [], []]

export const DAY = 86_400_000
export const MINUTE = 60_000

/** The day of a number of days since 1970, as YYYY-MM-DD. */
export const dayName = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)

interface Zone {
  toInstant: (wallClock: number) => number
  toWallClock: (instant: number) => number
}

const zones = new Map<string, Zone>()

/** The clocks of a zone, kept: making them is what costs. */
export function zoneOf(timeZone: string): Zone {
  let zone = zones.get(timeZone)
  if (zone === undefined) {
    zone = { toInstant: createZone(timeZone), toWallClock: createWallClock(timeZone) }
    zones.set(timeZone, zone)
  }
  return zone
}

/** Whether anybody ever works on this calendar. */
export const hasHours = (calendar: Calendar): boolean => calendar.week.some(day => day.length > 0)

/** Hours of a week, as a number of hours. */
export const businessHours = (week: Calendar['week']): number =>
  week.flat().reduce((sum, [from, until]) => sum + until - from, 0) / 60

/** Minutes of a working day, where each day worked has as many; null where they differ. */
export function dayMinutes(week: Calendar['week']): number | null {
  const lengths = new Set(
    week.map(day => day.reduce((sum, [from, until]) => sum + until - from, 0)).filter(minutes => minutes > 0),
  )
  return lengths.size === 1 ? [...lengths][0] : null
}

export type CalendarProblem = 'desk.timeZone' | 'desk.week' | 'desk.noHours' | 'desk.holidayDay'

const inOrder = (day: readonly Interval[]): boolean =>
  day.every(
    ([from, until], index) =>
      from >= 0 && until <= 1440 && from < until && (index === 0 || day[index - 1][1] <= from),
  )

/** What is wrong with a calendar's hours, or null. */
export function calendarProblem({
  timeZone,
  week,
  holidays,
}: Omit<Calendar, 'id' | 'name'>): CalendarProblem | null {
  if (!isTimeZone(timeZone)) return 'desk.timeZone'
  if (week.length !== 7 || !week.every(inOrder)) return 'desk.week'
  if (week.every(day => day.length === 0)) return 'desk.noHours'
  if (!holidays.every(({ day }) => isDay(day))) return 'desk.holidayDay'
  return null
}
