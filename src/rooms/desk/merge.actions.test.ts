import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '#platform/refusal.ts'
import { openWorld } from '../../testing/world.ts'
import { addType, ask } from './fixtures.ts'
import { mergeRequests, splitRequest, undoJoining } from './merge.actions.server.ts'
import { joiningsOf } from './merge.store.server.ts'
import { replyToRequest } from './message.actions.server.ts'
import { findRequest, watchersOf } from './request.store.server.ts'
import { submitWork } from './request-forms.server.ts'
import { viewRequest } from './request-view.server.ts'

const world = await openWorld()
const typeId = await addType(world)
const agent = await world.member('team')
const anna = await world.member('requester', { name: 'Anna' })
const ben = await world.member('requester', { name: 'Ben' })
const find = (id: number) => world.run(({ tx }) => findRequest(tx, id))
const wordsOf = async (id: number) =>
  (await world.run(ctx => viewRequest(ctx, id), agent)).said.map(said => said.body)

test('merging loses nothing, and undoing brings all back', async () => {
  const first = await ask(world, typeId, { body: 'Anna asks' }, anna)
  const second = await ask(world, typeId, { body: 'Ben asks' }, ben)
  await world.run(ctx => replyToRequest(ctx, second.id, 'Ben adds'), ben)
  const joining = await world.run(ctx => mergeRequests(ctx, second.id, first.id), agent)
  assert.deepEqual((await wordsOf(first.id)).toSorted(), ['Anna asks', 'Ben adds', 'Ben asks'])
  assert.deepEqual(await world.run(({ tx }) => watchersOf(tx, first.id)), [ben.memberId])
  assert.equal((await find(second.id))?.status, 'closed')
  await assert.rejects(
    world.run(ctx => replyToRequest(ctx, second.id, 'More'), ben),
    (error: unknown) => error instanceof Refusal && error.problem.code === 'desk.merged',
  )
  await world.run(ctx => undoJoining(ctx, joining), agent)
  assert.deepEqual(await wordsOf(first.id), ['Anna asks'])
  assert.deepEqual(await world.run(({ tx }) => watchersOf(tx, first.id)), [])
  const back = await find(second.id)
  assert.deepEqual([back?.status, back?.mergedIntoId, back?.closedAt], ['new', null, null])
  await assert.rejects(
    world.run(ctx => undoJoining(ctx, joining), agent),
    (error: unknown) => error instanceof Refusal && error.problem.code === 'desk.undone',
  )
})

test('a page merges by the number that pages show, and names it', async () => {
  const into = await ask(world, typeId, { externalId: 'INC-7' }, anna)
  const from = await ask(world, typeId, {}, ben)
  const merge = (number: string) => {
    const form = new FormData()
    form.set('intent', 'merge')
    form.set('into', number)
    return world.run(ctx => submitWork(ctx, from.id, form), agent)
  }
  for (const number of ['INC-8', '999999', '-1', '1e3'])
    await assert.rejects(merge(number), (error: unknown) => {
      assert.ok(error instanceof Refusal)
      assert.deepEqual(error.problem.fields?.into, { code: 'desk.noSuchNumber', params: { number } })
      return true
    })
  await merge(' INC-7 ')
  assert.equal((await find(from.id))?.mergedIntoId, into.id)
  const seen = await world.run(ctx => viewRequest(ctx, from.id), agent)
  assert.deepEqual(seen.numbers, { [into.id]: 'INC-7', [from.id]: String(from.id) })
})

test('a chain of merges ends in one request, and is undone link by link', async () => {
  const [a, b, c] = await Promise.all(['one', 'two', 'three'].map(body => ask(world, typeId, { body }, anna)))
  const link = await world.run(ctx => mergeRequests(ctx, a.id, b.id), agent)
  const next = await world.run(ctx => mergeRequests(ctx, b.id, c.id), agent)
  assert.deepEqual((await wordsOf(c.id)).toSorted(), ['one', 'three', 'two'])
  await assert.rejects(
    world.run(ctx => undoJoining(ctx, link), agent),
    (error: unknown) => error instanceof Refusal && error.problem.code === 'desk.undoOther',
  )
  await world.run(ctx => undoJoining(ctx, next), agent)
  assert.deepEqual((await wordsOf(b.id)).toSorted(), ['one', 'two'])
  assert.deepEqual(await wordsOf(c.id), ['three'])
})

test('a split moves the messages chosen into a request of its own, and can be undone', async () => {
  const from = await ask(world, typeId, { body: 'Two things' }, anna)
  const [kept, moved] = await world.run(
    async ctx => [await replyToRequest(ctx, from.id, 'Kept'), await replyToRequest(ctx, from.id, 'Moved')],
    anna,
  )
  const made = await world.run(
    ctx => splitRequest(ctx, from.id, { messageIds: [moved.id], subject: 'The second thing', typeId }),
    agent,
  )
  assert.deepEqual(await wordsOf(from.id), ['Two things', kept.body])
  assert.deepEqual(await wordsOf(made.id), ['', 'Moved'])
  assert.equal(made.requesterId, anna.memberId)
  await world.run(ctx => replyToRequest(ctx, made.id, 'Later'), agent)
  const [joining] = await world.run(({ tx }) => joiningsOf(tx, made.id))
  await world.run(ctx => undoJoining(ctx, joining.id), agent)
  assert.deepEqual((await wordsOf(from.id)).toSorted(), ['', 'Kept', 'Later', 'Moved', 'Two things'])
})

test('one who does not work both requests merges neither', async () => {
  const first = await ask(world, typeId, {}, anna)
  const second = await ask(world, typeId, {}, anna)
  await assert.rejects(
    world.run(ctx => mergeRequests(ctx, first.id, second.id), anna),
    (error: unknown) => error instanceof Refusal && error.status === 404,
  )
  assert.equal((await find(first.id))?.mergedIntoId, null)
})
