import { setImmediate } from 'node:timers/promises'
import { Refusal } from '#platform/refusal.ts'
import type { ImportReading, ImportSurvey } from './import.ts'
import { type ImportDelimiter, importDelimiters } from './import-dialect.ts'
import { type ImportEncoding, importEncodings } from './import-encoding.server.ts'
import type { ImportOptions } from './import-file.server.ts'
import { guessMapping } from './import-guess.ts'
import type { ImportMapping } from './import-mapping.ts'
import { openImportFile } from './import-read.server.ts'
import type { Cell } from './import-scan.ts'
import { completeValues, surveyColumns } from './import-survey.ts'

/** Most different values of a column that are each given one of ours. */
const MOST_VALUES = 200
const SHOWN_ROWS = 10
const SHOWN_LENGTH = 2000

/** What a person chose about the reading, as the reader takes it; anything else is guessed. */
export function readingOptions({ encoding, delimiter, sheet }: ImportReading): ImportOptions {
  return {
    encoding: importEncodings.find(known => known === encoding) as ImportEncoding | undefined,
    delimiter: importDelimiters.find(known => known === delimiter) as ImportDelimiter | undefined,
    sheet,
  }
}

const shown = (cell: Cell): Cell => (typeof cell === 'string' ? cell.slice(0, SHOWN_LENGTH) : cell)

/**
 * Reads a file once, whole, to say what is in it and guess how it becomes requests. Refuses a file that cannot be
 * read or holds no rows, in the words of the reader.
 */
export async function surveyFile(
  content: Uint8Array,
  reading: ImportReading,
  timeZone: string,
): Promise<{ survey: ImportSurvey; mapping: ImportMapping }> {
  const file = await openImportFile(content, readingOptions(reading))
  const guess = guessMapping(file.header, file.sample.rows, timeZone)
  const counted = surveyColumns(file.header, file.header, MOST_VALUES)
  let rows = 0
  for await (const batch of file.batches()) {
    counted.add(batch)
    rows += batch.rows.length + batch.bad.length
    await setImmediate()
  }
  // Another sheet of a workbook may hold some, and can be chosen once the file is in.
  if (rows === 0 && (file.workbook?.sheets.length ?? 1) < 2) throw new Refusal(422, 'desk.import.empty')
  const values: ImportSurvey['values'] = {}
  for (const column of file.header) {
    const found = counted.valuesOf(column)
    if (found) values[column] = found
  }
  return {
    survey: {
      rows,
      encoding: file.text?.encoding ?? null,
      delimiter: file.text?.delimiter ?? null,
      gzip: file.text?.gzip ?? false,
      sheet: file.workbook?.sheet ?? null,
      sheets: file.workbook?.sheets ?? [],
      header: file.header,
      columns: guess.columns,
      ambiguous: guess.dates?.ambiguous ?? null,
      sample: {
        rows: file.sample.rows.slice(0, SHOWN_ROWS).map(row => row.map(shown)),
        lines: file.sample.lines.slice(0, SHOWN_ROWS),
        bad: file.sample.bad.slice(0, SHOWN_ROWS),
      },
      values,
    },
    mapping: completeValues(guess.mapping, counted).mapping,
  }
}
