/**
 * Draws of the states of a structural series given its variances and what was observed.
 *
 * A series is simulated from the model, the difference to the observed one is filtered and smoothed, and the
 * simulated states are corrected by it: one filter pass forward, one pass of disturbance smoothing back, one pass
 * forward. Nothing is allocated by a draw. Missing periods are passed over. Cost n × state² a draw, and for a local
 * level alone some 20 operations a period.
 * Source: Durbin & Koopman 2002, Biometrika 89, 603-616, with the correction of Jarociński 2015 (simulate around a
 * zero mean); Koopman 1993 for the smoother.
 */
import type { Random } from './random.ts'
import {
  addDisturbances,
  advanceCovariance,
  advanceState,
  covarianceWithObservation,
  entersAfter,
  observedPart,
  retreatWeights,
  type StateLayout,
} from './state-space.ts'

/** Normal start of the state: means and variances, independent. */
export type StateStart = { mean: Float64Array; variance: Float64Array }

export type StateSampler = {
  /**
   * Draw the states given `values` (read where observed), the variance of the observations and of each disturbance.
   * Overwrites `signal`, `last` and `squares`.
   */
  draw(random: Random, values: Float64Array, noise: number, variances: Float64Array): void
  /** Log-likelihood of the values seen with the states integrated out, less a constant. */
  logLikelihood(values: Float64Array, noise: number, variances: Float64Array): number
  /** The observed part of the state in each period. */
  signal: Float64Array
  /** The state of the last period. */
  last: Float64Array
  /** Sum of squares of each disturbance, and how many of each there are. */
  squares: Float64Array
  counts: Int32Array
}

/** A sampler for a series of `observed.length` periods, 1 marking those observed. */
export function createStateSampler(
  layout: StateLayout,
  observed: Uint8Array,
  start: StateStart,
): StateSampler {
  return layout.size === 1 ? levelSampler(observed, start) : generalSampler(layout, observed, start)
}

function generalSampler(layout: StateLayout, observed: Uint8Array, start: StateStart): StateSampler {
  const { size: m, disturbed } = layout
  const n = observed.length
  const kinds = disturbed.length
  const signal = new Float64Array(n)
  const state = new Float64Array(m)
  const squares = new Float64Array(kinds)
  const counts = new Int32Array(kinds)
  for (let t = 0; t < n - 1; t++) for (let j = 0; j < kinds; j++) if (entersAfter(layout, j, t)) counts[j]!++

  const first = new Float64Array(m)
  const simulated = new Float64Array(m)
  const mean = new Float64Array(m)
  const p = new Float64Array(m * m)
  const cross = new Float64Array(m)
  const weights = new Float64Array(m)
  const gains = new Float64Array(n * m)
  const errors = new Float64Array(n)
  const shocks = new Float64Array(n * kinds)

  /** Takes one error in; returns its variance. */
  const measure = (t: number, error: number, noise: number): number => {
    covarianceWithObservation(layout, p, cross)
    const variance = observedPart(layout, cross) + noise
    const row = t * m
    errors[t] = error / variance
    for (let i = 0; i < m; i++) {
      const gain = cross[i]! / variance
      gains[row + i] = gain
      mean[i]! += gain * error
      for (let j = 0; j < m; j++) p[i * m + j]! -= gain * cross[j]!
    }
    return variance
  }

  const logLikelihood = (values: Float64Array, noise: number, variances: Float64Array): number => {
    p.fill(0)
    for (let i = 0; i < m; i++) p[i * (m + 1)] = start.variance[i]!
    mean.set(start.mean)
    let sum = 0
    for (let t = 0; t < n; t++) {
      if (observed[t] === 1) {
        const error = values[t]! - observedPart(layout, mean)
        const variance = measure(t, error, noise)
        sum += Math.log(variance) + (error * error) / variance
      }
      if (t === n - 1) break
      advanceState(layout, t, mean)
      advanceCovariance(layout, t, p)
      addDisturbances(layout, t, variances, p)
    }
    return -0.5 * sum
  }

  const filter = (random: Random, values: Float64Array, noise: number, variances: Float64Array) => {
    const noiseSd = Math.sqrt(noise)
    p.fill(0)
    for (let i = 0; i < m; i++) {
      mean[i] = start.mean[i]!
      p[i * (m + 1)] = start.variance[i]!
      first[i] = Math.sqrt(start.variance[i]!) * random.normal()
      simulated[i] = first[i]!
    }
    for (let t = 0; t < n; t++) {
      if (observed[t] === 1) {
        const difference = values[t]! - observedPart(layout, simulated) - noiseSd * random.normal()
        measure(t, difference - observedPart(layout, mean), noise)
      }
      if (t === n - 1) break
      advanceState(layout, t, mean)
      advanceState(layout, t, simulated)
      advanceCovariance(layout, t, p)
      addDisturbances(layout, t, variances, p)
      for (let j = 0; j < kinds; j++) {
        const shock = entersAfter(layout, j, t) ? Math.sqrt(variances[j]!) * random.normal() : 0
        shocks[t * kinds + j] = shock
        simulated[disturbed[j]!]! += shock
      }
    }
  }

  const smooth = (variances: Float64Array) => {
    weights.fill(0)
    for (let t = n - 1; t >= 0; t--) {
      if (t < n - 1) {
        for (let j = 0; j < kinds; j++)
          if (entersAfter(layout, j, t)) shocks[t * kinds + j]! += variances[j]! * weights[disturbed[j]!]!
        retreatWeights(layout, t, weights)
      }
      if (observed[t] !== 1) continue
      let pull = errors[t]!
      for (let i = 0; i < m; i++) pull -= gains[t * m + i]! * weights[i]!
      for (let k = 0; k < layout.observed.length; k++) weights[layout.observed[k]!]! += pull
    }
  }

  return {
    logLikelihood,
    signal,
    last: state,
    squares,
    counts,
    draw(random, values, noise, variances) {
      filter(random, values, noise, variances)
      smooth(variances)
      squares.fill(0)
      for (let i = 0; i < m; i++) state[i] = first[i]! + start.mean[i]! + start.variance[i]! * weights[i]!
      for (let t = 0; t < n; t++) {
        signal[t] = observedPart(layout, state)
        if (t === n - 1) break
        advanceState(layout, t, state)
        for (let j = 0; j < kinds; j++) {
          const shock = shocks[t * kinds + j]!
          state[disturbed[j]!]! += shock
          squares[j]! += shock * shock
        }
      }
    },
  }
}

/** The same for a local level alone, where every matrix is a number. */
function levelSampler(observed: Uint8Array, start: StateStart): StateSampler {
  const n = observed.length
  const signal = new Float64Array(n)
  const last = new Float64Array(1)
  const squares = new Float64Array(1)
  const gains = new Float64Array(n)
  const errors = new Float64Array(n)
  const shocks = new Float64Array(n)
  const startMean = start.mean[0]!
  const startVariance = start.variance[0]!
  return {
    logLikelihood(values, noise, variances) {
      const variance = variances[0]!
      let mean = startMean
      let p = startVariance
      let sum = 0
      let product = 1
      for (let t = 0; t < n; t++) {
        if (observed[t] === 1) {
          const error = values[t]! - mean
          const spread = p + noise
          const scale = 1 / spread
          const gain = p * scale
          mean += gain * error
          sum += error * error * scale
          product *= spread
          p = gain * noise
          // One logarithm for many factors, taken before their product leaves the range of a double.
          if (product < 1e-200 || product > 1e200) {
            sum += Math.log(product)
            product = 1
          }
        }
        p += variance
      }
      return -0.5 * (sum + Math.log(product))
    },
    signal,
    last,
    squares,
    counts: Int32Array.of(n - 1),
    draw(random, values, noise, variances) {
      const variance = variances[0]!
      const sd = Math.sqrt(variance)
      const noiseSd = Math.sqrt(noise)
      const first = Math.sqrt(startVariance) * random.normal()
      let simulated = first
      let mean = startMean
      let p = startVariance
      for (let t = 0; t < n; t++) {
        if (observed[t] === 1) {
          const error = values[t]! - simulated - noiseSd * random.normal() - mean
          const scale = 1 / (p + noise)
          const gain = p * scale
          errors[t] = error * scale
          gains[t] = gain
          mean += gain * error
          p = gain * noise
        }
        const shock = sd * random.normal()
        shocks[t] = shock
        simulated += shock
        p += variance
      }
      let weight = 0
      for (let t = n - 1; t >= 0; t--) {
        shocks[t]! += variance * weight
        if (observed[t] === 1) weight += errors[t]! - gains[t]! * weight
      }
      let level = first + startMean + startVariance * weight
      let sum = 0
      signal[0] = level
      for (let t = 1; t < n; t++) {
        const shock = shocks[t - 1]!
        level += shock
        sum += shock * shock
        signal[t] = level
      }
      last[0] = level
      squares[0] = sum
    },
  }
}
