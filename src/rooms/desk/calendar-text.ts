import { isDay } from '#platform/day.ts'
import type { Holiday, Interval } from './calendar.ts'

const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`

/** An interval as it is read and written: "9:00–18:00". */
export const intervalText = ([from, until]: Interval): string => `${clock(from)}–${clock(until)}`

/** The hours of one day: "9:00–12:30, 13:30–18:00"; '' where nobody works. */
export const hoursText = (day: readonly Interval[]): string => day.map(intervalText).join(', ')

const TIME = '(\\d{1,2})\\s*(?:[:hH.]\\s*(\\d{2})?)?'
const INTERVAL = new RegExp(`^${TIME}\\s*(?:[-–—]|à|to)\\s*${TIME}$`)

/** Hours as people type them, such as "9-12:30, 13h30–18h"; null where they cannot be read. Their order is not checked. */
export function readHours(text: string): Interval[] | null {
  const parts = text
    .split(/[,;/]|\bet\b|\band\b/)
    .map(part => part.replace(/[\s\u00a0\u202f]+/g, ' ').trim())
    .filter(part => part !== '')
  const intervals: Interval[] = []
  for (const part of parts) {
    const found = INTERVAL.exec(part)
    if (!found) return null
    const [from, until] = [
      [found[1], found[2]],
      [found[3], found[4]],
    ].map(([hours, minutes]) => (Number(minutes ?? 0) < 60 ? Number(hours) * 60 + Number(minutes ?? 0) : -1))
    if (from < 0 || until < 0 || until > 1440 || from >= until) return null
    intervals.push([from, until])
  }
  return intervals.toSorted((a, b) => a[0] - b[0])
}

/** One holiday a line: its day, then its name. */
export const holidaysText = (holidays: readonly Holiday[]): string =>
  holidays.map(({ day, name }) => `${day} ${name}`).join('\n')

const LINE = /^(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})[/.](\d{1,2})[/.](\d{4}))[\s,;:–-]*(.*)$/

/**
 * Holidays pasted or typed, one a line: "2026-12-25 Christmas" or "25/12/2026;Noël" (day first). A line without a
 * name is named by `unnamed`. Lines that are no holiday are given back with their number, from 1.
 */
export function readHolidays(
  text: string,
  unnamed: string,
): { holidays: Holiday[]; bad: { line: number; text: string }[] } {
  const holidays: Holiday[] = []
  const bad: { line: number; text: string }[] = []
  text.split(/\r\n|\r|\n/).forEach((raw, index) => {
    const line = raw.replace(/[\s\u00a0\u202f]+/g, ' ').trim()
    if (line === '') return
    const [, year, month, date, date2, month2, year2, name] = LINE.exec(line) ?? []
    const two = (part: string | undefined) => (part ?? '').padStart(2, '0')
    const day = year ? `${year}-${month}-${date}` : `${year2}-${two(month2)}-${two(date2)}`
    if (name === undefined || !isDay(day)) bad.push({ line: index + 1, text: line.slice(0, 80) })
    else holidays.push({ day, name: (name || unnamed).slice(0, 200) })
  })
  return { holidays, bad }
}

/** Days of the week with the same hours, one after another: from and to count from Monday, 0. */
export function weekRuns(
  week: readonly (readonly Interval[])[],
): { from: number; to: number; day: readonly Interval[] }[] {
  const runs: { from: number; to: number; day: readonly Interval[] }[] = []
  week.forEach((day, index) => {
    const last = runs.at(-1)
    if (last && hoursText(last.day) === hoursText(day)) last.to = index
    else runs.push({ from: index, to: index, day })
  })
  return runs.filter(run => run.day.length > 0)
}
