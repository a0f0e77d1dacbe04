/** What a spreadsheet takes for the beginning of a formula, full-width signs too, or passes over before one. */
const formula = /^[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/

/** A text as a quoted cell, inert in a spreadsheet: one that begins as a formula does gets an apostrophe in front. */
export const textCell = (text: string): string =>
  `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** A cell: numbers as they are (decimal point), texts quoted and inert, nothing as nothing. */
function cell(value: string | number | null): string {
  if (value === null) return ''
  return typeof value === 'number' ? String(value) : textCell(value)
}

/** A table as CSV: UTF-8 with a byte order mark, commas, CRLF. */
export const writeCsv = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `\uFEFF${rows.map(row => `${row.map(cell).join(',')}\r\n`).join('')}`
