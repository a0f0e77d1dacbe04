/**
 * Regression of an answer on numbers, linear or logistic, with standard errors of the survey's design.
 *
 * Coefficients are those the whole population would give (pseudo maximum likelihood); their covariance is that of the
 * weighted scores, (X'WX)⁻¹ V (X'WX)⁻¹. A difference between two groups is a regression on 0 and 1.
 * Refuses: columns that depend on one another, and answers that the columns separate or give perfectly.
 * Source: Binder 1983, International Statistical Review 51, 279-292. Expected values: R survey 4.1.1 `svyglm`.
 * Cost: rows × columns², times a few steps when logistic.
 */
import { studentSurvival } from './distributions.ts'
import { inverseSpd, type Matrix, matrix } from './linear-algebra.ts'
import { type Refusal, refuse } from './outcome.ts'
import { answersOf, degreesOf, type Values, type Where } from './survey-answers.ts'
import type { SurveyDesign } from './survey-design.ts'
import { covarianceOfTotals } from './survey-variance.ts'

export type SurveyRegression = {
  ok: true
  /** The intercept first, then one a column. */
  coefficients: { estimate: number; standardError: number; t: number | null; p: number }[]
  /** Design's degrees of freedom less the columns. */
  degreesOfFreedom: number
  answered: number
  leftOut: number
  steps: number
  assumed: string[]
}

const mostSteps = 100

/** Weighted cross product of the columns, and their weighted sums with the residuals. */
function normalEquations(columns: readonly Float64Array[], curve: Float64Array, slope: Float64Array) {
  const k = columns.length
  const normal: Matrix = matrix(k, k)
  const right = new Float64Array(k)
  for (let a = 0; a < k; a++) {
    const x = columns[a]!
    for (let i = 0; i < x.length; i++) right[a]! += slope[i]! * x[i]!
    for (let b = 0; b <= a; b++) {
      const y = columns[b]!
      let sum = 0
      for (let i = 0; i < x.length; i++) sum += curve[i]! * x[i]! * y[i]!
      normal.data[a * k + b] = sum
      normal.data[b * k + a] = sum
    }
  }
  return { normal, right }
}

/** Regress `values` on `columns` (an intercept is added). Logistic answers must be 0 or 1. */
export function surveyRegression(
  design: SurveyDesign,
  values: Values,
  columns: readonly Values[],
  { kind = 'linear', where }: { kind?: 'linear' | 'logistic'; where?: Where } = {},
): SurveyRegression | Refusal {
  const answers = answersOf(design, [values, ...columns], where)
  if (!answers.ok) return answers
  const { inside, answered, leftOut } = answers
  const [y, ...given] = answers.columns as [Float64Array, ...Float64Array[]]
  if (kind === 'logistic') {
    const odd = y.findIndex(value => value !== 0 && value !== 1)
    if (odd >= 0)
      return refuse('survey.not-a-share', `row ${odd + 1}: a logistic answer is 0 or 1, got ${y[odd]}`)
  }
  const x = [Float64Array.from(inside), ...given]
  const k = x.length
  const degreesOfFreedom = degreesOf(design, answers) + 1 - k
  if (degreesOfFreedom < 1)
    return refuse('survey.too-few-clusters', `${k} coefficients are too many for the clusters of this design`)
  const coefficients = new Float64Array(k)
  const residual = new Float64Array(design.rows)
  const curve = new Float64Array(design.rows)
  const slope = new Float64Array(design.rows)
  let inverse: Matrix
  let steps = 0
  for (;;) {
    let farthest = 0
    for (let i = 0; i < design.rows; i++) {
      if (!inside[i]) continue
      let line = 0
      for (let a = 0; a < k; a++) line += coefficients[a]! * x[a]![i]!
      const fitted = kind === 'linear' ? line : 1 / (1 + Math.exp(-line))
      farthest = Math.max(farthest, Math.abs(line))
      residual[i] = y[i]! - fitted
      curve[i] = design.weights[i]! * (kind === 'linear' ? 1 : fitted * (1 - fitted))
      slope[i] = design.weights[i]! * residual[i]!
    }
    if (kind === 'logistic' && (farthest > 30 || steps === mostSteps))
      return refuse('survey.separable', 'the columns tell every answer apart, so no coefficient fits best')
    const { normal, right } = normalEquations(x, curve, slope)
    const inverted = inverseSpd(normal)
    if (!inverted.ok)
      return refuse('survey.dependent-columns', 'the columns depend on one another: leave one out')
    inverse = inverted.inverse
    let moved = 0
    for (let a = 0; a < k; a++) {
      let move = 0
      for (let b = 0; b < k; b++) move += inverse.data[a * k + b]! * right[b]!
      coefficients[a]! += move
      moved = Math.max(moved, Math.abs(move) / (Math.abs(coefficients[a]!) + 1e-8))
    }
    steps++
    // A linear fit takes one step and one to polish rounding.
    if (kind === 'linear' ? steps === 2 : moved < 1e-11) break
  }
  for (let i = 0; i < design.rows; i++) {
    if (!inside[i]) continue
    let line = 0
    for (let a = 0; a < k; a++) line += coefficients[a]! * x[a]![i]!
    residual[i] = y[i]! - (kind === 'linear' ? line : 1 / (1 + Math.exp(-line)))
  }
  let size = 0
  let left = 0
  for (let i = 0; i < design.rows; i++) {
    size += design.weights[i]! * y[i]! * y[i]!
    left += design.weights[i]! * residual[i]! * residual[i]!
  }
  if (!(left > 1e-24 * size))
    return refuse(
      'survey.perfect-fit',
      'the columns give every answer exactly, so nothing is left to judge error by',
    )
  const scores = x.map((_, a) => {
    const score = new Float64Array(design.rows)
    for (let b = 0; b < k; b++) {
      const entry = inverse.data[a * k + b]!
      for (let i = 0; i < score.length; i++) score[i]! += entry * x[b]![i]! * residual[i]!
    }
    return score
  })
  const covariance = covarianceOfTotals(design, scores)
  return {
    ok: true,
    coefficients: Array.from(coefficients, (estimate, a) => {
      const standardError = Math.sqrt(covariance.data[a * k + a]!)
      // No error at all is left where a census or known totals leave none: such a coefficient is certain.
      if (standardError === 0) return { estimate, standardError, t: null, p: 0 }
      const t = estimate / standardError
      return { estimate, standardError, t, p: 2 * studentSurvival(Math.abs(t), degreesOfFreedom) }
    }),
    degreesOfFreedom,
    answered,
    leftOut,
    steps,
    assumed: design.assumed,
  }
}
