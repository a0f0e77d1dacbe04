import { NativeSelect } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useValueText } from '#platform/ui/value-text.ts'
import { thresholds } from '../threshold.ts'

/** The share of the hours beyond which answering makes a help desk, to choose. */
export function ThresholdSelect({ threshold, help }: { threshold: number; help?: string }) {
  const t = useTranslations('path.clock.threshold')
  const value = useValueText()
  return (
    <NativeSelect
      key={threshold}
      name="threshold"
      label={t('label')}
      description={help}
      defaultValue={String(Math.round(threshold * 100))}
      data={thresholds.map(share => ({
        value: String(share),
        label: t('option', { share: value(share / 100, 'share') }),
      }))}
    />
  )
}
