import { useTranslations } from 'use-intl'
import { useValueText } from '#platform/ui/value-text.ts'
import { probabilityText } from '../writing.ts'

/** Writes a probability in the reader's language. */
export function useProbabilityText(): (probability: number) => string {
  const t = useTranslations('path.clock.within')
  return probabilityText(t, useValueText())
}
