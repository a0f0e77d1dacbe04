import { useTranslations } from 'use-intl'
import { useValueText } from '#platform/ui/value-text.ts'

/** Writes a probability in whole percent; never as sure. */
export function useProbabilityText(): (probability: number) => string {
  const t = useTranslations('path.clock.within')
  const value = useValueText()
  return probability =>
    probability < 0.01
      ? t('under')
      : probability > 0.99
        ? t('over')
        : value(Math.round(probability * 100) / 100, 'share')
}
