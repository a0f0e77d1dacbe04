import { createRoute, z } from '@hono/zod-openapi'
import { actorOfMember } from '#people.server'
import { type Api, problems, withToken } from '#platform/http/api.server.ts'
import { answer } from '#platform/http/api-shape.server.ts'
import type { App } from '#platform/http/app.server.ts'
import { readPeriod } from '#platform/period.ts'
import { type PathReading, readPath } from './position.server.ts'
import { positionOut } from './wire.ts'

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
const day = z.string().refine(isDay, 'Give a day such as 2026-11-24.').openapi({ format: 'date' })

const windowQuery = z
  .object({
    from: day.optional().openapi({ description: 'First day; without it, twelve months before `to`.' }),
    to: day.optional().openapi({ description: 'The day after the last; without it, tomorrow.' }),
    unit: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional().openapi({
      description: 'This unit and those below it; without it, the company.',
    }),
  })
  .refine(({ from, to }) => !from || !to || from < to, { path: ['to'], message: 'Give a day after `from`.' })

const getPosition = createRoute({
  method: 'get',
  path: '/position',
  tags: ['Path'],
  summary: 'Where the team stands on the six steps at the end of a period, with every criterion',
  request: { query: windowQuery },
  responses: { 200: answer('The position.', positionOut.openapi('Position')), ...problems },
})

function windowOf(query: z.infer<typeof windowQuery>, now: number): { from: string; to: string } {
  const usual = readPeriod(null, query.to ? Date.parse(query.to) - 86_400_000 : now)
  return { from: query.from ?? usual.from, to: query.to ?? usual.to }
}

const present = ({ model, scope, window, position, history }: PathReading): z.infer<typeof positionOut> => ({
  model,
  unit: scope.unitId,
  window,
  step: position.step,
  why: position.why,
  decisionReached: position.decisionReached,
  steps: position.steps,
  criteria: position.criteria.map(({ source: _, amount: __, ...criterion }) => criterion),
  history,
})

/** The room's operations. */
export function pathApi(api: Api, app: App): void {
  api.openapi(getPosition, async c => {
    const query = c.req.valid('query')
    const reading = await withToken(app, actorOfMember, c, { scope: 'path:read', readOnly: true }, ctx =>
      readPath(ctx, { ...windowOf(query, ctx.now), unitId: query.unit ?? null }),
    )
    return c.json(present(reading), 200)
  })
}
