import { useTranslations } from 'use-intl'
import type { Problem } from '#platform/refusal.ts'

const named = {
  nameFr: 'nameFr',
  nameEn: 'nameEn',
  helpFr: 'typeHelpFr',
  helpEn: 'typeHelpEn',
  effort: 'effort',
  defaultEffortMinutes: 'effort',
  calendarId: 'calendar',
  isOther: 'door',
  fields: 'fields',
  requirements: 'requirements',
} as const
const partOf = {
  labelFr: 'labelFr',
  labelEn: 'labelEn',
  helpFr: 'helpFr',
  helpEn: 'helpEn',
  options: 'options',
  condition: 'asked',
  fr: 'inFrench',
  en: 'inEnglish',
} as const

/** What to call each wrong part of the editor of a type: "Field 3, label in French". */
export function useProblemLabels(problem: Problem | null): Record<string, string> {
  const t = useTranslations('desk.settings')
  const tDesk = useTranslations('desk')
  const part = (name: string | undefined) => {
    const key = partOf[name as keyof typeof partOf]
    return key ? `, ${t(key)}` : ''
  }
  const label = (path: string): string => {
    const [first, place, inner] = path.split('.')
    if (first === 'fields' && place) return t('fieldAt', { place: Number(place) + 1 }) + part(inner)
    if (first === 'requirements' && place)
      return t('requirementAt', { place: Number(place) + 1 }) + part(inner)
    if (first === 'firstReply' || first === 'resolution')
      return `${t(first)}, ${tDesk(`priority.${place as '1' | '2' | '3' | '4'}`)}`
    const key = named[first as keyof typeof named]
    return key ? t(key) : path
  }
  return Object.fromEntries(Object.keys(problem?.fields ?? {}).map(path => [path, label(path)]))
}
