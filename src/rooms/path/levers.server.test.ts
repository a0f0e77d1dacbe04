import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '#platform/refusal.ts'
import { growRequests } from '#testing/growing-company.ts'
import { openWorld } from '#testing/world.ts'
import { readLeversForm } from './lever-address.ts'
import { readLevers } from './levers.server.ts'

const world = await openWorld({ now: '2026-11-24T09:00:00Z' })
const unitId = await world.run(async ({ tx }) => {
  const made = tx.insertInto('people_unit').values({ workspace_id: world.workspaceId, name: 'Retail' })
  return (await made.returning('id').executeTakeFirstOrThrow()).id
})
const read = (query: string) => world.run(ctx => readLevers(ctx, readLeversForm(new URLSearchParams(query))))

test('without requests the page says why it cannot say, as the clock does', async () => {
  const { levers } = await read('lever=guides')
  assert.deepEqual(levers, { ok: false, why: 'noRequests', have: 0 })
})

test('the company’s futures are told as they are and with the levers of the address, and a plan is proposed', async () => {
  await world.run(ctx => growRequests(ctx, unitId))
  const { levers } = await read('lever=declining&lever=requirements&propose=yes&hours=200&money=0')
  assert.ok(levers.ok && levers.after && levers.proposal)
  assert.equal(levers.weeks[0], '2026-11-23')
  assert.ok(levers.after.risk.within < levers.before.risk.within)
  assert.ok(levers.proposal.possible > 1)
  const plain = await read('')
  assert.ok(plain.levers.ok)
  assert.deepEqual([plain.levers.after, plain.levers.proposal], [null, null])
  assert.deepEqual(plain.levers.before, levers.before)
})

test('who reads one unit only may not read the levers of the whole team', async () => {
  const lead = await world.member('executive', { reach: [unitId] })
  const form = readLeversForm(new URLSearchParams())
  await assert.rejects(
    world.run(ctx => readLevers(ctx, form), lead),
    Refusal,
  )
})
