import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '#testing/world.ts'
import { addAbsence, planCapacity } from './capacity.actions.server.ts'
import { type EffortInput, logEffort } from './effort.actions.server.ts'
import { capacityOf, countUnits, effortByMonth, effortByUnit, effortIndicators } from './indicators.server.ts'
import { changeMember } from './member.actions.server.ts'
import { archiveUnit, createUnit } from './unit.actions.server.ts'
import { closeWork, openWork } from './work.actions.server.ts'

const world = await openWorld()
const group = await world.run(ctx => createUnit(ctx, { name: 'Group' }))
const retail = await world.run(ctx => createUnit(ctx, { name: 'Retail', parentId: group.id }))
const energy = await world.run(ctx => createUnit(ctx, { name: 'Energy', parentId: group.id }))
const team = await world.member('team')

const scope = { from: '2026-09-10', to: '2026-11-11', unitId: null as number | null }
const log = (input: EffortInput) => world.run(ctx => logEffort(ctx, input), team)

async function figures(unitId: number | null) {
  const found = await world.run(ctx => effortIndicators(ctx, { ...scope, unitId }))
  return new Map(found.map(figure => [figure.id, figure]))
}

test('with nothing recorded, figures that need records say why', async () => {
  const found = await figures(null)
  assert.deepEqual([found.get('people.reactiveHours')?.value, found.get('people.reactiveHours')?.n], [0, 0])
  for (const [id, why] of [
    ['people.reactiveShare', 'people.noEffort'],
    ['people.capacityHours', 'people.noCapacity'],
    ['people.trained', 'people.noTraining'],
  ])
    assert.deepEqual([found.get(id)?.value, found.get(id)?.why], [null, why])
})

test('hours, shares, capacity and counts agree with the records planted', async () => {
  await log({ minutes: 90, activity: 'answering', unitId: retail.id, day: '2026-09-09' })
  await log({ minutes: 90, activity: 'answering', unitId: retail.id, day: '2026-09-10' })
  await log({ minutes: 30, activity: 'crisis', unitId: energy.id, day: '2026-10-05' })
  await log({ minutes: 120, activity: 'education', unitId: retail.id, day: '2026-10-31' })
  await log({ minutes: 60, activity: 'answering', mode: 'proactive', day: '2026-11-10' })
  await log({ minutes: 60, activity: 'governance', day: '2026-11-11' })
  await world.run(ctx =>
    planCapacity(ctx, { memberId: team.memberId, fromDay: '2026-10-01', hoursPerWeek: 35 }),
  )
  const away = { memberId: team.memberId, fromDay: '2026-10-05', toDay: '2026-10-09', reason: null }
  await world.run(ctx => addAbsence(ctx, away), team)
  const opened = { openedOn: '2026-09-01', unitId: retail.id }
  const training = await world.run(ctx => openWork(ctx, { title: 'T', activity: 'education', ...opened }))
  await world.run(ctx => closeWork(ctx, training.id, { closedOn: '2026-10-31', participants: 12 }))
  const briefing = await world.run(ctx => openWork(ctx, { title: 'B', activity: 'evangelising', ...opened }))
  await world.run(ctx => closeWork(ctx, briefing.id, { closedOn: '2026-11-12' }))
  await world.run(ctx => openWork(ctx, { title: 'P', activity: 'programme', ...opened }))

  const found = await figures(null)
  const value = (id: string) => [found.get(`people.${id}`)?.value, found.get(`people.${id}`)?.n]
  assert.deepEqual(value('reactiveHours'), [2, 2])
  assert.deepEqual(value('proactiveHours'), [3, 2])
  assert.deepEqual(value('reactiveShare'), [0.4, 4])
  assert.deepEqual(value('answeringHours'), [2.5, 2])
  assert.deepEqual(value('governanceHours'), [0, 0])
  // October has 22 working days less 5 away; November begins with 7.
  assert.deepEqual(value('capacityHours'), [(17 + 7) * 7, 1])
  assert.deepEqual(
    [value('trained'), value('briefings'), value('programmes')],
    [
      [12, 1],
      [0, 0],
      [1, 1],
    ],
  )
  assert.equal(
    found.get('people.reactiveHours')?.evidence,
    'people/effort?period=2026-09-10..2026-11-10&mode=reactive',
  )
})

test('a unit counts with those below it', async () => {
  const found = await figures(group.id)
  assert.equal(found.get('people.reactiveHours')?.value, 2)
  assert.equal(found.get('people.proactiveHours')?.value, 2)
  assert.match(found.get('people.reactiveHours')?.evidence ?? '', new RegExp(`&unit=${group.id}$`))
  assert.equal((await figures(energy.id)).get('people.reactiveHours')?.value, 0.5)
  assert.deepEqual(await world.run(ctx => effortByUnit(ctx, scope)), [
    {
      unitId: retail.id,
      reactiveHours: 1.5,
      proactiveHours: 2,
      hours: { answering: 1.5, education: 2 },
      n: 2,
    },
    { unitId: null, reactiveHours: 0, proactiveHours: 1, hours: { answering: 1 }, n: 1 },
    { unitId: energy.id, reactiveHours: 0.5, proactiveHours: 0, hours: { crisis: 0.5 }, n: 1 },
  ])
})

test('months are cut to the window and add up to it', async () => {
  const months = await world.run(ctx => effortByMonth(ctx, scope))
  assert.deepEqual(
    months.map(({ month, reactiveHours, proactiveHours, capacityHours, n }) => [
      month,
      reactiveHours,
      proactiveHours,
      capacityHours,
      n,
    ]),
    [
      ['2026-09', 1.5, 0, null, 1],
      ['2026-10', 0.5, 2, 119, 2],
      ['2026-11', 0, 1, 49, 1],
    ],
  )
  assert.deepEqual(months[1].hours, { crisis: 0.5, education: 2 })
  assert.ok(Math.abs(months.reduce((weeks, month) => weeks + month.weeks, 0) - 44 / 5) < 1e-9)
})

test('capacity of a unit is that of the members who stand there', async () => {
  assert.equal(await world.run(ctx => capacityOf(ctx, { ...scope, unitId: retail.id })), null)
  await world.run(ctx => changeMember(ctx, team.memberId, { unitId: retail.id }))
  assert.equal(await world.run(ctx => capacityOf(ctx, { ...scope, unitId: group.id })), 168)
})

test('archived units are not counted', async () => {
  assert.equal(await world.run(ctx => countUnits(ctx, null)), 3)
  await world.run(ctx => archiveUnit(ctx, energy.id))
  assert.equal(await world.run(ctx => countUnits(ctx, null)), 2)
  assert.equal(await world.run(ctx => countUnits(ctx, retail.id)), 1)
})
