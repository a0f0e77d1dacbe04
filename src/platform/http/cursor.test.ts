import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeCursor, encodeCursor } from './cursor.ts'

test('a cursor comes back as it went, whatever letters it holds', () => {
  const parts = ['énergie ? & / +', 9_007_199_254_740_991]
  const text = encodeCursor(parts)
  assert.match(text, /^[A-Za-z0-9_-]+$/)
  assert.deepEqual(decodeCursor(text, ['string', 'number']), parts)
})

test('what is not one of ours is none', () => {
  for (const text of [
    null,
    '',
    'x',
    '%%%',
    encodeCursor(['a']),
    encodeCursor([1, 2]),
    encodeCursor(['a\u0000', 1]),
    encodeCursor(['a', 1.5]),
    'A'.repeat(3000),
  ])
    assert.equal(decodeCursor(text, ['string', 'number']), null, String(text))
})
