import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from '#platform/context.server.ts'
import { isDay } from '#platform/day.ts'
import { type Api, problems, withToken } from '#platform/http/api.server.ts'
import { answer } from '#platform/http/api-shape.server.ts'
import type { App } from '#platform/http/app.server.ts'
import type { WrittenDocument } from '#platform/print/document.ts'
import { printDocument } from '#platform/print/print.server.ts'
import { readCompany } from '#platform/settings/company.server.ts'
import { clockModel } from './clock-model.ts'
import { dossierForm, readDossier } from './dossier.server.ts'
import { type DossierForm, longest, queryOfDossier } from './dossier-address.ts'
import { leverIds } from './lever.ts'
import { starts } from './lever-address.ts'
import { thresholds } from './threshold.ts'

const day = z.string().refine(isDay, 'Give a day such as 2026-11-24.').openapi({ format: 'date' })

const dossierQuery = z.object({
  levers: z
    .string()
    .regex(new RegExp(`^(${leverIds.join('|')})(,(${leverIds.join('|')}))*$`))
    .optional()
    .openapi({ description: `The plan: some of ${leverIds.join(', ')}, with commas between.` }),
  start: z.coerce
    .number()
    .refine(weeks => (starts as readonly number[]).includes(weeks), 'platform.choice')
    .optional()
    .openapi({
      type: 'integer',
      enum: [...starts],
      description: 'Weeks until the plan begins; 0 when absent.',
    }),
  threshold: z.coerce
    .number()
    .refine(share => thresholds.some(offered => offered / 100 === share), 'platform.choice')
    .optional()
    .openapi({
      type: 'number',
      enum: thresholds.map(share => share / 100),
      example: 0.6,
      description: 'Share of the hours above which answering is too much.',
    }),
  scenario: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional().openapi({
    description: 'A saved scenario, whose plan and threshold are taken where no lever is named.',
  }),
  language: z.enum(['en', 'fr']).optional().openapi({
    description: 'Language of the dossier; without it, that of the token’s member.',
  }),
  reader: z.string().max(longest.reader).optional().openapi({ description: 'Who it is for.' }),
  ask: z.string().max(longest.ask).optional().openapi({ description: 'What is asked, in your own words.' }),
  by: day.optional().openapi({ description: 'Day by which a decision is asked.' }),
})

const sentence = z.object({
  text: z.string(),
  notes: z.array(z.int()).optional().openapi({ description: 'Numbers of the notes that prove it.' }),
})
const table = {
  label: z.string(),
  columns: z.array(z.object({ name: z.string(), as: z.enum(['number', 'wide']).optional() })),
  rows: z.array(z.array(sentence)),
}
const block = z
  .union([
    z.object({
      kind: z.literal('text'),
      sentences: z.array(sentence),
      as: z.enum(['lead', 'soft']).optional(),
    }),
    z.object({ kind: z.literal('list'), items: z.array(sentence) }),
    z.object({ kind: z.enum(['heading', 'quote']), text: z.string() }),
    z.object({ kind: z.literal('table'), ...table }),
    z.object({
      kind: z.literal('picture'),
      title: z.string(),
      subtitle: z.string(),
      behind: z.object(table).optional().openapi({ description: 'The table it is drawn from.' }),
    }),
  ])
  .openapi({ example: { kind: 'heading', text: 'What is assumed' } })
const note = z.object({
  number: z.int(),
  figure: z.string(),
  value: z.string(),
  window: z.string(),
  records: z.string(),
  method: z.string(),
  address: z.string().nullable().openapi({ description: 'Page of the records, inside the company.' }),
})

const dossierOut = z
  .object({
    language: z.enum(['en', 'fr']),
    title: z.string(),
    subtitle: z.string(),
    facts: z.array(z.string()),
    sections: z.array(z.object({ id: z.string(), title: z.string(), blocks: z.array(block) })),
    notes: z.array(note).openapi({ description: 'The proof of every figure.' }),
  })
  .openapi('Dossier')

const getDossier = createRoute({
  method: 'get',
  path: '/dossier',
  operationId: 'getDossier',
  tags: ['Path'],
  summary:
    'The decision dossier: where the team stands, two futures, what is asked, the proof of every figure',
  request: { query: dossierQuery },
  responses: { 200: answer('The dossier.', dossierOut), ...problems },
})

const printDossier = createRoute({
  method: 'get',
  path: '/dossier.pdf',
  operationId: 'printDossier',
  tags: ['Path'],
  summary: 'The same dossier as a PDF',
  request: { query: dossierQuery },
  responses: {
    200: { description: 'The file.', content: { 'application/pdf': { schema: z.string() } } },
    ...problems,
  },
})

function formOf(
  ctx: Context,
  { levers, start, threshold = clockModel.threshold, scenario, ...own }: z.infer<typeof dossierQuery>,
): Promise<DossierForm> {
  const asked = new URLSearchParams(Object.entries(own))
  for (const lever of levers?.split(',') ?? []) asked.append('lever', lever)
  if (start !== undefined) asked.set('start', String(start))
  if (scenario !== undefined) asked.set('scenario', String(scenario))
  asked.set('threshold', String(Math.round(threshold * 100)))
  return dossierForm(ctx, asked, ctx.actor.locale)
}

/** Pictures are told by the tables they are drawn from. */
function present({ proof, annex: _, sections, ...document }: WrittenDocument): z.infer<typeof dossierOut> {
  return JSON.parse(JSON.stringify({ ...document, sections, notes: proof.notes }, leftOut))
}

const leftOut = (key: string, value: unknown) => (key === 'picture' ? undefined : value)

/** Operations on the decision dossier. */
export function dossierApi(api: Api, app: App): void {
  api.openapi(getDossier, async c => {
    const query = c.req.valid('query')
    const document = await withToken(app, c, { scope: 'path:read', readOnly: true }, async ctx => {
      const form = await formOf(ctx, query)
      return readDossier(ctx, form, app.parts.translate(form.language))
    })
    return c.json(present(document), 200)
  })
  api.openapi(printDossier, async c => {
    const query = c.req.valid('query')
    const { document, printing } = await withToken(
      app,
      c,
      { scope: 'path:read', readOnly: true },
      async ctx => {
        const form = await formOf(ctx, query)
        const base = `${app.origin}/w/${(await readCompany(ctx)).slug}`
        return {
          document: await readDossier(ctx, form, app.parts.translate(form.language)),
          printing: { base, page: `${base}/path/dossier${queryOfDossier(form)}`, now: ctx.now },
        }
      },
    )
    return c.body(await printDocument(document, printing), 200, { 'content-type': 'application/pdf' })
  })
}
