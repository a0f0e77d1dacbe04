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

/** Weighted scores, less what the known totals of a calibration explain. */
function weighted(design: SurveyDesign, scores: Float64Array): Float64Array {
  const left = design.residuals ? design.residuals(scores) : scores
  const out = new Float64Array(design.rows)
  const { weights } = design
  for (let i = 0; i < out.length; i++) out[i] = weights[i]! * left[i]!
  return out
}

/** Totals of the stage's units, each less the mean of its stratum. */
function centredTotals(stage: Stage, values: Float64Array): Float64Array {
  const { unitOf, stratumOf, drawn, fromZero } = stage
  const totals = new Float64Array(stratumOf.length)
  for (let i = 0; i < values.length; i++) totals[unitOf[i]!]! += values[i]!
  const means = new Float64Array(drawn.length)
  for (let unit = 0; unit < totals.length; unit++) means[stratumOf[unit]!]! += totals[unit]!
  for (let h = 0; h < means.length; h++) means[h] = fromZero[h] ? 0 : means[h]! / drawn[h]!
  for (let unit = 0; unit < totals.length; unit++) totals[unit]! -= means[stratumOf[unit]!]!
  return totals
}

/** Variance of Σ w × score. */
export function varianceOfTotal(design: SurveyDesign, scores: Float64Array): number {
  const values = weighted(design, scores)
  let variance = 0
  for (const stage of design.stages) {
    const { factor, stratumOf } = stage
    if (factor.every(value => value === 0)) continue
    const totals = centredTotals(stage, values)
    for (let unit = 0; unit < totals.length; unit++)
      variance += factor[stratumOf[unit]!]! * totals[unit]! * totals[unit]!
  }
  return variance
}

/** Covariance of the totals of several scores: entry (a, b) for scores a and b. */
export function covarianceOfTotals(design: SurveyDesign, scores: readonly Float64Array[]): Matrix {
  const out = matrix(scores.length, scores.length)
  const all = scores.map(score => weighted(design, score))
  for (const stage of design.stages) {
    const { factor, stratumOf } = stage
    const totals = all.map(values => centredTotals(stage, values))
    for (let a = 0; a < all.length; a++)
      for (let b = 0; b <= a; b++) {
        let sum = 0
        for (let unit = 0; unit < stratumOf.length; unit++)
          sum += factor[stratumOf[unit]!]! * totals[a]![unit]! * totals[b]![unit]!
        out.data[a * all.length + b]! += sum
        if (a !== b) out.data[b * all.length + a]! += sum
      }
  }
  return out
}
