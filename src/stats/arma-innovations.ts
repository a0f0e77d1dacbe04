import { type Arma, stateSize, stationaryColumn, stationaryCovariance } from './arma-start.ts'

/**
 * One-step errors of stationary series: value less its prediction from all before, over its standard deviation for an
 * error variance of 1. `products` are the sums of their products, series × series; `logVariances` the sum of the
 * logarithms of the variances. `last` where it is asked for: the states that predict the period after the last, a
 * series each (and a zero after them), and their covariance.
 */
export type Innovations = {
  products: Float64Array
  logVariances: number
  last: { states: Float64Array[]; covariance: Float64Array } | null
}

/** A change of the variance below this fraction of it is rounding: it has settled. */
const settledBelow = 1e-15

/** Periods between two looks at whether it has settled. */
const look = 8

/**
 * The Kalman filter of a stationary ARMA model over several series at once, by the recursion of Chandrasekhar type:
 * covariances differ from one period to the next by one outer product, so a period costs the size of the state, not
 * its square. Null when the model is not stationary. Its working space, `products` and `last` with it, is used again
 * by the next call. Cost: periods × size × (2 + series).
 * Sources: Gardner, Harvey and Phillips (1980), Applied Statistics 29, 311-322; Pearlman (1980), Biometrika 67,
 * 232-233; Mélard (1984), Applied Statistics 33, 104-114.
 */
export function createInnovationFilter(series: readonly Float64Array[]) {
  const count = series.length
  const { length } = series[0]!
  const errors = new Float64Array(count)
  const products = new Float64Array(count * count)
  let space = createSpace(count, 0)

  return (model: Arma, keepLast = false): Innovations | null => {
    const column = stationaryColumn(model)
    if (!column) return null
    const size = stateSize(model)
    if (space.size !== size) space = createSpace(count, size)
    const { states, values, gain, change } = space
    for (let i = 0; i < size; i++) values[i] = model.values[i] ?? 0
    for (const state of states) state.fill(0)
    for (let i = 0; i < size; i++) change[i] = gain[i] = values[i]! * column[0]! + (column[i + 1] ?? 0)
    products.fill(0)
    const covariance = keepLast ? stationaryCovariance(model, column) : null
    let variance = column[0]!
    let weight = -1 / variance
    let settled = false
    let logVariances = 0
    for (let t = 0; t < length; t++) {
      if (!(variance > 0)) return null
      logVariances += Math.log(variance)
      for (let c = 0; c < count; c++) {
        const state = states[c]!
        const first = state[0]!
        const error = series[c]![t]! - first
        const pull = error / variance
        errors[c] = error
        for (let other = 0; other <= c; other++) products[c * count + other]! += errors[other]! * pull
        for (let i = 0; i < size; i++) state[i] = values[i]! * first + state[i + 1]! + gain[i]! * pull
      }
      if (settled) continue
      if (covariance) addScaledOuter(covariance, change, weight, size)
      const lead = change[0]!
      const push = weight * lead
      weight += (push * push) / variance
      variance += push * lead
      const pull = lead / variance
      for (let i = 0; i < size; i++) {
        const moved = values[i]! * lead + change[i + 1]!
        const next = gain[i]! + push * moved
        gain[i] = next
        change[i] = moved - next * pull
      }
      if (t % look === 0) settled = changesNothing(change, weight, variance)
    }
    for (let c = 0; c < count; c++)
      for (let other = 0; other < c; other++) products[other * count + c] = products[c * count + other]!
    return { products, logVariances, last: covariance && { states, covariance } }
  }
}

/** Vectors of one place more than the state has, always zero, so that the last part moves as the others do. */
const createSpace = (count: number, size: number) => ({
  size,
  values: new Float64Array(size),
  gain: new Float64Array(size + 1),
  change: new Float64Array(size + 1),
  states: Array.from({ length: count }, () => new Float64Array(size + 1)),
})

function addScaledOuter(covariance: Float64Array, change: Float64Array, weight: number, size: number): void {
  for (let i = 0; i < size; i++) {
    const scaled = weight * change[i]!
    if (scaled === 0) continue
    for (let j = 0; j < size; j++) covariance[i * size + j]! += scaled * change[j]!
  }
}

function changesNothing(change: Float64Array, weight: number, variance: number): boolean {
  let largest = 0
  for (let i = 0; i < change.length; i++) largest = Math.max(largest, Math.abs(change[i]!))
  return -weight * largest * largest <= settledBelow * variance
}
