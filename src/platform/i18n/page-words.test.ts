import assert from 'node:assert/strict'
import { test } from 'node:test'
import { _createCache, _createIntlFormatters } from 'use-intl/core'
import formatMessage from 'use-intl/format-message/format-only'
import { flatten } from '#testing/word-rules.ts'
import { words } from '../../words.server.ts'
import { formats } from './formats.ts'
import { pageWords } from './page-words.server.ts'
import { regionalTag } from './regional-tag.ts'
import { createTranslate } from './translate.ts'

const cache = _createCache()
const formatters = _createIntlFormatters(cache)
const of = pageWords(words)
type Apart = Record<string, object>

/** Values for the arguments of a sentence: a number where it counts, a time where it dates, one of its own choices, else a word. */
function valuesFor(sentence: string, number: number): Record<string, string | number | Date> {
  const values: Record<string, string | number | Date> = {}
  for (const [, name, kind, rest] of sentence.matchAll(
    /\{\s*([a-zA-Z]\w*)\s*(?:,\s*(\w+)(?:\s*,\s*(\w+))?|(?=\}))/g,
  ))
    values[name] ??=
      kind === 'plural' || kind === 'number'
        ? number
        : kind === 'date' || kind === 'time'
          ? new Date('2026-03-01T15:04:00Z')
          : kind === 'select'
            ? rest
            : `a ${name}`
  return values
}

test('sentences taken apart say on pages what they say on the server, to the letter', () => {
  for (const locale of ['en', 'fr'] as const) {
    const say = createTranslate(locale, words[locale])
    const apart = JSON.parse(of(locale)) as Apart
    const options = {
      cache,
      formatters,
      globalFormats: formats,
      locale: regionalTag(locale, null),
      timeZone: 'UTC',
    }
    for (const [key, text] of flatten(words[locale]))
      for (const number of [0, 1, 2, 1234.5]) {
        if (text.includes('</')) continue
        const values = valuesFor(text, number)
        const sentence = key.split('.').reduce<object>((at, part) => (at as Apart)[part], apart)
        assert.equal(formatMessage(key, sentence as never, values, options as never), say(key, values), key)
      }
  }
})
