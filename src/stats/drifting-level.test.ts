import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forecastDriftingLevel } from './drifting-level.ts'
import { centralInterval } from './quantile-forecast.ts'
import { createRandom, type Random } from './random.ts'

const weeks = 80
const horizon = 13

/** Weekly counts around 30, drawn as the method supposes: a level that walks and drifts, one wave a year. */
function made(random: Random): number[] {
  const pick = <Item>(items: readonly Item[]) => items[random.int(items.length)]!
  const step = pick([0, 0.015, 0.04, 0.1])
  const size = pick([Number.POSITIVE_INFINITY, 60, 20, 6])
  const [keeps, change] = pick([
    [1, 0],
    [0.985, 0.003],
    [0.96, 0.006],
  ])
  const [cosine, sine] = [random.normal(0, 0.1), random.normal(0, 0.1)]
  let drift = random.normal(0, 0.01)
  let level = Math.log(30)
  return Array.from({ length: weeks + horizon }, (_, t) => {
    level += drift + random.normal(0, step)
    drift = keeps! * drift + random.normal(0, change)
    const angle = (2 * Math.PI * t) / 52
    return random.negativeBinomial(Math.exp(level + cosine * Math.cos(angle) + sine * Math.sin(angle)), size)
  })
}

test('intervals hold what follows as often as they say, of single weeks and of their sum', t => {
  const random = createRandom(71)
  const runs = 500
  const held = { 0.8: 0, 0.95: 0, sums: 0 }
  for (let run = 0; run < runs; run++) {
    const series = made(random)
    const followed = series.slice(weeks)
    const forecast = forecastDriftingLevel(series.slice(0, weeks), { horizon, period: 52, seed: run + 1 })
    assert.ok(forecast.ok)
    for (const share of [0.8, 0.95] as const) {
      const interval = centralInterval(forecast, share)
      assert.ok(interval)
      held[share] += followed.filter((y, h) => interval.lower[h]! <= y && y <= interval.upper[h]!).length
    }
    const sums = Float64Array.from({ length: forecast.replications }, (_, r) =>
      forecast.paths.subarray(r * horizon, (r + 1) * horizon).reduce((sum, y) => sum + y, 0),
    ).sort()
    const at = (p: number) => sums[Math.round(p * (sums.length - 1))]!
    const sum = followed.reduce((all, y) => all + y, 0)
    if (at(0.1) <= sum && sum <= at(0.9)) held.sums++
  }
  const shares = [held[0.8] / (runs * horizon), held[0.95] / (runs * horizon), held.sums / runs] as const
  t.diagnostic(shares.map(share => `${(100 * share).toFixed(1)} %`).join(', '))
  // Three standard errors over 500 series, were the thirteen weeks of each to go together.
  assert.ok(Math.abs(shares[0] - 0.8) < 0.054, `80 %: ${shares[0]}`)
  assert.ok(Math.abs(shares[1] - 0.95) < 0.03, `95 %: ${shares[1]}`)
  assert.ok(Math.abs(shares[2] - 0.8) < 0.054, `sums: ${shares[2]}`)
})

test('the same seed draws the same futures; what is no series of counts is refused', () => {
  const series = made(createRandom(72)).slice(0, weeks)
  const ask = (counts: number[], seed = 1) => forecastDriftingLevel(counts, { horizon, period: 52, seed })
  assert.deepEqual(ask(series), ask(series))
  assert.notDeepEqual(ask(series), ask(series, 2))
  const code = (counts: number[]) => {
    const answer = ask(counts)
    return answer.ok ? 'ok' : answer.code
  }
  assert.equal(code([3, 4, 2.5, 3, 4, 5, 6, 7, 8]), 'forecast.not-counts')
  assert.equal(code([3, 4, 5]), 'forecast.too-short')
  assert.equal(code(series.map(() => 9)), 'forecast.constant')
  assert.equal(code([0, 1, 0, 0, 1, 0, 0, 0, 1, 0]), 'forecast.too-rare')
})
