import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { ApiDocument, Schema } from '#platform/http/api-document.server.ts'
import { en } from '#platform/i18n/settings.words.en.ts'
import { changesOf } from '#platform/settings/audit-log.ts'
import { addType, ask } from '#rooms/desk/fixtures.ts'
import { mergeRequests, splitRequest } from '#rooms/desk/merge.actions.server.ts'
import { replyToRequest } from '#rooms/desk/message.actions.server.ts'
import { changeRequest } from '#rooms/desk/request-change.server.ts'
import { openWorld } from '#testing/world.ts'

const root = fileURLToPath(new URL('.', import.meta.url))

const world = await openWorld()
const sources = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile() && entry.name.endsWith('.server.ts'))
  .map(entry => readFileSync(join(entry.parentPath, entry.name), 'utf8'))

/** Every "thing.verb" that the product writes to the audit log. */
function deeds(): string[] {
  const literal = sources.flatMap(text => [...text.matchAll(/action: '(\w+\.\w+)'/g)].map(match => match[1]))
  const inSql = sources.flatMap(text =>
    [...text.matchAll(/into platform_audit[^\n]*?'(\w+\.\w+)'/g)].map(match => match[1]),
  )
  return [...new Set([...literal, ...inSql, 'request.undo-merge', 'request.undo-split'])]
}

test('every deed of the audit log has words', () => {
  const { things, verbs } = en.audit
  const found = deeds()
  assert.ok(found.length > 45 && found.includes('sample.load') && found.includes('request.create'))
  const unspoken = found.filter(deed => {
    const [thing, verb] = deed.split('.')
    return !(thing in things && verb in verbs)
  })
  assert.deepEqual(unspoken, [])
})

/** The part of a text from its opening bracket to the one that closes it, without them. */
function inside(text: string, from: number): string {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if ('({['.includes(text[at])) depth++
    if (')}]'.includes(text[at]) && --depth === 0) return text.slice(from + 1, at)
  }
  return ''
}

/** Names of the fields that an object written in a source has at its own level. */
function namesIn(object: string): string[] {
  let depth = 0
  const flat = [...object].filter(letter => {
    if ('({['.includes(letter)) depth++
    const kept = depth === 0
    if (')}]'.includes(letter)) depth--
    return kept
  })
  return flat
    .join('')
    .split(',')
    .flatMap(part => /^\s*'?([A-Za-z]\w*)'?\s*(?::|$)/.exec(part)?.[1] ?? [])
}

/** Fields that are written out where a deed is recorded. */
const writtenOut = () =>
  sources.flatMap(text =>
    [...text.matchAll(/\baudit\(/g)].flatMap(({ index }) => {
      const call = inside(text, text.indexOf('(', index))
      return [...call.matchAll(/\b(?:before|after): \{/g)].flatMap(found =>
        namesIn(inside(call, call.indexOf('{', found.index))),
      )
    }),
  )

/** Fields that can be given to the API: what is given is what changes. */
async function changeable(): Promise<string[]> {
  const document = (await (await world.fetch('/api/v1/openapi.json')).json()) as ApiDocument
  const { schemas } = document.components
  const whole = (schema: Schema): Schema =>
    schema.$ref ? whole(schemas[schema.$ref.split('/').at(-1) ?? '']) : schema
  const bodies = Object.values(document.paths)
    .flatMap(methods => Object.values(methods))
    .flatMap(({ requestBody }) => requestBody?.content['application/json']?.schema ?? [])
  return bodies
    .map(whole)
    .flatMap(schema => [schema, ...(schema.anyOf ?? []).map(whole), ...(schema.oneOf ?? []).map(whole)])
    .flatMap(schema => Object.keys(schema.properties ?? {}))
}

/** Fields that are written out where a deed is recorded in SQL of its own. */
const inSql = () =>
  sources.flatMap(text =>
    [...text.matchAll(/into platform_audit/g)].flatMap(({ index }) => {
      const object = text.indexOf('JSON.stringify({', index)
      return object === -1 ? [] : namesIn(inside(text, text.indexOf('{', object)))
    }),
  )

test('every field that the log can name has words', async () => {
  const [written, given] = [[...writtenOut(), ...inSql()], await changeable()]
  assert.ok(written.includes('seed') && written.includes('sample'))
  assert.ok(written.includes('secretReplaced') && written.length > 20)
  assert.ok(given.includes('defaultEffortMinutes') && given.length > 60)
  const unspoken = [...new Set([...written, ...given])].filter(name => !(name in en.audit.fields))
  assert.deepEqual(unspoken, [])
})

test('every field that the life of a request leaves in the log has words', async () => {
  const typeId = await addType(world)
  const { id } = await ask(world, typeId)
  const other = await ask(world, typeId)
  await world.run(ctx => changeRequest(ctx, id, { status: 'waiting', assigneeId: ctx.actor.memberId }))
  await world.run(ctx => changeRequest(ctx, id, { status: 'resolved', assigneeId: null }))
  await world.run(ctx => changeRequest(ctx, id, { status: 'in_progress', priority: 1 }))
  const reply = await world.run(ctx => replyToRequest(ctx, id, 'Which day?'))
  await world.run(ctx => splitRequest(ctx, id, { messageIds: [reply.id], subject: 'A day', typeId }))
  await world.run(ctx => mergeRequests(ctx, id, other.id))
  const logged = await world.run(({ tx }) =>
    tx.selectFrom('platform_audit').select(['before', 'after']).where('thing', '=', 'request').execute(),
  )
  const fields = logged.flatMap(({ before, after }) =>
    changesOf(before, after).map(({ field }) => field ?? ''),
  )
  const named = ['waitingSince', 'resolvedAt', 'reopenCount', 'resolutionDueAt', 'messages', 'intoId']
  assert.deepEqual(
    named.filter(field => !fields.includes(field)),
    [],
  )
  assert.deepEqual(
    fields.filter(field => !(field in en.audit.fields)),
    [],
  )
})
