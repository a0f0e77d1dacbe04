import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from '#platform/context.server.ts'
import { type Api, idempotently, problems, withToken } from '#platform/http/api.server.ts'
import { answer, idParam, jsonBody, keyHeader } from '#platform/http/api-shape.server.ts'
import type { App } from '#platform/http/app.server.ts'
import { forbidden, notFound } from '#platform/refusal.ts'
import { changeCalendar, createCalendar, removeCalendar } from './calendar.actions.server.ts'
import { allCalendars, findCalendar, type KeptCalendar } from './calendar.store.server.ts'
import { calendarChange, calendarInput, calendarOut } from './calendar.wire.ts'
import { maySeeDesk } from './may.ts'

const tags = ['Calendars']
const calendarShape = calendarOut.openapi('Calendar')

const list = createRoute({
  method: 'get',
  path: '/calendars',
  tags,
  summary: 'List business calendars',
  responses: {
    200: answer('All of them, the default one first.', z.object({ items: z.array(calendarShape) })),
    ...problems,
  },
})

const one = createRoute({
  method: 'get',
  path: '/calendars/{id}',
  tags,
  summary: 'Read a business calendar',
  request: { params: idParam },
  responses: { 200: answer('The calendar.', calendarShape), ...problems },
})

const create = createRoute({
  method: 'post',
  path: '/calendars',
  tags,
  summary: 'Create a business calendar',
  request: { headers: keyHeader, body: jsonBody(calendarInput) },
  responses: { 201: answer('The calendar made.', calendarShape), ...problems },
})

const change = createRoute({
  method: 'patch',
  path: '/calendars/{id}',
  tags,
  summary: 'Change a business calendar',
  description: 'The due times of open requests that count its hours move with it.',
  request: { params: idParam, body: jsonBody(calendarChange) },
  responses: { 200: answer('The calendar as it is now.', calendarShape), ...problems },
})

const remove = createRoute({
  method: 'delete',
  path: '/calendars/{id}',
  tags,
  summary: 'Remove a business calendar that no type uses',
  request: { params: idParam },
  responses: { 204: { description: 'Removed.' }, ...problems },
})

const present = (calendar: KeptCalendar): z.infer<typeof calendarOut> => ({
  ...calendar,
  week: calendar.week.map(day => day.map(([from, until]) => [from, until])),
  holidays: [...calendar.holidays],
})

function toRead(ctx: Context): void {
  if (!maySeeDesk(ctx.actor)) throw forbidden()
}

/** Operations on business calendars, for those who read the desk. */
export function calendarApi(api: Api, app: App): void {
  const reads = { scope: 'desk:read', readOnly: true } as const
  const writes = { scope: 'desk:write' } as const
  api.openapi(list, async c => {
    const calendars = await withToken(app, c, reads, ctx => {
      toRead(ctx)
      return allCalendars(ctx.tx)
    })
    return c.json({ items: calendars.map(present) }, 200)
  })
  api.openapi(one, async c => {
    const { id } = c.req.valid('param')
    const calendar = await withToken(app, c, reads, ctx => {
      toRead(ctx)
      return findCalendar(ctx.tx, id)
    })
    if (!calendar) throw notFound()
    return c.json(present(calendar), 200)
  })
  api.openapi(create, async c => {
    const input = c.req.valid('json')
    const key = c.req.valid('header')['idempotency-key']
    const made = await withToken(app, c, writes, ctx =>
      idempotently(ctx, key, ['calendar', input], async () => present(await createCalendar(ctx, input))),
    )
    return c.json(made, 201)
  })
  api.openapi(change, async c => {
    const { id } = c.req.valid('param')
    const input = c.req.valid('json')
    const changed = await withToken(app, c, writes, ctx => changeCalendar(ctx, id, input))
    return c.json(present(changed), 200)
  })
  api.openapi(remove, async c => {
    const { id } = c.req.valid('param')
    await withToken(app, c, writes, ctx => removeCalendar(ctx, id))
    return c.body(null, 204)
  })
}
