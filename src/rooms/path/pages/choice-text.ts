import { useFormatter, useTranslations } from 'use-intl'
import { useLanguage } from '#platform/ui/language.ts'
import type { Choice } from '../lever-telling.ts'
import { type LimitNames, limitText } from '../lever-text.ts'

/** Writes the levers of a choice as a list, each with its start and whom it is for. */
export function useChoiceText(names: LimitNames): (choice: Choice) => string {
  const t = useTranslations('path.levers.lever')
  const words = useTranslations('path.scenarios.compare')
  const format = useFormatter()
  const limited = limitText(useTranslations('path.levers.limit'), format, useLanguage())
  return ({ chosen, start, starts, limits }) =>
    format.list(
      chosen.map(id => {
        const whom = limited(limits[id], names)
        return words('begun', {
          name: t(`${id}.name`),
          start: starts[id] ?? start,
          limited: whom === null ? 'no' : 'yes',
          whom: whom ?? '',
        })
      }),
    )
}
