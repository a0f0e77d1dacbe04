import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ApiDocument, Operation, Schema } from '#platform/http/api-document.server.ts'
import { openWorld } from '#testing/world.ts'

// Every operation of the API's own document, with input that a careless or hostile program may send.
const world = await openWorld()
const token = await world.token()
const document = (await (await world.fetch('/api/v1/openapi.json')).json()) as ApiDocument
const { schemas } = document.components

/** The type of request that asks for nothing more than a subject. */
const freeType = { id: 1 }

/** Things for the operations to work on: each path names the first of its kind, a merge the second. */
test('the company has something to lose', async () => {
  const make = async (path: string, body: unknown) => {
    const answer = await world.fetch(`/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    assert.equal(answer.status, 201, `${path}: ${await answer.clone().text()}`)
    return (await answer.json()) as { id: number }
  }
  await make('/units', { name: 'Retail' })
  await make('/work', { title: 'Charter', activity: 'governance' })
  const [other] = await world.run(({ tx }) =>
    tx.selectFrom('desk_request_type').select('id').where('is_other', '=', true).execute(),
  )
  freeType.id = other.id
  for (const subject of ['First', 'Second']) {
    const { id } = await make('/requests', { typeId: other.id, subject })
    await make(`/requests/${id}/replies`, { body: 'We look at it.' })
  }
  await make('/effort', { minutes: 5, activity: 'planning' })
  await make('/guides', { title: 'Posts', body: 'How to ask', language: 'en' })
})

/** "At once", on a machine that is busy with other tests. */
const AT_ONCE = 5000

interface Attack {
  name: string
  method: string
  path: string
  headers?: Record<string, string>
  body?: string | Uint8Array<ArrayBuffer>
}

const texts: [string, string][] = [
  ['NUL', 'a\u0000b'],
  ['half a surrogate pair', 'a\ud800b'],
  ['SQL', `'; drop table desk_request; --`],
  ['SQL of a search', `a:* & | ! ( ) <-> "`],
  ['markup', '<script>alert(1)</script>'],
  ['a format', '{count, plural, one {#}}'],
  ['a path', '../../../etc/passwd'],
  ['line breaks', 'a\r\nSet-Cookie: b=c'],
  ['right to left', '\u202e\u2066abc\u2069'],
  ['combining', `e${'\u0301'.repeat(2000)}`],
  ['long', 'x'.repeat(1_048_576)],
  ['white', '   \t\n  '],
]
const numbers = [0, -1, 1.5, 2 ** 31, 2 ** 53, 1e308, -1e308]
const ids = [
  '0',
  '-1',
  '1.5',
  '1e3',
  '0x1',
  '9007199254740993',
  '9'.repeat(400),
  'abc',
  ' ',
  '%00',
  '%ff',
  '%ed%a0%80',
  '%',
  '1%27%20or%201%3D1',
  '..%2f..',
  '%F0%9F%92%A9',
  '\u0661',
  'null',
  'NaN',
  'x'.repeat(15_000),
]
const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`

const follow = (schema: Schema): Schema =>
  schema.$ref ? (schemas[schema.$ref.replace('#/components/schemas/', '')] ?? {}) : schema

/** Bodies made wrong in one place each, from one that is right. */
function* wrongBodies(
  example: unknown,
  schema: Schema,
): Generator<[string, string | Uint8Array<ArrayBuffer>]> {
  const json = JSON.stringify(example)
  yield ['empty', '']
  yield ['cut short', json.slice(0, -1)]
  yield ['no JSON', 'a=b&c=d']
  yield ['null', 'null']
  yield ['a list', `[${json}]`]
  yield ['a text', '"text"']
  yield ['deep', deep(200_000)]
  yield ['deep inside', json.replace('{', `{"deep":${deep(50_000)},`)]
  yield ['twice the same key', json.replace('{', '{"a":1,"a":2,')]
  yield ['prototype', json.replace('{', '{"__proto__":{"admin":true},"constructor":{"prototype":{}},')]
  yield ['byte order mark', `\ufeff${json}`]
  yield ['invalid UTF-8', Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])]
  yield ['UTF-16', Uint8Array.from(Buffer.from(json, 'utf16le'))]
  yield ['3 MB', JSON.stringify({ ...(example as object), filler: 'x'.repeat(3_000_000) })]
  const properties = follow(schema).properties ?? {}
  for (const key of Object.keys(properties)) {
    const put = (value: unknown) => JSON.stringify({ ...(example as object), [key]: value })
    for (const [name, text] of texts) yield [`${key}: ${name}`, put(text)]
    for (const number of numbers) yield [`${key}: ${number}`, put(number)]
    yield [`${key}: null`, put(null)]
    yield [`${key}: a truth`, put(true)]
    yield [`${key}: an object`, put({ a: { b: [] } })]
    yield [`${key}: NUL as a key`, put({ 'a\u0000': '1' })]
    yield [`${key}: many`, put(Array.from({ length: 20_000 }, (_, index) => index))]
    yield [`${key}: texts`, put(['\ud800', "'"])]
  }
}

function* attacks(method: string, path: string, operation: Operation): Generator<Attack> {
  const at = (name: string, rest: Partial<Attack> = {}): Attack => ({
    name: `${method} ${path}, ${name}`,
    method: method.toUpperCase(),
    path: path.replaceAll(/\{\w+\}/g, '1'),
    ...rest,
  })
  const media = operation.requestBody?.content['application/json']
  const example = { ...(media?.example as object) }
  if ('typeId' in example) example.typeId = freeType.id
  const body = media && JSON.stringify(example)
  yield at('as its example says', { body })
  if (path.includes('{'))
    for (const id of ids) yield at(`id ${id.slice(0, 20)}`, { path: path.replaceAll(/\{\w+\}/g, id), body })
  for (const parameter of operation.parameters ?? []) {
    if (parameter.in === 'query')
      for (const [name, value] of [
        ...texts,
        ...numbers.map(number => [String(number), String(number)] as const),
      ])
        yield at(`${parameter.name}: ${name}`, {
          path: `${at('').path}?${encodeURIComponent(parameter.name)}=${encodeURIComponent(value.toWellFormed().slice(0, 12_000))}`,
        })
    if (parameter.in === 'header')
      for (const value of ['x'.repeat(201), 'é', "'", '{}'])
        yield at(`${parameter.name}: ${value.slice(0, 10)}`, { headers: { [parameter.name]: value }, body })
  }
  for (const kind of [
    'text/plain',
    'application/xml',
    'multipart/form-data',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
    ';;;',
  ])
    if (body) yield at(`content type ${kind}`, { headers: { 'content-type': kind }, body })
  if (media?.schema)
    for (const [name, wrong] of wrongBodies(example, media.schema)) yield at(`body ${name}`, { body: wrong })
}

/** Sends an attack and says what is wrong with the answer, if anything. */
async function send({ name, method, path, headers, body }: Attack): Promise<string | null> {
  const started = performance.now()
  const answer = await world.fetch(`/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body,
  })
  const text = await answer.text()
  const took = performance.now() - started
  if (answer.status >= 500) return `${name}: ${answer.status} ${text.slice(0, 300)}`
  if (took > AT_ONCE) return `${name}: ${Math.round(took)} ms`
  if (answer.status < 400) return null
  if (answer.headers.get('content-type')?.startsWith('text/plain'))
    return text.length > 10 ? null : `${name}: mute`
  const problem = JSON.parse(text) as { code: string; title: string; fields?: Record<string, string> }
  const said = [problem.title, ...Object.values(problem.fields ?? {})]
  const clear = /^[a-z]+\.\w+$/i.test(problem.code) && said.every(sentence => /\w{3}.*[.:]$/s.test(sentence))
  return clear ? null : `${name}: ${answer.status} ${text.slice(0, 300)}`
}

for (const [path, operations] of Object.entries(document.paths))
  for (const [method, operation] of Object.entries(operations))
    test(`${method} ${path} refuses what is malformed or hostile, at once and in words`, async () => {
      const wrong: string[] = []
      let count = 0
      for (const attack of attacks(method, path, operation)) {
        count++
        const problem = await send(attack)
        if (problem !== null) wrong.push(problem)
      }
      assert.ok(count > 0)
      assert.deepEqual(wrong, [])
    })

test('a token that is none of ours is refused, whatever it is', async () => {
  // Guesses of the attacks above are counted for a while.
  world.clock.now += 3_600_000
  for (const authorization of [
    '',
    'Bearer',
    'Bearer ',
    'Basic YTpi',
    `Bearer ${'x'.repeat(10_000)}`,
    'Bearer stg_0_a',
    `Bearer stg_1_${'A'.repeat(43)}`,
    `Bearer stg_999999999_${'A'.repeat(43)}`,
    `Bearer stg_99999999999_${'A'.repeat(43)}`,
    "Bearer stg_1_' or 1=1 --",
  ]) {
    const answer = await world.fetch('/api/v1/requests', { headers: { authorization } })
    assert.ok(
      answer.status === 401 || answer.status === 429,
      `${authorization.slice(0, 40)}: ${answer.status}`,
    )
  }
})
