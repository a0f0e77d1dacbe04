import { createRoute, type z } from '@hono/zod-openapi'
import type { Context } from '#platform/context.server.ts'
import { type Api, problems, withToken } from '#platform/http/api.server.ts'
import { answer, jsonBody, pageOf } from '#platform/http/api-shape.server.ts'
import type { App } from '#platform/http/app.server.ts'
import { forbidden, notFound } from '#platform/refusal.ts'
import type { LeverId } from './lever.ts'
import { resetLever, setLever } from './lever-figures.actions.server.ts'
import { knownLevers, leverNamed } from './lever-figures.server.ts'
import type { KnownLever } from './lever-figures.ts'
import { leverInput, leverOut, leverParam } from './lever-figures.wire.ts'
import { mayReadPath } from './may.ts'

const tags = ['Path']
const leverShape = leverOut.openapi('Lever')

const list = createRoute({
  method: 'get',
  path: '/levers',
  tags,
  summary: 'List the levers: what each takes and does, and whose figures these are',
  responses: { 200: answer('The levers.', pageOf(leverShape)), ...problems },
})

const set = createRoute({
  method: 'put',
  path: '/levers/{lever}',
  tags,
  summary: 'State the company’s own figures of a lever',
  request: { params: leverParam, body: jsonBody(leverInput) },
  responses: { 200: answer('The lever as it is now.', leverShape), ...problems },
})

const reset = createRoute({
  method: 'delete',
  path: '/levers/{lever}',
  tags,
  summary: 'Go back to the model’s figures of a lever',
  request: { params: leverParam },
  responses: { 204: { description: 'Gone back.' }, ...problems },
})

const round = (value: number) => Number(value.toFixed(6))

const parts = ([low, high]: readonly [number, number]) => ({ least: round(1 - high), most: round(1 - low) })

const present = ({ id, effect, own, measured, ...lever }: KnownLever): z.infer<typeof leverOut> => ({
  ...lever,
  lever: id,
  on: effect.on,
  effect: effect.on === 'capacity' ? { hours: effect.hours } : parts(effect.range),
  measured: measured && { ...parts(measured.range), uses: measured.uses, acting: parts(measured.acting) },
  own: own && { ...own, at: new Date(own.at).toISOString() },
})

async function presentOne(ctx: Context, id: LeverId): Promise<z.infer<typeof leverOut>> {
  const lever = (await knownLevers(ctx)).find(known => known.id === id)
  if (!lever) throw notFound()
  return present(lever)
}

/** Operations on what levers take and do. */
export function leverFiguresApi(api: Api, app: App): void {
  const writes = { scope: 'path:write' } as const
  api.openapi(list, async c => {
    const items = await withToken(app, c, { scope: 'path:read', readOnly: true }, async ctx => {
      if (!mayReadPath(ctx.actor, null)) throw forbidden()
      return (await knownLevers(ctx)).map(present)
    })
    return c.json({ items, next: null }, 200)
  })
  api.openapi(set, async c => {
    const { lever } = c.req.valid('param')
    const { version, ...given } = c.req.valid('json')
    const changed = await withToken(app, c, writes, async ctx => {
      const id = leverNamed(lever)
      await setLever(ctx, id, given, version)
      return presentOne(ctx, id)
    })
    return c.json(changed, 200)
  })
  api.openapi(reset, async c => {
    const { lever } = c.req.valid('param')
    await withToken(app, c, writes, ctx => resetLever(ctx, leverNamed(lever)))
    return c.body(null, 204)
  })
}
