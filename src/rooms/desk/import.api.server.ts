import { createRoute, z } from '@hono/zod-openapi'
import type { HonoRequest } from 'hono'
import { type Api, problems, withToken } from '#platform/http/api.server.ts'
import { answer, idParam, pageOf, pageQuery } from '#platform/http/api-shape.server.ts'
import type { App } from '#platform/http/app.server.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { readValue } from '#platform/http/form.server.ts'
import type { Translate } from '#platform/i18n/translate.ts'
import { forbidden, invalid, problemKey, Refusal } from '#platform/refusal.ts'
import {
  discardImport,
  mappingNamed,
  readImport,
  receiveFile,
  setMapping,
  startImport,
  undoImport,
} from './import.actions.server.ts'
import { pageOfImports } from './import.store.server.ts'
import type { Import } from './import.ts'
import { importMapping, importOut, startInput } from './import.wire.ts'
import { fitMapping } from './import-form.server.ts'
import type { ImportMapping } from './import-mapping.ts'
import { badRowsFile } from './import-view.server.ts'
import { mayImport } from './may.ts'
import { iso, isoOrNull } from './request.api.server.ts'

const tags = ['Imports']
const shape = importOut.openapi('Import')

const presentImport = (t: Translate, kept: Import): z.infer<typeof importOut> => ({
  ...kept,
  mapping: kept.mapping as z.infer<typeof importMapping> | null,
  problem: kept.problem && {
    code: kept.problem.code,
    title: t(problemKey(kept.problem.code), kept.problem.params),
  },
  createdAt: iso(kept.createdAt),
  startedAt: isoOrNull(kept.startedAt),
  finishedAt: isoOrNull(kept.finishedAt),
})

const list = createRoute({
  method: 'get',
  path: '/imports',
  tags,
  summary: 'List imports, the newest first',
  request: { query: pageQuery },
  responses: { 200: answer('Imports.', pageOf(shape)), ...problems },
})

const receive = createRoute({
  method: 'post',
  path: '/imports',
  tags,
  summary: 'Hand in a file: it is read and a mapping guessed, nothing goes in yet',
  description:
    'The file itself as the body (with `fileName` in the address), or a form with `file` and, if wished, `mapping` (JSON). CSV, gzip or XLSX, at most 60 MB.',
  request: {
    query: z.object({ fileName: z.string().min(1).max(255).optional() }),
    // Not "required": that would have every body read as a form.
    body: {
      required: false,
      content: {
        'text/csv': { schema: z.string() },
        'application/gzip': { schema: z.string().openapi({ format: 'binary' }) },
        'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) },
        'multipart/form-data': {
          schema: z.object({
            file: z.any().openapi({ type: 'string', format: 'binary' }),
            mapping: z.any().openapi({ type: 'string' }),
          }),
        },
      },
    },
  },
  responses: { 201: answer('The import, to be started.', shape), ...problems },
})

const one = createRoute({
  method: 'get',
  path: '/imports/{id}',
  tags,
  summary: 'Read where an import stands',
  request: { params: idParam },
  responses: { 200: answer('The import.', shape), ...problems },
})

const start = createRoute({
  method: 'post',
  path: '/imports/{id}/start',
  tags,
  summary: 'Start an import, with a mapping, one saved by name, or the one guessed',
  request: { params: idParam, body: { content: { 'application/json': { schema: startInput } } } },
  responses: { 202: answer('The import, at work.', shape), ...problems },
})

const badRows = createRoute({
  method: 'get',
  path: '/imports/{id}/bad-rows',
  tags,
  summary: 'The bad rows as CSV: line, column, value, reason',
  request: { params: idParam },
  responses: {
    200: { description: 'The rows.', content: { 'text/csv': { schema: z.string() } } },
    ...problems,
  },
})

const undo = createRoute({
  method: 'post',
  path: '/imports/{id}/undo',
  tags,
  summary: 'Take an import back: what it made goes, what it overwrote is put back',
  request: { params: idParam },
  responses: { 202: answer('The import, being taken back.', shape), ...problems },
})

const discard = createRoute({
  method: 'delete',
  path: '/imports/{id}',
  tags,
  summary: 'Discard a file that has not gone in',
  request: { params: idParam },
  responses: { 204: { description: 'Discarded.' }, ...problems },
})

/** The mapping of a form's field, which is JSON. */
function readMappingText(text: FormDataEntryValue | null): ImportMapping | null {
  if (typeof text !== 'string' || text.trim() === '') return null
  try {
    return readValue(importMapping, JSON.parse(text)) as ImportMapping
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(400, 'platform.unreadable')
  }
}

interface Received {
  name: string
  content: Uint8Array
  mapping: ImportMapping | null
}

async function receivedBody(request: HonoRequest, fileName: string | undefined): Promise<Received> {
  if (!request.header('content-type')?.startsWith('multipart/form-data'))
    return {
      name: fileName ?? 'import.csv',
      content: new Uint8Array(await request.arrayBuffer()),
      mapping: null,
    }
  const form = await request.formData()
  const file = form.get('file')
  if (!(file instanceof File)) throw invalid({ file: { code: 'platform.required' } })
  const content = new Uint8Array(await file.arrayBuffer())
  return { name: file.name, content, mapping: readMappingText(form.get('mapping')) }
}

/** Operations on imports. */
export function importApi(api: Api, app: App): void {
  const reads = { scope: 'import', readOnly: true } as const
  const writes = { scope: 'import' } as const
  api.openapi(list, async c => {
    const { cursor, limit } = c.req.valid('query')
    const page = await withToken(app, c, reads, async ctx => {
      if (!mayImport(ctx.actor)) throw forbidden()
      const [before] = decodeCursor(cursor, ['number']) ?? [null]
      const found = await pageOfImports(ctx.tx, before, limit + 1)
      return found.map(kept => presentImport(ctx.t, kept))
    })
    const items = page.slice(0, limit)
    return c.json({ items, next: page.length > limit ? encodeCursor([items[limit - 1].id]) : null }, 200)
  })
  api.openapi(receive, async c => {
    const { fileName } = c.req.valid('query')
    const { mapping, ...file } = await receivedBody(c.req, fileName)
    const made = await withToken(app, c, writes, async ctx => {
      const { id } = await receiveFile(ctx, file)
      if (mapping) await setMapping(ctx, id, mapping)
      return presentImport(ctx.t, (await readImport(ctx, id)).kept)
    })
    return c.json(made, 201)
  })
  api.openapi(one, async c => {
    const { id } = c.req.valid('param')
    const found = await withToken(app, c, reads, async ctx =>
      presentImport(ctx.t, (await readImport(ctx, id)).kept),
    )
    return c.json(found, 200)
  })
  api.openapi(start, async c => {
    const { id } = c.req.valid('param')
    const { mapping, mappingName } = c.req.valid('json') ?? {}
    const started = await withToken(app, c, writes, async ctx => {
      const { survey } = await readImport(ctx, id)
      const named = mappingName === undefined ? null : await mappingNamed(ctx, mappingName)
      const chosen = (mapping as ImportMapping | undefined) ?? (named && fitMapping(named, survey.header))
      if (chosen) await setMapping(ctx, id, chosen)
      await startImport(ctx, id)
      return presentImport(ctx.t, (await readImport(ctx, id)).kept)
    })
    return c.json(started, 202)
  })
  api.openapi(badRows, async c => {
    const { id } = c.req.valid('param')
    const { text } = await withToken(app, c, reads, ctx => badRowsFile(ctx, id, ctx.t))
    return c.body(text, 200, { 'content-type': 'text/csv; charset=utf-8' })
  })
  api.openapi(undo, async c => {
    const { id } = c.req.valid('param')
    const kept = await withToken(app, c, writes, async ctx => {
      await undoImport(ctx, id)
      return presentImport(ctx.t, (await readImport(ctx, id)).kept)
    })
    return c.json(kept, 202)
  })
  api.openapi(discard, async c => {
    await withToken(app, c, writes, ctx => discardImport(ctx, c.req.valid('param').id))
    return c.body(null, 204)
  })
}
