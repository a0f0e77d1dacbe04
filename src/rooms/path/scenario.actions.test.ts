import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#platform/actor.ts'
import { refusalOf } from '#platform/refusal.ts'
import { openWorld } from '#testing/world.ts'
import { changeScenario, duplicateScenario, removeScenario, saveScenario } from './scenario.actions.server.ts'
import { listScenarios, readScenario } from './scenario.server.ts'

const world = await openWorld()
const given = {
  name: 'Guides first',
  visibility: 'private',
  query: 'lever=guides&start=4&threshold=60',
} as const
const save = (input: Partial<Parameters<typeof saveScenario>[1]> = {}, actor?: Actor) =>
  world.run(ctx => saveScenario(ctx, { ...given, ...input }), actor)
const codeOf = async (work: Promise<unknown>) => {
  const refusal = await refusalOf(work)
  const [field] = Object.values(refusal?.problem.fields ?? {})
  return refusal && [refusal.status, field?.code ?? refusal.problem.code]
}
const names = (actor?: Actor) =>
  world.run(async ctx => {
    const { scenarios } = await listScenarios(ctx, { after: null, limit: 50 })
    return scenarios.map(({ name }) => name)
  }, actor)

test('a choice is kept as the page writes it, under a name, and every change of it is in the log', async () => {
  const made = await save({ query: 'threshold=60&lever=magic&lever=guides&start=4&hours=9' })
  assert.equal(made.query, 'lever=guides&start=4&threshold=60')
  const read = await world.run(ctx => readScenario(ctx, made.id))
  assert.deepEqual(
    [read.name, read.form.chosen, read.form.start, read.changes],
    ['Guides first', ['guides'], 4, true],
  )
  const changed = await world.run(ctx =>
    changeScenario(
      ctx,
      made.id,
      { name: 'Guides', query: 'lever=guides&lever=tools&start-tools=26' },
      made.version,
    ),
  )
  assert.deepEqual([changed.name, changed.version], ['Guides', 2])
  assert.equal(changed.query, 'lever=guides&lever=tools&start=0&start-tools=26&threshold=60')
  const same = await world.run(ctx => changeScenario(ctx, made.id, { name: 'Guides' }, 2))
  assert.equal(same.version, 2)
  await world.run(ctx => removeScenario(ctx, made.id, 2))
  const { rows } = await world.app.ownerPool.query(
    "select action, before, after from platform_audit where thing = 'scenario' order by id",
  )
  assert.deepEqual(
    rows.map(row => [row.action, row.before?.name ?? null, row.after?.name ?? null]),
    [
      ['scenario.create', null, 'Guides first'],
      ['scenario.change', 'Guides first', 'Guides'],
      ['scenario.remove', 'Guides', null],
    ],
  )
})

test('no lever, a name given before, and a version changed meanwhile are refused, and nothing is kept', async () => {
  const made = await save({ name: 'Twice' })
  assert.deepEqual(await codeOf(save({ name: 'Twice' })), [422, 'path.scenarioName'])
  assert.deepEqual(await codeOf(save({ name: 'Empty', query: 'start=4' })), [422, 'path.scenarioEmpty'])
  const other = await save({ name: 'Other' })
  const rename = (version: number, name: string) =>
    world.run(ctx => changeScenario(ctx, other.id, { name }, version))
  assert.deepEqual(await codeOf(rename(1, 'Twice')), [422, 'path.scenarioName'])
  assert.deepEqual(await codeOf(rename(7, 'Third')), [409, 'path.scenarioChanged'])
  assert.deepEqual(await codeOf(world.run(ctx => removeScenario(ctx, other.id, 7))), [
    409,
    'path.scenarioChanged',
  ])
  assert.deepEqual((await names()).toSorted(), ['Other', 'Twice'])
  for (const { id } of [made, other]) await world.run(ctx => removeScenario(ctx, id))
})

test('a private choice is not found by others; a shared one is read, copied, and changed by who leads', async () => {
  const member = await world.member('team')
  const executive = await world.member('executive')
  const hidden = await save({ name: 'Mine' }, member)
  const shown = await save({ name: 'Ours', visibility: 'shared' }, member)
  assert.deepEqual(await names(executive), ['Ours'])
  assert.deepEqual(await names(), ['Ours'])
  assert.deepEqual(await codeOf(world.run(ctx => readScenario(ctx, hidden.id))), [404, 'platform.notFound'])
  assert.deepEqual(await codeOf(world.run(ctx => removeScenario(ctx, hidden.id))), [404, 'platform.notFound'])
  assert.deepEqual(
    await codeOf(world.run(ctx => changeScenario(ctx, shown.id, { name: 'Theirs' }), executive)),
    [403, 'platform.forbidden'],
  )
  const copies = [
    await world.run(ctx => duplicateScenario(ctx, shown.id), executive),
    await world.run(ctx => duplicateScenario(ctx, shown.id), executive),
  ]
  assert.deepEqual(
    copies.map(({ name, visibility, ownerId }) => [name, visibility, ownerId]),
    [
      ['Ours (copy)', 'private', executive.memberId],
      ['Ours (copy 2)', 'private', executive.memberId],
    ],
  )
  const renamed = await world.run(ctx => changeScenario(ctx, shown.id, { name: 'The plan' }))
  assert.deepEqual([renamed.name, renamed.ownerId], ['The plan', member.memberId])
})

test('who reads some units only, and auditors, keep nothing; only the former see no list', async () => {
  const lead = await world.member('executive', { reach: [1] })
  const auditor = await world.member('auditor')
  assert.deepEqual(await codeOf(save({}, lead)), [403, 'platform.forbidden'])
  assert.deepEqual(await codeOf(save({}, auditor)), [403, 'platform.forbidden'])
  assert.deepEqual(await codeOf(names(lead)), [403, 'platform.forbidden'])
  assert.deepEqual(await names(auditor), ['The plan'])
})

test('the list goes on where a page ends', async () => {
  world.clock.now += 60_000
  await save({ name: 'Latest' })
  const page = (after: number | null) => world.run(ctx => listScenarios(ctx, { after, limit: 1 }))
  const first = await page(null)
  assert.deepEqual(
    first.scenarios.map(({ name, ownerName }) => [name, ownerName]),
    [['Latest', 'Owner 1']],
  )
  const second = await page(first.next)
  assert.deepEqual([second.scenarios[0].name, second.next], ['The plan', null])
})
