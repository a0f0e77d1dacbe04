/** The draws behind a causal effect: several chains, kept by period so that quantiles read memory in order. */
import type { ImpactModel } from './impact-model.ts'
import { createRandom } from './random.ts'
import { type ChainState, runChain } from './structural-chain.ts'

/** Everything kept of the draws: predictions with noise by period, and what is watched by chain. */
export type ImpactDraws = {
  total: number
  expectedSum: Float64Array
  /** Predictions with noise, all draws of one period after those of the period before. */
  predicted: Float64Array
  coefficientSum: Float64Array
  inclusionSum: Float64Array
  watched: { name: string; chains: Float64Array[] }[]
}

/** Run the chains, each with streams of its own, and keep what the effect is read from. */
export function drawImpact(
  prepared: ImpactModel,
  { chains, draws, warmUp, seed }: { chains: number; draws: number; warmUp: number; seed: number },
): ImpactDraws {
  const { model, sd, from, disturbanceNames, names, actual } = prepared
  const { periods } = model
  const total = chains * draws
  const judged = Array.from({ length: periods - from }, (_, i) => from + i).filter(t => actual[t] !== null)
  const watch = (name: string) => ({
    name,
    chains: Array.from({ length: chains }, () => new Float64Array(draws)),
  })
  const kept: ImpactDraws = {
    total,
    expectedSum: new Float64Array(periods),
    predicted: new Float64Array(periods * total),
    coefficientSum: new Float64Array(names.length),
    inclusionSum: new Float64Array(names.length),
    watched: [watch('effect'), watch('noise'), ...disturbanceNames.map(watch)],
  }
  const { expectedSum, predicted, coefficientSum, inclusionSum, watched } = kept
  const root = createRandom(seed)
  for (let chain = 0; chain < chains; chain++) {
    const random = root.fork(`chain ${chain}`)
    const predictive = root.fork(`noise ${chain}`)
    const keep = (index: number, state: ChainState) => {
      const { expected, noise, variances, coefficients, included } = state
      const noiseSd = Math.sqrt(noise)
      const at = chain * draws + index
      for (let t = 0; t < periods; t++) {
        expectedSum[t]! += expected[t]!
        predicted[t * total + at] = expected[t]! + noiseSd * predictive.normal()
      }
      let sum = 0
      for (const t of judged) sum += expected[t]!
      watched[0]!.chains[chain]![index] = sum / judged.length
      watched[1]!.chains[chain]![index] = sd * noiseSd
      for (let j = 0; j < variances.length; j++)
        watched[j + 2]!.chains[chain]![index] = sd * Math.sqrt(variances[j]!)
      for (let j = 0; j < coefficients.length; j++) {
        coefficientSum[j]! += coefficients[j]!
        inclusionSum[j]! += included[j]!
      }
    }
    runChain(model, random, { warmUp, draws }, keep)
  }
  return kept
}
