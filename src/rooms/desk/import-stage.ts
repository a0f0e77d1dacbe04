import { hash } from 'node:crypto'
import type { ImportedPerson } from './import-cell.ts'
import type { ImportedComment } from './import-comment.ts'
import type { ImportMapping } from './import-mapping.ts'
import type { ImportedRequest } from './import-request.ts'
import type { ImportedEvent } from './import-timeline.ts'
import { isOpen } from './request.ts'

/** Different things numbered from 1 in the order met, as PostgreSQL counts the places of an array. */
export interface Numbered<Item> {
  readonly items: readonly Item[]
  numberOf(item: Item | null): number | null
}

/** Numbers things that are the same where their keys are. */
function createNumbered<Item>(keyOf: (item: Item) => string): Numbered<Item> {
  const numbers = new Map<string, number>()
  const items: Item[] = []
  return {
    items,
    numberOf(item) {
      if (item === null) return null
      const key = keyOf(item)
      let number = numbers.get(key)
      if (number === undefined) {
        number = items.push(item)
        numbers.set(key, number)
      }
      return number
    },
  }
}

/** A cell of a row that goes to the database. */
export type StagedCell = string | number | null

/** Rows ready to be sent, their cells in the order of `stagedRequest`, `stagedEvent` and `stagedComment`. */
export interface Staged {
  requests: StagedCell[][]
  events: StagedCell[][]
  comments: StagedCell[][]
}

export const stagedRequest = [
  ['no', 'integer'],
  ['external_id', 'text'],
  ['digest', 'uuid'],
  ['subject', 'text'],
  ['body', 'text'],
  ['answers', 'jsonb'],
  ['status', 'text'],
  ['priority', 'smallint'],
  ['channel', 'text'],
  ['type_no', 'integer'],
  ['unit_no', 'integer'],
  ['requester_no', 'integer'],
  ['assignee_no', 'integer'],
  ['opened_at', 'timestamptz'],
  ['first_reply_at', 'timestamptz'],
  ['first_reply_due_at', 'timestamptz'],
  ['resolved_at', 'timestamptz'],
  ['resolution_due_at', 'timestamptz'],
  ['closed_at', 'timestamptz'],
  ['waiting_since', 'timestamptz'],
  ['reopen_count', 'integer'],
  ['reassign_count', 'integer'],
] as const

/** `before` and `after` are JSON, but numbers of units and people by kind. */
export const stagedEvent = [
  ['no', 'integer'],
  ['place', 'integer'],
  ['kind', 'text'],
  ['at', 'timestamptz'],
  ['before', 'text'],
  ['after', 'text'],
] as const

/** `key` is the same for the same comment of the same request, however often its file is read. */
export const stagedComment = [
  ['no', 'integer'],
  ['place', 'integer'],
  ['key', 'uuid'],
  ['kind', 'text'],
  ['at', 'timestamptz'],
  ['author_no', 'integer'],
  ['body', 'text'],
] as const

/** When requests are due by the targets of their types, where that was chosen. */
export type DueTimes = (
  type: string | null,
  request: { openedAt: number; priority: ImportedRequest['priority'] },
) => { firstReplyDueAt: number | null; resolutionDueAt: number | null } | null

export interface Stage {
  /** Names or keys of types; empty where the file names none. */
  types: Numbered<string>
  units: Numbered<string>
  people: Numbered<ImportedPerson>
  take(requests: readonly ImportedRequest[]): Staged
  /** Requests taken so far. */
  readonly count: number
}

const time = (at: number | null) => (at === null ? null : new Date(at).toISOString())
const nameOf = ({ mail, name }: ImportedPerson) => mail ?? name ?? ''
const digestOf = (said: unknown[]) => hash('sha256', JSON.stringify(said)).slice(0, 32)

/** A key of each comment; of several that say the same at the same time each has its own. */
function keysOf(externalId: string, comments: readonly ImportedComment[]): string[] {
  const times = new Map<string, number>()
  return comments.map(({ at, kind, author, text }) => {
    const said = [externalId, at, kind, author && nameOf(author), text]
    const before = times.get(JSON.stringify(said)) ?? 0
    times.set(JSON.stringify(said), before + 1)
    return digestOf([...said, before])
  })
}

function waitingSince(request: ImportedRequest): number | null {
  if (request.status !== 'waiting') return null
  const last = request.timeline.findLast(event => event.kind === 'status' && event.after === 'waiting')
  return last?.at ?? request.updatedAt ?? request.openedAt
}

/** The answers as they are kept: yes and no are texts there. */
const answersOf = (answers: ImportedRequest['answers']): string =>
  JSON.stringify(answers, (_, value) => (typeof value === 'boolean' ? String(value) : value))

/** The dates as our model has them: what is open has been neither resolved nor closed, what was declined not resolved. */
function endOf(request: ImportedRequest): { resolvedAt: number | null; closedAt: number | null } {
  const { status, resolvedAt, closedAt } = request
  if (isOpen(status)) return { resolvedAt: null, closedAt: null }
  if (status === 'declined') return { resolvedAt: null, closedAt: closedAt ?? resolvedAt }
  return { resolvedAt, closedAt: status === 'closed' ? closedAt : null }
}

/**
 * Turns requests of a file into rows of numbers and texts. The digest is over all the file says of a request, so that
 * the same again is known to be the same.
 */
export function createStage(mapping: ImportMapping, due: DueTimes): Stage {
  const types = createNumbered<string>(type => type)
  const units = createNumbered<string>(unit => unit)
  const people = createNumbered<ImportedPerson>(nameOf)
  let count = 0

  function eventCell({ kind }: ImportedEvent, value: ImportedEvent['before']): StagedCell {
    if (value === null) return null
    if (kind === 'unit') return units.numberOf(String(value))
    if (kind === 'assigned') {
      const name = String(value)
      return people.numberOf(name.includes('@') ? { name: null, mail: name } : { name, mail: null })
    }
    return JSON.stringify(value)
  }

  function rowOf(request: ImportedRequest, no: number): StagedCell[] {
    const { resolvedAt, closedAt } = endOf(request)
    const { firstReplyAt, firstTouchAt, dueAt, openedAt, priority } = request
    const byType = due(request.type, { openedAt, priority })
    const row: StagedCell[] = [
      request.externalId,
      request.subject,
      request.body,
      answersOf(request.answers),
      request.status,
      priority,
      request.channel,
      time(openedAt),
      time(firstReplyAt ?? (mapping.firstTouchReplies ? firstTouchAt : null)),
      time(byType?.firstReplyDueAt ?? null),
      time(resolvedAt),
      time(dueAt ?? byType?.resolutionDueAt ?? null),
      time(closedAt),
      time(waitingSince(request)),
      request.reopenCount,
      request.reassignmentCount,
    ]
    const { type, unit, requester, assignee, timeline, comments } = request
    // Comments only where there are any: a file without them keeps the digest it always had.
    const said = comments.length > 0 ? [comments] : []
    const digest = digestOf([row, type, unit, requester, assignee, timeline, ...said])
    const [externalId, subject, body, answers, status, , channel, ...times] = row
    return [
      no,
      externalId,
      digest,
      subject,
      body,
      answers,
      status,
      priority,
      channel,
      types.numberOf(type ?? ''),
      units.numberOf(unit),
      people.numberOf(requester),
      people.numberOf(assignee),
      ...times,
    ]
  }

  const commentRow = (
    no: number,
    { at, kind, author, text }: ImportedComment,
    place: number,
    key: string,
  ) => [no, place, key, kind, time(at), people.numberOf(author), text]

  return {
    types,
    units,
    people,
    get count() {
      return count
    },
    take(requests) {
      const staged: Staged = { requests: [], events: [], comments: [] }
      for (const request of requests) {
        const no = ++count
        staged.requests.push(rowOf(request, no))
        for (const [place, event] of request.timeline.entries())
          staged.events.push([
            no,
            place,
            event.kind,
            time(event.at),
            eventCell(event, event.before),
            eventCell(event, event.after),
          ])
        const keys = keysOf(request.externalId, request.comments)
        for (const [place, comment] of request.comments.entries())
          staged.comments.push(commentRow(no, comment, place, keys[place]))
      }
      return staged
    },
  }
}
