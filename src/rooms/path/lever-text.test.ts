import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createFormatter, createTranslator } from 'use-intl/core'
import type { Locale } from '#platform/actor.ts'
import { en } from './lever.words.en.ts'
import { fr } from './lever.words.fr.ts'
import { type LimitNames, limitText } from './lever-text.ts'

const names: LimitNames = {
  types: { 1: { nameEn: 'Get figures', nameFr: 'Obtenir des chiffres' } },
  units: { 3: 'Retail', 4: 'Energy' },
}
const write = (locale: Locale, types: number[], units: number[]) => {
  const t = createTranslator({ locale, messages: { en, fr }[locale], namespace: 'limit' })
  const format = createFormatter({ locale, timeZone: 'UTC' })
  return limitText(
    (key, params) => t(key as 'only', params as never),
    format,
    locale,
  )({ types, units }, names)
}

test('whom a lever is for is told by name, in the reader’s language, and what is gone is said to be', () => {
  assert.equal(write('en', [], []), null)
  assert.equal(write('en', [1], []), 'only for Get figures')
  assert.equal(write('fr', [1], []), 'seulement pour Obtenir des chiffres')
  assert.equal(write('en', [], [3, 4]), 'only for Retail and Energy')
  assert.equal(write('en', [0, 1], [3]), 'only for The rarer types together and Get figures, asked by Retail')
  assert.equal(write('fr', [1], [3, 4]), 'seulement pour Obtenir des chiffres, venant de Retail et Energy')
  assert.equal(write('en', [], [9]), 'only for one that is no longer there')
})
