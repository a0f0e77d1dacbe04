import { normalQuantile } from './normal.ts'
import { type Refusal, refuse } from './outcome.ts'
import type { QuantileForecast } from './quantile-forecast.ts'
import type { Random } from './random.ts'

export type PathsRequest = {
  replications: number
  random: Pick<Random, 'normal'>
  /** Least share of a period's variance that a path carries to the next periods, from 0 to 1; 0.3 when absent. */
  persistence?: number
  /** Draws below are raised to it. */
  floor?: number
}

/** Futures drawn from a forecast: `paths[r * horizon + h]` is period h of replication r, in the series' unit. */
export type ForecastPaths = {
  ok: true
  paths: Float64Array
  replications: number
  horizon: number
  assumed: string[]
}

/** Normal score of a tenth: a central 80 % interval is twice as wide as this many standard deviations. */
const tenth = normalQuantile(0.9)

/** Value of one period whose normal score is `z`: straight lines between the quantiles, the outer ones prolonged. */
function valueAt(z: number, scores: Float64Array, quantiles: readonly number[][], h: number): number {
  let i = 1
  while (i < scores.length - 1 && z > scores[i]!) i++
  const low = quantiles[i - 1]![h]!
  return low + ((quantiles[i]![h]! - low) * (z - scores[i - 1]!)) / (scores[i]! - scores[i - 1]!)
}

/** The lines of `valueAt` as a height at a score of 0 and a slope: `[(h * pieces + i) * 2]`. */
function linesOf(quantiles: readonly number[][], scores: Float64Array, horizon: number): Float64Array {
  const lines = new Float64Array(2 * horizon * (scores.length - 1))
  for (let h = 0, at = 0; h < horizon; h++)
    for (let i = 1; i < scores.length; i++, at += 2) {
      const low = quantiles[i - 1]![h]!
      const slope = (quantiles[i]![h]! - low) / (scores[i]! - scores[i - 1]!)
      lines[at] = low - slope * scores[i - 1]!
      lines[at + 1] = slope
    }
  return lines
}

/** Standard deviation of each period as its central spread tells, never falling from one period to the next. */
function spreads(quantiles: readonly number[][], scores: Float64Array, horizon: number): Float64Array {
  const spread = new Float64Array(horizon)
  let widest = 0
  for (let h = 0; h < horizon; h++) {
    const own = (valueAt(tenth, scores, quantiles, h) - valueAt(-tenth, scores, quantiles, h)) / (2 * tenth)
    widest = Math.max(widest, own)
    spread[h] = widest
  }
  return spread
}

/**
 * Whole futures from a forecast that gives quantiles by period. Each period's values are distributed as its quantiles
 * say. A future that starts high stays high: of the variance of a period, the part above that of the first period,
 * and at least `persistence`, is a random walk common to the periods; the rest is drawn anew each period. The part in
 * common is what a sum or a first crossing hangs on, and quantiles by period do not tell it: hence the stated floor.
 * Refuses fewer than two levels, and levels that do not rise between 0 and 1. Cost: two normal draws per period and replication.
 */
export function drawForecastPaths(
  { quantiles, levels, mean }: Pick<QuantileForecast, 'quantiles' | 'levels' | 'mean'>,
  { replications, random, persistence = 0.3, floor = -Infinity }: PathsRequest,
): ForecastPaths | Refusal {
  if (levels.length < 2)
    return refuse('paths.levels', 'two quantile levels are needed at least to draw between them')
  if (!levels.every((level, i) => level > (levels[i - 1] ?? 0) && level < 1))
    return refuse('paths.levels', 'quantile levels rise strictly between 0 and 1')
  if (!(persistence >= 0 && persistence <= 1))
    return refuse('paths.persistence', `the part in common is between 0 and 1, not ${persistence}`)
  const horizon = mean.length
  const scores = Float64Array.from(levels, normalQuantile)
  const spread = spreads(quantiles, scores, horizon)
  const common = spread.map(s => (s > 0 ? Math.max(persistence, 1 - (spread[0]! / s) ** 2) : 0))
  const walk = spread.map((s, h) => common[h]! * s * s)
  const step = walk.map((own, h) => Math.sqrt(Math.max(0, own - (h > 0 ? walk[h - 1]! : 0))))
  const carried = walk.map((own, h) => (own > 0 ? Math.sqrt(common[h]! / own) : 0))
  const fresh = common.map(part => Math.sqrt(1 - part))
  const lines = linesOf(quantiles, scores, horizon)
  const pieces = scores.length - 1
  const paths = new Float64Array(replications * horizon)
  for (let r = 0, at = 0; r < replications; r++) {
    let level = 0
    for (let h = 0; h < horizon; h++, at++) {
      level += step[h]! * random.normal()
      const z = level * carried[h]! + fresh[h]! * random.normal()
      let piece = 0
      while (piece < pieces - 1 && z > scores[piece + 1]!) piece++
      const line = 2 * (h * pieces + piece)
      const value = lines[line]! + lines[line + 1]! * z
      paths[at] = value > floor ? value : floor
    }
  }
  const assumed = [
    `at least ${Math.round(persistence * 100)} % of the variance of a period is carried to the next ones`,
  ]
  return { ok: true, paths, replications, horizon, assumed }
}
