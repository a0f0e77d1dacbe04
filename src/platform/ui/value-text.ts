import { useFormatter, useTranslations } from 'use-intl'
import { valueText } from '../i18n/value-text.ts'

/** Writes a figure's value with its unit, in the reader's language. */
export function useValueText(): ReturnType<typeof valueText> {
  const t = useTranslations('platform.units')
  return valueText(t, useFormatter())
}
