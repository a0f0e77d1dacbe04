import type { Hono } from 'hono'
import { createApi } from '#platform/http/api.server.ts'
import { type ApiDocument, completeDocument } from '#platform/http/api-document.server.ts'
import type { App } from '#platform/http/app.server.ts'
import type { HonoVariables } from '#platform/http/guard.server.ts'
import { auditApi } from '#platform/settings/audit.api.server.ts'
import { settingsApi } from '#platform/settings/settings.api.server.ts'
import { tokenApi } from '#platform/settings/token.api.server.ts'
import { deskApi } from './rooms/desk/api.server.ts'
import { pathApi } from './rooms/path/api.server.ts'
import { peopleApi } from './rooms/people/api.server.ts'

const head = {
  openapi: '3.1.0',
  info: {
    title: 'Stratège',
    version: '1',
    description: [
      'Send a token as `Authorization: Bearer stg_...`: make one under your account, or with `stratege init`.',
      'A list answers `items` and `next`; hand `next` back as `cursor` for the following page, until it is null.',
      'A create that carries an `Idempotency-Key` may be sent again after any failure: it happens once.',
      'A refusal is `application/problem+json`: `code` is for programs, `title` and `fields` for people, in French where `Accept-Language` asks for it. 503 means that the database is coming back: send the same again.',
    ].join('\n\n'),
  },
  servers: [{ url: '/api/v1' }],
  security: [{ token: [] }],
  tags: [
    {
      name: 'Requests',
      description: 'What the units ask of the team: list, work, converse, merge and split.',
    },
    { name: 'Guides', description: 'Answers kept for next time, and suggested while somebody asks.' },
    { name: 'Imports', description: 'Request logs brought in whole, taken back whole.' },
    { name: 'Request types', description: 'What may be asked: fields, requirements and promises.' },
    { name: 'Calendars', description: 'Working hours and holidays, which clocks run on.' },
    { name: 'People', description: 'Units and members.' },
    { name: 'Effort', description: 'Time logged, and pieces of own work.' },
    { name: 'Path', description: 'Figures of a period with the records behind them, and the position.' },
    { name: 'Tokens', description: 'Keys of programs to this API.' },
    { name: 'Settings', description: 'The company, and the providers it signs in with.' },
    { name: 'Audit log', description: 'Every change: who, when, what, before and after.' },
  ],
}

/** Mounts the rooms' operations under /api/v1, and the OpenAPI document of them all. */
export function mountApi(http: Hono<HonoVariables>, app: App): void {
  const api = createApi(app, ['/imports'])
  tokenApi(api, app)
  settingsApi(api, app)
  auditApi(api, app)
  peopleApi(api, app)
  deskApi(api, app)
  pathApi(api, app)
  let document: ApiDocument | undefined
  api.get('/openapi.json', c => {
    document ??= completeDocument(app, api.getOpenAPI31Document(head) as unknown as ApiDocument)
    return c.json(document)
  })
  http.route('/api/v1', api)
}
