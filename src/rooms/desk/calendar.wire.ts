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

const hours = z.string().max(200).default('')

/** The page's form of a calendar: hours as text, Monday first, and one holiday a line. */
export const calendarForm = z.object({
  name,
  timeZone: z.string().max(100),
  isDefault: z.literal('yes').optional(),
  holidays: z.string().max(200_000).default(''),
  'hours.0': hours,
  'hours.1': hours,
  'hours.2': hours,
  'hours.3': hours,
  'hours.4': hours,
  'hours.5': hours,
  'hours.6': hours,
})

/** The year whose public holidays to add, where its button was pressed. */
export const fillForm = z.object({ fill: z.coerce.number().int().min(1970).max(2199).optional() })
