import { useTranslations } from 'use-intl'

/** Minutes as people say them: "45 min", "2 h", "1 h 05". */
export function useDurationText(): (minutes: number) => string {
  const t = useTranslations('people.duration')
  return total => {
    const hours = Math.floor(total / 60)
    const minutes = total % 60
    if (hours === 0) return t('minutes', { minutes })
    if (minutes === 0) return t('hours', { hours })
    return t('both', { hours, minutes: String(minutes).padStart(2, '0') })
  }
}
