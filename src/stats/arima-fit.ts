import { arimaColumns, type Regressor } from './arima-columns.ts'
import { arimaErrors } from './arima-errors.ts'
import {
  arimaBox,
  armaOf,
  conditionalObjective,
  createProfile,
  type Differenced,
  exactObjective,
  factorsOf,
  partialBound,
  withGradient,
} from './arima-likelihood.ts'
import {
  type ArimaForm,
  type ArimaOrders,
  arimaForm,
  arimaName,
  arimaSize,
  difference,
  differencedAway,
} from './arima-orders.ts'
import type { Arma } from './arma-start.ts'
import { leastSquares } from './least-squares.ts'
import { matrix } from './linear-algebra.ts'
import { type Refusal, refuse } from './outcome.ts'
import { minimiseInBox } from './projected-bfgs.ts'

/** An estimate and its standard error; null where the likelihood does not give one (`errorsMissing` says why). */
export type ArimaCoefficient = { name: string; value: number; error: number | null }

/**
 * A fitted model. `coefficients` are ar1.., ma1.., sar1.., sma1.. (past values with the sign they are added with,
 * past errors likewise), then mean or drift and each regressor, in the unit of the series a unit of the regressor.
 * `logLikelihood` is exact, of the differenced series; `aic`, `aicc`, `bic` count the error variance as a parameter.
 * `variance` is that of one-step errors, freed of its bias by the number of coefficients; `errors` are those of the
 * differenced series, `values` their number.
 */
export type ArimaFit = {
  ok: true
  method: string
  form: ArimaForm
  coefficients: ArimaCoefficient[]
  errorsMissing: string | null
  logLikelihood: number
  aic: number
  aicc: number
  bic: number
  variance: number
  values: number
  parameters: number
  /** The factors multiplied out. */
  arma: Arma
}

/** Differenced and brought to a size of one; `ordinary` are the coefficients already taken out. */
type Scaled = Differenced & { scale: number; columnScales: number[]; ordinary: Float64Array }

const rootMeanSquare = (values: Float64Array) =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length)

/** Difference series and columns and bring each to a size of one; refuses what then does not vary. */
function prepare(
  form: ArimaForm,
  series: readonly number[],
  regressors: readonly Regressor[],
): { ok: true; data: Scaled } | Refusal {
  const own = difference(series, form)
  const columns = arimaColumns(form, regressors, series.length)
  const needed = arimaSize(form) + columns.length + 3
  if (own.length < needed)
    return refuse(
      'forecast.too-short',
      `${arimaName(form)} needs ${needed + differencedAway(form)} periods, there are ${series.length}`,
    )
  const moved = columns.map(({ values }) => difference(values, form))
  const still = moved.findIndex(column => column.every(value => value === 0))
  if (still >= 0)
    return refuse('forecast.regressor', `${columns[still]!.name} does not vary once differences are taken`)
  const columnScales = moved.map(rootMeanSquare)
  const x = matrix(own.length, columns.length)
  moved.forEach((column, j) => {
    for (let t = 0; t < own.length; t++) x.data[t * columns.length + j] = column[t]! / columnScales[j]!
  })
  const fitted = leastSquares(x, own)
  if (!fitted.ok)
    return refuse('forecast.regressor', 'a regressor follows from the others: no coefficient is its own')
  const scale = rootMeanSquare(fitted.residuals)
  // Values carry some 16 digits: what is left below that of the largest is rounding.
  const rounding = 1e-13 * series.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  if (!(scale > 1e-10 * rootMeanSquare(own) && scale > rounding))
    return refuse(
      'forecast.constant',
      `${arimaName(form)} follows the series without error: nothing to measure`,
    )
  return {
    ok: true,
    data: {
      series: fitted.residuals.map(value => value / scale),
      columns: moved.map((column, j) => column.map(value => value / columnScales[j]!)),
      scale,
      columnScales,
      ordinary: fitted.coefficients,
    },
  }
}

/** A first guess farther out than this is drawn in: there the likelihood is steep. */
const startBound = 0.95

/** The guess need not be good, only on the right hill. */
const guessTolerance = 1e-2

/** Largest gradient over the likelihood's size where a search stops: its AICc is then right to 0.0001. */
const quickTolerance = 1e-4

/** A likelihood that takes longer creeps along its boundary. */
const mostIterations = 150

/** Where a search starts: at the conditional least-squares estimate, at zero, or at both for the better end. */
type Start = 'guess' | 'zero' | 'both'

/** What a partial autocorrelation's variance is about: (1 - r²) / n, exact for the last of an autoregression. */
const curvaturesAt = (partials: Float64Array, n: number) => partials.map(r => n / (1 - r * r))

/** The conditional least-squares estimate, drawn in; null where there is none. */
function conditionalGuess(form: ArimaForm, { series }: Scaled): Float64Array | null {
  const size = arimaSize(form)
  if (form.p + form.P * form.period + size >= series.length) return null
  const start = new Float64Array(size)
  const found = minimiseInBox({
    objective: withGradient(conditionalObjective(form, series)),
    start,
    ...arimaBox(form),
    curvatures: curvaturesAt(start, series.length),
    tolerance: guessTolerance,
    maxIterations: 50,
  })
  return found.ok ? found.x.map(value => Math.max(-startBound, Math.min(startBound, value))) : null
}

/** Partial autocorrelations that make the differenced series most likely. */
function mostLikely(
  form: ArimaForm,
  data: Scaled,
  from: Start,
): { ok: true; partials: Float64Array } | Refusal {
  const zero = new Float64Array(arimaSize(form))
  if (zero.length === 0) return { ok: true, partials: zero }
  const guess = from === 'zero' ? null : conditionalGuess(form, data)
  const starts = guess ? (from === 'guess' ? [guess] : [guess, zero]) : [zero]
  const objective = withGradient(exactObjective(form, data))
  const found = starts.map(start =>
    minimiseInBox({
      objective,
      start,
      ...arimaBox(form),
      curvatures: curvaturesAt(start, data.series.length),
      tolerance: from === 'both' ? undefined : quickTolerance,
      maxIterations: mostIterations,
    }),
  )
  const minima = found.filter(minimum => minimum.ok)
  if (minima.length === 0) {
    const why = [...new Set(found.map(minimum => (minimum.ok ? '' : minimum.why)))].join('; ')
    return refuse('forecast.not-converged', `${arimaName(form)}: ${why}`)
  }
  return { ok: true, partials: minima.reduce((low, next) => (next.value < low.value ? next : low)).x }
}

/**
 * Fit one seasonal ARIMA model by exact maximum likelihood on the differenced series, with regressors where given
 * (`values` as long as the series or longer). The search runs over partial autocorrelations, so that the model is
 * stationary and invertible, from the conditional least-squares estimate and from zero; the better end is kept.
 * A quick fit takes one start and leaves standard errors out, at a third of the cost.
 * Refuses a series too short for its coefficients, one that the model follows without error, dependent regressors,
 * and a likelihood whose maximum is not found.
 * Sources: Box and Jenkins (1976), chapters 7 and 9; Gardner, Harvey and Phillips (1980); Harvey (1989), chapter 3;
 * Jones (1980). Cost: about a hundred filters, each of values × (longest lag + regressors).
 */
export function fitArima(
  series: readonly number[],
  {
    orders,
    period = 1,
    regressors = [],
    quick,
  }: { orders: ArimaOrders; period?: number; regressors?: readonly Regressor[]; quick?: 'guess' | 'zero' },
): ArimaFit | Refusal {
  const form = arimaForm(orders, period)
  if (!form.ok) return form
  const { ok: _, ...model } = form
  const prepared = prepare(model, series, regressors)
  if (!prepared.ok) return prepared
  const { data } = prepared
  const found = mostLikely(model, data, quick ?? 'both')
  if (!found.ok) return found
  return summarise(model, data, found.partials, {
    names: arimaColumns(model, regressors, series.length).map(({ name }) => name),
    withErrors: !quick,
  })
}

function summarise(
  form: ArimaForm,
  data: Scaled,
  partials: Float64Array,
  { names, withErrors }: { names: readonly string[]; withErrors: boolean },
): ArimaFit | Refusal {
  const factors = factorsOf(form, partials)
  const arma = armaOf(factors, form.period)
  const profile = createProfile(data)(arma)
  if (!profile)
    return refuse('forecast.not-converged', `${arimaName(form)} is not stationary at its estimate`)
  const n = data.series.length
  const k = partials.length + names.length
  const logLikelihood = profile.logLikelihood - n * Math.log(data.scale)
  const aic = 2 * (k + 1) - 2 * logLikelihood
  const inside = partials.every(value => Math.abs(value) < partialBound)
  const errors = withErrors && inside ? arimaErrors(form, data, partials) : null
  const why = inside
    ? 'the likelihood is flat at its maximum: fewer coefficients would do'
    : 'the maximum lies where the model stops being stationary or invertible'
  const value = [
    ...Object.values(factors).flatMap(lags => [...lags]),
    ...Array.from(
      profile.regression,
      (more, j) => (data.ordinary[j]! + more * data.scale) / data.columnScales[j]!,
    ),
  ]
  const unit = (i: number) => (i < partials.length ? 1 : data.scale / data.columnScales[i - partials.length]!)
  return {
    ok: true,
    method: arimaName(form),
    form,
    coefficients: [...coefficientNames(form), ...names].map((name, i) => ({
      name,
      value: value[i]!,
      error: errors ? errors[i]! * unit(i) : null,
    })),
    errorsMissing: errors || !withErrors || k === 0 ? null : why,
    logLikelihood,
    aic,
    aicc: aic + (2 * (k + 1) * (k + 2)) / (n - k - 2),
    bic: aic + (k + 1) * (Math.log(n) - 2),
    variance: (profile.squares * data.scale * data.scale) / (n - k),
    values: n,
    parameters: k,
    arma,
  }
}

const coefficientNames = ({ p, q, P, Q }: ArimaForm): string[] =>
  [
    ['ar', p],
    ['ma', q],
    ['sar', P],
    ['sma', Q],
  ].flatMap(([name, count]) => Array.from({ length: count as number }, (_, i) => `${name}${i + 1}`))
