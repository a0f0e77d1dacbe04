import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allRequestTypes } from '#desk.server'
import { openWorld } from '#testing/world.ts'
import { readClock } from './clock.server.ts'
import { olderRecords } from './older-records.server.ts'

const world = await openWorld({ now: '2026-11-24T09:00:00Z' })
const clock = () => world.run(ctx => readClock(ctx, { unitId: null, threshold: 0.6 }))

test('a log that ended long ago is not taken for none: its last year is named, and the clock says it has ended', async () => {
  assert.equal(await world.run(olderRecords), null)
  await world.run(async ctx => {
    const [type] = await allRequestTypes(ctx.tx)
    const asked = (day: string) => ({
      workspace_id: world.workspaceId,
      type_id: type.id,
      subject: `Ask of ${day}`,
      channel: 'import',
      opened_at: new Date(`${day}T10:00:00Z`),
    })
    await ctx.tx
      .insertInto('desk_request')
      .values([asked('2015-03-02'), asked('2017-02-18')])
      .execute()
  })
  assert.deepEqual(await world.run(olderRecords), { from: '2016-02-20', last: '2017-02-18' })
  assert.deepEqual((await clock()).clock.answer, { ok: false, why: 'stale' })
})

test('who reads one unit only is not told of the company’s records', async () => {
  const spoke = await world.member('spoke')
  assert.equal(await world.run(olderRecords, spoke), null)
})
