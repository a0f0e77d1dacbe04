import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '#platform/refusal.ts'
import { openWorld } from '#testing/world.ts'
import { createCalendar } from './calendar.actions.server.ts'
import { usualWeek } from './calendar.ts'
import { ask } from './fixtures.ts'
import { findRequest } from './request.store.server.ts'
import {
  archiveRequestType,
  changeRequestType,
  createRequestType,
  moveRequestType,
  reorderRequestTypes,
  restoreRequestType,
} from './request-type.actions.server.ts'
import { allRequestTypes, findRequestType } from './request-type.store.server.ts'
import type { RequestType } from './request-type.ts'

const world = await openWorld({ now: '2026-11-24T09:00:00Z' })
const agent = await world.member('team')
const at = (text: string) => Date.parse(text)
const wrong = (field: string, code: string) => (error: unknown) =>
  error instanceof Refusal && error.problem.fields?.[field]?.code === code
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.problem.code === code

const definition = {
  nameFr: 'Vidéo',
  nameEn: 'A video',
  helpFr: '',
  helpEn: '',
  fields: [],
  requirements: [],
  targets: {
    firstReply: { 1: 30, 2: 60, 3: 120, 4: null },
    resolution: { 1: 60, 2: 120, 3: 540, 4: null },
  },
  defaultEffortMinutes: 60,
  calendarId: null,
  isOther: false,
}
const make = (change: Partial<typeof definition> = {}) =>
  world.run(ctx => createRequestType(ctx, { ...definition, ...change }))
const types = () => world.run(({ tx }) => allRequestTypes(tx))
const byKey = (all: RequestType[], key: string) => {
  const found = all.find(type => type.key === key)
  assert.ok(found, key)
  return found
}
const requestOf = async (id: number) => {
  const request = await world.run(({ tx }) => findRequest(tx, id))
  assert.ok(request)
  return request
}

test('a new company can be asked eight things, one of them anything else, on a calendar of its zone', async () => {
  const all = await types()
  assert.deepEqual(
    all.map(type => type.key),
    ['post', 'campaign', 'account', 'training', 'crisis', 'figures', 'advice', 'other'],
  )
  assert.deepEqual(
    all.filter(type => type.isOther).map(type => type.key),
    ['other'],
  )
  // Urgent crisis: 15 business minutes from Tuesday ten o'clock in Paris.
  const crisis = byKey(all, 'crisis')
  const answers = { facts: 'F', address: 'A', spread: 'single', risk: 'image', contact: 'C', replied: 'no' }
  const request = await ask(world, crisis.id, { priority: 1, answers })
  assert.equal(request.firstReplyDueAt, at('2026-11-24T09:15:00Z'))
  // 18:00 in Paris is 17:00 UTC: what is asked then begins the next morning at eight.
  world.clock.now = at('2026-11-24T17:30:00Z')
  const evening = await ask(world, crisis.id, { priority: 1, answers })
  assert.equal(evening.firstReplyDueAt, at('2026-11-25T08:15:00Z'))
  world.clock.now = at('2026-11-24T09:00:00Z')
})

test('a type is made at the end of the list, with a key of its English name, and audited', async () => {
  const made = await make()
  assert.equal(made.key, 'a-video')
  assert.equal((await types()).at(-1)?.id, made.id)
  assert.equal((await make()).key, 'a-video-2')
  const logged = await world.run(({ tx }) =>
    tx
      .selectFrom('platform_audit')
      .select(['action', 'after'])
      .where('thing', '=', 'requestType')
      .where('thing_id', '=', String(made.id))
      .executeTakeFirstOrThrow(),
  )
  assert.equal(logged.action, 'requestType.create')
  assert.equal((logged.after as { nameFr: string }).nameFr, 'Vidéo')
})

test('who does not lead the company changes nothing', async () => {
  const made = await make()
  const spoke = await world.member('strategist', { reach: [1] })
  for (const actor of [agent, spoke]) {
    await assert.rejects(
      world.run(ctx => createRequestType(ctx, definition), actor),
      refused('platform.forbidden'),
    )
    await assert.rejects(
      world.run(ctx => changeRequestType(ctx, made.id, { nameEn: 'X' }), actor),
      refused('platform.forbidden'),
    )
    await assert.rejects(
      world.run(ctx => archiveRequestType(ctx, made.id), actor),
      refused('platform.forbidden'),
    )
    await assert.rejects(
      world.run(ctx => moveRequestType(ctx, made.id, -1), actor),
      refused('platform.forbidden'),
    )
  }
})

test('another company’s types and calendars are not there', async () => {
  const made = await make()
  const { owner } = await world.neighbour()
  await assert.rejects(
    world.run(ctx => changeRequestType(ctx, made.id, { nameEn: 'X' }), owner),
    refused('platform.notFound'),
  )
  const calendar = await world.run(ctx =>
    createCalendar(ctx, { name: 'Ours', timeZone: 'UTC', week: usualWeek, holidays: [], isDefault: false }),
  )
  const theirs = (await world.run(({ tx }) => allRequestTypes(tx), owner))[0]
  await assert.rejects(
    world.run(ctx => changeRequestType(ctx, theirs.id, { calendarId: calendar.id }), owner),
    wrong('calendarId', 'desk.unknownCalendar'),
  )
})

test('a form that cannot be asked is refused where it is wrong', async () => {
  const fields = [
    {
      key: 'a',
      kind: 'text' as const,
      labelFr: 'A',
      labelEn: 'A',
      condition: { key: 'b', values: ['yes'] },
    },
  ]
  await assert.rejects(
    world.run(ctx => createRequestType(ctx, { ...definition, fields })),
    wrong('fields.0.condition', 'desk.conditionField'),
  )
  await assert.rejects(
    world.run(ctx => createRequestType(ctx, { ...definition, key: 'post' })),
    wrong('key', 'desk.typeKey'),
  )
})

test('the door moves, and is never lost', async () => {
  const other = byKey(await types(), 'other')
  await assert.rejects(
    world.run(ctx => changeRequestType(ctx, other.id, { isOther: false })),
    wrong('isOther', 'desk.oneOther'),
  )
  await assert.rejects(
    world.run(ctx => archiveRequestType(ctx, other.id)),
    refused('desk.oneOther'),
  )
  const advice = byKey(await types(), 'advice')
  await world.run(ctx => changeRequestType(ctx, advice.id, { isOther: true }))
  const doors = (await types()).filter(type => type.isOther)
  assert.deepEqual(
    doors.map(type => type.id),
    [advice.id],
  )
  await world.run(ctx => archiveRequestType(ctx, other.id))
  await assert.rejects(
    world.run(ctx => changeRequestType(ctx, other.id, { isOther: true })),
    wrong('isOther', 'desk.archivedOther'),
  )
  await world.run(ctx => restoreRequestType(ctx, other.id))
  const twice = await Promise.all(
    [other, byKey(await types(), 'post')].map(type =>
      world.run(ctx => changeRequestType(ctx, type.id, { isOther: true })),
    ),
  )
  assert.equal(twice.length, 2)
  assert.equal((await types()).filter(type => type.isOther).length, 1)
})

test('an archived type takes no new request, and keeps those it has', async () => {
  const made = await make()
  const request = await ask(world, made.id)
  await world.run(ctx => archiveRequestType(ctx, made.id))
  await assert.rejects(ask(world, made.id), wrong('type', 'desk.unknownType'))
  assert.equal((await requestOf(request.id)).typeId, made.id)
  await world.run(ctx => restoreRequestType(ctx, made.id))
  await ask(world, made.id)
})

test('types move one place among those on offer, and only as a whole list', async () => {
  const [first, second, third] = await types()
  await world.run(ctx => archiveRequestType(ctx, second.id))
  await world.run(ctx => moveRequestType(ctx, third.id, -1))
  assert.deepEqual(
    (await types()).slice(0, 3).map(type => type.id),
    [third.id, second.id, first.id],
  )
  await world.run(ctx => moveRequestType(ctx, third.id, -1))
  assert.equal((await types())[0].id, third.id)
  await world.run(ctx => restoreRequestType(ctx, second.id))
  const ids = (await types()).map(type => type.id)
  await world.run(ctx => reorderRequestTypes(ctx, ids.toReversed()))
  assert.deepEqual(
    (await types()).map(type => type.id),
    ids.toReversed(),
  )
  for (const bad of [ids.slice(1), [...ids.slice(1), ids[1]], [...ids, ids[0]]])
    await assert.rejects(
      world.run(ctx => reorderRequestTypes(ctx, bad)),
      wrong('ids', 'desk.typeOrder'),
    )
})

test('a change that changes nothing leaves no trace', async () => {
  const made = await make()
  const count = () =>
    world.run(({ tx }) =>
      tx.selectFrom('platform_audit').select('id').where('thing_id', '=', String(made.id)).execute(),
    )
  const before = (await count()).length
  await world.run(ctx => changeRequestType(ctx, made.id, { nameEn: made.nameEn, fields: [] }))
  assert.equal((await count()).length, before)
  const kept = await world.run(({ tx }) => findRequestType(tx, made.id))
  assert.deepEqual(kept, made)
})
