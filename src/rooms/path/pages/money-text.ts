import { useFormatter } from 'use-intl'

/** Writes an amount of money, which the levers count in whole euros. */
export function useMoneyText(): (amount: number) => string {
  const format = useFormatter()
  return amount => format.number(amount, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 })
}
