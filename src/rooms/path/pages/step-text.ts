import { useFormatter, useTranslations } from 'use-intl'
import { useValueText } from '#platform/ui/value-text.ts'
import { stepText } from '../step-text.ts'

/** Puts the probabilities of the steps, and what they rest on, into the reader's words. */
export function useStepText(): ReturnType<typeof stepText> {
  const t = useTranslations('path.likely')
  return stepText(t, useFormatter(), useValueText())
}
