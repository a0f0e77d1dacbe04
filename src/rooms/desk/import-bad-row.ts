import { textCell } from '#platform/csv.ts'

/** A row that cannot go in: where it stands, what was found there, and the code of the sentence that says why. */
export interface BadRow {
  /** Physical line of the file (the header stands on line 1), or row number of the sheet. */
  line: number
  /** Header name of the column; null where the whole row is at fault. */
  column: string | null
  /** What stood there, shortened to 200 characters; null where there is nothing to show. */
  value: string | null
  /** Code of the sentence, such as `desk.import.date`. */
  code: BadRowCode
  params?: Record<string, string | number>
}

/** Every reason for which a row is bad. */
export const badRowCodes = [
  'desk.import.tooFew',
  'desk.import.tooMany',
  'desk.import.quoteOpen',
  'desk.import.quoteAfter',
  'desk.import.rowTooLong',
  'desk.import.cellTooLong',
  'desk.import.nul',
  'desk.import.surrogate',
  'desk.import.encoding',
  'desk.import.needed',
  'desk.import.date',
  'desk.import.number',
  'desk.import.count',
  'desk.import.boolean',
  'desk.import.mail',
  'desk.import.tooLong',
  'desk.import.unknownStatus',
  'desk.import.unknownPriority',
  'desk.import.unknownUnit',
  'desk.import.unknownType',
  'desk.import.duplicate',
  'desk.import.beforeOpened',
] as const
export type BadRowCode = (typeof badRowCodes)[number]

const EXCERPT = 200

/** A value as it can be shown and stored: at most 200 characters (an ellipsis says more followed), no NUL. */
export function excerpt(value: string): string {
  const short = value.length > EXCERPT ? `${value.slice(0, EXCERPT - 1)}…` : value
  return short.replaceAll('\u0000', '\u2400').toWellFormed()
}

/**
 * The downloadable list of bad rows, line by line: UTF-8 with a byte order mark, comma, CRLF, every cell quoted
 * and inert in a spreadsheet. `header` holds the four titles (line, column, value, reason), `reason` the sentence.
 */
export function* badRowsCsv(
  rows: Iterable<BadRow>,
  header: readonly [string, string, string, string],
  reason: (row: BadRow) => string,
): Generator<string> {
  yield `\uFEFF${header.map(textCell).join(',')}\r\n`
  for (const row of rows) {
    const cells = [String(row.line), row.column ?? '', row.value ?? '', reason(row)]
    yield `${cells.map(textCell).join(',')}\r\n`
  }
}
