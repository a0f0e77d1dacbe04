import { etsMoments } from './ets-forecast.ts'
import {
  createEtsLikelihood,
  type EtsForm,
  type EtsParameters,
  etsBox,
  etsName,
  etsSize,
  packEts,
  unpackEts,
} from './ets-recursion.ts'
import { etsForecastable, etsStarts } from './ets-start.ts'
import { type Refusal, refuse } from './outcome.ts'
import { minimiseInBox } from './projected-bfgs.ts'
import {
  checkForecast,
  type ForecastRequest,
  gaussianForecast,
  type QuantileForecast,
} from './quantile-forecast.ts'

/**
 * A fitted model. `initial` are the states before the first value, `last` those after the last one;
 * `logLikelihood`, `aic`, `aicc` and `bic` leave out the Gaussian constant (as R's `ets`) and count the error
 * variance as a parameter; `variance` is that of one-step errors (relative errors when multiplicative).
 */
export type EtsFit = {
  ok: true
  method: string
  form: EtsForm
  initial: EtsParameters
  last: EtsParameters
  logLikelihood: number
  aic: number
  aicc: number
  bic: number
  variance: number
  fitted: number[]
  errors: number[]
  parameters: number
}

/** Which model: 'auto' takes the smallest AICc; otherwise error, trend and season. */
export type EtsChoice = 'auto' | { error: 'A' | 'M'; trend: 'N' | 'A' | 'Ad'; season: 'N' | 'A' | 'M' }

/** A forecast, the fit behind it and what was compared on the way. */
export type ExponentialSmoothing = QuantileForecast & {
  fit: EtsFit
  considered: { method: string; aicc: number | null; why?: string }[]
}

/** Longest season whose states can be estimated one by one. */
export const longestEtsPeriod = 24

/** Move and stretch the series so that values are of order one; the log-likelihood changes by n log(stretch). */
function normalise(form: EtsForm, series: readonly number[]) {
  const mean = series.reduce((a, b) => a + b, 0) / series.length
  if (form.error === 'M' || form.season === 'M') return { shift: 0, stretch: mean }
  const deviation = Math.sqrt(series.reduce((sum, y) => sum + (y - mean) ** 2, 0) / series.length)
  return { shift: mean, stretch: deviation }
}

function restore(form: EtsForm, p: EtsParameters, shift: number, stretch: number): EtsParameters {
  return {
    ...p,
    level: shift + stretch * p.level,
    slope: stretch * p.slope,
    seasonal: form.season === 'A' ? p.seasonal.map(s => stretch * s) : p.seasonal,
  }
}

/**
 * Fit one exponential smoothing model by maximum likelihood over weights, damping and initial states, from three
 * fixed starting points, each brought to a point where the projected gradient is zero; the highest is kept.
 * Weights stay in the usual region (beta < alpha, gamma < 1 - alpha, damping in [0.8, 0.98]) and must make the
 * model forecastable. Refuses series that are constant, too short for the number of parameters, not positive with
 * a multiplicative component, an additive error with a multiplicative season (its variance is infinite), seasons
 * over 24 periods (use regression on Fourier terms), and a fit that does not converge.
 * Source: Hyndman, Koehler, Ord and Snyder (2008), chapters 2, 5 and 10. Cost: about 150 passes over the series.
 */
export function fitExponentialSmoothing(series: readonly number[], chosen: EtsForm): EtsFit | Refusal {
  const form = chosen.season === 'N' ? { ...chosen, period: 1 } : chosen
  const size = etsSize(form)
  const no =
    checkForecast(series, { period: form.period, horizon: 1 }, Math.max(size + 5, 2 * form.period)) ??
    checkForm(form, series)
  if (no) return no
  const { shift, stretch } = normalise(form, series)
  const scaled = Float64Array.from(series, value => (value - shift) / stretch)
  const starts = etsStarts(form, scaled)
  if ('ok' in starts) return starts
  const likelihood = createEtsLikelihood(form, scaled)
  const failures: string[] = []
  let best: { packed: Float64Array; value: number } | null = null
  for (const start of starts) {
    const found = minimiseInBox({
      objective: likelihood.minusLogLikelihood,
      start: packEts(form, start),
      ...etsBox(form),
    })
    if (!found.ok) failures.push(found.why)
    else if (!etsForecastable(form, unpackEts(form, found.x)))
      failures.push('weights that do not forget the past')
    else if (!best || found.value < best.value) best = { packed: found.x, value: found.value }
  }
  if (!best) return refuse('forecast.not-converged', `${etsName(form)}: ${[...new Set(failures)].join('; ')}`)
  const initial = restore(form, unpackEts(form, best.packed), shift, stretch)
  return summarise(form, series, initial)
}

function checkForm(form: EtsForm, series: readonly number[]): Refusal | null {
  if (form.season !== 'N' && form.period < 2)
    return refuse('forecast.period', `${etsName(form)} needs a season of at least two periods`)
  if (form.period > longestEtsPeriod)
    return refuse(
      'forecast.period',
      `${form.period} seasonal states cannot be estimated one by one: use Fourier terms`,
    )
  if (form.error === 'A' && form.season === 'M')
    return refuse(
      'forecast.form',
      `${etsName(form)}: additive error with a multiplicative season has no finite variance`,
    )
  if ((form.error === 'M' || form.season === 'M') && series.some(value => value <= 0))
    return refuse('forecast.not-positive', `${etsName(form)} needs values above zero`)
  return null
}

/** Likelihood, criteria, errors and final states at given initial states and weights. */
export function summarise(
  form: EtsForm,
  series: readonly number[],
  initial: EtsParameters,
): EtsFit | Refusal {
  const path = createEtsLikelihood(form, series).path(initial)
  const n = series.length
  const size = etsSize(form)
  const squares = path?.errors.reduce((sum, e) => sum + e * e, 0) ?? 0
  const spread = form.error === 'M' ? n : series.reduce((sum, y) => sum + y * y, 0)
  if (!path) return refuse('forecast.form', `${etsName(form)} does not exist at these states`)
  if (!(squares > 1e-24 * spread))
    return refuse(
      'forecast.constant',
      `${etsName(form)} follows the series without error: no variation to measure`,
    )
  const k = size + 1
  const aic = 2 * k - 2 * path.logLikelihood
  return {
    ok: true,
    method: etsName(form),
    form,
    initial,
    last: path.last,
    logLikelihood: path.logLikelihood,
    aic,
    aicc: aic + (2 * k * (k + 1)) / (n - k - 1),
    bic: aic + k * (Math.log(n) - 2),
    variance: squares / (n - size),
    fitted: [...path.fitted],
    errors: [...path.errors],
    parameters: size,
  }
}

/** The forms 'auto' compares: both errors, trend none, additive or damped, season where the period allows one. */
function candidateForms(period: number): EtsForm[] {
  const forms: EtsForm[] = []
  const seasons = period > 1 && period <= longestEtsPeriod ? (['N', 'A', 'M'] as const) : (['N'] as const)
  for (const error of ['A', 'M'] as const)
    for (const trend of ['N', 'A', 'Ad'] as const)
      for (const season of seasons)
        if (error === 'M' || season !== 'M')
          forms.push({ error, trend, season, period: season === 'N' ? 1 : period })
  return forms
}

/**
 * Exponential smoothing forecast with exact means and variances and normal quantiles. With `model: 'auto'` every
 * form the period and the sign of the series allow is fitted and the smallest AICc kept; forms that cannot be
 * fitted are listed in `considered` with the reason. Refuses when none can. Cost: up to 15 fits.
 */
export function exponentialSmoothing(
  series: readonly number[],
  request: ForecastRequest & { model?: EtsChoice },
): ExponentialSmoothing | Refusal {
  const { period = 1, horizon, model = 'auto' } = request
  const no = checkForecast(series, request, 6)
  if (no) return no
  const forms = model === 'auto' ? candidateForms(period) : [{ ...model, period }]
  const fits = forms.map(form => ({ form, fit: fitExponentialSmoothing(series, form) }))
  const considered = fits.map(({ form, fit }) =>
    fit.ok ? { method: etsName(form), aicc: fit.aicc } : { method: etsName(form), aicc: null, why: fit.why },
  )
  let best: EtsFit | null = null
  for (const { fit } of fits) if (fit.ok && (!best || fit.aicc < best.aicc)) best = fit
  if (!best) {
    const refusal = fits[0]!.fit
    return refusal.ok ? refuse('forecast.not-converged', 'no form could be fitted') : refusal
  }
  const { mean, variance } = etsMoments(best.form, best.last, series.length, best.variance, horizon)
  const deviation = variance.map(Math.sqrt)
  const assumed = [
    `${best.method}: one-step errors are independent and normal with one ${best.form.error === 'M' ? 'relative ' : ''}size`,
    'estimated parameters are taken as known in the intervals',
  ]
  return { ...gaussianForecast(best.method, mean, deviation, request, assumed), fit: best, considered }
}
