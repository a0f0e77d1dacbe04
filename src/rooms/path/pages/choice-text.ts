import { useFormatter, useTranslations } from 'use-intl'
import type { Choice } from '../lever-telling.ts'

/** Writes the levers of a choice as a list, each with its start. */
export function useChoiceText(): (choice: Choice) => string {
  const t = useTranslations('path.levers.lever')
  const words = useTranslations('path.scenarios.compare')
  const format = useFormatter()
  return ({ chosen, start, starts }) =>
    format.list(chosen.map(id => words('begun', { name: t(`${id}.name`), start: starts[id] ?? start })))
}
