import { createDateReader } from './import-date.ts'
import { type DateGuess, guessDateFormat } from './import-date-guess.ts'
import { headerKey, headerNames } from './import-header-words.ts'
import {
  type ColumnMapping,
  type ImportMapping,
  type ImportTarget,
  type ImportValueMaps,
  importDateTargets,
} from './import-mapping.ts'
import type { Cell } from './import-scan.ts'
import { guessChannel, guessPriority, guessStatus, guessValues } from './import-value-words.ts'

/** What a column was guessed to be, how surely (0 to 1), and why. */
export interface ColumnGuess {
  column: string
  target: ImportTarget
  confidence: number
  /**
   * `name`: a name exports use for this; `likely`: one that can mean other things; `values`: its values look so;
   * `taken`: another column fits the same target better; `unfit`: the name fits but the values do not; `none`.
   */
  reason: 'name' | 'likely' | 'values' | 'taken' | 'unfit' | 'none'
  /** A text that stands before a number in every value ("Caller "), to be taken off if wished. */
  prefix: string | null
}

export interface MappingGuess {
  mapping: ImportMapping
  columns: ColumnGuess[]
  /** Format of the dates; null where no date column was found or none could be read. */
  dates: DateGuess | null
  /** Values for which nothing of ours was found. */
  unknown: { status: string[]; priority: string[]; channel: string[] }
}

const SURE = 0.95
const LIKELY = 0.7
const BY_VALUES = 0.5
const marks = [
  '?',
  'NULL',
  'null',
  'N/A',
  'n/a',
  '#N/A',
  'None',
  'none',
  'NaN',
  'nan',
  '-',
  '--',
  '—',
  '(blank)',
  '(vide)',
  'unknown',
  'Unknown',
  'inconnu',
  'Inconnu',
  '0000-00-00 00:00:00',
  '0000-00-00',
]

const dateTargets: ReadonlySet<ImportTarget> = new Set(importDateTargets)

/** The distinct texts of a column that mean something, in the order met. */
function valuesOf(rows: readonly (readonly Cell[])[], index: number, missing: ReadonlySet<string>): string[] {
  const values = new Set(rows.map(row => String(row[index] ?? '').trim()))
  return [...values].filter(value => value !== '' && !missing.has(value))
}

/** What each name of a header can stand for, the surest first. */
function candidatesOf(column: string): { target: ImportTarget; confidence: number }[] {
  const key = headerKey(column)
  return headerNames
    .map(names => ({
      target: names.target,
      confidence: names.sure.includes(key) ? SURE : names.likely?.includes(key) ? LIKELY : 0,
    }))
    .filter(candidate => candidate.confidence > 0)
    .sort((one, other) => other.confidence - one.confidence)
}

const isMail = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)

/** Text before the number in every value, where there are at least two values and all have it. */
function commonPrefix(values: readonly string[]): string | null {
  const found = /^(\p{L}[\p{L} _#-]*?\s*)\d+$/u.exec(values[0] ?? '')?.[1]
  if (found === undefined || values.length < 2) return null
  const prefix = found.trimEnd() === found ? found : `${found.trimEnd()} `
  return values.every(value => value.startsWith(prefix) && /^\s*\d+$/.test(value.slice(prefix.length)))
    ? prefix
    : null
}

/** One column under guessing. */
interface Guessed {
  guess: ColumnGuess
  values: string[]
  dates: DateGuess | null
}

function guessColumn(column: string, values: string[]): Guessed {
  const [candidate] = candidatesOf(column)
  const dates = candidate && dateTargets.has(candidate.target) ? guessDateFormat(values) : null
  const guess: ColumnGuess = {
    column,
    target: 'ignored',
    confidence: 0,
    reason: 'none',
    prefix: commonPrefix(values),
  }
  if (candidate === undefined) {
    if (values.length > 0 && values.every(isMail))
      Object.assign(guess, { target: 'requesterMail', confidence: BY_VALUES, reason: 'values' })
    return { guess, values, dates }
  }
  if (dateTargets.has(candidate.target) && dates === null && values.length > 0) guess.reason = 'unfit'
  else if (candidate.target.endsWith('Mail') && values.length > 0 && !values.some(isMail))
    guess.reason = 'unfit'
  else Object.assign(guess, candidate, { reason: candidate.confidence === SURE ? 'name' : 'likely' })
  return { guess, values, dates }
}

/** Leaves each target to the column that fits it best. */
function settleRivals(columns: readonly Guessed[]): void {
  const holders = new Map<ImportTarget, ColumnGuess>()
  for (const { guess } of columns) {
    if (guess.target === 'ignored') continue
    const holder = holders.get(guess.target)
    const loser = holder === undefined ? null : holder.confidence >= guess.confidence ? guess : holder
    if (loser !== guess) holders.set(guess.target, guess)
    if (loser) Object.assign(loser, { target: 'ignored', reason: 'taken' })
  }
}

/** Where no name tells the identifier: the first column whose values are all there and all different. */
function findIdentifier(columns: readonly Guessed[], rowCount: number): void {
  if (columns.some(({ guess }) => guess.target === 'externalId') || rowCount < 2) return
  const found = columns.find(
    ({ guess, values }) =>
      guess.target === 'ignored' &&
      guess.reason === 'none' &&
      values.length === rowCount &&
      values.every(value => /^\S{1,64}$/.test(value)),
  )
  if (found) Object.assign(found.guess, { target: 'externalId', confidence: BY_VALUES, reason: 'values' })
}

/** The format of all dates together, and the columns that need one of their own. */
function settleDates(columns: readonly Guessed[]): { dates: DateGuess | null; own: Map<string, string> } {
  const dated = columns.filter(({ guess }) => dateTargets.has(guess.target))
  const together = guessDateFormat(dated.flatMap(({ values }) => values.slice(0, 100)))
  const dates = together ?? dated.find(column => column.dates)?.dates ?? null
  const own = new Map<string, string>()
  const read = dates && createDateReader(dates.format, 'UTC')
  for (const column of dated) {
    const readable = column.values.filter(value => read?.(value) != null).length
    if (column.dates && readable < column.values.length * column.dates.share * 0.9)
      own.set(column.guess.column, column.dates.format)
  }
  return { dates, own }
}

/** Whether one identifier stands on several rows, and whether those rows run from the newest to the oldest. */
function readOrder(
  rows: readonly (readonly Cell[])[],
  id: number,
  time: number,
  read: (text: string) => number | null,
): { repeats: boolean; newestFirst: boolean } {
  const last = new Map<string, number>()
  let up = 0
  let down = 0
  let repeats = false
  for (const row of rows) {
    const key = String(row[id])
    const before = last.get(key)
    const at = time === -1 ? null : read(String(row[time]))
    if (before !== undefined) repeats = true
    if (before !== undefined && at !== null && at > before) up++
    if (before !== undefined && at !== null && at < before) down++
    last.set(key, at ?? before ?? 0)
  }
  return { repeats, newestFirst: down > up }
}

function guessValueMaps(columns: readonly Guessed[]): {
  values: ImportValueMaps
  unknown: MappingGuess['unknown']
} {
  const valuesFor = (...targets: ImportTarget[]) =>
    columns.find(({ guess }) => targets.includes(guess.target))?.values.slice(0, 500) ?? []
  const status = guessValues(valuesFor('status'), guessStatus)
  const priority = guessValues(valuesFor('priority'), guessPriority)
  const channel = guessValues(valuesFor('channel'), guessChannel)
  return {
    values: { status: status.values, priority: priority.values, channel: channel.values, unit: {}, type: {} },
    unknown: { status: status.unknown, priority: priority.unknown, channel: channel.unknown },
  }
}

/**
 * Guesses how a file becomes requests, from its column names and some rows (a thousand or so are enough): the column
 * names of ServiceNow, Jira, Zendesk and the like, in English and French, checked against the values. A guess is to
 * be shown and confirmed: every column carries its confidence and reason, and dates whose day and month could change
 * places are said to be ambiguous.
 */
export function guessMapping(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  timeZone = 'UTC',
): MappingGuess {
  const missing = marks.filter(mark => rows.some(row => row.some(cell => cell === mark)))
  const absent = new Set(missing)
  const columns = header.map((column, index) => guessColumn(column, valuesOf(rows, index, absent)))
  settleRivals(columns)
  findIdentifier(columns, rows.length)
  const { dates, own } = settleDates(columns)
  const dateFormat = dates?.format ?? 'iso'
  const indexOf = (target: ImportTarget) => columns.findIndex(({ guess }) => guess.target === target)
  const timeFormat = own.get(header[indexOf('updatedAt')]) ?? dateFormat
  const read = createDateReader(timeFormat, timeZone) ?? (() => null)
  const { repeats, newestFirst } = readOrder(rows, indexOf('externalId'), indexOf('updatedAt'), read)
  const isLog = repeats && indexOf('externalId') !== -1 && indexOf('updatedAt') !== -1
  const { values, unknown } = guessValueMaps(columns)
  const mapping: ImportMapping = {
    shape: isLog ? 'event_log' : 'one_row_per_request',
    order: newestFirst ? 'newest_first' : 'oldest_first',
    columns: columns.map(({ guess }): ColumnMapping => {
      const dateFormatOfColumn = own.get(guess.column)
      const column = { column: guess.column, target: guess.target }
      return dateFormatOfColumn ? { ...column, dateFormat: dateFormatOfColumn } : column
    }),
    dateFormat,
    timeZone,
    decimalMark: columns.some(column => column.values.some(value => /^\d+,\d{1,2}$/.test(value))) ? ',' : '.',
    missing,
    values,
    unknownUnits: 'create',
    unknownTypes: 'create',
    defaultType: null,
    badRows: 'skip',
    lastEventCloses: isLog && indexOf('status') === -1,
    firstTouchReplies: false,
    clocks: 'file',
  }
  return { mapping, columns: columns.map(({ guess }) => guess), dates, unknown }
}
