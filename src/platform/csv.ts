/** A cell: numbers as they are (decimal point), texts quoted and inert in a spreadsheet, nothing as nothing. */
function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const inert = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value
  return `"${inert.replaceAll('"', '""')}"`
}

/** A table as CSV: UTF-8 with a byte order mark, commas, CRLF. */
export const writeCsv = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `\uFEFF${rows.map(row => `${row.map(cell).join(',')}\r\n`).join('')}`
