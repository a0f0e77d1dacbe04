import { arimaColumns, type Regressor } from './arima-columns.ts'
import type { ArimaFit } from './arima-fit.ts'
import { difference, integrationWeights } from './arima-orders.ts'
import { nonZeroPlaces } from './arma-coefficients.ts'
import { createInnovationFilter } from './arma-innovations.ts'
import { type Arma, stateSize } from './arma-start.ts'

/** Mean and variance of each period ahead, in the series' unit (and its square). */
export type ArimaMoments = { mean: number[]; variance: number[] }

/**
 * Exact forecast means and variances of a fitted model: the differenced series is forecast from the filter's last
 * state, whose own uncertainty counts, and added up again; coefficients are taken as known. Regressors must reach
 * `horizon` periods beyond the series.
 * Sources: Box and Jenkins (1976), chapter 5; Harvey (1989), sections 3.3 and 6.
 * Cost: one filter with its covariance, and horizon × state².
 */
export function arimaMoments(
  fit: ArimaFit,
  series: readonly number[],
  { horizon, regressors = [] }: { horizon: number; regressors?: readonly Regressor[] },
): ArimaMoments | null {
  const { form, arma } = fit
  const n = series.length
  const explained = explainedPart(fit, regressors, n + horizon)
  const own = Float64Array.from(series, (value, t) => value - explained[t]!)
  const found = createInnovationFilter([difference(own, form)])(arma, true)
  if (!found?.last) return null
  const { states, covariance } = found.last
  const size = stateSize(arma)
  const state = states[0]!.subarray(0, size)
  const weights = integrationWeights(form)
  const path = new Float64Array(n + horizon)
  path.set(own)
  const variance: number[] = []
  const views = createViews(arma, weights, size)
  let later = 0
  for (let h = 0; h < horizon; h++) {
    let value = state[0]!
    for (let i = 0; i < weights.length; i++) value += weights[i]! * path[n + h - 1 - i]!
    path[n + h] = value
    moveState(arma, state)
    const view = views.next()
    variance.push((quadratic(covariance, view) + later) * fit.variance)
    later += views.shock() ** 2
  }
  const mean = Array.from({ length: horizon }, (_, h) => path[n + h]! + explained[n + h]!)
  return { mean, variance }
}

/** What constant and regressors account for, over the series and beyond. */
function explainedPart(fit: ArimaFit, regressors: readonly Regressor[], length: number): Float64Array {
  const columns = arimaColumns(fit.form, regressors, length)
  const explained = new Float64Array(length)
  columns.forEach(({ values }, j) => {
    const coefficient = fit.coefficients[fit.coefficients.length - columns.length + j]!.value
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
