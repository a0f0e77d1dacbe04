import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Sentence, WrittenDocument } from '#platform/print/document.ts'
import { printPdf } from '#platform/print/print-pdf.ts'
import { Refusal } from '#platform/refusal.ts'
import { growRequests } from '#testing/growing-company.ts'
import { readPdf } from '#testing/pdf-text.ts'
import { openWorld } from '#testing/world.ts'
import { readDossier } from './dossier.server.ts'
import { readDossierForm } from './dossier-address.ts'

const world = await openWorld({ now: '2026-11-24T09:00:00Z' })
const read = (query: string, language: 'en' | 'fr' = 'en') =>
  world.run(ctx =>
    readDossier(
      ctx,
      readDossierForm(new URLSearchParams(query), language),
      world.app.parts.translate(language),
    ),
  )

/** Every sentence of the document, cells included, with its notes. */
function sentencesOf({ sections }: WrittenDocument): Sentence[] {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block): readonly Sentence[] => {
      if (block.kind === 'text') return block.sentences
      if (block.kind === 'list') return block.items
      if (block.kind === 'table') return block.rows.flat()
      return block.kind === 'quote' ? [{ text: block.text }] : []
    }),
  )
}
const textOf = (document: WrittenDocument) =>
  sentencesOf(document)
    .map(({ text }) => text)
    .join(' ')

test('without records the dossier says in words why it cannot say, and proposes nothing', async () => {
  const document = await read('lever=guides')
  assert.match(textOf(document), /This data cannot say when .* No request is recorded\./)
  assert.match(textOf(document), /Nothing is asked yet/)
  assert.ok(!document.sections.some(({ id }) => id === 'plan' || id === 'cost'))
  const french = await read('lever=guides', 'fr')
  assert.match(textOf(french), /Ces données ne permettent pas de dire/)
})

test('with records it tells both futures, what the plan takes and leaves, and proves every figure', async () => {
  await world.run(ctx => growRequests(ctx))
  const query =
    'lever=declining&lever=requirements&reader=Claire+Martin&ask=A+free+hand.&by=2027-01-15&threshold=60'
  const [english, french] = [await read(query), await read(query, 'fr')]
  for (const document of [english, french]) {
    const { notes } = document.proof
    const cited = new Set(sentencesOf(document).flatMap(sentence => sentence.notes ?? []))
    assert.deepEqual(
      [...cited].toSorted((a, b) => a - b),
      notes.map(({ number }) => number),
    )
    for (const note of notes)
      assert.ok(note.figure && note.value && note.window && note.records && note.method)
    assert.doesNotMatch(textOf(document), /NaN|undefined|Infinity|\{|\w+\.\w+\.\w+/)
  }
  const sections = (document: WrittenDocument) => document.sections.map(({ id }) => id)
  assert.deepEqual(sections(english), ['answer', 'now', 'as-is', 'plan', 'cost', 'ask', 'sure'])
  assert.deepEqual(sections(french), sections(english))
  const text = textOf(english)
  assert.match(
    text,
    /With the plan put forward \(requirements before they ask and declining by policy\), it falls to/,
  )
  assert.match(text, /A decision is asked by 15 January 2027\..*A free hand\./)
  assert.match(
    textOf(french),
    /Avec le plan proposé \(les exigences avant la demande et refuser selon une règle\)/,
  )
  assert.match(textOf(french), /Une décision est attendue pour le 15 janvier 2027\./)
})

test('printed, it is the same text in both languages, its fonts embedded, its notes linked; the same bytes again', async () => {
  const query = 'lever=declining&reader=Zoé+Œuvrard&threshold=60'
  for (const language of ['en', 'fr'] as const) {
    const document = await read(query, language)
    const printing = {
      base: 'https://s.example/w/acme',
      page: 'https://s.example/w/acme/path/dossier',
      now: 0,
    }
    const bytes = await printPdf(document, printing)
    assert.deepEqual(Buffer.from(await printPdf(document, printing)), Buffer.from(bytes))
    const file = readPdf(bytes)
    const whole = file.pages.join('').replaceAll(/\s/g, '')
    const there = (text: string) => assert.ok(whole.includes(text.replaceAll(/\s/g, '')), text)
    there(document.title)
    for (const { title } of document.sections) there(title)
    for (const fact of document.facts) there(fact)
    for (const { value, method } of document.proof.notes) for (const text of [value, method]) there(text)
    assert.ok(file.fonts.length >= 3 && file.fonts.every(font => font.embedded), JSON.stringify(file.fonts))
    for (const { address } of document.proof.notes)
      if (address) assert.ok(file.links.includes(`https://s.example/w/acme/${address}`), address)
    assert.match(file.head, new RegExp(`/Lang \\(${language}\\)`))
    assert.match(file.head, /\/Type \/Outlines|\/Outlines \d+ 0 R/)
  }
})

test('the API gives the same text, and the file; a plan it does not know is refused by its field', async () => {
  const token = await world.token()
  const get = (path: string, key = token) =>
    world.fetch(`/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } })
  const query = 'levers=declining&threshold=0.6&language=fr&reader=Claire'
  const answer = await get(`/dossier?${query}`)
  assert.equal(answer.status, 200)
  const told = (await answer.json()) as Omit<WrittenDocument, 'proof'> & { notes: unknown }
  const { proof, ...document } = await read('lever=declining&threshold=60&reader=Claire', 'fr')
  assert.deepEqual([told.title, told.facts, told.notes], [document.title, document.facts, proof.notes])
  assert.equal(textOf({ ...told, proof }), textOf({ ...document, proof }))
  const file = await get(`/dossier.pdf?${query}`)
  assert.equal(file.headers.get('content-type'), 'application/pdf')
  const { links } = readPdf(new Uint8Array(await file.arrayBuffer()))
  assert.ok(
    links.some(link => /\/path\/dossier\?lever=declining&.*reader=Claire/.test(link)),
    links[0],
  )
  for (const [wrong, field] of [
    ['levers=magic', 'levers'],
    ['start=3', 'start'],
    ['threshold=0.61', 'threshold'],
    ['by=2027-02-30', 'by'],
  ]) {
    const refused = await get(`/dossier.pdf?${wrong}`)
    assert.equal(refused.status, 422, wrong)
    assert.deepEqual(Object.keys(((await refused.json()) as { fields: object }).fields), [field])
  }
  assert.equal((await get('/dossier', await world.token(world.owner, ['desk:read']))).status, 403)
})

test('who reads one unit only may not read the dossier of the whole team', async () => {
  const unitId = await world.run(async ({ tx }) => {
    const made = tx.insertInto('people_unit').values({ workspace_id: world.workspaceId, name: 'Retail' })
    return (await made.returning('id').executeTakeFirstOrThrow()).id
  })
  const lead = await world.member('executive', { reach: [unitId] })
  const form = readDossierForm(new URLSearchParams(), 'en')
  await assert.rejects(
    world.run(ctx => readDossier(ctx, form, world.app.parts.translate('en')), lead),
    Refusal,
  )
})
