import type { Locale } from '#platform/actor.ts'
import { type Api, createApi } from '#platform/http/api.server.ts'
import {
  type ApiDocument,
  completeDocument,
  type GroupScopes,
  inOtherWords,
} from '#platform/http/api-document.server.ts'
import type { App } from '#platform/http/app.server.ts'
import { notFound } from '#platform/refusal.ts'
import { auditApi } from '#platform/settings/audit.api.server.ts'
import { settingsApi } from '#platform/settings/settings.api.server.ts'
import { tokenApi } from '#platform/settings/token.api.server.ts'
import { french } from './api.texts.fr.ts'
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
    {
      name: 'Path',
      description:
        'Figures of a period with the records behind them, the position, the clock and the way out.',
    },
    { name: 'Tokens', description: 'Keys of programs to this API.' },
    { name: 'Settings', description: 'The company, and the providers it signs in with.' },
    { name: 'Audit log', description: 'Every change: who, when, what, before and after.' },
  ],
}

/** What a token must be allowed, by group. */
const scopes: GroupScopes = {
  Requests: { reads: 'desk:read', changes: 'desk:write' },
  Guides: { reads: 'desk:read', changes: 'desk:write' },
  Imports: { reads: 'import', changes: 'import' },
  'Request types': { reads: 'desk:read', changes: 'desk:write' },
  Calendars: { reads: 'desk:read', changes: 'desk:write' },
  People: { reads: 'people:read', changes: 'people:write' },
  Effort: { reads: 'people:read', changes: 'people:write' },
  Path: { reads: 'path:read', changes: 'path:write' },
  Tokens: { reads: 'tokens', changes: 'tokens' },
  Settings: { reads: 'settings:read', changes: 'settings:write' },
  'Audit log': { reads: 'audit:read', changes: 'audit:read' },
}

export interface BuiltApi {
  api: Api
  /** The OpenAPI document of every operation, with its sentences in the language. */
  document: (locale: Locale) => ApiDocument
}

/** The rooms' operations, to be mounted under /api/v1, and the OpenAPI document of them all. */
export function buildApi(app: App): BuiltApi {
  const api = createApi(app, ['/imports'])
  tokenApi(api, app)
  settingsApi(api, app)
  auditApi(api, app)
  peopleApi(api, app)
  deskApi(api, app)
  pathApi(api, app)
  const made: Partial<Record<Locale, ApiDocument>> = {}
  const document = (locale: Locale): ApiDocument => {
    made.en ??= completeDocument(app, api.getOpenAPI31Document(head) as unknown as ApiDocument, scopes)
    if (locale === 'en') return made.en
    made.fr ??= inOtherWords(made.en, french)
    return made.fr
  }
  api.get('/openapi.json', c => {
    c.header('vary', 'Accept-Language')
    return c.json(document(c.req.header('accept-language')?.startsWith('fr') ? 'fr' : 'en'))
  })
  // After every operation: whoever calls an address without any is told so in the API's own form.
  api.all('*', () => {
    throw notFound()
  })
  return { api, document }
}
