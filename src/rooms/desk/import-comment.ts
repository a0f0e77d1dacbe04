import type { ImportedPerson } from './import-cell.ts'
import type { RowValues } from './import-row.ts'

export const commentKinds = ['reply', 'note'] as const
export type CommentKind = (typeof commentKinds)[number]

/** What a row says in its columns of comments, and who is said to have written it. */
export interface RowComments {
  reply: string | null
  note: string | null
  author: ImportedPerson | null
}

/** A comment of a file as it becomes a message of the conversation; a note is for the team and never leaves it. */
export interface ImportedComment {
  /** Ms since 1970. */
  at: number
  kind: CommentKind
  author: ImportedPerson | null
  text: string
}

/** The comments of a row; null where it holds none. */
export function commentsOfRow({ reply, note, commentAuthor }: RowValues): RowComments | null {
  return reply === null && note === null ? null : { reply, note, author: commentAuthor }
}

/**
 * The comments of the rows of one request, in the order of time. A log that repeats the last comment on the rows that
 * follow tells it once.
 */
export function gatherComments(
  rows: readonly { at: number; comments: RowComments | null }[],
): ImportedComment[] {
  const gathered: ImportedComment[] = []
  let before: RowComments | null = null
  for (const { at, comments } of rows) {
    for (const kind of commentKinds) {
      const text = comments?.[kind] ?? null
      if (comments === null || text === null || text === before?.[kind]) continue
      gathered.push({ at, kind, author: comments.author, text })
    }
    before = comments
  }
  return gathered
}

/** Whether two people of a file are surely not the same one: told in the same way, and differently. */
function isAnother(one: ImportedPerson, other: ImportedPerson): boolean {
  if (one.mail !== null && other.mail !== null) return one.mail !== other.mail
  return one.name !== null && other.name !== null && one.name.toLowerCase() !== other.name.toLowerCase()
}

/** When somebody who is surely not the requester first replied, at the opening or later; null where none is told. */
export function firstReplyOf(
  comments: readonly ImportedComment[],
  requester: ImportedPerson | null,
  openedAt: number,
): number | null {
  const found = comments.find(
    ({ at, kind, author }) =>
      kind === 'reply' &&
      at >= openedAt &&
      author !== null &&
      requester !== null &&
      isAnother(author, requester),
  )
  return found?.at ?? null
}
