import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Refusal } from '#platform/refusal.ts'
import { openWorld } from '#testing/world.ts'
import {
  archiveUnit,
  changeUnit,
  createUnit,
  importUnits,
  previewUnits,
  restoreUnit,
} from './unit.actions.server.ts'
import { allUnits } from './unit.store.server.ts'

const world = await openWorld()
const refused = (status: number, code: string) => (error: Refusal) =>
  error.status === status && error.problem.code === code

const names = async () => {
  const units = await world.run(ctx => allUnits(ctx.tx))
  const nameOf = new Map(units.map(unit => [unit.id, unit.name]))
  return units.map(unit => `${unit.parentId === null ? '' : nameOf.get(unit.parentId)}/${unit.name}`)
}

test('units are made, renamed, moved, archived and restored, each change in the audit log', async () => {
  const group = await world.run(ctx => createUnit(ctx, { name: 'Group', code: 'G' }))
  const france = await world.run(ctx => createUnit(ctx, { name: 'France', parentId: group.id }))
  const paris = await world.run(ctx => createUnit(ctx, { name: 'Paris', parentId: france.id }))
  await world.run(ctx => changeUnit(ctx, france.id, { name: 'France & Benelux', code: 'FB' }))
  await world.run(ctx => changeUnit(ctx, paris.id, { parentId: null }))
  assert.deepEqual(await names(), ['/Group', 'Group/France & Benelux', '/Paris'])
  await world.run(ctx => archiveUnit(ctx, paris.id))
  await assert.rejects(
    world.run(ctx => createUnit(ctx, { name: 'Marais', parentId: paris.id })),
    refused(409, 'people.archivedParent'),
  )
  await world.run(ctx => restoreUnit(ctx, paris.id))
  const log = await world.run(({ tx }) =>
    tx
      .selectFrom('platform_audit')
      .select(['action', 'before', 'after'])
      .where('thing', '=', 'unit')
      .orderBy('id')
      .execute(),
  )
  assert.deepEqual(
    log.map(entry => entry.action),
    [...Array(3).fill('unit.create'), 'unit.change', 'unit.change', 'unit.archive', 'unit.restore'],
  )
  assert.deepEqual(
    [log[3].before, log[3].after],
    [
      { name: 'France', code: null, parentId: group.id },
      { name: 'France & Benelux', code: 'FB', parentId: group.id },
    ],
  )
})

test('a circle, a twin, a used code and units left below are refused, with the field named', async () => {
  const top = await world.run(ctx => createUnit(ctx, { name: 'Top', code: 'T' }))
  const low = await world.run(ctx => createUnit(ctx, { name: 'Low', parentId: top.id }))
  await assert.rejects(
    world.run(ctx => changeUnit(ctx, top.id, { parentId: low.id })),
    (error: Refusal) => refused(409, 'people.cycle')(error) && error.problem.fields?.parent !== undefined,
  )
  await assert.rejects(
    world.run(ctx => createUnit(ctx, { name: 'TÔP' })),
    refused(409, 'people.sameName'),
  )
  await assert.rejects(
    world.run(ctx => createUnit(ctx, { name: 'Other', code: 'T' })),
    refused(409, 'people.sameCode'),
  )
  await assert.rejects(
    world.run(ctx => archiveUnit(ctx, top.id)),
    refused(409, 'people.unitsBelow'),
  )
  await world.run(ctx => archiveUnit(ctx, low.id))
  await world.run(ctx => archiveUnit(ctx, top.id))
  await assert.rejects(
    world.run(ctx => restoreUnit(ctx, low.id)),
    refused(409, 'people.restoreAbove'),
  )
})

test('two moves at the same time never close a circle', async () => {
  const a = await world.run(ctx => createUnit(ctx, { name: 'Circle A' }))
  const b = await world.run(ctx => createUnit(ctx, { name: 'Circle B' }))
  const moves = await Promise.allSettled([
    world.run(ctx => changeUnit(ctx, a.id, { parentId: b.id })),
    world.run(ctx => changeUnit(ctx, b.id, { parentId: a.id })),
  ])
  assert.deepEqual(moves.map(move => move.status).sort(), ['fulfilled', 'rejected'])
})

test('team members and spokes manage no unit; a strategist of a unit manages below it', async () => {
  const unit = await world.run(ctx => createUnit(ctx, { name: 'Retail' }))
  const team = await world.member('team')
  const spoke = await world.member('spoke', { unitId: unit.id })
  const local = await world.member('strategist', { unitId: unit.id })
  for (const actor of [team, spoke])
    await assert.rejects(
      world.run(ctx => createUnit(ctx, { name: 'Mine', parentId: unit.id }), actor),
      refused(403, 'platform.forbidden'),
    )
  const stores = await world.run(ctx => createUnit(ctx, { name: 'Stores', parentId: unit.id }), local)
  assert.equal(stores.parentId, unit.id)
  await assert.rejects(
    world.run(ctx => changeUnit(ctx, unit.id, { parentId: null, name: 'X' }), team),
    refused(403, 'platform.forbidden'),
  )
  await assert.rejects(
    world.run(ctx => createUnit(ctx, { name: 'At the top' }), local),
    refused(403, 'platform.forbidden'),
  )
  await assert.rejects(
    world.run(ctx => importUnits(ctx, 'name\nX'), local),
    refused(403, 'platform.forbidden'),
  )
})

const list = 'Nom;Code;Parent\nVille;V;Pays\nPays;P;Monde\nMonde;M;\n'

test('a list is brought in whole, and a second time changes nothing', async () => {
  assert.deepEqual(await world.run(ctx => importUnits(ctx, list)), { created: 3, updated: 0, unchanged: 0 })
  assert.deepEqual(await world.run(ctx => importUnits(ctx, list)), { created: 0, updated: 0, unchanged: 3 })
  assert.ok((await names()).includes('Pays/Ville'))
  const moved = await world.run(ctx => importUnits(ctx, 'Nom;Code;Parent\nVille neuve;V;Monde\n'))
  assert.deepEqual(moved, { created: 0, updated: 1, unchanged: 0 })
  assert.ok((await names()).includes('Monde/Ville neuve'))
})

test('one bad row and nothing is brought in; the preview names it', async () => {
  const before = await names()
  const bad = 'name,parent\nGood one,\nBad one,Nowhere\n'
  const plan = await world.run(ctx => previewUnits(ctx, bad))
  assert.deepEqual(plan.bad, [
    { line: 3, column: 'parent', value: 'Nowhere', code: 'unknownParent', params: {} },
  ])
  await assert.rejects(
    world.run(ctx => importUnits(ctx, bad)),
    refused(422, 'people.badRows'),
  )
  await assert.rejects(
    world.run(ctx => previewUnits(ctx, 'a,b\nc,d')),
    refused(422, 'people.listNoName'),
  )
  assert.deepEqual(await names(), before)
})
