import type { Hono } from 'hono'
import { createApi } from '#platform/http/api.server.ts'
import type { App } from '#platform/http/app.server.ts'
import type { HonoVariables } from '#platform/http/guard.server.ts'
import { deskApi } from './rooms/desk/api.server.ts'
import { peopleApi } from './rooms/people/api.server.ts'

/** Mounts the rooms' operations under /api/v1, and the OpenAPI document of them all. */
export function mountApi(http: Hono<HonoVariables>, app: App): void {
  const api = createApi(app)
  peopleApi(api, app)
  deskApi(api, app)
  api.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Stratège', version: '1' },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
  })
  http.route('/api/v1', api)
}
