import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import { spreadAround } from './asked-hours.ts'
import { gaussianForecast } from './quantile-forecast.ts'
import { createRandom } from './random.ts'
import { type ScenarioRequest, simulateScenario } from './work-scenario.ts'
import {
  drawWorkFutures,
  type FuturesRequest,
  type WorkFutures,
  type WorkType,
} from './workload-simulation.ts'

function futuresOf(request: FuturesRequest): WorkFutures {
  const futures = drawWorkFutures(request)
  assert.ok(futures.ok, JSON.stringify(futures))
  return futures
}
function scenarioOf(futures: WorkFutures, request: Partial<ScenarioRequest> = {}) {
  const capacity = new Array(futures.weeks).fill(100)
  const result = simulateScenario(futures, {
    capacity,
    backlogHours: 0,
    past: [],
    threshold: 0.6,
    span: 1,
    ...request,
  })
  assert.ok(result.ok, JSON.stringify(result))
  return result
}
const always = (count: number, cells: number) => ({ paths: new Float64Array(cells).fill(count) })

/** Hours of a week, request by request: the same model without its sums. */
function hoursOneByOne(types: readonly (WorkType & { count: number })[], halved: boolean, seed: number) {
  const random = createRandom(seed)
  let hours = 0
  for (const { count, dispersion, hours: mean, variation = 1, parts } of types) {
    const come = dispersion === undefined ? count : random.negativeBinomial(count, 1 / dispersion)
    for (let i = 0; i < come; i++) {
      const first = random.uniform() < (parts ? parts[0] : 1)
      const asked = !(halved && first) || random.uniform() < 0.5
      if (asked) hours += random.gamma(1 / variation, mean * variation) * (halved && first ? 0.8 : 1)
    }
  }
  return hours
}

test('hours by their moments are those of requests drawn one by one, quantile by quantile', () => {
  const replications = 40_000
  const counts = [12, 3, 6]
  const types: WorkType[] = [
    { arrivals: always(12, replications), dispersion: 0.2, hours: 2, variation: 0.5, parts: [0.7, 0.3] },
    { arrivals: always(3, replications), dispersion: 0, hours: 5, variation: 1.5, parts: [0.2, 0.8] },
    { arrivals: always(6, replications), hours: 1, variation: 1, parts: [0.5, 0.5] },
  ]
  const futures = futuresOf({ types, weeks: 1, replications, seed: 3 })
  for (const changes of [[], [{ units: [0], from: 0, arrivals: 0.5, hours: 0.8 }]]) {
    const { asked, ofTypes } = scenarioOf(futures, { changes })
    const direct = Float64Array.from({ length: replications }, (_, r) =>
      hoursOneByOne(
        types.map((type, k) => ({ ...type, count: counts[k] })),
        changes.length > 0,
        r + 1,
      ),
    ).sort()
    for (const [level, p] of [0.1, 0.25, 0.5, 0.75, 0.9].entries())
      assertClose(asked[level][0], direct[Math.round(p * (replications - 1))], { relative: 0.02 }, `${p}`)
    const mean = direct.reduce((sum, hours) => sum + hours, 0) / replications
    assertClose(
      ofTypes.reduce((sum, hours) => sum + hours, 0),
      mean,
      { relative: 0.01 },
    )
  }
})

test('a spread about a mean keeps mean and variance, at any shape, and never falls below nothing', () => {
  const random = createRandom(8)
  for (const shape of [0.05, 0.3, 0.5, 1, 3, 40]) {
    const variance = 100 / shape
    const n = 400_000
    let [sum, square] = [0, 0]
    for (let i = 0; i < n; i++) {
      const value = spreadAround(10, variance, random.normal())
      assert.ok(value >= 0)
      sum += value
      square += value * value
    }
    const error = Math.sqrt(variance / n)
    assertClose(sum / n, 10, { absolute: 4 * error + (shape === 0.5 ? 0.25 : 0.02) }, `shape ${shape}`)
    assertClose(
      square / n - (sum / n) ** 2,
      variance,
      { relative: shape < 1 ? 0.08 : 0.03 },
      `shape ${shape}`,
    )
  }
  assert.equal(spreadAround(10, 0, 2), 10)
  assert.equal(spreadAround(0, 5, 2), 0)
})

test('changes begin, grow and end in their weeks, for their units alone, worked out by hand', () => {
  const weeks = 6
  const types: WorkType[] = [
    { arrivals: always(10, weeks), hours: 1, variation: 0, parts: [1, 0] },
    { arrivals: always(10, weeks), hours: 2, variation: 0, parts: [0, 1] },
  ]
  const futures = futuresOf({ types, weeks, replications: 1, seed: 1 })
  const { asked, total, ofTypes, ofUnits } = scenarioOf(futures, {
    changes: [
      { units: [1], from: 1, over: 2, until: 5, hours: 0.5 },
      { types: [0], from: 4, hours: 0 },
    ],
  })
  // 10 of the first type until week 4; 20 of the second, three quarters in week 1, half in weeks 2 to 4.
  assert.deepEqual(asked[2], [30, 25, 20, 20, 10, 20])
  assert.deepEqual(total, new Array(5).fill(125))
  assert.deepEqual(ofTypes, [40, 85])
  assert.deepEqual(ofUnits, [40, 85])
})

test('by type and by unit the hours add up to those asked', () => {
  const weeks = 8
  const cells = 300 * weeks
  const parts = [
    [0.1, 0.6, 0.3],
    [0.5, 0, 0.5],
  ]
  const types = parts.map((own, k) => ({ arrivals: always(5 + k, cells), hours: 1 + k, parts: own }))
  const futures = futuresOf({ types, weeks, replications: 300, seed: 1 })
  const changes = [
    { units: [1, 2], from: 2, arrivals: [0.4, 0.8] as const },
    { types: [1], units: [0], from: 3, hours: 0.5 },
  ]
  const { ofTypes, ofUnits } = scenarioOf(futures, { changes })
  const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0)
  assertClose(total(ofTypes), total(ofUnits), { relative: 1e-12 })
  const before = scenarioOf(futures)
  assertClose(before.ofUnits[1], 0.6 * 5 * 8, { relative: 1e-12 })
  assert.ok(ofUnits[1] < before.ofUnits[1] && ofUnits[0] < before.ofUnits[0])
  assertClose(ofUnits[2] / before.ofUnits[2], (2 + 6 * 0.6) / 8, { absolute: 0.02 })
})

const weeks = 30
const rising = gaussianForecast(
  'test',
  Array.from({ length: weeks }, (_, w) => 20 + w),
  Array.from({ length: weeks }, (_, w) => 4 + 0.2 * w),
  { horizon: weeks },
  [],
)
const grows: WorkType[] = Array.from({ length: 4 }, () => ({
  arrivals: rising,
  hours: 0.5,
  error: 0.1,
  dispersion: 0.05,
}))

test('forecast errors of two types have the correlation that is stated', () => {
  for (const together of [0, 0.6, 1]) {
    const { counts } = futuresOf({ types: grows, weeks, replications: 4000, seed: 5, together })
    const at = (k: number) => Float64Array.from({ length: 4000 }, (_, r) => counts[k][r * weeks + 20])
    const [a, b] = [at(0), at(3)]
    const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length
    const [middleA, middleB] = [mean(a), mean(b)]
    const cover = (x: Float64Array, mx: number, y: Float64Array, my: number) =>
      x.reduce((sum, value, i) => sum + (value - mx) * (y[i] - my), 0)
    const found =
      cover(a, middleA, b, middleB) / Math.sqrt(cover(a, middleA, a, middleA) * cover(b, middleB, b, middleB))
    assert.ok(Math.abs(found - together) < 0.05, `${together} ${found}`)
  }
})

test('the first week is a range with what never comes; the same seed gives the same bit for bit', () => {
  const futures = futuresOf({ types: grows, weeks, seed: 7 })
  const result = scenarioOf(futures)
  const { p10, p50, p90, never } = result.first
  assert.ok(p10 !== null && p50 !== null && p10 < p50 && (p90 === null || p50 <= p90))
  assertClose(never, result.crossing.filter(week => week === weeks).length / 1000, { absolute: 1e-12 })
  assert.deepEqual(
    result.within.map(end => end.weeks),
    [13, 26],
  )
  assert.ok(result.within[0].probability <= result.within[1].probability)
  assert.equal(result.within[1].probability, result.crossing.filter(week => week < 26).length / 1000)
  assert.deepEqual(scenarioOf(futuresOf({ types: grows, weeks, seed: 7 })), result)
  assert.notDeepEqual(scenarioOf(futuresOf({ types: grows, weeks, seed: 8 })).share, result.share)
})

test('scenarios share their futures: nothing changed is the same, less asked is later', () => {
  const futures = futuresOf({ types: grows, weeks, seed: 7 })
  const base = scenarioOf(futures)
  assert.deepEqual(scenarioOf(futures, { changes: [{ from: 3 }] }).share, base.share)
  const one = { types: [0], from: 4, arrivals: [0.3, 0.6] as const }
  const lighter = scenarioOf(futures, { changes: [one] })
  const more = scenarioOf(futures, { changes: [one, { types: [1], from: 10, hours: 0.5 }] })
  assert.ok(lighter.crossing.every((week, r) => week >= base.crossing[r] - 1))
  assert.ok(lighter.ofTypes[0] < base.ofTypes[0])
  assert.equal(
    more.ofTypes[0],
    lighter.ofTypes[0],
    'a change added at the end leaves the draws of the others',
  )
  assert.ok(more.first.never >= lighter.first.never && lighter.first.never >= base.first.never)
})

test('what does not fit is refused by name', () => {
  const good: FuturesRequest = { types: grows, weeks, replications: 10, seed: 1 }
  const code = (request: object) => {
    const answer = drawWorkFutures({ ...good, ...request })
    return answer.ok ? null : answer.code
  }
  assert.equal(code({}), null)
  assert.equal(code({ types: [] }), 'workload.types')
  assert.equal(code({ weeks: 29 }), 'workload.type')
  assert.equal(code({ replications: 0 }), 'workload.shape')
  assert.equal(code({ together: 2 }), 'workload.together')
  assert.equal(code({ types: [{ ...grows[0], parts: [0.5, 0.4] }] }), 'workload.type')
  assert.equal(code({ types: [{ ...grows[0], dispersion: -1 }] }), 'workload.type')
  assert.equal(code({ types: [grows[0], { ...grows[0], parts: [0.5, 0.5] }] }), 'workload.type')
  const futures = futuresOf(good)
  const refused = (change: object, capacity = new Array(weeks).fill(1)) => {
    const answer = simulateScenario(futures, {
      capacity,
      backlogHours: 0,
      past: [],
      threshold: 0.5,
      changes: [{ from: 0, ...change }],
    })
    return answer.ok ? null : answer.code
  }
  assert.equal(refused({}), null)
  assert.equal(refused({ types: [4] }), 'workload.change')
  assert.equal(refused({ units: [1] }), 'workload.change')
  assert.equal(refused({ from: 2, until: 2 }), 'workload.change')
  assert.equal(refused({ arrivals: [0.8, 0.4] }), 'workload.change')
  assert.equal(refused({ hours: -1 }), 'workload.change')
  assert.equal(refused({}, [1]), 'workload.shape')
  const many = Array.from({ length: 31 }, () => ({ from: 0 }))
  const answer = simulateScenario(futures, {
    capacity: new Array(weeks).fill(1),
    backlogHours: 0,
    past: [],
    threshold: 1,
    changes: many,
  })
  assert.ok(!answer.ok && answer.code === 'workload.changes')
})
