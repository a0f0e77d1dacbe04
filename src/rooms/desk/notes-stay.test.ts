import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '../../testing/world.ts'
import { addAttachment } from './attachment.actions.server.ts'
import { addType, ask } from './fixtures.ts'
import { addNote, replyToRequest } from './message.actions.server.ts'

// Who may read a request without working it tries every way the API gives to its notes.
const world = await openWorld()
const typeId = await addType(world)
const agent = await world.member('team')
const requester = await world.member('requester')
const watcher = await world.member('requester')
const executive = await world.member('executive')
const { id } = await ask(world, typeId, { watcherIds: [watcher.memberId] }, requester)
await world.run(ctx => replyToRequest(ctx, id, 'We begin on Monday'), agent)
await world.run(async ctx => {
  const note = await addNote(ctx, id, 'A marmalade jar of a budget')
  const file = new File(['secret'], 'marmalade.txt', { type: 'text/plain' })
  await addAttachment(ctx, id, file, { messageId: note.id, internal: true })
}, agent)

async function read(path: string, token: string) {
  const headers = { authorization: `Bearer ${token}` }
  const answer = await world.fetch(`/api/v1${path}`, { headers })
  return { status: answer.status, text: await answer.text() }
}
const ways = ['', '/messages', '/events', '/attachments'].map(rest => `/requests/${id}${rest}`)

test('the team reads its notes by the API', async () => {
  const token = await world.token(agent)
  const all = await Promise.all(ways.map(way => read(way, token)))
  assert.deepEqual(
    all.map(({ text }) => [text.includes('marmalade'), text.includes('"note"')]),
    [
      [false, false],
      [true, true],
      [false, true],
      [true, false],
    ],
  )
  assert.equal(JSON.parse((await read('/requests?q=marmalade', token)).text).items.length, 1)
})

test('nobody else does: neither words, nor files, nor that there are any', async () => {
  for (const actor of [requester, watcher, executive]) {
    const token = await world.token(actor)
    for (const way of ways) {
      const { status, text } = await read(way, token)
      assert.equal(status, 200, way)
      assert.ok(!text.includes('marmalade') && !text.includes('"note"'), way)
    }
    assert.deepEqual(JSON.parse((await read('/requests?q=marmalade', token)).text).items, [])
    const written = await world.fetch(`/api/v1/requests/${id}/notes`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ body: 'A note of mine' }),
    })
    assert.equal(written.status, 403)
  }
  const stranger = await world.token(await world.member('requester'))
  for (const way of ways) assert.equal((await read(way, stranger)).status, 404)
})
