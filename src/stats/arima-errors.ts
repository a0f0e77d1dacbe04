import {
  armaOf,
  columnProducts,
  createProfile,
  type Differenced,
  exactObjective,
  factorsOf,
} from './arima-likelihood.ts'
import type { ArimaForm } from './arima-orders.ts'
import { inverseSpd, type Matrix, matrix, multiply, transpose } from './linear-algebra.ts'

/** Largest distance of the differences that measure curvature. */
const reach = 1e-3

/** A distance that stays well inside (-1, 1). */
const distance = (partial: number) => Math.min(reach, (1 - Math.abs(partial)) / 4)

/** Second derivatives by central differences, from values alone. */
function curvature(objective: (x: Float64Array) => number, x: Float64Array): Matrix {
  const size = x.length
  const h = x.map(distance)
  const at = (i: number, a: number, j: number, b: number) => {
    const moved = x.slice()
    moved[i]! += a * h[i]!
    moved[j]! += b * h[j]!
    return objective(moved)
  }
  const middle = objective(x)
  const hessian = matrix(size, size)
  for (let i = 0; i < size; i++) {
    hessian.data[i * (size + 1)] = (at(i, 1, i, 0) - 2 * middle + at(i, -1, i, 0)) / h[i]! ** 2
    for (let j = 0; j < i; j++) {
      const mixed = at(i, 1, j, 1) - at(i, 1, j, -1) - at(i, -1, j, 1) + at(i, -1, j, -1)
      hessian.data[i * size + j] = hessian.data[j * size + i] = mixed / (4 * h[i]! * h[j]!)
    }
  }
  return hessian
}

/** Derivatives of everything estimated, coefficients and regression, by the partial autocorrelations. */
function sensitivity(form: ArimaForm, data: Differenced, partials: Float64Array): Matrix | null {
  const profileAt = createProfile(data)
  const estimates = (x: Float64Array) => {
    const factors = factorsOf(form, x)
    const profile = profileAt(armaOf(factors, form.period))
    return [...Object.values(factors).flatMap(lags => [...lags]), ...(profile?.regression ?? [])]
  }
  const rows = partials.length + data.columns.length
  const slopes = matrix(rows, partials.length)
  for (let j = 0; j < partials.length; j++) {
    const h = distance(partials[j]!)
    const [above, below] = [h, -h].map(by => estimates(partials.map((v, i) => (i === j ? v + by : v))))
    if (above!.length !== rows || below!.length !== rows) return null
    for (let i = 0; i < rows; i++) slopes.data[i * partials.length + j] = (above![i]! - below![i]!) / (2 * h)
  }
  return slopes
}

/**
 * Standard errors of coefficients and regression from the curvature of the likelihood at its maximum, by the delta
 * method: the variance of the regression at given coefficients, and what their own variance adds to it. Null when
 * the likelihood does not curve down in every direction. Source: Harvey (1989), section 3.4.
 * Cost: two filters for each pair of coefficients, two more for each.
 */
export function arimaErrors(form: ArimaForm, data: Differenced, partials: Float64Array): number[] | null {
  const size = partials.length
  const profile = createProfile(data)(armaOf(factorsOf(form, partials), form.period))
  if (!profile) return null
  const variances = new Float64Array(size + data.columns.length)
  const count = data.columns.length
  const inverted = inverseSpd(columnProducts(profile.products, count))
  if (!inverted.ok) return null
  const variance = profile.squares / data.series.length
  for (let j = 0; j < count; j++) variances[size + j] = variance * inverted.inverse.data[j * (count + 1)]!
  if (size > 0) {
    const curved = inverseSpd(curvature(exactObjective(form, data), partials))
    const slopes = curved.ok ? sensitivity(form, data, partials) : null
    if (!curved.ok || !slopes) return null
    const spread = multiply(multiply(slopes, curved.inverse), transpose(slopes))
    for (let i = 0; i < variances.length; i++) variances[i]! += spread.data[i * (spread.cols + 1)]!
  }
  const errors = Array.from(variances, Math.sqrt)
  return errors.every(Number.isFinite) ? errors : null
}
