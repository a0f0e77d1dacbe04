import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawFutures } from './clock.ts'
import { makeCompany } from './clock-company.ts'
import { hoursAhead } from './clock-ground.ts'
import { type LeverId, leverIds, planOf, statedLevers } from './lever.ts'
import { type PlannerRequest, proposeLevers, runPlan } from './lever-planner.ts'
import { tellLevers } from './lever-telling.ts'

/** A team that most likely crosses within the year, and has hours enough for levers. */
const { ground } = makeCompany(1000, 'constant')
const drawn = drawFutures(ground)
assert.ok(drawn.ok)
const { futures } = drawn
const threshold = 0.6
const team = {
  hours: hoursAhead(ground.ahead, ground.usuallyAway),
  threshold,
  levers: statedLevers,
  types: [],
  mix: null,
}
const rich: PlannerRequest = {
  goal: 'within',
  level: 0.3,
  budget: { hours: 700, money: 100_000 },
  rate: 50,
}
const now = { start: 0, starts: {}, limits: {} }
const propose = (change: Partial<PlannerRequest> = {}) =>
  proposeLevers(ground, futures, team, now, { ...rich, ...change })
const riskOf = (levers: readonly LeverId[]) => {
  const run = runPlan(ground, futures, threshold, planOf(levers, now, team).plan)
  assert.ok(run.ok)
  return run.risk.within
}

test('no lever leaves the futures as they are, to the bit', () => {
  const [plain, none] = [
    runPlan(ground, futures, threshold),
    runPlan(ground, futures, threshold, planOf([], now, team).plan),
  ]
  assert.deepEqual(none, plain)
})

test('the proposal is the cheapest of all sets within the budget that stays under the level', () => {
  const { best, second } = propose()
  assert.ok(best && second)
  assert.equal(best.risk, riskOf(best.levers))
  assert.ok(best.risk <= 0.3 && riskOf([]) > 0.3)
  // All 256 sets run on all futures, by hand: none that is cheaper stays under.
  for (let bits = 0; bits < 256; bits++) {
    const levers = leverIds.filter((_, i) => bits & (1 << i))
    const { cost } = planOf(levers, now, team)
    if (cost.hours > 700 || cost.money > 100_000 || cost.money + 50 * cost.hours >= best.value) continue
    assert.ok(riskOf(levers) > 0.3, levers.join())
  }
  assert.ok(second.value >= best.value && second.risk <= 0.3)
  assert.ok(!best.levers.every(lever => second.levers.includes(lever)))
})

test('a lever that begins later than the others does so in every set', () => {
  const late = { start: 0, starts: { guides: 39 }, limits: {} }
  const { best } = proposeLevers(ground, futures, team, late, rich)
  assert.ok(best)
  const run = runPlan(ground, futures, threshold, planOf(best.levers, late, team).plan)
  assert.ok(run.ok)
  assert.equal(best.risk, run.risk.within)
})

test('what each lever adds is the risk of the set without it', () => {
  const { best } = propose()
  assert.ok(best)
  assert.deepEqual(
    best.without.map(({ lever }) => lever),
    best.levers,
  )
  for (const { lever, risk } of best.without) {
    assert.equal(risk, riskOf(best.levers.filter(other => other !== lever)))
    assert.ok(risk > 0.3, 'a lever that is not needed would not be in the cheapest set')
  }
})

test('where no set does within the budget, the nearest within it is named; without any budget, none', () => {
  const tight = propose({ level: 0.05, budget: { hours: 100, money: 0 } })
  assert.deepEqual([tight.best, tight.second], [null, null])
  assert.ok(tight.nearest && tight.nearest.cost.hours <= 100 && tight.nearest.risk <= riskOf([]))
  const [free, none] = [propose(), propose({ budget: { hours: 0, money: 0 } })]
  assert.deepEqual([none.possible, none.best, none.nearest?.levers], [1, null, []])
  // What it would take stands beside it: the set that a budget large enough proposes.
  assert.deepEqual([none.beyond, free.beyond], [free.best, null])
  assert.equal(propose({ level: 0 }).beyond, null)
})

test('each price buys the lowest probability it can: none that is cheaper leaves as little', () => {
  const request = { ...rich, budget: { hours: 100, money: 5000 } }
  const { frontier } = proposeLevers(ground, futures, team, now, request)
  assert.ok(frontier.length >= 3)
  assert.deepEqual([frontier[0].levers, frontier[0].risk], [[], riskOf([])])
  for (const [at, set] of frontier.entries()) {
    assert.equal(set.risk, riskOf(set.levers))
    assert.equal(set.affordable, set.cost.hours <= 100 && set.cost.money <= 5000)
    if (at > 0) assert.ok(set.value > frontier[at - 1].value && set.risk <= frontier[at - 1].risk - 0.02)
  }
  assert.ok(frontier.some(({ affordable }) => !affordable))
  // What the planner finds the cheapest under the level is beaten by no line that is cheaper.
  const { best } = propose()
  assert.ok(best)
  for (const { value, risk } of frontier) assert.ok(value >= best.value || risk > 0.3)
})

test('where nothing needs to be done, nothing is proposed', () => {
  const { best } = propose({ level: 1 })
  assert.deepEqual(best?.levers, [])
})

test('a team without hours enough for its levers is told so, and they are not proposed', () => {
  const small = {
    ...ground,
    capacity: ground.capacity.map(() => 8),
    ahead: ground.ahead.map(week => ({ ...week, hours: 8, present: 8 })),
  }
  const told = tellLevers(
    small,
    statedLevers,
    { threshold, chosen: [...leverIds], ...now, propose: rich },
    null,
  )
  assert.ok(told.ok)
  assert.deepEqual([told.overloaded, told.after], [true, null])
  assert.ok((told.proposal?.possible ?? 256) < 256)
})

test('a lever of half the units does half of what it does for all; of none of them, nothing', () => {
  const parts = ground.types.map(() => [0.5, 0.3, 0.2])
  const mixed = { ...team, types: ground.types.map(({ id }) => id), mix: { units: [[1], [2], []], parts } }
  const asked = (units: readonly number[]) => {
    const limits = units.length > 0 ? { hubs: { types: [], units } } : {}
    const { plan } = planOf(['hubs'], { ...now, limits }, mixed)
    const run = runPlan(ground, futures, threshold, plan)
    assert.ok(run.ok)
    return run.reading.share[2].at(-1) as number
  }
  const plain = runPlan(ground, futures, threshold, { ...planOf(['hubs'], now, team).plan, changes: [] })
  assert.ok(plain.ok)
  const without = plain.reading.share[2].at(-1) as number
  const [all, half, none] = [asked([]), asked([1]), asked([99])]
  assert.ok(all < half && half < none)
  assert.ok(Math.abs((without - half) / (without - all) - 0.5) < 0.1, `${all} ${half} ${without}`)
  assert.ok(Math.abs(none - without) < 0.01 * without, `${none} is not ${without}`)
})
