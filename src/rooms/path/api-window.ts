import { z } from '@hono/zod-openapi'
import { addDays, isDay } from '#platform/day.ts'
import { readPeriod } from '#platform/period.ts'

const day = z.string().refine(isDay, 'Give a day such as 2026-11-24.').openapi({ format: 'date' })

/** The period and unit an operation of the room is asked for. */
export const windowQuery = z
  .object({
    from: day.optional().openapi({ description: 'First day; without it, twelve months before `to`.' }),
    to: day.optional().openapi({ description: 'The day after the last; without it, tomorrow.' }),
    unit: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional().openapi({
      description: 'This unit and those below it; without it, the company.',
    }),
  })
  .refine(({ from, to }) => !from || !to || from < to, { path: ['to'], message: 'Give a day after `from`.' })

/** The days of a query: those given, else the usual ones. */
export function windowOf(query: z.infer<typeof windowQuery>, today: string): { from: string; to: string } {
  const usual = readPeriod(null, query.to ? addDays(query.to, -1) : today)
  return { from: query.from ?? usual.from, to: query.to ?? usual.to }
}
