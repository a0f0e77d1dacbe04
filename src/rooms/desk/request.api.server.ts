import { createRoute, z } from '@hono/zod-openapi'
import { type Api, idempotently, problems, withToken } from '#platform/http/api.server.ts'
import { answer, idParam, jsonBody, keyHeader, pageOf, pageQuery } from '#platform/http/api-shape.server.ts'
import type { App } from '#platform/http/app.server.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { groundOf } from './clock-ground.store.server.ts'
import { deskReach, maySearchNotes, maySeeDesk } from './may.ts'
import { createRequest, readRequest } from './request.actions.server.ts'
import type { Request } from './request.ts'
import { listedOut, requestChange, requestInput, requestOut } from './request.wire.ts'
import { changeRequest } from './request-change.server.ts'
import { type ListedRequest, pageOfRequests } from './request-list.store.server.ts'
import { readFilter, requestSorts } from './request-list.ts'

const tags = ['Requests']
const requestShape = requestOut.openapi('Request')
const listedShape = listedOut.openapi('ListedRequest')

export const iso = (time: number) => new Date(time).toISOString()
export const isoOrNull = (time: number | null) => (time === null ? null : iso(time))

const timesOut = (
  request: Pick<Request, 'openedAt' | 'firstReplyAt' | 'firstReplyDueAt' | 'resolvedAt' | 'resolutionDueAt'>,
) => ({
  openedAt: iso(request.openedAt),
  firstReplyAt: isoOrNull(request.firstReplyAt),
  firstReplyDueAt: isoOrNull(request.firstReplyDueAt),
  resolvedAt: isoOrNull(request.resolvedAt),
  resolutionDueAt: isoOrNull(request.resolutionDueAt),
})

/** A request as the API gives it. */
export const presentRequest = (request: Request, watcherIds: number[]): z.infer<typeof requestOut> => ({
  ...request,
  ...timesOut(request),
  closedAt: isoOrNull(request.closedAt),
  waitingSince: isoOrNull(request.waitingSince),
  watcherIds,
})

const presentListed = (request: ListedRequest): z.infer<typeof listedOut> => ({
  ...request,
  ...timesOut(request),
  updatedAt: iso(request.updatedAt),
})

const text = (description: string) => z.string().max(500).optional().openapi({ description })

const listQuery = pageQuery.extend({
  q: text('Words of the request or its conversation, or its number.'),
  status: text('Statuses, joined by commas; `open` is all open ones.'),
  priority: text('1 to 4, joined by commas.'),
  type: text('Id of a request type.'),
  unit: text('Id of a unit: it and all below it.'),
  assignee: text('Id of a member, `me` or `none`.'),
  requester: text('Id of a member.'),
  import: text('Id of an import.'),
  opened: text('Days, as 2026-01-01..2026-02-01; the last is left out.'),
  done: text('Days on which it was resolved, closed or declined.'),
  openOn: text('Open when this day began.'),
  replied: text('yes or no.'),
  resolved: text('yes or no.'),
  target: text('missed or met.'),
  effort: text('logged or estimated.'),
  repeated: text('yes: asked before in the same words.'),
  overdue: text('yes: past its time and not waiting for the requester.'),
  sort: text(requestSorts.join(', ')),
})

const list = createRoute({
  method: 'get',
  path: '/requests',
  tags,
  summary: 'List and search requests',
  description: 'The team and its readers see the requests of their units, everybody else their own.',
  request: { query: listQuery },
  responses: { 200: answer('Requests in the order asked for.', pageOf(listedShape)), ...problems },
})

const one = createRoute({
  method: 'get',
  path: '/requests/{id}',
  tags,
  summary: 'Read a request',
  request: { params: idParam },
  responses: { 200: answer('The request.', requestShape), ...problems },
})

const create = createRoute({
  method: 'post',
  path: '/requests',
  tags,
  summary: 'Create a request',
  request: { headers: keyHeader, body: jsonBody(requestInput) },
  responses: { 201: answer('The request made.', requestShape), ...problems },
})

const change = createRoute({
  method: 'patch',
  path: '/requests/{id}',
  tags,
  summary: 'Triage, assign, move or correct a request',
  request: { params: idParam, body: jsonBody(requestChange) },
  responses: { 200: answer('The request as it is now.', requestShape), ...problems },
})

/** Operations on requests. */
export function requestApi(api: Api, app: App): void {
  const reads = { scope: 'desk:read', readOnly: true } as const
  const writes = { scope: 'desk:write' } as const
  api.openapi(list, async c => {
    const { cursor, limit } = c.req.valid('query')
    const filter = readFilter(new URL(c.req.url).searchParams)
    const { requests, next } = await withToken(app, c, reads, ctx => {
      const team = maySeeDesk(ctx.actor)
      const reach = team ? { units: deskReach(ctx.actor) } : { member: ctx.actor.memberId }
      const [after] = decodeCursor(cursor, ['number']) ?? [null]
      return pageOfRequests(ctx, filter, { reach, notes: maySearchNotes(ctx.actor), after, limit })
    })
    return c.json(
      { items: requests.map(presentListed), next: next === null ? null : encodeCursor([next]) },
      200,
    )
  })
  api.openapi(one, async c => {
    const { id } = c.req.valid('param')
    const { request, watcherIds } = await withToken(app, c, reads, ctx => readRequest(ctx, id))
    return c.json(presentRequest(request, watcherIds), 200)
  })
  api.openapi(create, async c => {
    const input = c.req.valid('json')
    const key = c.req.valid('header')['idempotency-key']
    const also = groundOf(input.typeId)
    const made = await withToken(app, c, { ...writes, also }, (ctx, ground) =>
      idempotently(ctx, key, ['request', input], async () => {
        // With a key, its answer is kept after the request.
        const edge = { ground, last: key === undefined }
        const request = await createRequest(ctx, { ...input, channel: 'api' }, edge)
        return presentRequest(request, input.watcherIds)
      }),
    )
    return c.json(made, 201)
  })
  api.openapi(change, async c => {
    const { id } = c.req.valid('param')
    const { version, ...input } = c.req.valid('json')
    const changed = await withToken(app, c, writes, async ctx => {
      const { watcherIds } = await readRequest(ctx, id)
      return presentRequest(await changeRequest(ctx, id, input, version), watcherIds)
    })
    return c.json(changed, 200)
  })
}
