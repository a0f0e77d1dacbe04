import { createRoute, z } from '@hono/zod-openapi'
import { type Api, idempotently, problems, withToken } from '#platform/http/api.server.ts'
import { answer, idParam, jsonBody, keyHeader } from '#platform/http/api-shape.server.ts'
import type { App } from '#platform/http/app.server.ts'
import { mergeRequests, splitRequest, undoJoining } from './merge.actions.server.ts'
import { joiningsOf } from './merge.store.server.ts'
import { workRequest } from './request.actions.server.ts'
import { iso, isoOrNull, presentRequest } from './request.api.server.ts'
import { joiningOut, mergeInput, requestOut, splitInput } from './request.wire.ts'

const tags = ['Requests']
const made = z.object({ joiningId: z.int() })

const merge = createRoute({
  method: 'post',
  path: '/requests/{id}/merge',
  tags,
  summary: 'Merge a request into another',
  request: { params: idParam, body: jsonBody(mergeInput) },
  responses: { 200: answer('The id by which it can be undone.', made), ...problems },
})

const split = createRoute({
  method: 'post',
  path: '/requests/{id}/split',
  tags,
  summary: 'Split messages off into a new request',
  request: { params: idParam, headers: keyHeader, body: jsonBody(splitInput) },
  responses: { 201: answer('The new request.', requestOut), ...problems },
})

const list = createRoute({
  method: 'get',
  path: '/requests/{id}/joinings',
  tags,
  summary: 'List the merges and splits of a request',
  request: { params: idParam },
  responses: { 200: answer('Latest first.', z.object({ items: z.array(joiningOut) })), ...problems },
})

const undo = createRoute({
  method: 'post',
  path: '/joinings/{id}/undo',
  tags,
  summary: 'Undo a merge or a split',
  request: { params: idParam },
  responses: { 200: answer('The merge or split undone.', made), ...problems },
})

/** Operations that join requests and take them apart. */
export function mergeApi(api: Api, app: App): void {
  const reads = { scope: 'desk:read', readOnly: true } as const
  const writes = { scope: 'desk:write' } as const
  api.openapi(merge, async c => {
    const { id } = c.req.valid('param')
    const { intoId } = c.req.valid('json')
    const joiningId = await withToken(app, c, writes, ctx => mergeRequests(ctx, id, intoId))
    return c.json({ joiningId }, 200)
  })
  api.openapi(split, async c => {
    const { id } = c.req.valid('param')
    const input = c.req.valid('json')
    const key = c.req.valid('header')['idempotency-key']
    const request = await withToken(app, c, writes, ctx =>
      idempotently(ctx, key, ['split', id, input], async () =>
        presentRequest(await splitRequest(ctx, id, input), []),
      ),
    )
    return c.json(request, 201)
  })
  api.openapi(list, async c => {
    const { id } = c.req.valid('param')
    const found = await withToken(app, c, reads, async ctx => {
      await workRequest(ctx, id)
      return joiningsOf(ctx.tx, id)
    })
    const items = found.map(({ id, kind, fromId, intoId, at, undoneAt }) => ({
      ...{ id, kind, fromId, intoId },
      at: iso(at),
      undoneAt: isoOrNull(undoneAt),
    }))
    return c.json({ items }, 200)
  })
  api.openapi(undo, async c => {
    const { id } = c.req.valid('param')
    const undone = await withToken(app, c, writes, ctx => undoJoining(ctx, id))
    return c.json({ joiningId: undone.id }, 200)
  })
}
