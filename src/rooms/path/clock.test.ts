import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '#stats/random.ts'
import { aboveSince, drawFutures, monthlyOrigins, type Plan, pastShares, runClock } from './clock.ts'
import {
  type ClockGround,
  type ClockType,
  clockTypes,
  effortOf,
  hoursAhead,
  usualAbsence,
} from './clock-ground.ts'
import { clockModel } from './clock-model.ts'
import { tellClock } from './clock-telling.ts'

const DAY = 86_400_000
const monday = (index: number) =>
  new Date(Date.parse('2025-09-01') + index * 7 * DAY).toISOString().slice(0, 10)

const typeOf = (counts: number[], change: Partial<ClockType> = {}): ClockType => ({
  id: 1,
  nameFr: 'Visuel',
  nameEn: 'Visual',
  counts,
  minutes: 60,
  spread: 30,
  error: 1,
  logged: 200,
  loggedPart: 1,
  open: 10,
  ...change,
})

/** A team of 100 hours a week, and the requests of these weeks. */
const groundOf = (types: ClockType[], hours = 100): ClockGround => {
  const weeks = types[0].counts.length
  return {
    today: monday(weeks),
    weeks: types[0].counts.map((_, w) => monday(w)),
    types,
    capacity: types[0].counts.map(() => hours),
    ahead: Array.from({ length: clockModel.horizon }, (_, w) => ({
      week: monday(weeks + w),
      hours,
      present: hours,
    })),
    usuallyAway: 0,
  }
}

/** Poisson requests whose mean rises from one week to the next. */
function rising(weeks: number, start: number, step: number, seed = 1): number[] {
  const random = createRandom(seed)
  return Array.from({ length: weeks }, (_, w) => random.poisson(start + step * w))
}

function told(ground: ClockGround, threshold = 0.6) {
  const { answer } = tellClock(ground, threshold)
  assert.ok(answer.ok)
  return answer
}
const why = (ground: ClockGround) => {
  const { answer } = tellClock(ground, 0.6)
  return answer.ok ? null : answer.why
}

test('a steady rise crosses the threshold about when it would, and the same records give the same answer', () => {
  // 30 hours a week, half an hour more each week: 60 of 100 after 60 weeks, 16 weeks after the last known.
  const ground = groundOf([typeOf(rising(44, 30, 0.5))])
  const { reading, aboveSince: since, weeks } = told(ground)
  assert.equal(since, null)
  const { p10, p50, p90 } = reading.crossing
  assert.ok(p10 && p50 && p90 === null ? true : (p10 as string) <= (p50 as string))
  const at = weeks.indexOf(p50 as string)
  assert.ok(at >= 6 && at <= 30, `crosses in week ${at}`)
  const probabilities = reading.within.map(({ probability }) => probability)
  assert.deepEqual(
    probabilities,
    probabilities.toSorted((a, b) => a - b),
  )
  assert.deepEqual(tellClock(ground, 0.6), tellClock(structuredClone(ground), 0.6))
})

test('a team with room to spare is not a help desk within a year; a swamped one has been since a week', () => {
  const calm = told(groundOf([typeOf(rising(60, 20, 0))]))
  assert.deepEqual([calm.aboveSince, calm.reading.crossing.p10], [null, null])
  const swamped = groundOf([typeOf([...rising(40, 30, 0), ...rising(20, 90, 0, 2)])])
  const since = told(swamped).aboveSince as string
  const first = swamped.weeks.indexOf(since)
  assert.ok(first >= 40 && first <= 43, `since week ${first}`)
  assert.equal(aboveSince(swamped, pastShares(swamped), 0.6), since)
})

test('hours set only today leave the weeks before them out of the share', () => {
  const calm = groundOf([typeOf(rising(60, 20, 0))])
  const since = (known: number) => calm.capacity.map((hours, w) => (w < 60 - known ? null : hours))
  for (const known of [0, 2]) {
    const { reading } = told({ ...calm, capacity: since(known) })
    assert.equal(reading.crossing.p10, null, `${known} weeks known`)
    assert.ok(reading.share[2][0] < 0.35, String(reading.share[2][0]))
  }
})

test('what the data cannot say is said with its reason', () => {
  assert.equal(why(groundOf([typeOf(new Array(30).fill(0))])), 'noRequests')
  assert.equal(why(groundOf([typeOf(rising(clockModel.fewestWeeks - 1, 20, 0))])), 'tooShort')
  assert.equal(
    why(groundOf([typeOf([...rising(30, 20, 0), ...new Array(clockModel.silence).fill(0)])])),
    'stale',
  )
  assert.equal(why(groundOf([typeOf(rising(30, 20, 0))], 0)), 'noCapacity')
  assert.equal(why(groundOf([typeOf(new Array(30).fill(7))])), 'constant')
  assert.equal(why(groundOf([typeOf(rising(30, 20, 0), { minutes: 0 })])), 'noWork')
})

test('the back-test forecasts whole quarters from past months, and says how the method did against repeating', () => {
  assert.deepEqual(monthlyOrigins(60, 13, 12), [23, 27, 31, 35, 39, 43, 47])
  assert.deepEqual(monthlyOrigins(400, 13, 2), [383, 387])
  const { test: scores, method } = told(groundOf([typeOf(rising(90, 20, 0.4))]))
  assert.ok(scores && method.choice === 'best')
  assert.ok(scores.chosen.pinball < scores.naive.pinball)
  assert.ok(scores.chosen.coverage > 0 && scores.chosen.mase > 0)
})

test('a plan takes its part off the work and adds its hours, in the same futures', () => {
  const ground = groundOf([
    typeOf(rising(60, 40, 0), { minutes: 60, spread: 0, error: 0 }),
    typeOf(rising(60, 40, 0, 3), { id: 2, minutes: 15, spread: 0, error: 0 }),
  ])
  const drawn = drawFutures(ground)
  assert.ok(drawn.ok)
  const median = (plan: Plan) => {
    const run = runClock(ground, drawn.futures, 0.6, plan)
    assert.ok(run.ok)
    return run.reading.share[2][40]
  }
  const asIs = median({})
  assert.ok(Math.abs(asIs - 0.5) < 0.06, String(asIs))
  const spared = median({ changes: [{ types: [0], from: 0, arrivals: 0.5 }] })
  assert.ok(Math.abs(spared / asIs - 30 / 50) < 0.02, `${spared} of ${asIs}`)
  const helped = median({ more: new Array(clockModel.horizon).fill(100) })
  assert.ok(Math.abs(helped / asIs - 0.5) < 1e-9)
})

test('types with most hours are told apart, the rest are one; what one takes is as logged, else as stated', () => {
  const weeks = Array.from({ length: 30 }, (_, w) => monday(w))
  const effort = (typeId: number, logged: number) => ({
    typeId,
    nameFr: `T${typeId}`,
    nameEn: `T${typeId}`,
    defaultMinutes: 60,
    done: logged === 0 ? 0 : 50,
    logged,
    meanMinutes: logged > 0 ? 90 : null,
    spreadMinutes: logged > 1 ? 45 : null,
    open: 1,
  })
  const counts = weeks.flatMap((week, w) => [
    { week, typeId: 1, arrivals: 2 },
    { week, typeId: 2, arrivals: 5 },
    ...(w === 3 ? [{ week, typeId: 3, arrivals: 4 }] : []),
  ])
  const types = clockTypes(weeks, counts, [effort(1, 9), effort(2, 9), effort(3, 25), effort(4, 0)])
  assert.deepEqual(
    types.map(({ id, counts: own, open }) => [id, own.reduce((a, b) => a + b, 0), open]),
    [
      [2, 150, 1],
      [1, 60, 1],
      [0, 4, 2],
    ],
  )
  assert.deepEqual([types[2].minutes, types[2].logged], [75, 25])
  // Half of fifty took 90 minutes give or take 45, half take the stated 60 give or take 30.
  const half = effortOf(effort(1, 25))
  assert.deepEqual([half.minutes, half.loggedPart], [75, 0.6])
  assert.ok(Math.abs(half.spread - Math.sqrt((45 ** 2 + 30 ** 2) / 2 + 15 ** 2)) < 1e-9)
  assert.ok(Math.abs(half.error - half.spread / Math.sqrt(50)) < 1e-9)
  assert.deepEqual(effortOf(effort(1, 0)), { minutes: 60, spread: 30, error: 0, logged: 0, loggedPart: 0 })
})

test('the weeks ahead lose what absences usually take, where fewer are planned yet', () => {
  const week = (hours: number) => ({ week: monday(0), hours, present: 100 })
  const away = usualAbsence([week(100), week(80), week(90)])
  assert.ok(Math.abs(away - 0.1) < 1e-9)
  assert.deepEqual(hoursAhead([week(100), week(50)], away), [90, 50])
  assert.equal(usualAbsence([]), 0)
})
