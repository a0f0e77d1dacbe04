/**
 * Structural time series as state space: a local level or local linear trend, any number of seasonal patterns.
 *
 * The state is a vector: level, slope where there is one, then for each seasonal pattern its last seasons - 1
 * values. The observation is the sum of the level and the first value of each pattern, plus noise. The matrices of
 * the textbook are never formed: moving a state or its covariance one period on costs their size.
 * Source: Durbin & Koopman 2012, Time Series Analysis by State Space Methods, 2nd ed., sections 3.2 and 4.3.
 */
import { type Refusal, refuse } from './outcome.ts'

/** `seasons` of one cycle, each lasting `duration` periods: 7 of 1 for days of a week, 12 of 4 for some months. */
export type SeasonalForm = { seasons: number; duration: number }

export type StructuralForm = {
  /** 'level' wanders; 'linear' wanders and has a slope that wanders too. */
  trend: 'level' | 'linear'
  seasonal: readonly SeasonalForm[]
}

type SeasonalBlock = { from: number; size: number; duration: number }

export type StateLayout = {
  size: number
  linear: boolean
  blocks: readonly SeasonalBlock[]
  /** Positions that add up to the observation. */
  observed: Int32Array
  /** Position that each disturbance enters: level, slope where there is one, one a seasonal pattern. */
  disturbed: Int32Array
  /** Periods between the entries of each disturbance. */
  every: Int32Array
  names: readonly string[]
}

/** Where everything stands in the state; refuses seasons and durations that are not whole numbers. */
export function layOutState({ trend, seasonal }: StructuralForm): ({ ok: true } & StateLayout) | Refusal {
  const linear = trend === 'linear'
  const observed = [0]
  const disturbed = linear ? [0, 1] : [0]
  const every = linear ? [1, 1] : [1]
  const names = linear ? ['level', 'slope'] : ['level']
  const blocks: SeasonalBlock[] = []
  let size = linear ? 2 : 1
  for (const { seasons, duration } of seasonal) {
    if (!Number.isInteger(seasons) || seasons < 2 || !Number.isInteger(duration) || duration < 1)
      return refuse(
        'series.seasons',
        `a seasonal pattern has 2 or more seasons of 1 or more whole periods, got ${seasons} of ${duration}`,
      )
    observed.push(size)
    disturbed.push(size)
    every.push(duration)
    names.push(`season of ${seasons * duration}`)
    blocks.push({ from: size, size: seasons - 1, duration })
    size += seasons - 1
  }
  return {
    ok: true,
    size,
    linear,
    blocks,
    observed: Int32Array.from(observed),
    disturbed: Int32Array.from(disturbed),
    every: Int32Array.from(every),
    names,
  }
}

/** Whether disturbance `j` enters between period `t` and the next. */
export const entersAfter = ({ every }: StateLayout, j: number, t: number): boolean =>
  (t + 1) % every[j]! === 0

/** Sum of the parts of a state that are observed. */
export function observedPart({ observed }: StateLayout, state: Float64Array): number {
  let sum = 0
  for (let i = 0; i < observed.length; i++) sum += state[observed[i]!]!
  return sum
}

/** Move a state from period `t` to the next, without disturbances, in place. */
export function advanceState({ linear, blocks }: StateLayout, t: number, state: Float64Array): void {
  if (linear) state[0]! += state[1]!
  for (let b = 0; b < blocks.length; b++) {
    const { from, size, duration } = blocks[b]!
    if ((t + 1) % duration !== 0) continue
    let sum = 0
    for (let i = from + size - 1; i >= from; i--) {
      sum += state[i]!
      if (i > from) state[i] = state[i - 1]!
    }
    state[from] = -sum
  }
}

/** Move a vector of smoothing weights from the period after `t` back to `t`: the transpose of `advanceState`. */
export function retreatWeights({ linear, blocks }: StateLayout, t: number, weights: Float64Array): void {
  if (linear) weights[1]! += weights[0]!
  for (let b = 0; b < blocks.length; b++) {
    const { from, size, duration } = blocks[b]!
    if ((t + 1) % duration !== 0) continue
    const first = weights[from]!
    const last = from + size - 1
    for (let i = from; i < last; i++) weights[i] = weights[i + 1]! - first
    weights[last] = -first
  }
}

/** T P T' in place for the move from period `t`, `p` being size × size. */
export function advanceCovariance(layout: StateLayout, t: number, p: Float64Array): void {
  const { size: m, linear, blocks } = layout
  if (linear) {
    for (let j = 0; j < m; j++) p[j]! += p[m + j]!
    for (let i = 0; i < m; i++) p[i * m]! += p[i * m + 1]!
  }
  for (let b = 0; b < blocks.length; b++) {
    const { from, size, duration } = blocks[b]!
    if ((t + 1) % duration !== 0) continue
    for (let j = 0; j < m; j++) {
      let sum = 0
      for (let i = from; i < from + size; i++) sum += p[i * m + j]!
      for (let i = from + size - 1; i > from; i--) p[i * m + j] = p[(i - 1) * m + j]!
      p[from * m + j] = -sum
    }
    for (let i = 0; i < m; i++) {
      const row = i * m
      let sum = 0
      for (let j = from + size - 1; j >= from; j--) {
        sum += p[row + j]!
        if (j > from) p[row + j] = p[row + j - 1]!
      }
      p[row + from] = -sum
    }
  }
}

/** P Z' into `out`: the covariance of every part of the state with the observation. */
export function covarianceWithObservation(
  { size: m, observed }: StateLayout,
  p: Float64Array,
  out: Float64Array,
): void {
  out.fill(0)
  for (let k = 0; k < observed.length; k++) {
    const row = observed[k]! * m
    for (let i = 0; i < m; i++) out[i]! += p[row + i]!
  }
}

/** Add to the diagonal of `p` the variances that enter after period `t`. */
export function addDisturbances(
  layout: StateLayout,
  t: number,
  variances: Float64Array,
  p: Float64Array,
): void {
  const { size: m, disturbed } = layout
  for (let j = 0; j < disturbed.length; j++)
    if (entersAfter(layout, j, t)) p[disturbed[j]! * (m + 1)]! += variances[j]!
}
