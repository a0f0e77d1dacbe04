import { type ArimaForm, arimaSize } from './arima-orders.ts'
import { lagsFromPartials, multiplyLags, nonZeroPlaces } from './arma-coefficients.ts'
import { createInnovationFilter } from './arma-innovations.ts'
import type { Arma } from './arma-start.ts'
import { type Matrix, matrix } from './linear-algebra.ts'

/** The coefficients of each factor of a model. */
export type ArimaFactors = {
  values: Float64Array
  errors: Float64Array
  seasonalValues: Float64Array
  seasonalErrors: Float64Array
}

/** A differenced series, less its ordinary regression on the columns, and the differenced columns. */
export type Differenced = { series: Float64Array; columns: readonly Float64Array[] }

/** The most likely regression and error variance at given coefficients. */
export type ArimaProfile = {
  logLikelihood: number
  /** Sum of squared errors for an error variance of 1: over the number of values, the variance. */
  squares: number
  /** What generalised least squares adds to the ordinary coefficients. */
  regression: Float64Array
  /** Cross products of the errors of the series and of each column; the next call writes over them. */
  products: Float64Array
}

const negative = (lags: Float64Array) => lags.map(value => -value)

/** Coefficients from partial autocorrelations in the order p, q, P, Q. */
export function factorsOf({ p, q, P }: ArimaForm, partials: Float64Array): ArimaFactors {
  return {
    values: lagsFromPartials(partials.subarray(0, p)),
    errors: negative(lagsFromPartials(partials.subarray(p, p + q))),
    seasonalValues: lagsFromPartials(partials.subarray(p + q, p + q + P)),
    seasonalErrors: negative(lagsFromPartials(partials.subarray(p + q + P))),
  }
}

/** The factors multiplied out. */
export const armaOf = (factors: ArimaFactors, period: number): Arma => ({
  values: multiplyLags(factors.values, factors.seasonalValues, period, -1),
  errors: multiplyLags(factors.errors, factors.seasonalErrors, period, 1),
})

/** The columns' part of the cross products. */
export function columnProducts(products: Float64Array, count: number): Matrix {
  const own = matrix(count, count)
  for (let i = 0; i < count; i++)
    for (let j = 0; j < count; j++) own.data[i * count + j] = products[(i + 1) * (count + 1) + j + 1]!
  return own
}

/** A pivot below this fraction of its column's square counts as zero. */
const dependentBelow = 1e-13

/**
 * Regression of the first on the others from their cross products, by elimination from the last to the first: what is
 * left of the first's square, and the coefficients. Null when columns are dependent. `work` is written over.
 */
function regress(work: Float64Array, products: Float64Array, size: number) {
  work.set(products)
  for (let j = size - 1; j >= 1; j--) {
    const pivot = work[j * size + j]!
    if (!(pivot > dependentBelow * products[j * size + j]!)) return null
    for (let i = 0; i < j; i++) {
      const factor = work[i * size + j]! / pivot
      for (let k = 0; k < j; k++) work[i * size + k]! -= factor * work[k * size + j]!
    }
  }
  const coefficients = new Float64Array(size - 1)
  for (let j = 1; j < size; j++) {
    let sum = work[j * size]!
    for (let k = 1; k < j; k++) sum -= work[j * size + k]! * coefficients[k - 1]!
    coefficients[j - 1] = sum / work[j * size + j]!
  }
  return { squares: work[0]!, coefficients }
}

/**
 * The exact Gaussian log-likelihood with error variance and regression at their best: both follow from the one-step
 * errors of the series and of every column. Null when the model is not stationary or the columns are dependent.
 * Source: Harvey (1989), sections 3.4 and 7.3. Cost: one filter.
 */
export function createProfile({ series, columns }: Differenced) {
  const filter = createInnovationFilter([series, ...columns])
  const size = columns.length + 1
  const work = new Float64Array(size * size)
  const n = series.length
  return (model: Arma): ArimaProfile | null => {
    const found = filter(model)
    const fitted = found && regress(work, found.products, size)
    if (!fitted || !(fitted.squares > 0)) return null
    const { squares, coefficients } = fitted
    const logLikelihood = -0.5 * (n * (Math.log((2 * Math.PI * squares) / n) + 1) + found.logVariances)
    return { logLikelihood, squares, regression: coefficients, products: found.products }
  }
}

/**
 * Squared errors when those before the first are taken as zero and the first values as given: nearly the likelihood,
 * for a first guess. Source: Box and Jenkins (1976), section 7.1.
 */
function conditionalSquares(series: Float64Array, { values, errors }: Arma, found: Float64Array): number {
  const past = nonZeroPlaces(values)
  const shocks = nonZeroPlaces(errors)
  const n = series.length
  let squares = 0
  found.fill(0)
  for (let t = values.length; t < n; t++) {
    let error = series[t]!
    for (const place of past) error -= values[place]! * series[t - 1 - place]!
    for (const place of shocks) if (place < t) error -= errors[place]! * found[t - 1 - place]!
    found[t] = error
    squares += error * error
  }
  return squares
}

/** What to minimise for the first guess: half the values times the logarithm of their mean squared error. */
export function conditionalObjective(form: ArimaForm, series: Float64Array) {
  const found = new Float64Array(series.length)
  return (partials: Float64Array) => {
    const model = armaOf(factorsOf(form, partials), form.period)
    const left = series.length - model.values.length
    return 0.5 * left * Math.log(conditionalSquares(series, model, found) / left)
  }
}

/** What to minimise: minus the profile log-likelihood, Infinity where the model does not exist. */
export function exactObjective(form: ArimaForm, data: Differenced) {
  const profileAt = createProfile(data)
  return (partials: Float64Array) =>
    -(profileAt(armaOf(factorsOf(form, partials), form.period))?.logLikelihood ?? -Infinity)
}

/** Distance of a central difference: its error and that of rounding are both far below what stops the search. */
const step = 1e-5

/** The objective with its gradient by central differences. */
export const withGradient =
  (objective: (x: Float64Array) => number) => (x: Float64Array, gradient: Float64Array) => {
    const value = objective(x)
    if (!Number.isFinite(value)) return Infinity
    const moved = x.slice()
    for (let i = 0; i < x.length; i++) {
      moved[i] = x[i]! + step
      const above = objective(moved)
      moved[i] = x[i]! - step
      gradient[i] = (above - objective(moved)) / (2 * step)
      moved[i] = x[i]!
    }
    return value
  }

/** How far partial autocorrelations may go: nearer to 1 a model is not told apart from one more difference. */
export const partialBound = 0.9999

/** The box of partial autocorrelations. */
export const arimaBox = (form: ArimaForm) => ({
  lower: new Float64Array(arimaSize(form)).fill(-partialBound),
  upper: new Float64Array(arimaSize(form)).fill(partialBound),
})
