import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MOST_NAME, nameOfCopy } from './scenario.ts'

test('a copy takes the first name that is free, and never one too long to keep', () => {
  assert.equal(nameOfCopy('Guides first', 'copy', new Set()), 'Guides first (copy)')
  const taken = new Set(['Guides first (copy)', 'Guides first (copy 2)'])
  assert.equal(nameOfCopy('Guides first', 'copy', taken), 'Guides first (copy 3)')
  const long = nameOfCopy('a'.repeat(MOST_NAME), 'copie', new Set())
  assert.equal(long.length, MOST_NAME)
  assert.ok(long.endsWith(' (copie)'))
})
