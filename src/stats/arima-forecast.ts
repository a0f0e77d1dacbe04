import { arimaColumns, type Regressor } from './arima-columns.ts'
import type { ArimaFit } from './arima-fit.ts'
import { columnProducts } from './arima-likelihood.ts'
import { difference, integrationWeights } from './arima-orders.ts'
import { nonZeroPlaces } from './arma-coefficients.ts'
import { createInnovationFilter } from './arma-innovations.ts'
import { type Arma, stateSize } from './arma-start.ts'
import { cholesky, forwardSolve } from './linear-algebra.ts'

/** Mean and variance of each period ahead, in the series' unit (and its square). */
export type ArimaMoments = { mean: number[]; variance: number[] }

/**
 * Exact forecast means and variances of a fitted model: the differenced series is forecast from the filter's last
 * state, whose own uncertainty counts, and added up again. Coefficients of past values and errors are taken as known;
 * mean, drift and regression add the variance of their estimate unless told otherwise. Regressors must reach `horizon`
 * periods beyond the series. Null when the filter fails.
 * Sources: Box and Jenkins (1976), chapter 5; Harvey (1989), sections 3.3 and 6; Goldberger (1962), Journal of the
 * American Statistical Association 57, 369-375 (the regression). Cost: one filter with its covariance, and horizon ×
 * state².
 */
export function arimaMoments(
  fit: ArimaFit,
  series: readonly number[],
  {
    horizon,
    regressors = [],
    regressionUncertainty = true,
  }: { horizon: number; regressors?: readonly Regressor[]; regressionUncertainty?: boolean },
): ArimaMoments | null {
  const { form, arma } = fit
  const n = series.length
  const columns = arimaColumns(form, regressors, n + horizon).map(({ values }) => values)
  const explained = explainedPart(fit, columns, n + horizon)
  const known = [
    Float64Array.from(series, (value, t) => value - explained[t]!),
    ...columns.map(values => values.subarray(0, n)),
  ]
  const found = createInnovationFilter(known.map(values => difference(values, form)))(arma, true)
  const factored = found && cholesky(columnProducts(found.products, columns.length))
  if (!found?.last || !factored?.ok) return null
  const { states, covariance } = found.last
  const size = stateSize(arma)
  const weights = integrationWeights(form)
  const ahead = known.map((values, c) =>
    continued(values, { arma, weights, state: states[c]!.subarray(0, size), horizon }),
  )
  const variance: number[] = []
  const views = createViews(arma, weights, size)
  let later = 0
  for (let h = 0; h < horizon; h++) {
    const unforeseen = columns.map((values, c) => values[n + h]! - ahead[c + 1]![h]!)
    const doubt = regressionUncertainty ? squareOf(forwardSolve(factored.factor, unforeseen)) : 0
    variance.push((quadratic(covariance, views.next()) + later + doubt) * fit.variance)
    later += views.shock() ** 2
  }
  return { mean: Array.from(ahead[0]!, (value, h) => value + explained[n + h]!), variance }
}

const squareOf = (values: Float64Array) => values.reduce((sum, value) => sum + value * value, 0)

/** The periods after the last, from the state that predicts the first of them. */
function continued(
  values: Float64Array,
  {
    arma,
    weights,
    state,
    horizon,
  }: { arma: Arma; weights: Float64Array; state: Float64Array; horizon: number },
): Float64Array {
  const n = values.length
  const path = new Float64Array(n + horizon)
  path.set(values)
  for (let h = 0; h < horizon; h++) {
    let value = state[0]!
    for (let i = 0; i < weights.length; i++) value += weights[i]! * path[n + h - 1 - i]!
    path[n + h] = value
    moveState(arma, state)
  }
  return path.subarray(n)
}

/** What constant and regressors account for, over the series and beyond. */
function explainedPart(
  { coefficients }: ArimaFit,
  columns: readonly Float64Array[],
  length: number,
): Float64Array {
  const explained = new Float64Array(length)
  columns.forEach((values, j) => {
    const coefficient = coefficients[coefficients.length - columns.length + j]!.value
    for (let t = 0; t < length; t++) explained[t]! += coefficient * values[t]!
  })
  return explained
}

function moveState({ values }: Arma, state: Float64Array): void {
  const first = state[0]!
  const size = state.length
  for (let i = 0; i < size; i++) state[i] = (values[i] ?? 0) * first + (i + 1 < size ? state[i + 1]! : 0)
}

/**
 * How a value h periods ahead depends on the state one period ahead: for the differenced series that is the first row
 * of the h-1st power of the transition; differences are taken back as values are.
 */
function createViews(arma: Arma, weights: Float64Array, size: number) {
  const power = new Float64Array(size)
  power[0] = 1
  const past = nonZeroPlaces(arma.values)
  const places = nonZeroPlaces(weights)
  const views: Float64Array[] = []
  return {
    next(): Float64Array {
      const view = power.slice()
      for (const place of places) {
        const before = views[views.length - 1 - place]
        if (before) for (let i = 0; i < size; i++) view[i]! += weights[place]! * before[i]!
      }
      views.push(view)
      let first = 0
      for (const place of past) first += arma.values[place]! * power[place]!
      power.copyWithin(1, 0, size - 1)
      power[0] = first
      return view
    },
    /** What an error does to the value as many periods on as there were views, less one. */
    shock(): number {
      const view = views.at(-1)!
      let sum = view[0]!
      for (let i = 0; i < arma.errors.length; i++) sum += arma.errors[i]! * view[i + 1]!
      return sum
    },
  }
}

function quadratic(covariance: Float64Array, x: Float64Array): number {
  const size = x.length
  let sum = 0
  for (let i = 0; i < size; i++) {
    if (x[i] === 0) continue
    let row = 0
    for (let j = 0; j < size; j++) row += covariance[i * size + j]! * x[j]!
    sum += x[i]! * row
  }
  return sum
}
