/**
 * Where a stationary series stands before its first value: the solution of P = T P T' + R R', exactly.
 *
 * The state of an ARMA model, of size max(p, q + 1), holds in place i what past values and errors add to the value i
 * periods on. Errors have variance 1.
 * Sources: Gardner, Harvey and Phillips (1980), Applied Statistics 29, 311-322 (the state); the autocovariances by
 * Levinson's recursion run down and up (Brockwell and Davis 1991, sections 3.3 and 5.2), which is exact where the
 * published solution of the linear equations costs size to the fourth. Cost: p² and the products of terms not zero.
 */
import { nonZeroPlaces } from './arma-coefficients.ts'

/** A stationary model of unit error variance: weights of past values and errors, 1, 2, ... periods ago. */
export type Arma = { values: Float64Array; errors: Float64Array }

export const stateSize = ({ values, errors }: Arma): number => Math.max(values.length, errors.length + 1)

/** Autocovariances at lags 0 to `most` of the autoregression alone; null when it is not stationary. */
function autoregressiveCovariances(values: Float64Array, most: number): Float64Array | null {
  const p = values.length
  const partials = new Float64Array(p)
  const lags = values.slice()
  const held = new Float64Array(p)
  let variance = 1
  for (let k = p - 1; k >= 0; k--) {
    const last = lags[k]!
    const rest = 1 - last * last
    if (!(rest > 0)) return null
    partials[k] = last
    variance /= rest
    for (let j = 0; j < k; j++) held[j] = (lags[j]! + last * lags[k - 1 - j]!) / rest
    for (let j = 0; j < k; j++) lags[j] = held[j]!
  }
  const covariances = new Float64Array(most + 1)
  covariances[0] = variance
  for (let k = 1; k <= Math.min(p, most); k++) {
    const last = partials[k - 1]!
    let sum = last * variance
    for (let j = 1; j < k; j++) sum += lags[j - 1]! * covariances[k - j]!
    covariances[k] = sum
    variance *= 1 - last * last
    for (let j = 0; j < k - 1; j++) held[j] = lags[j]! - last * lags[k - 2 - j]!
    for (let j = 0; j < k - 1; j++) lags[j] = held[j]!
    lags[k - 1] = last
  }
  const places = nonZeroPlaces(values)
  for (let k = p + 1; k <= most; k++) {
    let sum = 0
    for (const place of places) sum += values[place]! * covariances[k - 1 - place]!
    covariances[k] = sum
  }
  return covariances
}

/** Autocovariances at lags 0 to `most`: those of the autoregression, met by the errors at every pair of lags. */
function autocovariances({ values, errors }: Arma, most: number): Float64Array | null {
  const q = errors.length
  const alone = autoregressiveCovariances(values, most + q)
  if (!alone || q === 0) return alone
  const overlaps = new Float64Array(q + 1)
  for (let gap = 0; gap <= q; gap++) {
    let sum = gap === 0 ? 1 : errors[gap - 1]!
    for (let i = gap; i < q; i++) sum += errors[i]! * errors[i - gap]!
    overlaps[gap] = sum
  }
  const gaps = nonZeroPlaces(overlaps)
  const covariances = new Float64Array(most + 1)
  for (let k = 0; k <= most; k++) {
    let sum = overlaps[0]! * alone[k]!
    for (let i = 1; i < gaps.length; i++) {
      const gap = gaps[i]!
      sum += overlaps[gap]! * (alone[k + gap]! + alone[Math.abs(k - gap)]!)
    }
    covariances[k] = sum
  }
  return covariances
}

/** What an error adds to the values 0 to `most` periods on. */
export function impulseResponses({ values, errors }: Arma, most: number): Float64Array {
  const places = nonZeroPlaces(values)
  const responses = new Float64Array(most + 1)
  responses[0] = 1
  for (let k = 1; k <= most; k++) {
    let sum = errors[k - 1] ?? 0
    for (const place of places) if (place < k) sum += values[place]! * responses[k - 1 - place]!
    responses[k] = sum
  }
  return responses
}

/** Covariance of each part of the state with the value, before the series begins; null when not stationary. */
export function stationaryColumn(model: Arma): Float64Array | null {
  const { values, errors } = model
  const covariances = autocovariances(model, values.length)
  if (!covariances) return null
  const responses = impulseResponses(model, errors.length)
  const past = nonZeroPlaces(values)
  const shocks = nonZeroPlaces(errors)
  const column = new Float64Array(stateSize(model))
  column[0] = covariances[0]!
  for (let i = 1; i < column.length; i++) {
    let sum = 0
    for (const place of past) if (place >= i) sum += values[place]! * covariances[place + 1 - i]!
    for (const place of shocks) if (place >= i - 1) sum += errors[place]! * responses[place + 1 - i]!
    column[i] = sum
  }
  return column
}

/** The whole stationary covariance, size × size, from its first column: each diagonal follows from the one after. */
export function stationaryCovariance({ values, errors }: Arma, column: Float64Array): Float64Array {
  const size = column.length
  const value = (i: number) => values[i] ?? 0
  const shock = (i: number) => (i === 0 ? 1 : (errors[i - 1] ?? 0))
  const p = new Float64Array(size * size)
  const at = (i: number, j: number) => (i < size && j < size ? p[i * size + j]! : 0)
  for (let i = 0; i < size; i++) p[i] = p[i * size] = column[i]!
  for (let i = size - 1; i >= 1; i--)
    for (let j = size - 1; j >= 1; j--)
      p[i * size + j] =
        value(i) * value(j) * column[0]! +
        value(i) * at(0, j + 1) +
        value(j) * at(i + 1, 0) +
        at(i + 1, j + 1) +
        shock(i) * shock(j)
  return p
}
