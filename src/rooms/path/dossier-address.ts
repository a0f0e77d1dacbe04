import type { Locale } from '#platform/actor.ts'
import { isDay } from '#platform/day.ts'
import { type LeversForm, readLeversForm, writeChoice } from './lever-address.ts'

/** Longest texts of the author's own: an address must hold them. */
export const longest = { reader: 120, ask: 1200 } as const

/** What an address of the dossier asks for: the plan, the language, and what only its author knows. */
export interface DossierForm {
  levers: LeversForm
  language: Locale
  /** Who it is for; empty: nobody named. */
  reader: string
  /** What is asked, in the author's words; empty: nothing added. */
  ask: string
  /** Day by which a decision is asked; null: none. */
  by: string | null
}

const written = (text: string | null, most: number) => (text ?? '').trim().slice(0, most)

/** Reads an address; what it does not name, or names wrongly, is the usual. */
export function readDossierForm(asked: URLSearchParams, usual: Locale): DossierForm {
  const language = asked.get('language')
  const by = asked.get('by') ?? ''
  return {
    levers: { ...readLeversForm(asked), propose: false },
    language: language === 'fr' || language === 'en' ? language : usual,
    reader: written(asked.get('reader'), longest.reader),
    ask: written(asked.get('ask'), longest.ask),
    by: isDay(by) ? by : null,
  }
}

/** The whole address of a dossier, so that the same one can be opened again. */
export function queryOfDossier({ levers, language, reader, ask, by }: DossierForm): string {
  const own = Object.entries({ language, reader, ask, by: by ?? '' }).filter(([, text]) => text !== '')
  return `?${writeChoice(levers)}&${new URLSearchParams(own)}`
}
