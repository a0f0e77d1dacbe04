import { createDateReader } from './import-date.ts'
import { isTimeZone } from './zone.ts'

export const importStatuses = [
  'new',
  'triaged',
  'in_progress',
  'waiting',
  'resolved',
  'closed',
  'declined',
] as const
export type ImportStatus = (typeof importStatuses)[number]

/** 1 is the most urgent. */
export const importPriorities = [1, 2, 3, 4] as const
export type ImportPriority = (typeof importPriorities)[number]

export const importChannels = ['portal', 'team', 'api', 'import', 'email'] as const
export type ImportChannel = (typeof importChannels)[number]

/** Dates of a request; `updatedAt` is the time of the row in an event log. */
export const importDateTargets = [
  'openedAt',
  'firstReplyAt',
  'resolvedAt',
  'closedAt',
  'dueAt',
  'updatedAt',
] as const

/** What a column can become, apart from a field of the request's own; comments are public replies or the team's notes. */
export const importTargets = [
  'externalId',
  'subject',
  'body',
  'type',
  'unit',
  'requester',
  'requesterMail',
  'assignee',
  'assigneeMail',
  'priority',
  'status',
  'activity',
  'channel',
  'reply',
  'note',
  'commentAuthor',
  ...importDateTargets,
  'reopenCount',
  'reassignmentCount',
  'ignored',
] as const
export type ImportTarget = (typeof importTargets)[number] | `field:${string}`

/** One column of the file and what it becomes. */
export interface ColumnMapping {
  /** Header name. */
  column: string
  target: ImportTarget
  /** Taken off the front of every value that has it: "Caller " makes "2403" of "Caller 2403". */
  prefix?: string
  /** How the values of a field are read; as text where nothing is said. */
  as?: 'text' | 'number' | 'date' | 'boolean'
  /** Where the dates of this column are written in another way than the others. */
  dateFormat?: string
}

/** Their values and ours; looked up without regard to case and spacing (`valueKey`). */
export interface ImportValueMaps {
  status: Record<string, ImportStatus>
  priority: Record<string, ImportPriority>
  channel: Record<string, ImportChannel>
  /** Names of units. */
  unit: Record<string, string>
  /** Keys of request types. */
  type: Record<string, string>
}

/** How a file becomes requests; saved by name as it is (plain JSON). */
export interface ImportMapping {
  /** One row a request, or several rows of which the latest gives the state and all give the timeline. */
  shape: 'one_row_per_request' | 'event_log'
  /** Which of two rows of one request at the same time is the later one; by their order in the file. */
  order: 'oldest_first' | 'newest_first'
  columns: ColumnMapping[]
  /** Format as `createDateReader` takes it. */
  dateFormat: string
  /** Zone of dates without an offset. */
  timeZone: string
  decimalMark: '.' | ','
  /** Values that mean "nothing"; the empty cell always does. */
  missing: string[]
  values: ImportValueMaps
  unknownUnits: 'create' | 'refuse'
  /** A type that is not known is made, or gives way to the default one; without a default such a row is a bad one. */
  unknownTypes: 'create' | 'refuse'
  /** Key of the request type where the file has none; null: one of their own, made where it is not there yet. */
  defaultType: string | null
  badRows: 'skip' | 'refuse'
  /** In an event log without a status: the last event closes the request. */
  lastEventCloses: boolean
  /** In an event log: the first change or assignment stands for a first reply that nobody recorded. */
  firstTouchReplies: boolean
  /** Due times are those of the file only, or else those the targets of the request's type give. */
  clocks: 'file' | 'type'
}

/** Why a mapping cannot be used on a file: code of the sentence and its parameters. */
export interface MappingProblem {
  code: MappingProblemCode
  params?: Record<string, string>
}

export type MappingProblemCode =
  | 'desk.import.mapNoId'
  | 'desk.import.mapNoOpened'
  | 'desk.import.mapNoTime'
  | 'desk.import.mapTwice'
  | 'desk.import.mapColumn'
  | 'desk.import.mapColumnTwice'
  | 'desk.import.mapDateFormat'
  | 'desk.import.mapTimeZone'

/** The text by which values are compared: without outer and double spaces, in lower case, composed. */
export function valueKey(text: string): string {
  return text.trim().replace(/\s+/g, ' ').normalize('NFC').toLowerCase()
}

/** Text targets that several columns may share; their texts are joined in the order of the columns. */
const shared = new Set<ImportTarget>(['subject', 'body', 'reply', 'note', 'ignored'])

/** The columns that become something. */
export function usedColumns(mapping: ImportMapping): ColumnMapping[] {
  return mapping.columns.filter(column => column.target !== 'ignored')
}

function columnProblems(mapping: ImportMapping, header: readonly string[]): MappingProblem[] {
  const problems: MappingProblem[] = []
  const names = new Set(header)
  const columns = new Set<string>()
  const targets = new Set<ImportTarget>()
  for (const { column, target, dateFormat } of usedColumns(mapping)) {
    if (!names.has(column)) problems.push({ code: 'desk.import.mapColumn', params: { column } })
    if (columns.has(column)) problems.push({ code: 'desk.import.mapColumnTwice', params: { column } })
    if (targets.has(target) && !shared.has(target))
      problems.push({ code: 'desk.import.mapTwice', params: { column } })
    if (dateFormat !== undefined && !createDateReader(dateFormat, 'UTC'))
      problems.push({ code: 'desk.import.mapDateFormat', params: { format: dateFormat } })
    columns.add(column)
    targets.add(target)
  }
  return problems
}

/** Everything for which the mapping cannot be used on a file with these columns; empty where it can. */
export function checkMapping(mapping: ImportMapping, header: readonly string[]): MappingProblem[] {
  const problems = columnProblems(mapping, header)
  const targets = new Set(mapping.columns.map(column => column.target))
  if (!targets.has('externalId')) problems.push({ code: 'desk.import.mapNoId' })
  if (mapping.shape === 'one_row_per_request' && !targets.has('openedAt'))
    problems.push({ code: 'desk.import.mapNoOpened' })
  if (mapping.shape === 'event_log' && !targets.has('updatedAt'))
    problems.push({ code: 'desk.import.mapNoTime' })
  if (!isTimeZone(mapping.timeZone))
    problems.push({ code: 'desk.import.mapTimeZone', params: { zone: mapping.timeZone } })
  else if (!createDateReader(mapping.dateFormat, mapping.timeZone))
    problems.push({ code: 'desk.import.mapDateFormat', params: { format: mapping.dateFormat } })
  return problems
}
