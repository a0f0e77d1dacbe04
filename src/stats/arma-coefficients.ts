/**
 * Coefficients of past values and past errors, and the partial autocorrelations that keep them in bounds.
 *
 * Any partial autocorrelations inside (-1, 1) are those of exactly one stationary model, so an optimiser may search a
 * box. Past errors are mapped with their sign turned, which makes them invertible.
 * Sources: Barndorff-Nielsen and Schou (1973), Journal of Multivariate Analysis 3, 408-419; Jones (1980),
 * Technometrics 22, 389-395. Cost: order squared.
 */

/** Weights of the values 1, 2, ... periods ago in the stationary autoregression with these partial autocorrelations. */
export function lagsFromPartials(partials: ArrayLike<number>): Float64Array {
  const order = partials.length
  const lags = new Float64Array(order)
  const before = new Float64Array(order)
  for (let k = 0; k < order; k++) {
    const last = partials[k]!
    for (let j = 0; j < k; j++) before[j] = lags[j]!
    for (let j = 0; j < k; j++) lags[j] = before[j]! - last * before[k - 1 - j]!
    lags[k] = last
  }
  return lags
}

/** The inverse: partial autocorrelations of an autoregression; null when it is not stationary. */
export function partialsFromLags(lags: ArrayLike<number>): Float64Array | null {
  const left = Float64Array.from(lags)
  const held = new Float64Array(lags.length)
  for (let k = lags.length - 1; k >= 0; k--) {
    const last = left[k]!
    if (!(Math.abs(last) < 1)) return null
    const rest = 1 - last * last
    for (let j = 0; j < k; j++) held[j] = (left[j]! + last * left[k - 1 - j]!) / rest
    for (let j = 0; j < k; j++) left[j] = held[j]!
  }
  return left
}

/**
 * Coefficients of the product of two lag polynomials, 1 + sign Σ a_i B^i and 1 + sign Σ b_j B^(j period): `sign` is 1
 * for past errors, -1 for past values.
 */
export function multiplyLags(
  a: Float64Array,
  b: Float64Array,
  period: number,
  sign: 1 | -1,
): Float64Array<ArrayBuffer> {
  const product = new Float64Array(a.length + b.length * period)
  product.set(a)
  for (let j = 0; j < b.length; j++) {
    const lag = (j + 1) * period
    product[lag - 1]! += b[j]!
    for (let i = 0; i < a.length; i++) product[lag + i]! += sign * a[i]! * b[j]!
  }
  return product
}

/** Whether all roots of 1 - Σ lags_i B^(i period) are farther than `radius` from zero. */
export const rootsBeyond = (radius: number, lags: ArrayLike<number>, period: number): boolean =>
  partialsFromLags(Array.from(lags, (value, i) => value * radius ** ((i + 1) * period))) !== null

/** Positions that are not zero: a seasonal model has few in a long row. */
export function nonZeroPlaces(lags: ArrayLike<number>): number[] {
  const places: number[] = []
  for (let i = 0; i < lags.length; i++) if (lags[i] !== 0) places.push(i)
  return places
}
