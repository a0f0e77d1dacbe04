import type { Scope } from '../auth/token-scope.ts'
import { problemKey } from '../refusal.ts'
import type { App } from './app.server.ts'

/** A schema of the document, as far as an example needs it. */
export interface Schema {
  $ref?: string
  description?: string
  type?: string | string[]
  format?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  example?: unknown
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  pattern?: string
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}

interface Media {
  schema?: Schema
  example?: unknown
}

export interface Parameter {
  name: string
  in: string
  required?: boolean
  description?: string
  schema: Schema
  example?: unknown
}

export interface Operation {
  operationId?: string
  tags?: string[]
  summary?: string
  description?: string
  /** The scope that a token must have. */
  security?: { token: Scope[] }[]
  parameters?: Parameter[]
  requestBody?: { required?: boolean; content: Record<string, Media> }
  responses: Record<string, { description: string; content?: Record<string, Media> }>
}

/** The OpenAPI document, as far as this product reads it. */
export interface ApiDocument {
  openapi: string
  info: { title: string; version: string; description?: string }
  servers: { url: string }[]
  tags?: { name: string; description: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

const TIME = '2026-03-12T09:30:00.000Z'
const DAY = '2026-03-12'

/** What a field of this name holds in an example. */
const usual: Record<string, unknown> = {
  subject: 'A post for the opening of the Lyon shop',
  body: 'The doors open on 12 March. We have photos and a quote of the manager.',
  title: 'How to ask for a post',
  name: 'Retail France',
  code: 'FR-R',
  email: 'zoe.lemaire@example.com',
  note: 'Draft of the house rules',
  reason: 'Outside what the team can promise this quarter.',
  q: 'shop',
  idempotencyKey: 'b7f2a9c4',
  next: 'WzQyXQ',
  day: DAY,
  openedOn: DAY,
  closedOn: DAY,
  text: 'How do I ask for a post?',
  intoId: 2,
  issuer: 'https://login.example.com',
  minutes: 30,
  requestId: '4f1c09aa52d3b86e',
}

function typed(schema: Schema, name: string): unknown {
  const type = Array.isArray(schema.type) ? schema.type.find(one => one !== 'null') : schema.type
  const word = usual[name]
  switch (type) {
    case 'string':
      if (schema.format === 'date') return DAY
      if (schema.format === 'date-time') return TIME
      if (schema.format === 'uuid') return '4b0c7a52-6f1e-4c1a-9d3b-2f8e5a7c9d10'
      if (schema.format === 'email') return usual['email']
      return typeof word === 'string' ? word : 'text'
    case 'integer':
    case 'number':
      return typeof word === 'number' ? word : Math.max(1, schema.minimum ?? 1)
    case 'boolean':
      return false
    case 'null':
      return null
    default:
      return {}
  }
}

/** A value that the schema allows: its own example or default, else what a field of this name usually holds. */
function exampleOf(schema: Schema, schemas: Record<string, Schema>, name = '', depth = 0): unknown {
  if (depth > 8) return null
  const follow = (inner: Schema, key: string) => exampleOf(inner, schemas, key, depth + 1)
  if (schema.$ref) return follow(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, name)
  if (schema.example !== undefined) return schema.example
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const choice = (schema.anyOf ?? schema.oneOf)?.find(one => one.type !== 'null')
  if (choice) return follow(choice, name)
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(one => follow(one, name)))
  if (schema.properties)
    return Object.fromEntries(
      Object.entries(schema.properties).map(([key, inner]) => [key, follow(inner, key)]),
    )
  if (schema.items) return [follow(schema.items, name)]
  if (schema.default !== undefined && schema.default !== '') return schema.default
  return typed(schema, name)
}

const pascal = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** "get /requests/{id}/messages" is getRequestsIdMessages. */
const operationName = (method: string, path: string) =>
  method +
  path
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map(pascal)
    .join('')

const refused: Record<string, string> = {
  400: 'platform.unreadable',
  401: 'platform.token',
  403: 'platform.forbidden',
  404: 'platform.notFound',
  409: 'platform.idempotency',
  413: 'platform.tooLarge',
  415: 'platform.mediaType',
  422: 'platform.invalid',
}

function completeOperation(app: App, operation: Operation, schemas: Record<string, Schema>): void {
  const t = app.parts.translate('en')
  for (const parameter of operation.parameters ?? [])
    if (parameter.required) parameter.example ??= exampleOf(parameter.schema, schemas, parameter.name)
  for (const media of Object.values(operation.requestBody?.content ?? {}))
    if (media.schema) media.example ??= exampleOf(media.schema, schemas)
  for (const [status, { content }] of Object.entries(operation.responses))
    for (const [kind, media] of Object.entries(content ?? {})) {
      if (media.example !== undefined || !media.schema) continue
      const code = refused[status]
      media.example =
        kind === 'application/problem+json' && code
          ? {
              code,
              title: t(problemKey(code), { limit: '2 MB' }),
              status: Number(status),
              requestId: usual['requestId'],
            }
          : exampleOf(media.schema, schemas)
    }
}

/** The scope that a group of operations asks of a token, to read with and to change with; an operation's own goes first. */
export type GroupScopes = Readonly<Record<string, { reads: Scope; changes: Scope }>>

/** Gives every operation a name and its scope, and every parameter, body and answer an example. */
export function completeDocument(app: App, document: ApiDocument, scopes: GroupScopes): ApiDocument {
  for (const [path, operations] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(operations)) {
      const group = scopes[operation.tags?.[0] ?? '']
      operation.operationId ??= operationName(method, path)
      if (group) operation.security ??= [{ token: [method === 'get' ? group.reads : group.changes] }]
      completeOperation(app, operation, document.components.schemas)
    }
  return document
}

/** The document with its sentences in another language; `sentences` holds each by the English one. What it lacks stays. */
export function inOtherWords(
  document: ApiDocument,
  sentences: Readonly<Record<string, string>>,
): ApiDocument {
  const said = (text: string) =>
    text
      .split('\n\n')
      .map(part => sentences[part] ?? part)
      .join('\n\n')
  const spoken = new Set(['summary', 'description'])
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return spoken.has(key) ? said(value) : value
    if (key === 'example' || value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(inner => walk(inner, ''))
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner, name)]))
  }
  const whole = walk(document, '') as ApiDocument
  for (const tag of whole.tags ?? []) tag.name = said(tag.name)
  for (const operation of Object.values(whole.paths).flatMap(methods => Object.values(methods)))
    operation.tags = operation.tags?.map(said)
  return whole
}
