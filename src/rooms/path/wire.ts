import { z } from '@hono/zod-openapi'
import { observables } from './model.ts'
import { signs } from './step-model.ts'

const day = z.string().openapi({ format: 'date' })
const step = z.int().min(1).max(6)
const why = z
  .enum(['seen', 'bothEnds', 'undecided', 'tooLittle', 'noStep'])
  .openapi({ description: 'Why it stands there, or nowhere.' })

const chances = z
  .array(z.number())
  .length(6)
  .openapi({ description: 'Probability of each step, from 1 to 6.' })
const signOf = {
  sign: z.enum(signs),
  value: z.number().openapi({ description: 'A share, requests a week, or hours a week.' }),
  n: z.number().openapi({ description: 'Records behind a share; weeks behind a count.' }),
}

/** How likely each step is, and what moved and would move that. */
const likelyOut = z.object({
  model: z.string().openapi({ description: 'Version of the model of the steps.' }),
  level: z.number().openapi({ description: 'What `set` holds together, as nearly as whole steps allow.' }),
  probabilities: chances,
  set: z.array(step).openapi({ description: 'The likeliest steps, which together come nearest to `level`.' }),
  leading: step,
  second: step,
  months: z.int().openapi({ description: 'Months since the first record that was read.' }),
  last: z.object({
    month: z.string(),
    before: chances.nullable().openapi({ description: 'At the end of the month before.' }),
    passing: chances.openapi({ description: 'By the passing of a month alone.' }),
    moved: z.array(
      z.object({
        ...signOf,
        logRatio: z.number().openapi({
          description: 'Log of how much better `leading` explains it than `second`, as far as it counts.',
        }),
        change: z
          .number()
          .openapi({ description: 'Probability of `leading` less what it would be without.' }),
      }),
    ),
  }),
  next: z.object({
    passing: chances.openapi({ description: 'Next month, without any record.' }),
    would: z.array(
      z.object({
        ...signOf,
        probability: z.number().openapi({ description: 'Of the step that leads now, after such a month.' }),
        leading: step,
        recorded: z.boolean().openapi({ description: 'Whether this was ever recorded.' }),
      }),
    ),
  }),
  history: z.array(
    z.object({
      month: z.string(),
      probabilities: chances,
      smoothed: chances.openapi({ description: 'In the light of the months that followed.' }),
      set: z.array(step),
    }),
  ),
})

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
  likely: likelyOut.nullable().openapi({ description: 'Null: nothing is recorded.' }),
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
