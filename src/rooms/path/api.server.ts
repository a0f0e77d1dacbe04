import { createRoute, type z } from '@hono/zod-openapi'
import { today } from '#platform/day.ts'
import { type Api, problems, withToken } from '#platform/http/api.server.ts'
import { answer } from '#platform/http/api-shape.server.ts'
import type { App } from '#platform/http/app.server.ts'
import { windowOf, windowQuery } from './api-window.ts'
import { clockApi } from './clock.api.server.ts'
import { dossierApi } from './dossier.api.server.ts'
import { effectsApi } from './effects.api.server.ts'
import { indicatorsApi } from './indicators.api.server.ts'
import { leverFiguresApi } from './lever-figures.api.server.ts'
import { type PathReading, readPath } from './position.server.ts'
import { scenarioApi } from './scenario.api.server.ts'
import { positionOut } from './wire.ts'

const getPosition = createRoute({
  method: 'get',
  path: '/position',
  tags: ['Path'],
  summary:
    'Where the team stands on the six steps at the end of a period: every criterion, every probability',
  request: { query: windowQuery },
  responses: { 200: answer('The position.', positionOut.openapi('Position')), ...problems },
})

const present = ({
  model,
  scope,
  window,
  position,
  likely,
  history,
}: PathReading): z.infer<typeof positionOut> => ({
  model,
  unit: scope.unitId,
  window,
  step: position.step,
  why: position.why,
  decisionReached: position.decisionReached,
  steps: position.steps,
  criteria: position.criteria.map(({ source: _, amount: __, ...criterion }) => criterion),
  likely,
  history,
})

/** The room's operations. */
export function pathApi(api: Api, app: App): void {
  indicatorsApi(api, app)
  clockApi(api, app)
  leverFiguresApi(api, app)
  scenarioApi(api, app)
  dossierApi(api, app)
  effectsApi(api, app)
  api.openapi(getPosition, async c => {
    const query = c.req.valid('query')
    const reading = await withToken(app, c, { scope: 'path:read', readOnly: true }, ctx =>
      readPath(ctx, { ...windowOf(query, today(ctx)), unitId: query.unit ?? null }),
    )
    return c.json(present(reading), 200)
  })
}
