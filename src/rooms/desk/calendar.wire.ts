import { z } from '@hono/zod-openapi'

const name = z.string().trim().min(1).max(200)
const minute = z.int().min(0).max(1440)

const holiday = z.object({ day: z.iso.date(), name })

const parts = {
  name,
  timeZone: z.string().trim().min(1).max(100).openapi({ example: 'Europe/Paris' }),
  week: z
    .array(z.array(z.tuple([minute, minute])).max(12))
    .length(7)
    .openapi({
      description: 'Seven lists, Monday first, of intervals in minutes after midnight, in order.',
      example: [[[540, 1080]], [[540, 1080]], [[540, 1080]], [[540, 1080]], [[540, 1080]], [], []],
    }),
  holidays: z.array(holiday).max(2000),
  isDefault: z.boolean().openapi({ description: 'Serves types that name no calendar: exactly one is it.' }),
}

/** A new calendar, from the API. */
export const calendarInput = z.object({
  ...parts,
  holidays: parts.holidays.default([]),
  isDefault: z.boolean().default(false),
})

/** What may change of a calendar: an absent part stays, a list is replaced whole. */
export const calendarChange = z.object(parts).partial()

export const calendarOut = z.object({ id: z.int(), ...parts })

/** The page's form of a new calendar; its hours begin as usual. */
export const newCalendarForm = z.object({ name })
