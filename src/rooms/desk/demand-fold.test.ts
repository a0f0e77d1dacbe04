import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openWorld } from '../../testing/world.ts'
import { demandJobs } from './demand.jobs.server.ts'
import { readDemand } from './demand.server.ts'
import { openTurmoil, seeded } from './demand-fixtures.ts'
import { foldDemand } from './demand-fold.store.server.ts'

const world = await openWorld({ now: '2026-11-24T09:00:00Z' })
const unitId = await world.run(async ({ tx }) => {
  const made = tx.insertInto('people_unit').values({ workspace_id: world.workspaceId, name: 'Unit' })
  return (await made.returning('id').executeTakeFirstOrThrow()).id
})
const span = { from: '2026-09-01', to: '2026-11-24' }
const turmoil = await openTurmoil(world, seeded(11), span, [unitId])
const figures = () => world.run(ctx => readDemand(ctx, { ...span, unitId: null }))
const marks = () =>
  world.run(async ({ tx }) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from desk_demand_stale`.execute(tx)
    return rows[0].n
  })

test('a fold that its connection does not outlive leaves every mark, and the job then makes the same sums', async () => {
  await world.run(({ tx }) => turmoil.insert(tx, 40))
  for (let n = 0; n < 10; n++) await turmoil.change()
  // Nothing is summed yet: these are counted from the requests themselves.
  const counted = await figures()
  assert.ok(counted.arrivals > 0)
  const left = await marks()
  assert.ok(left > 0)
  await assert.rejects(
    world.run(async ({ tx }) => {
      assert.equal(await foldDemand(tx), true)
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
    }),
  )
  assert.equal(await marks(), left)
  assert.deepEqual(await figures(), counted)
  const [job] = demandJobs
  await job.work(world.app, { workspaceId: world.workspaceId })
  assert.equal(await marks(), 0)
  assert.deepEqual(await figures(), counted)
})
