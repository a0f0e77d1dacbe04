import type { Formats } from 'use-intl/core'
import { usualCurrency } from '../currency.ts'

/**
 * What the styles named in sentences mean: `{day, date, medium}`, `{at, time, short}`, `{share, number, percent}`; `money`
 * is in whole units of a currency (ISO 4217).
 */
export const formatsIn = (currency: string) =>
  ({
    dateTime: {
      medium: { day: 'numeric', month: 'short', year: 'numeric' },
      short: { hour: 'numeric', minute: 'numeric' },
    },
    number: {
      percent: { style: 'percent' },
      money: { style: 'currency', currency, maximumFractionDigits: 0 },
    },
  }) satisfies Formats

/** Those of pages outside any company. */
export const formats = formatsIn(usualCurrency)
