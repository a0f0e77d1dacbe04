import { z } from '@hono/zod-openapi'
import { observables } from './model.ts'

const day = z.string().openapi({ format: 'date' })
const step = z.int().min(1).max(6)
const why = z
  .enum(['seen', 'bothEnds', 'undecided', 'tooLittle', 'noStep'])
  .openapi({ description: 'Why it stands there, or nowhere.' })

export const positionOut = z.object({
  model: z.string().openapi({ description: 'Version of the model.' }),
  unit: z.int().nullable().openapi({ description: 'Null: the company.' }),
  window: z
    .object({ from: day, to: day })
    .openapi({ description: 'Days behind the position, up to and excluding `to`.' }),
  step: step.nullable().openapi({ description: '5 and 6 are two outcomes of 4. Null: see `why`.' }),
  why,
  decisionReached: z.boolean(),
  steps: z.array(
    z.object({
      step,
      held: z.int(),
      recorded: z.int(),
      of: z.int(),
      seen: z.boolean().nullable().openapi({ description: 'Null: too little evidence.' }),
    }),
  ),
  criteria: z.array(
    z.object({
      id: z.string(),
      step,
      observable: z.enum(observables),
      value: z.number().nullable(),
      unit: z.enum(['hours', 'share', 'count']),
      n: z.int().openapi({ description: 'Records behind the value.' }),
      holdsAt: z.enum(['least', 'most']),
      threshold: z.number(),
      basis: z.enum(['source', 'assumption']),
      essential: z.boolean(),
      holds: z.boolean().nullable().openapi({ description: 'Null: counts for nothing, see `silent`.' }),
      silent: z.enum(['notRecorded', 'ofCompany', 'noRecords', 'tooFew']).nullable(),
      distance: z.number().nullable().openapi({ description: 'How far the value is from the other answer.' }),
      evidence: z.string().nullable().openapi({ description: 'Page of the records, inside the company.' }),
    }),
  ),
  history: z.array(
    z.object({
      month: z.string(),
      step: step.nullable(),
      why,
      reactiveShare: z.number().nullable(),
      hours: z.number(),
      arrivals: z.int(),
      backlogEnd: z.int(),
    }),
  ),
})
