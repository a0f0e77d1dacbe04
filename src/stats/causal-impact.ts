import { diagnoseChains } from './chain-diagnostics.ts'
import { drawImpact, type ImpactDraws } from './impact-draws.ts'
import { type ImpactModel, type ImpactRequest, impactModel } from './impact-model.ts'
import { takeQuantile } from './order-statistics.ts'
import { type Refusal, refuse } from './outcome.ts'

export type ChainRequest = {
  /** Chains of draws that start apart: 4. */
  chains?: number
  /** Draws kept of each chain (1,000) after `warmUp` that are dropped (500). */
  draws?: number
  warmUp?: number
  /** The same seed gives the same figures. */
  seed?: number
  /** Probability that the intervals hold: 0.95. */
  confidence?: number
}

/** A mean with the interval and the standard deviation of its draws. */
export type Estimate = { mean: number; lower: number; upper: number; sd: number }
export type Effect = { actual: number; predicted: Estimate; effect: Estimate }

export type CausalImpact = {
  ok: true
  /** Per period of the programme, and over all of them; periods without a value are left out of both. */
  average: Effect
  cumulative: Effect
  /** Actual over predicted less 1; null where the prediction can be zero or negative. */
  relative: Estimate | null
  /** Probability, were there no effect, of a total at least as far out on its side: one-sided, as CausalImpact's. */
  tailProbability: number
  /** Probability that the programme raised the total. */
  probabilityOfIncrease: number
  /** Every modelled period, `period` counted as in the request. Effects are null outside the programme's values. */
  periods: {
    period: number
    actual: number | null
    predicted: Omit<Estimate, 'sd'>
    effect: Omit<Estimate, 'sd'> | null
    cumulativeEffect: Omit<Estimate, 'sd'> | null
  }[]
  /** How often each control was in the model, and its mean coefficient, zeros included, in units of the series. */
  controls: { name: string; inclusion: number; coefficient: number; standardised: number }[]
  /** Mean standard deviations in units of the series: noise, level, slope, seasons. */
  deviations: { name: string; mean: number }[]
  chains: {
    count: number
    draws: number
    warmUp: number
    monitored: { name: string; rHat: number; bulk: number; tail: number }[]
  }
  confidence: number
  assumed: string[]
}

/** Largest R-hat and fewest effective draws of the effect, and of the deviations, which only shape it. */
const trust = { effect: { rHat: 1.01, effective: 400 }, deviation: { rHat: 1.05, effective: 100 } }

function chainFault({ chains, draws, warmUp, confidence }: Required<ChainRequest>): Refusal | undefined {
  const whole = (value: number, low: number, high: number) =>
    Number.isInteger(value) && value >= low && value <= high
  if (!whole(chains, 2, 64) || !whole(draws, 100, mostDraws) || !whole(warmUp, 0, 1_000_000))
    return refuse(
      'series.draws',
      'from 2 to 64 chains of 100 to 1,000,000 draws are needed, after 0 to 1,000,000 of warm-up',
    )
  if (!(confidence > 0 && confidence < 1))
    return refuse('series.confidence', `confidence lies between 0 and 1, got ${confidence}`)
  return undefined
}

/** Most draws a chain may keep, and most predictions of all chains together (800 MB). */
const mostDraws = 1_000_000
const mostKept = 100_000_000

type Monitored = CausalImpact['chains']['monitored']

/** The worst of what is watched, and how many draws a chain would probably do. */
function convergenceFault(monitored: Monitored, draws: number): Refusal | undefined {
  const shortfalls = monitored.map(({ rHat, bulk, tail }, i) => {
    const limit = i === 0 ? trust.effect : trust.deviation
    return Math.max((rHat - 1) / (limit.rHat - 1), limit.effective / Math.min(bulk, tail))
  })
  const factor = Math.max(...shortfalls)
  if (factor <= 1) return undefined
  const i = shortfalls.indexOf(factor)
  const { name, rHat, bulk, tail } = monitored[i]!
  const limit = i === 0 ? trust.effect : trust.deviation
  const found =
    `${name} has R-hat ${rHat.toFixed(3)} (at most ${limit.rHat}) and ` +
    `${Math.floor(Math.min(bulk, tail))} effective draws (at least ${limit.effective})`
  const needed = Math.ceil((1.5 * factor * draws) / 500) * 500
  const remedy =
    needed > mostDraws
      ? 'more draws will not do: take fewer controls or a simpler model'
      : `about ${needed} draws a chain are needed instead of ${draws}`
  return refuse('series.not-converged', `the chains cannot be trusted: ${found}; ${remedy}`)
}

/** Mean, interval and deviation of draws; reorders them. `mean` replaces their own where it is known better. */
function estimate(draws: Float64Array, confidence: number, mean?: number): Estimate {
  let sum = 0
  for (let d = 0; d < draws.length; d++) sum += draws[d]!
  const own = sum / draws.length
  let squares = 0
  for (let d = 0; d < draws.length; d++) squares += (draws[d]! - own) ** 2
  return {
    mean: mean ?? own,
    lower: takeQuantile(draws, (1 - confidence) / 2),
    upper: takeQuantile(draws, (1 + confidence) / 2),
    sd: Math.sqrt(squares / (draws.length - 1)),
  }
}

const scaled = ({ mean, lower, upper, sd }: Estimate, by: number, shift = 0): Estimate => {
  const ends = [lower * by + shift, upper * by + shift]
  return {
    mean: mean * by + shift,
    lower: Math.min(...ends),
    upper: Math.max(...ends),
    sd: Math.abs(by) * sd,
  }
}

/** Interval without the deviation, for a single period. */
const spanOf = ({ mean, lower, upper }: Estimate) => ({ mean, lower, upper })

function summarisePeriods(prepared: ImpactModel, draws: ImpactDraws, confidence: number, first: number) {
  const { mean, sd, actual, from } = prepared
  const { total, predicted, expectedSum } = draws
  const running = new Float64Array(total)
  let runningMean = 0
  let runningActual = 0
  const periods = actual.map((value, t) => {
    const values = predicted.subarray(t * total, (t + 1) * total)
    const judged = t >= from && value !== null
    let cumulativeEffect: Estimate | null = null
    if (judged) {
      for (let d = 0; d < total; d++) running[d]! += values[d]!
      runningMean += expectedSum[t]! / total
      runningActual += value - mean
      const sum = estimate(running.slice(), confidence, runningMean)
      cumulativeEffect = scaled(sum, -sd, runningActual)
    }
    const prediction = scaled(estimate(values, confidence, expectedSum[t]! / total), sd, mean)
    return {
      period: first + t,
      actual: value,
      predicted: spanOf(prediction),
      effect: judged ? spanOf(scaled(prediction, -1, value)) : null,
      cumulativeEffect: cumulativeEffect && spanOf(cumulativeEffect),
    }
  })
  return { periods, running, runningMean }
}

function summarise(prepared: ImpactModel, draws: ImpactDraws, confidence: number, first: number) {
  const { mean, sd, actual, from, names, controlSds } = prepared
  const { total } = draws
  const { periods, running, runningMean } = summarisePeriods(prepared, draws, confidence, first)
  const seen = actual.slice(from).filter(value => value !== null)
  const actualSum = seen.reduce((sum, value) => sum + value, 0)
  const sums = running.map(value => value * sd + seen.length * mean)
  let below = 0
  let above = 0
  let smallest = Infinity
  for (const sum of sums) {
    if (sum <= actualSum) below++
    if (sum >= actualSum) above++
    smallest = Math.min(smallest, sum)
  }
  const relative =
    smallest > 0
      ? estimate(
          sums.map(sum => actualSum / sum - 1),
          confidence,
        )
      : null
  const predicted = estimate(sums, confidence, runningMean * sd + seen.length * mean)
  const effectOver = (periods: number): Effect => {
    const counterfactual = scaled(predicted, 1 / periods)
    const observed = actualSum / periods
    return { actual: observed, predicted: counterfactual, effect: scaled(counterfactual, -1, observed) }
  }
  return {
    average: effectOver(seen.length),
    cumulative: effectOver(1),
    relative,
    tailProbability: (Math.min(below, above) + 1) / (total + 1),
    probabilityOfIncrease: (below + 0.5) / (total + 1),
    periods,
    controls: names.map((name, j) => ({
      name,
      inclusion: draws.inclusionSum[j]! / total,
      coefficient: ((draws.coefficientSum[j]! / total) * sd) / controlSds[j]!,
      standardised: draws.coefficientSum[j]! / total,
    })),
    deviations: draws.watched.slice(1).map(({ name, chains }) => ({
      name,
      mean: chains.flatMap(chain => Array.from(chain)).reduce((sum, value) => sum + value, 0) / total,
    })),
  }
}

/**
 * The effect of a programme on one series: what was observed less what a structural model, learnt before the
 * programme from the series itself and from controls, predicts for its periods.
 *
 * Units are those of the series. Intervals are of the series as it would have been, noise included, so they hold the
 * effect as often as they say where the model holds. Refuses windows that do not follow each other, a programme
 * without values, fewer than 12 values (or two rounds of the longest season) to learn from, a series that does not
 * vary, controls that are missing anywhere, constant or (without diagonal shrinkage) collinear, and chains whose
 * R-hat is above 1.01 or whose effective draws are below 400 for the effect (1.05 and 100 for the deviations), saying
 * how many draws would do.
 * Source: Brodersen, Gallusser, Koehler, Remy & Scott 2015, Annals of Applied Statistics 9, 247-274; Scott & Varian
 * 2014; priors and standardisation of CausalImpact 1.3.0 on bsts 0.9.10, with static coefficients; only the guesses of
 * how far the level wanders and of the noise are worth less (`levelSd`, `levelDf`, `priorDf`). Expected values in tests: theirs, over 20,000 draws. Cost: chains × draws × periods × (controls + state²).
 */
export function causalImpact(request: ImpactRequest & ChainRequest): CausalImpact | Refusal {
  const { chains = 4, draws = 1000, warmUp = 500, seed = 1, confidence = 0.95 } = request
  const settings = { chains, draws, warmUp, seed, confidence }
  const fault = chainFault(settings)
  if (fault) return fault
  const prepared = impactModel(request)
  if (!prepared.ok) return prepared
  if (chains * draws * prepared.model.periods > mostKept)
    return refuse(
      'series.draws',
      `chains × draws × periods is ${chains * draws * prepared.model.periods}; at most ${mostKept} are kept`,
    )
  const drawn = drawImpact(prepared, settings)
  const monitored = drawn.watched.map(({ name, chains }) => ({ name, ...diagnoseChains(chains) }))
  const unsure = convergenceFault(monitored, draws)
  if (unsure) return unsure
  return {
    ok: true,
    ...summarise(prepared, drawn, confidence, request.pre[0]),
    chains: { count: chains, draws, warmUp, monitored },
    confidence,
    assumed: assumptions(prepared),
  }
}

function assumptions({ actual, names, from, learnt }: ImpactModel): string[] {
  const assumed = [
    'what linked the series to its level, seasons and controls before the programme would have held without it',
    'nothing else changed the series when the programme began',
  ]
  if (names.length > 0) assumed.push('the programme did not touch the controls')
  else assumed.push('without controls, the series would have gone on from its own past')
  const missing = actual.slice(from).filter(value => value === null).length
  if (missing > 0) assumed.push(`${missing} periods of the programme without a value are left out`)
  const unseen = actual.slice(0, learnt).filter(value => value === null).length
  if (unseen > 0) assumed.push(`${unseen} periods before it without a value are taken to be like the others`)
  return assumed
}
