import assert from 'node:assert/strict'
import { test } from 'node:test'
import { logEffort } from '#people.server'
import type { Actor } from '#platform/actor.ts'
import type { Indicator, IndicatorScope } from '#platform/indicator.ts'
import { Refusal } from '#platform/refusal.ts'
import { openWorld } from '../../testing/world.ts'
import { openTurmoil, seeded } from './demand-fixtures.ts'
import { foldDemand } from './demand-fold.store.server.ts'
import { addType, ask } from './fixtures.ts'
import {
  deflectionsByMonth,
  demandByMonth,
  demandByType,
  demandByUnit,
  demandIndicators,
} from './indicators.server.ts'
import { mergeRequests, undoJoining } from './merge.actions.server.ts'
import { replyToRequest } from './message.actions.server.ts'
import { changeRequest } from './request-change.server.ts'
import { listRequests } from './request-list.server.ts'

const world = await openWorld({ now: '2026-11-24T09:00:00Z' })
const unit = (name: string, parent_id: number | null = null) =>
  world.run(async ({ tx }) => {
    const made = tx.insertInto('people_unit').values({ workspace_id: world.workspaceId, name, parent_id })
    return (await made.returning('id').executeTakeFirstOrThrow()).id
  })
const top = await unit('Top')
const unitIds = [top, await unit('Below', top), await unit('Beside')]
const turmoil = await openTurmoil(world, seeded(11), { from: '2026-09-01', to: '2026-11-24' }, unitIds)
await world.run(({ tx }) => turmoil.insert(tx, 150))
for (let n = 0; n < 40; n++) await turmoil.change()

const scopes: IndicatorScope[] = [
  { from: '2026-09-15', to: '2026-11-05', unitId: null },
  { from: '2026-10-01', to: '2026-11-01', unitId: top },
  { from: '2026-09-01', to: '2026-12-01', unitId: unitIds[2] },
]

/** How many requests the list at the address holds. */
const behind = (address: string, actor?: Actor) =>
  world.run(async ctx => {
    const { counted } = await listRequests(ctx, new URL(address, 'http://localhost').searchParams)
    assert.equal(counted.more, false)
    return counted.count
  }, actor)

/** Addresses of the desk's list with the number of records each must show. */
const addresses = (figures: readonly Indicator[]) =>
  figures
    .flatMap(figure => [figure, ...(figure.estimate ? [figure.estimate] : [])])
    .filter(({ evidence }) => evidence.startsWith('desk?'))

test('behind every figure stands a list of exactly its records', async () => {
  for (const scope of scopes) {
    const figures = await world.run(ctx => demandIndicators(ctx, scope))
    assert.ok(figures.length >= 20)
    assert.equal(new Set(figures.map(figure => figure.id)).size, figures.length)
    for (const { n, evidence } of addresses(figures)) assert.equal(await behind(evidence), n, evidence)
    for (const part of [
      ...(await world.run(ctx => demandByUnit(ctx, scope))),
      ...(await world.run(ctx => demandByType(ctx, scope))),
    ])
      assert.equal(await behind(part.evidence), part.arrivals, part.evidence)
  }
})

test('who reads some units only gets the figures of those, and the lists agree', async () => {
  const reader = await world.member('executive', { unitId: top, reach: [top, unitIds[1]] })
  const all = { from: '2026-09-01', to: '2026-12-01', unitId: null }
  const own = await world.run(ctx => demandIndicators(ctx, all), reader)
  for (const { n, evidence } of addresses(own)) assert.equal(await behind(evidence, reader), n, evidence)
  const arrivals = async (scope: IndicatorScope, actor?: Actor) =>
    (await world.run(ctx => demandIndicators(ctx, scope), actor)).find(({ id }) => id === 'desk.arrivals')
      ?.value
  assert.equal(await arrivals(all, reader), await arrivals({ ...all, unitId: top }))
  assert.equal(await arrivals({ ...all, unitId: unitIds[2] }, reader), 0)
  assert.ok(((await arrivals({ ...all, unitId: unitIds[2] })) ?? 0) > 0)
  for (const role of ['requester', 'spoke'] as const) {
    const stranger = await world.member(role)
    for (const read of [demandIndicators, demandByMonth, demandByUnit, demandByType, deflectionsByMonth])
      await assert.rejects(
        world.run<unknown>(ctx => read(ctx, all), stranger),
        (error: unknown) => error instanceof Refusal && error.status === 403,
        `${role} ${read.name}`,
      )
  }
})

test('a request’s life shows in the figures of its days, merged and undone', async () => {
  const typeId = await addType(world)
  const agent = await world.member('team')
  const scope = { from: '2027-03-01', to: '2027-04-01', unitId: null }
  const value = async () => {
    const figures = await world.run(ctx => demandIndicators(ctx, scope))
    const found = (id: string) => figures.find(figure => figure.id === `desk.${id}`)
    return {
      arrivals: found('arrivals')?.value,
      done: found('done')?.value,
      declined: found('declined')?.value,
      firstReply: found('firstReply')?.value,
      resolve: found('resolve')?.value,
      p90: found('resolveP90')?.value,
      repeated: found('repeated')?.value,
      met: found('targetsMet')?.value,
      estimated: found('estimatedHours')?.value,
    }
  }
  const at = (text: string) => {
    world.clock.now = Date.parse(text)
  }
  const none = await world.run(ctx => demandIndicators(ctx, scope))
  for (const [id, why] of [
    ['firstReply', 'noReply'],
    ['resolveMean', 'noneResolved'],
    ['targetsMet', 'noTarget'],
    ['repeatedShare', 'noArrivals'],
  ]) {
    const figure = none.find(candidate => candidate.id === `desk.${id}`)
    assert.deepEqual([figure?.value, figure?.n, figure?.why], [null, 0, `desk.${why}`])
  }
  at('2027-03-01T09:00:00Z')
  const first = await ask(world, typeId, { subject: 'Crest for the fair' })
  at('2027-03-01T10:00:00Z')
  const second = await ask(world, typeId, { subject: 'crest, for the FAIR!' })
  at('2027-03-01T12:00:00Z')
  await world.run(ctx => replyToRequest(ctx, first.id, 'At once'), agent)
  at('2027-03-01T13:00:00Z')
  await world.run(ctx => changeRequest(ctx, first.id, { status: 'resolved' }), agent)
  assert.deepEqual(await value(), {
    arrivals: 2,
    done: 1,
    declined: 0,
    firstReply: 3,
    resolve: 4,
    p90: 4,
    repeated: 1,
    met: 1,
    estimated: 1,
  })
  const joining = await world.run(ctx => mergeRequests(ctx, second.id, first.id), agent)
  assert.deepEqual([(await value()).arrivals, (await value()).repeated], [1, 0])
  await world.run(async ({ tx }) => {
    while (await foldDemand(tx));
  })
  await world.run(ctx => undoJoining(ctx, joining), agent)
  assert.deepEqual([(await value()).arrivals, (await value()).repeated], [2, 1])
  const silent = (await world.run(ctx => demandIndicators(ctx, scope))).find(
    ({ id }) => id === 'desk.reactiveShare',
  )
  assert.deepEqual([silent?.value, silent?.why], [null, 'desk.noLedger'])
  await world.run(ctx => logEffort(ctx, { minutes: 90, activity: 'answering', day: '2027-03-01' }), agent)
  const figures = await world.run(ctx => demandIndicators(ctx, scope))
  const work = figures.find(({ id }) => id === 'desk.workHours')
  assert.deepEqual([work?.value, work?.n, work?.basis, work?.estimate?.value], [2.5, 2, 'mixed', 1])
  const share = figures.find(({ id }) => id === 'desk.reactiveShare')
  assert.deepEqual([share?.value, share?.basis], [1, 'mixed'])
})
