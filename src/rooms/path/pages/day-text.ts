import { useFormatter } from 'use-intl'
import { useLanguage } from '#platform/ui/language.ts'
import { type DayText, dayText } from '../writing.ts'

/** Writes days, windows and months in the reader's language. */
export function useDayText(): DayText {
  const format = useFormatter()
  return dayText(format, useLanguage() === 'fr')
}
