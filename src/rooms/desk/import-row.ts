import { type BadRow, excerpt } from './import-bad-row.ts'
import {
  type CellFault,
  type CellReader,
  createCellReaders,
  type ImportedActivity,
  type ImportedPerson,
  isFault,
  type KnownNames,
  textLimits,
} from './import-cell.ts'
import { createDateReader, type DateReader } from './import-date.ts'
import {
  type ColumnMapping,
  type ImportChannel,
  type ImportMapping,
  type ImportPriority,
  type ImportStatus,
  usedColumns,
} from './import-mapping.ts'
import type { Cell } from './import-scan.ts'

/** What one row says of its request. Dates are ms since 1970; null where the row says nothing. */
export interface RowValues {
  externalId: string
  subject: string | null
  body: string | null
  type: string | null
  unit: string | null
  requester: ImportedPerson | null
  requesterMail: string | null
  assignee: ImportedPerson | null
  assigneeMail: string | null
  priority: ImportPriority | null
  status: ImportStatus | null
  activity: ImportedActivity | null
  channel: ImportChannel | null
  reply: string | null
  note: string | null
  commentAuthor: ImportedPerson | null
  openedAt: number | null
  firstReplyAt: number | null
  resolvedAt: number | null
  closedAt: number | null
  dueAt: number | null
  updatedAt: number | null
  reopenCount: number | null
  reassignmentCount: number | null
  /** Values of the request's own fields, in the order of `RowReader.fieldKeys`. */
  fields: FieldValue[]
}

/** Dates of fields are ISO text in UTC. */
export type FieldValue = string | number | boolean | null

export interface RowReader {
  fieldKeys: readonly string[]
  /** The row as values, the same object at each call, or the first cell at fault. */
  read(cells: readonly Cell[], line: number): { ok: true; values: RowValues } | { ok: false; bad: BadRow }
  /** Header name of the column that becomes the target; null where there is none. */
  columnOf(target: ColumnMapping['target']): string | null
}

const emptyRow = (): RowValues => ({
  externalId: '',
  subject: null,
  body: null,
  type: null,
  unit: null,
  requester: null,
  requesterMail: null,
  assignee: null,
  assigneeMail: null,
  priority: null,
  status: null,
  activity: null,
  channel: null,
  reply: null,
  note: null,
  commentAuthor: null,
  openedAt: null,
  firstReplyAt: null,
  resolvedAt: null,
  closedAt: null,
  dueAt: null,
  updatedAt: null,
  reopenCount: null,
  reassignmentCount: null,
  fields: [],
})

const needed: CellFault = { fault: 'desk.import.needed' }

type Readers = ReturnType<typeof createCellReaders>

function needing<Value>(read: CellReader<Value>): CellReader<Value> {
  return cell => read(cell) ?? needed
}

/** How the values of a request's own field are read. */
function fieldReader(readers: Readers, as: ColumnMapping['as'], dates: DateReader): CellReader<FieldValue> {
  if (as === 'number') return readers.number()
  if (as === 'boolean') return readers.boolean()
  if (as !== 'date') return readers.keptText(textLimits.field)
  const read = readers.date(dates)
  return cell => {
    const value = read(cell)
    return typeof value === 'number' ? new Date(value).toISOString() : value
  }
}

/** How the cells of a column are read, by what it becomes. */
function columnReader(
  readers: Readers,
  column: ColumnMapping,
  dates: DateReader,
  isLog: boolean,
): CellReader<unknown> {
  switch (column.target) {
    case 'externalId':
      return needing(readers.text(textLimits.externalId))
    case 'subject':
    case 'body':
    case 'reply':
    case 'note':
      return readers.text(textLimits[column.target])
    case 'type':
    case 'unit':
    case 'status':
    case 'activity':
    case 'priority':
    case 'channel':
      return readers[column.target]()
    case 'requester':
    case 'assignee':
    case 'commentAuthor':
      return readers.person()
    case 'requesterMail':
    case 'assigneeMail':
      return readers.mail()
    case 'reopenCount':
    case 'reassignmentCount':
      return readers.count()
    case 'updatedAt':
      return isLog ? needing(readers.date(dates)) : readers.date(dates)
    case 'openedAt':
    case 'firstReplyAt':
    case 'resolvedAt':
    case 'closedAt':
    case 'dueAt':
      return readers.date(dates)
    default:
      return fieldReader(readers, column.as, dates)
  }
}

/** One column as it is read; the last cell is kept, since the rows of a request repeat it. */
interface Column {
  name: string
  index: number
  read: CellReader<unknown>
  /** Key of the row's values, or place among the fields. */
  into: string | number
  between: string | null
  lastCell: Cell | undefined
  lastValue: unknown
}

/** What stands between the texts of columns that share a target. */
const between: Record<string, string> = { subject: ' · ', body: '\n\n', reply: '\n\n', note: '\n\n' }

/**
 * A reader of rows for a mapping that `checkMapping` finds usable. The first cell at fault makes the row a bad one:
 * nothing of it is taken.
 */
export function createRowReader(
  mapping: ImportMapping,
  header: readonly string[],
  known: KnownNames,
): RowReader {
  const used = usedColumns(mapping)
  const fieldKeys = used
    .filter(({ target }) => target.startsWith('field:'))
    .map(({ target }) => target.slice(6))
  const columns = used.map((column): Column => {
    const dates = createDateReader(column.dateFormat ?? mapping.dateFormat, mapping.timeZone) ?? (() => null)
    const readers = createCellReaders(mapping, known, column.prefix)
    return {
      name: column.column,
      index: header.indexOf(column.column),
      read: columnReader(readers, column, dates, mapping.shape === 'event_log'),
      into: column.target.startsWith('field:') ? fieldKeys.indexOf(column.target.slice(6)) : column.target,
      between: between[column.target] ?? null,
      lastCell: undefined,
      lastValue: undefined,
    }
  })
  const values = emptyRow()
  values.fields = fieldKeys.map(() => null)
  const slots = values as unknown as Record<string, unknown>

  function badCell(column: Column, cell: Cell, { fault, params }: CellFault, line: number): BadRow {
    return { line, column: column.name, value: excerpt(String(cell)), code: fault, params }
  }

  return {
    fieldKeys,
    columnOf: target => used.find(column => column.target === target)?.column ?? null,
    read(cells, line) {
      values.subject = null
      values.body = null
      values.reply = null
      values.note = null
      for (const column of columns) {
        const cell = cells[column.index]
        if (cell !== column.lastCell) {
          column.lastValue = column.read(cell)
          column.lastCell = cell
        }
        const value = column.lastValue
        if (isFault(value)) return { ok: false, bad: badCell(column, cell, value, line) }
        if (typeof column.into === 'number') values.fields[column.into] = value as FieldValue
        else if (column.between !== null && slots[column.into] !== null && value !== null)
          slots[column.into] = `${slots[column.into]}${column.between}${value}`
        else if (column.between === null || value !== null) slots[column.into] = value
      }
      return { ok: true, values }
    },
  }
}
