import { createRoute, z } from '@hono/zod-openapi'
import { type Api, problems, withToken } from '#platform/http/api.server.ts'
import { answer, idParam, jsonBody, pageOf, pageQuery } from '#platform/http/api-shape.server.ts'
import type { App } from '#platform/http/app.server.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { forbidden } from '#platform/refusal.ts'
import { followGuide, suggestGuides } from './deflection.actions.server.ts'
import { type ListedDeflection, pageOfDeflections } from './deflection.store.server.ts'
import { outcomes } from './deflection.ts'
import { outcomeInput, suggestInput, suggestionOut } from './guide.wire.ts'
import { deskReach, maySeeDesk } from './may.ts'
import { iso } from './request.api.server.ts'

const tags = ['Guides']
const day = z.iso.date()

const suggest = createRoute({
  method: 'post',
  path: '/guide-suggestions',
  tags,
  summary: 'Find published guides that may answer a text',
  description: 'With `ask`, each guide is counted as shown, once in that ask.',
  request: { body: jsonBody(suggestInput) },
  responses: { 200: answer('Best first.', z.object({ items: z.array(suggestionOut) })), ...problems },
})

const follow = createRoute({
  method: 'post',
  path: '/guides/{id}/outcomes',
  tags,
  summary: 'Say that a suggested guide was opened, or answered the ask',
  request: { params: idParam, body: jsonBody(outcomeInput) },
  responses: { 204: { description: 'Counted, or counted before.' }, ...problems },
})

const deflectionOut = z.object({
  id: z.int(),
  guideId: z.int(),
  title: z.string(),
  memberId: z.int().nullable(),
  unitId: z.int().nullable(),
  typed: z.string(),
  outcome: z.enum(outcomes),
  requestId: z.int().nullable(),
  at: z.iso.datetime(),
})

const deflections = createRoute({
  method: 'get',
  path: '/guide-outcomes',
  tags,
  summary: 'List what guides did for those who were asking',
  request: {
    query: pageQuery.extend({
      from: day,
      to: day.openapi({ description: 'Left out itself.' }),
      unit: z.coerce.number().int().min(1).optional(),
      guide: z.coerce.number().int().min(1).optional(),
      outcome: z.enum(['opened', 'solved', 'asked']).optional(),
    }),
  },
  responses: { 200: answer('Latest first.', pageOf(deflectionOut)), ...problems },
})

const present = (one: ListedDeflection): z.infer<typeof deflectionOut> => ({ ...one, at: iso(one.at) })

/** Operations on answers suggested from guides, and on what became of them. */
export function suggestionApi(api: Api, app: App): void {
  api.openapi(suggest, async c => {
    const { text, ask } = c.req.valid('json')
    const options = { scope: ask ? 'desk:write' : 'desk:read', readOnly: !ask } as const
    const items = await withToken(app, c, options, ctx => suggestGuides(ctx, text, ask))
    return c.json({ items }, 200)
  })
  api.openapi(follow, async c => {
    const { id } = c.req.valid('param')
    const { ask, outcome } = c.req.valid('json')
    const options = { scope: 'desk:write' } as const
    await withToken(app, c, options, ctx => followGuide(ctx, ask, id, outcome))
    return c.body(null, 204)
  })
  api.openapi(deflections, async c => {
    const { cursor, limit, from, to, unit, guide, outcome } = c.req.valid('query')
    const options = { scope: 'desk:read', readOnly: true } as const
    const { deflections, next } = await withToken(app, c, options, ctx => {
      if (!maySeeDesk(ctx.actor)) throw forbidden()
      const filter = { from, to, unitId: unit ?? null, guideId: guide ?? null, outcome: outcome ?? null }
      const [after] = decodeCursor(cursor, ['number']) ?? [null]
      return pageOfDeflections(ctx, filter, { reach: deskReach(ctx.actor), after, limit })
    })
    return c.json({ items: deflections.map(present), next: next === null ? null : encodeCursor([next]) }, 200)
  })
}
