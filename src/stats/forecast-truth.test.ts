import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forecastCounts } from './count-forecast.ts'
import { exponentialSmoothing } from './exponential-smoothing.ts'
import { forecastArrivals } from './forecast-arrivals.ts'
import { holtWinters } from './holt-winters.ts'
import { forecastIntermittent } from './intermittent-demand.ts'
import { loessForecast } from './loess-forecast.ts'
import type { Refusal } from './outcome.ts'
import { centralInterval, type QuantileForecast } from './quantile-forecast.ts'
import { createRandom, type Random } from './random.ts'
import { seasonalNaive } from './seasonal-naive.ts'
import { thetaForecast } from './theta.ts'

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

/** Series that a method is right for, and what it makes of them. */
const rightFor: Record<
  string,
  {
    make: (random: Random, length: number) => number[]
    forecast: (history: number[]) => QuantileForecast | Refusal
  }
> = {
  'seasonal naive': {
    make: (random, length) => {
      const series = [50, 80, 40, 60]
      while (series.length < length) series.push(series.at(-4)! + random.normal(0, 5))
      return series
    },
    forecast: history => seasonalNaive(history, { period: 4, horizon: 5 }),
  },
  smoothing: {
    make: (random, length) => drifting(random, length, 0),
    forecast: history =>
      exponentialSmoothing(history, { horizon: 5, model: { error: 'A', trend: 'N', season: 'N' } }),
  },
  theta: {
    make: (random, length) => drifting(random, length, 0.5),
    forecast: history => thetaForecast(history, { horizon: 5 }),
  },
  'loess and smoothing': {
    make: (random, length) => drifting(random, length, 0).map((value, t) => value + [0, 40, -10, 5][t % 4]!),
    forecast: history =>
      loessForecast(history, {
        period: 4,
        horizon: 5,
        seasonalWindow: 'periodic',
        model: { error: 'A', trend: 'N' },
      }),
  },
  'Holt-Winters': {
    make: (random, length) => {
      const seasonal = [0, 40, -10, 5]
      return drifting(random, length, 0.5).map((value, t) => {
        seasonal[t % 4]! += random.normal(0, 1)
        return value + seasonal[t % 4]!
      })
    },
    forecast: history => holtWinters(history, { period: 4, horizon: 5, season: 'additive' }),
  },
}

/** A level that takes three tenths of each error, and drifts. */
function drifting(random: Random, length: number, drift: number): number[] {
  let level = 100
  return Array.from({ length }, () => {
    const error = random.normal(0, 10)
    const value = level + error
    level += drift + 0.3 * error
    return value
  })
}

test('intervals of each method hold what follows as often as they say, on series it is right for', t => {
  const random = createRandom(63)
  const runs = 1000
  for (const [name, { make, forecast }] of Object.entries(rightFor)) {
    const held = { 0.8: 0, 0.95: 0 }
    for (let run = 0; run < runs; run++) {
      const series = make(random, 125)
      const result = forecast(series.slice(0, 120))
      assert.ok(result.ok)
      held[0.8] += heldBy(result, series.slice(120), 0.8)
      held[0.95] += heldBy(result, series.slice(120), 0.95)
    }
    const shares = [held[0.8] / (5 * runs), held[0.95] / (5 * runs)] as const
    t.diagnostic(`${name}: ${shares.map(share => (100 * share).toFixed(1)).join(', ')} %`)
    // Three standard errors over 1,000 series, were the five values of each to go together.
    assert.ok(Math.abs(shares[0] - 0.8) < 0.038 && Math.abs(shares[1] - 0.95) < 0.021, `${name}: ${shares}`)
  }
})

test('intervals of seldom demand, cut at whole numbers, hold no less than they say', t => {
  const random = createRandom(64)
  for (const variant of ['croston', 'sba', 'tsb'] as const) {
    let held = 0
    for (let run = 0; run < 1000; run++) {
      const series = Array.from({ length: 125 }, () => (random.uniform() < 0.3 ? 1 + random.poisson(2) : 0))
      const result = forecastIntermittent(series.slice(0, 120), { variant, horizon: 5 })
      assert.ok(result.ok)
      held += heldBy(result, series.slice(120), 0.8) / 5000
    }
    t.diagnostic(`${variant}: ${(100 * held).toFixed(1)} %`)
    assert.ok(held > 0.8 && held < 0.96, `${variant}: ${held}`)
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
