import { createRoute, z } from '@hono/zod-openapi'
import { findUnit } from '#people.server'
import { today } from '#platform/day.ts'
import { type Api, problems, withToken } from '#platform/http/api.server.ts'
import { answer } from '#platform/http/api-shape.server.ts'
import type { App } from '#platform/http/app.server.ts'
import { notFound } from '#platform/refusal.ts'
import { windowOf, windowQuery } from './api-window.ts'
import { allIndicators, sayIndicator } from './indicators.server.ts'

const day = z.string().openapi({ format: 'date' })
const evidence = z.string().openapi({ description: 'Page of the records, inside the company.' })

const indicatorOut = z
  .object({
    id: z.string(),
    value: z
      .number()
      .nullable()
      .openapi({ description: 'Null where there is nothing to compute it from: see `why`.' }),
    unit: z.enum(['count', 'hours', 'minutes', 'share', 'ratio']),
    n: z.int().openapi({ description: 'Records behind the value.' }),
    from: day,
    to: day,
    method: z
      .string()
      .openapi({ description: 'How it was computed, in the language of the token’s member.' }),
    basis: z.enum(['logged', 'estimated', 'mixed']).optional().openapi({
      description: 'Of hours: whether they were logged, stated by request types, or both.',
    }),
    estimate: z.object({ value: z.number(), n: z.int(), evidence }).optional().openapi({
      description: 'The part that is estimated.',
    }),
    evidence,
    why: z.string().nullable(),
  })
  .openapi('Indicator')

const listIndicators = createRoute({
  method: 'get',
  path: '/indicators',
  tags: ['Path'],
  summary: 'List the figures of a period: demand, waits, targets, repeats, hours, own work',
  request: { query: windowQuery },
  responses: {
    200: answer(
      'The figures, with the window they are of.',
      z.object({ from: day, to: day, unit: z.int().nullable(), items: z.array(indicatorOut) }),
    ),
    ...problems,
  },
})

/** Operation on the figures of every room below. */
export function indicatorsApi(api: Api, app: App): void {
  api.openapi(listIndicators, async c => {
    const query = c.req.valid('query')
    const unit = query.unit ?? null
    const found = await withToken(app, c, { scope: 'path:read', readOnly: true }, async ctx => {
      const window = windowOf(query, today(ctx))
      const figures = await allIndicators(ctx, { ...window, unitId: unit })
      if (unit !== null && !(await findUnit(ctx.tx, unit))) throw notFound()
      return { ...window, unit, items: figures.map(figure => sayIndicator(ctx, figure)) }
    })
    return c.json(found, 200)
  })
}
