import { createRoute, z } from '@hono/zod-openapi'
import { locales } from '#platform/actor.ts'
import { type Api, idempotently, problems, withToken } from '#platform/http/api.server.ts'
import { answer, idParam, jsonBody, keyHeader, pageOf, pageQuery } from '#platform/http/api-shape.server.ts'
import type { App } from '#platform/http/app.server.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { readGuide, rewriteGuide, writeGuide } from './guide.actions.server.ts'
import { pageOfGuides } from './guide.store.server.ts'
import { type Guide, guideStates } from './guide.ts'
import { guideChange, guideInput, guideOut } from './guide.wire.ts'
import { mayReadDrafts } from './may.ts'
import { iso, isoOrNull } from './request.api.server.ts'

const tags = ['Guides']
const guideShape = guideOut.openapi('Guide')

const listQuery = pageQuery.extend({
  q: z.string().max(200).default('').openapi({ description: 'Words of the guide.' }),
  state: z.enum(guideStates).optional(),
  language: z.enum(locales).optional(),
})

const list = createRoute({
  method: 'get',
  path: '/guides',
  tags,
  summary: 'List and search guides',
  description: 'Latest changed first. Requesters see the published ones, whatever state they ask for.',
  request: { query: listQuery },
  responses: { 200: answer('Guides.', pageOf(guideShape)), ...problems },
})

const one = createRoute({
  method: 'get',
  path: '/guides/{id}',
  tags,
  summary: 'Read a guide',
  request: { params: idParam },
  responses: { 200: answer('The guide.', guideShape), ...problems },
})

const create = createRoute({
  method: 'post',
  path: '/guides',
  tags,
  summary: 'Write a guide',
  request: { headers: keyHeader, body: jsonBody(guideInput) },
  responses: { 201: answer('The guide made.', guideShape), ...problems },
})

const change = createRoute({
  method: 'patch',
  path: '/guides/{id}',
  tags,
  summary: 'Change, publish or archive a guide',
  request: { params: idParam, body: jsonBody(guideChange) },
  responses: { 200: answer('The guide as it is now.', guideShape), ...problems },
})

const present = (guide: Guide): z.infer<typeof guideOut> => ({
  ...guide,
  publishedAt: isoOrNull(guide.publishedAt),
  updatedAt: iso(guide.updatedAt),
})

/** Operations on guides. */
export function guideApi(api: Api, app: App): void {
  const reads = { scope: 'desk:read', readOnly: true } as const
  const writes = { scope: 'desk:write' } as const
  api.openapi(list, async c => {
    const { cursor, limit, q, state, language } = c.req.valid('query')
    const { guides, next } = await withToken(app, c, reads, ctx => {
      const shown = mayReadDrafts(ctx.actor) ? (state ?? null) : 'published'
      const filter = { text: q.trim(), state: shown, language: language ?? null, sort: 'updated' } as const
      const [after] = decodeCursor(cursor, ['number']) ?? [null]
      return pageOfGuides(ctx, filter, { after, limit })
    })
    return c.json({ items: guides.map(present), next: next === null ? null : encodeCursor([next]) }, 200)
  })
  api.openapi(one, async c => {
    const { id } = c.req.valid('param')
    return c.json(present(await withToken(app, c, reads, ctx => readGuide(ctx, id))), 200)
  })
  api.openapi(create, async c => {
    const input = c.req.valid('json')
    const key = c.req.valid('header')['idempotency-key']
    const made = await withToken(app, c, writes, ctx =>
      idempotently(ctx, key, ['guide', input], async () => present(await writeGuide(ctx, input))),
    )
    return c.json(made, 201)
  })
  api.openapi(change, async c => {
    const { id } = c.req.valid('param')
    const { version, ...input } = c.req.valid('json')
    const changed = await withToken(app, c, writes, ctx => rewriteGuide(ctx, id, input, version))
    return c.json(present(changed), 200)
  })
}
