import type { BadRow } from './import-bad-row.ts'
import type { ColumnGuess } from './import-guess.ts'
import type { ImportMapping } from './import-mapping.ts'
import type { Cell } from './import-scan.ts'
import type { SurveyedValue } from './import-survey.ts'

export const importStates = ['uploaded', 'waiting', 'running', 'done', 'failed', 'undoing', 'undone'] as const
export type ImportState = (typeof importStates)[number]

/** How the file is read where a person chose it; each is guessed otherwise. */
export interface ImportReading {
  encoding?: string
  delimiter?: string
  sheet?: string
}

/** What was found in a file when it was handed in: enough to show and map it without reading it again. */
export interface ImportSurvey {
  /** Rows of the file, good or not. */
  rows: number
  encoding: string | null
  delimiter: string | null
  gzip: boolean
  sheet: string | null
  sheets: string[]
  header: string[]
  columns: ColumnGuess[]
  /** Set where day and month could change places. */
  ambiguous: { format: string; example: string } | null
  /** The first rows, with their lines and those that cannot be read. */
  sample: { rows: Cell[][]; lines: number[]; bad: BadRow[] }
  /** Values of each column that has few, the most frequent first. */
  values: Record<string, SurveyedValue[]>
}

/** One import of a file. Times are ms since 1970. */
export interface Import {
  id: number
  fileName: string
  /** Bytes. */
  size: number
  state: ImportState
  mapping: ImportMapping | null
  reading: ImportReading
  /** Percent. */
  progress: number
  rowsRead: number
  created: number
  updated: number
  unchanged: number
  bad: number
  /** Why it failed, or was not taken back. */
  problem: { code: string; params?: Record<string, string | number> } | null
  createdBy: number | null
  createdAt: number
  startedAt: number | null
  finishedAt: number | null
}

/** Whether work on it goes on by itself. */
export const isAtWork = (state: ImportState): boolean =>
  state === 'waiting' || state === 'running' || state === 'undoing'

/** Whether it can be started: not yet, or not with success; the file is kept until then. */
export const isStartable = (state: ImportState): boolean => state === 'uploaded' || state === 'failed'

/** Key of the request type that requests without one are given, made with the first import that needs it. */
export const IMPORTED_TYPE = 'imported'
