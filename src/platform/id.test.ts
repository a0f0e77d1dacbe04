import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readId } from './id.ts'

test('only whole numbers that can be kept are ids', () => {
  assert.equal(readId('12'), 12)
  assert.equal(readId('999999999999999'), 999_999_999_999_999)
  for (const text of [null, undefined, '', '0', '-1', '01', '1.5', '1e3', ' 1', '9'.repeat(16), 'abc'])
    assert.equal(readId(text), null, String(text))
})
