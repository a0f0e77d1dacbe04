/** How a phrase matcher reads text: every UTF-16 unit becomes a letter of a small alphabet. */

export type PhraseFolding = {
  /** "fold": é counts as e, œ as oe. */
  accents: 'keep' | 'fold'
  /** "fold": hyphens and dashes count as a space. */
  hyphens: 'keep' | 'fold'
  /** "fold": any run of white space counts as one space. */
  spaces: 'keep' | 'fold'
}

/** Letter of units that no phrase holds. */
export const foreign = 0

export type Alphabet = {
  /** Letter of each UTF-16 unit. */
  letters: Uint16Array
  /** 1: part of a word; 2: half of a character beyond the basic plane, to be looked at whole. */
  word: Uint8Array
  /** The letter of a space, and whether runs of them are one. */
  space: number
  spaceRuns: boolean
  white: Uint8Array
}

const units = 0x10000
const apostrophes = '\u2018\u2019\u02bc\uff07'
const dashes = '\u2010\u2011\u2012\u2013\u2014\u2212'
const ligatures: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ﬁ: 'fi', ﬂ: 'fl' }

/** What a unit counts as: lower case, one apostrophe, one hyphen, and what the folding says. Empty: nothing. */
export function foldUnit(unit: string, folding: PhraseFolding): string {
  if (unit === '\u00ad') return ''
  if (apostrophes.includes(unit)) return "'"
  if (unit === '-' || dashes.includes(unit))
    return folding.hyphens === 'fold' ? ' ' : dashes.includes(unit) ? unit : '-'
  if (folding.spaces === 'fold' && /\s/.test(unit)) return ' '
  // A lower case of another length has no one-to-one place in the text: the unit stays.
  const lower = unit.toLowerCase().length === 1 ? unit.toLowerCase() : unit
  if (folding.accents === 'keep') return lower
  if (ligatures[lower]) return ligatures[lower]
  const plain = lower.normalize('NFD').replace(/\p{M}/gu, '')
  return plain.length <= 2 ? plain : lower
}

/** The phrase as the matcher compares it, its ends trimmed. */
export function foldPhrase(phrase: string, folding: PhraseFolding): string {
  const composed = phrase.normalize('NFC')
  let folded = ''
  for (let i = 0; i < composed.length; i++) folded += foldUnit(composed[i]!, folding)
  if (folding.spaces === 'fold') folded = folded.replace(/ +/g, ' ')
  return folded.trim()
}

let wordTable: Uint8Array | undefined

function wordUnits(): Uint8Array {
  wordTable ??= Uint8Array.from({ length: units }, (_, unit) =>
    unit >= 0xd800 && unit <= 0xdfff ? 2 : /[\p{L}\p{N}\p{M}_]/u.test(String.fromCharCode(unit)) ? 1 : 0,
  )
  return wordTable
}

const foldTables = new Map<string, string[]>()

/** What every unit counts as, made once a folding. */
function foldedUnits(folding: PhraseFolding): string[] {
  const key = `${folding.accents} ${folding.hyphens} ${folding.spaces}`
  let table = foldTables.get(key)
  if (table === undefined) {
    table = Array.from({ length: units }, (_, unit) => foldUnit(String.fromCharCode(unit), folding))
    foldTables.set(key, table)
  }
  return table
}

/** Letters of everything that occurs in the folded phrases. Cost: one pass over the phrases and the 65,536 units. */
export function createAlphabet(folded: readonly string[], folding: PhraseFolding): Alphabet {
  const letterOf = new Map<string, number>()
  for (const phrase of folded)
    for (let i = 0; i < phrase.length; i++)
      if (!letterOf.has(phrase[i]!)) letterOf.set(phrase[i]!, letterOf.size + 1)
  const plain = foldedUnits(folding)
  return {
    letters: Uint16Array.from(plain, text => letterOf.get(text) ?? foreign),
    word: wordUnits(),
    space: letterOf.get(' ') ?? foreign,
    spaceRuns: folding.spaces === 'fold',
    white: Uint8Array.from(plain, text => (text === ' ' ? 1 : 0)),
  }
}

/** A text rewritten unit by unit, with where each unit came from and where that ended. */
export type Rewritten = { text: string; starts: Int32Array; ends: Int32Array }

/** What does not count one to one: combining marks and soft hyphens; ligatures too where accents are folded. */
const uneven = /[\u0300-\u036f]|\u00ad/
const unevenFolded = /[\u0300-\u036f]|[\u00adœŒæÆßﬁﬂ]/
const isMark = (unit: number) => unit >= 0x300 && unit <= 0x36f
/** A unit counts for two letters at most. */
const most = 2

/** The text with marks joined to their letters and ligatures in parts; null where every unit counts for one. */
export function rewriteUneven(text: string, folding: PhraseFolding): Rewritten | null {
  if (!(folding.accents === 'fold' ? unevenFolded : uneven).test(text)) return null
  const table = foldedUnits(folding)
  const out = new Uint16Array(most * text.length)
  const starts = new Int32Array(out.length)
  const ends = new Int32Array(out.length)
  let size = 0
  for (let i = 0; i < text.length; ) {
    let end = i + 1
    while (end < text.length && isMark(text.charCodeAt(end))) end++
    const joined = end === i + 1 ? text[i]! : text.slice(i, end).normalize('NFC')
    for (let unit = 0; unit < joined.length; unit++) {
      const plain = table[joined.charCodeAt(unit)]!
      for (let one = 0; one < plain.length; one++) {
        out[size] = plain.charCodeAt(one)
        starts[size] = i
        ends[size++] = end
      }
    }
    i = end
  }
  // Units are kept as they are, unpaired surrogates too, which a decoder would replace.
  let rewritten = ''
  for (let from = 0; from < size; from += 8192)
    rewritten += String.fromCharCode(...out.subarray(from, Math.min(size, from + 8192)))
  return { text: rewritten, starts, ends }
}
