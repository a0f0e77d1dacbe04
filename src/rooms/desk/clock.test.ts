import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Calendar, calendarProblem, usualWeek } from './calendar.ts'
import {
  businessMinutesBetween,
  type ClockFacts,
  dueAt,
  durationText,
  readClock,
  workStartsAt,
} from './clock.ts'

const at = (text: string) => Date.parse(text)
const day = [
  [540, 720],
  [780, 1080],
] as const
const paris: Calendar = {
  id: 1,
  name: 'Paris',
  timeZone: 'Europe/Paris',
  week: [day, day, day, day, day, [], []],
  holidays: [{ day: '2026-12-25', name: 'Noël' }],
}

test('nights, lunch, weekends and holidays do not count', () => {
  // Thursday 24 December 2026, 11:00 in Paris, to Monday 28th, 10:00.
  assert.equal(
    businessMinutesBetween(paris, at('2026-12-24T10:00:00Z'), at('2026-12-28T09:00:00Z')),
    60 + 300 + 60,
  )
  assert.equal(businessMinutesBetween(paris, at('2026-12-26T00:00:00Z'), at('2026-12-27T20:00:00Z')), 0)
  assert.equal(businessMinutesBetween(paris, 10, 5), 0)
})

test('a target is due when its minutes have passed, at the latest at the end of a stretch', () => {
  assert.equal(dueAt(paris, at('2026-12-24T10:00:00Z'), 60, 0), at('2026-12-24T11:00:00Z'))
  assert.equal(dueAt(paris, at('2026-12-24T10:00:00Z'), 61, 0), at('2026-12-24T12:01:00Z'))
  assert.equal(dueAt(paris, at('2026-12-24T16:00:00Z'), 120, 30), at('2026-12-28T09:30:00Z'))
  assert.equal(dueAt(paris, at('2026-12-24T10:00:00Z'), null, 0), null)
  assert.equal(dueAt({ ...paris, week: [[], [], [], [], [], [], []] }, 0, 60, 0), null)
})

test('the day clocks change counts what really passes', () => {
  const night: Calendar = { ...paris, week: [[], [], [], [], [], [], [[0, 360]]], holidays: [] }
  // Sunday 29 March 2026: from two the clocks show three, so six hours on the wall are five.
  assert.equal(businessMinutesBetween(night, at('2026-03-28T00:00:00Z'), at('2026-03-30T00:00:00Z')), 300)
  assert.equal(businessMinutesBetween(night, at('2026-10-24T00:00:00Z'), at('2026-10-26T00:00:00Z')), 420)
})

test('due times and minutes between agree, wherever one begins', () => {
  let seed = 7
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }
  for (let n = 0; n < 400; n++) {
    const from = at('2026-01-01T00:00:00Z') + Math.floor(random() * 525_600) * 60_000
    const minutes = 1 + Math.floor(random() * 5000)
    const due = dueAt(paris, from, minutes, 0) as number
    assert.equal(businessMinutesBetween(paris, from, due), minutes)
    assert.equal(businessMinutesBetween(paris, from, due - 60_000), minutes - 1)
    assert.ok((workStartsAt(paris, from) as number) >= from)
  }
})

const facts: ClockFacts = {
  openedAt: at('2026-12-24T17:30:00Z'),
  firstReplyAt: null,
  firstReplyDueAt: at('2026-12-28T10:00:00Z'),
  resolvedAt: null,
  resolutionDueAt: at('2026-12-29T10:00:00Z'),
  closedAt: null,
  waitingSince: null,
  pausedMinutes: 0,
  status: 'new',
  target: 120,
  now: at('2026-12-28T09:00:00Z'),
}

test('a clock tells its state and why', () => {
  const running = readClock('firstReply', facts, paris)
  assert.equal(running.state, 'running')
  assert.deepEqual(
    running.why.map(({ code }) => code),
    ['clock.whyTarget', 'clock.whyStart', 'clock.whyHolidays', 'clock.whyUsed'],
  )
  assert.equal(running.why[3].params.used, '1 h')
  const later = { ...facts, now: at('2026-12-28T10:01:00Z') }
  assert.equal(readClock('firstReply', later, paris).state, 'overdue')
  assert.equal(readClock('firstReply', { ...later, firstReplyAt: later.now }, paris).state, 'missed')
  assert.equal(readClock('firstReply', { ...later, firstReplyAt: facts.now }, paris).state, 'met')
  assert.equal(readClock('firstReply', { ...facts, firstReplyDueAt: null }, paris).state, 'none')
})

test('what ended without a reply has no first clock running on', () => {
  const ended = { ...facts, resolvedAt: facts.now, closedAt: facts.now, now: at('2026-12-30T09:00:00Z') }
  const clock = readClock('firstReply', ended, paris)
  assert.deepEqual([clock.state, clock.why.at(-1)?.code], ['unanswered', 'clock.whyTook'])
  assert.equal(readClock('resolution', ended, paris).state, 'met')
})

test('waiting stops the second clock, never the first', () => {
  const waiting = { ...facts, waitingSince: facts.now, pausedMinutes: 30, now: at('2026-12-30T09:00:00Z') }
  const clock = readClock('resolution', waiting, paris)
  assert.equal(clock.state, 'paused')
  assert.ok(clock.why.some(({ code }) => code === 'clock.whyWaiting'))
  assert.equal(clock.why.at(-1)?.params.used, '30 min')
  assert.equal(readClock('firstReply', waiting, paris).state, 'overdue')
})

test('durations read the same in both languages', () => {
  assert.deepEqual(
    [durationText(0), durationText(59), durationText(60), durationText(150)],
    ['0 min', '59 min', '1 h', '2 h 30 min'],
  )
})

test('a calendar with wrong hours says which', () => {
  assert.equal(calendarProblem(paris), null)
  assert.equal(calendarProblem({ ...paris, timeZone: 'Europe/Nowhere' }), 'desk.timeZone')
  assert.equal(calendarProblem({ ...paris, week: [[[600, 540]], [], [], [], [], [], []] }), 'desk.week')
  assert.equal(calendarProblem({ ...paris, week: usualWeek.slice(1) }), 'desk.week')
  assert.equal(calendarProblem({ ...paris, week: [[], [], [], [], [], [], []] }), 'desk.noHours')
  assert.equal(calendarProblem({ ...paris, holidays: [{ day: '2026-02-30', name: '' }] }), 'desk.holidayDay')
})
