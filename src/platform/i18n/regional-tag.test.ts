import assert from 'node:assert/strict'
import { test } from 'node:test'
import { regionalTag } from './regional-tag.ts'

test('numbers and dates follow the region the browser names for the language spoken, else the usual one', () => {
  assert.equal(regionalTag('en', 'en-US,en;q=0.9'), 'en-US')
  assert.equal(regionalTag('en', 'fr-FR,fr;q=0.9,en-us;q=0.8,en;q=0.7'), 'en-US')
  assert.equal(regionalTag('fr', 'de-CH, fr-ch;q=0.9'), 'fr-CH')
  assert.equal(regionalTag('en', 'fr-FR,fr;q=0.9,en;q=0.8'), 'en-GB')
  assert.equal(regionalTag('fr', 'en-US'), 'fr-FR')
  for (const odd of [null, '', '*', 'en-', 'en-1', 'en-XXXX', 'x'.repeat(5000)])
    assert.equal(regionalTag('en', odd), 'en-GB', String(odd).slice(0, 20))
})
