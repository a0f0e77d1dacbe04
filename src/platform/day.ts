import type { Actor } from './actor.ts'

const DAY = 86_400_000

/** Days are ISO texts, "2026-11-24". */
const at = (day: string) => Date.parse(`${day}T00:00:00Z`)
const textOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/** The day it is at `ms` in a time zone. */
export function dayIn(ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(ms)
}

/** Today where the company is. */
export const today = ({ now, actor }: { now: number; actor: Pick<Actor, 'timeZone'> }): string =>
  dayIn(now, actor.timeZone)

export function addDays(day: string, days: number): string {
  return textOf(at(day) + days * DAY)
}

/** First day of the month `months` after the day's own; before it where negative. */
export function monthStart(day: string, months = 0): string {
  const [year, month] = day.split('-').map(Number)
  return textOf(Date.UTC(year, month - 1 + months, 1))
}

/** The same day of the month, `months` earlier; the last of a month that has no such day. */
export function monthsBefore(day: string, months: number): string {
  const last = addDays(monthStart(day, 1 - months), -1)
  return last.slice(8) < day.slice(8) ? last : `${last.slice(0, 8)}${day.slice(8)}`
}

/** Monday of the day's week. */
export function mondayOf(day: string): string {
  return addDays(day, -((new Date(at(day)).getUTCDay() + 6) % 7))
}

/** Whether the text is a day that exists, such as 2026-11-24, of a year PostgreSQL and people count. */
export function isDay(text: string): boolean {
  return /^[12]\d{3}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at(text)) && textOf(at(text)) === text
}

/** Days from Monday to Friday in [from, to). */
export function workingDays(from: string, to: string): number {
  const days = Math.max(0, Math.round((at(to) - at(from)) / DAY))
  const first = (new Date(at(from)).getUTCDay() + 6) % 7
  const rest = days % 7
  const weekendInRest = [5, 6].filter(day => (day - first + 7) % 7 < rest).length
  return Math.floor(days / 7) * 5 + rest - weekendInRest
}

/** Mondays of the weeks that overlap [from, to), in order. */
export function weeksOf(from: string, to: string): string[] {
  const weeks: string[] = []
  for (let week = mondayOf(from); week < to; week = addDays(week, 7)) weeks.push(week)
  return weeks
}
