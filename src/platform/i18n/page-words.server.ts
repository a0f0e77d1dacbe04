import compile from 'icu-minify/compile'
import type { Locale } from '../actor.ts'
import { remembering } from '../remembering.ts'
import type { Words } from './translate.ts'

/** Words whose sentences are taken apart, so that pages need no parser of ICU messages. */
interface PageWords {
  readonly [key: string]: ReturnType<typeof compile> | PageWords
}

const compileAll = (words: Words): PageWords =>
  Object.fromEntries(
    Object.entries(words).map(([key, value]) => [
      key,
      typeof value === 'string' ? compile(value) : compileAll(value),
    ]),
  )

/** The words of pages in a language as JSON, made when they are first asked for: a page is handed one text, not a thousand. */
export const pageWords = (words: Record<Locale, Words>): ((locale: Locale) => string) =>
  remembering((locale: Locale) => JSON.stringify(compileAll(words[locale])), 2)
