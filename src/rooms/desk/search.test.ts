import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '../../testing/world.ts'
import { addType, ask } from './fixtures.ts'
import { writeGuide } from './guide.actions.server.ts'
import { addNote } from './message.actions.server.ts'
import { searchDesk } from './search.server.ts'

const world = await openWorld()
const typeId = await addType(world)
const agent = await world.member('team')
const requester = await world.member('requester')
const stranger = await world.member('requester')

const request = await ask(world, typeId, { subject: 'Banner for the fair' }, requester)
const guide = (title: string, state: 'draft' | 'published') =>
  world.run(ctx => writeGuide(ctx, { title, body: 'Sizes.', language: 'en', state }), agent)
const published = await guide('Which banners we have', 'published')
const draft = await guide('Banners of next year', 'draft')
const found = async (text: string, actor: typeof agent) =>
  (await world.run(ctx => searchDesk(ctx, text), actor)).map(hit => hit.to)

test('the team finds requests and every guide, others their own and the published', async () => {
  assert.deepEqual(await found('banner', agent), [
    `desk/requests/${request.id}`,
    `desk/guides/${draft.id}`,
    `desk/guides/${published.id}`,
  ])
  assert.deepEqual(await found('banner', requester), [
    `portal/requests/${request.id}`,
    `portal/guides/${published.id}`,
  ])
  assert.deepEqual(await found('banner', stranger), [`portal/guides/${published.id}`])
  assert.deepEqual(await found('  ', agent), [])
})

test('words of a note are found by those who read notes only', async () => {
  await world.run(ctx => addNote(ctx, request.id, 'Their marmalade budget'), agent)
  assert.deepEqual(await found('marmalade', agent), [`desk/requests/${request.id}`])
  assert.deepEqual(await found('marmalade', requester), [])
})
