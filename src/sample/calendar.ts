import { addDays } from '#platform/day.ts'
import { type Calendar, usualWeek } from '../rooms/desk/calendar.ts'

/** Easter Sunday of a year, by the Gregorian rule of Meeus, Jones and Butcher. */
export function easter(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  const day = (h + l - 7 * m + 33 * month + 19) % 32
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const fixed: readonly (readonly [day: string, fr: string, en: string])[] = [
  ['01-01', 'Jour de l’An', 'New Year’s Day'],
  ['05-01', 'Fête du Travail', 'Labour Day'],
  ['05-08', 'Victoire de 1945', 'Victory Day'],
  ['07-14', 'Fête nationale', 'National Day'],
  ['08-15', 'Assomption', 'Assumption'],
  ['11-01', 'Toussaint', 'All Saints’ Day'],
  ['11-11', 'Armistice de 1918', 'Armistice Day'],
  ['12-25', 'Noël', 'Christmas Day'],
]
const moving: readonly (readonly [days: number, fr: string, en: string])[] = [
  [1, 'Lundi de Pâques', 'Easter Monday'],
  [39, 'Ascension', 'Ascension Day'],
  [50, 'Lundi de Pentecôte', 'Whit Monday'],
]

/** The team's hours: Monday to Friday, nine to six in Paris, without the French public holidays of the years. */
export function sampleCalendar(from: string, to: string, locale: 'en' | 'fr'): Calendar {
  const years = Array.from({ length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1 }, (_, n) => n)
  const holidays = years
    .map(n => Number(from.slice(0, 4)) + n)
    .flatMap(year => [
      ...fixed.map(([day, fr, en]) => ({ day: `${year}-${day}`, fr, en })),
      ...moving.map(([days, fr, en]) => ({ day: addDays(easter(year), days), fr, en })),
    ])
    .map(({ day, ...name }) => ({ day, name: name[locale] }))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
  return {
    id: 1,
    name: locale === 'fr' ? 'Siège, Paris' : 'Head office, Paris',
    timeZone: 'Europe/Paris',
    week: usualWeek,
    holidays,
  }
}
