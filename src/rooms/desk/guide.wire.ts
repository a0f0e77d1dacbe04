import { z } from '@hono/zod-openapi'
import { locales } from '#platform/actor.ts'
import { guideStates } from './guide.ts'

const title = z.string().trim().min(1).max(200)
const body = z.string().max(100_000)
const language = z.enum(locales)
const state = z.enum(guideStates)
const typeIds = z.array(z.int().min(1)).max(200)
const unitId = z.int().min(1).nullable()

/** A new guide, from the API: of every type and for everybody unless types or a unit are given. */
export const guideInput = z.object({
  title,
  body: body.default(''),
  language,
  state: state.default('draft'),
  typeIds: typeIds.optional(),
  unitId: unitId.optional(),
})

/** What may change of a guide, from the API: an absent field stays. */
export const guideChange = z.object({
  title: title.optional(),
  body: body.optional(),
  language: language.optional(),
  state: state.optional(),
  typeIds: typeIds.optional(),
  unitId: unitId.optional(),
  version: z.int().min(1).optional(),
})

/** The page's form, whole; `version` of the guide that was read, where there is one. */
export const guideForm = z.object({
  title,
  body: body.default(''),
  language,
  state,
  types: z.array(z.coerce.number().int().min(1)).max(200).default([]),
  unit: z.coerce.number().int().min(1).optional(),
  version: z.coerce.number().int().min(1).optional(),
})

/** Time spent on the guide, as text. */
export const guideTimeForm = z.object({ duration: z.string().trim().max(40).default('') })

export const guideOut = z.object({
  id: z.int(),
  title: z.string(),
  body: z.string(),
  language,
  state,
  typeIds: z.array(z.int()),
  unitId: z.int().nullable(),
  publishedAt: z.iso.datetime().nullable(),
  updatedAt: z.iso.datetime(),
  version: z.int(),
})

/** Longest text that answers are looked for. */
const MOST_TYPED = 500

export const suggestInput = z.object({
  text: z.string().max(MOST_TYPED),
  /** The form being filled in: with it, what is shown is counted, each guide once. */
  ask: z.uuid().optional(),
})

export const outcomeInput = z.object({ ask: z.uuid(), outcome: z.enum(['opened', 'solved']) })

/** What the ask form tells as its writer types, opens an answer, or leaves with it. */
export const suggestForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('suggest'), ask: z.uuid(), text: z.string().max(MOST_TYPED).default('') }),
  z.object({ intent: z.literal('opened'), ask: z.uuid(), guide: z.coerce.number().int().min(1) }),
  z.object({ intent: z.literal('solved'), ask: z.uuid(), guide: z.coerce.number().int().min(1) }),
])

export const suggestionOut = z.object({ id: z.int(), title: z.string(), language, excerpt: z.string() })
