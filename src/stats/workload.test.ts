import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawForecastPaths } from './forecast-paths.ts'
import { gaussianForecast } from './quantile-forecast.ts'
import { createRandom } from './random.ts'
import { crossingQuantile, simulateWorkload } from './workload.ts'

const weeks = 20
const replications = 20_000
/** Levels of 100 a week whose error grows from 10 to nearly 20. */
const forecast = gaussianForecast(
  'test',
  new Array(weeks).fill(100),
  Array.from({ length: weeks }, (_, h) => 10 * Math.sqrt(1 + 0.15 * h)),
  { horizon: weeks },
  [],
)

function draw(persistence?: number, seed = 1) {
  const drawn = drawForecastPaths(forecast, { replications, random: createRandom(seed), persistence })
  assert.ok(drawn.ok)
  return drawn.paths
}
const column = (paths: Float64Array, h: number) =>
  Float64Array.from({ length: replications }, (_, r) => paths[r * weeks + h]!)
const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length
const deviation = (values: Float64Array) => {
  const middle = mean(values)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / values.length)
}
function correlation(a: Float64Array, b: Float64Array) {
  const [middleA, middleB] = [mean(a), mean(b)]
  const product = a.reduce((sum, value, i) => sum + (value - middleA) * (b[i]! - middleB), 0) / a.length
  return product / deviation(a) / deviation(b)
}

test('each period of a drawn future is distributed as its quantiles say', () => {
  const paths = draw()
  for (const h of [0, 7, 19]) {
    const drawn = column(paths, h).sort()
    forecast.levels.forEach((p, i) => {
      const below = drawn.findIndex(value => value > forecast.quantiles[i]![h]!) / replications
      assert.ok(Math.abs(below - p) < 4 * Math.sqrt((p * (1 - p)) / replications), `${h} ${p} ${below}`)
    })
    assert.ok(Math.abs(deviation(drawn) / (10 * Math.sqrt(1 + 0.15 * h)) - 1) < 0.02)
  }
})

test('what grows with the horizon is carried from period to period, and at least the persistence', () => {
  const walk = draw(0)
  // Of period h the random walk holds 0.15 h of 1 + 0.15 h, and all of it goes on to period k.
  const expected = (h: number, k: number) =>
    Math.sqrt((0.15 * h) / (1 + 0.15 * h)) *
    Math.sqrt((0.15 * k) / (1 + 0.15 * k)) *
    Math.sqrt((0.15 * h) / (0.15 * k))
  for (const [h, k] of [
    [0, 5],
    [5, 19],
    [10, 11],
  ] as const) {
    const found = correlation(column(walk, h), column(walk, k))
    assert.ok(Math.abs(found - expected(h, k)) < 0.03, `${h} ${k} ${found} ${expected(h, k)}`)
  }
  const flat = { ...forecast, quantiles: forecast.quantiles.map(row => row.map(() => row[0]!)) }
  const drawn = drawForecastPaths(flat, { replications, random: createRandom(2), persistence: 0.4 })
  assert.ok(drawn.ok)
  assert.ok(Math.abs(correlation(column(drawn.paths, 0), column(drawn.paths, 19)) - 0.4) < 0.03)
})

test('the same seed draws the same futures, a floor holds, and one level is refused', () => {
  assert.deepEqual(draw(0.3, 5).slice(0, 400), draw(0.3, 5).slice(0, 400))
  assert.notDeepEqual(draw(0.3, 5).slice(0, 20), draw(0.3, 6).slice(0, 20))
  const floored = drawForecastPaths(forecast, { replications: 500, random: createRandom(1), floor: 95 })
  assert.ok(floored.ok && floored.paths.every(value => value >= 95) && floored.paths.includes(95))
  const one = drawForecastPaths({ ...forecast, levels: [0.5] }, { replications: 1, random: createRandom(1) })
  assert.ok(!one.ok && one.code === 'paths.levels')
})

test('shares, backlog and crossing of weeks worked out by hand', () => {
  const work = Float64Array.from([10, 20, 40, 40, 0, 0, 0, 0])
  const result = simulateWorkload({
    work,
    capacity: [40, 40, 0, 40],
    backlogHours: 5,
    past: [
      { work: 1000, capacity: 1 },
      { work: 10, capacity: 40 },
    ],
    threshold: 0.5,
    span: 2,
  })
  assert.ok(result.ok)
  // Hours there in two weeks: 80, 80, 40, 40. Asked in the first future: 20, 30, 60, 80; in the second: 10, 0, 0, 0.
  assert.deepEqual([...result.crossing], [2, 4])
  assert.deepEqual(result.crossed, [0, 0, 0.5, 0.5])
  assert.deepEqual(result.above, [0, 0, 0.5, 0.5])
  const median = (fan: number[][]) => fan[2]!
  assert.deepEqual(median(result.share), [(0.25 + 0.125) / 2, 0.375 / 2, 1.5 / 2, 2 / 2])
  // Backlogs of the first: 5 + 10 - 20 -> 0, 0 + 20 - 20 = 0, 40 - 0, 40 + 40 - 20 = 60; of the second none.
  assert.deepEqual(median(result.backlog), [0, 0, 20, 30])
  assert.deepEqual(median(result.wait), [0, 0, 2, 3])
  assert.equal(crossingQuantile(result, 0.1), 2)
  assert.equal(crossingQuantile(result, 0.5), 2)
  assert.equal(crossingQuantile(result, 0.9), null)
})

test('weeks without an hour, or shapes that do not fit, are refused', () => {
  const asked = { work: new Float64Array(4), capacity: [40, 40], backlogHours: 0, past: [], threshold: 0.6 }
  const code = (change: object) => {
    const answer = simulateWorkload({ ...asked, ...change })
    return answer.ok ? null : answer.code
  }
  assert.equal(code({}), null)
  assert.equal(code({ capacity: [40, 0] }), null, 'the week before has hours')
  assert.equal(code({ capacity: [40, 0], span: 1 }), 'workload.capacity')
  assert.equal(code({ work: new Float64Array(5) }), 'workload.shape')
  assert.equal(code({ threshold: 0 }), 'workload.threshold')
  assert.equal(code({ span: 0 }), 'workload.span')
  assert.equal(code({ backlogHours: -1 }), 'workload.backlog')
})
