import { useFormatter, useTranslations } from 'use-intl'
import { instantOf, valueText } from '../audit-log.ts'

/** Fields whose values are codes of ours, not texts that somebody wrote. */
const coded = new Set(['activity', 'by', 'mode', 'state', 'status', 'visibility'])

/** Things, deeds, fields and their values of the log in the reader's words; a code that no words are given for stays as it is. */
export function useAuditWords(): {
  thing: (code: string) => string
  action: (code: string) => string
  field: (code: string) => string
  value: (field: string | null, value: unknown) => string
} {
  const t = useTranslations('settings.audit')
  const format = useFormatter()
  const thing = (code: string) => (t.has(`things.${code}`) ? t(`things.${code}`) : code)
  const verb = (code: string) => (t.has(`verbs.${code}`) ? t(`verbs.${code}`) : code)
  return {
    thing,
    field: code => (t.has(`fields.${code}`) ? t(`fields.${code}`) : code),
    value(field, value) {
      const at = instantOf(field, value)
      if (at !== null) return format.dateTime(at, { dateStyle: 'short', timeStyle: 'medium' })
      const known = typeof value === 'boolean' || (field !== null && coded.has(field))
      return known && t.has(`values.${value}`) ? t(`values.${value}`) : valueText(value)
    },
    action(code) {
      const dot = code.indexOf('.')
      return dot < 0
        ? verb(code)
        : t('deed', { thing: thing(code.slice(0, dot)), verb: verb(code.slice(dot + 1)) })
    },
  }
}
