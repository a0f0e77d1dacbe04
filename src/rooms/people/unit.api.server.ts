import { createRoute, z } from '@hono/zod-openapi'
import { type Api, idempotently, problems, withToken } from '#platform/http/api.server.ts'
import { answer, idParam, jsonBody, keyHeader, pageOf, pageQuery } from '#platform/http/api-shape.server.ts'
import type { App } from '#platform/http/app.server.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { forbidden, notFound } from '#platform/refusal.ts'
import { maySeeAt, maySeePeople, peopleReach } from './may.ts'
import { archiveUnit, changeUnit, createUnit, restoreUnit } from './unit.actions.server.ts'
import { findUnit, pageOfUnits } from './unit.store.server.ts'
import { unitChange, unitInput, unitOut } from './unit.wire.ts'

const tags = ['People']
const unit = unitOut.openapi('Unit')

const list = createRoute({
  method: 'get',
  path: '/units',
  tags,
  summary: 'List units',
  request: { query: pageQuery.extend({ archived: z.enum(['true', 'false']).default('false') }) },
  responses: { 200: answer('Units, by id.', pageOf(unit)), ...problems },
})

const one = createRoute({
  method: 'get',
  path: '/units/{id}',
  tags,
  summary: 'Read a unit',
  request: { params: idParam },
  responses: { 200: answer('The unit.', unit), ...problems },
})

const create = createRoute({
  method: 'post',
  path: '/units',
  tags,
  summary: 'Create a unit',
  request: { headers: keyHeader, body: jsonBody(unitInput) },
  responses: { 201: answer('The unit made.', unit), ...problems },
})

const change = createRoute({
  method: 'patch',
  path: '/units/{id}',
  tags,
  summary: 'Rename, move, archive or restore a unit',
  request: { params: idParam, body: jsonBody(unitChange) },
  responses: { 200: answer('The unit as it is now.', unit), ...problems },
})

/** Operations on units. */
export function unitApi(api: Api, app: App): void {
  const reads = { scope: 'people:read', readOnly: true } as const
  const writes = { scope: 'people:write' } as const
  api.openapi(list, async c => {
    const { cursor, limit, archived } = c.req.valid('query')
    const page = await withToken(app, c, reads, async ctx => {
      if (!maySeePeople(ctx.actor)) throw forbidden()
      const [after] = decodeCursor(cursor, ['number']) ?? [0]
      const options = {
        after,
        limit: limit + 1,
        reach: peopleReach(ctx.actor),
        archived: archived === 'true',
      }
      return pageOfUnits(ctx.tx, options)
    })
    const items = page.slice(0, limit)
    return c.json({ items, next: page.length > limit ? encodeCursor([items[limit - 1].id]) : null }, 200)
  })
  api.openapi(one, async c => {
    const { id } = c.req.valid('param')
    const found = await withToken(app, c, reads, async ctx => {
      if (!maySeeAt(ctx.actor, id)) throw notFound()
      return findUnit(ctx.tx, id)
    })
    if (!found) throw notFound()
    return c.json(found, 200)
  })
  api.openapi(create, async c => {
    const input = c.req.valid('json')
    const key = c.req.valid('header')['idempotency-key']
    const made = await withToken(app, c, writes, ctx =>
      idempotently(ctx, key, ['unit', input], () => createUnit(ctx, input)),
    )
    return c.json(made, 201)
  })
  api.openapi(change, async c => {
    const { id } = c.req.valid('param')
    const { archived, ...input } = c.req.valid('json')
    const changed = await withToken(app, c, writes, async ctx => {
      await changeUnit(ctx, id, input)
      if (archived === true) await archiveUnit(ctx, id)
      if (archived === false) await restoreUnit(ctx, id)
      return findUnit(ctx.tx, id)
    })
    if (!changed) throw notFound()
    return c.json(changed, 200)
  })
}
