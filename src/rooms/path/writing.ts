import type { DateTimeFormatOptions } from 'use-intl/core'
import type { Formatter, Say, valueText } from '#platform/i18n/value-text.ts'

const DAY = 86_400_000

/** Writes days, [from, to) windows (whose last day is the one before `to`) and months. */
export function dayText(format: Formatter, french: boolean) {
  const utc = (day: string | number, options: DateTimeFormatOptions) => {
    const text = format.dateTime(new Date(day), { timeZone: 'UTC', ...options })
    // French counts the first day of a month, and says the others: 1er mai, 2 mai.
    return french ? text.replace(/^1(?=\s)/, '1er') : text
  }
  const day = (text: string | number) => utc(text, { dateStyle: 'long' })
  return {
    day,
    window: ({ from, to }: { from: string; to: string }) => ({
      from: from.slice(0, 4) === to.slice(0, 4) ? utc(from, { day: 'numeric', month: 'long' }) : day(from),
      to: day(Date.parse(to) - DAY),
    }),
    month: (month: string) => utc(`${month}-01`, { month: 'long', year: 'numeric' }),
    /** For an axis: the year stands at its January and at the first month shown. */
    shortMonth: (month: string, first: boolean) =>
      utc(
        `${month}-01`,
        first || month.endsWith('-01') ? { month: 'short', year: '2-digit' } : { month: 'short' },
      ),
  }
}

export type DayText = ReturnType<typeof dayText>

/** First weeks of a quarter, named under an axis of weeks. */
export function quarterMarks(weeks: readonly string[], day: DayText): { at: number; name: string }[] {
  return weeks.flatMap((week, at) => {
    const month = week.slice(0, 7)
    const first = at === 0 || weeks[at - 1].slice(0, 7) !== month
    return first && ['01', '04', '07', '10'].includes(month.slice(5))
      ? [{ at, name: day.shortMonth(month, true) }]
      : []
  })
}

/** Writes an amount of money, in whole units of the company's currency. */
export const moneyText =
  (format: Formatter) =>
  (amount: number): string =>
    format.number(amount, 'money')

/** Writes a probability in whole percent, never as sure; `say` speaks the words below `path.clock.within`. */
export const probabilityText =
  (say: Say, value: ReturnType<typeof valueText>) =>
  (probability: number): string =>
    probability < 0.01
      ? say('under')
      : probability > 0.99
        ? say('over')
        : value(Math.round(probability * 100) / 100, 'share')
