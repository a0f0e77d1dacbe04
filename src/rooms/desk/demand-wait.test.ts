import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openWorld } from '../../testing/world.ts'
import { readDemand } from './demand.server.ts'
import { openTurmoil, seeded } from './demand-fixtures.ts'
import { foldDemand } from './demand-fold.store.server.ts'

const world = await openWorld({ now: '2026-11-24T09:00:00Z' })
const turmoil = await openTurmoil(world, seeded(5), { from: '2026-06-20', to: '2026-11-24' }, [])
const fold = () =>
  world.run(async ({ tx }) => {
    while (await foldDemand(tx));
  })

await world.run(({ tx }) => turmoil.insert(tx, 200))

test('waits of whole months are kept until a change, and made anew after it', async () => {
  const made = async () =>
    world.run(async ({ tx }) => {
      const rows = await tx
        .selectFrom('desk_demand_wait')
        .select(['month', 'made'])
        .orderBy('month')
        .execute()
      return new Map(rows.map(row => [String(row.month), row.made]))
    })
  await fold()
  const before = await made()
  assert.ok(before.size >= 3)
  await world.run(({ tx }) => turmoil.insert(tx, 1))
  await fold()
  const after = await made()
  const same = [...after].filter(([month, id]) => before.get(month) === id).length
  assert.ok(same > 0 && same < after.size, `${same} of ${after.size}`)
})

test('quantiles are the same from the kept waits, from the sums and from the requests', async () => {
  const windows = [
    { from: '2026-06-01', to: '2026-12-01', unitId: null },
    { from: '2026-07-10', to: '2026-11-10', unitId: null },
    { from: '2026-08-01', to: '2026-09-01', unitId: null },
  ]
  const read = () => world.run(ctx => Promise.all(windows.map(scope => readDemand(ctx, scope))))
  await fold()
  const kept = await read()
  assert.ok(kept.every(({ replyMedian, resolveP90 }) => replyMedian !== null && resolveP90 !== null))
  await world.run(({ tx }) => tx.deleteFrom('desk_demand_wait').execute())
  assert.deepEqual(await read(), kept)
  await world.run(({ tx }) =>
    sql`insert into desk_demand_stale (workspace_id, at, unit_id, type_id)
      select workspace_id, opened_at, coalesce(unit_id, 0), type_id from desk_request`.execute(tx),
  )
  assert.deepEqual(await read(), kept)
})
