import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '#platform/refusal.ts'
import { openWorld } from '../../testing/world.ts'
import { logGuideTime, readGuide, rewriteGuide, writeGuide } from './guide.actions.server.ts'
import { pageOfGuides } from './guide.store.server.ts'
import { publishedGuides } from './guide-list.server.ts'
import { allRequestTypes } from './request-type.store.server.ts'

const world = await openWorld()
const agent = await world.member('team', { name: 'Agent' })
const requester = await world.member('requester')
const executive = await world.member('executive')
const code = (wanted: string, field?: string) => (error: unknown) =>
  error instanceof Refusal &&
  (field === undefined ? error.problem.code === wanted : error.problem.fields?.[field]?.code === wanted)
const draft = { title: 'Logos', body: 'Take them here.', language: 'en', state: 'draft' } as const

test('a guide is written, published and archived by the team, and only then read by all', async () => {
  const { id, version } = await world.run(ctx => writeGuide(ctx, draft), agent)
  await assert.rejects(
    world.run(ctx => readGuide(ctx, id), requester),
    code('platform.notFound'),
  )
  assert.equal((await world.run(ctx => readGuide(ctx, id), executive)).state, 'draft')
  world.clock.now += 1000
  const out = await world.run(ctx => rewriteGuide(ctx, id, { state: 'published' }, version), agent)
  assert.deepEqual([out.publishedAt, out.version], [world.clock.now, version + 1])
  assert.equal((await world.run(ctx => readGuide(ctx, id), requester)).title, 'Logos')
  await world.run(ctx => rewriteGuide(ctx, id, { state: 'archived' }), agent)
  await assert.rejects(
    world.run(ctx => readGuide(ctx, id), requester),
    code('platform.notFound'),
  )
  const changes = await world.run(({ tx }) =>
    tx
      .selectFrom('platform_audit')
      .select(['action', 'before', 'after'])
      .where('thing', '=', 'guide')
      .orderBy('id')
      .execute(),
  )
  assert.deepEqual(
    changes.map(change => change.action),
    ['guide.create', 'guide.change', 'guide.change'],
  )
  assert.deepEqual(changes[2].before, { state: 'published' })
})

test('a guide says which types and which unit it is for, and only those the company has', async () => {
  const types = (await world.run(ctx => allRequestTypes(ctx.tx))).map(({ id }) => id)
  const unitId = await world.run(async ({ tx }) => {
    const made = tx.insertInto('people_unit').values({ workspace_id: world.workspaceId, name: 'Retail' })
    return (await made.returning('id').executeTakeFirstOrThrow()).id
  })
  const input = { ...draft, state: 'published', typeIds: [types[1], types[0]], unitId } as const
  const made = await world.run(ctx => writeGuide(ctx, { ...input, typeIds: [...input.typeIds] }), agent)
  assert.deepEqual([made.typeIds, made.unitId], [[types[0], types[1]].toSorted((a, b) => a - b), unitId])
  const changed = await world.run(
    ctx => rewriteGuide(ctx, made.id, { typeIds: [types[2]], unitId: null }),
    agent,
  )
  assert.deepEqual([changed.typeIds, changed.unitId, changed.version], [[types[2]], null, made.version + 1])
  const [out] = (await world.run(ctx => publishedGuides(ctx), agent)).filter(({ id }) => id === made.id)
  assert.deepEqual([out.typeIds, out.unitId], [[types[2]], null])
  assert.equal(out.publishedOn, new Date(world.clock.now).toISOString().slice(0, 10))
  await assert.rejects(
    world.run(ctx => rewriteGuide(ctx, made.id, { typeIds: [999_999] }), agent),
    code('desk.unknownType', 'typeIds'),
  )
  await assert.rejects(
    world.run(ctx => writeGuide(ctx, { ...draft, unitId: 999_999 }), agent),
    code('desk.unknownUnit', 'unitId'),
  )
})

test('time on a guide goes to the ledger, as education, and only as a length of time', async () => {
  const { id } = await world.run(ctx => writeGuide(ctx, draft), agent)
  const { minutes, activity, mode, about } = await world.run(ctx => logGuideTime(ctx, id, '1 h 30'), agent)
  assert.deepEqual([minutes, activity, mode, about], [90, 'education', 'proactive', { kind: 'guide', id }])
  await assert.rejects(
    world.run(ctx => logGuideTime(ctx, id, 'long'), agent),
    code('desk.duration', 'duration'),
  )
  await assert.rejects(
    world.run(ctx => logGuideTime(ctx, id, '1 h'), executive),
    code('platform.forbidden'),
  )
})

test('readers and requesters write nothing', async () => {
  const { id } = await world.run(ctx => writeGuide(ctx, { ...draft, state: 'published' }), agent)
  for (const actor of [executive, requester]) {
    await assert.rejects(
      world.run(ctx => writeGuide(ctx, draft), actor),
      code('platform.forbidden'),
    )
    await assert.rejects(
      world.run(ctx => rewriteGuide(ctx, id, { title: 'Mine' }), actor),
      code('platform.forbidden'),
    )
  }
  const hidden = await world.run(ctx => writeGuide(ctx, draft), agent)
  await assert.rejects(
    world.run(ctx => rewriteGuide(ctx, hidden.id, { title: 'Mine' }), requester),
    code('platform.notFound'),
  )
})

test('an empty guide is not published, and an older reading does not overwrite', async () => {
  await assert.rejects(
    world.run(ctx => writeGuide(ctx, { ...draft, body: ' ', state: 'published' }), agent),
    code('desk.guideEmpty', 'body'),
  )
  const { id, version } = await world.run(ctx => writeGuide(ctx, draft), agent)
  await world.run(ctx => rewriteGuide(ctx, id, { title: 'Logos and fonts' }, version), agent)
  await assert.rejects(
    world.run(ctx => rewriteGuide(ctx, id, { title: 'Fonts' }, version), agent),
    code('desk.guideChanged'),
  )
})

test('guides are read page by page in either order, found by stems and accents, and stay in their company', async () => {
  for (const title of ['Évènements', 'Accès', 'Bannières'])
    await world.run(ctx => writeGuide(ctx, { ...draft, title, language: 'fr', state: 'published' }), agent)
  const list = async (text: string, sort: 'title' | 'updated', limit = 50) => {
    const titles: string[] = []
    let after: number | null = null
    do {
      const filter = { text, sort, state: 'published', language: 'fr' } as const
      const page: Awaited<ReturnType<typeof pageOfGuides>> = await world.run(ctx =>
        pageOfGuides(ctx, filter, { after, limit }),
      )
      titles.push(...page.guides.map(guide => guide.title))
      after = page.next
    } while (after !== null)
    return titles
  }
  assert.deepEqual(await list('', 'title', 1), ['Accès', 'Bannières', 'Évènements'])
  assert.deepEqual(await list('', 'updated', 2), ['Bannières', 'Accès', 'Évènements'])
  assert.deepEqual(await list('evenement', 'title'), ['Évènements'])
  const other = await world.neighbour()
  const theirs = await world.run(
    ctx =>
      pageOfGuides(ctx, { text: '', sort: 'title', state: null, language: null }, { after: null, limit: 50 }),
    other.owner,
  )
  assert.deepEqual(theirs.guides, [])
})
