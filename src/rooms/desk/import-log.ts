import type { ImportedActivity, ImportedPerson } from './import-cell.ts'
import { commentsOfRow, type RowComments } from './import-comment.ts'
import { importStatuses } from './import-mapping.ts'
import type { RowValues } from './import-row.ts'
import type { LoggedState } from './import-timeline.ts'

/** Values by number, so that a row of a log costs a few bytes; -1 stands for none. */
interface Numbering<Value> {
  numberOf(value: Value | null): number
  valueOf(number: number): Value | null
}

function createNumbering<Value>(keyOf: (value: Value) => string): Numbering<Value> {
  const numbers = new Map<string, number>()
  const values: Value[] = []
  let last: Value | null = null
  let lastNumber = -1
  return {
    numberOf(value) {
      if (value === last) return lastNumber
      let number = -1
      if (value !== null) {
        const key = keyOf(value)
        number = numbers.get(key) ?? values.length
        if (number === values.length) {
          numbers.set(key, number)
          values.push(value)
        }
      }
      last = value
      lastNumber = number
      return number
    },
    valueOf: number => (number === -1 ? null : values[number]),
  }
}

/** The rows of a log, chained by request, without their texts but for comments: about 24 bytes each. */
export interface RowLog {
  readonly length: number
  /** Keeps a row behind the row `after` of the same request (-1 for its first) and returns its number. */
  add(values: RowValues, after: number): number
  /** The states of a request from its first row on, in the order of time; rows of one time in the order told. */
  statesFrom(first: number, order: 'oldest_first' | 'newest_first'): LoggedState[]
}

const FIRST_ROOM = 16_384

/** A log that grows by doubling. */
export function createRowLog(): RowLog {
  const units = createNumbering<string>(unit => unit)
  const people = createNumbering<ImportedPerson>(person => `${person.name ?? ''}\u0000${person.mail ?? ''}`)
  const activities = createNumbering<ImportedActivity>(activity => activity.label)
  const comments = new Map<number, RowComments>()
  let length = 0
  let at = new Float64Array(FIRST_ROOM)
  let status = new Int8Array(FIRST_ROOM)
  let priority = new Int8Array(FIRST_ROOM)
  let unit = new Int32Array(FIRST_ROOM)
  let assignee = new Int32Array(FIRST_ROOM)
  let activity = new Int32Array(FIRST_ROOM)
  let next = new Int32Array(FIRST_ROOM)

  function grow(): void {
    const room = length * 2
    const larger = <Held extends Float64Array | Int8Array | Int32Array>(held: Held, made: Held): Held => {
      made.set(held)
      return made
    }
    at = larger(at, new Float64Array(room))
    status = larger(status, new Int8Array(room))
    priority = larger(priority, new Int8Array(room))
    unit = larger(unit, new Int32Array(room))
    assignee = larger(assignee, new Int32Array(room))
    activity = larger(activity, new Int32Array(room))
    next = larger(next, new Int32Array(room))
  }

  function stateOf(row: number): LoggedState {
    return {
      at: at[row],
      status: importStatuses[status[row]] ?? null,
      priority: priority[row] === 0 ? null : (priority[row] as LoggedState['priority']),
      unit: units.valueOf(unit[row]),
      assignee: people.valueOf(assignee[row]),
      activity: activities.valueOf(activity[row]),
      comments: comments.get(row) ?? null,
    }
  }

  return {
    get length() {
      return length
    },
    add(values, after) {
      if (length === at.length) grow()
      const row = length++
      at[row] = values.updatedAt ?? 0
      status[row] = values.status === null ? -1 : importStatuses.indexOf(values.status)
      priority[row] = values.priority ?? 0
      unit[row] = units.numberOf(values.unit)
      assignee[row] = people.numberOf(values.assignee)
      activity[row] = activities.numberOf(values.activity)
      const said = commentsOfRow(values)
      if (said) comments.set(row, said)
      next[row] = -1
      if (after !== -1) next[after] = row
      return row
    },
    statesFrom(first, order) {
      const states: LoggedState[] = []
      for (let row = first; row !== -1; row = next[row]) states.push(stateOf(row))
      if (order === 'newest_first') states.reverse()
      return states.sort((one, other) => one.at - other.at)
    },
  }
}
