/** What a search asks of the words of one text. */
export type WordQuery = { word: string } | { all: WordQuery[] } | { any: WordQuery[] }

export interface AskedWords {
  /** Null: words alone tell nothing, as where only the absence of one is asked for. */
  query: WordQuery | null
  /** True where the words alone decide: no order of words and no absence was asked for. */
  exact: boolean
}

const token = /\s*('(?:[^'\\]|''|\\.)*'|<(?:-|\d+)>|[&|!()])/y

function tokensOf(text: string): string[] {
  const found: string[] = []
  token.lastIndex = 0
  for (let match = token.exec(text); match; match = token.exec(text)) found.push(match[1])
  return found
}

const plain = (quoted: string) =>
  quoted.slice(1, -1).replace(/''|\\(.)/g, (pair, escaped: string | undefined) => escaped ?? pair[0])

function allOf(parts: (WordQuery | null)[]): WordQuery | null {
  const told = parts.filter(part => part !== null)
  return told.length > 1 ? { all: told } : (told[0] ?? null)
}

function anyOf(parts: (WordQuery | null)[]): WordQuery | null {
  const told = parts.filter(part => part !== null)
  if (told.length < parts.length) return null
  return told.length > 1 ? { any: told } : told[0]
}

/** Reads a tsquery as PostgreSQL writes it; null where it asks for nothing. Words next to each other count as both. */
export function readWordQuery(text: string): AskedWords | null {
  const tokens = tokensOf(text)
  if (tokens.length === 0) return null
  let at = 0
  const one = (): WordQuery | null => {
    const next = tokens[at++]
    if (next === '!') {
      one()
      return null
    }
    if (next !== '(') return { word: plain(next) }
    const inside = any()
    at++
    return inside
  }
  const all = (): WordQuery | null => {
    const parts = [one()]
    while (tokens[at] === '&' || tokens[at]?.startsWith('<')) {
      at++
      parts.push(one())
    }
    return allOf(parts)
  }
  const any = (): WordQuery | null => {
    const parts = [all()]
    while (tokens[at] === '|') {
      at++
      parts.push(all())
    }
    return anyOf(parts)
  }
  const query = any()
  return { query, exact: !tokens.some(part => part === '!' || part.startsWith('<')) }
}

/** The words a query looks for, each once. */
export function wordsOf(query: WordQuery): string[] {
  if ('word' in query) return [query.word]
  return [...new Set(('all' in query ? query.all : query.any).flatMap(wordsOf))]
}

/** Ids of one block. */
export const BLOCK = 1024
const BYTES = BLOCK / 8

/** Which ids of a block hold a word, as kept: see the table desk_word. Added to `bits`. */
function addPlaces(bits: Uint8Array, places: Uint8Array): void {
  if (places.length === BYTES) for (let n = 0; n < BYTES; n++) bits[n] |= places[n]
  else
    for (let n = 0; n < places.length; n += 2) {
      const place = (places[n] << 8) | places[n + 1]
      bits[place >> 3] |= 0x80 >> (place & 7)
    }
}

/** A row of desk_word. */
export interface WordPlaces {
  word: string
  block: number
  places: Uint8Array
}

const none = new Uint8Array(BYTES)

function bitsOf(query: WordQuery, words: Map<string, Uint8Array>): Uint8Array {
  if ('word' in query) return words.get(query.word) ?? none
  const both = 'all' in query
  const [first, ...rest] = both ? query.all : query.any
  const bits = Uint8Array.from(bitsOf(first, words))
  for (const part of rest) {
    const more = bitsOf(part, words)
    for (let n = 0; n < BYTES; n++) bits[n] = both ? bits[n] & more[n] : bits[n] | more[n]
  }
  return bits
}

/** Ids whose words answer the query, the highest first. */
export function idsHolding(query: WordQuery, rows: readonly WordPlaces[]): number[] {
  const blocks = new Map<number, Map<string, Uint8Array>>()
  for (const { word, block, places } of rows) {
    const words = blocks.get(block) ?? new Map<string, Uint8Array>()
    const bits = words.get(word) ?? new Uint8Array(BYTES)
    addPlaces(bits, places)
    blocks.set(block, words.set(word, bits))
  }
  const ids: number[] = []
  for (const block of [...blocks.keys()].sort((a, b) => b - a)) {
    const bits = bitsOf(query, blocks.get(block) as Map<string, Uint8Array>)
    for (let place = BLOCK - 1; place >= 0; place--)
      if (bits[place >> 3] & (0x80 >> (place & 7))) ids.push(block * BLOCK + place)
  }
  return ids
}
