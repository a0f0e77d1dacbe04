import type { ImportedActivity, ImportedPerson } from './import-cell.ts'
import type { RowComments } from './import-comment.ts'
import type { ImportPriority, ImportStatus } from './import-mapping.ts'

/** Something that happened to a request. People are given by name or mail; `before` is null where nothing was set. */
export interface ImportedEvent {
  /** Ms since 1970. */
  at: number
  kind: 'created' | 'status' | 'assigned' | 'unit' | 'priority' | 'activity'
  before: string | number | null
  after: string | number | null
}

/** The state of a request at one row of its log; undefined where the file has no such column. */
export interface LoggedState {
  at: number
  status: ImportStatus | null
  priority: ImportPriority | null
  unit: string | null
  assignee: ImportedPerson | null
  activity: ImportedActivity | null
  comments: RowComments | null
}

/** What the rows of a request tell together. */
export interface Timeline {
  events: ImportedEvent[]
  reopenCount: number
  reassignmentCount: number
  /** When it first left "new" or was first given to somebody after its first row; null where no row shows it. */
  firstTouchAt: number | null
  /** When it last went from open to resolved or closed. */
  lastSettledAt: number | null
  /** When it last became closed or declined. */
  lastClosedAt: number | null
  status: ImportStatus | null
}

/** Whether work on a request with this status has ended. */
export function isSettled(status: ImportStatus | null): boolean {
  return status === 'resolved' || status === 'closed' || status === 'declined'
}

const isClosed = (status: ImportStatus | null) => status === 'closed' || status === 'declined'

const nameOf = (person: ImportedPerson | null) => person && (person.mail ?? person.name)

/**
 * Shapes the rows of one request, in the order of time, into its timeline: each change of status, priority, unit or
 * person is an event; a missing status or priority means no change; a missing unit or person means none.
 * Reopenings are changes from resolved, closed or declined to an open status; reassignments are rows that change
 * the person or the unit from one to another.
 */
export function shapeTimeline(openedAt: number, states: readonly LoggedState[]): Timeline {
  const timeline: Timeline = {
    events: [],
    reopenCount: 0,
    reassignmentCount: 0,
    firstTouchAt: null,
    lastSettledAt: null,
    lastClosedAt: null,
    status: null,
  }
  const first = states[0]
  let { priority, unit, assignee } = first
  const add = (
    at: number,
    kind: ImportedEvent['kind'],
    before: ImportedEvent['before'],
    after: ImportedEvent['after'],
  ) => timeline.events.push({ at, kind, before, after })

  function changeStatus(at: number, status: ImportStatus): void {
    if (isSettled(timeline.status) && !isSettled(status)) timeline.reopenCount++
    if (!isSettled(timeline.status) && isSettled(status)) timeline.lastSettledAt = at
    if (isClosed(status)) timeline.lastClosedAt = at
    timeline.status = status
  }

  add(openedAt, 'created', null, first.status ?? first.activity?.status ?? null)
  for (const state of states) {
    const { at } = state
    const status = state.status ?? state.activity?.status ?? null
    if (state.activity && state.activity.status === null) add(at, 'activity', null, state.activity.label)
    if (status !== null && status !== timeline.status) {
      if (state !== first) add(at, 'status', timeline.status, status)
      if (state !== first && status !== 'new') timeline.firstTouchAt ??= at
      changeStatus(at, status)
    }
    const unitMoved = state.unit !== unit
    const before = nameOf(assignee)
    const after = nameOf(state.assignee)
    if (before !== after) add(at, 'assigned', before, after)
    if (before !== after && after !== null) timeline.firstTouchAt ??= at
    if (unitMoved) add(at, 'unit', unit, state.unit)
    if (
      (unitMoved && unit !== null && state.unit !== null) ||
      (before !== after && before !== null && after !== null)
    )
      timeline.reassignmentCount++
    if (state.priority !== null && state.priority !== priority) {
      if (priority !== null) add(at, 'priority', priority, state.priority)
      priority = state.priority
    }
    unit = state.unit
    assignee = state.assignee
  }
  return timeline
}
