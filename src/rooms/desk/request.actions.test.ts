import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '#platform/refusal.ts'
import { openWorld } from '../../testing/world.ts'
import { addAttachment, openAttachment } from './attachment.actions.server.ts'
import { addType, ask } from './fixtures.ts'
import { addNote, replyToRequest } from './message.actions.server.ts'
import { messagesOf } from './message.store.server.ts'
import { readRequest } from './request.actions.server.ts'
import { findRequest } from './request.store.server.ts'
import { changeRequest, changeRequests } from './request-change.server.ts'
import { viewAsRequester, viewRequest } from './request-view.server.ts'
import { setWatchers } from './watcher.actions.server.ts'

const world = await openWorld({ now: '2026-11-24T09:00:00Z' })
const typeId = await addType(world)
const agent = await world.member('team', { name: 'Agent' })
const requester = await world.member('requester', { name: 'Requester' })
const stranger = await world.member('requester', { name: 'Stranger' })
const executive = await world.member('executive', { name: 'Executive' })
const code = (wanted: string, field?: string) => (error: unknown) =>
  error instanceof Refusal &&
  (field === undefined ? error.problem.code === wanted : error.problem.fields?.[field]?.code === wanted)
const at = (text: string) => Date.parse(text)
const travel = (text: string) => {
  world.clock.now = at(text)
}

test('a request knows when it is due, by its type, priority and calendar', async () => {
  travel('2026-11-24T16:00:00Z')
  const usual = await ask(world, typeId, {}, requester)
  // Four hours from Tuesday 16:00: one that day, three the next.
  assert.equal(usual.firstReplyDueAt, at('2026-11-25T12:00:00Z'))
  assert.equal(usual.resolutionDueAt, at('2026-11-26T16:00:00Z'))
  assert.equal(usual.priority, 3)
  const urgent = await ask(world, typeId, { priority: 1 }, agent)
  assert.equal(urgent.firstReplyDueAt, at('2026-11-24T17:00:00Z'))
  const low = await world.run(ctx => changeRequest(ctx, usual.id, { priority: 4 }), agent)
  assert.equal(low.resolutionDueAt, null)
})

test('a requester does not set the priority, nor ask in the name of another', async () => {
  const own = await ask(world, typeId, { priority: 1 }, requester)
  assert.equal(own.priority, 3)
  await assert.rejects(
    ask(world, typeId, { requesterId: stranger.memberId }, requester),
    code('desk.notForThem', 'requester'),
  )
  const onBehalf = await ask(world, typeId, { requesterId: stranger.memberId }, agent)
  assert.deepEqual([onBehalf.requesterId, onBehalf.submittedBy], [stranger.memberId, agent.memberId])
})

test('the first word of the team stops the first clock; waiting stops the second', async () => {
  travel('2026-11-24T10:00:00Z')
  const { id } = await ask(world, typeId, {}, requester)
  travel('2026-11-24T11:00:00Z')
  await world.run(ctx => replyToRequest(ctx, id, 'Anything else?'), requester)
  assert.equal((await world.run(({ tx }) => findRequest(tx, id)))?.firstReplyAt, null)
  await world.run(ctx => replyToRequest(ctx, id, 'Which languages?'), agent)
  await world.run(ctx => changeRequest(ctx, id, { status: 'waiting' }), agent)
  travel('2026-11-25T10:00:00Z')
  await world.run(ctx => replyToRequest(ctx, id, 'French.'), requester)
  const after = await world.run(({ tx }) => findRequest(tx, id))
  assert.equal(after?.firstReplyAt, at('2026-11-24T11:00:00Z'))
  assert.equal(after?.status, 'in_progress')
  // From 11:00 to 17:00, and from 9:00 to 10:00.
  assert.equal(after?.pausedMinutes, 420)
  // Sixteen hours and the seven of waiting: 7 on Tuesday, 8 on Wednesday, 8 on Thursday.
  assert.equal(after?.resolutionDueAt, at('2026-11-26T17:00:00Z'))
})

test('strangers are told there is nothing; readers read and change nothing', async () => {
  const { id } = await ask(world, typeId, {}, requester)
  await assert.rejects(
    world.run(ctx => readRequest(ctx, id), stranger),
    code('platform.notFound'),
  )
  await assert.rejects(
    world.run(ctx => replyToRequest(ctx, id, 'Hello'), stranger),
    code('platform.notFound'),
  )
  assert.equal((await world.run(ctx => readRequest(ctx, id), executive)).works, false)
  await assert.rejects(
    world.run(ctx => changeRequest(ctx, id, { status: 'resolved' }), executive),
    code('platform.forbidden'),
  )
  await assert.rejects(
    world.run(ctx => addNote(ctx, id, 'Hm'), executive),
    code('platform.forbidden'),
  )
  await assert.rejects(
    world.run(ctx => changeRequest(ctx, id, { status: 'resolved' }), requester),
    code('platform.notFound'),
  )
})

test('a note and its file never leave the team', async () => {
  const { id } = await ask(world, typeId, {}, requester)
  const file = await world.run(async ctx => {
    const note = await addNote(ctx, id, 'Their budget is tiny')
    const secret = new File(['secret'], 'budget.txt', { type: 'text/plain' })
    return addAttachment(ctx, id, secret, { messageId: note.id, internal: true })
  }, agent)
  for (const reader of [requester, executive]) {
    const view = await world.run(ctx => viewRequest(ctx, id), reader)
    assert.ok(!JSON.stringify(view).includes('tiny'))
    assert.ok(!JSON.stringify(view).includes('budget.txt'))
    assert.ok(view.events.every(event => event.kind !== 'note'))
    await assert.rejects(
      world.run(ctx => openAttachment(ctx, file.id), reader),
      code('platform.notFound'),
    )
  }
  const asRequester = await world.run(ctx => viewAsRequester(ctx, id), agent)
  assert.ok(!JSON.stringify(asRequester).includes('tiny'))
  assert.ok(JSON.stringify(await world.run(ctx => viewRequest(ctx, id), agent)).includes('tiny'))
})

test('colleagues who follow read and write', async () => {
  const { id } = await ask(world, typeId, { watcherIds: [stranger.memberId] }, requester)
  await world.run(ctx => replyToRequest(ctx, id, 'Me too'), stranger)
  assert.equal((await world.run(({ tx }) => messagesOf(tx, id, false))).length, 1)
  await world.run(ctx => setWatchers(ctx, id, []), requester)
  await assert.rejects(
    world.run(ctx => readRequest(ctx, id), stranger),
    code('platform.notFound'),
  )
})

test('one change to many: those that cannot take it say why, the others take it', async () => {
  const fresh = await ask(world, typeId, {}, requester)
  const closed = await ask(world, typeId, {}, requester)
  await world.run(ctx => changeRequest(ctx, closed.id, { status: 'resolved' }), agent)
  await world.run(ctx => changeRequest(ctx, closed.id, { status: 'closed' }), agent)
  const { changed, refused } = await world.run(
    ctx =>
      changeRequests(ctx, [fresh.id, closed.id, 999_999], { status: 'triaged', assigneeId: agent.memberId }),
    agent,
  )
  assert.deepEqual(
    changed.map(request => [request.id, request.status, request.assigneeId]),
    [[fresh.id, 'triaged', agent.memberId]],
  )
  assert.deepEqual(
    refused.toSorted((a, b) => a.id - b.id),
    [
      { id: closed.id, code: 'desk.statusStep' },
      { id: 999_999, code: 'platform.notFound' },
    ],
  )
  await assert.rejects(
    world.run(ctx => changeRequests(ctx, [fresh.id], { assigneeId: requester.memberId }), agent),
    code('desk.notTeam', 'assignee'),
  )
})

test('a writer who read an older version is refused', async () => {
  const { id, version } = await ask(world, typeId, {}, requester)
  await world.run(ctx => changeRequest(ctx, id, { subject: 'Another page' }, version), agent)
  await assert.rejects(
    world.run(ctx => changeRequest(ctx, id, { subject: 'A third page' }, version), agent),
    code('desk.changedMeanwhile'),
  )
})

test('a file too large is refused by name', async () => {
  const { id } = await ask(world, typeId, {}, requester)
  const large = new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'film.mov')
  await assert.rejects(
    world.run(ctx => addAttachment(ctx, id, large), requester),
    code('desk.fileTooLarge', 'files'),
  )
})
