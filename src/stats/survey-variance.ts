/**
 * Sampling variance of weighted totals of scores, stage by stage: the one formula under every standard error here.
 *
 * A score says how much one row moves an estimate per unit of weight (its linearisation). For each stage the totals
 * of its units are compared with the mean of their stratum: Σ (1 - f) n/(n-1) Σ (t - t̄)², a deeper stage times the
 * sampled share of those above. Without a population at a stage the stages below it add nothing (ultimate clusters).
 * Source: Särndal, Swensson & Wretman 1992, results 4.3.1 and 5.5.1. Cost: one pass over the rows a score and stage.
 */
import { type Matrix, matrix } from './linear-algebra.ts'
import type { Stage, SurveyDesign } from './survey-design.ts'

/** Weighted totals of the stage's units. */
function totalsOf({ unitOf, stratumOf }: Stage, weights: Float64Array, scores: Float64Array): Float64Array {
  const totals = new Float64Array(stratumOf.length)
  for (let i = 0; i < scores.length; i++) totals[unitOf[i]!]! += weights[i]! * scores[i]!
  return totals
}

/** Make of each total its distance from the mean of its stratum. */
function centre({ stratumOf, drawn, fromZero }: Stage, totals: Float64Array): Float64Array {
  const means = new Float64Array(drawn.length)
  for (let unit = 0; unit < totals.length; unit++) means[stratumOf[unit]!]! += totals[unit]!
  for (let h = 0; h < means.length; h++) means[h] = fromZero[h] ? 0 : means[h]! / drawn[h]!
  for (let unit = 0; unit < totals.length; unit++) totals[unit]! -= means[stratumOf[unit]!]!
  return totals
}

/** Σ factor × distance² over the stage's units. */
function spreadOf(stage: Stage, totals: Float64Array): number {
  const { factor, stratumOf } = stage
  centre(stage, totals)
  let variance = 0
  for (let unit = 0; unit < totals.length; unit++)
    variance += factor[stratumOf[unit]!]! * totals[unit]! * totals[unit]!
  return variance
}

/** Variance of Σ w × score. */
export function varianceOfTotal(design: SurveyDesign, scores: Float64Array): number {
  const left = design.residuals ? design.residuals(scores) : scores
  let variance = 0
  for (const stage of design.stages)
    if (stage.factor.some(value => value !== 0))
      variance += spreadOf(stage, totalsOf(stage, design.weights, left))
  return variance
}

/**
 * Variance of Σ w (y - mean) over the rows inside, and Σ w (y - mean)², in one pass where there is one stage and no
 * calibration. `y` is 0 outside.
 */
export function varianceAbout(
  design: SurveyDesign,
  y: Float64Array,
  mean: number,
  inside: Uint8Array,
): { variance: number; squares: number } {
  const { weights, stages, residuals } = design
  const stage = stages[0]!
  const { unitOf } = stage
  let squares = 0
  if (stages.length === 1 && !residuals) {
    const totals = new Float64Array(stage.stratumOf.length)
    for (let i = 0; i < y.length; i++) {
      const distance = (y[i]! - mean) * inside[i]!
      const weighted = weights[i]! * distance
      totals[unitOf[i]!]! += weighted
      squares += weighted * distance
    }
    return { variance: spreadOf(stage, totals), squares }
  }
  const scores = new Float64Array(y.length)
  for (let i = 0; i < y.length; i++) {
    scores[i] = (y[i]! - mean) * inside[i]!
    squares += weights[i]! * scores[i]! * scores[i]!
  }
  return { variance: varianceOfTotal(design, scores), squares }
}

/** Covariance of the totals of several scores: entry (a, b) for scores a and b. */
export function covarianceOfTotals(design: SurveyDesign, scores: readonly Float64Array[]): Matrix {
  const out = matrix(scores.length, scores.length)
  const { residuals, weights } = design
  const left = residuals ? scores.map(residuals) : scores
  for (const stage of design.stages) {
    const { factor, stratumOf } = stage
    const totals = left.map(score => centre(stage, totalsOf(stage, weights, score)))
    for (let a = 0; a < scores.length; a++)
      for (let b = 0; b <= a; b++) {
        let sum = 0
        for (let unit = 0; unit < stratumOf.length; unit++)
          sum += factor[stratumOf[unit]!]! * totals[a]![unit]! * totals[b]![unit]!
        out.data[a * scores.length + b]! += sum
        if (a !== b) out.data[b * scores.length + a]! += sum
      }
  }
  return out
}
