import { z } from '@hono/zod-openapi'
import { leverIds } from './lever.ts'
import { starts } from './lever-address.ts'
import { MOST_NAME, MOST_QUERY, scenarioVisibilities } from './scenario.ts'
import { thresholds } from './threshold.ts'

const name = z.string().trim().min(1).max(MOST_NAME)
const visibility = z.enum(scenarioVisibilities)
const id = z.coerce.number().int().min(1)
const version = z.coerce.number().int().min(1)

/** Keeps the choice of an address under a name. */
export const saveScenarioForm = z.object({
  name,
  visibility: visibility.default('private'),
  query: z.string().max(MOST_QUERY).default(''),
})

/** Renames, shares or gives another choice to the scenario that was read. */
export const changeScenarioForm = z.object({
  id,
  version,
  name,
  visibility,
  query: z.string().max(MOST_QUERY).optional(),
})

export const duplicateScenarioForm = z.object({ id })
export const removeScenarioForm = z.object({ id, version })

/** One of the numbers that the page offers. */
const offered = (values: readonly number[], example: number, description: string) =>
  z
    .number()
    .refine(value => values.includes(value), 'platform.choice')
    .openapi({ enum: [...values], example, description })

const ids = z.array(z.int().min(0).max(999_999_999_999_999)).max(200).default([])

/** A choice of levers, from the API and to it. */
export const choiceWire = z.object({
  threshold: offered(
    thresholds.map(share => share / 100),
    0.6,
    'Share of the hours above which answering is too much.',
  ),
  levers: z
    .array(
      z.object({
        lever: z.enum(leverIds),
        start: offered(starts, 4, 'Weeks from now until it is begun.'),
        types: ids.openapi({
          example: [],
          description: 'Request types it is limited to, 0 being the rarer ones together; none: all.',
        }),
        units: ids.openapi({
          example: [],
          description: 'Units it is limited to, with those below them; none: all.',
        }),
        stated: z.boolean().default(false).openapi({
          description: 'Whether it acts as stated, without what was measured here.',
        }),
      }),
    )
    .max(leverIds.length)
    .refine(levers => new Set(levers.map(({ lever }) => lever)).size === levers.length),
})

/** A new scenario, from the API. */
export const scenarioInput = z.object({ name, visibility: visibility.default('private'), choice: choiceWire })

/** What may change of a scenario, from the API: an absent field stays. */
export const scenarioChange = z.object({
  name: name.optional(),
  visibility: visibility.optional(),
  choice: choiceWire.optional(),
  version: z.int().min(1).optional(),
})

export const scenarioOut = z.object({
  id: z.int(),
  name: z.string(),
  visibility,
  ownerId: z.int(),
  choice: choiceWire,
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})

const week = z.iso.date().nullable().openapi({ description: 'A Monday; null: not among the weeks ahead.' })

/** A future in a few figures. */
const outlookOut = z.object({
  crossing: z.object({ p10: week, p50: week, p90: week }),
  within: z.array(z.object({ weeks: z.int(), probability: z.number() })),
  above: z.number().openapi({ description: 'Probability of being above the threshold a year from now.' }),
  share: z.array(z.number()).openapi({
    description: 'Share of the hours a year from now, by quantile (10, 25, 50, 75, 90 %).',
  }),
})

export const outcomeOut = z.object({
  today: z.iso.date().openapi({ description: 'The day whose records it is computed from.' }),
  threshold: z.number(),
  why: z
    .enum(['noRequests', 'stale', 'tooShort', 'noCapacity', 'constant', 'noWork', 'late'])
    .nullable()
    .openapi({ description: 'Why this data cannot say; null where it can.' }),
  aboveSince: week,
  before: outlookOut.nullable().openapi({ description: 'As things are.' }),
  after: outlookOut.nullable().openapi({
    description: 'With the levers; null: none, or together they take all the hours there are.',
  }),
  cost: z.object({ hours: z.number(), money: z.number() }).nullable().openapi({
    description: 'What the levers take in the year ahead, in hours and in the company’s currency.',
  }),
})
