/**
 * Share of a plain count: so many of so many say yes, each independently and with the same chance. Six intervals.
 *
 * `wilson` (1927) inverts the score test and is a good default; `wilson-corrected` the same with a correction for
 * continuity (Newcombe 1998, method 4); `agresti-coull` (1998) Wald round Wilson's centre; `clopper-pearson` (1934)
 * never covers less than it says, and mostly more; `jeffreys` the posterior of the prior Beta(½, ½), equal tails;
 * `wald` p ± z √(p(1-p)/n), cut to [0, 1], far too short near 0 and 1 and kept for comparison.
 * For answers drawn with weights, strata or clusters see `survey-proportion.ts`, which takes three of these on its
 * effective size. Accuracy: 1e-10 of `anchors/agreement.json`. Cost: constant.
 */
import { betaQuantile, normalQuantile } from './distributions.ts'
import { type Refusal, refuse } from './outcome.ts'

export type Limits = { lower: number; upper: number }

export type BinomialMethod =
  | 'wilson'
  | 'wilson-corrected'
  | 'agresti-coull'
  | 'clopper-pearson'
  | 'jeffreys'
  | 'wald'

export type BinomialInterval = {
  ok: true
  estimate: number
  method: BinomialMethod
  interval: Limits & { confidence: number }
  assumed: string[]
}

/** z that leaves out half of what the confidence leaves out. */
const reachOf = (confidence: number) => -normalQuantile((1 - confidence) / 2)

/** Wilson's limits of share p of `size` answers, which need not be whole. */
export function wilsonLimits(p: number, size: number, confidence: number): Limits {
  const z = reachOf(confidence)
  const centre = (size * p + (z * z) / 2) / (size + z * z)
  const half = (z * Math.sqrt(size * p * (1 - p) + (z * z) / 4)) / (size + z * z)
  return { lower: p === 0 ? 0 : Math.max(0, centre - half), upper: p === 1 ? 1 : Math.min(1, centre + half) }
}

/** Agresti and Coull's limits: Wald's round the centre of Wilson's, as if z² more had answered, half of them yes. */
export function agrestiCoullLimits(p: number, size: number, confidence: number): Limits {
  const z = reachOf(confidence)
  const centre = (size * p + (z * z) / 2) / (size + z * z)
  const half = z * Math.sqrt((centre * (1 - centre)) / (size + z * z))
  return { lower: Math.max(0, centre - half), upper: Math.min(1, centre + half) }
}

/** Clopper and Pearson's limits, exact for whole sizes. */
export function clopperPearsonLimits(p: number, size: number, confidence: number): Limits {
  const tail = (1 - confidence) / 2
  return {
    lower: p === 0 ? 0 : betaQuantile(tail, size * p, size * (1 - p) + 1),
    // The upper tail from below: 1 - tail would lose the digits of a small one.
    upper: p === 1 ? 1 : 1 - betaQuantile(tail, size * (1 - p), size * p + 1),
  }
}

function limitsOf(method: BinomialMethod, yes: number, of: number, confidence: number): Limits {
  const p = yes / of
  const z = reachOf(confidence)
  switch (method) {
    case 'wilson':
      return wilsonLimits(p, of, confidence)
    case 'agresti-coull':
      return agrestiCoullLimits(p, of, confidence)
    case 'clopper-pearson':
      return clopperPearsonLimits(p, of, confidence)
    case 'jeffreys': {
      const tail = (1 - confidence) / 2
      return {
        lower: betaQuantile(tail, yes + 0.5, of - yes + 0.5),
        upper: 1 - betaQuantile(tail, of - yes + 0.5, yes + 0.5),
      }
    }
    case 'wald': {
      const half = z * Math.sqrt((p * (1 - p)) / of)
      return { lower: Math.max(0, p - half), upper: Math.min(1, p + half) }
    }
    case 'wilson-corrected': {
      const lowerHalf = z * Math.sqrt(z * z - 2 - 1 / of + 4 * p * (of - yes + 1))
      const upperHalf = z * Math.sqrt(z * z + 2 - 1 / of + 4 * p * (of - yes - 1))
      const limit = (half: number) => (2 * yes + z * z + half) / (2 * (of + z * z))
      return {
        lower: yes === 0 ? 0 : Math.max(0, limit(-1 - lowerHalf)),
        upper: yes === of ? 1 : Math.min(1, limit(1 + upperHalf)),
      }
    }
  }
}

/** Share and interval of `yes` answers of `of`. Refuses counts that are not whole, none asked, more yes than asked. */
export function binomialInterval(input: {
  yes: number
  of: number
  /** 0.95 when absent. */
  confidence?: number
  /** `wilson` when absent. */
  method?: BinomialMethod
}): BinomialInterval | Refusal {
  const { yes, of, confidence = 0.95, method = 'wilson' } = input
  if (!(confidence > 0 && confidence < 1))
    return refuse('survey.bad-confidence', `confidence must lie between 0 and 1, got ${confidence}`)
  if (!(Number.isSafeInteger(yes) && Number.isSafeInteger(of) && of >= 1 && yes >= 0 && yes <= of))
    return refuse(
      'survey.not-a-share',
      `whole numbers are needed, somebody asked and no more yes than asked: got ${yes} of ${of}`,
    )
  return {
    ok: true,
    estimate: yes / of,
    method,
    interval: { ...limitsOf(method, yes, of, confidence), confidence },
    assumed: ['everyone answers independently with the same chance of yes; the population is large'],
  }
}
