import { Refusal } from '#platform/refusal.ts'
import { type ImportDelimiter, nameColumns } from './import-dialect.ts'
import type { ImportEncoding } from './import-encoding.server.ts'
import type { Cell, RowBatch } from './import-scan.ts'

export interface ImportLimits {
  /** Most bytes of content, after unpacking. */
  maxBytes: number
  maxColumns: number
  /** Longest cell in characters. */
  maxCell: number
}

export const importLimits: ImportLimits = { maxBytes: 512 * 1_048_576, maxColumns: 500, maxCell: 1_048_576 }

export interface ImportOptions {
  /** Chosen by a person; each is guessed otherwise. */
  encoding?: ImportEncoding
  delimiter?: ImportDelimiter
  /** Name of the sheet of a workbook; the first one otherwise. */
  sheet?: string
  limits?: Partial<ImportLimits>
}

/** Rows read together, and how far into the file (bytes as given) the reading stands. */
export interface ImportBatch extends RowBatch {
  bytesRead: number
}

/** A file opened for import: what it is, its columns, its first rows, and all its rows as often as they are asked for. */
export interface ImportFile {
  /** How text was read; null for a workbook. */
  text: { encoding: ImportEncoding; delimiter: ImportDelimiter; gzip: boolean } | null
  /** The sheet read and all there are; null for text. */
  workbook: { sheet: string; sheets: string[] } | null
  /** Column names, all different. */
  header: string[]
  /** The rows of the first 256 kB or so. */
  sample: RowBatch
  /** Bytes of the file as given. */
  size: number
  /** Every row, in batches of about a thousand; throws a Refusal where the content cannot be read on. */
  batches(): AsyncGenerator<ImportBatch>
}

/** Column names of a header row; none, or more than may be, are refused. */
export function nameHeader(cells: readonly Cell[], limits: ImportLimits): string[] {
  if (cells.length === 0) throw new Refusal(422, 'desk.import.empty')
  if (cells.length > limits.maxColumns)
    throw new Refusal(422, 'desk.import.tooManyColumns', { found: cells.length, max: limits.maxColumns })
  return nameColumns(cells)
}
