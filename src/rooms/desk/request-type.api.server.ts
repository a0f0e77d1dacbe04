import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from '#platform/context.server.ts'
import { type Api, idempotently, problems, withToken } from '#platform/http/api.server.ts'
import { answer, idParam, jsonBody, keyHeader } from '#platform/http/api-shape.server.ts'
import type { App } from '#platform/http/app.server.ts'
import { notFound } from '#platform/refusal.ts'
import { maySeeDesk } from './may.ts'
import {
  archiveRequestType,
  changeRequestType,
  createRequestType,
  reorderRequestTypes,
  restoreRequestType,
} from './request-type.actions.server.ts'
import { allRequestTypes, findRequestType } from './request-type.store.server.ts'
import type { RequestType } from './request-type.ts'
import { typeChange, typeInput, typeOrder, typeOut } from './request-type.wire.ts'

const tags = ['Request types']
const typeShape = typeOut.openapi('RequestType')
const typesShape = z.object({ items: z.array(typeShape) })

const list = createRoute({
  method: 'get',
  path: '/request-types',
  tags,
  summary: 'List request types',
  description: 'All of them, in the order they are offered. Archived ones are for those who read the desk.',
  request: { query: z.object({ archived: z.enum(['true', 'false']).default('false') }) },
  responses: { 200: answer('Request types.', typesShape), ...problems },
})

const one = createRoute({
  method: 'get',
  path: '/request-types/{id}',
  tags,
  summary: 'Read a request type',
  request: { params: idParam },
  responses: { 200: answer('The request type.', typeShape), ...problems },
})

const create = createRoute({
  method: 'post',
  path: '/request-types',
  tags,
  summary: 'Create a request type',
  request: { headers: keyHeader, body: jsonBody(typeInput) },
  responses: { 201: answer('The request type made.', typeShape), ...problems },
})

const change = createRoute({
  method: 'patch',
  path: '/request-types/{id}',
  tags,
  summary: 'Change, archive or restore a request type',
  description: 'New targets or another calendar move the due times of open requests.',
  request: { params: idParam, body: jsonBody(typeChange) },
  responses: { 200: answer('The request type as it is now.', typeShape), ...problems },
})

const order = createRoute({
  method: 'put',
  path: '/request-types/order',
  tags,
  summary: 'Put the request types in order',
  request: { body: jsonBody(typeOrder) },
  responses: { 200: answer('All of them, in their new order.', typesShape), ...problems },
})

/** Lists leave here as they may be changed in the answer's own shape. */
const present = (type: RequestType): z.infer<typeof typeOut> => ({
  ...type,
  fields: type.fields.map(field => ({
    ...field,
    helpFr: field.helpFr ?? '',
    helpEn: field.helpEn ?? '',
    required: field.required ?? false,
    options: [...(field.options ?? [])],
    condition: field.condition ? { key: field.condition.key, values: [...field.condition.values] } : null,
  })),
  requirements: [...type.requirements],
})

async function read(ctx: Context, id: number): Promise<z.infer<typeof typeOut>> {
  const type = await findRequestType(ctx.tx, id)
  if (!type || (!type.active && !maySeeDesk(ctx.actor))) throw notFound()
  return present(type)
}

/** Operations on request types. Who may ask reads what is on offer. */
export function requestTypeApi(api: Api, app: App): void {
  const reads = { scope: 'desk:read', readOnly: true } as const
  const writes = { scope: 'desk:write' } as const
  api.openapi(list, async c => {
    const { archived } = c.req.valid('query')
    const types = await withToken(app, c, reads, async ctx => {
      const all = archived === 'true' && maySeeDesk(ctx.actor)
      return (await allRequestTypes(ctx.tx)).filter(type => type.active || all)
    })
    return c.json({ items: types.map(present) }, 200)
  })
  api.openapi(one, async c => {
    const { id } = c.req.valid('param')
    return c.json(await withToken(app, c, reads, ctx => read(ctx, id)), 200)
  })
  api.openapi(create, async c => {
    const input = c.req.valid('json')
    const key = c.req.valid('header')['idempotency-key']
    const made = await withToken(app, c, writes, ctx =>
      idempotently(ctx, key, ['requestType', input], async () =>
        present(await createRequestType(ctx, input)),
      ),
    )
    return c.json(made, 201)
  })
  api.openapi(order, async c => {
    const { ids } = c.req.valid('json')
    const types = await withToken(app, c, writes, async ctx => {
      await reorderRequestTypes(ctx, ids)
      return allRequestTypes(ctx.tx)
    })
    return c.json({ items: types.map(present) }, 200)
  })
  api.openapi(change, async c => {
    const { id } = c.req.valid('param')
    const { active, ...input } = c.req.valid('json')
    const changed = await withToken(app, c, writes, async ctx => {
      if (active === true) await restoreRequestType(ctx, id)
      await changeRequestType(ctx, id, input)
      if (active === false) await archiveRequestType(ctx, id)
      return read(ctx, id)
    })
    return c.json(changed, 200)
  })
}
