import { createRoute, z } from '@hono/zod-openapi'
import {
  checkProvider,
  discover,
  maySetProviders,
  removeProvider,
  setProvider,
} from '../auth/provider.actions.server.ts'
import { listProviders } from '../auth/provider.store.server.ts'
import { type Provider, redirectUriOf } from '../auth/provider.ts'
import { type Api, problems, withToken } from '../http/api.server.ts'
import { answer, jsonBody } from '../http/api-shape.server.ts'
import type { App } from '../http/app.server.ts'
import { forbidden } from '../refusal.ts'
import { changeCompany, readCompany } from './company.server.ts'
import { mayAdminister } from './may.ts'
import { companyInput, providerInput, providerOut } from './settings.wire.ts'

const tags = ['Settings']
const provider = providerOut.openapi('Provider')
const company = companyInput.extend({ slug: z.string(), sample: z.boolean() }).openapi('Company')
const key = z.object({ id: z.string().max(60) })
const one = { 200: answer('The provider, without its secret.', provider), ...problems }
const about = 'Needs the administrator of every company of the installation: a provider says who anybody is.'

const routes = {
  readCompany: createRoute({
    method: 'get',
    path: '/company',
    tags,
    summary: 'Read the company',
    responses: { 200: answer('The company.', company), ...problems },
  }),
  changeCompany: createRoute({
    method: 'put',
    path: '/company',
    tags,
    summary: 'Change the company',
    request: { body: jsonBody(companyInput) },
    responses: { 200: answer('The company as it is now.', company), ...problems },
  }),
  list: createRoute({
    method: 'get',
    path: '/sign-in/providers',
    tags,
    summary: 'List identity providers',
    description: about,
    responses: { 200: answer('Providers, by name.', z.object({ items: z.array(provider) })), ...problems },
  }),
  create: createRoute({
    method: 'post',
    path: '/sign-in/providers',
    tags,
    summary: 'Set an identity provider (OpenID Connect)',
    description: `${about} The issuer is asked for its description first.`,
    request: { body: jsonBody(providerInput) },
    responses: { 201: answer('The provider, without its secret.', provider), ...problems },
  }),
  change: createRoute({
    method: 'put',
    path: '/sign-in/providers/{id}',
    tags,
    summary: 'Change an identity provider',
    description: `${about} Without a secret the one held stays; another issuer needs its own.`,
    request: { params: key, body: jsonBody(providerInput) },
    responses: one,
  }),
  remove: createRoute({
    method: 'delete',
    path: '/sign-in/providers/{id}',
    tags,
    summary: 'Remove an identity provider',
    description: about,
    request: { params: key },
    responses: { 204: { description: 'Removed.' }, ...problems },
  }),
}

/** Operations on the company and its ways to sign in. */
export function settingsApi(api: Api, app: App): void {
  const reads = { scope: 'settings:read', readOnly: true } as const
  const writes = { scope: 'settings:write' } as const
  const shown = (found: Provider) => ({ ...found, redirectUri: redirectUriOf(app.origin, found.id) })
  api.openapi(routes.readCompany, async c =>
    c.json(
      await withToken(app, c, reads, async ctx => {
        if (!mayAdminister(ctx.actor)) throw forbidden()
        return readCompany(ctx)
      }),
      200,
    ),
  )
  api.openapi(routes.changeCompany, async c => {
    const input = c.req.valid('json')
    const changed = await withToken(app, c, writes, async ctx => {
      await changeCompany(ctx, input)
      return readCompany(ctx)
    })
    return c.json(changed, 200)
  })
  api.openapi(routes.list, async c => {
    await withToken(app, c, reads, async ctx => {
      if (!(await maySetProviders(app, ctx))) throw forbidden()
    })
    return c.json({ items: (await listProviders(app.authPool)).map(shown) }, 200)
  })
  api.openapi(routes.create, async c => {
    const input = c.req.valid('json')
    await withToken(app, c, writes, ctx => checkProvider(app, ctx, null, input))
    const found = await discover(input.issuer)
    const made = await withToken(app, c, writes, ctx => setProvider(app, ctx, null, input, found))
    return c.json(shown(made), 201)
  })
  api.openapi(routes.change, async c => {
    const { id } = c.req.valid('param')
    const input = c.req.valid('json')
    await withToken(app, c, writes, ctx => checkProvider(app, ctx, id, input))
    const found = await discover(input.issuer)
    const changed = await withToken(app, c, writes, ctx => setProvider(app, ctx, id, input, found))
    return c.json(shown(changed), 200)
  })
  api.openapi(routes.remove, async c => {
    const { id } = c.req.valid('param')
    await withToken(app, c, writes, ctx => removeProvider(app, ctx, id))
    return c.body(null, 204)
  })
}
