import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allRequestTypes } from '#desk.server'
import { openWorld } from '#testing/world.ts'
import { clockGround } from './clock.server.ts'
import { unitMix } from './unit-mix.server.ts'

const world = await openWorld({ now: '2026-11-24T09:00:00Z' })
const workspace = { workspace_id: world.workspaceId }
const WEEK = 7 * 86_400_000
const wednesday = Date.parse('2026-11-18T10:00:00Z')

const unit = (name: string, parentId: number | null = null) =>
  world.run(async ({ tx }) => {
    const made = tx.insertInto('people_unit').values({ ...workspace, name, parent_id: parentId })
    return (await made.returning('id').executeTakeFirstOrThrow()).id
  })
const brand = await unit('Brand')
const shop = await unit('Shop', brand)
const [often, other, rare, rarest] = await world.run(ctx => allRequestTypes(ctx.tx))

/** Requests of a type and unit, each some weeks ago. */
const ask = (type: { id: number }, unitId: number | null, weeksAgo: readonly number[]) =>
  world.run(({ tx }) =>
    tx
      .insertInto('desk_request')
      .values(
        weeksAgo.map((back, n) => ({
          ...workspace,
          type_id: type.id,
          unit_id: unitId,
          subject: `Ask ${type.id} ${unitId} ${n}`,
          channel: 'import',
          opened_at: new Date(wednesday - back * WEEK),
        })),
      )
      .execute(),
  )
const weeks = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n)

await ask(often, brand, weeks(0, 26))
await ask(often, shop, [...weeks(0, 26), ...weeks(0, 26)])
await ask(often, null, weeks(0, 26))
// Before the last half year, Brand alone asked: that is not how it is shared today.
await ask(often, brand, [...weeks(26, 40), ...weeks(26, 40)])
await ask(other, shop, weeks(0, 26))
await ask(rare, brand, [1, 5, 9])
await ask(rarest, null, [7])

const limit = { limits: { guides: { types: [], units: [shop] } } }
const mixOf = (choices: Parameters<typeof unitMix>[2], actor = world.owner) =>
  world.run(async ctx => {
    const ground = await clockGround({ ...ctx, actor: world.owner }, null)
    return { ids: ground.types.map(({ id }) => id), mix: await unitMix(ctx, ground, choices) }
  }, actor)

test('where no choice limits a lever to units nothing is read', async () => {
  assert.equal((await mixOf([])).mix, null)
  assert.equal((await mixOf([{ limits: { guides: { types: [often.id], units: [] } } }])).mix, null)
})

test('of each type the part of every unit in the last half year, the rarer types as one, the rest without a unit', async () => {
  const { ids, mix } = await mixOf([{ limits: {} }, limit])
  assert.ok(mix)
  const places = mix.units.map(([own]) => own)
  assert.deepEqual(places.toSorted(), [brand, shop, undefined].toSorted())
  assert.equal(places.at(-1), undefined)
  const line = (id: number) => mix.units[places.indexOf(id)]
  assert.deepEqual([line(brand), line(shop)], [[brand], [shop, brand]])
  const parts = (type: number) => {
    const own = mix.parts[ids.indexOf(type)]
    return [own[places.indexOf(brand)], own[places.indexOf(shop)], own[2]]
  }
  assert.deepEqual(parts(often.id), [0.25, 0.5, 0.25])
  assert.deepEqual(parts(other.id), [0, 1, 0])
  assert.deepEqual(parts(0), [0.75, 0, 0.25])
  for (const own of mix.parts) assert.ok(Math.abs(own.reduce((sum, part) => sum + part, 0) - 1) < 1e-12)
})

test('a type that nobody asked for in that time is of no unit', async () => {
  const { mix } = await world.run(async ctx => {
    const ground = await clockGround(ctx, null)
    const silent = { ...ground.types[0], id: 999_999, counts: ground.weeks.map(() => 0) }
    return { mix: await unitMix(ctx, { ...ground, types: [silent] }, [limit]) }
  })
  assert.deepEqual(mix?.parts, [[0, 0, 1]])
})

test('it is the company’s mix, whoever asks', async () => {
  const lead = await world.member('executive', { reach: [shop] })
  assert.deepEqual((await mixOf([limit], lead)).mix, (await mixOf([limit])).mix)
})
