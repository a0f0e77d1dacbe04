/**
 * Finds the phrases of several lexicons in a text: the leftmost, of those the longest, none inside another.
 *
 * A match begins and ends at the border of a word: its neighbours are no letter, digit, mark or underscore (Unicode).
 * Case never counts, every apostrophe is the same, soft hyphens are passed over; accents, hyphens and white space as
 * the folding says. Places are UTF-16 offsets, end exclusive. Expected spans in tests: those of pyahocorasick 1.4.1
 * over the ESCO labels, filtered in the same way. Cost: one pass over the text, a few reads a character, whatever the
 * number of phrases; building is linear in the phrases.
 */
import {
  type Alphabet,
  createAlphabet,
  foldPhrase,
  foreign,
  type PhraseFolding,
  rewriteUneven,
} from './phrase-folding.ts'
import { atCheck, atTail, atValue, createPhraseTrie, nodeSize, type PhraseTrie } from './phrase-trie.ts'

export type Lexicon = { name: string; phrases: readonly string[] }

export type PhraseMatch = {
  start: number
  end: number
  /** Every phrase that reads like this, by lexicon and its place there. */
  phrases: readonly { lexicon: string; index: number }[]
}

export type PhraseMatcher = {
  /** Matches in order of the text. */
  match(text: string): PhraseMatch[]
  /** Different phrases after folding. */
  size: number
  /** Phrases that nothing is left of after folding, so that they never match. */
  empty: { lexicon: string; index: number }[]
}

const kept: PhraseFolding = { accents: 'keep', hyphens: 'keep', spaces: 'keep' }
const wordCharacter = /[\p{L}\p{N}\p{M}_]/u

/**
 * A text as the search reads it: letter × 2, plus 1 where the unit is part of a word; ends with a unit that is neither.
 * The list is kept and grown by the matcher, so that a search makes no garbage.
 */
function readUnits(
  text: string,
  { letters, word }: Alphabet,
  room: Uint16Array<ArrayBuffer>,
): Uint16Array<ArrayBuffer> {
  const length = text.length
  const codes = room.length > length ? room : new Uint16Array(Math.max(4096, 2 * length))
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i)
    const kind = word[unit]!
    codes[i] = letters[unit]! * 2 + (kind < 2 ? kind : isWordHalf(text, i))
  }
  codes[length] = 0
  return codes
}

/** 1 when the character beyond the basic plane, of which the unit at `i` is half, is part of a word. */
function isWordHalf(text: string, i: number): number {
  const start = text.charCodeAt(i) >= 0xdc00 && i > 0 ? i - 1 : i
  return wordCharacter.test(String.fromCodePoint(text.codePointAt(start)!)) ? 1 : 0
}

/** Where the walk from `start` ended last at the end of a phrase; reused, so that a search makes no garbage. */
type Found = { value: number; end: number }

/** Walk the trie along the text from `start`; the longest phrase that ends at a word's border is left in `found`. */
function walk(codes: Uint16Array, start: number, trie: PhraseTrie, alphabet: Alphabet, found: Found): void {
  const { cells } = trie
  const { white, space, spaceRuns } = alphabet
  let node = 0
  let i = start
  found.value = -1
  for (;;) {
    const code = codes[i]!
    if (cells[node + atValue]! >= 0 && (code & 1) === 0) {
      found.value = cells[node + atValue]!
      found.end = i
    }
    if (cells[node + atTail]! >= 0) {
      followTail(codes, i, node, trie, alphabet, found)
      return
    }
    const letter = code >> 1
    const next = cells[node]! + nodeSize * letter
    if (letter === foreign || cells[next + atCheck] !== node + 1) return
    node = next
    i++
    if (letter === space && spaceRuns) while (codes[i] === white) i++
  }
}

/** The rest of a phrase that no other shares. */
function followTail(
  codes: Uint16Array,
  from: number,
  node: number,
  { cells, tailValue, tails }: PhraseTrie,
  { white, space, spaceRuns }: Alphabet,
  found: Found,
): void {
  const first = cells[node + atTail]! + 1
  const end = first + tails[first - 1]!
  let i = from
  for (let at = first; at < end; at++) {
    const letter = codes[i]! >> 1
    if (letter !== tails[at]) return
    i++
    if (letter === space && spaceRuns) while (codes[i] === white) i++
  }
  if ((codes[i]! & 1) === 1) return
  found.value = tailValue[node / nodeSize]!
  found.end = i
}

/** Distinct folded phrases in order, each with every phrase that reads like it. */
function gather(lexicons: readonly Lexicon[], folding: PhraseFolding) {
  const known = new Map<string, { lexicon: string; index: number }[]>()
  const empty: PhraseMatcher['empty'] = []
  for (const { name, phrases } of lexicons)
    phrases.forEach((phrase, index) => {
      const folded = foldPhrase(phrase, folding)
      const entry = { lexicon: name, index }
      if (folded === '') empty.push(entry)
      else if (known.has(folded)) known.get(folded)!.push(entry)
      else known.set(folded, [entry])
    })
  return { known, empty }
}

const inOrder = (a: Uint16Array, b: Uint16Array): number => {
  const shorter = Math.min(a.length, b.length)
  for (let i = 0; i < shorter; i++) if (a[i] !== b[i]) return a[i]! - b[i]!
  return a.length - b.length
}

/** Build a matcher over `lexicons`. Without a folding, accents, hyphens and white space count as they are. */
export function createPhraseMatcher(
  lexicons: readonly Lexicon[],
  folding: Partial<PhraseFolding> = {},
): PhraseMatcher {
  const chosen = { ...kept, ...folding }
  const { known, empty } = gather(lexicons, chosen)
  const alphabet = createAlphabet([...known.keys()], chosen)
  const words = [...known].map(([phrase, entries]) => ({
    letters: Uint16Array.from({ length: phrase.length }, (_, i) => alphabet.letters[phrase.charCodeAt(i)]!),
    entries,
  }))
  words.sort((a, b) => inOrder(a.letters, b.letters))
  const largest = alphabet.letters.reduce((most, letter) => Math.max(most, letter), 0)
  const trie = createPhraseTrie(
    words.map(({ letters }) => letters),
    largest,
  )
  let room = new Uint16Array(0)
  const search = (text: string) => {
    room = readUnits(text, alphabet, room)
    return searchText(room, text.length, trie, alphabet, words)
  }
  return {
    size: words.length,
    empty,
    match(text) {
      const rewritten = rewriteUneven(text, chosen)
      if (rewritten === null) return search(text)
      return search(rewritten.text).map(({ start, end, phrases }) => ({
        start: rewritten.startOf(start),
        end: rewritten.endOf(end),
        phrases,
      }))
    },
  }
}

function searchText(
  codes: Uint16Array,
  length: number,
  trie: PhraseTrie,
  alphabet: Alphabet,
  words: readonly { entries: PhraseMatch['phrases'] }[],
): PhraseMatch[] {
  const { cells } = trie
  const root = cells[0]!
  const matches: PhraseMatch[] = []
  const found: Found = { value: -1, end: 0 }
  let i = 0
  while (i < length) {
    const letter = codes[i]! >> 1
    if (letter !== foreign && cells[root + nodeSize * letter + atCheck] === 1) {
      walk(codes, i, trie, alphabet, found)
      if (found.value >= 0) {
        matches.push({ start: i, end: found.end, phrases: words[found.value]!.entries })
        i = found.end
        // The end is a border: what follows may begin a phrase, unless the match ended in a word's character.
        if (i < length && (codes[i - 1]! & 1) === 1) i++
        continue
      }
    }
    // On to the next place whose neighbour before is no part of a word.
    while ((codes[i]! & 1) === 1) i++
    i++
  }
  return matches
}
