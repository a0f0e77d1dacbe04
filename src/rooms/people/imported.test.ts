import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '#testing/world.ts'
import { logEffort } from './effort.actions.server.ts'
import { membersNamed, removeImported, unitsNamed } from './imported.server.ts'
import { createMember } from './member.actions.server.ts'
import { findMember } from './member.store.server.ts'
import { createUnit } from './unit.actions.server.ts'
import { allUnits } from './unit.store.server.ts'

const world = await openWorld()

test('units are found by name or code, made where unknown, once', async () => {
  const kept = await world.run(ctx => createUnit(ctx, { name: 'Énergie', code: 'EN-1' }))
  const names = ['énergie', 'Group 70', 'en-1', 'group 70 ', 'Group 24']
  const ids = await world.run(ctx => unitsNamed(ctx, names, 7))
  assert.deepEqual([ids[0], ids[2], ids[3]], [kept.id, kept.id, ids[1]])
  assert.notEqual(ids[4], ids[1])
  assert.deepEqual(await world.run(ctx => unitsNamed(ctx, names, 8)), ids)
  assert.equal((await world.run(({ tx }) => allUnits(tx))).length, 3)
})

test('people are found by address or outer name, made where unknown, once', async () => {
  const kept = await world.run(ctx => createMember(ctx, { name: 'Zoé', email: 'Zoe@example.test' }))
  const people = [
    { name: 'Zoe L.', email: 'zoe@EXAMPLE.test' },
    { name: 'Caller 12', email: null },
    { name: 'caller 12', email: null },
    { name: null, email: 'only@example.test' },
    { name: 'Caller 13', email: null },
  ]
  const ids = await world.run(ctx => membersNamed(ctx, people, 7))
  assert.equal(ids.length, people.length)
  assert.deepEqual([ids[0], ids[2]], [kept.id, ids[1]])
  assert.equal(new Set(ids).size, 4)
  assert.deepEqual(await world.run(ctx => membersNamed(ctx, people, 8)), ids)
  const made = await world.run(({ tx }) => findMember(tx, ids[3]))
  assert.deepEqual([made?.name, made?.email, made?.roles], ['only@example.test', 'only@example.test', []])
})

test('ten thousand people are made at once, and taken back', async () => {
  const people = Array.from({ length: 10_000 }, (_, n) => ({ name: `Many ${n}`, email: null }))
  const ids = await world.run(ctx => membersNamed(ctx, people, 9))
  assert.equal(new Set(ids).size, 10_000)
  assert.deepEqual(await world.run(ctx => removeImported(ctx, 9)), { members: 10_000, units: 0 })
})

test('an import is taken back but for what other records point at', async () => {
  const [unit] = await world.run(ctx => unitsNamed(ctx, ['Group 24'], 8))
  await world.run(ctx => logEffort(ctx, { minutes: 5, activity: 'planning', unitId: unit }))
  assert.deepEqual(await world.run(ctx => removeImported(ctx, 7)), { members: 3, units: 1 })
  const left = (await world.run(({ tx }) => allUnits(tx))).map(row => row.name)
  assert.deepEqual(left, ['Énergie', 'Group 24'])
  assert.deepEqual(await world.run(ctx => removeImported(ctx, 7)), { members: 0, units: 0 })
})
