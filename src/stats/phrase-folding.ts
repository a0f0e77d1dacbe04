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
  /** A white unit as the search reads it, letter × 2: white space is never part of a word. */
  white: number
}

const units = 0x10000
const apostrophes = '\u2018\u2019\u02bc\uff07'
const dashes = '\u2010\u2011\u2012\u2013\u2014\u2212'
const ligatures: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ﬁ: 'fi', ﬂ: 'fl' }

/** What a unit counts as: lower case, one apostrophe, one hyphen, and what the folding says. Empty: nothing. */
function foldUnit(unit: string, folding: PhraseFolding): string {
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
    white: 2 * (letterOf.get(' ') ?? foreign),
  }
}

/** A text rewritten where its units do not count one to one, with the place in the text of each unit of it. */
export type Rewritten = {
  text: string
  /** Where the unit at `i` begins in the text, and where the one before `i` ends. */
  startOf(i: number): number
  endOf(i: number): number
}

/** What does not count one to one: combining marks and soft hyphens; ligatures too where accents are folded. */
const uneven = /\u00ad?[\u0300-\u036f]+|\u00ad/g
const unevenFolded = /[\u00adœŒæÆßﬁﬂ]?[\u0300-\u036f]+|[\u00adœŒæÆßﬁﬂ]/g
const isMark = (unit: number) => unit >= 0x300 && unit <= 0x36f

/** Parts of a rewritten text in order: where each begins in it, and what of the text it stands for. */
class Parts {
  readonly texts: string[] = []
  private readonly at: number[] = []
  private readonly from: number[] = []
  private readonly to: number[] = []
  private readonly kept: boolean[] = []
  private size = 0

  /** `kept`: unit by unit as in the text; else every unit stands for the whole from `from` to `to`. */
  add(text: string, from: number, to: number, kept: boolean): void {
    if (text === '') return
    this.kept.push(kept)
    this.texts.push(text)
    this.at.push(this.size)
    this.from.push(from)
    this.to.push(to)
    this.size += text.length
  }

  private partOf(i: number): number {
    let low = 0
    for (let high = this.at.length - 1; low < high; ) {
      const middle = (low + high + 1) >> 1
      if (this.at[middle]! <= i) low = middle
      else high = middle - 1
    }
    return low
  }

  startOf(i: number): number {
    const part = this.partOf(i)
    return this.from[part]! + (this.kept[part] ? i - this.at[part]! : 0)
  }

  endOf(i: number): number {
    const part = this.partOf(i - 1)
    return this.kept[part] ? this.from[part]! + i - this.at[part]! : this.to[part]!
  }
}

/** The text with marks joined to their letters and ligatures in parts; null where every unit counts for one. */
export function rewriteUneven(text: string, folding: PhraseFolding): Rewritten | null {
  const finder = folding.accents === 'fold' ? unevenFolded : uneven
  finder.lastIndex = 0
  let found = finder.exec(text)
  if (found === null) return null
  const table = foldedUnits(folding)
  const parts = new Parts()
  let done = 0
  for (; found !== null; found = finder.exec(text)) {
    const end = found.index + found[0].length
    const marks = isMark(text.charCodeAt(found.index))
    const from = marks && found.index > done ? found.index - 1 : found.index
    const joined = text.slice(from, end).normalize('NFC')
    let plain = ''
    for (let unit = 0; unit < joined.length; unit++) plain += table[joined.charCodeAt(unit)]!
    parts.add(text.slice(done, from), done, from, true)
    parts.add(plain, from, end, false)
    done = end
  }
  parts.add(text.slice(done), done, text.length, true)
  return { text: parts.texts.join(''), startOf: i => parts.startOf(i), endOf: i => parts.endOf(i) }
}
