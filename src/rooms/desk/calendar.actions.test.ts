import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '#platform/refusal.ts'
import { openWorld } from '#testing/world.ts'
import { changeCalendar, createCalendar, removeCalendar } from './calendar.actions.server.ts'
import { allCalendars } from './calendar.store.server.ts'
import { type Calendar, usualWeek } from './calendar.ts'
import { ask } from './fixtures.ts'
import { findRequest } from './request.store.server.ts'
import { changeRequestType } from './request-type.actions.server.ts'
import { allRequestTypes } from './request-type.store.server.ts'

const world = await openWorld({ now: '2026-12-24T15:00:00Z' })
const agent = await world.member('team')
const at = (text: string) => Date.parse(text)
const wrong = (field: string, code: string) => (error: unknown) =>
  error instanceof Refusal && error.problem.fields?.[field]?.code === code
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.problem.code === code
const input = (name: string, change: Partial<Calendar> = {}) => ({
  name,
  timeZone: 'Europe/Paris',
  week: usualWeek,
  holidays: [],
  isDefault: false,
  ...change,
})
const calendars = () => world.run(({ tx }) => allCalendars(tx))
const dueOf = async (id: number) =>
  (await world.run(({ tx }) => findRequest(tx, id)))?.firstReplyDueAt ?? null

test('holidays move the due times of the types that follow the default calendar', async () => {
  const [standard] = await calendars()
  assert.equal(standard.isDefault, true)
  const other = (await world.run(({ tx }) => allRequestTypes(tx))).find(type => type.isOther)
  assert.ok(other)
  // Nine hours from Thursday 16:00 in Paris: two that day, seven on Friday.
  const request = await ask(world, other.id)
  assert.equal(request.firstReplyDueAt, at('2026-12-25T15:00:00Z'))
  const holidays = [
    { day: '2027-01-01', name: 'New Year' },
    { day: '2026-12-25', name: 'Xmas' },
    { day: '2026-12-25', name: 'Christmas' },
  ]
  const changed = await world.run(ctx => changeCalendar(ctx, standard.id, { holidays }))
  assert.deepEqual(changed.holidays, [
    { day: '2026-12-25', name: 'Christmas' },
    { day: '2027-01-01', name: 'New Year' },
  ])
  assert.equal(await dueOf(request.id), at('2026-12-28T15:00:00Z'))
  const logged = await world.run(({ tx }) =>
    tx
      .selectFrom('platform_audit')
      .select(['action', 'before', 'after'])
      .where('thing', '=', 'calendar')
      .executeTakeFirstOrThrow(),
  )
  assert.deepEqual(logged, {
    action: 'calendar.change',
    before: { holidays: [] },
    after: { holidays: changed.holidays },
  })
})

test('a new default takes over what followed the one before, not what has a calendar of its own', async () => {
  const [standard] = await calendars()
  const types = await world.run(({ tx }) => allRequestTypes(tx))
  const [post, advice] = [types[0], types[6]]
  const own = await world.run(ctx => createCalendar(ctx, input('Paris without holidays')))
  await world.run(ctx => changeRequestType(ctx, advice.id, { calendarId: own.id, fields: [] }))
  await world.run(ctx => changeRequestType(ctx, post.id, { fields: [] }))
  const following = await ask(world, post.id)
  const apart = await ask(world, advice.id)
  const before = await dueOf(apart.id)
  const utc = await world.run(ctx =>
    createCalendar(ctx, { ...input('UTC', { timeZone: 'UTC' }), isDefault: true }),
  )
  assert.deepEqual(
    (await calendars()).filter(calendar => calendar.isDefault).map(calendar => calendar.id),
    [utc.id],
  )
  assert.equal(await dueOf(following.id), at('2026-12-25T15:00:00Z'))
  assert.equal(await dueOf(apart.id), before)
  await world.run(ctx => changeCalendar(ctx, standard.id, { isDefault: true }))
  assert.equal(await dueOf(following.id), at('2026-12-28T15:00:00Z'))
  await assert.rejects(
    world.run(ctx => changeCalendar(ctx, standard.id, { isDefault: false })),
    wrong('isDefault', 'desk.oneDefault'),
  )
  await assert.rejects(
    world.run(ctx => removeCalendar(ctx, standard.id)),
    refused('desk.oneDefault'),
  )
  await assert.rejects(
    world.run(ctx => removeCalendar(ctx, own.id)),
    refused('desk.calendarUsed'),
  )
  await world.run(ctx => removeCalendar(ctx, utc.id))
  assert.equal((await calendars()).length, 2)
})

test('hours, zones, names and days that cannot be are refused beside their field', async () => {
  const bad: [Partial<Calendar>, string, string][] = [
    [{ timeZone: 'Paris' }, 'timeZone', 'desk.timeZone'],
    [{ week: [[[600, 540]], [], [], [], [], [], []] }, 'week', 'desk.week'],
    [
      {
        week: [
          [
            [540, 700],
            [690, 800],
          ],
          [],
          [],
          [],
          [],
          [],
          [],
        ],
      },
      'week',
      'desk.week',
    ],
    [{ week: [[], [], [], [], [], [], []] }, 'week', 'desk.noHours'],
    [{ holidays: [{ day: '2026-02-30', name: 'Never' }] }, 'holidays', 'desk.holidayDay'],
    [{ name: 'Team hours' }, 'name', 'desk.calendarName'],
  ]
  for (const [change, field, code] of bad)
    await assert.rejects(
      world.run(ctx => createCalendar(ctx, input('New', change))),
      wrong(field, code),
    )
})

test('who does not lead the company changes no hours, and another company’s are not there', async () => {
  const [standard] = await calendars()
  await assert.rejects(
    world.run(ctx => createCalendar(ctx, input('Mine')), agent),
    refused('platform.forbidden'),
  )
  await assert.rejects(
    world.run(ctx => changeCalendar(ctx, standard.id, { name: 'Mine' }), agent),
    refused('platform.forbidden'),
  )
  await assert.rejects(
    world.run(ctx => removeCalendar(ctx, standard.id), agent),
    refused('platform.forbidden'),
  )
  const { owner } = await world.neighbour()
  await assert.rejects(
    world.run(ctx => changeCalendar(ctx, standard.id, { name: 'Mine' }), owner),
    refused('platform.notFound'),
  )
})
