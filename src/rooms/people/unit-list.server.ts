import { CsvError, parse } from 'csv-parse/sync'
import { isStorable } from '#platform/http/text.ts'
import { foldName } from './unit.ts'
import type { UnitColumn, UnitRow } from './unit-import.ts'

export const LIST_ROWS = 10_000
export const LIST_BYTES = 2_000_000

/** A list of units as read, with the headings of columns left aside; or why it cannot be: a code of the room's problems. */
export type UnitListRead =
  | { ok: true; rows: UnitRow[]; ignored: string[] }
  | {
      ok: false
      code:
        | 'people.listEmpty'
        | 'people.listText'
        | 'people.listNoName'
        | 'people.listQuote'
        | 'people.listLong'
      params: Record<string, string | number>
    }

/** Headings a column goes by, folded. */
const headings: Record<UnitColumn, readonly string[]> = {
  name: ['name', 'nom', 'unit', 'unite', 'business unit', 'department', 'departement', 'direction', 'entite'],
  code: ['code', 'id', 'identifier', 'identifiant', 'unit code', 'code unite', 'reference'],
  parent: [
    'parent',
    'parent code',
    'code parent',
    'parent unit',
    'unite parente',
    'above',
    'unit above',
    'stands under',
    'reports to',
    'belongs to',
    'rattachement',
    'rattachee a',
    'rattache a',
    'unite de rattachement',
    'unite superieure',
  ],
}

/** Text of a file: UTF-8 or UTF-16 by its mark, else UTF-8, else what Excel writes in western Europe. */
export function textOfFile(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The delimiter that the first line holds most of. */
function delimiterOf(text: string): string {
  const first = text.slice(0, (text.search(/[\r\n]/) + 1 || text.length + 1) - 1)
  const counts = [';', ',', '\t', '|'].map(mark => ({ mark, count: first.split(mark).length }))
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark
}

/** Reads a list of units with headings: a name for each, and where given a code and the unit above. */
export function readUnitList(text: string): UnitListRead {
  if (text.trim() === '') return { ok: false, code: 'people.listEmpty', params: {} }
  if (!isStorable(text)) return { ok: false, code: 'people.listText', params: {} }
  let records: { record: string[]; info: { lines: number } }[]
  try {
    records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text.replace(/^\uFEFF/, '')),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: LIST_ROWS + 2,
      trim: true,
    }) as unknown as typeof records
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { ok: false, code: 'people.listQuote', params: { line: Number(error.lines ?? 1) } }
  }
  if (records.length > LIST_ROWS + 1)
    return { ok: false, code: 'people.listLong', params: { max: LIST_ROWS } }
  const [head, ...body] = records
  const found = head.record.map(heading => foldName(heading.replaceAll('_', ' ')))
  const at = (column: UnitColumn) => found.findIndex(heading => headings[column].includes(heading))
  const columns = { name: at('name'), code: at('code'), parent: at('parent') }
  const used = Object.values(columns)
  if (columns.name === -1)
    return {
      ok: false,
      code: 'people.listNoName',
      params: { found: head.record.join(', ').slice(0, 200) },
    }
  if (body.length === 0) return { ok: false, code: 'people.listEmpty', params: {} }
  const cell = (record: string[], index: number) => (index === -1 ? '' : (record[index] ?? ''))
  return {
    ok: true,
    ignored: head.record.filter((heading, index) => heading !== '' && !used.includes(index)),
    rows: body
      .filter(({ record }) => record.some(text => text !== ''))
      .map(({ record, info }) => ({
        line: info.lines,
        name: cell(record, columns.name),
        code: cell(record, columns.code),
        parent: cell(record, columns.parent),
      })),
  }
}
