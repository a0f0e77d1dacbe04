import { DAY, dayName } from './calendar.ts'

/** Public holidays of France on fixed days, as month and day. */
const fixed = [
  ['newYear', '01-01'],
  ['labour', '05-01'],
  ['victory', '05-08'],
  ['bastille', '07-14'],
  ['assumption', '08-15'],
  ['allSaints', '11-01'],
  ['armistice', '11-11'],
  ['christmas', '12-25'],
] as const

/** Those that move, in days after Easter Sunday. */
const moving = [
  ['easterMonday', 1],
  ['ascension', 39],
  ['whitMonday', 50],
] as const

export type FrenchHoliday = (typeof fixed)[number][0] | (typeof moving)[number][0]

/**
 * Easter Sunday of a year of the Gregorian calendar, in days since 1970: the anonymous algorithm (Meeus, Astronomical
 * Algorithms, 1991, chapter 8).
 */
export function easterDay(year: number): number {
  const a = year % 19
  const century = Math.floor(year / 100)
  const ofCentury = year % 100
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const moon = (19 * a + century - Math.floor(century / 4) - correction + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - moon - (ofCentury % 4)) % 7
  const shift = Math.floor((a + 11 * moon + 22 * weekday) / 451)
  const count = moon + weekday - 7 * shift + 114
  return Date.UTC(year, Math.floor(count / 31) - 1, (count % 31) + 1) / DAY
}

/** The eleven public holidays of France in a year, in order: "YYYY-MM-DD" and which it is. */
export function frenchHolidays(year: number): { day: string; holiday: FrenchHoliday }[] {
  const easter = easterDay(year)
  return [
    ...fixed.map(([holiday, day]) => ({ day: `${year}-${day}`, holiday })),
    ...moving.map(([holiday, after]) => ({ day: dayName(easter + after), holiday })),
  ].toSorted((a, b) => (a.day < b.day ? -1 : 1))
}
