import { normalCdf } from './normal.ts'
import { changeFactors, changesOf, type WorkChange } from './work-change.ts'
import type { WorkFutures } from './workload-simulation.ts'

/**
 * Value of mean `mean` and variance `variance`, not below 0, that rises with the normal score `z`: a gamma by the cube
 * of Wilson and Hilferty (1931), whose first two moments are right to 0.2 % from shape 1 on; where the mean is far
 * below the spread (less than a request a week) nothing or one large value, with the same two moments.
 */
export function spreadAround(mean: number, variance: number, z: number): number {
  if (!(variance > 0 && mean > 0)) return Math.max(0, mean)
  const shape = (mean * mean) / variance
  if (shape < 0.5) {
    const chance = shape / (1 + shape)
    return normalCdf(-z) < chance ? mean / chance : 0
  }
  const root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))
  return root > 0 ? mean * root * root * root : 0
}

/** Part of the requests of a type under one combination of changes. */
interface Group {
  m: number
  part: number
}

/** Units under the same changes, as one: for each type the combinations met and the part of its requests under each. */
function grouped({ types, units }: WorkFutures, changes: readonly WorkChange[]) {
  const masks: number[] = []
  const place = new Map<number, number>()
  const ofUnit = types.map(() => new Int32Array(units))
  const groups = types.map(({ parts }, k) => {
    const weight = new Map<number, number>()
    for (let u = 0; u < units; u++) {
      const mask = changesOf(changes, k, u)
      let m = place.get(mask)
      if (m === undefined) {
        m = masks.push(mask) - 1
        place.set(mask, m)
      }
      ofUnit[k][u] = m
      const part = parts ? parts[u] : 1
      if (part > 0) weight.set(m, (weight.get(m) ?? 0) + part)
    }
    return [...weight].map(([m, part]): Group => ({ m, part }))
  })
  return { masks, groups, ofUnit }
}

/** What some types ask for before any change, summed by week and replication. */
interface Sums {
  hours: Float64Array
  /** Of the variance: what grows with the factor of the hours squared, and what is taken off for a given number. */
  spread: Float64Array
  fixed: Float64Array
  /** Up to so many requests in the place of one, no type's variance is below 0. */
  most: number
}

function sumOf({ types, counts, hours, weeks, replications }: WorkFutures, places: readonly number[]): Sums {
  const cells = weeks * replications
  const sums = {
    hours: new Float64Array(cells),
    spread: new Float64Array(cells),
    fixed: new Float64Array(cells),
    most: Number.MAX_VALUE,
  }
  for (const k of places) {
    const { dispersion, variation = 1 } = types[k]
    // Of a given number each request is one of a unit and takes its time; else the number is chance too.
    if (dispersion === undefined) sums.most = Math.min(sums.most, 1 + variation)
    for (let r = 0, cell = 0; r < replications; r++) {
      const one = hours[k][r]
      for (let w = 0; w < weeks; w++, cell++) {
        const count = counts[k][cell]
        sums.hours[cell] += count * one
        sums.spread[cell] += count * one * one * (1 + variation)
        sums.fixed[cell] += (dispersion === undefined ? 1 : -dispersion * count) * count * one * one
      }
    }
  }
  return sums
}

/** Sums of several types, which every scenario of a comparison asks for again: a megabyte each, and so not kept without end. */
const memory = new WeakMap<WorkFutures, Map<string, Sums>>()
const mostSums = 32

function sumsOf(futures: WorkFutures, places: readonly number[]): Sums {
  if (places.length === 1) return sumOf(futures, places)
  const known = memory.get(futures) ?? new Map<string, Sums>()
  memory.set(futures, known)
  const key = places.join()
  const sums = known.get(key) ?? sumOf(futures, places)
  if (known.size >= mostSums) known.clear()
  known.set(key, sums)
  return sums
}

/** Types under the same changes in the same parts, as one. */
function bundlesOf(futures: WorkFutures, groups: readonly Group[][]) {
  const alike = Map.groupBy(futures.types.keys(), k =>
    JSON.stringify([futures.types[k].dispersion === undefined, groups[k]]),
  )
  return [...alike.values()].map(places => ({
    places,
    groups: groups[places[0]],
    ...sumsOf(futures, places),
  }))
}

/** Variance of types of which some alone would have one below 0: none at all, then. */
function varianceOneByOne(
  { types, counts, hours, weeks }: WorkFutures,
  places: readonly number[],
  r: number,
  w: number,
  mean: number,
  square: number,
): number {
  return places.reduce((sum, k) => {
    const { variation = 1 } = types[k]
    const own = Math.max(0, square * (1 + variation) - mean * mean)
    return sum + counts[k][r * weeks + w] * hours[k][r] ** 2 * own
  }, 0)
}

/**
 * Hours asked in each week and replication, `[r * weeks + w]`, drawn from their exact mean and variance given the
 * futures. Types under the same changes are summed first, and those sums kept with the futures.
 */
export function drawAskedHours(futures: WorkFutures, changes: readonly WorkChange[]): Float64Array {
  const { weeks, replications, chance, random } = futures
  const { masks, groups } = grouped(futures, changes)
  const bundles = bundlesOf(futures, groups)
  const factors = changeFactors(changes, masks, weeks, random)
  const asked = new Float64Array(replications * weeks)
  const variance = new Float64Array(weeks)
  for (let r = 0; r < replications; r++) {
    const row = r * weeks
    variance.fill(0)
    factors.next()
    for (const { places, groups, hours, spread, fixed, most } of bundles) {
      for (let w = 0; w < weeks; w++) {
        let mean = 0
        let square = 0
        for (const { m, part } of groups) {
          const at = m * weeks + w
          const own = part * factors.arrivals[at] * factors.hours[at]
          mean += own
          square += own * factors.hours[at]
        }
        asked[row + w] += mean * hours[row + w]
        variance[w] +=
          mean * mean <= square * most
            ? square * spread[row + w] - mean * mean * fixed[row + w]
            : varianceOneByOne(futures, places, r, w, mean, square)
      }
    }
    for (let w = 0; w < weeks; w++)
      asked[row + w] = spreadAround(asked[row + w], variance[w], chance[row + w])
  }
  return asked
}

/** Mean hours asked over all weeks, by type and by unit. */
export function meanAskedHours(futures: WorkFutures, changes: readonly WorkChange[]) {
  const { types, weeks, replications, units, counts, hours, random } = futures
  const { masks, groups, ofUnit } = grouped(futures, changes)
  const factors = changeFactors(changes, masks, weeks, random)
  /** Of each type, by combination of changes, per part of its requests. */
  const means = types.map(() => new Float64Array(masks.length))
  for (let r = 0; r < replications; r++) {
    factors.next()
    for (let k = 0; k < types.length; k++)
      for (const { m } of groups[k])
        for (let w = 0, at = m * weeks; w < weeks; w++, at++)
          means[k][m] +=
            (counts[k][r * weeks + w] * factors.arrivals[at] * factors.hours[at] * hours[k][r]) / replications
  }
  const ofUnits = new Array<number>(units).fill(0)
  for (const [k, { parts }] of types.entries())
    for (let u = 0; u < units; u++) ofUnits[u] += (parts ? parts[u] : 1) * means[k][ofUnit[k][u]]
  return {
    ofTypes: groups.map((own, k) => own.reduce((sum, { m, part }) => sum + part * means[k][m], 0)),
    ofUnits,
  }
}
