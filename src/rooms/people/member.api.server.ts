import { createRoute, z } from '@hono/zod-openapi'
import { roles } from '#platform/actor.ts'
import { type Api, idempotently, problems, withToken } from '#platform/http/api.server.ts'
import { answer, idParam, jsonBody, keyHeader, pageOf, pageQuery } from '#platform/http/api-shape.server.ts'
import type { App } from '#platform/http/app.server.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { forbidden } from '#platform/refusal.ts'
import { unitsBelow } from './access.server.ts'
import { maySeePeople, peopleReach } from './may.ts'
import {
  changeMember,
  createMember,
  deactivateMember,
  reactivateMember,
  seenMember,
  setRoles,
} from './member.actions.server.ts'
import { pageOfMembers } from './member.store.server.ts'
import { memberChange, memberInput, memberOut } from './member.wire.ts'

const tags = ['People']
const member = memberOut.openapi('Member')

const list = createRoute({
  method: 'get',
  path: '/members',
  tags,
  summary: 'List and search members',
  request: {
    query: pageQuery.extend({
      q: z.string().max(200).default('').openapi({ description: 'Part of a name or an address.' }),
      unit: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional().openapi({
        description: 'Members standing at this unit or below it.',
      }),
      role: z.enum(roles).optional(),
      active: z.enum(['true', 'false']).optional(),
    }),
  },
  responses: { 200: answer('Members, by name.', pageOf(member)), ...problems },
})

const one = createRoute({
  method: 'get',
  path: '/members/{id}',
  tags,
  summary: 'Read a member',
  request: { params: idParam },
  responses: { 200: answer('The member.', member), ...problems },
})

const create = createRoute({
  method: 'post',
  path: '/members',
  tags,
  summary: 'Create a member',
  description: 'The member signs in once they accept an invitation, which is made on their page.',
  request: { headers: keyHeader, body: jsonBody(memberInput) },
  responses: { 201: answer('The member made.', member), ...problems },
})

const change = createRoute({
  method: 'patch',
  path: '/members/{id}',
  tags,
  summary: 'Change, deactivate or reactivate a member, or replace their roles',
  request: { params: idParam, body: jsonBody(memberChange) },
  responses: { 200: answer('The member as they are now.', member), ...problems },
})

/** Operations on members. */
export function memberApi(api: Api, app: App): void {
  const reads = { scope: 'people:read', readOnly: true } as const
  const writes = { scope: 'people:write' } as const
  api.openapi(list, async c => {
    const { cursor, limit, q, unit, role, active } = c.req.valid('query')
    const { members, next } = await withToken(app, c, reads, async ctx => {
      if (!maySeePeople(ctx.actor)) throw forbidden()
      const parts = decodeCursor(cursor, ['string', 'number'])
      const query = {
        text: q.trim(),
        unitIds: unit === undefined ? null : await unitsBelow(ctx.tx, unit),
        role: role ?? null,
        active: active === undefined ? null : active === 'true',
      }
      const after = parts && { key: parts[0], id: parts[1] }
      return pageOfMembers(ctx.tx, query, { reach: peopleReach(ctx.actor), after, limit })
    })
    return c.json({ items: members, next: next && encodeCursor([next.key, next.id]) }, 200)
  })
  api.openapi(one, async c => {
    const { id } = c.req.valid('param')
    return c.json(await withToken(app, c, reads, ctx => seenMember(ctx, id)), 200)
  })
  api.openapi(create, async c => {
    const input = c.req.valid('json')
    const key = c.req.valid('header')['idempotency-key']
    const made = await withToken(app, c, writes, ctx =>
      idempotently(ctx, key, ['member', input], () => createMember(ctx, input)),
    )
    return c.json(made, 201)
  })
  api.openapi(change, async c => {
    const { id } = c.req.valid('param')
    const { active, roles: wanted, ...input } = c.req.valid('json')
    const changed = await withToken(app, c, writes, async ctx => {
      await changeMember(ctx, id, input)
      if (wanted) await setRoles(ctx, id, wanted)
      if (active === false) await deactivateMember(ctx, id)
      if (active === true) await reactivateMember(ctx, id)
      return seenMember(ctx, id)
    })
    return c.json(changed, 200)
  })
}
