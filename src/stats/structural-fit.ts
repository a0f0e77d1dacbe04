import { type FilterStep, filterStates } from './kalman-filter.ts'
import { normalQuantile } from './normal.ts'
import { type Refusal, refuse } from './outcome.ts'
import { minimiseInBox } from './projected-bfgs.ts'
import { smoothSteps } from './state-smoother.ts'
import { layOutState, type StateLayout } from './state-space.ts'

export type StructuralFitRequest = {
  /** One value a period, the oldest first; null where none was observed. */
  series: readonly (number | null)[]
  /** 'level' when absent. */
  trend?: 'level' | 'linear'
  /** Seasonal patterns; `duration` is 1 period when absent. */
  seasonal?: readonly { seasons: number; duration?: number }[]
  /** Periods to forecast: none when absent. */
  horizon?: number
  /** Of the intervals: 0.95. */
  confidence?: number
}

type Span = { mean: number; lower: number; upper: number }

export type StructuralFit = {
  ok: true
  /** Variances in squared units of the series: of the noise and of what moves the level, the slope, each season. */
  variances: { name: string; variance: number }[]
  /** Exact diffuse log-likelihood, and Akaike's criterion with the starting state counted among the parameters. */
  logLikelihood: number
  aic: number
  /** The parts of the series in every period, given all of it, with deviations. */
  parts: { name: string; mean: number[]; sd: number[] }[]
  forecast: Span[]
  confidence: number
  assumed: string[]
}

/** Variances are searched for between these, in variances of the series. */
const smallest = 1e-9
const largest = 1e3

/** A variance whose absence costs less log-likelihood than this is zero. */
const nothingLost = 1e-5

type Scaled = { layout: StateLayout; values: Float64Array; observed: Uint8Array }

const likelihood = ({ layout, values, observed }: Scaled, variances: ArrayLike<number>) =>
  filterStates({
    layout,
    values,
    observed,
    noise: variances[0]!,
    variances: Float64Array.from(layout.names, (_, j) => variances[j + 1]!),
    start: 'diffuse',
  }).logLikelihood

/** Variances (noise first) that make the scaled series most likely, from the best of two starts. */
function mostLikely(scaled: Scaled): { ok: true; variances: number[] } | Refusal {
  const count = scaled.layout.names.length + 1
  const objective = (logs: Float64Array, gradient: Float64Array) => {
    const at = (i: number, by: number) => {
      const variances = logs.map((log, k) => Math.exp(k === i ? log + by : log))
      return -likelihood(scaled, variances)
    }
    for (let i = 0; i < count; i++) gradient[i] = (at(i, 1e-4) - at(i, -1e-4)) / 2e-4
    return at(-1, 0)
  }
  const box = {
    objective,
    lower: new Float64Array(count).fill(Math.log(smallest)),
    upper: new Float64Array(count).fill(Math.log(largest)),
    tolerance: 1e-7,
  }
  const starts = [
    [0.5, 0.1, 0.01, 0.01],
    [0.05, 0.5, 0.001, 0.001],
  ]
  const found = starts.map(start =>
    minimiseInBox({
      ...box,
      start: Array.from({ length: count }, (_, i) => Math.log(start[i] ?? start[3]!)),
    }),
  )
  const minima = found.filter(minimum => minimum.ok)
  if (minima.length === 0) {
    const why = found.map(minimum => (minimum.ok ? '' : minimum.why)).join('; ')
    return refuse('series.no-maximum', `the most likely variances were not found: ${why}`)
  }
  const best = minima.reduce((low, next) => (next.value < low.value ? next : low))
  const variances = Array.from(best.x, Math.exp)
  for (let i = 0; i < count; i++) {
    const without = variances.map((variance, k) => (k === i ? 0 : variance))
    const some = without.some(variance => variance > 0)
    if (some && likelihood(scaled, without) > -best.value - nothingLost) variances[i] = 0
  }
  return { ok: true, variances }
}

/**
 * The structural model of a series by maximum likelihood: level, slope, seasons and noise, what each is worth, and
 * where they go on to. Nothing is assumed of the start (exact diffuse likelihood).
 *
 * Units are those of the series, variances squared. Forecast intervals take the variances as known, so they are a
 * little narrow for short series. Refuses values that are not finite, a series that does not vary, fewer values than
 * the state and the variances need, and a likelihood whose maximum is not found.
 * Source: Durbin & Koopman 2012, chapters 3 and 7; Harvey 1989. Expected values in tests: statsmodels 0.13.5 and the
 * Nile of Durbin & Koopman. Cost: some hundred filters of periods × state² each.
 */
export function fitStructuralSeries(request: StructuralFitRequest): StructuralFit | Refusal {
  const { series, trend = 'level', horizon = 0, confidence = 0.95 } = request
  const seasonal = (request.seasonal ?? []).map(({ seasons, duration = 1 }) => ({ seasons, duration }))
  const layout = layOutState({ trend, seasonal })
  if (!layout.ok) return layout
  if (!Number.isInteger(horizon) || horizon < 0 || horizon > 1000)
    return refuse('series.horizon', `the horizon is from 0 to 1000 whole periods, got ${horizon}`)
  if (!(confidence > 0 && confidence < 1))
    return refuse('series.confidence', `confidence lies between 0 and 1, got ${confidence}`)
  const seen = series.filter(value => value !== null)
  if (!seen.every(Number.isFinite))
    return refuse('series.not-finite', 'every value must be a finite number, or null where none was observed')
  const needed = layout.size + layout.names.length + 3
  if (seen.length < needed)
    return refuse('series.short', `${seen.length} values were observed; this model needs ${needed} or more`)
  const mean = seen.reduce((sum, value) => sum + value, 0) / seen.length
  const sd = Math.sqrt(seen.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (seen.length - 1))
  if (!(sd > 1e-12 * Math.abs(mean) && sd < Infinity))
    return refuse(
      'series.constant',
      'the series does not vary, or beyond what can be squared: no model can be learnt',
    )
  const scaled: Scaled = {
    layout,
    values: Float64Array.from(series, value => (value === null ? 0 : (value - mean) / sd)),
    observed: Uint8Array.from(series, value => (value === null ? 0 : 1)),
  }
  const fitted = mostLikely(scaled)
  if (!fitted.ok) return fitted
  const [noise, ...moving] = fitted.variances
  const steps: FilterStep[] = []
  const padding = new Array<number>(horizon).fill(0)
  const filtered = filterStates(
    {
      layout,
      values: Float64Array.from([...scaled.values, ...padding]),
      observed: Uint8Array.from([...scaled.observed, ...padding]),
      noise: noise!,
      variances: Float64Array.from(moving),
      start: 'diffuse',
    },
    step => steps.push(step),
  )
  if (!filtered.settled)
    return refuse(
      'series.short',
      'the values observed leave a part of the model undetermined: a season was never seen',
    )
  const logLikelihood = filtered.logLikelihood - (seen.length - layout.size) * Math.log(sd)
  return {
    ok: true,
    variances: ['noise', ...layout.names].map((name, j) => ({
      name,
      variance: fitted.variances[j]! * sd * sd,
    })),
    logLikelihood,
    aic: 2 * (fitted.variances.length + layout.size - logLikelihood),
    parts: partsOf(layout, steps.slice(0, series.length), mean, sd),
    forecast: forecastOf(layout, steps.slice(series.length), mean, sd, confidence),
    confidence,
    assumed: ['disturbances are normal and independent', 'forecast intervals take the variances as known'],
  }
}

function partsOf(layout: StateLayout, steps: readonly FilterStep[], mean: number, sd: number) {
  const smoothed = smoothSteps(layout, steps)
  return layout.names.map((name, j) => {
    const position = layout.disturbed[j]!
    const shift = j === 0 ? mean : 0
    return {
      name,
      mean: smoothed.map(state => state.mean[position]! * sd + shift),
      sd: smoothed.map(({ covariance }) => {
        const variance = covariance[position * (layout.size + 1)]!
        // Rounding may leave a crumb below zero where a part does not move.
        return Math.sqrt(Math.max(0, variance)) * sd
      }),
    }
  })
}

function forecastOf(
  layout: StateLayout,
  steps: readonly FilterStep[],
  mean: number,
  sd: number,
  confidence: number,
): Span[] {
  const z = -normalQuantile((1 - confidence) / 2)
  return steps.map(step => {
    let middle = mean
    for (const position of layout.observed) middle += step.mean[position]! * sd
    const reach = z * Math.sqrt(step.variance) * sd
    return { mean: middle, lower: middle - reach, upper: middle + reach }
  })
}
