import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { allRequestTypes } from '#desk.server'
import { Refusal } from '#platform/refusal.ts'
import { openWorld } from '#testing/world.ts'
import { clockGround, readClock } from './clock.server.ts'

const DAY = 86_400_000
const world = await openWorld({ now: '2026-11-24T09:00:00Z' })
const token = await world.token()
const [type] = await world.run(ctx => allRequestTypes(ctx.tx))
const unit = (name: string) =>
  world.run(async ({ tx }) => {
    const made = tx.insertInto('people_unit').values({ workspace_id: world.workspaceId, name })
    return (await made.returning('id').executeTakeFirstOrThrow()).id
  })
const [retail, energy] = [await unit('Retail'), await unit('Energy')]
const read = (unitId: number | null = null, threshold = 0.6) =>
  world.run(ctx => readClock(ctx, { unitId, threshold }))

/** Requests of a unit on each Wednesday of the last weeks, more and more of them. */
const ask = (unitId: number, weeks: number, most: number) =>
  world.run(async ({ tx }) => {
    const wednesday = Date.parse('2026-11-18T10:00:00Z')
    await tx
      .insertInto('desk_request')
      .values(
        Array.from({ length: weeks }, (_, back) => back).flatMap(back =>
          Array.from({ length: 1 + Math.round((most * (weeks - back)) / weeks) + (back % 3) }, (_, n) => ({
            workspace_id: world.workspaceId,
            type_id: type.id,
            unit_id: unitId,
            subject: `Ask ${unitId} ${back} ${n}`,
            channel: 'import',
            status: 'resolved' as const,
            opened_at: new Date(wednesday - back * 7 * DAY),
            resolved_at: new Date(wednesday - back * 7 * DAY + 3_600_000),
            logged_minutes: 90,
          })),
        ),
      )
      .execute()
  })

async function overApi(query: string) {
  const response = await world.fetch(`/api/v1/clock${query}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  assert.equal(response.status, 200)
  return response.json()
}

test('without requests, and without hours, the clock says why it cannot say', async () => {
  const none = (await read()).clock.answer
  assert.deepEqual(none, { ok: false, why: 'noRequests' })
  await ask(retail, 40, 9)
  await ask(energy, 40, 3)
  const idle = (await read()).clock.answer
  assert.deepEqual(idle, { ok: false, why: 'noCapacity' })
})

test('the company is told from its requests, its logged time and its hours, as many as were recorded', async () => {
  await world.run(async ({ tx, actor }) => {
    await tx
      .insertInto('people_capacity')
      .values({
        workspace_id: world.workspaceId,
        member_id: actor.memberId,
        from_day: '2025-01-01',
        hours_per_week: 38,
      })
      .execute()
  })
  const { clock } = await read()
  assert.ok(clock.answer.ok)
  const { rests, types, weeks } = clock.answer
  assert.equal(weeks[0], '2026-11-23')
  const asked = await world.run(async ({ tx }) => {
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from desk_request where opened_at >= '2026-02-16'`.execute(tx)
    return rows[0].n
  })
  // The first of the forty weeks may have begun before the records did: it is left out.
  const first = await world.run(async ({ tx }) => {
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from desk_request where opened_at < '2026-02-23'`.execute(tx)
    return rows[0].n
  })
  assert.equal(rests.requests, asked - first)
  assert.deepEqual([rests.weeks, rests.hours, rests.backlog], [39, 38, 0])
  assert.deepEqual([types.length, types[0].minutes], [1, 90])
  assert.equal(clock.past.length, 39)
  const { reading } = clock.answer
  const body = await overApi('')
  assert.deepEqual([body.why, body.threshold, body.ahead.crossing], [null, 0.6, reading.crossing])
  assert.deepEqual([body.ahead.share, body.ahead.within], [reading.share, reading.within])
  assert.notDeepEqual((await overApi('?threshold=0.4')).ahead.within, reading.within)
})

test('a unit asks for its part of the hours, and its open requests are its own', async () => {
  const [all, own] = await world.run(async ctx => [
    await clockGround(ctx, null),
    await clockGround(ctx, retail),
  ])
  const total = (ground: typeof all) =>
    ground.types[0].counts.slice(-26).reduce((sum, count) => sum + count, 0)
  const hours = all.capacity.at(-1) as number
  assert.ok(Math.abs((own.capacity.at(-1) as number) / hours - total(own) / total(all)) < 1e-9)
})

test('who reads no unit is refused; who reads one reads its clock, not the company’s', async () => {
  const [spoke, lead] = [await world.member('spoke'), await world.member('executive', { reach: [retail] })]
  const asked = (unitId: number | null) => (ctx: Parameters<typeof readClock>[0]) =>
    readClock(ctx, { unitId, threshold: 0.6 })
  await assert.rejects(world.run(asked(null), spoke), Refusal)
  await assert.rejects(world.run(asked(null), lead), Refusal)
  await assert.rejects(world.run(asked(energy), lead), Refusal)
  const { clock, unitName } = await world.run(asked(retail), lead)
  assert.deepEqual([unitName, clock.answer.ok], ['Retail', true])
})
