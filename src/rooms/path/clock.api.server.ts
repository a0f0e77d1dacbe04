import { createRoute, z } from '@hono/zod-openapi'
import { type Api, problems, withToken } from '#platform/http/api.server.ts'
import { answer } from '#platform/http/api-shape.server.ts'
import type { App } from '#platform/http/app.server.ts'
import { type ClockPage, readClock } from './clock.server.ts'
import { clockModel } from './clock-model.ts'

const day = z.string().openapi({ format: 'date' })
const week = day.nullable().openapi({ description: 'A Monday; null: not among the weeks ahead.' })
const fan = z
  .array(z.array(z.number()))
  .openapi({ description: 'By quantile (10, 25, 50, 75, 90 %) and week ahead.' })
const score = z.object({ coverage: z.number(), pinball: z.number(), mase: z.number() })

const clockOut = z
  .object({
    model: z.string(),
    unit: z.int().nullable().openapi({ description: 'Null: the company.' }),
    threshold: z.number().openapi({ description: 'Share of the hours above which answering is too much.' }),
    today: day,
    past: z.array(z.object({ week: day, share: z.number().nullable() })),
    why: z
      .enum(['noRequests', 'stale', 'tooShort', 'noCapacity', 'constant', 'noWork', 'late'])
      .nullable()
      .openapi({ description: 'Why this data cannot say; null where it can.' }),
    ahead: z
      .object({
        weeks: z.array(day),
        aboveSince: week,
        crossing: z.object({ p10: week, p50: week, p90: week }),
        within: z.array(z.object({ weeks: z.int(), probability: z.number() })),
        share: fan,
        backlogHours: fan,
        waitWeeks: fan,
        method: z.string(),
        test: z
          .object({ origins: z.int(), weeks: z.int(), chosen: score, lastQuarter: score })
          .nullable()
          .openapi({ description: 'The method at past months; null: too little history for a test.' }),
      })
      .nullable(),
  })
  .openapi('Clock')

const getClock = createRoute({
  method: 'get',
  path: '/clock',
  tags: ['Path'],
  summary: 'The week in which answering requests takes more than a share of the hours, with its range',
  request: {
    query: z.object({
      unit: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional().openapi({
        description: 'This unit and those below it; without it, the company.',
      }),
      threshold: z.coerce
        .number()
        .min(0.1)
        .max(1)
        .optional()
        .openapi({
          description: `Share of the hours; ${clockModel.threshold} when absent.`,
        }),
    }),
  },
  responses: { 200: answer('The clock.', clockOut), ...problems },
})

function present({ unitId, threshold, clock }: ClockPage): z.infer<typeof clockOut> {
  const { today, past, answer: told } = clock
  const shared = { model: clockModel.version, unit: unitId, threshold, today, past }
  if (!told.ok) return { ...shared, why: told.why, ahead: null }
  const { weeks, aboveSince, reading, method, test } = told
  const { crossing, within, share, backlog, wait } = reading
  const scores = ({ coverage, pinball, mase }: z.infer<typeof score>) => ({ coverage, pinball, mase })
  return {
    ...shared,
    why: null,
    ahead: {
      weeks,
      aboveSince,
      crossing,
      within,
      share,
      backlogHours: backlog,
      waitWeeks: wait,
      method: method.name,
      test: test && {
        origins: test.origins,
        weeks: test.ahead,
        chosen: scores(test.chosen),
        lastQuarter: scores(test.naive),
      },
    },
  }
}

/** Operation on the help-desk clock. */
export function clockApi(api: Api, app: App): void {
  api.openapi(getClock, async c => {
    const { unit, threshold = clockModel.threshold } = c.req.valid('query')
    const page = await withToken(app, c, { scope: 'path:read', readOnly: true }, ctx =>
      readClock(ctx, { unitId: unit ?? null, threshold }),
    )
    return c.json(present(page), 200)
  })
}
