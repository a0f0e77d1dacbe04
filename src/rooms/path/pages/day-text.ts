import { type DateTimeFormatOptions, useFormatter, useLocale } from 'use-intl'

const DAY = 86_400_000

/** Writes days, [from, to) windows (whose last day is the one before `to`) and months in the reader's language. */
export function useDayText() {
  const format = useFormatter()
  const french = useLocale() === 'fr'
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
