import { type BadRow, type BadRowCode, excerpt } from './import-bad-row.ts'

/** A cell as read: text, or a number where a workbook holds one. Dates of a workbook come as ISO text with a T. */
export type Cell = string | number

/** A copy of a text cut out of a larger one: what is kept must not keep the block it was read from in memory. */
export const detached = (text: string): string => ` ${text}`.slice(1)

/** Rows read together, each with its line, and the rows that could not be read. */
export interface RowBatch {
  rows: Cell[][]
  lines: number[]
  bad: BadRow[]
}

export interface ScanOptions {
  delimiter: string
  /** What ends a line: a line feed (a carriage return before it is dropped), or a carriage return alone. */
  newline: '\n' | '\r'
  /** How many cells a row has; null takes any number. */
  width: number | null
  /** Longest cell in characters; a row may hold four times that. */
  maxCell: number
  /** Lines to pass over at the start. */
  skipLines?: number
}

export interface Scanner {
  /** Reads the rows completed by `text`. `invalid`: offsets into it, one on each line whose bytes were wrong. */
  push(text: string, invalid?: readonly number[]): RowBatch
  /** Reads what remains. */
  end(): RowBatch
}

const CR = 13
const QUOTE = 34
const NONE = Number.POSITIVE_INFINITY

/** Where a record ends, "more text is needed", or why it cannot be read. */
type RecordEnd = { next: number } | { code: 'desk.import.quoteOpen' | 'desk.import.quoteAfter' } | null

/** Next place of `mark` at or after `from`, which must not go back; each stretch of the text is searched once. */
function createFinder(text: string, mark: string): (from: number) => number {
  let found = -1
  return from => {
    if (found < from) {
      found = text.indexOf(mark, from)
      if (found === -1) found = NONE
    }
    return found
  }
}

/** Text of the quoted cell that opens at `open`, and the place after it; a doubled quote stands for one. */
function readQuotedCell(text: string, open: number): { value: string; after: number } | null {
  let value = ''
  for (let from = open + 1; ; ) {
    const quote = text.indexOf('"', from)
    if (quote === -1) return null
    if (text.charCodeAt(quote + 1) !== QUOTE)
      return { value: value + text.slice(from, quote), after: quote + 1 }
    value += text.slice(from, quote + 1)
    from = quote + 2
  }
}

/** What stands after a closing quote: the next cell, the end of the record, or something that may not stand there. */
function readAfterQuote(text: string, at: number, final: boolean, options: ScanOptions): 'cell' | RecordEnd {
  if (text.startsWith(options.delimiter, at)) return 'cell'
  const end = text.charCodeAt(at) === CR && options.newline === '\n' ? at + 1 : at
  if (end >= text.length) return final ? { next: text.length } : null
  return text[end] === options.newline ? { next: end + 1 } : { code: 'desk.import.quoteAfter' }
}

/** Reads into `cells` a record that holds quotes. */
function readRecord(
  text: string,
  start: number,
  final: boolean,
  options: ScanOptions,
  cells: string[],
): RecordEnd {
  const { delimiter, newline, maxCell } = options
  let lineEnd = -1
  for (let at = start; ; ) {
    if (text.charCodeAt(at) === QUOTE) {
      const cell = readQuotedCell(text, at)
      const length = (cell?.after ?? text.length) - at
      if (length > maxCell * 2) return { code: 'desk.import.quoteOpen' }
      if (cell === null) return final ? { code: 'desk.import.quoteOpen' } : null
      cells.push(cell.value)
      const after = readAfterQuote(text, cell.after, final, options)
      if (after !== 'cell') return after
      at = cell.after + 1
      continue
    }
    if (lineEnd < at) lineEnd = text.indexOf(newline, at)
    if (lineEnd === -1 && !final) return null
    const end = lineEnd === -1 ? text.length : lineEnd
    const rest = text.slice(at, text.charCodeAt(end - 1) === CR && end > at ? end - 1 : end)
    const length = rest.indexOf(delimiter)
    cells.push(length === -1 ? rest : rest.slice(0, length))
    if (length === -1) return { next: Math.min(end + 1, text.length) }
    at += length + 1
  }
}

function countOf(text: string, mark: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf(mark, from); at !== -1 && at < to; at = text.indexOf(mark, at + 1)) count++
  return count
}

/** Why the characters of a row cannot be stored, or null. */
function faultOf(text: string, invalidBytes: boolean): BadRowCode | null {
  if (invalidBytes) return 'desk.import.encoding'
  if (text.includes('\u0000')) return 'desk.import.nul'
  return text.isWellFormed() ? null : 'desk.import.surrogate'
}

const isBlank = (cells: string[]) => cells.every(cell => cell === '')

/**
 * Scanner of delimited text after RFC 4180: quoted cells may hold delimiters, doubled quotes and line ends; a quote
 * inside an unquoted cell is text; blank rows are passed over. A row that cannot be read is listed with its line,
 * and reading goes on at the next line. Memory: the text given and one row. Cost: linear. csv-parse takes more of a
 * core for the 141,712 rows of 36 columns of the ServiceNow log than the whole import may; bench/import-read.ts
 * measures both (1.4 s against 0.25 s).
 */
export function createScanner(options: ScanOptions): Scanner {
  const { delimiter, newline, width, maxCell } = options
  const maxRow = maxCell * 4
  let line = 1
  let toSkip = options.skipLines ?? 0
  let carry = ''
  let carryInvalid: number[] = []
  /** Inside a line given up as unreadable: everything up to its end is dropped. */
  let dropping = false
  let batch: RowBatch = { rows: [], lines: [], bad: [] }

  function reject(code: BadRowCode, text: string, params?: BadRow['params']): void {
    batch.bad.push({ line, column: null, value: excerpt(text.slice(0, 1000)), code, params })
  }

  function accept(cells: string[], record: string): void {
    if (cells.length !== width && width !== null) {
      if (isBlank(cells)) return
      const code = cells.length < width ? 'desk.import.tooFew' : 'desk.import.tooMany'
      reject(code, record, { expected: width, found: cells.length })
    } else if (record.length > maxCell && cells.some(cell => cell.length > maxCell)) {
      reject('desk.import.cellTooLong', record, { max: maxCell })
    } else if (cells[0] !== '' || !isBlank(cells)) {
      batch.rows.push(cells)
      batch.lines.push(line)
    }
  }

  /** Reads every complete record of the text and returns where the first incomplete one begins. */
  function read(text: string, invalid: readonly number[], final: boolean): number {
    const nextQuote = createFinder(text, '"')
    const suspect = invalid.length > 0 || text.includes('\u0000') || !text.isWellFormed()
    let invalidIndex = 0
    for (let at = 0; at < text.length; ) {
      const found = text.indexOf(newline, at)
      const lineEnd = found === -1 ? text.length : found
      if (found === -1 && !final && (dropping || toSkip > 0 || nextQuote(at) === NONE)) return at
      const plain = dropping || toSkip > 0 || nextQuote(at) > lineEnd
      const cut = lineEnd > at && text.charCodeAt(lineEnd - 1) === CR ? lineEnd - 1 : lineEnd
      let next = Math.min(lineEnd + 1, text.length)
      let cells: string[] = []
      if (dropping) dropping = false
      else if (toSkip > 0) toSkip--
      else if (plain) cells = text.slice(at, cut).split(delimiter)
      else {
        const end = readRecord(text, at, final, options, cells)
        if (end === null) return at
        if ('next' in end) next = end.next
        else {
          reject(end.code, text.slice(at, cut))
          cells = []
          dropping = found === -1 && !final
        }
      }
      if (cells.length > 0) {
        const record = text.slice(at, plain ? cut : next)
        while (invalidIndex < invalid.length && invalid[invalidIndex] < at) invalidIndex++
        const code = suspect ? faultOf(record, invalid[invalidIndex] < next) : null
        if (code) reject(code, record)
        else accept(cells, record)
      }
      line += plain ? 1 : countOf(text, newline, at, next)
      at = next
    }
    return text.length
  }

  /** Keeps the incomplete record for the next text; one longer than may be is given up. */
  function keep(text: string, invalid: readonly number[], at: number): void {
    let from = dropping ? text.length : at
    if (text.length - from > maxRow) {
      reject('desk.import.rowTooLong', text.slice(at, at + 1000), { max: maxRow })
      const lineEnd = text.indexOf(newline, at)
      dropping = lineEnd === -1
      if (!dropping) line++
      from = dropping ? text.length : lineEnd + 1
    }
    carry = text.slice(from)
    carryInvalid = invalid.filter(offset => offset >= from).map(offset => offset - from)
  }

  function pass(text: string, invalid: readonly number[], final: boolean): RowBatch {
    batch = { rows: [], lines: [], bad: [] }
    keep(text, invalid, read(text, invalid, final))
    return batch
  }

  return {
    push(text, invalid = []) {
      const moved =
        carry === '' ? invalid : [...carryInvalid, ...invalid.map(offset => offset + carry.length)]
      return pass(carry + text, moved, false)
    },
    end: () => pass(carry, carryInvalid, true),
  }
}
