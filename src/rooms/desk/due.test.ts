import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { openWorld } from '#testing/world.ts'
import { createCalendar } from './calendar.actions.server.ts'
import { ask } from './fixtures.ts'
import { findRequest } from './request.store.server.ts'
import { changeRequest } from './request-change.server.ts'
import { changeRequestType, createRequestType } from './request-type.actions.server.ts'

const world = await openWorld({ now: '2026-11-24T09:00:00Z', work: true })
const at = (text: string) => Date.parse(text)

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
const make = () => world.run(ctx => createRequestType(ctx, definition))
const requestOf = async (id: number) => {
  const request = await world.run(({ tx }) => findRequest(tx, id))
  assert.ok(request)
  return request
}

test('new targets move what is open and leave what is done', async () => {
  const made = await make()
  const open = await ask(world, made.id)
  const done = await ask(world, made.id)
  await world.run(ctx => changeRequest(ctx, done.id, { status: 'resolved' }))
  const kept = await requestOf(done.id)
  const targets = structuredClone(definition.targets)
  targets.firstReply[3] = 60
  await world.run(ctx => changeRequestType(ctx, made.id, { targets }))
  assert.equal((await requestOf(open.id)).firstReplyDueAt, at('2026-11-24T10:00:00Z'))
  assert.deepEqual(await requestOf(done.id), kept)
  assert.equal((await requestOf(open.id)).version, open.version)
})

test('another calendar moves what is open, the time spent waiting included', async () => {
  const made = await make()
  const waited = await ask(world, made.id)
  await world.run(ctx => changeRequest(ctx, waited.id, { status: 'waiting' }))
  world.clock.now = at('2026-11-24T10:00:00Z')
  await world.run(ctx => changeRequest(ctx, waited.id, { status: 'in_progress' }))
  world.clock.now = at('2026-11-24T09:00:00Z')
  const day = [[0, 1440]] as const
  const round = await world.run(ctx =>
    createCalendar(ctx, {
      name: 'Round the clock',
      timeZone: 'UTC',
      week: [day, day, day, day, day, day, day],
      holidays: [],
      isDefault: false,
    }),
  )
  await world.run(ctx => changeRequestType(ctx, made.id, { calendarId: round.id }))
  // Nine hours and the one waited, round the clock from 9:00 UTC.
  assert.equal((await requestOf(waited.id)).resolutionDueAt, at('2026-11-24T19:00:00Z'))
})

test('of more than two thousand open requests the rest follow by a job', async () => {
  const made = await make()
  await world.run(({ tx, actor }) =>
    tx
      .insertInto('desk_request')
      .values(
        Array.from({ length: 2050 }, (_, index) => ({
          workspace_id: actor.workspaceId,
          type_id: made.id,
          subject: `Request ${index}`,
          channel: 'team',
          opened_at: new Date(world.clock.now),
        })),
      )
      .execute(),
  )
  const left = () =>
    world.run(async ({ tx }) => {
      const rows = await tx
        .selectFrom('desk_request')
        .select('id')
        .where('type_id', '=', made.id)
        .where('first_reply_due_at', 'is', null)
        .execute()
      return rows.length
    })
  assert.equal(await left(), 2050)
  const targets = structuredClone(definition.targets)
  targets.firstReply[3] = 60
  await world.run(ctx => changeRequestType(ctx, made.id, { targets }))
  assert.ok((await left()) <= 50)
  for (let tries = 0; tries < 100 && (await left()) > 0; tries++) await sleep(100)
  assert.equal(await left(), 0)
})
