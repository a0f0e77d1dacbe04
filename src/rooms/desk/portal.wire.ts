import { z } from 'zod'

const formId = z.coerce.number().int().min(1)

/** The form of a request, without the fields of its type. `unit` left out: the requester's own. */
export const askForm = z.object({
  ask: z.uuid(),
  subject: z.string().trim().min(1).max(500),
  body: z.string().max(100_000).default(''),
  wantedOn: z.iso.date().optional(),
  unit: z.union([z.literal('none'), formId]).optional(),
  files: z.array(z.instanceof(File)).max(10).default([]),
})

/** The names in that form: who asks, and who follows. */
export const namesForm = z.object({
  behalf: z.string().trim().max(300).default(''),
  who: z.string().max(4000).default(''),
})
