import { createRoute } from '@hono/zod-openapi'
import { type Api, problems, withToken } from '../http/api.server.ts'
import { answer, pageOf, pageQuery } from '../http/api-shape.server.ts'
import type { App } from '../http/app.server.ts'
import { decodeCursor, encodeCursor } from '../http/cursor.ts'
import { forbidden } from '../refusal.ts'
import { pageOfAudit } from './audit-log.store.server.ts'
import { readCursor } from './audit-log.ts'
import { maySeeAudit } from './may.ts'
import { auditFilter, auditOut } from './settings.wire.ts'

const list = createRoute({
  method: 'get',
  path: '/audit',
  tags: ['Audit log'],
  summary: 'Read and search the audit log',
  description:
    'Every change, sign-in and failed sign-in: who, what, before and after; the latest first. For administrators of the company and its auditors.',
  request: { query: pageQuery.extend(auditFilter.shape) },
  responses: { 200: answer('Deeds, the latest first.', pageOf(auditOut.openapi('Deed'))), ...problems },
})

/** Operations on the audit log: it is read, and nothing else. */
export function auditApi(api: Api, app: App): void {
  api.openapi(list, async c => {
    const { cursor, limit, person, action, thing, id, from, to, q } = c.req.valid('query')
    const parts = decodeCursor(cursor, ['string', 'number'])
    const scope = { scope: 'audit:read', readOnly: true } as const
    const { entries, next } = await withToken(app, c, scope, async ctx => {
      if (!maySeeAudit(ctx.actor)) throw forbidden()
      const query = {
        personId: person ?? null,
        action: action ?? null,
        thing: thing ?? null,
        thingId: id ?? null,
        from: from ?? null,
        to: to ?? null,
        text: q.trim(),
      }
      return pageOfAudit(ctx.tx, query, { after: readCursor(parts), limit })
    })
    const items = entries.map(entry => ({ ...entry, at: new Date(entry.at).toISOString() }))
    return c.json({ items, next: next && encodeCursor([next.at, next.id]) }, 200)
  })
}
