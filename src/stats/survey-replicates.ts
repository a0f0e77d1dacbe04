/**
 * Standard errors by leaving out one cluster at a time: the jackknife, for figures without a formula of their own.
 *
 * Without strata this is JK1, with strata JKn. Each replicate is the design without one first-stage cluster, the other
 * clusters of its stratum weighing n/(n-1); `statistic` is computed on each, and may rake it first, so that the
 * error of calibrated figures is right too. Distances are taken from the mean of the replicates.
 * Refuses: a design calibrated before, and any replicate on which the statistic refuses.
 * Source: Wolter 2007, Introduction to Variance Estimation, ch. 4. Expected values: R survey 4.1.1 `as.svrepdesign`.
 * Cost: the statistic's, times the clusters.
 */
import { studentQuantile } from './distributions.ts'
import { type Refusal, refuse } from './outcome.ts'
import type { SurveyDesign } from './survey-design.ts'
import type { Interval } from './survey-mean.ts'

export type Jackknife = {
  ok: true
  estimate: number
  standardError: number
  interval: Interval
  degreesOfFreedom: number
  replicates: number
  /** JK1 without strata, JKn with. */
  kind: 'JK1' | 'JKn'
  assumed: string[]
}

/** Most clusters taken: each is a pass over the rows. */
const mostReplicates = 20_000

/** Jackknife of a statistic of a design; see the head of this file. */
export function jackknife(
  design: SurveyDesign,
  statistic: (replicate: SurveyDesign) => number | Refusal,
  options: { confidence?: number; degreesOfFreedom?: number } = {},
): Jackknife | Refusal {
  const { confidence = 0.95, degreesOfFreedom = design.degreesOfFreedom } = options
  if (!(confidence > 0 && confidence < 1))
    return refuse('survey.bad-confidence', `confidence must lie between 0 and 1, got ${confidence}`)
  if (design.residuals)
    return refuse(
      'survey.calibrated-twice',
      'give the design before calibration, and calibrate each replicate',
    )
  const { unitOf, stratumOf, drawn, factor } = design.stages[0]!
  if (stratumOf.length > mostReplicates)
    return refuse(
      'survey.many-replicates',
      `${stratumOf.length} clusters are too many, at most ${mostReplicates}`,
    )
  const estimate = statistic(design)
  if (typeof estimate !== 'number') return estimate
  const values = new Float64Array(stratumOf.length)
  const scales = new Float64Array(stratumOf.length)
  // With later stages the correction of the first would hide their error, so it is left out.
  const several = design.stages.length > 1
  for (let unit = 0; unit < values.length; unit++) {
    const stratum = stratumOf[unit]!
    const n = drawn[stratum]!
    if (n < 2) {
      if (factor[stratum]! > 0)
        return refuse('survey.lonely-cluster', 'the jackknife cannot leave out the only cluster of a stratum')
      values[unit] = estimate
      continue
    }
    scales[unit] = several ? (n - 1) / n : factor[stratum]! * ((n - 1) / n) ** 2
    const weights = design.weights.map((weight, i) => {
      const own = unitOf[i]!
      if (own === unit) return 0
      return stratumOf[own] === stratum ? (weight * n) / (n - 1) : weight
    })
    const value = statistic({ ...design, weights })
    if (typeof value !== 'number')
      return refuse(value.code, `without cluster ${unit + 1} of ${values.length}: ${value.why}`)
    values[unit] = value
  }
  const counted = scales.reduce((sum, scale) => sum + (scale > 0 ? 1 : 0), 0)
  const mean =
    values.reduce((sum, value, unit) => sum + (scales[unit]! > 0 ? value : 0), 0) / Math.max(1, counted)
  const variance = values.reduce((sum, value, unit) => sum + scales[unit]! * (value - mean) ** 2, 0)
  const standardError = Math.sqrt(variance)
  if (!Number.isFinite(standardError) || !(degreesOfFreedom > 0))
    return refuse('survey.too-few-clusters', 'the statistic cannot be computed without some of the clusters')
  const half = -studentQuantile((1 - confidence) / 2, degreesOfFreedom) * standardError
  const first = several ? ['no finite population correction: the design has several stages'] : []
  return {
    ok: true,
    estimate,
    standardError,
    interval: { lower: estimate - half, upper: estimate + half, confidence },
    degreesOfFreedom,
    replicates: counted,
    kind: drawn.length > 1 ? 'JKn' : 'JK1',
    assumed: [...design.assumed, ...first],
  }
}

/** Weighted mean, the statistic of most use; refuses when the weights of rows with an answer sum to nothing. */
export function weightedMean({ weights }: SurveyDesign, values: ArrayLike<number | null>): number | Refusal {
  let sum = 0
  let total = 0
  for (let i = 0; i < weights.length; i++) {
    const value = values[i]
    if (value === null || value === undefined || Number.isNaN(value)) continue
    sum += weights[i]!
    total += weights[i]! * value
  }
  return sum > 0 ? total / sum : refuse('survey.no-answers', 'no row that counts has an answer')
}
