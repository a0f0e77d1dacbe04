/**
 * Means, totals and ratios of a survey, whole or by group, with the standard error its design gives them.
 *
 * Answers are numbers; 0 and 1 make a share (whose own intervals are in `survey-proportion.ts`). The interval is
 * Student's on the design's degrees of freedom (first-stage clusters less strata, among the rows that count).
 * `designEffect` compares the variance with that of as many rows drawn one by one; null where the weights do not sum
 * to a population larger than the sample, or nothing varies. `effectiveSize` is the number of such rows.
 * Source: Särndal, Swensson & Wretman 1992, ch. 5; Kish 1965 (design effect). Expected values: R survey 4.1.1
 * (`anchors/surveys.json`), 1e-9 relative. Cost: three passes over the rows; 200,000 rows take a few milliseconds.
 */
import { studentQuantile } from './distributions.ts'
import { type Refusal, refuse } from './outcome.ts'
import { type Answers, answersOf, degreesOf, type Values, type Where } from './survey-answers.ts'
import { codesOf, type Label, type Labels } from './survey-codes.ts'
import type { SurveyDesign } from './survey-design.ts'
import { varianceAbout, varianceOfTotal } from './survey-variance.ts'

export type Interval = { lower: number; upper: number; confidence: number }

export type EstimateOptions = {
  where?: Where
  /** Of the interval; 0.95 when absent. */
  confidence?: number
  /** Replaces the design's degrees of freedom; Infinity gives the normal interval. */
  degreesOfFreedom?: number
}

export type SurveyEstimate = {
  ok: true
  estimate: number
  standardError: number
  interval: Interval
  degreesOfFreedom: number
  designEffect: number | null
  effectiveSize: number | null
  answered: number
  leftOut: number
  represented: number
  assumed: string[]
}

/** Degrees of freedom and half-width in standard errors; refuses a confidence out of range and no degree left. */
export function spreadOf(
  design: SurveyDesign,
  answers: Answers,
  { confidence = 0.95, degreesOfFreedom }: EstimateOptions,
): { ok: true; confidence: number; degrees: number; reach: number } | Refusal {
  if (!(confidence > 0 && confidence < 1))
    return refuse('survey.bad-confidence', `confidence must lie between 0 and 1, got ${confidence}`)
  const own = degreesOf(design, answers)
  if (own < 1)
    return refuse(
      'survey.too-few-clusters',
      'the rows that count lie in one cluster a stratum, so their error cannot be seen: ask about a wider group',
    )
  const degrees = degreesOfFreedom ?? own
  if (!(degrees > 0))
    return refuse('survey.bad-degrees', `degrees of freedom must be positive, got ${degrees}`)
  const reach = -studentQuantile((1 - confidence) / 2, degrees)
  if (!(reach > 0))
    return refuse(
      'survey.bad-confidence',
      `an interval of confidence ${confidence} has no width: ask for 0.9 or 0.95`,
    )
  return { ok: true, confidence, degrees, reach }
}

function weightedSum(weights: Float64Array, y: Float64Array): number {
  let sum = 0
  for (let i = 0; i < y.length; i++) sum += weights[i]! * y[i]!
  return sum
}

/**
 * Variance of a mean of as many rows drawn one by one without replacement, from Σ w (y - mean)²; null where it has no
 * sense.
 */
function simpleVariance({ answered, represented }: Answers, squares: number): number | null {
  if (answered < 2 || represented <= answered) return null
  const simple = (squares * (represented - answered)) / (represented * represented * (answered - 1))
  return simple > 0 ? simple : null
}

function estimateOf(
  design: SurveyDesign,
  answers: Answers,
  options: EstimateOptions,
  estimate: number,
  variance: number,
  simple: number | null,
): SurveyEstimate | Refusal {
  const spread = spreadOf(design, answers, options)
  if (!spread.ok) return spread
  const { confidence, degrees, reach } = spread
  const standardError = Math.sqrt(variance)
  if (!Number.isFinite(estimate) || !Number.isFinite(standardError))
    return refuse('survey.too-large', 'the answers are too large to be added up: use another unit')
  const designEffect = simple === null || variance === 0 ? null : variance / simple
  return {
    ok: true,
    estimate,
    standardError,
    interval: {
      lower: estimate - reach * standardError,
      upper: estimate + reach * standardError,
      confidence,
    },
    degreesOfFreedom: degrees,
    designEffect,
    effectiveSize: designEffect === null ? null : answers.answered / designEffect,
    answered: answers.answered,
    leftOut: answers.leftOut,
    represented: answers.represented,
    assumed: design.assumed,
  }
}

/** Weighted mean of the answers that count. */
export function surveyMean(
  design: SurveyDesign,
  values: Values,
  options: EstimateOptions = {},
): SurveyEstimate | Refusal {
  const answers = answersOf(design, [values], options.where)
  if (!answers.ok) return answers
  const y = answers.columns[0]!
  const { represented, inside } = answers
  const mean = weightedSum(design.weights, y) / represented
  const { variance, squares } = varianceAbout(design, y, mean, inside)
  const simple = simpleVariance(answers, squares)
  return estimateOf(design, answers, options, mean, variance / represented ** 2, simple)
}

/** Weighted total of the answers that count, over the population. */
export function surveyTotal(
  design: SurveyDesign,
  values: Values,
  options: EstimateOptions = {},
): SurveyEstimate | Refusal {
  const answers = answersOf(design, [values], options.where)
  if (!answers.ok) return answers
  const y = answers.columns[0]!
  const { represented, inside } = answers
  const total = weightedSum(design.weights, y)
  const mean = total / represented
  let squares = 0
  for (let i = 0; i < y.length; i++) squares += inside[i]! * design.weights[i]! * (y[i]! - mean) ** 2
  const simple = simpleVariance(answers, squares)
  const scaled = simple === null ? null : simple * represented ** 2
  return estimateOf(design, answers, options, total, varianceOfTotal(design, y), scaled)
}

/** Total of one answer over the total of another, as in spending per head. */
export function surveyRatio(
  design: SurveyDesign,
  numerator: Values,
  denominator: Values,
  options: EstimateOptions = {},
): SurveyEstimate | Refusal {
  const answers = answersOf(design, [numerator, denominator], options.where)
  if (!answers.ok) return answers
  const [y, x] = answers.columns as [Float64Array, Float64Array]
  const below = weightedSum(design.weights, x)
  const size = weightedSum(design.weights, x.map(Math.abs))
  if (!(Math.abs(below) > 1e-12 * size))
    return refuse('survey.zero-denominator', 'the total below the line is zero, so there is no ratio')
  const ratio = weightedSum(design.weights, y) / below
  const scores = new Float64Array(y.length)
  for (let i = 0; i < y.length; i++) scores[i] = (y[i]! - ratio * x[i]!) / below
  return estimateOf(design, answers, options, ratio, varianceOfTotal(design, scores), null)
}

export type GroupEstimate = { group: Label; result: SurveyEstimate | Refusal }

/**
 * An estimate for each group: groups are domains, so the whole design stands behind each. A group that cannot be
 * answered carries its refusal. Cost: the estimate's, times the groups.
 */
export function surveyByGroup(
  design: SurveyDesign,
  groups: Labels,
  estimate: (where: Uint8Array) => SurveyEstimate | Refusal,
): { ok: true; groups: GroupEstimate[] } | Refusal {
  if (groups.length !== design.rows)
    return refuse('survey.uneven', `groups has ${groups.length} entries, the design ${design.rows} rows`)
  const { codes, names } = codesOf(groups)
  return {
    ok: true,
    groups: names.map((group, g) => {
      const where = new Uint8Array(design.rows)
      for (let i = 0; i < where.length; i++) where[i] = codes[i] === g ? 1 : 0
      return { group, result: estimate(where) }
    }),
  }
}
