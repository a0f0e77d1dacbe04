import { NativeSelect } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { type Period, periodKeys } from '#platform/period.ts'
import { addDays } from '../day.ts'
import { useDayText } from './day-text.ts'

/** Chooses the period of a list; one that came by address stays on offer. */
export function PeriodSelect({ period }: { period: Period }) {
  const t = useTranslations('people')
  const day = useDayText()
  const own = !periodKeys.some(key => key === period.key)
  return (
    <NativeSelect name="period" label={t('period.label')} defaultValue={period.key}>
      {periodKeys.map(key => (
        <option key={key} value={key}>
          {t(`period.${key}`)}
        </option>
      ))}
      {own ? (
        <option value={period.key}>
          {t('period.own', { from: day(period.from), to: day(addDays(period.to, -1)) })}
        </option>
      ) : null}
    </NativeSelect>
  )
}
