import { type BadRow, excerpt } from './import-bad-row.ts'
import { type ImportedPerson, textLimits } from './import-cell.ts'
import { commentsOfRow, firstReplyOf, gatherComments, type ImportedComment } from './import-comment.ts'
import type { ImportChannel, ImportMapping, ImportPriority, ImportStatus } from './import-mapping.ts'
import type { FieldValue, RowReader, RowValues } from './import-row.ts'
import { type ImportedEvent, isSettled, type LoggedState, shapeTimeline } from './import-timeline.ts'

/** A request as it goes in. Times are ms since 1970; null where the file does not tell. */
export interface ImportedRequest {
  externalId: string
  /** Line of the row that gave the state. */
  line: number
  /** The external id where the file has no subject. */
  subject: string
  body: string
  /** Key of a request type, or the mapping's default. */
  type: string | null
  /** Name of a unit. */
  unit: string | null
  requester: ImportedPerson | null
  assignee: ImportedPerson | null
  status: ImportStatus
  /** 3 where the file does not tell. */
  priority: ImportPriority
  /** "import" where the file does not tell. */
  channel: ImportChannel
  openedAt: number
  firstReplyAt: number | null
  /** First change from "new" or first assignment that a log shows; a stand-in for a first reply nobody recorded. */
  firstTouchAt: number | null
  resolvedAt: number | null
  closedAt: number | null
  dueAt: number | null
  updatedAt: number | null
  reopenCount: number
  reassignmentCount: number
  /** Values of the request's own fields, by key. */
  answers: Record<string, Exclude<FieldValue, null>>
  timeline: ImportedEvent[]
  /** In the order of time. */
  comments: ImportedComment[]
}

/** A request, or why its row is a bad one. */
export type BuiltRequest = { ok: true; request: ImportedRequest } | { ok: false; bad: BadRow }

/** What the row, or the rows together, tell beyond the values of the latest row. */
interface Course {
  openedAt: number
  status: ImportStatus
  resolvedAt: number | null
  closedAt: number | null
  /** First public reply of the log by another than the requester. */
  firstReplyAt: number | null
  firstTouchAt: number | null
  reopenCount: number
  reassignmentCount: number
  timeline: ImportedEvent[]
  comments: ImportedComment[]
}

/** A person of whom the file gives the name and the mail address in two columns. */
export function withMail(person: ImportedPerson | null, mail: string | null): ImportedPerson | null {
  return mail === null ? person : { name: person?.name ?? null, mail }
}

function answersOf(keys: readonly string[], values: readonly FieldValue[]): ImportedRequest['answers'] {
  const answers: [string, Exclude<FieldValue, null>][] = []
  for (const [index, key] of keys.entries()) {
    const value = values[index]
    if (value !== null) answers.push([key, value])
  }
  return Object.fromEntries(answers)
}

/** A time in the zone of the file, as 2026-02-06 10:00:00. */
const inZone = (at: number, timeZone: string): string =>
  new Date(at).toLocaleString('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })

/** The first date that lies before the opening, which would give negative times. */
function findEarly(request: ImportedRequest, zone: string, reader: RowReader): BadRow | null {
  for (const target of ['firstReplyAt', 'resolvedAt', 'closedAt'] as const) {
    const at = request[target]
    if (at === null || at >= request.openedAt) continue
    const params = { opened: request.openedAt }
    const value = inZone(at, zone)
    return {
      line: request.line,
      column: reader.columnOf(target),
      value,
      code: 'desk.import.beforeOpened',
      params,
    }
  }
  return null
}

/** A text joined from several columns that together are longer than may be kept. */
function findLong(request: ImportedRequest, reader: RowReader): BadRow | null {
  for (const target of ['subject', 'body'] as const)
    if (request[target].length > textLimits[target])
      return {
        line: request.line,
        column: reader.columnOf(target),
        value: excerpt(request[target]),
        code: 'desk.import.tooLong',
        params: { max: textLimits[target] },
      }
  for (const { kind, text } of request.comments)
    if (text.length > textLimits[kind])
      return {
        line: request.line,
        column: reader.columnOf(kind),
        value: excerpt(text),
        code: 'desk.import.tooLong',
        params: { max: textLimits[kind] },
      }
  return null
}

function build(
  values: RowValues,
  line: number,
  course: Course,
  mapping: ImportMapping,
  reader: RowReader,
): BuiltRequest {
  const request: ImportedRequest = {
    externalId: values.externalId,
    line,
    subject: values.subject ?? values.externalId,
    body: values.body ?? '',
    type: values.type ?? mapping.defaultType,
    unit: values.unit,
    requester: withMail(values.requester, values.requesterMail),
    assignee: withMail(values.assignee, values.assigneeMail),
    status: course.status,
    priority: values.priority ?? 3,
    channel: values.channel ?? 'import',
    openedAt: course.openedAt,
    firstReplyAt: values.firstReplyAt ?? course.firstReplyAt,
    firstTouchAt: course.firstTouchAt,
    resolvedAt: course.resolvedAt,
    closedAt: course.closedAt,
    dueAt: values.dueAt,
    updatedAt: values.updatedAt,
    reopenCount: values.reopenCount ?? course.reopenCount,
    reassignmentCount: values.reassignmentCount ?? course.reassignmentCount,
    answers: answersOf(reader.fieldKeys, values.fields),
    timeline: course.timeline,
    comments: course.comments,
  }
  const bad = findLong(request, reader) ?? findEarly(request, mapping.timeZone, reader)
  return bad ? { ok: false, bad } : { ok: true, request }
}

/** The events that the dates of a single row show. */
function eventsOfRow(openedAt: number, status: ImportStatus, values: RowValues): ImportedEvent[] {
  const events: ImportedEvent[] = [{ at: openedAt, kind: 'created', before: null, after: 'new' }]
  const { resolvedAt, closedAt } = values
  const isResolved = resolvedAt !== null && (status === 'resolved' || status === 'closed')
  if (isResolved) events.push({ at: resolvedAt, kind: 'status', before: 'new', after: 'resolved' })
  if (closedAt !== null && (status === 'closed' || status === 'declined'))
    events.push({ at: closedAt, kind: 'status', before: isResolved ? 'resolved' : 'new', after: status })
  return events
}

/**
 * The request that a row tells by itself; without a status its dates tell one. When its comments were written no row
 * tells: they stand at its last change, or else its end, or else its opening.
 */
export function requestOfRow(
  values: RowValues,
  line: number,
  mapping: ImportMapping,
  reader: RowReader,
): BuiltRequest {
  const { openedAt, resolvedAt, closedAt } = values
  if (openedAt === null)
    return {
      ok: false,
      bad: { line, column: reader.columnOf('openedAt'), value: null, code: 'desk.import.needed' },
    }
  const told = values.status ?? values.activity?.status
  const status = told ?? (closedAt !== null ? 'closed' : resolvedAt !== null ? 'resolved' : 'new')
  const timeline = eventsOfRow(openedAt, status, values)
  const at = values.updatedAt ?? closedAt ?? resolvedAt ?? openedAt
  const comments = gatherComments([{ at, comments: commentsOfRow(values) }])
  const counts = { firstReplyAt: null, firstTouchAt: null, reopenCount: 0, reassignmentCount: 0 }
  const course = { openedAt, status, resolvedAt, closedAt, ...counts, timeline, comments }
  return build(values, line, course, mapping, reader)
}

/**
 * The request that the rows of a log tell: `values` are those of its latest row, `states` all in the order of time.
 * Times of resolution and closing come from their column where there is one, else from the changes of status.
 */
export function requestOfLog(
  values: RowValues,
  line: number,
  states: readonly LoggedState[],
  mapping: ImportMapping,
  reader: RowReader,
): BuiltRequest {
  const openedAt = values.openedAt ?? states[0].at
  const { events, lastSettledAt, lastClosedAt, status, ...counts } = shapeTimeline(openedAt, states)
  const isClosedByLast = mapping.lastEventCloses && !isSettled(status)
  const end = isClosedByLast ? 'closed' : (status ?? 'new')
  const endedAt = states[states.length - 1].at
  if (isClosedByLast) events.push({ at: endedAt, kind: 'status', before: status, after: 'closed' })
  const settledAt = isClosedByLast ? endedAt : end === 'resolved' || end === 'closed' ? lastSettledAt : null
  const closedAt = isClosedByLast ? endedAt : end === 'closed' || end === 'declined' ? lastClosedAt : null
  const comments = gatherComments(states)
  const course: Course = {
    ...counts,
    openedAt,
    comments,
    firstReplyAt: firstReplyOf(comments, withMail(values.requester, values.requesterMail), openedAt),
    status: end,
    resolvedAt: reader.columnOf('resolvedAt') === null ? settledAt : values.resolvedAt,
    closedAt: reader.columnOf('closedAt') === null ? closedAt : values.closedAt,
    timeline: events,
  }
  return build(values, line, course, mapping, reader)
}
