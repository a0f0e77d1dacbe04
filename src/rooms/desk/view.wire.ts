import { z } from 'zod'
import { visibilities } from '#rooms/desk/view.store.server.ts'

export const viewForm = z.object({
  name: z.string().trim().min(1).max(100),
  query: z.string().max(4000).default(''),
  visibility: z.enum(visibilities).default('private'),
})

export const removeViewForm = z.object({ id: z.coerce.number().int().min(1) })
