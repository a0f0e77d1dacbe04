import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { logEffort } from '#people.server'
import { openWorld } from '#testing/world.ts'

const world = await openWorld({ work: true })

async function request(): Promise<number> {
  return world.run(async ({ tx, actor }) => {
    const workspace_id = actor.workspaceId
    const type = await tx
      .insertInto('desk_request_type')
      .values({
        workspace_id,
        key: `t${Math.random()}`.replace('.', ''),
        name_fr: 'T',
        name_en: 'T',
        targets: '{}',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const made = await tx
      .insertInto('desk_request')
      .values({
        workspace_id,
        type_id: type.id,
        subject: 'S',
        channel: 'team',
        opened_at: new Date(world.clock.now),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return made.id
  })
}

const logged = (id: number) =>
  world.run(({ tx }) =>
    tx.selectFrom('desk_request').select('logged_minutes').where('id', '=', id).executeTakeFirstOrThrow(),
  )

async function becomes(id: number, minutes: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if ((await logged(id)).logged_minutes === minutes) return
    await sleep(100)
  }
  assert.fail(`request ${id} shows ${(await logged(id)).logged_minutes} minutes, not ${minutes}`)
}

test('time logged about a request is counted on it, and on no other', async () => {
  const [one, other] = [await request(), await request()]
  await world.run(ctx => logEffort(ctx, { minutes: 30, about: { kind: 'request', id: one } }))
  await world.run(ctx => logEffort(ctx, { minutes: 15, about: { kind: 'request', id: one } }))
  await becomes(one, 45)
  assert.equal((await logged(other)).logged_minutes, 0)
})
