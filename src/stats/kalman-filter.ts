/**
 * The Kalman filter of a structural series: likelihood, filtered states, forecasts, from a known or a diffuse start.
 *
 * A diffuse start knows nothing: it is the limit of a start of infinite variance, taken exactly (the covariance is
 * kept as a finite and an infinite part until the data have removed the latter), not a large number. Missing
 * periods are passed over. Cost: periods × state².
 * Source: Durbin & Koopman 2012, sections 4.3, 4.10 and 5.2; the diffuse likelihood as in their 7.2.2, log 2π counted
 * for every value seen.
 */
import type { StateStart } from './simulation-smoother.ts'
import {
  addDisturbances,
  advanceCovariance,
  advanceState,
  covarianceWithObservation,
  observedPart,
  type StateLayout,
} from './state-space.ts'

export type FilterInput = {
  layout: StateLayout
  /** Read where `observed` is 1; periods after the last value are forecasts. */
  values: Float64Array
  observed: Uint8Array
  noise: number
  variances: Float64Array
  start: StateStart | 'diffuse'
}

/** One period as the filter met it: what smoothing back needs. */
export type FilterStep = {
  /** State and covariance before the value is seen; `infinite` is null once the start is forgotten. */
  mean: Float64Array
  covariance: Float64Array
  infinite: Float64Array | null
  /** Value less its prediction, and the variance of that; null where nothing was observed. */
  error: number | null
  variance: number
  infiniteVariance: number
  /** Covariance of the state with the observation, finite and infinite part. */
  cross: Float64Array
  infiniteCross: Float64Array | null
  /** State and covariance once the value is seen. */
  seenMean: Float64Array
  seenCovariance: Float64Array
}

export type Filtered = {
  logLikelihood: number
  /** What each period adds to it. */
  contributions: Float64Array
  /** Values that went into removing a diffuse start; fewer than the state needs means it was not removed. */
  startValues: number
  /** Whether the start was removed by the end. */
  settled: boolean
}

/** An infinite variance below this fraction of one is rounding: the start is forgotten in that direction. */
const nothingInfinite = 1e-9

/** Filter the series; `keep`, when given, is handed every period in turn. */
export function filterStates(input: FilterInput, keep?: (step: FilterStep) => void): Filtered {
  const { layout, values, observed, noise, variances, start } = input
  const m = layout.size
  const n = values.length
  const mean = new Float64Array(m)
  const p = new Float64Array(m * m)
  const cross = new Float64Array(m)
  let infinite: Float64Array | null = null
  const infiniteCross = new Float64Array(m)
  if (start === 'diffuse') {
    infinite = new Float64Array(m * m)
    for (let i = 0; i < m; i++) infinite[i * (m + 1)] = 1
  } else {
    mean.set(start.mean)
    for (let i = 0; i < m; i++) p[i * (m + 1)] = start.variance[i]!
  }
  const contributions = new Float64Array(n)
  let logLikelihood = 0
  let startValues = 0
  for (let t = 0; t < n; t++) {
    covarianceWithObservation(layout, p, cross)
    const variance = observedPart(layout, cross) + noise
    let infiniteVariance = 0
    if (infinite) {
      covarianceWithObservation(layout, infinite, infiniteCross)
      infiniteVariance = observedPart(layout, infiniteCross)
      if (infiniteVariance < nothingInfinite) infiniteVariance = 0
    }
    const seen = observed[t] === 1
    const error = seen ? values[t]! - observedPart(layout, mean) : 0
    const step: Omit<FilterStep, 'seenMean' | 'seenCovariance'> | null = keep
      ? {
          mean: mean.slice(),
          covariance: p.slice(),
          infinite: infinite ? infinite.slice() : null,
          error: seen ? error : null,
          variance,
          infiniteVariance,
          cross: cross.slice(),
          infiniteCross: infinite ? infiniteCross.slice() : null,
        }
      : null
    if (seen && infinite && infiniteVariance > 0) {
      startValues++
      removeInfinite(m, mean, p, infinite, cross, infiniteCross, error, variance, infiniteVariance)
      contributions[t] = -0.5 * Math.log(2 * Math.PI * infiniteVariance)
      if (startValues === m) infinite = null
    } else if (seen) {
      for (let i = 0; i < m; i++) {
        const gain = cross[i]! / variance
        mean[i]! += gain * error
        for (let j = 0; j < m; j++) p[i * m + j]! -= gain * cross[j]!
      }
      contributions[t] = -0.5 * (Math.log(2 * Math.PI * variance) + (error * error) / variance)
    }
    logLikelihood += contributions[t]!
    if (keep && step) keep({ ...step, seenMean: mean.slice(), seenCovariance: p.slice() })
    if (t === n - 1) break
    advanceState(layout, t, mean)
    advanceCovariance(layout, t, p)
    addDisturbances(layout, t, variances, p)
    if (infinite) advanceCovariance(layout, t, infinite)
  }
  return { logLikelihood, contributions, startValues, settled: infinite === null }
}

/** A value that takes one direction of infinite variance away. */
function removeInfinite(
  m: number,
  mean: Float64Array,
  p: Float64Array,
  infinite: Float64Array,
  cross: Float64Array,
  infiniteCross: Float64Array,
  error: number,
  variance: number,
  infiniteVariance: number,
): void {
  const ratio = variance / infiniteVariance
  for (let i = 0; i < m; i++) {
    const gain = infiniteCross[i]! / infiniteVariance
    mean[i]! += gain * error
    for (let j = 0; j < m; j++) {
      const other = infiniteCross[j]! / infiniteVariance
      p[i * m + j]! += gain * infiniteCross[j]! * ratio - cross[i]! * other - gain * cross[j]!
    }
  }
  for (let i = 0; i < m; i++) {
    const gain = infiniteCross[i]! / infiniteVariance
    for (let j = 0; j < m; j++) infinite[i * m + j]! -= gain * infiniteCross[j]!
  }
}
