import type { Formats } from 'use-intl/core'

/** What the styles named in sentences mean: `{day, date, medium}`, `{at, time, short}`, `{share, number, percent}`. */
export const formats: Formats = {
  dateTime: {
    medium: { day: 'numeric', month: 'short', year: 'numeric' },
    short: { hour: 'numeric', minute: 'numeric' },
  },
  number: { percent: { style: 'percent' } },
}
