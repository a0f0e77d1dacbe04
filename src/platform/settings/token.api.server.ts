import { createRoute, z } from '@hono/zod-openapi'
import type { TokenRow } from '../auth/token.server.ts'
import { type Api, problems, withToken } from '../http/api.server.ts'
import { answer, idParam, jsonBody } from '../http/api-shape.server.ts'
import type { App } from '../http/app.server.ts'
import { tokenInput, tokenOut } from './settings.wire.ts'
import { endToken, makeToken, seenTokens } from './token.actions.server.ts'

const tags = ['Tokens']
const token = tokenOut.openapi('Token')

const list = createRoute({
  method: 'get',
  path: '/tokens',
  tags,
  summary: 'List tokens',
  description: 'One’s own; everybody’s for who administers the company. The text of a token is in no list.',
  responses: { 200: answer('Tokens, the latest first.', z.object({ items: z.array(token) })), ...problems },
})

const create = createRoute({
  method: 'post',
  path: '/tokens',
  tags,
  summary: 'Make a token',
  description: 'For oneself, with scopes that one has; its text is answered this once.',
  request: { body: jsonBody(tokenInput) },
  responses: { 201: answer('The token made.', token.extend({ text: z.string() })), ...problems },
})

const end = createRoute({
  method: 'delete',
  path: '/tokens/{id}',
  tags,
  summary: 'End a token',
  request: { params: idParam },
  responses: { 204: { description: 'Ended.' }, ...problems },
})

const shown = (row: TokenRow) => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  revokedAt: row.revokedAt?.toISOString() ?? null,
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
})

/** Operations on API tokens. A create is not idempotent: its answer holds a secret, which is kept nowhere. */
export function tokenApi(api: Api, app: App): void {
  api.openapi(list, async c => {
    const tokens = await withToken(app, c, { scope: 'tokens', readOnly: true }, seenTokens)
    return c.json({ items: tokens.map(shown) }, 200)
  })
  api.openapi(create, async c => {
    const input = c.req.valid('json')
    const made = await withToken(app, c, { scope: 'tokens' }, ctx => makeToken(ctx, input))
    return c.json({ ...shown(made.token), text: made.text }, 201)
  })
  api.openapi(end, async c => {
    const { id } = c.req.valid('param')
    await withToken(app, c, { scope: 'tokens' }, ctx => endToken(ctx, id))
    return c.body(null, 204)
  })
}
