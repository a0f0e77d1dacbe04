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

function addWeighted(totals: Float64Array, unitOf: Int32Array, weights: Float64Array, scores: Float64Array) {
  for (let i = 0; i < scores.length; i++) totals[unitOf[i]!]! += weights[i]! * scores[i]!
}

/** Weighted totals of the stage's units, each less the mean of its stratum. */
function centredTotals(stage: Stage, weights: Float64Array, scores: Float64Array): Float64Array {
  const { unitOf, stratumOf, drawn, fromZero } = stage
  const totals = new Float64Array(stratumOf.length)
  addWeighted(totals, unitOf, weights, scores)
  const means = new Float64Array(drawn.length)
  for (let unit = 0; unit < totals.length; unit++) means[stratumOf[unit]!]! += totals[unit]!
  for (let h = 0; h < means.length; h++) means[h] = fromZero[h] ? 0 : means[h]! / drawn[h]!
  for (let unit = 0; unit < totals.length; unit++) totals[unit]! -= means[stratumOf[unit]!]!
  return totals
}

/** Variance of Σ w × score. */
export function varianceOfTotal(design: SurveyDesign, scores: Float64Array): number {
  const left = design.residuals ? design.residuals(scores) : scores
  let variance = 0
  for (const stage of design.stages) {
    const { factor, stratumOf } = stage
    if (factor.every(value => value === 0)) continue
    const totals = centredTotals(stage, design.weights, left)
    for (let unit = 0; unit < totals.length; unit++)
      variance += factor[stratumOf[unit]!]! * totals[unit]! * totals[unit]!
  }
  return variance
}

/** Covariance of the totals of several scores: entry (a, b) for scores a and b. */
export function covarianceOfTotals(design: SurveyDesign, scores: readonly Float64Array[]): Matrix {
  const out = matrix(scores.length, scores.length)
  const { residuals, weights } = design
  const left = residuals ? scores.map(residuals) : scores
  for (const stage of design.stages) {
    const { factor, stratumOf } = stage
    const totals = left.map(score => centredTotals(stage, weights, score))
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
