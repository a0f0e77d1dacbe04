import { createTranslator } from 'use-intl/core'
import type { Locale } from '../actor.ts'
import { formats } from './formats.ts'
import { regionalTag } from './regional-tag.ts'

/** Words of one language: nested sentences in ICU message syntax. */
export interface Words {
  readonly [key: string]: string | Words
}

export type Translate = (key: string, params?: Record<string, string | number | Date>) => string

/** A translator that throws on a missing or malformed sentence: a missing word is a defect. */
export function createTranslate(locale: Locale, words: Words, timeZone = 'UTC'): Translate {
  const translator = createTranslator({
    locale: regionalTag(locale, null),
    formats,
    messages: words as Record<string, never>,
    timeZone,
    onError(error) {
      throw error
    },
  }) as unknown as Translate
  return (key, params) => translator(key, params)
}

/** The language to speak: the choice made, else the browser's first known one, else English. */
export function chooseLocale(
  chosen: string | null | undefined,
  acceptLanguage: string | null | undefined,
): Locale {
  if (chosen === 'fr' || chosen === 'en') return chosen
  for (const part of (acceptLanguage ?? '').split(',')) {
    const language = part.trim().slice(0, 2).toLowerCase()
    if (language === 'fr' || language === 'en') return language
  }
  return 'en'
}
