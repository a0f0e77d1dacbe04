import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '#testing/world.ts'
import type { Actor } from '../actor.ts'
import { inWorkspace, isMoved } from '../context.server.ts'

const world = await openWorld()
const { db } = world.app.parts
const owner = world.app.ownerPool

const stamp = async () =>
  (await owner.query<{ stamp: number }>('select app_stamp($1) as stamp', [world.workspaceId])).rows[0].stamp

/** A member of the team with a token, whose call and create have been answered, so that both are remembered. */
async function known(): Promise<{
  actor: Actor
  read: () => Promise<Response>
  ask: () => Promise<Response>
}> {
  const actor = await world.member('team')
  const authorization = `Bearer ${await world.token(actor)}`
  const types = await world.fetch('/api/v1/request-types', { headers: { authorization } })
  const { items } = (await types.json()) as { items: { id: number; isOther: boolean }[] }
  const typeId = items.find(type => type.isOther)?.id
  const headers = { authorization, 'content-type': 'application/json' }
  const body = JSON.stringify({ typeId, subject: 'A poster', body: '' })
  const read = () => world.fetch('/api/v1/request-types', { headers })
  const ask = () => world.fetch('/api/v1/requests', { method: 'POST', headers, body })
  assert.deepEqual([(await read()).status, (await ask()).status], [200, 201])
  return { actor, read, ask }
}

const ofMember = (text: string, actor: Actor) => owner.query(text, [world.workspaceId, actor.memberId])

test('a transaction that expects a stamp fails once it has moved, whatever it does', async () => {
  const expected = await stamp()
  const statement = () =>
    inWorkspace(db, world.workspaceId, tx => tx.selectFrom('people_unit').selectAll().execute(), {
      stamp: expected,
    })
  const nothing = () => inWorkspace(db, world.workspaceId, async () => 'done', { stamp: expected })
  const refused = () =>
    inWorkspace(
      db,
      world.workspaceId,
      async () => {
        throw new Error('refused')
      },
      { stamp: expected },
    )
  assert.deepEqual([await statement(), await nothing()], [[], 'done'])
  await assert.rejects(refused, { message: 'refused' })
  await world.member('requester')
  for (const work of [statement, nothing, refused]) await assert.rejects(work, isMoved)
  assert.equal((await world.app.appPool.query('select 1 as one')).rows[0].one, 1)
})

test('whatever may change what a bearer may do, or what a request stands on, moves the stamp', async () => {
  const { actor } = await known()
  const changes = [
    'update platform_token set revoked_at = null where workspace_id = $1 and member_id = $2',
    'update platform_token set scopes = scopes where workspace_id = $1 and member_id = $2',
    'update people_member set active = active where workspace_id = $1 and id = $2',
    'update people_role set role = role where workspace_id = $1 and member_id = $2',
    'delete from people_role where workspace_id = $1 and member_id = $2',
    "insert into people_role (workspace_id, member_id, role) values ($1, $2, 'team')",
    "insert into people_unit (workspace_id, name) select $1, 'Unit ' || $2::bigint",
    'update people_unit set parent_id = parent_id where workspace_id = $1 and $2::bigint > 0',
    'update desk_request_type set active = active where workspace_id = $1 and $2::bigint > 0',
    'update desk_calendar set week = week where workspace_id = $1 and $2::bigint > 0',
    'update platform_workspace set locale = locale where workspace_id = $1 and $2::bigint > 0',
    'delete from platform_token where workspace_id = $1 and member_id = $2',
  ]
  for (const change of changes) {
    const before = await stamp()
    const { rowCount } = await ofMember(change, actor)
    assert.ok(rowCount, change)
    assert.notEqual(await stamp(), before, change)
  }
  const before = await stamp()
  await ofMember(
    'update platform_token set last_used_at = now() where workspace_id = $1 and $2::bigint > 0',
    actor,
  )
  assert.equal(await stamp(), before)
})

test('a change that is taken back moves nothing, and changes side by side do not wait and are both seen', async () => {
  const { actor } = await known()
  const [one, two] = [await owner.connect(), await owner.connect()]
  try {
    const before = await stamp()
    await one.query('begin')
    await two.query('begin')
    const grant = 'insert into people_role (workspace_id, member_id, role) values ($1, $2, $3)'
    for (const [client, role] of [
      [one, 'executive'],
      [two, 'auditor'],
    ] as const) {
      await client.query("set local lock_timeout = '5s'")
      await client.query('savepoint tried')
      await client.query(grant, [world.workspaceId, actor.memberId, role])
    }
    assert.equal(await stamp(), before)
    await two.query('commit')
    const after = await stamp()
    assert.notEqual(after, before)
    await one.query('rollback to savepoint tried')
    await one.query('update people_member set name = name where workspace_id = $1 and id = $2', [
      world.workspaceId,
      actor.memberId,
    ])
    assert.equal(await stamp(), after)
    await one.query('commit')
    assert.notEqual(await stamp(), after)
  } finally {
    one.release()
    two.release()
  }
})

test('a token revoked or run out, and a member made inactive, are refused at the next call', async () => {
  for (const change of [
    'update platform_token set revoked_at = now() where workspace_id = $1 and member_id = $2',
    'update people_member set active = false where workspace_id = $1 and id = $2',
    'delete from platform_token where workspace_id = $1 and member_id = $2',
  ]) {
    const { actor, read, ask } = await known()
    await ofMember(change, actor)
    assert.deepEqual([(await ask()).status, (await read()).status], [401, 401], change)
  }
  const { read, ask } = await known()
  world.clock.now += 86_400_000
  assert.deepEqual([(await ask()).status, (await read()).status], [401, 401])
})

test('rights taken and given, scopes and an archived type count at the next call', async () => {
  const { actor, read, ask } = await known()
  const made = async (answer: Response) => (await answer.json()) as { requesterId: number; priority: number }
  assert.equal((await made(await ask())).requesterId, actor.memberId)
  await ofMember(
    "update platform_token set scopes = '{desk:read}' where workspace_id = $1 and member_id = $2",
    actor,
  )
  assert.deepEqual([(await ask()).status, (await read()).status], [403, 200])
  await ofMember(
    "update platform_token set scopes = '{desk:write}' where workspace_id = $1 and member_id = $2",
    actor,
  )
  assert.deepEqual([(await ask()).status, (await read()).status], [201, 403])
  await ofMember(
    'update desk_request_type set active = false where workspace_id = $1 and $2::bigint > 0',
    actor,
  )
  assert.equal((await ask()).status, 422)
  await ofMember(
    'update desk_request_type set active = true where workspace_id = $1 and $2::bigint > 0',
    actor,
  )
  assert.equal((await ask()).status, 201)
})
