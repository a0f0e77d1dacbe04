import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { BadRow } from './import-bad-row.ts'
import type { ImportFile, ImportOptions } from './import-file.server.ts'
import { createFold } from './import-fold.ts'
import { guessMapping } from './import-guess.ts'
import type { ImportMapping } from './import-mapping.ts'
import { openImportFile } from './import-read.server.ts'
import type { ImportedRequest } from './import-request.ts'
import type { Cell } from './import-scan.ts'
import { completeValues, surveyColumns, valuedColumns } from './import-survey.ts'

/** A mapping in which only what a test is about need be said. */
export function mappingOf(columns: Record<string, string>, rest: Partial<ImportMapping> = {}): ImportMapping {
  return {
    shape: 'one_row_per_request',
    order: 'oldest_first',
    columns: Object.entries(columns).map(([column, target]) => ({
      column,
      target: target as ImportMapping['columns'][number]['target'],
    })),
    dateFormat: 'iso',
    timeZone: 'UTC',
    decimalMark: '.',
    missing: [],
    unknownUnits: 'create',
    unknownTypes: 'refuse',
    defaultType: null,
    badRows: 'skip',
    lastEventCloses: false,
    firstTouchReplies: false,
    clocks: 'file',
    ...rest,
    values: { status: {}, priority: {}, channel: {}, unit: {}, type: {}, ...rest.values },
  }
}

/** Everything a file holds. */
export async function readAll(file: ImportFile): Promise<{ rows: Cell[][]; lines: number[]; bad: BadRow[] }> {
  const all: { rows: Cell[][]; lines: number[]; bad: BadRow[] } = { rows: [], lines: [], bad: [] }
  for await (const batch of file.batches()) {
    all.rows.push(...batch.rows)
    all.lines.push(...batch.lines)
    all.bad.push(...batch.bad)
  }
  return all
}

/** Opens text or bytes and reads everything. */
export async function readText(content: string | Uint8Array, options?: ImportOptions) {
  const file = await openImportFile(typeof content === 'string' ? Buffer.from(content) : content, options)
  return { file, ...(await readAll(file)) }
}

/** Every request and bad row of a file under a mapping that fits it. */
export async function foldFile(
  file: ImportFile,
  mapping: ImportMapping,
): Promise<{ requests: ImportedRequest[]; bad: BadRow[] }> {
  const started = createFold(mapping, file.header)
  if (!started.ok) throw new Error(started.problems.map(problem => problem.code).join())
  const requests: ImportedRequest[] = []
  const bad: BadRow[] = []
  const take = (step: ReturnType<typeof started.fold.add>): void => {
    if (!step.ok) throw new Error(step.code)
    requests.push(...step.requests)
    bad.push(...step.bad)
  }
  for await (const batch of file.batches()) take(started.fold.add(batch))
  for (const step of started.fold.finish()) take(step)
  return { requests, bad }
}

/** The same of a text. */
export const foldText = async (text: string, mapping: ImportMapping) =>
  foldFile(await openImportFile(Buffer.from(text)), mapping)

/** Columns of a made event log, and how its values are read. */
export const stateColumns = {
  id: 'externalId',
  state: 'status',
  who: 'assignee',
  team: 'unit',
  prio: 'priority',
  at: 'updatedAt',
}
export const states: Partial<ImportMapping> = {
  shape: 'event_log',
  missing: ['?'],
  values: {
    status: { New: 'new', Active: 'in_progress', Resolved: 'resolved', Closed: 'closed' },
    priority: { '1': 1, '3': 3 },
    channel: {},
    unit: {},
    type: {},
  },
}

/** What the wizard does: guess from the first rows, then complete the values from all rows. */
export async function guessFor(file: ImportFile): Promise<{ mapping: ImportMapping; unknown: string[] }> {
  const { mapping } = guessMapping(file.header, file.sample.rows)
  const survey = surveyColumns(file.header, valuedColumns(mapping))
  for await (const batch of file.batches()) survey.add(batch)
  const completed = completeValues(mapping, survey)
  return { mapping: completed.mapping, unknown: completed.unknown.status }
}

/** Path of one of the real request logs, or null where they are not beside the project. */
export function realLog(name: string): string | null {
  const path = fileURLToPath(new URL(`../../../../shared/data/helpdesk/${name}`, import.meta.url))
  return existsSync(path) ? path : null
}
