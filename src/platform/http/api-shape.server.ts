import { z } from '@hono/zod-openapi'

/** The id in an address. */
export const idParam = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) })

/** The key that makes a create safe to repeat. */
export const keyHeader = z.object({ 'idempotency-key': z.string().min(1).max(200).optional() })

/** Where a page of a list begins and how long it is. */
export const pageQuery = z.object({
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** A page of a list: `next` is the cursor of the following one, null at the end. */
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), next: z.string().nullable() })

/** A JSON answer, for an operation's OpenAPI entry. */
export const answer = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  content: { 'application/json': { schema } },
})

/** A JSON body, for an operation's OpenAPI entry. */
export const jsonBody = <S extends z.ZodType>(schema: S) => ({
  required: true,
  content: { 'application/json': { schema } },
})
