import { useFormatter, useTranslations } from 'use-intl'
import { useLanguage } from '#platform/ui/language.ts'
import { useValueText } from '#platform/ui/value-text.ts'
import type { Ranged } from '../effect.ts'
import type { TwoNames } from '../effect-address.server.ts'
import type { Hours } from '../effect-ledger.ts'
import type { UseTarget } from '../effects.server.ts'

/** Writes effects, hours and whom a use was for, in the reader's language. */
export function useEffectText() {
  const t = useTranslations('path.effects')
  const format = useFormatter()
  const value = useValueText()
  const locale = useLanguage()
  const part = (share: number) =>
    format.number(Math.round(share * 100) / 100, { style: 'percent', signDisplay: 'exceptZero' })
  const hours = (amount: number) => value(Math.round(amount), 'hours')
  return {
    /** In the reader's language. */
    name: (names: TwoNames) => names[locale],
    part,
    hours,
    requests: (amount: number) => format.number(amount, { maximumFractionDigits: 1 }),
    /** A chance, in two digits at most. */
    chance: (p: number) =>
      format.number(p, { style: 'percent', maximumFractionDigits: p < 0.01 ? 2 : p < 0.1 ? 1 : 0 }),
    ranged: ({ middle, low, high }: Ranged) =>
      high === null
        ? t('measured.open', { middle: part(middle), low: part(low) })
        : t('measured.range', { middle: part(middle), low: part(low), high: part(high) }),
    hoursRanged: ({ middle, low, high }: Hours) =>
      t('measured.range', { middle: hours(middle), low: hours(low), high: hours(high) }),
    target: ({ unit, types }: UseTarget) => {
      const named = format.list(types.map(type => type[locale]))
      if (unit === null) return types.length > 0 ? named : t('target.everyone')
      return types.length > 0 ? t('target.within', { types: named, unit }) : unit
    },
  }
}
