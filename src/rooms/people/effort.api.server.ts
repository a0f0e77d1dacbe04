import { createRoute, z } from '@hono/zod-openapi'
import { type Api, idempotently, problems, withToken } from '#platform/http/api.server.ts'
import { answer, idParam, jsonBody, keyHeader, pageOf, pageQuery } from '#platform/http/api-shape.server.ts'
import type { App } from '#platform/http/app.server.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { forbidden } from '#platform/refusal.ts'
import { unitsBelow } from './access.server.ts'
import { changeEffort, logEffort, removeEffort } from './effort.actions.server.ts'
import { pageOfEffort } from './effort.store.server.ts'
import { activities, modes } from './effort.ts'
import { effortChange, effortInput, effortOut, workChange, workInput, workOut } from './effort.wire.ts'
import { isLedgerDay } from './ledger-day.ts'
import { effortReach, maySeeEffort } from './may.ts'
import { changeWork, openWork } from './work.actions.server.ts'
import { pageOfWork } from './work.store.server.ts'

const tags = ['Effort']
const effort = effortOut.openapi('Effort')
const work = workOut.openapi('Work')
const day = z.string().refine(isLedgerDay, 'Give a day such as 2026-11-24.').openapi({ format: 'date' })
const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

const windowQuery = pageQuery.extend({
  from: day.default('2000-01-01').openapi({ description: 'First day.' }),
  to: day.default('2199-12-31').openapi({ description: 'The day after the last.' }),
  unit: id.optional().openapi({ description: 'For this unit or one below it.' }),
  activity: z.enum(activities).optional(),
})

const listEffort = createRoute({
  method: 'get',
  path: '/effort',
  tags,
  summary: 'List entries of the effort ledger',
  request: {
    query: windowQuery.extend({
      mode: z.enum(modes).optional(),
      member: id.optional(),
      work: id.optional(),
    }),
  },
  responses: { 200: answer('Entries, the latest first.', pageOf(effort)), ...problems },
})

const createEffort = createRoute({
  method: 'post',
  path: '/effort',
  tags,
  summary: 'Log time',
  description: 'Without `activity`, that of the own work; without `mode`, the one usual for the activity.',
  request: { headers: keyHeader, body: jsonBody(effortInput) },
  responses: { 201: answer('The entry made.', effort), ...problems },
})

const patchEffort = createRoute({
  method: 'patch',
  path: '/effort/{id}',
  tags,
  summary: 'Correct an entry',
  request: { params: idParam, body: jsonBody(effortChange) },
  responses: { 200: answer('The entry as it is now.', effort), ...problems },
})

const deleteEntry = createRoute({
  method: 'delete',
  path: '/effort/{id}',
  tags,
  summary: 'Remove an entry',
  request: { params: idParam },
  responses: { 204: { description: 'Removed.' }, ...problems },
})

const listWork = createRoute({
  method: 'get',
  path: '/work',
  tags,
  summary: 'List pieces of own work',
  request: { query: windowQuery },
  responses: {
    200: answer('Own work open at some time in the window, the latest first.', pageOf(work)),
    ...problems,
  },
})

const createWork = createRoute({
  method: 'post',
  path: '/work',
  tags,
  summary: 'Open a piece of own work',
  request: { headers: keyHeader, body: jsonBody(workInput) },
  responses: { 201: answer('The piece of own work made.', work), ...problems },
})

const patchWork = createRoute({
  method: 'patch',
  path: '/work/{id}',
  tags,
  summary: 'Change, close or reopen a piece of own work',
  request: { params: idParam, body: jsonBody(workChange) },
  responses: { 200: answer('The piece of own work as it is now.', work), ...problems },
})

const reads = { scope: 'people:read', readOnly: true } as const
const writes = { scope: 'people:write' } as const

/** Operations on the effort ledger and on own work. */
export function effortApi(api: Api, app: App): void {
  ledgerApi(api, app)
  workApi(api, app)
}

function ledgerApi(api: Api, app: App): void {
  api.openapi(listEffort, async c => {
    const { cursor, limit, from, to, unit, activity, mode, member, work: workId } = c.req.valid('query')
    const { entries, next } = await withToken(app, c, reads, async ctx => {
      if (!maySeeEffort(ctx.actor)) throw forbidden()
      const parts = decodeCursor(cursor, ['string', 'number'])
      const query = {
        from,
        to,
        unitIds: unit === undefined ? null : await unitsBelow(ctx.tx, unit),
        mode: mode ?? null,
        activity: activity ?? null,
        memberId: member ?? null,
        workId: workId ?? null,
        about: null,
      }
      const sight = { reach: effortReach(ctx.actor), memberId: ctx.actor.memberId }
      const after = parts && isLedgerDay(parts[0]) ? { day: parts[0], id: parts[1] } : null
      return pageOfEffort(ctx.tx, query, sight, { after, limit })
    })
    return c.json({ items: entries, next: next && encodeCursor([next.day, next.id]) }, 200)
  })
  api.openapi(createEffort, async c => {
    const input = c.req.valid('json')
    const key = c.req.valid('header')['idempotency-key']
    const made = await withToken(app, c, writes, ctx =>
      idempotently(ctx, key, ['effort', input], () => logEffort(ctx, input)),
    )
    return c.json(made, 201)
  })
  api.openapi(patchEffort, async c => {
    const input = c.req.valid('json')
    const entry = c.req.valid('param').id
    return c.json(await withToken(app, c, writes, ctx => changeEffort(ctx, entry, input)), 200)
  })
  api.openapi(deleteEntry, async c => {
    const entry = c.req.valid('param').id
    await withToken(app, c, writes, ctx => removeEffort(ctx, entry))
    return c.body(null, 204)
  })
}

function workApi(api: Api, app: App): void {
  api.openapi(listWork, async c => {
    const { cursor, limit, from, to, unit, activity } = c.req.valid('query')
    const { works, next } = await withToken(app, c, reads, async ctx => {
      if (!maySeeEffort(ctx.actor)) throw forbidden()
      const unitIds = unit === undefined ? null : await unitsBelow(ctx.tx, unit)
      const query = { from, to, activity: activity ?? null, unitIds, closed: null }
      const [after] = decodeCursor(cursor, ['number']) ?? [null]
      const sight = { reach: effortReach(ctx.actor), memberId: ctx.actor.memberId }
      return pageOfWork(ctx.tx, query, sight, { after, limit })
    })
    const items = works.map(({ minutes: _, ...piece }) => piece)
    return c.json({ items, next: next === null ? null : encodeCursor([next]) }, 200)
  })
  api.openapi(createWork, async c => {
    const input = c.req.valid('json')
    const key = c.req.valid('header')['idempotency-key']
    const made = await withToken(app, c, writes, ctx =>
      idempotently(ctx, key, ['work', input], () => openWork(ctx, input)),
    )
    return c.json(made, 201)
  })
  api.openapi(patchWork, async c => {
    const input = c.req.valid('json')
    const piece = c.req.valid('param').id
    return c.json(await withToken(app, c, writes, ctx => changeWork(ctx, piece, input)), 200)
  })
}
