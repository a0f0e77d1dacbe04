/**
 * Quantiles of a survey: the answer below which a given share of people lies, with Woodruff's interval.
 *
 * The quantile is the smallest answer whose share at or below it reaches p. The interval takes the limits of that
 * share and reads them back through the same rule; a limit outside [0, 1] (few answers that far out) is null.
 * Source: Woodruff 1952; Särndal, Swensson & Wretman 1992, section 5.11. Expected values: R survey 4.1.1
 * `svyquantile`, rule "math". Cost: one sort, and a mean's variance for each quantile.
 */
import { type Refusal, refuse } from './outcome.ts'
import { type Answers, answersOf, type Values } from './survey-answers.ts'
import type { SurveyDesign } from './survey-design.ts'
import { type EstimateOptions, spreadOf } from './survey-mean.ts'
import { type ProportionMethod, proportionLimits } from './survey-proportion.ts'
import { varianceAbout } from './survey-variance.ts'

export type SurveyQuantile = {
  p: number
  estimate: number
  /** Half the interval over Student's t; null where a limit is. */
  standardError: number | null
  interval: { lower: number | null; upper: number | null; confidence: number }
}

export type SurveyQuantiles = {
  ok: true
  quantiles: SurveyQuantile[]
  degreesOfFreedom: number
  answered: number
  leftOut: number
  represented: number
  assumed: string[]
}

/** Reads the answer at a share from answers in ascending order and the weights up to each. */
function readerOf(design: SurveyDesign, { columns, inside, answered }: Answers): (share: number) => number {
  const y = columns[0]!
  const order = new Uint32Array(answered)
  for (let i = 0, k = 0; i < y.length; i++) if (inside[i]) order[k++] = i
  order.sort((a, b) => y[a]! - y[b]!)
  const upTo = new Float64Array(answered)
  let sum = 0
  for (let k = 0; k < answered; k++) {
    sum += design.weights[order[k]!]!
    upTo[k] = sum
  }
  return share => {
    // A crumb of rounding must not push a share that is reached exactly to the next answer.
    const wanted = share * sum * (1 - 1e-13)
    let low = 0
    let high = answered - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (upTo[middle]! >= wanted) high = middle
      else low = middle + 1
    }
    return y[order[low]!]!
  }
}

/** Quantiles of the answers that count, at each of `shares` (between 0 and 1, ends excluded). */
export function surveyQuantiles(
  design: SurveyDesign,
  values: Values,
  shares: readonly number[],
  options: EstimateOptions & {
    method?: Extract<ProportionMethod, 'wald' | 'logit' | 'arcsine' | 'beta'>
  } = {},
): SurveyQuantiles | Refusal {
  const bad = shares.find(share => !(share > 0 && share < 1))
  if (bad !== undefined)
    return refuse('survey.bad-share', `a quantile is asked for a share between 0 and 1, got ${bad}`)
  const answers = answersOf(design, [values], options.where)
  if (!answers.ok) return answers
  const spread = spreadOf(design, answers, options)
  if (!spread.ok) return spread
  const { confidence, degrees, reach } = spread
  const { columns, inside, answered, represented } = answers
  const y = columns[0]!
  const read = readerOf(design, answers)
  const quantiles = shares.map(p => {
    const estimate = read(p)
    const below = y.map((value, i) => (inside[i] && value <= estimate ? 1 : 0))
    const at = below.reduce((sum, one, i) => sum + one * design.weights[i]!, 0) / represented
    const variance = varianceAbout(design, below, at, inside).variance / represented ** 2
    // Nobody lies above the largest answer: the share there has no spread to go by.
    const known = variance > 0 && at < 1
    const limits = known
      ? proportionLimits(options.method ?? 'wald', { p: at, variance, reach, answered, confidence })
      : { lower: at, upper: at }
    const lower = limits.lower < 0 || at >= 1 ? null : read(limits.lower)
    const upper = limits.upper > 1 || at >= 1 ? null : read(limits.upper)
    const standardError = lower === null || upper === null ? null : (upper - lower) / (2 * reach)
    return { p, estimate, standardError, interval: { lower, upper, confidence } }
  })
  const { leftOut } = answers
  return {
    ok: true,
    quantiles,
    degreesOfFreedom: degrees,
    answered,
    leftOut,
    represented,
    assumed: design.assumed,
  }
}
