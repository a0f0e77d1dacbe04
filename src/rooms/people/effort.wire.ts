import { z } from 'zod'
import { activities, DAY_MINUTES, modes } from './effort.ts'
import { isLedgerDay } from './ledger-day.ts'

const day = z.string().refine(isLedgerDay, { message: 'platform.date' })
const id = z.int().min(1)
const formId = z.coerce.number().int().min(1)
const note = z.string().trim().max(2000)

/** Time to log, from the API: on the token's member today unless said otherwise. */
export const effortInput = z.object({
  minutes: z.int().min(1).max(DAY_MINUTES),
  activity: z.enum(activities).optional(),
  mode: z.enum(modes).optional(),
  day: day.optional(),
  memberId: id.optional(),
  workId: id.nullish(),
  unitId: id.nullish(),
  note: note.nullish(),
})

/** What may change of an entry, from the API: an absent field stays. */
export const effortChange = effortInput.omit({ memberId: true }).partial()

/** The page's line: a length of time with what it was for, or one of the quick lengths. */
export const effortForm = z.object({
  line: z.string().trim().max(2100).default(''),
  quick: z.coerce.number().int().min(1).max(DAY_MINUTES).optional(),
  activity: z.enum(activities),
  mode: z.enum(modes),
  day: day.optional(),
  work: formId.optional(),
  unit: formId.optional(),
})

/** The page's form that corrects an entry. */
export const effortChangeForm = z.object({
  id: formId,
  time: z.string().trim().min(1).max(50),
  day,
  activity: z.enum(activities),
  mode: z.enum(modes),
  work: formId.optional(),
  unit: formId.optional(),
  note: note.optional(),
})

export const effortOut = z.object({
  id: z.int(),
  memberId: z.int(),
  day: z.string(),
  minutes: z.int(),
  activity: z.enum(activities),
  mode: z.enum(modes),
  workId: z.int().nullable(),
  about: z.object({ kind: z.string(), id: z.int() }).nullable(),
  unitId: z.int().nullable(),
  note: z.string().nullable(),
  recordedBy: z.int().nullable(),
})

const title = z.string().trim().min(1).max(300)
const participants = z.int().min(0).max(1_000_000)

/** A piece of own work to open, from the API. */
export const workInput = z.object({
  title,
  activity: z.enum(activities),
  unitId: id.nullish(),
  openedOn: day.optional(),
})

/** What may change of own work, from the API: an absent field stays; a null `closedOn` opens it again. */
export const workChange = z.object({
  title: title.optional(),
  activity: z.enum(activities).optional(),
  unitId: id.nullish(),
  closedOn: day.nullish(),
  participants: participants.nullish(),
})

export const workForm = z.object({
  title,
  activity: z.enum(activities),
  unit: formId.optional(),
  openedOn: day.optional(),
})

export const closeWorkForm = z.object({
  id: formId,
  closedOn: day.optional(),
  participants: z.coerce.number().int().min(0).max(1_000_000).optional(),
})

export const workOut = z.object({
  id: z.int(),
  title: z.string(),
  activity: z.enum(activities),
  unitId: z.int().nullable(),
  ownerId: z.int().nullable(),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  participants: z.int().nullable(),
})
