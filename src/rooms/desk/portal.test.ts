import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { Refusal } from '#platform/refusal.ts'
import { openWorld } from '../../testing/world.ts'
import { attachmentsOf } from './attachment.store.server.ts'
import { followGuide, suggestGuides } from './deflection.actions.server.ts'
import { countDeflections } from './deflection.store.server.ts'
import { addType, ask } from './fixtures.ts'
import { writeGuide } from './guide.actions.server.ts'
import { followReach } from './may.ts'
import { addNote } from './message.actions.server.ts'
import { askPage, portalHome, submitAsk } from './portal.server.ts'
import { findRequest, watchersOf } from './request.store.server.ts'
import { changeRequest } from './request-change.server.ts'
import { submitFollow } from './request-forms.server.ts'
import { boardOf, listFollowed, listRequests } from './request-list.server.ts'
import { viewAsRequester } from './request-view.server.ts'
import { settleRequest } from './settle.actions.server.ts'

const world = await openWorld({ now: '2026-11-24T09:00:00Z' })
const fields = [
  {
    key: 'network',
    kind: 'choice',
    labelFr: 'Réseau',
    labelEn: 'Network',
    required: true,
    options: [{ value: 'li', fr: 'LinkedIn', en: 'LinkedIn' }],
  },
  { key: 'logo', kind: 'file', labelFr: 'Logo', labelEn: 'Logo' },
]
await addType(world, fields)
const plainId = await addType(world)
const { key: typeKey } = await world.run(async ({ tx }) =>
  tx
    .selectFrom('desk_request_type')
    .select('key')
    .where('id', '<>', plainId)
    .where('is_other', '=', false)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow(),
)
const agent = await world.member('team', { name: 'Agent' })
const requester = await world.member('requester', { name: 'Requester' })
const colleague = await world.member('requester', { name: 'Colleague' })
const problem = (error: unknown) => (error instanceof Refusal ? error.problem : null)
const code = (wanted: string) => (error: unknown) => problem(error)?.code === wanted
const find = (id: number) => world.run(({ tx }) => findRequest(tx, id))

function formOf(given: Record<string, string | File>): FormData {
  const form = new FormData()
  const all = { ask: randomUUID(), subject: 'A page for the fair', 'answers.network': 'li', ...given }
  for (const [name, value] of Object.entries(all)) form.append(name, value)
  return form
}

test('a form makes one request with its fields, files, colleagues and day, however often it is sent', async () => {
  const form = formOf({
    body: 'In May',
    wantedOn: '2027-05-02',
    who: 'Colleague',
    'files[]': new File(['brief'], 'brief.txt'),
    'answers.logo': new File(['logo'], 'logo.svg'),
  })
  const id = await world.run(ctx => submitAsk(ctx, typeKey, form), requester)
  assert.equal(await world.run(ctx => submitAsk(ctx, typeKey, form), requester), id)
  const made = await find(id)
  assert.deepEqual(
    [made?.subject, made?.body, made?.wantedOn, made?.channel, made?.door, made?.answers],
    [
      'A page for the fair',
      'In May',
      '2027-05-02',
      'portal',
      'catalogue',
      { network: 'li', logo: 'logo.svg' },
    ],
  )
  const files = await world.run(({ tx }) => attachmentsOf(tx, id, false))
  assert.deepEqual(files.map(file => file.name).toSorted(), ['brief.txt', 'logo.svg'])
  assert.deepEqual(await world.run(({ tx }) => watchersOf(tx, id)), [colleague.memberId])
  form.set('subject', 'Another page')
  assert.notEqual(await world.run(ctx => submitAsk(ctx, typeKey, form), requester), id)
})

test('every wrong field is named at once, and nothing is made', async () => {
  const count = () =>
    world.run(async ({ tx }) => (await tx.selectFrom('desk_request').select('id').execute()).length)
  const before = await count()
  const form = formOf({ subject: ' ', wantedOn: 'May', who: 'Nobody Known', 'answers.network': 'fax' })
  await assert.rejects(
    world.run(ctx => submitAsk(ctx, typeKey, form), requester),
    error => {
      assert.deepEqual(Object.keys(problem(error)?.fields ?? {}).toSorted(), [
        'answers.network',
        'subject',
        'wantedOn',
        'who',
      ])
      return true
    },
  )
  const large = formOf({ 'files[]': new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'film.mov') })
  await assert.rejects(
    world.run(ctx => submitAsk(ctx, typeKey, large), requester),
    error => problem(error)?.fields?.files?.code === 'desk.fileTooLarge',
  )
  assert.equal(await count(), before)
  await assert.rejects(
    world.run(ctx => askPage(ctx, 'no-such-type'), requester),
    code('platform.notFound'),
  )
})

test('only who may asks in the name of another', async () => {
  const form = formOf({ behalf: 'Colleague' })
  await assert.rejects(
    world.run(ctx => submitAsk(ctx, typeKey, form), requester),
    error => problem(error)?.fields?.behalf?.code === 'desk.notForThem',
  )
  assert.equal((await world.run(ctx => askPage(ctx, typeKey), requester)).forOthers, false)
  const id = await world.run(ctx => submitAsk(ctx, typeKey, form), agent)
  const made = await find(id)
  assert.deepEqual([made?.requesterId, made?.submittedBy], [colleague.memberId, agent.memberId])
})

test('a correspondent asks for members of their unit, and follows its requests and no others', async () => {
  const unitCalled = (name: string) =>
    world.run(async ({ tx }) => {
      const made = tx.insertInto('people_unit').values({ workspace_id: world.workspaceId, name })
      return (await made.returning('id').executeTakeFirstOrThrow()).id
    })
  const [own, other] = [await unitCalled('Retail'), await unitCalled('Wholesale')]
  const standing = async (name: string, unit_id: number) => {
    const { memberId } = await world.member('requester', { name })
    await world.run(({ tx }) =>
      tx.updateTable('people_member').set({ unit_id }).where('id', '=', memberId).execute(),
    )
    return memberId
  }
  const ines = await standing('Ines', own)
  await standing('Omar', other)
  const spoke = await world.member('spoke', { name: 'Spoke', unitId: own })
  const asking = (behalf: string, unit: number) =>
    world.run(ctx => submitAsk(ctx, typeKey, formOf({ behalf, unit: String(unit) })), spoke)
  assert.equal((await world.run(ctx => askPage(ctx, typeKey), spoke)).forOthers, true)
  const id = await asking('Ines', own)
  const made = await find(id)
  assert.deepEqual([made?.requesterId, made?.submittedBy, made?.unitId], [ines, spoke.memberId, own])
  await assert.rejects(
    asking('Omar', other),
    error => problem(error)?.fields?.behalf?.code === 'desk.notForThem',
  )
  const asked = (behalf: string, unit: number) =>
    world.run(ctx => submitAsk(ctx, typeKey, formOf({ behalf, unit: String(unit) })), agent)
  const [theirs, elsewhere] = [await asked('Ines', own), await asked('Omar', other)]
  assert.deepEqual(followReach(spoke), [own])
  const followed = await world.run(
    ctx => listFollowed(ctx, { units: followReach(spoke) }, new URLSearchParams()),
    spoke,
  )
  assert.deepEqual(
    followed.requests.map(one => one.id).toSorted((a, b) => a - b),
    [id, theirs],
  )
  assert.equal((await world.run(ctx => viewAsRequester(ctx, theirs), spoke)).request.id, theirs)
  await assert.rejects(
    world.run(ctx => viewAsRequester(ctx, elsewhere), spoke),
    code('platform.notFound'),
  )
})

test('an ask that was answered and sent all the same is no request spared', async () => {
  await world.run(
    ctx =>
      writeGuide(ctx, { title: 'Pages for fairs', body: 'Do this.', language: 'en', state: 'published' }),
    agent,
  )
  const key = randomUUID()
  const [guide] = await world.run(ctx => suggestGuides(ctx, 'a page for the fair', key), requester)
  await world.run(ctx => followGuide(ctx, key, guide.id, 'solved'), requester)
  await world.run(ctx => submitAsk(ctx, typeKey, formOf({ ask: key })), requester)
  const year = { from: '2026-01-01', to: '2027-01-01', unitId: null, guideId: null, outcome: null }
  const { asks, opened, solved, asked } = await world.run(ctx => countDeflections(ctx, year, 'all'))
  assert.deepEqual([asks, opened, solved, asked], [1, 1, 0, 1])
})

test('the portal opens with what can be asked, published requirements, and one’s own open requests', async () => {
  await world.run(({ tx }) =>
    tx
      .updateTable('desk_request_type')
      .set({ requirements: JSON.stringify([{ fr: 'Un budget', en: 'A budget' }]) })
      .where('id', '=', plainId)
      .execute(),
  )
  const home = await world.run(portalHome, { ...colleague, locale: 'fr' })
  assert.ok(home.types.some(type => type.requirements.includes('Un budget')))
  // What one asked, what was asked in one's name, what one follows.
  assert.deepEqual(home.open.map(request => request.subject).toSorted(), [
    'A page for the fair',
    'A page for the fair',
    'Another page',
  ])
  assert.equal((await world.run(portalHome, await world.member('requester'))).open.length, 0)
})

test('a requester says that it is settled; nobody else does, and not twice', async () => {
  const { id } = await ask(world, plainId, { watcherIds: [colleague.memberId] }, requester)
  await assert.rejects(
    world.run(ctx => settleRequest(ctx, id), colleague),
    code('desk.notYours'),
  )
  await assert.rejects(
    world.run(ctx => settleRequest(ctx, id), agent),
    code('desk.notYours'),
  )
  const stranger = await world.member('requester')
  await assert.rejects(
    world.run(ctx => settleRequest(ctx, id), stranger),
    code('platform.notFound'),
  )
  world.clock.now += 3_600_000
  const after = await world.run(ctx => settleRequest(ctx, id), requester)
  assert.deepEqual(
    [after.status, after.resolvedAt, after.closedAt],
    ['closed', world.clock.now, world.clock.now],
  )
  await assert.rejects(
    world.run(ctx => settleRequest(ctx, id), requester),
    code('desk.settledAlready'),
  )
})

test('what the team resolved keeps its time when the requester settles it', async () => {
  const { id } = await ask(world, plainId, {}, requester)
  await world.run(ctx => changeRequest(ctx, id, { status: 'resolved' }), agent)
  const resolvedAt = world.clock.now
  world.clock.now += 3_600_000
  const after = await world.run(ctx => settleRequest(ctx, id), requester)
  assert.deepEqual([after.resolvedAt, after.closedAt], [resolvedAt, world.clock.now])
})

test('files alone are a message of their names, and bring back what waited', async () => {
  const { id } = await ask(world, plainId, {}, requester)
  await world.run(ctx => changeRequest(ctx, id, { status: 'waiting' }), agent)
  const form = new FormData()
  form.append('body', '')
  form.append('files[]', new File(['x'], 'logo.svg'))
  await world.run(ctx => submitFollow(ctx, id, form), requester)
  const view = await world.run(ctx => viewAsRequester(ctx, id), requester)
  assert.equal(view.request.status, 'in_progress')
  assert.deepEqual([view.said[1].body, view.said[1].files[0].name], ['logo.svg', 'logo.svg'])
  await assert.rejects(
    world.run(ctx => submitFollow(ctx, id, new FormData()), requester),
    error => problem(error)?.fields?.body?.code === 'platform.required',
  )
})

test('a requester cannot do the team’s work through the portal’s form', async () => {
  const { id } = await ask(world, plainId, {}, requester)
  const form = new FormData()
  form.append('body', 'Done, thanks')
  form.append('next', 'resolved')
  await assert.rejects(
    world.run(ctx => submitFollow(ctx, id, form), requester),
    Refusal,
  )
  assert.equal((await find(id))?.status, 'new')
  assert.equal((await world.run(ctx => viewAsRequester(ctx, id), requester)).said.length, 1)
  const note = new FormData()
  note.append('intent', 'note')
  note.append('body', 'Visible')
  await world.run(ctx => submitFollow(ctx, id, note), requester)
  assert.equal((await world.run(ctx => viewAsRequester(ctx, id), requester)).said[1].kind, 'reply')
})

test('members of the team are requesters too, and see no note of their own request there', async () => {
  const { id } = await ask(world, plainId, {}, agent)
  const other = await world.member('team')
  await world.run(ctx => addNote(ctx, id, 'About our colleague'), other)
  const view = await world.run(ctx => viewAsRequester(ctx, id), agent)
  assert.ok(!JSON.stringify(view).includes('About our colleague'))
  assert.equal((await world.run(portalHome, agent)).open[0].id, id)
})

test('the team’s list and board refuse who is not on the team’s side, whichever way they are asked for', async () => {
  const asked = new URLSearchParams()
  const opens = { list: listRequests, board: boardOf }
  for (const role of ['requester', 'spoke'] as const) {
    const actor = await world.member(role)
    for (const name of ['list', 'board'] as const) {
      const opened = world.run<unknown>(ctx => opens[name](ctx, asked), actor)
      await assert.rejects(opened, { status: 403 })
    }
  }
  const auditor = await world.member('auditor')
  assert.ok((await world.run(ctx => boardOf(ctx, asked), auditor)).columns.length > 0)
})
