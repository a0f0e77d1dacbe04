import { Refusal } from '#platform/refusal.ts'
import { type Dialect, guessDialect } from './import-dialect.ts'
import { createDecoder, guessEncoding, mayBe } from './import-encoding.server.ts'
import {
  type ImportBatch,
  type ImportFile,
  type ImportLimits,
  type ImportOptions,
  importLimits,
  nameHeader,
} from './import-file.server.ts'
import { createScanner, type RowBatch, type Scanner } from './import-scan.ts'
import { type ImportSource, type Progress, readAt, readContent, sizeOf } from './import-source.server.ts'
import { openWorkbook } from './import-workbook.server.ts'

const SAMPLE = 262_144

const starts = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, index) => bytes[index] === byte)

/** The column names of the first row; a first line that cannot be read is refused. */
function readHeader(first: RowBatch, limits: ImportLimits): string[] {
  const [bad] = first.bad
  if (bad && (first.lines.length === 0 || bad.line < first.lines[0]))
    throw new Refusal(422, bad.code === 'desk.import.nul' ? 'desk.import.binary' : 'desk.import.header', {
      line: bad.line,
    })
  return nameHeader(first.rows[0] ?? [], limits)
}

async function readStart(content: AsyncIterable<Uint8Array>): Promise<{ bytes: Buffer; complete: boolean }> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of content) {
    pieces.push(piece)
    length += piece.length
    if (length >= SAMPLE) return { bytes: Buffer.concat(pieces), complete: false }
  }
  return { bytes: Buffer.concat(pieces), complete: true }
}

function scannerOf(dialect: Dialect, width: number | null, limits: ImportLimits): Scanner {
  return createScanner({ ...dialect, width, maxCell: limits.maxCell })
}

/** The rows of the start of the file, its header among them. */
function scanStart(scanner: Scanner, text: string, invalid: number[], complete: boolean): RowBatch {
  const batch = scanner.push(text, invalid)
  const rest = complete ? scanner.end() : { rows: [], lines: [], bad: [] }
  return {
    rows: batch.rows.concat(rest.rows),
    lines: batch.lines.concat(rest.lines),
    bad: batch.bad.concat(rest.bad),
  }
}

/** The same batch without its first row. */
function withoutHeader(batch: RowBatch): RowBatch {
  return { rows: batch.rows.slice(1), lines: batch.lines.slice(1), bad: batch.bad }
}

async function openText(
  source: ImportSource,
  gzip: boolean,
  size: number,
  options: ImportOptions,
): Promise<ImportFile> {
  const limits = { ...importLimits, ...options.limits }
  const start = await readStart(readContent(source, gzip, limits.maxBytes, { bytesRead: 0 }))
  const { encoding, mark } = guessEncoding(start.bytes, start.complete, options.encoding)
  if (options.encoding && !mayBe(encoding, start.bytes))
    throw new Refusal(422, 'desk.import.notEncoded', { encoding })
  const { text, invalid } = createDecoder(encoding).write(start.bytes.subarray(mark))
  const dialect = guessDialect(text, start.complete, options.delimiter)
  const header = readHeader(
    scanStart(scannerOf(dialect, null, limits), text, invalid, start.complete),
    limits,
  )
  const sample = withoutHeader(
    scanStart(scannerOf(dialect, header.length, limits), text, invalid, start.complete),
  )

  async function* batches(): AsyncGenerator<ImportBatch> {
    const progress: Progress = { bytesRead: 0 }
    const decoder = createDecoder(encoding)
    const scanner = scannerOf(dialect, header.length, limits)
    let toPass = mark
    let headerPassed = false
    const present = (batch: RowBatch): ImportBatch => {
      if (headerPassed || batch.rows.length === 0) return { ...batch, bytesRead: progress.bytesRead }
      headerPassed = true
      return { ...withoutHeader(batch), bytesRead: progress.bytesRead }
    }
    for await (const piece of readContent(source, gzip, limits.maxBytes, progress)) {
      const block = decoder.write(toPass > 0 ? piece.subarray(toPass) : piece)
      toPass = Math.max(0, toPass - piece.length)
      yield present(scanner.push(block.text, block.invalid))
    }
    const last = decoder.end()
    if (last.text !== '') yield present(scanner.push(last.text, last.invalid))
    yield present(scanner.end())
  }

  return {
    text: { encoding, delimiter: dialect.delimiter, gzip },
    workbook: null,
    header,
    sample,
    size,
    batches,
  }
}

/**
 * Opens a request file, given by path or as bytes: delimited text (plain or gzip) or an XLSX workbook. Encoding,
 * delimiter and kind are told from the first bytes. Memory: a few blocks of 256 kB, whatever the size.
 * Refusals (thrown): `desk.import.file`, `empty`, `gzip`, `notEncoded`, `tooLarge`, `binary`, `header`, `tooManyColumns`,
 * `oldExcel`, `workbook`, `sheet`.
 */
export async function openImportFile(source: ImportSource, options: ImportOptions = {}): Promise<ImportFile> {
  const size = await sizeOf(source)
  const head = await readAt(source, 0, 8)
  if (starts(head, 0xd0, 0xcf, 0x11, 0xe0)) throw new Refusal(415, 'desk.import.oldExcel')
  if (starts(head, 0x25, 0x50, 0x44, 0x46)) throw new Refusal(415, 'desk.import.binary', { line: 1 })
  if (starts(head, 0x50, 0x4b, 0x03, 0x04))
    return openWorkbook(source, size, options.sheet, { ...importLimits, ...options.limits })
  return openText(source, starts(head, 0x1f, 0x8b), size, options)
}
