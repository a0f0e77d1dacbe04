import type { Cell as SheetCell } from 'exceljs'
import { type BadRowCode, excerpt } from './import-bad-row.ts'
import type { Cell, RowBatch } from './import-scan.ts'

const DAY = 86_400_000
/** Days from the first day a workbook counts from to 1970. */
const EPOCH_1900 = 25_569
const EPOCH_1904 = 24_107
const FAILED = '#N/A'

/** Whether a number format shows a date or a time. */
function isDateFormat(format: string | undefined): boolean {
  return format !== undefined && /[ymdhs]/i.test(format.replace(/\[[^\]]*\]|"[^"]*"|\\./g, ''))
}

/** ISO text of the wall clock, with seconds; milliseconds where there are any. */
function dateText(ms: number): string {
  if (Number.isNaN(new Date(ms).getTime())) return FAILED
  return new Date(ms).toISOString().replace(/(?:\.000)?Z$/, '')
}

/** The value of a formula cell: its stored result, "#N/A" where it failed or was never calculated. */
function readResult(cell: SheetCell, value: object, from1904: boolean): Cell {
  // The library drops results of 0, false and "" from the value, but keeps them on the cell.
  const result: unknown = cell.result ?? ('result' in value ? value.result : undefined)
  if (typeof result === 'number' && isDateFormat(cell.numFmt))
    return dateText(Math.round((result - (from1904 ? EPOCH_1904 : EPOCH_1900)) * DAY))
  return result === undefined ? FAILED : readValue(result)
}

function readValue(value: unknown): Cell {
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return Number.isFinite(value) ? value : FAILED
  if (value instanceof Date) return dateText(value.getTime())
  if (value === null || typeof value !== 'object') return ''
  if ('richText' in value && Array.isArray(value.richText))
    return value.richText
      .map(part => String(part?.text ?? ''))
      .join('')
      .trim()
  if ('error' in value) return String(value.error)
  return 'text' in value ? readValue(value.text) : ''
}

/** The value of a cell of a workbook: rich text and links as their text, errors as they are shown ("#DIV/0!"). */
export function readCell(cell: SheetCell, from1904: boolean): Cell {
  const { value } = cell
  const isFormula =
    typeof value === 'object' && value !== null && ('formula' in value || 'sharedFormula' in value)
  return isFormula ? readResult(cell, value, from1904) : readValue(value)
}

function faultOf(cells: readonly Cell[], width: number, maxCell: number): BadRowCode | null {
  if (cells.length > width) return 'desk.import.tooMany'
  for (const cell of cells) {
    if (typeof cell === 'number') continue
    if (cell.length > maxCell) return 'desk.import.cellTooLong'
    if (cell.includes('\u0000')) return 'desk.import.nul'
    if (!cell.isWellFormed()) return 'desk.import.surrogate'
  }
  return null
}

/** Adds a row of a sheet to the batch, filled up to the width of the header, or lists it as bad. */
export function addSheetRow(
  batch: RowBatch,
  cells: Cell[],
  line: number,
  width: number,
  maxCell: number,
): void {
  const code = faultOf(cells, width, maxCell)
  if (code) {
    const value = excerpt(
      cells
        .slice(0, 50)
        .map(cell => String(cell).slice(0, 100))
        .join(' | '),
    )
    const params: Record<string, number> =
      code === 'desk.import.tooMany' ? { expected: width, found: cells.length } : { max: maxCell }
    batch.bad.push({ line, column: null, value, code, params })
    return
  }
  while (cells.length < width) cells.push('')
  batch.rows.push(cells)
  batch.lines.push(line)
}
