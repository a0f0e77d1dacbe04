import { useFormatter } from 'use-intl'
import { moneyText } from '../writing.ts'

/** Writes an amount of money in the reader's language. */
export const useMoneyText = (): ((amount: number) => string) => moneyText(useFormatter())

/** The sign of the company's currency, such as €. */
export const useMoneySign = (): string => useMoneyText()(0).replace(/[\d\s]/g, '')
