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
import { createPhraseTrie, type PhraseTrie } from './phrase-trie.ts'

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

/** Whether the unit at `i` is part of a word; `i` may be half of a character. */
function isWordAt(text: string, i: number, word: Uint8Array): boolean {
  const kind = word[text.charCodeAt(i)]!
  if (kind < 2) return kind === 1
  const unit = text.charCodeAt(i)
  const start = unit >= 0xdc00 && i > 0 ? i - 1 : i
  return wordCharacter.test(String.fromCodePoint(text.codePointAt(start)!))
}

/** Where the walk from `start` ended last at the end of a phrase; reused, so that a search makes no garbage. */
type Found = { value: number; end: number }

/** Walk the trie along the text from `start`; the longest phrase that ends at a word's border is left in `found`. */
function walk(text: string, start: number, trie: PhraseTrie, alphabet: Alphabet, found: Found): void {
  const { base, check, value, tail } = trie
  const { letters, word, white, space, spaceRuns } = alphabet
  const length = text.length
  let node = 0
  let i = start
  found.value = -1
  for (;;) {
    if (value[node]! >= 0 && (i === length || !isWordAt(text, i, word))) {
      found.value = value[node]!
      found.end = i
    }
    if (tail[node]! >= 0) {
      followTail(text, i, node, trie, alphabet, found)
      return
    }
    if (i === length) return
    const letter = letters[text.charCodeAt(i)]!
    const next = base[node]! + letter
    if (letter === foreign || check[next] !== node + 1) return
    node = next
    i++
    if (letter === space && spaceRuns) while (i < length && white[text.charCodeAt(i)] === 1) i++
  }
}

/** The rest of a phrase that no other shares. */
function followTail(
  text: string,
  from: number,
  node: number,
  trie: PhraseTrie,
  alphabet: Alphabet,
  found: Found,
): void {
  const { tails, tail, tailValue } = trie
  const { letters, word, white, space, spaceRuns } = alphabet
  const length = text.length
  const first = tail[node]! + 1
  const end = first + tails[first - 1]!
  let i = from
  for (let at = first; at < end; at++) {
    if (i === length) return
    const letter = letters[text.charCodeAt(i)]!
    if (letter !== tails[at]) return
    i++
    if (letter === space && spaceRuns) while (i < length && white[text.charCodeAt(i)] === 1) i++
  }
  if (i < length && isWordAt(text, i, word)) return
  found.value = tailValue[node]!
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
  const search = (text: string) => searchText(text, trie, alphabet, words)
  return {
    size: words.length,
    empty,
    match(text) {
      const rewritten = rewriteUneven(text, chosen)
      if (rewritten === null) return search(text)
      const { starts, ends } = rewritten
      return search(rewritten.text).map(({ start, end, phrases }) => ({
        start: starts[start]!,
        end: ends[end - 1]!,
        phrases,
      }))
    },
  }
}

function searchText(
  text: string,
  trie: PhraseTrie,
  alphabet: Alphabet,
  words: readonly { entries: PhraseMatch['phrases'] }[],
): PhraseMatch[] {
  const { word, letters } = alphabet
  const { base, check } = trie
  const length = text.length
  const matches: PhraseMatch[] = []
  const found: Found = { value: -1, end: 0 }
  let i = 0
  while (i < length) {
    const letter = letters[text.charCodeAt(i)]!
    if (letter !== foreign && check[base[0]! + letter] === 1) {
      walk(text, i, trie, alphabet, found)
      if (found.value >= 0) {
        matches.push({ start: i, end: found.end, phrases: words[found.value]!.entries })
        i = found.end
        // The end is a border: what follows may begin a phrase, unless the match ended in a word's character.
        if (i < length && isWordAt(text, i - 1, word)) i++
        continue
      }
    }
    // On to the next place whose neighbour before is no part of a word.
    while (i < length && isWordAt(text, i, word)) i++
    i++
  }
  return matches
}
