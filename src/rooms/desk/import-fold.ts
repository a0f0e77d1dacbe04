import { type BadRow, excerpt } from './import-bad-row.ts'
import type { KnownNames } from './import-cell.ts'
import { createRowLog } from './import-log.ts'
import { checkMapping, type ImportMapping, type MappingProblem } from './import-mapping.ts'
import {
  type BuiltRequest,
  type ImportedRequest,
  requestOfLog,
  requestOfRow,
  withMail,
} from './import-request.ts'
import { createRowReader, type RowReader, type RowValues } from './import-row.ts'
import type { RowBatch } from './import-scan.ts'

/** What a step of folding gives, or why the file is too much for it. */
export type FoldStep =
  | { ok: true; requests: ImportedRequest[]; bad: BadRow[] }
  | { ok: false; code: 'desk.import.tooManyRows' | 'desk.import.tooMuchText'; params: { max: number } }

export interface Fold {
  /** Takes rows. One row a request: gives the requests at once; an event log: gives bad rows only. */
  add(batch: RowBatch): FoldStep
  /** Gives the requests of an event log, a thousand at a time, in the order of their first rows. */
  finish(): Generator<FoldStep>
}

export interface FoldLimits {
  /** Most rows of an event log, and most requests of a file. */
  rows: number
  /** Most characters of subjects, bodies, fields and comments kept until the end of an event log. */
  characters: number
}

const foldLimits: FoldLimits = { rows: 5_000_000, characters: 256 * 1_048_576 }

const STEP = 1000

const tooManyRows = (max: number): FoldStep => ({
  ok: false,
  code: 'desk.import.tooManyRows',
  params: { max },
})

/** Gathers what was built. */
function createOutcome(bad: readonly BadRow[]) {
  const step = { ok: true as const, requests: [] as ImportedRequest[], bad: [...bad] }
  return {
    step,
    take(built: BuiltRequest): void {
      if (built.ok) step.requests.push(built.request)
      else step.bad.push(built.bad)
    },
  }
}

function foldRows(mapping: ImportMapping, reader: RowReader, limits: FoldLimits): Fold {
  const lineOf = new Map<string, number>()

  function readRow(cells: RowBatch['rows'][number], line: number): BuiltRequest {
    const read = reader.read(cells, line)
    if (!read.ok) return read
    const { externalId } = read.values
    const first = lineOf.get(externalId)
    if (first !== undefined) {
      const column = reader.columnOf('externalId')
      const value = excerpt(externalId)
      return { ok: false, bad: { line, column, value, code: 'desk.import.duplicate', params: { first } } }
    }
    const built = requestOfRow(read.values, line, mapping, reader)
    if (built.ok) lineOf.set(externalId, line)
    return built
  }

  return {
    add(batch) {
      const { step, take } = createOutcome(batch.bad)
      for (const [index, cells] of batch.rows.entries()) take(readRow(cells, batch.lines[index]))
      return lineOf.size > limits.rows ? tooManyRows(limits.rows) : step
    },
    *finish() {},
  }
}

/** A request of a log as it is known so far. */
interface Draft {
  first: number
  last: number
  /** Values and line of its latest row. */
  values: RowValues
  line: number
  characters: number
}

function charactersOf(values: RowValues): number {
  let characters = (values.subject?.length ?? 0) + (values.body?.length ?? 0)
  for (const value of values.fields) if (typeof value === 'string') characters += value.length
  return characters
}

function foldLog(mapping: ImportMapping, reader: RowReader, limits: FoldLimits): Fold {
  const log = createRowLog()
  const drafts = new Map<string, Draft>()
  const isNewestFirst = mapping.order === 'newest_first'
  let characters = 0
  let draft: Draft | undefined

  function addRow(values: RowValues, line: number): void {
    values.assignee = withMail(values.assignee, values.assigneeMail)
    if (draft?.values.externalId !== values.externalId) draft = drafts.get(values.externalId)
    const row = log.add(values, draft?.last ?? -1)
    characters += (values.reply?.length ?? 0) + (values.note?.length ?? 0)
    if (draft === undefined) {
      const length = charactersOf(values)
      draft = {
        first: row,
        last: row,
        values: { ...values, fields: [...values.fields] },
        line,
        characters: length,
      }
      drafts.set(values.externalId, draft)
      characters += length
      return
    }
    draft.last = row
    const at = values.updatedAt ?? 0
    const latest = draft.values.updatedAt ?? 0
    if (at < latest || (at === latest && isNewestFirst)) return
    const length = charactersOf(values)
    characters += length - draft.characters
    draft.characters = length
    draft.values = { ...values, fields: [...values.fields] }
    draft.line = line
  }

  return {
    add(batch) {
      const { step } = createOutcome(batch.bad)
      for (const [index, cells] of batch.rows.entries()) {
        const read = reader.read(cells, batch.lines[index])
        if (read.ok) addRow(read.values, batch.lines[index])
        else step.bad.push(read.bad)
      }
      if (log.length > limits.rows) return tooManyRows(limits.rows)
      if (characters <= limits.characters) return step
      return { ok: false, code: 'desk.import.tooMuchText', params: { max: limits.characters } }
    },
    *finish() {
      let outcome = createOutcome([])
      for (const { first, values, line } of drafts.values()) {
        outcome.take(requestOfLog(values, line, log.statesFrom(first, mapping.order), mapping, reader))
        if (outcome.step.requests.length + outcome.step.bad.length < STEP) continue
        yield outcome.step
        outcome = createOutcome([])
      }
      yield outcome.step
    },
  }
}

/**
 * Starts turning the rows of a file into requests by a mapping. Rows of a request may stand anywhere in the file; a
 * row at fault is listed and left out, the other rows of its request stay. Memory: one row a request: the external
 * ids; an event log: the latest values of each request, all comments, and about 24 bytes a row. Refused where the mapping does not
 * fit the columns.
 */
export function createFold(
  mapping: ImportMapping,
  header: readonly string[],
  known: KnownNames = {},
  limits: FoldLimits = foldLimits,
): { ok: true; fold: Fold } | { ok: false; problems: MappingProblem[] } {
  const problems = checkMapping(mapping, header)
  if (problems.length > 0) return { ok: false, problems }
  const reader = createRowReader(mapping, header, known)
  const fold = mapping.shape === 'event_log' ? foldLog : foldRows
  return { ok: true, fold: fold(mapping, reader, limits) }
}

/** One row of the file as it would be stored by itself, or what is wrong with it. */
export interface PreviewRow {
  line: number
  request: ImportedRequest | null
  bad: BadRow | null
}

/**
 * The first rows, good and bad, as they would be stored. In an event log each is shown as the state it gives. The
 * mapping must be one that `checkMapping` finds usable.
 */
export function previewRows(
  batch: RowBatch,
  header: readonly string[],
  mapping: ImportMapping,
  count = 10,
  known: KnownNames = {},
): PreviewRow[] {
  const rows: PreviewRow[] = batch.bad.map(bad => ({ line: bad.line, request: null, bad }))
  for (const [index, cells] of batch.rows.slice(0, count).entries()) {
    const line = batch.lines[index]
    const started = createFold(mapping, header, known)
    if (!started.ok) return []
    const one = { rows: [cells], lines: [line], bad: [] }
    const steps = [started.fold.add(one), ...started.fold.finish()].filter(step => step.ok)
    rows.push({
      line,
      request: steps.flatMap(step => step.requests)[0] ?? null,
      bad: steps.flatMap(step => step.bad)[0] ?? null,
    })
  }
  return rows.sort((one, other) => one.line - other.line).slice(0, count)
}
