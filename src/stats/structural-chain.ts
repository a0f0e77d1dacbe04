/**
 * One Gibbs chain of a structural series with regression: states, variances, indicators and coefficients in turn.
 *
 * Given its states a small variance hardly moves, so before the states are drawn one variance in turn is moved with
 * the states integrated out: a random walk of its logarithm, its stride set during the warm-up.
 * States are drawn given everything else for the periods that were learnt from; those after are simulated from the
 * last state only when a draw is kept, so their length does not slow learning. Deterministic for its random stream.
 * Cost of a draw: periods × (columns + state²).
 * Source: Scott & Varian 2014 for the Gibbs steps; van Dyk & Park 2008, J. Am. Stat. Assoc. 103, 790-796, for the move.
 */
import type { Random } from './random.ts'
import { createStateSampler, type StateStart } from './simulation-smoother.ts'
import { createSpikeAndSlab, type RegressionPrior } from './spike-and-slab.ts'
import { advanceState, entersAfter, observedPart, type StateLayout } from './state-space.ts'
import { drawVariance } from './variance-draw.ts'

/** Prior of a standard deviation: a guess worth `df` observations, and the largest allowed. */
export type DeviationPrior = { guess: number; df: number; largest: number }

export type SeriesModel = {
  layout: StateLayout
  start: StateStart
  /** Values of the periods learnt from; read where `observed` is 1. */
  values: Float64Array
  observed: Uint8Array
  /** Controls over all periods, those to be predicted included. */
  columns: readonly Float64Array[]
  periods: number
  regression: RegressionPrior
  disturbances: readonly DeviationPrior[]
}

/** What a kept draw holds; the arrays are overwritten by the next. */
export type ChainState = {
  /** The series without noise in every period: as learnt, then as it would have gone on. */
  expected: Float64Array
  coefficients: Float64Array
  included: Uint8Array
  /** Variance of the noise, and of each disturbance. */
  noise: number
  variances: Float64Array
}

/** Run `warmUp` draws that are dropped and `draws` that are handed to `keep`. */
export function runChain(
  model: SeriesModel,
  random: Random,
  { warmUp, draws }: { warmUp: number; draws: number },
  keep: (draw: number, state: ChainState) => void,
): void {
  const { layout, values, observed, columns, periods, disturbances } = model
  const learnt = values.length
  const rows = Array.from(observed.keys()).filter(t => observed[t] === 1)
  const regression = createSpikeAndSlab(
    columns.map(column => Float64Array.from(rows, t => column[t]!)),
    model.regression,
  )
  const states = createStateSampler(layout, observed, model.start)
  const explained = new Float64Array(periods)
  const left = new Float64Array(learnt)
  const target = new Float64Array(rows.length)
  const ahead = new Float64Array(layout.size)
  const expected = new Float64Array(periods)
  const variances = new Float64Array(disturbances.length)
  const strides = new Float64Array(disturbances.length).fill(1)
  const state: ChainState = {
    expected,
    coefficients: regression.coefficients,
    included: regression.included,
    noise: 0,
    variances,
  }
  scatterStart()
  for (let draw = -warmUp; draw < draws; draw++) {
    for (let t = 0; t < learnt; t++) left[t] = values[t]! - explained[t]!
    stride(draw)
    states.draw(random, left, regression.variance, variances)
    for (let j = 0; j < variances.length; j++) {
      const { guess, df, largest } = disturbances[j]!
      const squares = df * guess * guess + states.squares[j]!
      variances[j] = drawVariance(random, df + states.counts[j]!, squares, largest * largest)
    }
    for (let i = 0; i < rows.length; i++) target[i] = values[rows[i]!]! - states.signal[rows[i]!]!
    regression.draw(random, target)
    regression.explain(columns, explained)
    if (draw < 0) continue
    goOn()
    state.noise = regression.variance
    keep(draw, state)
  }

  /** Density of the logarithm of variance `j` under its prior, less a constant. */
  function logPrior(j: number): number {
    const { guess, df, largest } = disturbances[j]!
    const variance = variances[j]!
    return variance > largest * largest
      ? -Infinity
      : -0.5 * df * (Math.log(variance) + (guess * guess) / variance)
  }

  function stride(draw: number) {
    const j = (draw + warmUp) % variances.length
    const before = variances[j]!
    const here = states.logLikelihood(left, regression.variance, variances) + logPrior(j)
    variances[j] = before * Math.exp(strides[j]! * random.normal())
    const odds = Math.exp(states.logLikelihood(left, regression.variance, variances) + logPrior(j) - here)
    const accepted = random.uniform() < odds
    if (!accepted) variances[j] = before
    // The stride settles where two in five moves are accepted, and is left alone once draws are kept.
    if (draw < 0) strides[j]! *= Math.exp(((accepted ? 1 : 0) - 0.4) / Math.sqrt(1 + (draw + warmUp) / 10))
  }

  /** Chains start apart, so that their agreement at the end means something. */
  function scatterStart() {
    const { df, sumOfSquares, largestVariance } = model.regression
    const scatter = () => Math.exp(random.normal())
    regression.start(random, Math.min((sumOfSquares / df) * scatter(), largestVariance))
    disturbances.forEach(({ guess, largest }, j) => {
      variances[j] = Math.min(guess * guess * scatter(), largest * largest)
    })
  }

  function goOn() {
    for (let t = 0; t < learnt; t++) expected[t] = states.signal[t]! + explained[t]!
    ahead.set(states.last)
    for (let t = learnt - 1; t < periods - 1; t++) {
      advanceState(layout, t, ahead)
      for (let j = 0; j < variances.length; j++)
        if (entersAfter(layout, j, t))
          ahead[layout.disturbed[j]!]! += Math.sqrt(variances[j]!) * random.normal()
      expected[t + 1] = observedPart(layout, ahead) + explained[t + 1]!
    }
  }
}
