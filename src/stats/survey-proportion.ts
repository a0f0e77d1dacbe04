/**
 * A share of people, with an interval that stays between 0 and 1 and holds near its ends.
 *
 * Intervals, p the share, v its variance, t Student's on the design's degrees of freedom:
 * `wald` p ± t √v (leaves [0, 1] when few or nearly all say yes; kept for comparison); `logit` Wald on log p/(1-p);
 * `arcsine` Wald on asin √p; `likelihood` the shares whose deviance from p is below t² v/(p(1-p)) n/(n-1); `beta`
 * Clopper-Pearson on the effective size (Korn & Graubard 1998); `wilson` and `agresti-coull` on the same size
 * (Kott & Carr 1997; Franco et al. 2019). The effective size is p(1-p)/v × (t of n-1 degrees / t of the design's)².
 * Refuses: all or none say yes, as the spread is then unknown, unless `assumedDesignEffect` gives it for beta, wilson
 * and agresti-coull. Expected values: R survey 4.1.1 `svyciprop`. Cost: a mean's.
 */
import { agrestiCoullLimits, clopperPearsonLimits, type Limits, wilsonLimits } from './binomial-interval.ts'
import { studentQuantile } from './distributions.ts'
import { type Refusal, refuse } from './outcome.ts'
import { answersOf, numbersOf, type Values } from './survey-answers.ts'
import type { SurveyDesign } from './survey-design.ts'
import { type EstimateOptions, type SurveyEstimate, spreadOf, surveyMean } from './survey-mean.ts'

export type ProportionMethod =
  | 'wald'
  | 'logit'
  | 'arcsine'
  | 'likelihood'
  | 'beta'
  | 'wilson'
  | 'agresti-coull'

export type ProportionOptions = EstimateOptions & {
  /** `logit` when absent. */
  method?: ProportionMethod
  /** Design effect to go by when all or none say yes. */
  assumedDesignEffect?: number
}

export type SurveyProportion = SurveyEstimate & { method: ProportionMethod }

/** The share whose odds are those of p times a factor, which may be 0 or without limit. */
const oddsTimes = (p: number, factor: number) => p / (p + (1 - p) / factor)

/** Where twice the deviance of q from p reaches `limit`, below and above p: bisection on the log odds. */
function deviance(p: number, limit: number): Limits {
  const gap = (q: number) => 2 * (p * Math.log(p / q) + (1 - p) * (Math.log1p(-p) - Math.log1p(-q))) - limit
  const search = (sign: number) => {
    let near = 0
    let far = 1
    while (gap(oddsTimes(p, Math.exp(sign * far))) < 0 && far < 500) far *= 2
    for (let step = 0; step < 200 && far - near > 1e-15 * far; step++) {
      const middle = (near + far) / 2
      if (gap(oddsTimes(p, Math.exp(sign * middle))) < 0) near = middle
      else far = middle
    }
    return oddsTimes(p, Math.exp((sign * (near + far)) / 2))
  }
  return { lower: search(-1), upper: search(1) }
}

/** Limits from p and the size of a plain sample as precise as this one. */
function byEffectiveSize(method: ProportionMethod, p: number, size: number, confidence: number): Limits {
  if (method === 'beta') return clopperPearsonLimits(p, size, confidence)
  return method === 'wilson' ? wilsonLimits(p, size, confidence) : agrestiCoullLimits(p, size, confidence)
}

/** A share strictly between 0 and 1 with its variance, above 0; `reach` is Student's t. */
export type Spread = { p: number; variance: number; reach: number; answered: number; confidence: number }

/** Effective size of a share, cut for the degrees of freedom that the design leaves (Korn & Graubard 1998). */
function sizeBehind({ p, variance, reach, answered, confidence }: Spread): number {
  const plain = answered > 1 ? -studentQuantile((1 - confidence) / 2, answered - 1) : reach
  return ((p * (1 - p)) / variance) * (plain / reach) ** 2
}

/** Limits of a share by one of the methods at the head of this file. */
export function proportionLimits(method: ProportionMethod, spread: Spread): Limits {
  const { p, variance, reach, answered, confidence } = spread
  const error = Math.sqrt(variance)
  switch (method) {
    case 'wald':
      return { lower: p - reach * error, upper: p + reach * error }
    case 'logit': {
      const factor = Math.exp((reach * error) / (p * (1 - p)))
      return { lower: oddsTimes(p, 1 / factor), upper: oddsTimes(p, factor) }
    }
    case 'arcsine': {
      const angle = Math.asin(Math.sqrt(p))
      const half = (reach * error) / (2 * Math.sqrt(p * (1 - p)))
      const square = (a: number) => Math.sin(Math.min(Math.PI / 2, Math.max(0, a))) ** 2
      return { lower: square(angle - half), upper: square(angle + half) }
    }
    case 'likelihood':
      return deviance(p, (reach * reach * variance * answered) / (p * (1 - p) * Math.max(1, answered - 1)))
    default:
      return byEffectiveSize(method, p, sizeBehind(spread), confidence)
  }
}

/** Share of the rows that count whose answer is 1; answers must be 0, 1 or none. */
export function surveyProportion(
  design: SurveyDesign,
  values: Values,
  options: ProportionOptions = {},
): SurveyProportion | Refusal {
  const { method = 'logit', assumedDesignEffect } = options
  const numbers = numbersOf(values)
  const answers = answersOf(design, [numbers], options.where)
  if (!answers.ok) return answers
  const y = answers.columns[0]!
  for (let i = 0; i < y.length; i++)
    if (y[i] !== 0 && y[i] !== 1)
      return refuse('survey.not-a-share', `row ${i + 1}: a share is of answers 0 or 1, got ${y[i]}`)
  const mean = surveyMean(design, numbers, options)
  if (!mean.ok) return mean
  const spread = spreadOf(design, answers, options)
  if (!spread.ok) return spread
  const { confidence, reach } = spread
  let yes = 0
  for (let i = 0; i < y.length; i++) yes += y[i]!
  if (yes === 0 || yes === answers.answered) {
    const bySize = method === 'beta' || method === 'wilson' || method === 'agresti-coull'
    if (!bySize || !(assumedDesignEffect !== undefined && assumedDesignEffect > 0))
      return refuse(
        'survey.all-or-none',
        `${yes === 0 ? 'nobody' : 'everybody'} of ${answers.answered} says yes, so the spread is unknown: ` +
          'take the beta, wilson or agresti-coull interval and state a design effect to go by',
      )
    const p = yes === 0 ? 0 : 1
    const limits = byEffectiveSize(method, p, answers.answered / assumedDesignEffect, confidence)
    const assumed = [...mean.assumed, `the design effect is ${assumedDesignEffect}`]
    return { ...mean, estimate: p, method, interval: { ...limits, confidence }, assumed }
  }
  const p = mean.estimate
  if (!(p > 0 && p < 1))
    return refuse(
      'survey.all-or-none',
      'beside the weights of the others those of one answer vanish: no interval tells them apart, check the weights',
    )
  const variance = mean.standardError ** 2
  // A share known without error (a census, a calibrated category) is its own interval.
  if (variance < 1e-24 * p * (1 - p)) return { ...mean, method, interval: { lower: p, upper: p, confidence } }
  const limits = proportionLimits(method, { p, variance, reach, answered: answers.answered, confidence })
  return { ...mean, method, interval: { ...limits, confidence } }
}
