import type { BadRowCode } from './import-bad-row.ts'
import type { DateReader } from './import-date.ts'
import {
  type ImportChannel,
  type ImportMapping,
  type ImportPriority,
  type ImportStatus,
  valueKey,
} from './import-mapping.ts'
import { type Cell, detached } from './import-scan.ts'

/** A person as the file names them: a name, a mail address, or both. */
export interface ImportedPerson {
  name: string | null
  mail: string | null
}

/** What a row of a log without states tells: the name of the event, and the status where the mapping gives it one. */
export interface ImportedActivity {
  label: string
  status: ImportStatus | null
}

/** Why a cell cannot be taken. */
export interface CellFault {
  fault: BadRowCode
  params?: Record<string, string | number>
}

/** Reads a cell: its value, null where there is none, or why it cannot be taken. */
export type CellReader<Value> = (cell: Cell) => Value | null | CellFault

/** Names of units and keys of request types that exist, as `valueKey` gives them; nothing is checked without. */
export interface KnownNames {
  units?: ReadonlySet<string>
  types?: ReadonlySet<string>
}

const MOST_KEPT = 50_000
const LONGEST_KEPT = 200

/** Longest text of each kind, in characters. */
export const textLimits = {
  externalId: 200,
  name: 200,
  subject: 500,
  body: 100_000,
  reply: 100_000,
  note: 100_000,
  field: 10_000,
} as const

export const isFault = (value: unknown): value is CellFault =>
  typeof value === 'object' && value !== null && 'fault' in value

/** The text of a cell without outer spaces, missing marks and prefix; empty where there is nothing. */
function createTextOf(missing: ReadonlySet<string>, prefix = ''): (cell: Cell) => string {
  return cell => {
    const text = typeof cell === 'number' ? String(cell) : cell.trim()
    if (missing.has(text)) return ''
    if (prefix === '' || !text.startsWith(prefix)) return text
    const rest = text.slice(prefix.length).trim()
    return missing.has(rest) ? '' : rest
  }
}

/** A reader that keeps what it made of each text, for columns with few different values. */
function kept<Value>(
  read: (text: string) => Value | null | CellFault,
  textOf: (cell: Cell) => string,
): CellReader<Value> {
  const values = new Map<Cell, Value | null | CellFault>()
  return cell => {
    let value = values.get(cell)
    if (value === undefined) {
      const text = textOf(cell)
      value = text === '' ? null : read(detached(text))
      if (values.size >= MOST_KEPT) values.clear()
      if (typeof cell === 'number') values.set(cell, value)
      else if (cell.length <= LONGEST_KEPT) values.set(detached(cell), value)
    }
    return value
  }
}

const lookup = <Value>(values: Record<string, Value>) =>
  new Map(Object.entries(values).map(([theirs, ours]) => [valueKey(theirs), ours]))

const MAIL = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/

function readMail(text: string): string | CellFault {
  return MAIL.test(text) && text.length <= textLimits.name
    ? text.toLowerCase()
    : { fault: 'desk.import.mail' }
}

/** "Jane Doe <jane@company.com>", an address alone, or a name. */
function readPerson(text: string): ImportedPerson | CellFault {
  if (text.length > textLimits.name) return { fault: 'desk.import.tooLong', params: { max: textLimits.name } }
  const both = /^"?([^<"]*)"?\s*<([^<>]+)>$/.exec(text)
  if (both && MAIL.test(both[2])) return { name: both[1].trim() || null, mail: both[2].toLowerCase() }
  return MAIL.test(text) ? { name: null, mail: text.toLowerCase() } : { name: text, mail: null }
}

const yes = new Set(['true', 'yes', 'oui', 'vrai', '1', 'y', 'o', 'x'])
const no = new Set(['false', 'no', 'non', 'faux', '0', 'n'])

function readBoolean(text: string): boolean | CellFault {
  const key = text.toLowerCase()
  return yes.has(key) ? true : no.has(key) ? false : { fault: 'desk.import.boolean' }
}

function readCount(text: string): number | CellFault {
  return /^\d{1,6}$/.test(text) ? Number(text) : { fault: 'desk.import.count' }
}

/** Numbers with groups of three only where they are whole groups, so that 1.5 is never read as 15. */
function createNumberReader(decimalMark: '.' | ','): (text: string) => number | CellFault {
  const [mark, group] = decimalMark === '.' ? ['\\.', ','] : [',', '\\.']
  const pattern = new RegExp(`^[+-]?(?:\\d+|\\d{1,3}(?:[ \\u00a0\\u202f'’${group}]\\d{3})+)(?:${mark}\\d+)?$`)
  return text => {
    if (text.length > 40 || !pattern.test(text))
      return { fault: 'desk.import.number', params: { mark: decimalMark } }
    const plain = decimalMark === '.' ? text : text.replaceAll('.', '').replace(',', '.')
    return Number(plain.replace(/[^\d.+-]/g, ''))
  }
}

/** The readers of one column, by what it becomes; `prefix` and the mapping's missing marks are taken off first. */
export function createCellReaders(mapping: ImportMapping, known: KnownNames, prefix: string | undefined) {
  const missing = new Set(['', ...mapping.missing.map(mark => mark.trim())])
  const textOf = createTextOf(missing, prefix)
  const { values } = mapping

  const text =
    (max: number): CellReader<string> =>
    cell => {
      const read = textOf(cell)
      if (read === '') return null
      return read.length > max ? { fault: 'desk.import.tooLong', params: { max } } : detached(read)
    }

  function coded<Value>(table: Record<string, Value>, fault: BadRowCode): CellReader<Value> {
    const byKey = lookup(table)
    return kept<Value>(read => byKey.get(valueKey(read)) ?? { fault }, textOf)
  }

  function unit(): CellReader<string> {
    const names = lookup(values.unit)
    const mustExist = mapping.unknownUnits === 'refuse' ? known.units : undefined
    return kept<string>(read => {
      const name = names.get(valueKey(read)) ?? read
      if (mustExist && !mustExist.has(valueKey(name))) return { fault: 'desk.import.unknownUnit' }
      return name.length > textLimits.name
        ? { fault: 'desk.import.tooLong', params: { max: textLimits.name } }
        : name
    }, textOf)
  }

  function type(): CellReader<string> {
    const keys = lookup(values.type)
    return kept<string>(read => {
      const key = keys.get(valueKey(read)) ?? read
      if (!known.types || known.types.has(valueKey(key))) return key
      if (mapping.unknownTypes === 'create')
        return key.length > textLimits.name
          ? { fault: 'desk.import.tooLong', params: { max: textLimits.name } }
          : key
      return mapping.defaultType ?? { fault: 'desk.import.unknownType' }
    }, textOf)
  }

  function activity(): CellReader<ImportedActivity> {
    const statuses = lookup(values.status)
    return kept(label => ({ label, status: statuses.get(valueKey(label)) ?? null }), textOf)
  }

  /** Dates are tried before the missing marks are looked up: most cells hold one. */
  function date(read: DateReader): CellReader<number> {
    return cell => {
      const plain = typeof cell === 'number' ? String(cell) : cell
      const instant = read(plain)
      if (instant !== null) return instant
      const rest = textOf(cell)
      return rest === '' ? null : (read(rest) ?? { fault: 'desk.import.date' })
    }
  }

  function number(): CellReader<number> {
    const read = kept(createNumberReader(mapping.decimalMark), textOf)
    return cell => (typeof cell === 'number' ? cell : read(cell))
  }

  return {
    text,
    date,
    number,
    unit,
    type,
    activity,
    status: (): CellReader<ImportStatus> => coded(values.status, 'desk.import.unknownStatus'),
    priority: (): CellReader<ImportPriority> => coded(values.priority, 'desk.import.unknownPriority'),
    /** A channel without a value of ours is "import": where a request came from never makes its row a bad one. */
    channel(): CellReader<ImportChannel> {
      const channels = lookup(values.channel)
      return kept(read => channels.get(valueKey(read)) ?? 'import', textOf)
    },
    keptText: (max: number): CellReader<string> =>
      kept<string>(
        read => (read.length > max ? { fault: 'desk.import.tooLong', params: { max } } : read),
        textOf,
      ),
    person: (): CellReader<ImportedPerson> => kept(readPerson, textOf),
    mail: (): CellReader<string> => kept(readMail, textOf),
    boolean: (): CellReader<boolean> => kept(readBoolean, textOf),
    count: (): CellReader<number> => kept(readCount, textOf),
  }
}
