import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forecastCounts } from './count-forecast.ts'
import { forecastArrivals } from './forecast-arrivals.ts'
import { centralInterval, type QuantileForecast } from './quantile-forecast.ts'
import { createRandom, type Random } from './random.ts'

const horizon = 8

/** Weekly counts around 30 with a slow year and dispersion; `size` Infinity gives Poisson counts. */
function weeklyCounts(random: Random, weeks: number, size: number): number[] {
  return Array.from({ length: weeks }, (_, t) =>
    random.negativeBinomial(30 * Math.exp(0.3 * Math.sin((2 * Math.PI * t) / 26)), size),
  )
}

/** How many of the values that followed lie in the central interval of `share`. */
function heldBy(forecast: QuantileForecast, followed: readonly number[], share: number): number {
  const interval = centralInterval(forecast, share)
  assert.ok(interval)
  return followed.filter((value, h) => interval.lower[h]! <= value && value <= interval.upper[h]!).length
}

test('intervals of count regressions hold what follows as often as they say', () => {
  const random = createRandom(61)
  const runs = 1000
  for (const [family, size] of [
    ['negative binomial', 12],
    ['poisson', Infinity],
  ] as const) {
    const held = { 0.8: 0, 0.95: 0 }
    for (let run = 0; run < runs; run++) {
      const series = weeklyCounts(random, 78 + horizon, size)
      const forecast = forecastCounts(series.slice(0, 78), {
        horizon,
        family,
        seasons: [{ period: 26, harmonics: 1 }],
      })
      assert.ok(forecast.ok)
      held[0.8] += heldBy(forecast, series.slice(78), 0.8)
      held[0.95] += heldBy(forecast, series.slice(78), 0.95)
    }
    // Whole numbers cannot be cut anywhere, which holds a little more; parameters are estimated, which holds less.
    const shares = [held[0.8] / (runs * horizon), held[0.95] / (runs * horizon)] as const
    assert.ok(shares[0] > 0.78 && shares[0] < 0.85, `${family} 80 %: ${shares[0]}`)
    assert.ok(shares[1] > 0.93 && shares[1] < 0.98, `${family} 95 %: ${shares[1]}`)
  }
})

test('intervals of the method that the back-test chooses stay near their word', () => {
  const random = createRandom(62)
  const runs = 60
  let held = 0
  for (let run = 0; run < runs; run++) {
    const series = weeklyCounts(random, 60 + 4, 12)
    const result = forecastArrivals(series.slice(0, 60), { horizon: 4, origins: [44, 48, 52, 56] })
    assert.ok(result.ok)
    held += heldBy(result.forecast, series.slice(60), 0.8)
  }
  // Choosing the best of many flatters; four forecasts of a series go together, so the sample is worth some 120.
  const share = held / (runs * 4)
  assert.ok(share > 0.7 && share < 0.9, `${share}`)
})
