import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '#stats/random.ts'
import { groupsOf, italianWeeks, serviceNowWeeks } from '#testing/real-logs.ts'
import { monthsOf, type RuleTest, testRule } from './clock-backtest.ts'
import { clockModel } from './clock-model.ts'

const absent = 'the real request logs are not beside the project'
const [italian, serviceNow] = [await italianWeeks(), await serviceNowWeeks()]

/** What the clock promises where it has a history: intervals that hold what they say, and less loss than the plain rule. */
function keepsItsWord(told: RuleTest | null): void {
  assert.ok(told)
  const { clock, naive } = told
  assert.ok(clock.held >= 0.75 && clock.held <= 0.85, `held ${clock.held}`)
  assert.ok(clock.pinball <= 0.95 * naive.pinball, `loss ${clock.pinball} against ${naive.pinball}`)
  assert.ok(clock.mase < naive.mase, `MASE ${clock.mase} against ${naive.mase}`)
}

test('at each past month of the Italian log the clock keeps its word', {
  skip: italian ? false : absent,
}, () => {
  const weeks = italian?.all ?? []
  const origins = monthsOf(weeks.length)
  assert.deepEqual([weeks.length, origins[0], origins.length], [141, 16, 29])
  const told = testRule([weeks], { origins, ahead: clockModel.quarter })
  keepsItsWord(told)
  assert.ok(told && told.clock.mase < 1.05)
})

test('eight weeks of the ServiceNow log are too few for a back-test, and the untested method holds all the same', {
  skip: serviceNow ? false : absent,
}, () => {
  assert.ok(serviceNow)
  const origins = { origins: [8], ahead: 5 }
  const groups = groupsOf(serviceNow, 8, 2)
  const told = testRule(groups, origins)
  assert.deepEqual([serviceNow.groups.size, groups.length, told?.forecasts], [66, 50, 250])
  assert.deepEqual([...(told?.chosen ?? [])], [['drifting level, untested', 50]])
  keepsItsWord(told)
  keepsItsWord(testRule([serviceNow.all], origins))
  assert.ok(8 < clockModel.fewestWeeks, 'so the clock gives no week')
  const rare = testRule(groupsOf(serviceNow, 8, 0, 2), origins)
  assert.equal(rare?.clock.pinball, rare?.naive.pinball, 'a group that hardly asks gets the plain rule')
})

test('a rule is run at each origin with what was known then, and series without variation are left out', () => {
  const random = createRandom(5)
  const weeks = Array.from({ length: 44 }, () => random.poisson(20))
  const told = testRule([weeks, new Array(44).fill(3)], { origins: [16, 20], ahead: 13 })
  assert.ok(told)
  assert.deepEqual([told.forecasts, [...told.chosen]], [26, [['drifting level, untested', 2]]])
  // What comes after the weeks judged changes nothing.
  const later = weeks.map((count, w) => (w < 33 ? count : 500))
  assert.deepEqual(testRule([later], { origins: [16, 20], ahead: 13 }), told)
  assert.equal(testRule([new Array(44).fill(3)], { origins: [16], ahead: 13 }), null)
  assert.deepEqual(monthsOf(28), [])
  assert.deepEqual(monthsOf(37), [16, 20, 24])
})
