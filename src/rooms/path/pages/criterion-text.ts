import { useTranslations } from 'use-intl'
import { useValueText } from '#platform/ui/value-text.ts'
import { pathModel } from '../model.ts'
import { recordsOf, wholeOf } from '../observe.ts'
import type { CriterionResult } from '../position.ts'

const round = (value: number) => (value < 10 ? Math.round(value * 10) / 10 : Math.round(value))

/** Puts a criterion and what became of it into words. */
export function useCriterionText() {
  const t = useTranslations('path')
  const value = useValueText()
  const distance = ({ unit, distance }: CriterionResult): string => {
    if (unit === 'share') return t('change.points', { points: round((distance ?? 0) * 100) })
    return unit === 'hours' ? value(distance ?? 0, 'hours') : t('change.items', { count: distance ?? 0 })
  }
  const amount = ({ observable, amount }: CriterionResult): string | null => {
    if (amount === null) return null
    const whole = wholeOf(observable)
    if (whole === 'hours') return value(amount, 'hours')
    return t(`change.${whole}`, { count: Math.max(1, Math.ceil(amount - 1e-9)) })
  }
  return {
    value: (criterion: CriterionResult) =>
      criterion.value === null ? null : value(criterion.value, criterion.unit),
    threshold: ({ holdsAt, threshold, unit }: CriterionResult) =>
      t(`criteria.${holdsAt}`, { threshold: value(threshold, unit) }),
    records: ({ observable, n }: CriterionResult) => t(`records.${recordsOf[observable] ?? 'work'}`, { n }),
    silent: ({ silent }: CriterionResult) =>
      silent === null ? null : t(`silent.${silent}`, { least: pathModel.leastRecords }),
    /** How much more or less would turn the answer; null where it counts for nothing. */
    change: (criterion: CriterionResult): string | null => {
      if (criterion.holds === null || criterion.distance === null) return null
      if (criterion.distance === 0) return t('change.atThreshold')
      const more = (criterion.holdsAt === 'least') !== criterion.holds
      const change = t(more ? 'change.more' : 'change.less', { distance: distance(criterion) })
      const whole = amount(criterion)
      return whole === null ? change : t('change.thatIs', { change, amount: whole })
    },
    basis: ({ basis, source }: CriterionResult) =>
      t(`criteria.${basis}${source === 'escape' ? 'Escape' : ''}`),
  }
}
