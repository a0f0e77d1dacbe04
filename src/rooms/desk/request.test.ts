import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  changeStatus,
  nextStatuses,
  requestStatuses,
  type StatusFacts,
  settle,
  statusAfterRequesterReply,
} from './request.ts'

const fresh: StatusFacts = {
  status: 'new',
  mergedIntoId: null,
  resolvedAt: null,
  closedAt: null,
  waitingSince: null,
  pausedMinutes: 0,
  reopenCount: 0,
  declineReason: null,
  firstReplyAt: null,
}
const minutes = (from: number, to: number) => (to - from) / 60_000

function moved(facts: StatusFacts, ...moves: [StatusFacts['status'], number][]): StatusFacts {
  return moves.reduce((now, [to, at]) => {
    const change = changeStatus(now, to, at, 'not ours', minutes)
    assert.ok(!('problem' in change), `${now.status} -> ${to}`)
    return { ...now, ...change }
  }, facts)
}

test('waiting for the requester is counted, once it has ended', () => {
  const waiting = moved(fresh, ['in_progress', 0], ['waiting', 60_000])
  assert.equal(waiting.pausedMinutes, 0)
  assert.equal(waiting.waitingSince, 60_000)
  const again = moved(waiting, ['in_progress', 360_000], ['waiting', 400_000], ['resolved', 460_000])
  assert.equal(again.pausedMinutes, 6)
  assert.equal(again.waitingSince, null)
  assert.equal(again.resolvedAt, 460_000)
})

test('reopening forgets the end and counts', () => {
  const closed = moved(fresh, ['resolved', 10], ['closed', 20])
  assert.deepEqual([closed.resolvedAt, closed.closedAt], [10, 20])
  const open = moved(closed, ['in_progress', 30])
  assert.deepEqual([open.resolvedAt, open.closedAt, open.reopenCount], [null, null, 1])
})

test('declining needs a reason, and is the first the requester hears', () => {
  assert.deepEqual(changeStatus(fresh, 'declined', 5, null, minutes), { problem: 'desk.declineReason' })
  const declined = moved(fresh, ['declined', 5])
  assert.deepEqual([declined.declineReason, declined.firstReplyAt, declined.closedAt], ['not ours', 5, 5])
  assert.equal(moved(declined, ['in_progress', 9]).declineReason, null)
})

test('steps that make no sense are refused, merged requests move no more', () => {
  assert.deepEqual(changeStatus(fresh, 'closed', 5, null, minutes), { problem: 'desk.statusStep' })
  assert.deepEqual(changeStatus(fresh, 'new', 5, null, minutes), { problem: 'desk.statusStep' })
  assert.deepEqual(changeStatus({ ...fresh, mergedIntoId: 3 }, 'resolved', 5, null, minutes), {
    problem: 'desk.merged',
  })
  for (const status of requestStatuses) {
    assert.ok(nextStatuses(status).length > 0)
    assert.ok(!nextStatuses(status).includes(status))
  }
})

test('a word of the requester brings back what waited or was ended', () => {
  assert.equal(statusAfterRequesterReply('waiting'), 'in_progress')
  assert.equal(statusAfterRequesterReply('resolved'), 'in_progress')
  assert.equal(statusAfterRequesterReply('closed'), 'closed')
  assert.equal(statusAfterRequesterReply('new'), 'new')
})

test('who asked settles what is open or resolved; the waiting before it is counted', () => {
  const waiting = moved(fresh, ['in_progress', 0], ['waiting', 60_000])
  const settled = settle(waiting, 180_000, minutes)
  assert.deepEqual(
    [settled?.status, settled?.resolvedAt, settled?.closedAt, settled?.pausedMinutes],
    ['closed', 180_000, 180_000, 2],
  )
  assert.equal(settle(moved(fresh, ['resolved', 5]), 9, minutes)?.resolvedAt, 5)
  for (const facts of [moved(fresh, ['declined', 5]), moved(fresh, ['resolved', 5], ['closed', 6])])
    assert.equal(settle(facts, 9, minutes), null)
  assert.equal(settle({ ...fresh, mergedIntoId: 3 }, 9, minutes), null)
})
