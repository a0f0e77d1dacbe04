import compile from 'icu-minify/compile'
import type { Locale } from '../actor.ts'
import { remembering } from '../remembering.ts'
import type { Words } from './translate.ts'

/** Words whose sentences are taken apart, so that pages need no parser of ICU messages. */
export interface PageWords {
  readonly [key: string]: ReturnType<typeof compile> | PageWords
}

const compileAll = (words: Words): PageWords =>
  Object.fromEntries(
    Object.entries(words).map(([key, value]) => [
      key,
      typeof value === 'string' ? compile(value) : compileAll(value),
    ]),
  )

/** The words of pages in a language, taken apart when they are first asked for. */
export const pageWords = (words: Record<Locale, Words>): ((locale: Locale) => PageWords) =>
  remembering((locale: Locale) => compileAll(words[locale]), 2)
