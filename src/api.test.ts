import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groupsOf, operationOf } from '#platform/developers/operation.ts'
import type { ApiDocument, Operation, Schema } from '#platform/http/api-document.server.ts'
import { breaks } from '#testing/schema-check.ts'
import { openWorld } from '#testing/world.ts'
import { french } from './api.texts.fr.ts'

const world = await openWorld()
const document = (await (await world.fetch('/api/v1/openapi.json')).json()) as ApiDocument
const { schemas } = document.components

interface Named {
  name: string
  method: string
  path: string
  operation: Operation
}

const operations: Named[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    name: `${method} ${path}`,
    method,
    path,
    operation,
  })),
)

/** Creates without a key: a token's text is kept nowhere, a provider has one address, and a log brought in twice changes nothing. */
const keyless = new Set(['post /tokens', 'post /sign-in/providers', 'post /imports'])

test('an address without an operation is answered in the form of the API, in the caller’s language', async () => {
  for (const [path, method] of [
    ['/nothing', 'GET'],
    ['/requests/1/nothing', 'POST'],
    ['/openapi.json', 'DELETE'],
  ]) {
    const answer = await world.fetch(`/api/v1${path}`, { method, headers: { 'accept-language': 'fr' } })
    assert.equal(answer.status, 404, path)
    assert.equal(answer.headers.get('content-type'), 'application/problem+json')
    const { code, title } = (await answer.json()) as { code: string; title: string }
    assert.deepEqual([code, /Il n’y a rien/.test(title)], ['platform.notFound', true], title)
  }
})

/** Every schema with the path that leads to it. */
function* schemasIn(value: unknown, path: string): Generator<[string, Schema]> {
  if (value === null || typeof value !== 'object') return
  if ('type' in value || '$ref' in value) yield [path, value as Schema]
  for (const [key, inner] of Object.entries(value))
    if (key !== 'example') yield* schemasIn(inner, `${path}/${key}`)
}

/** Every sentence of the document, as it is translated: by paragraph. */
function sentencesOf(whole: ApiDocument): Set<string> {
  const found = new Set((whole.tags ?? []).map(tag => tag.name))
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return
    for (const [key, inner] of Object.entries(value))
      if ((key === 'summary' || key === 'description') && typeof inner === 'string')
        for (const part of inner.split('\n\n')) found.add(part)
      else if (key !== 'example') walk(inner)
  }
  walk(whole)
  return found
}

test('the document is OpenAPI 3.1: every operation named, told apart, grouped and complete', () => {
  assert.match(document.openapi, /^3\.1\.\d$/)
  assert.ok(operations.length > 25)
  const names = operations.map(({ operation }) => operation.operationId)
  assert.equal(new Set(names).size, names.length)
  const groups = new Set(document.tags?.map(tag => tag.name))
  const wrong: string[] = []
  for (const { name, method, path, operation } of operations) {
    const say = (what: string) => wrong.push(`${name}: ${what}`)
    if (!/^[a-z][A-Za-z0-9]+$/.test(operation.operationId ?? '')) say('operationId')
    if (!operation.summary) say('no summary')
    if (operation.tags?.length !== 1 || !groups.has(operation.tags[0])) say(`group ${operation.tags}`)
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1])
    const declared = (operation.parameters ?? []).filter(one => one.in === 'path').map(one => one.name)
    if (inPath.join() !== declared.join()) say(`parameters ${declared} of the path ${inPath}`)
    const statuses = Object.keys(operation.responses)
    if (statuses.filter(status => status.startsWith('2')).length !== 1) say(`answers ${statuses}`)
    for (const status of ['400', '401', '403', '404', '413', '422'])
      if (!operation.responses[status]?.content?.['application/problem+json']) say(`no answer ${status}`)
    if (method === 'get' && operation.requestBody) say('a body to read with')
    const query = (operation.parameters ?? []).filter(one => one.in === 'query').map(one => one.name)
    if (query.includes('cursor') !== query.includes('limit'))
      say('cursor without limit, or limit without cursor')
    if (
      '201' in operation.responses &&
      !keyless.has(name) &&
      !operation.parameters?.some(one => one.name === 'idempotency-key')
    )
      say('a create that cannot be repeated safely')
  }
  assert.deepEqual(wrong, [])
})

test('every schema of the document can be read, and every reference leads somewhere', () => {
  const kinds = new Set(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'])
  const wrong: string[] = []
  let count = 0
  for (const [path, schema] of schemasIn({ paths: document.paths, components: { schemas } }, '#')) {
    if (path.endsWith('/properties')) continue
    count++
    if (typeof schema.$ref === 'string' && !(schema.$ref.replace('#/components/schemas/', '') in schemas))
      wrong.push(`${path}: ${schema.$ref}`)
    for (const kind of typeof schema.type === 'string' || Array.isArray(schema.type)
      ? [schema.type].flat()
      : [])
      if (!/securitySchemes|\/parameters\/\d+$/.test(path) && !kinds.has(kind))
        wrong.push(`${path}: type ${kind}`)
    if (schema.pattern) new RegExp(schema.pattern, 'u')
  }
  assert.ok(count > 300)
  assert.deepEqual(wrong, [])
})

test('every parameter, body and answer has an example, and each fits its schema', () => {
  const wrong: string[] = []
  for (const { name, operation } of operations) {
    const media = [
      ...Object.entries(operation.requestBody?.content ?? {}),
      ...Object.values(operation.responses).flatMap(({ content }) => Object.entries(content ?? {})),
    ]
    for (const [kind, { schema, example }] of media) {
      if (!schema || !/json/.test(kind)) continue
      if (example === undefined) wrong.push(`${name}: no example of ${kind}`)
      else wrong.push(...breaks(example, schema, schemas).map(what => `${name}: ${what}`))
    }
    for (const { name: parameter, required, schema, example } of operation.parameters ?? [])
      if (required)
        wrong.push(...breaks(example, schema, schemas).map(what => `${name} ${parameter}: ${what}`))
  }
  assert.deepEqual(wrong, [])
})

test('every sentence of the document is said in French too, and none that is not there', async () => {
  const answer = await world.fetch('/api/v1/openapi.json', { headers: { 'accept-language': 'fr-FR' } })
  assert.match(answer.headers.get('vary') ?? '', /Accept-Language/)
  const translated = (await answer.json()) as ApiDocument
  const english = sentencesOf(document)
  const left = sentencesOf(translated)
  assert.ok(english.size > 150)
  assert.deepEqual(
    [...english].filter(sentence => !(sentence in french)),
    [],
  )
  assert.deepEqual(
    Object.keys(french).filter(sentence => !english.has(sentence)),
    [],
  )
  const known = new Set(Object.values(french))
  assert.deepEqual(
    [...left].filter(sentence => !known.has(sentence)),
    [],
  )
  assert.deepEqual(Object.keys(translated.paths), Object.keys(document.paths))
  assert.match(translated.paths['/requests'].post.summary ?? '', /Créer une demande/)
})

test('every operation has its place and its page among those to try', () => {
  const listed = groupsOf(document).flatMap(group => group.operations.map(({ id }) => id))
  assert.deepEqual(listed.toSorted(), operations.map(({ operation }) => operation.operationId).toSorted())
  for (const { name, operation } of operations) {
    const detail = operationOf(document, operation.operationId ?? '')
    assert.deepEqual(detail?.asked.filter(one => one.required && one.value === '') ?? name, [], name)
    assert.ok(!operation.requestBody || detail?.bodies.length, name)
  }
})

test('every operation names the scope that it asks of a token', async () => {
  const token = await world.token(world.owner, [])
  const wrong: string[] = []
  for (const { name, method, path, operation } of operations) {
    const body = operation.requestBody?.content['application/json']?.example
    const query = new URLSearchParams(
      (operation.parameters ?? [])
        .filter(one => one.in === 'query' && one.required)
        .map(one => [one.name, String(one.example)]),
    )
    const answer = await world.fetch(`/api/v1${path.replaceAll(/\{\w+\}/g, '1')}?${query}`, {
      method: method.toUpperCase(),
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const { code, title } = (await answer.json()) as { code: string; title: string }
    const scope = operation.security?.[0].token[0]
    if (code !== 'platform.scope' || !scope || !title.includes(scope))
      wrong.push(`${name}: ${scope}, ${title}`)
  }
  assert.deepEqual(wrong, [])
})

test('the check of examples finds what is wrong', () => {
  const schema: Schema = {
    type: 'object',
    required: ['id', 'kind'],
    properties: {
      id: { type: 'integer', minimum: 1 },
      kind: { type: 'string', enum: ['a'] },
      on: { type: 'string', format: 'date' },
      tags: {
        type: 'array',
        maxItems: 1,
        items: { anyOf: [{ type: 'string', maxLength: 2 }, { type: 'null' }] },
      },
    },
  }
  assert.deepEqual(breaks({ id: 1, kind: 'a', tags: [null] }, schema, {}), [])
  assert.deepEqual(breaks({ id: 0, tags: ['long', 'b'], on: 'Monday' }, schema, {}), [
    '$.kind: missing',
    '$.id: 0 out of bounds',
    '$.tags: 2 items',
    '$.tags[0]: fits none of 2 choices',
    '$.on: no date',
  ])
  assert.deepEqual(breaks({ id: 1.5, kind: 'b' }, schema, {}), [
    '$.id: number, not integer',
    '$.kind: not in the list',
  ])
})

test('the document needs no token, and every operation does', async () => {
  const open: string[] = []
  for (const { name, method, path, operation } of operations) {
    const body = operation.requestBody?.content['application/json']?.example
    const query = new URLSearchParams(
      (operation.parameters ?? [])
        .filter(one => one.in === 'query' && one.required)
        .map(one => [one.name, String(one.example)]),
    )
    const answer = await world.fetch(`/api/v1${path.replaceAll(/\{\w+\}/g, '1')}?${query}`, {
      method: method.toUpperCase(),
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    // After many strangers from one address the door does not even look: 429.
    if (answer.status !== 401 && answer.status !== 429)
      open.push(`${name}: ${answer.status} ${await answer.text()}`)
  }
  assert.deepEqual(open, [])
})
