import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BLOCK, idsHolding, readWordQuery, type WordPlaces, wordsOf } from './word-query.ts'

test('a query is read as PostgreSQL writes it', () => {
  const [a, b, c] = [{ word: 'a' }, { word: 'b' }, { word: 'c' }]
  assert.deepEqual(readWordQuery("'a'"), { query: a, exact: true })
  assert.deepEqual(readWordQuery("'a' & 'b' | 'c'"), { query: { any: [{ all: [a, b] }, c] }, exact: true })
  assert.deepEqual(readWordQuery("'a' & ( 'b' | 'c' )"), {
    query: { all: [a, { any: [b, c] }] },
    exact: true,
  })
  assert.deepEqual(readWordQuery("'a' <-> 'b' <2> 'c'"), { query: { all: [a, b, c] }, exact: false })
  assert.deepEqual(readWordQuery("'a' & !'b'"), { query: a, exact: false })
  assert.deepEqual(readWordQuery("'a' & !( 'b' | 'c' )"), { query: a, exact: false })
  assert.deepEqual(readWordQuery("'a' | !'b'"), { query: null, exact: false })
  assert.deepEqual(readWordQuery("!'a'"), { query: null, exact: false })
  assert.deepEqual(readWordQuery(String.raw`'l''été' & 'a\\b' & '(|'`)?.query, {
    all: [{ word: 'l’été'.replace('’', "'") }, { word: 'a\\b' }, { word: '(|' }],
  })
  assert.equal(readWordQuery(''), null)
})

test('words are told once each', () => {
  assert.deepEqual(wordsOf({ any: [{ all: [{ word: 'a' }, { word: 'b' }] }, { word: 'a' }] }), ['a', 'b'])
})

const byNumber = (word: string, block: number, places: number[]): WordPlaces => ({
  word,
  block,
  places: Uint8Array.from(places.flatMap(place => [place >> 8, place & 255])),
})

function byBits(word: string, block: number, places: number[]): WordPlaces {
  const bits = new Uint8Array(BLOCK / 8)
  for (const place of places) bits[place >> 3] |= 0x80 >> (place & 7)
  return { word, block, places: bits }
}

test('ids that hold words are joined and crossed, the highest first, however they are kept', () => {
  const rows = [
    byNumber('a', 0, [3, 1023]),
    byBits('a', 2, [0, 7, 8, 1023]),
    byNumber('b', 2, [7, 1023]),
    byNumber('b', 5_000_000, [258]),
  ]
  const [a, b] = [{ word: 'a' }, { word: 'b' }]
  assert.deepEqual(idsHolding(a, rows), [3071, 2056, 2055, 2048, 1023, 3])
  assert.deepEqual(idsHolding({ all: [a, b] }, rows), [3071, 2055])
  assert.deepEqual(idsHolding({ any: [{ all: [a, b] }, b] }, rows), [5_000_000 * BLOCK + 258, 3071, 2055])
  assert.deepEqual(idsHolding({ word: 'c' }, rows), [])
  // Replies and notes of one block come as two rows of the same word.
  assert.deepEqual(idsHolding(b, [byNumber('b', 1, [1]), byNumber('b', 1, [2])]), [1026, 1025])
})
