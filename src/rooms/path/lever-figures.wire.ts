import { z } from '@hono/zod-openapi'
import { leverIds } from './lever.ts'

const most = { amount: 1_000_000_000, weeks: 52 }

/** A number as a person writes it: "35", "17,5", "1 200". */
const typed = (min: number, max: number) =>
  z
    .string()
    .transform(text => Number(text.replace(/[\s\u202f\u00a0]/g, '').replace(',', '.')))
    .refine(value => value >= min && value <= max, { message: 'platform.number', params: { min, max } })
const weeksTyped = typed(1, most.weeks).refine(Number.isInteger, {
  message: 'platform.number',
  params: { min: 1, max: most.weeks },
})
const percent = typed(-100, 100).transform(value => value / 100)
const reason = z.string().trim().min(1).max(500)
const version = z.coerce.number().int().min(0)

/** The page's form: parts in percent. */
export const leverForm = z.object({
  hoursOnce: typed(0, most.amount),
  hoursAWeek: typed(0, 168),
  moneyOnce: typed(0, most.amount),
  moneyAYear: typed(0, most.amount),
  begins: weeksTyped,
  over: weeksTyped,
  least: percent.optional(),
  most: percent.optional(),
  hours: typed(0, 168).optional(),
  reason,
  version,
})

export const resetLeverForm = z.object({ version })

export const leverParam = z.object({ lever: z.string().max(40).openapi({ example: 'guides' }) })

const part = z.number().min(-1).max(1)
const effect = z
  .object({
    least: part
      .optional()
      .openapi({ description: 'Part spared at least: 0.05 is 5 %; below 0, more.', example: 0.05 }),
    most: part
      .optional()
      .openapi({ description: 'Part spared at most, in nine cases of ten.', example: 0.3 }),
    hours: z.number().min(0).max(168).optional().openapi({ description: 'Hours more a week, of hiring.' }),
  })
  .openapi({ description: 'As a part of the requests or of the hours of one, or as hours a week: see `on`.' })

const figures = {
  hoursOnce: z.number().min(0).max(most.amount).openapi({ example: 60 }),
  hoursAWeek: z.number().min(0).max(168),
  moneyOnce: z.number().min(0).max(most.amount).openapi({ description: 'In the company’s currency.' }),
  moneyAYear: z.number().min(0).max(most.amount).openapi({ description: 'In the company’s currency.' }),
  begins: z.int().min(1).max(most.weeks).openapi({ description: 'Weeks of preparation before it acts.' }),
  over: z.int().min(1).max(most.weeks).openapi({ description: 'Weeks from then until its effect is whole.' }),
  effect,
}

/** Own figures of a lever, from the API. */
export const leverInput = z.object({ ...figures, reason, version: z.int().min(0).optional() })

export const leverOut = z.object({
  lever: z.enum(leverIds),
  on: z.enum(['arrivals', 'hours', 'capacity']).openapi({
    description: 'What it acts on: the number of requests, the hours of one, or the hours of the team.',
  }),
  ...figures,
  basis: z.enum(['model', 'company']).openapi({
    description: 'Whose figures these are: the model’s, or the company’s own.',
  }),
  measured: z
    .object({
      least: z.number(),
      most: z.number(),
      uses: z.int(),
      acting: z.object({ least: z.number(), most: z.number() }).openapi({
        description: 'The part in a plan: stated and measured together, each by its precision.',
      }),
    })
    .nullable()
    .openapi({
      description: 'Part of the requests it spared where it was used here; null: not measured.',
    }),
  own: z
    .object({
      reason: z.string(),
      by: z.int().nullable().openapi({ description: 'Member; null: no longer there.' }),
      at: z.iso.datetime(),
      version: z.int(),
    })
    .nullable(),
})
