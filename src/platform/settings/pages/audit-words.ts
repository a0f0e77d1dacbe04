import { useTranslations } from 'use-intl'

/** Things, deeds and fields of the log in the reader's words; a code that no words are given for stays as it is. */
export function useAuditWords(): {
  thing: (code: string) => string
  action: (code: string) => string
  field: (code: string) => string
} {
  const t = useTranslations('settings.audit')
  const thing = (code: string) => (t.has(`things.${code}`) ? t(`things.${code}`) : code)
  const verb = (code: string) => (t.has(`verbs.${code}`) ? t(`verbs.${code}`) : code)
  return {
    thing,
    field: code => (t.has(`fields.${code}`) ? t(`fields.${code}`) : code),
    action(code) {
      const dot = code.indexOf('.')
      return dot < 0
        ? verb(code)
        : t('deed', { thing: thing(code.slice(0, dot)), verb: verb(code.slice(dot + 1)) })
    },
  }
}
