import { sharedName } from './distinct-names.ts'
import { cholesky, matrix } from './linear-algebra.ts'
import { type Refusal, refuse } from './outcome.ts'
import { layOutState, type SeasonalForm } from './state-space.ts'
import type { SeriesModel } from './structural-chain.ts'

export type ImpactRequest = {
  /** One value a period, the oldest first; null where none was observed. */
  series: readonly (number | null)[]
  /** Series that the programme did not touch and that move with the one studied, over the same periods. */
  controls?: readonly { name: string; values: readonly (number | null)[] }[]
  /** First and last period to learn from, 0 being the first value. */
  pre: readonly [number, number]
  /** First and last period of the programme; periods between the two windows are neither learnt from nor judged. */
  post: readonly [number, number]
  /** 'level' (the default) goes on where it stood; 'linear' goes on with the slope it had, and widens fast. */
  trend?: 'level' | 'linear'
  /** Seasonal patterns; `duration` is 1 period when absent. */
  seasonal?: readonly { seasons: number; duration?: number }[]
  /** Guess of how far the level wanders in a period, in standard deviations of the series: 0.03. */
  levelSd?: number
  /** Observations that this guess is worth: 0.3. CausalImpact takes 0.01 worth 32: far too narrow where it errs. */
  levelDf?: number
  /** Number of controls expected to matter: 3. */
  expectedSize?: number
  /** Share of the variance that the controls are expected to explain (0.8), worth `priorDf` observations: 1, CausalImpact 50. */
  expectedR2?: number
  priorDf?: number
  /** Observations that the prior of the coefficients is worth (0.01), and how far it is diagonal (0.5). */
  informationWeight?: number
  diagonalShrinkage?: number
}

/** The model of the standardised series, and what takes it back to the units of the series. */
export type ImpactModel = {
  ok: true
  model: SeriesModel
  names: string[]
  mean: number
  sd: number
  controlSds: number[]
  /** Values of all modelled periods, null where missing; the first is `pre[0]`. */
  actual: (number | null)[]
  learnt: number
  /** First period of the programme, counted from `pre[0]`. */
  from: number
  disturbanceNames: readonly string[]
}

/** Fewest observed periods to learn from. */
const fewestObserved = 12

/** Prior deviation, and its weight in observations, of what CausalImpact leaves to bsts. */
const looseDf = 0.01
const looseSd = 0.01

function moments(values: readonly number[]): { mean: number; sd: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, sd: Math.sqrt(squares / (values.length - 1)) }
}

/** A series varies when its deviation is more than rounding of its mean, and can be squared. */
const varies = ({ mean, sd }: { mean: number; sd: number }) => sd > 1e-12 * Math.abs(mean) && sd < Infinity

function windowFault({ series, pre, post }: ImpactRequest): Refusal | undefined {
  const bounds = [...pre, ...post]
  const whole = bounds.every(bound => Number.isInteger(bound) && bound >= 0)
  if (!whole || pre[0] > pre[1])
    return refuse('series.window', `the windows must be whole periods in order, got ${bounds.join(', ')}`)
  if (post[0] > post[1] || post[0] >= series.length)
    return refuse('series.no-post', 'the programme has no period in the series: nothing to compare')
  if (post[0] <= pre[1])
    return refuse(
      'series.window',
      `the programme starts in period ${post[0]}, before learning ends in ${pre[1]}`,
    )
  if (post[1] >= series.length)
    return refuse(
      'series.window',
      `the programme ends in period ${post[1]}, the series in period ${series.length - 1}`,
    )
  if (!series.every(value => value === null || Number.isFinite(value)))
    return refuse('series.not-finite', 'every value must be a finite number, or null where none was observed')
  if (series.slice(post[0], post[1] + 1).every(value => value === null))
    return refuse('series.no-post', 'nothing was observed in the periods of the programme')
  return undefined
}

function priorFault(request: ImpactRequest): Refusal | undefined {
  const { levelSd = 0.03, levelDf = 0.3, expectedSize = 3, expectedR2 = 0.8, priorDf = 1 } = request
  const { informationWeight = 0.01, diagonalShrinkage = 0.5 } = request
  const inside = (value: number, low: number, high: number) => value > low && value < high
  if (
    inside(levelSd, 0, 1) &&
    inside(levelDf, 0, Infinity) &&
    inside(expectedSize, 0, Infinity) &&
    inside(expectedR2, 0, 1) &&
    inside(priorDf, 0, Infinity) &&
    inside(informationWeight, 0, Infinity) &&
    diagonalShrinkage >= 0 &&
    diagonalShrinkage <= 1
  )
    return undefined
  return refuse(
    'series.prior',
    'levelSd and expectedR2 lie between 0 and 1, diagonalShrinkage from 0 to 1, the other priors above 0',
  )
}

/** The controls over the modelled periods, in standard deviations of the periods learnt from. */
function standardiseControls({ series, controls = [], pre, post }: ImpactRequest) {
  const learnt = pre[1] - pre[0] + 1
  const columns: Float64Array[] = []
  const sds: number[] = []
  const shared = sharedName(
    'series.names',
    'controls',
    controls.map(({ name }) => name),
  )
  if (shared) return shared
  for (const { name, values } of controls) {
    if (values.length !== series.length)
      return refuse(
        'series.control-length',
        `${name} has ${values.length} values, the series ${series.length}`,
      )
    const used = values.slice(pre[0], post[1] + 1)
    const gap = used.findIndex(value => value === null || !Number.isFinite(value))
    if (gap >= 0)
      return refuse(
        'series.control-missing',
        `${name} has no value in period ${gap + pre[0]}: fill it or leave this control out`,
      )
    const scale = moments(used.slice(0, learnt) as number[])
    if (!varies(scale))
      return refuse(
        'series.control-constant',
        `${name} does not vary in the periods learnt from: it tells nothing about the series`,
      )
    columns.push(Float64Array.from(used as number[], value => (value - scale.mean) / scale.sd))
    sds.push(scale.sd)
  }
  return { ok: true as const, columns, sds }
}

/** The precision of the slab: the information of one observation times its weight, part of it on the diagonal. */
function slabPrecision(columns: readonly Float64Array[], weight: number, shrinkage: number) {
  const p = columns.length
  const precision = new Float64Array(p * p)
  for (let i = 0; i < p; i++)
    for (let j = 0; j < p; j++) {
      let dot = 0
      for (let t = 0; t < columns[i]!.length; t++) dot += columns[i]![t]! * columns[j]![t]!
      precision[i * p + j] = ((i === j ? 1 : 1 - shrinkage) * weight * dot) / columns[i]!.length
    }
  return precision
}

/** Observed periods needed: a dozen, and two rounds of the longest seasonal pattern. */
function neededPeriods(seasonal: readonly SeasonalForm[]): number {
  return Math.max(fewestObserved, ...seasonal.map(({ seasons, duration }) => 2 * seasons * duration))
}

/**
 * Check a request and state its model: standardised by the periods learnt from, with the priors of CausalImpact
 * (level, noise; but for what they are worth) and bsts (slope, seasons, noise where there are no controls).
 */
export function impactModel(request: ImpactRequest): ImpactModel | Refusal {
  const { series, controls = [], pre, post, trend = 'level', levelSd = 0.03, levelDf = 0.3 } = request
  const fault = windowFault(request) ?? priorFault(request)
  if (fault) return fault
  const seasonal = (request.seasonal ?? []).map(({ seasons, duration = 1 }) => ({ seasons, duration }))
  const layout = layOutState({ trend, seasonal })
  if (!layout.ok) return layout
  const actual = series.slice(pre[0], post[1] + 1)
  const learnt = pre[1] - pre[0] + 1
  const seen = actual.slice(0, learnt).filter(value => value !== null)
  const needed = neededPeriods(seasonal)
  if (seen.length === 0)
    return refuse(
      'series.missing',
      'nothing was observed before the programme: there is nothing to learn from',
    )
  if (seen.length < needed)
    return refuse(
      'series.short',
      `${seen.length} periods were observed before the programme; this model needs ${needed} or more`,
    )
  const { mean, sd } = moments(seen)
  if (!varies({ mean, sd }))
    return refuse(
      'series.constant',
      'the series does not vary before the programme, or beyond what can be squared: no model can be learnt',
    )
  const standardised = standardiseControls(request)
  if (!standardised.ok) return standardised
  const { columns, sds } = standardised
  const { expectedSize = 3, expectedR2 = 0.8, priorDf = 1 } = request
  const { informationWeight = 0.01, diagonalShrinkage = 0.5 } = request
  const p = columns.length
  const precision = slabPrecision(columns, informationWeight, diagonalShrinkage)
  if (!cholesky(matrix(p, p, precision)).ok)
    return refuse(
      'series.collinear',
      'controls are combinations of one another: leave some out, or give diagonalShrinkage above 0',
    )
  const values = Float64Array.from(actual.slice(0, learnt), value =>
    value === null ? 0 : (value - mean) / sd,
  )
  const firstSeen = (seen[0]! - mean) / sd
  const lastSeen = (seen[seen.length - 1]! - mean) / sd
  const startMean = new Float64Array(layout.size)
  startMean[0] = firstSeen
  if (trend === 'linear') startMean[1] = (lastSeen - firstSeen) / learnt
  return {
    ok: true,
    names: controls.map(({ name }) => name),
    mean,
    sd,
    controlSds: sds,
    actual,
    learnt,
    from: post[0] - pre[0],
    disturbanceNames: layout.names,
    model: {
      layout,
      start: { mean: startMean, variance: new Float64Array(layout.size).fill(1) },
      values,
      observed: Uint8Array.from(actual.slice(0, learnt), value => (value === null ? 0 : 1)),
      columns,
      periods: actual.length,
      // The intercept, which the level makes superfluous, is counted among the columns as bsts does.
      regression: {
        inclusion: columns.map(() => Math.min(1, expectedSize / (p + 1))),
        precision,
        df: p > 0 ? priorDf : looseDf,
        sumOfSquares: p > 0 ? priorDf * (1 - expectedR2) : looseDf,
        largestVariance: 1.44,
      },
      disturbances: layout.names.map((_, j) =>
        j === 0 ? { guess: levelSd, df: levelDf, largest: 1 } : { guess: looseSd, df: looseDf, largest: 1 },
      ),
    },
  }
}
