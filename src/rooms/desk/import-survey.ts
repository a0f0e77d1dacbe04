import { type ImportMapping, type ImportTarget, valueKey } from './import-mapping.ts'
import { type Cell, detached, type RowBatch } from './import-scan.ts'
import { guessChannel, guessPriority, guessStatus, guessValues } from './import-value-words.ts'

/** One value of a column and on how many rows it stands. */
export interface SurveyedValue {
  value: string
  count: number
}

export interface Survey {
  add(batch: RowBatch): void
  /** The values of a column, the most frequent first; null where there are more than the survey keeps. */
  valuesOf(column: string): SurveyedValue[] | null
}

const LONGEST = 200

/** Counts a value by its first 200 characters: longer ones are texts, not values. */
function count(values: Map<Cell, number>, cell: Cell): void {
  const value = typeof cell === 'string' ? cell.slice(0, LONGEST) : cell
  const before = values.get(value)
  values.set(before === undefined && typeof value === 'string' ? detached(value) : value, (before ?? 0) + 1)
}

/** Counts the different values of some columns over a whole file, so that every one can be given one of ours. */
export function surveyColumns(header: readonly string[], columns: readonly string[], most = 1000): Survey {
  const counts = new Map<string, Map<Cell, number> | null>(columns.map(column => [column, new Map()]))
  const places = columns.map(column => ({ column, index: header.indexOf(column) }))
  return {
    add(batch) {
      for (const { column, index } of places) {
        const values = counts.get(column)
        if (!values || index === -1) continue
        for (const row of batch.rows) count(values, row[index])
        if (values.size > most) counts.set(column, null)
      }
    },
    valuesOf(column) {
      const values = counts.get(column)
      if (!values) return null
      return [...values]
        .map(([value, count]) => ({ value: String(value), count }))
        .sort((one, other) => other.count - one.count)
    },
  }
}

/** The columns whose values must be given one of ours. */
export function valuedColumns(mapping: ImportMapping): string[] {
  const targets: ImportTarget[] = ['status', 'priority', 'channel']
  return mapping.columns.filter(({ target }) => targets.includes(target)).map(({ column }) => column)
}

/**
 * Guesses ours for every surveyed value that the mapping does not name yet; what it names stays. `unknown` lists the
 * values for which no known word was found, by what they should become.
 */
export function completeValues(
  mapping: ImportMapping,
  survey: Survey,
): { mapping: ImportMapping; unknown: Record<'status' | 'priority' | 'channel', string[]> } {
  const missing = new Set(['', ...mapping.missing])
  function complete<Value>(
    target: ImportTarget,
    named: Record<string, Value>,
    guess: (text: string) => Value | null,
  ) {
    const column = mapping.columns.find(mapped => mapped.target === target)
    const surveyed = column ? (survey.valuesOf(column.column) ?? []) : []
    const prefix = column?.prefix ?? ''
    const known = new Set(Object.keys(named).map(valueKey))
    const values = surveyed
      .map(({ value }) =>
        value.trim().startsWith(prefix) ? value.trim().slice(prefix.length).trim() : value.trim(),
      )
      .filter(value => !missing.has(value) && !known.has(valueKey(value)))
    const guessed = guessValues(new Set(values), guess)
    return { values: { ...named, ...guessed.values }, unknown: guessed.unknown }
  }
  const status = complete('status', mapping.values.status, guessStatus)
  const priority = complete('priority', mapping.values.priority, guessPriority)
  const channel = complete('channel', mapping.values.channel, guessChannel)
  return {
    mapping: {
      ...mapping,
      values: {
        ...mapping.values,
        status: status.values,
        priority: priority.values,
        channel: channel.values,
      },
    },
    unknown: { status: status.unknown, priority: priority.unknown, channel: channel.unknown },
  }
}
