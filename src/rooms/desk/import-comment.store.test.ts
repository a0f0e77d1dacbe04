import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '#testing/world.ts'
import { addAttachment } from './attachment.actions.server.ts'
import { readImport, receiveFile, startImport, undoImport } from './import.actions.server.ts'
import { workImport } from './import.jobs.server.ts'
import { addNote } from './message.actions.server.ts'

const world = await openWorld()
const requester = await world.member('requester')
const { name, email } = await world.run(({ tx }) =>
  tx
    .selectFrom('people_member')
    .select(['name', 'email'])
    .where('id', '=', requester.memberId)
    .executeTakeFirstOrThrow(),
)

async function bring(rows: string[]) {
  const content = Buffer.from(rows.join('\n'))
  const { id } = await world.run(async ctx => {
    const made = await receiveFile(ctx, { name: 'log.csv', content })
    await startImport(ctx, made.id)
    return made
  })
  await workImport(world.app, { workspaceId: world.workspaceId, importId: id })
  return (await world.run(ctx => readImport(ctx, id))).kept
}

async function takeBack(id: number) {
  await world.run(ctx => undoImport(ctx, id))
  await workImport(world.app, { workspaceId: world.workspaceId, importId: id })
  assert.equal((await world.run(ctx => readImport(ctx, id))).kept.state, 'undone')
}

/** Messages and timeline but for ids. */
async function said() {
  const { rows } = await world.app.ownerPool.query<{ said: unknown }>(
    `select jsonb_build_object(
      'messages', (select jsonb_agg(to_jsonb(m) - '{id,search}'::text[] order by m.at, m.kind) from desk_message m),
      'events', (select jsonb_agg(to_jsonb(e) - '{id,import_id}'::text[]
        || case when kind in ('note', 'reply') then '{"after": "a message"}'::jsonb else '{}' end order by e.at, e.kind) from desk_event e),
      'members', (select count(*) from people_member)) as said`,
  )
  return rows[0].said
}

const messages = () =>
  world.run(({ tx }) =>
    tx
      .selectFrom('desk_message')
      .leftJoin('people_member', 'people_member.id', 'desk_message.author_id')
      .select(['desk_message.id', 'kind', 'body', 'people_member.name', 'request_id'])
      .orderBy('at')
      .execute(),
  )

const header =
  'Number,Summary,Status,Opened,Updated,Requester,Requester email,Comments,Public reply,Comment author'
const who = `${name},${email}`
const log = [
  header,
  `A-1,A page for the fair,New,2026-03-01 09:00,2026-03-01 09:00,${who},,,`,
  `A-1,A page for the fair,New,2026-03-01 09:00,2026-03-01 10:00,${who},A marmalade jar of a budget,,Ana`,
  `A-1,A page for the fair,Open,2026-03-01 09:00,2026-03-01 11:00,${who},,We begin on Monday,Ana`,
]
const later = [
  ...log,
  `A-1,A page for the fair,Open,2026-03-01 09:00,2026-03-01 12:00,${who},,It is done,Ben`,
]

test('comments become messages with their authors; again changes nothing; undone, nothing is left', async () => {
  const before = await said()
  const first = await bring(log)
  assert.deepEqual([first.state, first.problem, first.created], ['done', null, 1])
  assert.deepEqual(
    (await messages()).map(({ kind, body, name }) => [kind, body, name]),
    [
      ['note', 'A marmalade jar of a budget', 'Ana'],
      ['reply', 'We begin on Monday', 'Ana'],
    ],
  )
  const after = await said()
  assert.equal((await bring(log)).unchanged, 1)
  assert.deepEqual(await said(), after)
  const second = await bring(later)
  assert.deepEqual([second.created, second.updated], [0, 1])
  assert.equal((await messages()).length, 3)
  await takeBack(second.id)
  assert.deepEqual(await said(), after)
  await takeBack(first.id)
  assert.deepEqual(await said(), before)
})

test('nobody but the team reads an imported note: neither words nor that there is one', async () => {
  const kept = await bring(log)
  const [note] = await messages()
  const read = async (path: string, token: string) => {
    const headers = { authorization: `Bearer ${token}` }
    return (await world.fetch(`/api/v1${path}`, { headers })).text()
  }
  const theirs = await world.token(requester)
  const ours = await world.token()
  const ways = ['', '/messages', '/events', '/attachments'].map(rest => `/requests/${note.request_id}${rest}`)
  for (const way of [...ways, '/requests?q=marmalade']) {
    const text = await read(way, theirs)
    assert.ok(!text.includes('marmalade') && !text.includes('"note"'), way)
  }
  assert.match(await read(ways[1], theirs), /We begin on Monday/)
  assert.match(await read(ways[1], ours), /marmalade/)
  assert.match(await read('/requests?q=marmalade', ours), /A page for the fair/)
  await takeBack(kept.id)
})

test('a later file keeps what the team wrote and what it put a file to, and the ids of what it says again', async () => {
  const first = await bring(later)
  const [note, monday, done] = await messages()
  await world.run(ctx => addNote(ctx, note.request_id, 'I call them'))
  const file = new File(['plan'], 'plan.txt', { type: 'text/plain' })
  await world.run(ctx => addAttachment(ctx, note.request_id, file, { messageId: done.id, internal: false }))
  const rewritten = await bring(log.map(row => row.replace('We begin on Monday', 'We begin on Tuesday')))
  assert.equal(rewritten.updated, 1)
  const left = (await messages()).map(({ id, body }) => [id === note.id || id === done.id, body])
  assert.deepEqual(left, [
    [true, 'A marmalade jar of a budget'],
    [false, 'We begin on Tuesday'],
    [true, 'It is done'],
    [false, 'I call them'],
  ])
  assert.ok(!(await messages()).some(({ id }) => id === monday.id))
  await assert.rejects(
    world.run(ctx => undoImport(ctx, first.id)),
    /workedSince/,
  )
})

test('a file without comments leaves those that an earlier one brought', async () => {
  const before = await messages()
  const bare = ['Number,Summary,Status,Opened', 'A-1,Another title,Closed,2026-03-01 09:00']
  assert.equal((await bring(bare)).updated, 1)
  assert.deepEqual(await messages(), before)
})
