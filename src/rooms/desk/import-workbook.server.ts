import { Readable } from 'node:stream'
import type { Cell as SheetCell, Row as SheetRow } from 'exceljs'
import { Refusal } from '#platform/refusal.ts'
import { type ImportBatch, type ImportFile, type ImportLimits, nameHeader } from './import-file.server.ts'
import type { Cell, RowBatch } from './import-scan.ts'
import { addSheetRow, readCell } from './import-sheet-row.ts'
import { type ImportSource, tooLarge } from './import-source.server.ts'
import {
  readDirectory,
  readEntryText,
  writeArchive,
  type ZipEntry,
  type ZipPart,
} from './import-zip.server.ts'

const MOST_TEXTS = 64 * 1_048_576
const MOST_INDEX = 4 * 1_048_576
const SAMPLE_ROWS = 1000
const BATCH_ROWS = 1000

const unreadable = () => new Refusal(422, 'desk.import.workbook')

/** A workbook as its index tells it: the sheets in order, and where their content and the shared texts are. */
interface WorkbookIndex {
  sheets: { name: string; hidden: boolean; entry: ZipEntry }[]
  /** Days are counted from 1904 instead of 1900. */
  from1904: boolean
  /** What the reader needs before any sheet. */
  parts: ZipPart[]
}

const decodeXml = (text: string) =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|quot|apos|amp));/gi, (whole, hex, decimal, named) => {
    if (named)
      return { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }[String(named).toLowerCase()] ?? whole
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

/** The attributes of each element of that name, in order. */
function* elements(xml: string, name: string): Generator<Map<string, string>> {
  for (const [, attributes] of xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s([^<>]*)>`, 'g'))) {
    const pairs = attributes.matchAll(/([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)
    yield new Map([...pairs].map(([, key, double, single]) => [key, decodeXml(double ?? single)]))
  }
}

async function readIndex(source: ImportSource, size: number): Promise<WorkbookIndex> {
  const entries = await readDirectory(source, size)
  const book = entries.get('xl/workbook.xml')
  const links = entries.get('xl/_rels/workbook.xml.rels')
  if (!book || !links) throw unreadable()
  const bookXml = await readEntryText(source, book, MOST_INDEX)
  const linksXml = await readEntryText(source, links, MOST_INDEX)
  const targets = new Map<string | undefined, string>()
  for (const link of elements(linksXml, 'Relationship')) {
    const target = link.get('Target') ?? ''
    targets.set(link.get('Id'), target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  }
  const sheets: WorkbookIndex['sheets'] = []
  for (const sheet of elements(bookXml, 'sheet')) {
    const entry = entries.get(targets.get(sheet.get('r:id')) ?? '')
    const hidden = (sheet.get('state') ?? 'visible') !== 'visible'
    if (entry) sheets.push({ name: sheet.get('name') ?? '', hidden, entry })
  }
  const [settings] = elements(bookXml, 'workbookPr')
  const texts = entries.get('xl/sharedStrings.xml')
  const styles = entries.get('xl/styles.xml')
  if (texts && texts.unpacked > MOST_TEXTS) throw tooLarge(MOST_TEXTS)
  const parts: ZipPart[] = [
    { name: 'xl/_rels/workbook.xml.rels', text: linksXml },
    { name: 'xl/workbook.xml', text: bookXml },
  ]
  if (styles) parts.push({ name: 'xl/styles.xml', entry: styles })
  // Without shared texts the reader would put the sheet aside in a file of its own first.
  parts.push(
    texts ? { name: 'xl/sharedStrings.xml', entry: texts } : { name: 'xl/sharedStrings.xml', text: '<sst/>' },
  )
  return { sheets, from1904: /^(1|true)$/.test(settings?.get('date1904') ?? ''), parts }
}

function chooseSheet(index: WorkbookIndex, name: string | undefined): WorkbookIndex['sheets'][number] {
  const visible = index.sheets.find(sheet => !sheet.hidden) ?? index.sheets[0]
  const chosen = name === undefined ? visible : index.sheets.find(sheet => sheet.name === name)
  if (chosen) return chosen
  if (name === undefined) throw unreadable()
  throw new Refusal(422, 'desk.import.sheet', {
    name,
    sheets: index.sheets.map(sheet => sheet.name).join(', '),
  })
}

/** The archive as a stream that never fails: a failure is handed over through `failed`, which the reading races. */
function feed(
  archive: AsyncIterable<Uint8Array>,
  fed: { bytes: number },
): { input: Readable; failed: Promise<never> } {
  const { promise: failed, reject } = Promise.withResolvers<never>()
  failed.catch(() => {})
  async function* guarded(): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of archive) {
        fed.bytes += piece.length
        yield piece
      }
    } catch (error) {
      reject(error)
    }
  }
  return { input: Readable.from(guarded(), { objectMode: false }), failed }
}

/** The rows of one sheet. Only that sheet and what it needs are unpacked, and never more than the archive declared. */
async function* readRows(
  source: ImportSource,
  index: WorkbookIndex,
  sheet: ZipEntry,
  fed: { bytes: number },
): AsyncGenerator<SheetRow> {
  const parts = [...index.parts, { name: 'xl/worksheets/sheet1.xml', entry: sheet }]
  const { input, failed } = feed(writeArchive(source, parts), fed)
  const { default: exceljs } = await import('exceljs')
  const reader = new exceljs.stream.xlsx.WorkbookReader(input, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  })
  try {
    const sheets = reader[Symbol.asyncIterator]()
    const opened = await Promise.race([sheets.next(), failed])
    if (opened.done) throw unreadable()
    const rows = opened.value[Symbol.asyncIterator]()
    for (;;) {
      const next = await Promise.race([rows.next(), failed])
      if (next.done) return
      yield next.value
    }
  } catch (error) {
    // The reader throws plain errors for whatever is wrong inside a workbook.
    throw error instanceof Refusal ? error : unreadable()
  } finally {
    input.destroy()
  }
}

/**
 * Opens a sheet of an XLSX workbook: the named one, else the first that is not hidden; its first row with content is
 * the header. Dates come as ISO text ("2016-02-29T01:16:00", the wall clock shown), numbers as numbers.
 */
export async function openWorkbook(
  source: ImportSource,
  size: number,
  sheetName: string | undefined,
  limits: ImportLimits,
): Promise<ImportFile> {
  const index = await readIndex(source, size)
  const sheet = chooseSheet(index, sheetName)
  const weights = index.parts.map(part => ('entry' in part ? part.entry.unpacked : part.text.length))
  const total = weights.reduce((sum, bytes) => sum + bytes, sheet.entry.unpacked)
  if (total > limits.maxBytes) throw tooLarge(limits.maxBytes)
  let header: string[] | null = null

  async function* batches(): AsyncGenerator<ImportBatch> {
    const fed = { bytes: 0 }
    const present = (batch: RowBatch) => ({
      ...batch,
      bytesRead: Math.min(size, Math.floor((size * fed.bytes) / Math.max(1, total))),
    })
    let batch: RowBatch = { rows: [], lines: [], bad: [] }
    let names: string[] | null = null
    let line = 0
    for await (const row of readRows(source, index, sheet.entry, fed)) {
      // A damaged sheet may number its rows backwards: lines only grow.
      line = Number.isInteger(row.number) && row.number > line ? row.number : line + 1
      const cells: Cell[] = []
      // The reader would make an object of each empty cell too: a few kilobytes of far columns would fill the memory.
      row.eachCell((cell: SheetCell, column: number) => {
        while (cells.length < column - 1) cells.push('')
        cells.push(readCell(cell, index.from1904))
      })
      while (cells.length > 0 && cells.at(-1) === '') cells.pop()
      if (cells.length === 0) continue
      if (names === null) {
        names = nameHeader(cells, limits)
        header = names
        continue
      }
      addSheetRow(batch, cells, line, names.length, limits.maxCell)
      if (batch.rows.length + batch.bad.length >= BATCH_ROWS) {
        yield present(batch)
        batch = { rows: [], lines: [], bad: [] }
      }
    }
    yield { ...batch, bytesRead: size }
  }

  const sample: RowBatch = { rows: [], lines: [], bad: [] }
  for await (const batch of batches()) {
    sample.rows.push(...batch.rows)
    sample.lines.push(...batch.lines)
    sample.bad.push(...batch.bad)
    if (sample.rows.length >= SAMPLE_ROWS) break
  }
  if (header === null) throw new Refusal(422, 'desk.import.empty')
  const workbook = { sheet: sheet.name, sheets: index.sheets.map(({ name }) => name) }
  return { text: null, workbook, header, sample, size, batches }
}
