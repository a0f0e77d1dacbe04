import { z } from 'zod'

const name = z.string().trim().min(1).max(200)
const code = z.string().trim().max(100)
const id = z.int().min(1)

/** A new unit, from the API. */
export const unitInput = z.object({
  name,
  code: code.min(1).nullish(),
  parentId: id.nullish(),
})

/** What may change of a unit, from the API: an absent field stays. */
export const unitChange = z.object({
  name: name.optional(),
  code: code.min(1).nullish(),
  parentId: id.nullish(),
  archived: z.boolean().optional(),
})

/** The page's form of a unit: an empty code or parent is none. */
export const unitForm = z.object({
  name,
  code: code.optional(),
  parent: z.coerce.number().int().min(1).optional(),
})

export const unitOut = z.object({
  id: z.int(),
  parentId: z.int().nullable(),
  name: z.string(),
  code: z.string().nullable(),
  archived: z.boolean(),
})
