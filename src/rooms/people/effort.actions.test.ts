import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withContext } from '#platform/context.server.ts'
import type { Refusal } from '#platform/refusal.ts'
import { openWorld } from '#testing/world.ts'
import { changeEffort, logEffort, removeEffort } from './effort.actions.server.ts'
import { lastActivity, minutesAbout, pageOfEffort, sumOfEffort } from './effort.store.server.ts'
import { createUnit } from './unit.actions.server.ts'
import { changeWork, closeWork, openWork } from './work.actions.server.ts'
import { openWorks, pageOfWork } from './work.store.server.ts'

const world = await openWorld({ now: '2026-11-24T23:30:00Z' })
const refused = (status: number, code: string) => (error: Refusal) =>
  error.status === status && error.problem.code === code
const wrong = (field: string, code: string) => (error: Refusal) =>
  error.status === 422 && error.problem.fields?.[field]?.code === code
const forbidden = refused(403, 'platform.forbidden')

const unit = await world.run(ctx => createUnit(ctx, { name: 'Retail' }))
const team = await world.member('team')
const colleague = await world.member('team')

const everything = {
  from: '2000-01-01',
  to: '2100-01-01',
  unitIds: null,
  mode: null,
  activity: null,
  memberId: null,
  workId: null,
  about: null,
}

test('time is logged on oneself today, in the mode usual for the activity', async () => {
  const entry = await world.run(ctx => logEffort(ctx, { minutes: 45, activity: 'governance' }), team)
  assert.deepEqual(
    [entry.memberId, entry.day, entry.mode, entry.recordedBy],
    [team.memberId, '2026-11-25', 'proactive', null],
  )
  const crisis = await world.run(
    ctx => logEffort(ctx, { minutes: 30, activity: 'crisis', mode: 'proactive' }),
    team,
  )
  assert.equal(crisis.mode, 'proactive')
  assert.equal(await world.run(({ tx }) => lastActivity(tx, team.memberId)), 'crisis')
})

test('about a record it is answering; on own work it is that work’s activity and unit', async () => {
  const about = { kind: 'request', id: 12 }
  const answered = await world.run(ctx => logEffort(ctx, { minutes: 20, about, unitId: unit.id }), team)
  assert.deepEqual([answered.activity, answered.mode, answered.unitId], ['answering', 'reactive', unit.id])
  assert.equal(await world.run(({ tx }) => minutesAbout(tx, about)), 20)
  const work = await world.run(
    ctx => openWork(ctx, { title: 'Brief the stores', activity: 'evangelising', unitId: unit.id }),
    team,
  )
  const entry = await world.run(ctx => logEffort(ctx, { minutes: 60, workId: work.id }), team)
  assert.deepEqual([entry.activity, entry.unitId, entry.mode], ['evangelising', unit.id, 'proactive'])
})

test('what cannot be is refused, with the field named', async () => {
  const log = (input: Parameters<typeof logEffort>[1]) =>
    world.run(ctx => logEffort(ctx, { activity: 'planning', ...input }), team)
  await assert.rejects(log({ minutes: 15, day: '2026-11-27' }), wrong('day', 'people.future'))
  await assert.rejects(log({ minutes: 15, unitId: 999_999 }), wrong('unit', 'people.unknownUnit'))
  await assert.rejects(log({ minutes: 15, workId: 999_999 }), wrong('work', 'people.unknownWork'))
  await assert.rejects(
    world.run(ctx => logEffort(ctx, { minutes: 15 }), team),
    wrong('activity', 'platform.required'),
  )
  await log({ minutes: 1400, day: '2026-10-01' })
  await assert.rejects(log({ minutes: 41, day: '2026-10-01' }), wrong('minutes', 'people.fullDay'))
  await log({ minutes: 40, day: '2026-10-01' })
})

test('of two entries at once that would fill a day over, one is refused', async () => {
  const log = () =>
    world.run(ctx => logEffort(ctx, { minutes: 800, activity: 'planning', day: '2026-10-02' }), team)
  const both = await Promise.allSettled([log(), log()])
  assert.deepEqual(both.map(result => result.status).sort(), ['fulfilled', 'rejected'])
})

test('each logs their own time; who plans the company may write down another’s', async () => {
  const strategist = await world.member('strategist')
  const forTeam = { minutes: 30, activity: 'education', memberId: team.memberId } as const
  await assert.rejects(
    world.run(ctx => logEffort(ctx, forTeam), colleague),
    forbidden,
  )
  for (const role of ['spoke', 'requester', 'executive', 'auditor'] as const) {
    const actor = await world.member(role)
    await assert.rejects(
      world.run(ctx => logEffort(ctx, { minutes: 5, activity: 'crisis' }), actor),
      forbidden,
    )
  }
  const entry = await world.run(ctx => logEffort(ctx, forTeam), strategist)
  assert.equal(entry.recordedBy, strategist.memberId)
  await world.run(ctx => changeEffort(ctx, entry.id, { minutes: 35 }), strategist)
  await world.run(ctx => changeEffort(ctx, entry.id, { activity: 'crisis' }), team)
  await assert.rejects(
    world.run(ctx => changeEffort(ctx, entry.id, { minutes: 5 }), colleague),
    forbidden,
  )
  await assert.rejects(
    world.run(ctx => removeEffort(ctx, entry.id), world.owner),
    forbidden,
  )
  const seen = await world.run(({ tx }) =>
    pageOfEffort(
      tx,
      { ...everything, activity: 'crisis', mode: 'reactive' },
      { reach: 'all', memberId: 0 },
      { after: null, limit: 9 },
    ),
  )
  assert.deepEqual(
    seen.entries.map(({ id, minutes }) => [id, minutes]),
    [[entry.id, 35]],
  )
  await world.run(ctx => removeEffort(ctx, entry.id), team)
  const log = await world.run(({ tx }) =>
    tx
      .selectFrom('platform_audit')
      .select('action')
      .where('thing', '=', 'effort')
      .where('thing_id', '=', String(entry.id))
      .orderBy('id')
      .execute(),
  )
  assert.deepEqual(
    log.map(line => line.action),
    ['effort.log', 'effort.change', 'effort.change', 'effort.remove'],
  )
})

test('entries are paged from the latest, summed, and limited to units within reach and one’s own', async () => {
  const sight = { reach: 'all', memberId: team.memberId } as const
  const page = (after: { day: string; id: number } | null) =>
    world.run(({ tx }) => pageOfEffort(tx, everything, sight, { after, limit: 3 }))
  const seen: number[] = []
  let next: { day: string; id: number } | null = null
  do {
    const found: Awaited<ReturnType<typeof page>> = await page(next)
    seen.push(...found.entries.map(entry => entry.id))
    next = found.next
  } while (next)
  const sum = await world.run(({ tx }) => sumOfEffort(tx, everything, sight))
  assert.equal(seen.length, sum.n)
  assert.equal(new Set(seen).size, sum.n)
  const own = { reach: [unit.id], memberId: colleague.memberId }
  const served = await world.run(({ tx }) => sumOfEffort(tx, everything, own))
  assert.deepEqual(served, { reactive: 20, proactive: 60, n: 2 })
  await world.run(ctx => logEffort(ctx, { minutes: 10, activity: 'planning' }), colleague)
  assert.equal((await world.run(({ tx }) => sumOfEffort(tx, everything, own))).n, 3)
})

test('own work is closed with who took part, takes no time after, and opens again', async () => {
  const work = await world.run(
    ctx => openWork(ctx, { title: 'Train the spokes', activity: 'education' }),
    team,
  )
  await world.run(ctx => logEffort(ctx, { minutes: 90, workId: work.id, day: '2026-11-20' }), team)
  await assert.rejects(
    world.run(ctx => closeWork(ctx, work.id, {}), colleague),
    forbidden,
  )
  await assert.rejects(
    world.run(ctx => closeWork(ctx, work.id, { closedOn: '2026-11-01' }), team),
    wrong('closedOn', 'people.closedBefore'),
  )
  await assert.rejects(
    world.run(ctx => closeWork(ctx, work.id, { closedOn: '2027-01-01' }), team),
    wrong('closedOn', 'people.future'),
  )
  const closed = await world.run(ctx => closeWork(ctx, work.id, { participants: 14 }), team)
  assert.deepEqual([closed.closedOn, closed.participants], ['2026-11-25', 14])
  await assert.rejects(
    world.run(ctx => logEffort(ctx, { minutes: 5, workId: work.id, day: '2026-11-26' }), team),
    wrong('work', 'people.workClosed'),
  )
  const query = { from: '2026-11-01', to: '2026-12-01', activity: null, unitIds: null } as const
  const list = (closedOnly: boolean | null) =>
    world.run(({ tx }) =>
      pageOfWork(
        tx,
        { ...query, closed: closedOnly },
        { reach: 'all', memberId: team.memberId },
        { after: null, limit: 10 },
      ),
    )
  assert.deepEqual(
    (await list(true)).works.map(row => [row.title, row.minutes]),
    [['Train the spokes', 90]],
  )
  assert.ok((await list(false)).works.every(row => row.closedOn === null))
  await world.run(ctx => changeWork(ctx, work.id, { closedOn: null }), team)
  assert.equal((await list(true)).works.length, 0)
})

test('nobody writes into the ledger of another company', async () => {
  const neighbour = await world.neighbour()
  const entry = await world.run(ctx => logEffort(ctx, { minutes: 10, activity: 'planning' }), colleague)
  await assert.rejects(
    withContext(world.app.parts, neighbour.owner, ctx => removeEffort(ctx, entry.id)),
    refused(404, 'platform.notFound'),
  )
  await assert.rejects(
    withContext(world.app.parts, neighbour.owner, ctx =>
      logEffort(ctx, { minutes: 10, activity: 'planning', memberId: colleague.memberId }),
    ),
    wrong('memberId', 'people.unknownMember'),
  )
})

test('own work of units out of reach is neither listed, nor logged on, nor changed', async () => {
  const [north, south] = await world.run(async ctx => [
    await createUnit(ctx, { name: 'North of here' }),
    await createUnit(ctx, { name: 'South of here' }),
  ])
  const local = await world.member('strategist', { unitId: north.id })
  const open = (title: string, unitId: number | null, actor = team) =>
    world.run(ctx => openWork(ctx, { title, activity: 'planning', unitId }), actor)
  const [near, far, all] = [
    await open('Near', north.id),
    await open('Far', south.id),
    await open('For all', null),
  ]
  const sight = { reach: [north.id], memberId: local.memberId }
  const seen = await world.run(({ tx }) => openWorks(tx, sight), local)
  const ids = seen.map(work => work.id)
  assert.ok(ids.includes(near.id) && ids.includes(all.id) && !ids.includes(far.id))
  const query = { from: '2026-11-01', to: '2026-12-01', activity: null, unitIds: null, closed: null }
  const { works } = await world.run(
    ({ tx }) => pageOfWork(tx, query, sight, { after: null, limit: 100 }),
    local,
  )
  assert.ok(works.some(work => work.id === near.id) && works.every(work => work.id !== far.id))
  const log = (workId: number) => world.run(ctx => logEffort(ctx, { minutes: 5, workId }), local)
  const entry = await log(near.id)
  await assert.rejects(log(far.id), wrong('work', 'people.unknownWork'))
  await assert.rejects(
    world.run(ctx => changeEffort(ctx, entry.id, { workId: far.id }), local),
    wrong('work', 'people.unknownWork'),
  )
  await assert.rejects(
    world.run(ctx => changeWork(ctx, far.id, { title: 'Mine' }), local),
    refused(404, 'platform.notFound'),
  )
})
