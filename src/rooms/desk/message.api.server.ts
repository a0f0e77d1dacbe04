import { createRoute, z } from '@hono/zod-openapi'
import { type Api, idempotently, problems, withToken } from '#platform/http/api.server.ts'
import { answer, idParam, jsonBody, keyHeader } from '#platform/http/api-shape.server.ts'
import type { App } from '#platform/http/app.server.ts'
import { attachmentsOf } from './attachment.store.server.ts'
import { addNote, replyToRequest } from './message.actions.server.ts'
import { type Message, messagesOf } from './message.store.server.ts'
import { readRequest } from './request.actions.server.ts'
import { iso } from './request.api.server.ts'
import { eventsOf } from './request.store.server.ts'
import { attachmentOut, eventOut, messageInput, messageOut, watchersInput } from './request.wire.ts'
import { setWatchers } from './watcher.actions.server.ts'

const tags = ['Requests']
const message = messageOut.openapi('Message')
const event = eventOut.openapi('RequestEvent')
const attachment = attachmentOut.openapi('Attachment')
const items = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item) })
const MOST_EVENTS = 1000

const get = <S extends z.ZodType>(path: string, summary: string, shape: S) =>
  createRoute({
    method: 'get',
    path: `/requests/{id}/${path}`,
    tags,
    summary,
    request: { params: idParam },
    responses: { 200: answer('Oldest first.', items(shape)), ...problems },
  })

const list = get('messages', 'Read the conversation of a request; notes for the team only', message)
const timeline = get('events', 'Read what happened to a request', event)
const files = get('attachments', 'List the files of a request', attachment)

const write = (path: string, summary: string) =>
  createRoute({
    method: 'post',
    path: `/requests/{id}/${path}`,
    tags,
    summary,
    request: { params: idParam, headers: keyHeader, body: jsonBody(messageInput) },
    responses: { 201: answer('The message.', message), ...problems },
  })

const reply = write('replies', 'Reply to a request')
const note = write('notes', 'Add a note that only the team reads')

const watchers = createRoute({
  method: 'put',
  path: '/requests/{id}/watchers',
  tags,
  summary: 'Set who follows a request',
  request: { params: idParam, body: jsonBody(watchersInput) },
  responses: { 200: answer('Who follows it now.', watchersInput), ...problems },
})

const present = (sent: Message): z.infer<typeof messageOut> => ({ ...sent, at: iso(sent.at) })

/** Operations on what is said about a request. */
export function messageApi(api: Api, app: App): void {
  const reads = { scope: 'desk:read', readOnly: true } as const
  const writes = { scope: 'desk:write' } as const
  api.openapi(list, async c => {
    const { id } = c.req.valid('param')
    const found = await withToken(app, c, reads, async ctx => {
      const { works } = await readRequest(ctx, id)
      return messagesOf(ctx.tx, id, works)
    })
    return c.json({ items: found.map(present) }, 200)
  })
  api.openapi(timeline, async c => {
    const { id } = c.req.valid('param')
    const events = await withToken(app, c, reads, async ctx => {
      const { works } = await readRequest(ctx, id)
      return eventsOf(ctx.tx, id, { limit: MOST_EVENTS, notes: works })
    })
    const shown = events.map(({ before, after, ...event }) => ({
      ...event,
      before: before === null || typeof before !== 'object' ? before : [...before],
      after: after === null || typeof after !== 'object' ? after : [...after],
      at: iso(event.at),
    }))
    return c.json({ items: shown }, 200)
  })
  api.openapi(files, async c => {
    const { id } = c.req.valid('param')
    const found = await withToken(app, c, reads, async ctx => {
      const { works } = await readRequest(ctx, id)
      return attachmentsOf(ctx.tx, id, works)
    })
    return c.json({ items: found.map(({ addedBy: _, ...file }) => ({ ...file, at: iso(file.at) })) }, 200)
  })
  for (const [route, act, name] of [
    [reply, replyToRequest, 'reply'],
    [note, addNote, 'note'],
  ] as const)
    api.openapi(route, async c => {
      const { id } = c.req.valid('param')
      const { body } = c.req.valid('json')
      const key = c.req.valid('header')['idempotency-key']
      const sent = await withToken(app, c, writes, ctx =>
        idempotently(ctx, key, [name, id, body], async () => present(await act(ctx, id, body))),
      )
      return c.json(sent, 201)
    })
  api.openapi(watchers, async c => {
    const { id } = c.req.valid('param')
    const { memberIds } = c.req.valid('json')
    const now = await withToken(app, c, writes, ctx => setWatchers(ctx, id, memberIds))
    return c.json({ memberIds: now }, 200)
  })
}
