import { z } from '@hono/zod-openapi'
import { fieldKinds } from './request-type.ts'

const id = z.int().min(1)
const name = z.string().trim().min(1).max(200)
const help = z.string().trim().max(2000)
const key = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,62}$/)
const minutes = z.int().min(1).max(1_000_000)

const option = z.object({ value: z.string().trim().min(1).max(100), fr: name, en: name })

const field = z.object({
  key,
  kind: z.enum(fieldKinds),
  labelFr: name,
  labelEn: name,
  helpFr: help.default(''),
  helpEn: help.default(''),
  required: z.boolean().default(false),
  options: z.array(option).max(100).default([]).openapi({ description: 'Of a choice: two or more.' }),
  condition: z
    .object({ key, values: z.array(z.string().max(100)).min(1).max(100) })
    .nullable()
    .default(null)
    .openapi({ description: 'Asked only where an earlier choice was answered with one of these values.' }),
})

const requirement = z.object({
  fr: z.string().trim().min(1).max(500),
  en: z.string().trim().min(1).max(500),
})

const byPriority = z.object({
  1: minutes.nullable(),
  2: minutes.nullable(),
  3: minutes.nullable(),
  4: minutes.nullable(),
})

const parts = {
  nameFr: name,
  nameEn: name,
  helpFr: help,
  helpEn: help,
  fields: z.array(field).max(60),
  requirements: z.array(requirement).max(30).openapi({ description: 'What one has ready before asking.' }),
  targets: z
    .object({ firstReply: byPriority, resolution: byPriority })
    .openapi({ description: 'Business minutes by priority; null: no target.' }),
  defaultEffortMinutes: z.int().min(0).max(100_000),
  calendarId: id.nullable().openapi({ description: 'Null: the default calendar.' }),
  isOther: z.boolean().openapi({ description: 'The "something else" door: exactly one type is it.' }),
}

const none = { 1: null, 2: null, 3: null, 4: null }

/** A new type, from the API. */
export const typeInput = z.object({
  ...parts,
  key: key.optional(),
  helpFr: help.default(''),
  helpEn: help.default(''),
  fields: parts.fields.default([]),
  requirements: parts.requirements.default([]),
  targets: parts.targets.default({ firstReply: none, resolution: none }),
  defaultEffortMinutes: parts.defaultEffortMinutes.default(60),
  calendarId: parts.calendarId.default(null),
  isOther: z.boolean().default(false),
})

/** What may change of a type: an absent part stays, a list is replaced whole. */
export const typeChange = z.object({ ...parts, active: z.boolean() }).partial()

/** The types in their new order, every one of them. */
export const typeOrder = z.object({ ids: z.array(id).min(1).max(1000) })

export const typeOut = z.object({
  id: z.int(),
  key: z.string(),
  ...parts,
  active: z.boolean(),
  position: z.int(),
})

/** All that the page's editor says of a type. */
export const definitionForm = z.object(parts)

/** The page's form of a new type; its first words. */
export const newTypeForm = z.object({ nameFr: name, nameEn: name })

/** Moving a type by one place, from its buttons. */
export const moveTypeForm = z.object({ id: z.coerce.number().int().min(1), step: z.enum(['up', 'down']) })
