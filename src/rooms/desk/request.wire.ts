import { z } from '@hono/zod-openapi'
import { channels, requestStatuses } from './request.ts'

const id = z.int().min(1)
const formId = z.coerce.number().int().min(1)
const subject = z.string().trim().min(1).max(500)
const body = z.string().max(100_000)
const message = z.string().trim().min(1).max(100_000)
const day = z.iso.date()
const priority = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
const answers = z.record(z.string().max(64), z.union([z.string().max(100_000), z.number()]))

/** A new request, from the API. */
export const requestInput = z.object({
  typeId: id,
  subject,
  body: body.default(''),
  answers: answers.default({}),
  unitId: id.nullish(),
  requesterId: id.nullish(),
  watcherIds: z.array(id).max(50).default([]),
  priority: priority.optional(),
  wantedOn: day.nullish(),
  door: z.enum(['catalogue', 'other']).default('catalogue'),
})

/** What may change of a request, from the API: an absent field stays. */
export const requestChange = z.object({
  status: z.enum(requestStatuses).optional(),
  reason: z.string().trim().min(1).max(2000).optional(),
  priority: priority.optional(),
  assigneeId: id.nullable().optional(),
  unitId: id.nullable().optional(),
  typeId: id.optional(),
  subject: subject.optional(),
  body: body.optional(),
  wantedOn: day.nullable().optional(),
  version: z.int().min(1).optional(),
})

const formPriority = z.coerce.number().pipe(priority)

/** Fields of the page's form: '' of an assignee or unit is none, an absent field stays. */
export const changeForm = z.object({
  status: z.enum(requestStatuses).optional(),
  reason: z.string().trim().max(2000).optional(),
  priority: formPriority.optional(),
  assignee: z.union([z.literal('none'), formId]).optional(),
  unit: z.union([z.literal('none'), formId]).optional(),
  type: formId.optional(),
  subject: subject.optional(),
  body: body.optional(),
  wantedOn: z.union([z.literal('none'), day]).optional(),
  version: formId.optional(),
})

/** The change a form asks for. */
export function formChange(form: z.output<typeof changeForm>) {
  const none = <T>(value: T | 'none' | undefined) => (value === 'none' ? null : value)
  return {
    status: form.status,
    reason: form.reason,
    priority: form.priority,
    assigneeId: none(form.assignee),
    unitId: none(form.unit),
    typeId: form.type,
    subject: form.subject,
    body: form.body,
    wantedOn: none(form.wantedOn),
  }
}

export const bulkForm = changeForm.extend({ ids: z.array(formId).min(1).max(200) })

export const messageInput = z.object({ body: message })
/** A word in the conversation from a page; `next`: the status it moves to with it. */
export const messageForm = z.object({
  body: message,
  next: z.enum(requestStatuses).optional(),
  files: z.array(z.instanceof(File)).max(10).default([]),
})
export const mergeInput = z.object({ intoId: id })
/** Merging from a page: `into` is the number that pages show. */
export const mergeForm = z.object({ into: z.string().trim().min(1).max(200) })
export const splitInput = z.object({ messageIds: z.array(id).min(1).max(200), subject, typeId: id })
export const splitForm = z.object({ messages: z.array(formId).min(1).max(200), subject, type: formId })
export const undoForm = z.object({ joining: formId })
export const watchersInput = z.object({ memberIds: z.array(id).max(50) })
export const watchersForm = z.object({ who: z.string().max(4000).default('') })

/** Moving a card of the board. */
export const moveForm = z.object({ id: formId, status: z.enum(requestStatuses) })

/** Time spent: one of the buttons' minutes, or a duration typed. */
export const timeForm = z.object({
  minutes: z.coerce.number().int().min(1).max(1440).optional(),
  duration: z.string().trim().max(40).optional(),
})

const time = z.iso.datetime()

const listed = {
  id: z.int(),
  externalId: z.string().nullable(),
  subject: z.string(),
  typeId: z.int(),
  status: z.enum(requestStatuses),
  priority,
  unitId: z.int().nullable(),
  requesterId: z.int().nullable(),
  assigneeId: z.int().nullable(),
  channel: z.enum(channels),
  openedAt: time,
  firstReplyAt: time.nullable(),
  firstReplyDueAt: time.nullable(),
  resolvedAt: time.nullable(),
  resolutionDueAt: time.nullable(),
  mergedIntoId: z.int().nullable(),
}

export const listedOut = z.object({ ...listed, updatedAt: time })

export const requestOut = z.object({
  ...listed,
  body: z.string(),
  answers,
  submittedBy: z.int().nullable(),
  door: z.enum(['catalogue', 'other']),
  declineReason: z.string().nullable(),
  wantedOn: day.nullable(),
  closedAt: time.nullable(),
  waitingSince: time.nullable(),
  pausedMinutes: z.int(),
  reopenCount: z.int(),
  reassignCount: z.int(),
  loggedMinutes: z.int(),
  watcherIds: z.array(z.int()),
  version: z.int(),
})

export const messageOut = z.object({
  id: z.int(),
  requestId: z.int(),
  kind: z.enum(['reply', 'note']),
  authorId: z.int().nullable(),
  body: z.string(),
  at: time,
})

const eventValue = z.union([z.string(), z.number(), z.array(z.int()), z.null()])

export const eventOut = z.object({
  id: z.int(),
  kind: z.string(),
  actorId: z.int().nullable(),
  before: eventValue,
  after: eventValue,
  at: time,
})

export const attachmentOut = z.object({
  id: z.int(),
  requestId: z.int(),
  messageId: z.int().nullable(),
  internal: z.boolean(),
  name: z.string(),
  mediaType: z.string(),
  size: z.int(),
  at: time,
})

export const joiningOut = z.object({
  id: z.int(),
  kind: z.enum(['merge', 'split']),
  fromId: z.int(),
  intoId: z.int(),
  at: time,
  undoneAt: time.nullable(),
})
