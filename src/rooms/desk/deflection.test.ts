import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { Refusal } from '#platform/refusal.ts'
import { openWorld } from '../../testing/world.ts'
import { askedAllTheSame, followGuide, suggestGuides } from './deflection.actions.server.ts'
import {
  countDeflections,
  type DeflectionFilter,
  deflectionsByGuide,
  deflectionsByMonth,
  pageOfDeflections,
} from './deflection.store.server.ts'
import { addType, ask } from './fixtures.ts'
import { rewriteGuide, writeGuide } from './guide.actions.server.ts'

const world = await openWorld({ now: '2026-11-24T09:00:00Z' })
const agent = await world.member('team')
const requester = await world.member('requester')
const french = { ...(await world.member('requester')), locale: 'fr' } as const
const typeId = await addType(world)

const publish = (title: string, body: string, language: 'fr' | 'en') =>
  world.run(ctx => writeGuide(ctx, { title, body, language, state: 'published' }), agent)
const logos = await publish('Where the logos are', 'Download our logos and bannières from the library.', 'en')
const acces = await publish(
  'Accéder aux réseaux',
  'Demandez l’accès aux comptes LinkedIn à votre responsable.',
  'fr',
)
const access = await publish('Access to accounts', 'Ask your manager for LinkedIn access.', 'en')

const titles = async (text: string, actor = requester) =>
  (await world.run(ctx => suggestGuides(ctx, text), actor)).map(guide => guide.title)
const year: DeflectionFilter = {
  from: '2026-01-01',
  to: '2027-01-01',
  unitId: null,
  guideId: null,
  outcome: null,
}
const counted = (filter: Partial<DeflectionFilter> = {}) =>
  world.run(ctx => countDeflections(ctx, { ...year, ...filter }, 'all'))
const notFound = (error: unknown) => error instanceof Refusal && error.status === 404

test('typed words find guides by stem and accent, in both languages, the reader’s first', async () => {
  assert.deepEqual(await titles('Where can I find a logo?'), ['Where the logos are'])
  assert.deepEqual(await titles('acces aux compte'), ['Accéder aux réseaux'])
  assert.deepEqual(await titles('linkedin'), ['Access to accounts', 'Accéder aux réseaux'])
  assert.deepEqual(await titles('linkedin', french), ['Accéder aux réseaux', 'Access to accounts'])
  assert.deepEqual(await titles('Bonjour, comment avoir les logos et les bannières pour le salon ?'), [
    'Where the logos are',
  ])
  // One word in three is chance, and words that mean nothing are no words.
  assert.deepEqual(await titles('budget invoice logo'), [])
  assert.deepEqual(await titles('how is the'), [])
  assert.deepEqual(await titles(''), [])
  assert.deepEqual(await titles(`"logo' or -banner & | ! ( :*`), ['Where the logos are'])
})

test('drafts and archived guides are not suggested', async () => {
  const draft = await world.run(
    ctx => writeGuide(ctx, { title: 'Podcast', body: 'Later', language: 'en', state: 'draft' }),
    agent,
  )
  assert.deepEqual(await titles('podcast'), [])
  await world.run(ctx => rewriteGuide(ctx, draft.id, { state: 'published' }), agent)
  assert.deepEqual(await titles('podcast'), ['Podcast'])
  await world.run(ctx => rewriteGuide(ctx, draft.id, { state: 'archived' }), agent)
  assert.deepEqual(await titles('podcast'), [])
})

test('nothing is counted without an ask; in one, each guide once, however often and from how many tabs', async () => {
  assert.equal((await counted()).shown, 0)
  const key = randomUUID()
  const typing = ['linked', 'linkedin', 'linkedin access', 'linkedin access please']
  for (const text of typing) await world.run(ctx => suggestGuides(ctx, text, key), requester)
  await Promise.all(
    Array.from({ length: 8 }, () => world.run(ctx => suggestGuides(ctx, 'linkedin', key), requester)),
  )
  assert.deepEqual(await counted(), { asks: 1, shown: 2, opened: 0, solved: 0, asked: 0 })
  for (let again = 0; again < 3; again++)
    await world.run(ctx => followGuide(ctx, key, access.id, 'opened'), requester)
  assert.deepEqual(await counted(), { asks: 1, shown: 2, opened: 1, solved: 0, asked: 0 })
  // Both answers pressed at once, twice: one ask was spared, by one guide.
  await Promise.all(
    [access, acces, access, acces].map(guide =>
      world.run(ctx => followGuide(ctx, key, guide.id, 'solved'), requester),
    ),
  )
  assert.equal((await counted()).solved, 1)
  const solved = await world.run(({ tx }) =>
    tx.selectFrom('platform_audit').select('id').where('action', '=', 'guide.solved').execute(),
  )
  assert.equal(solved.length, 1)
})

test('an ask that becomes a request was not spared', async () => {
  const key = randomUUID()
  const before = await counted()
  await world.run(ctx => suggestGuides(ctx, 'logos', key), requester)
  await world.run(ctx => followGuide(ctx, key, logos.id, 'solved'), requester)
  assert.equal((await counted()).solved, before.solved + 1)
  const { id } = await ask(world, typeId, {}, requester)
  await world.run(ctx => askedAllTheSame(ctx, key, id), requester)
  const after = await counted()
  assert.deepEqual([after.solved, after.opened], [before.solved, before.opened + 1])
  const { deflections } = await world.run(ctx =>
    pageOfDeflections(ctx, { ...year, outcome: 'asked' }, { reach: 'all', after: null, limit: 9 }),
  )
  assert.deepEqual(
    deflections.map(one => [one.guideId, one.outcome, one.requestId, one.typed]),
    [[logos.id, 'opened', id, 'logos']],
  )
  await world.run(ctx => followGuide(ctx, key, logos.id, 'solved'), requester)
  assert.equal((await counted()).solved, before.solved)
})

test('nobody counts in another’s ask, nor a guide that was not shown', async () => {
  const key = randomUUID()
  await world.run(ctx => suggestGuides(ctx, 'logos', key), requester)
  const before = await counted()
  await world.run(ctx => suggestGuides(ctx, 'our logos', key), french)
  await assert.rejects(
    world.run(ctx => followGuide(ctx, key, logos.id, 'solved'), french),
    notFound,
  )
  await assert.rejects(
    world.run(ctx => followGuide(ctx, key, acces.id, 'opened'), requester),
    notFound,
  )
  const { id } = await ask(world, typeId, {}, french)
  await world.run(ctx => askedAllTheSame(ctx, key, id), french)
  assert.deepEqual(await counted(), before)
})

test('counts by guide and by month are those of the records behind them', async () => {
  world.clock.now = Date.parse('2026-12-31T23:30:00Z')
  // Past midnight in Paris: next year's.
  await world.run(ctx => suggestGuides(ctx, 'logos', randomUUID()), requester)
  world.clock.now = Date.parse('2026-12-02T09:00:00Z')
  await world.run(ctx => suggestGuides(ctx, 'logos', randomUUID()), requester)
  const total = await counted()
  const guides = await world.run(ctx => deflectionsByGuide(ctx, year, 'all'))
  const months = await world.run(ctx => deflectionsByMonth(ctx, year, 'all'))
  assert.deepEqual(
    months.map(({ month, shown }) => [month, shown]),
    [
      ['2026-11', total.shown - 1],
      ['2026-12', 1],
    ],
  )
  for (const { guideId, shown, opened } of guides) {
    const list = (outcome: 'opened' | null) =>
      world.run(ctx =>
        pageOfDeflections(ctx, { ...year, guideId, outcome }, { reach: 'all', after: null, limit: 100 }),
      )
    assert.equal((await list(null)).deflections.length, shown)
    assert.equal((await list('opened')).deflections.length, opened)
  }
  assert.equal(
    guides.reduce((sum, guide) => sum + guide.shown, 0),
    total.shown,
  )
})

test('a reader of some units sees the records of those only', async () => {
  const unitId = await world.run(async ({ tx, actor }) => {
    const unit = await tx
      .insertInto('people_unit')
      .values({ workspace_id: actor.workspaceId, name: 'Retail' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .updateTable('people_member')
      .set({ unit_id: unit.id })
      .where('id', '=', requester.memberId)
      .execute()
    return unit.id
  })
  await world.run(ctx => suggestGuides(ctx, 'logos', randomUUID()), requester)
  const seen = (reach: number[]) => world.run(ctx => countDeflections(ctx, year, reach))
  assert.equal((await seen([unitId])).shown, 1)
  assert.equal((await seen([])).shown, 0)
  assert.equal((await counted({ unitId })).shown, 1)
})
