/**
 * Whether several chains of draws can be trusted: R-hat and effective draws.
 *
 * `rHat` compares chains with each other and with their own halves, after replacing values by normal scores, once for
 * the location and once for the spread (the larger is given): 1 is agreement, above 1.01 is doubt. `bulk` and `tail`
 * are the numbers of independent draws worth as much for the middle and for the 5 % and 95 % quantiles; below 100 a
 * chain is doubt. Cost: draws × the lag at which a chain forgets.
 * Source: Vehtari, Gelman, Simpson, Carpenter & Bürkner 2021, Bayesian Analysis 16, 667-718; Geyer 1992 for where the
 * sum of autocorrelations stops. Expected values in tests: R posterior 1.4.0.
 */
import { normalQuantile } from './normal.ts'

export type ChainDiagnosis = { rHat: number; bulk: number; tail: number }

/** Halves of each chain; of an odd chain the middle draw is left out. */
function halves(chains: readonly Float64Array[]): Float64Array[] {
  return chains.flatMap(chain => {
    const half = Math.floor(chain.length / 2)
    return [chain.slice(0, half), chain.slice(chain.length - half)]
  })
}

/** How many of the sorted values lie below `value`; with `orAt`, below or at it. */
function countBelow(sorted: Float64Array, value: number, orAt: boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    const held = sorted[middle]!
    if (held < value || (orAt && held === value)) low = middle + 1
    else high = middle
  }
  return low
}

/** Normal scores of the ranks over all chains, equal values sharing their mean rank. */
function normalScores(chains: readonly Float64Array[]): Float64Array[] {
  const length = chains[0]!.length
  const sorted = new Float64Array(chains.length * length)
  chains.forEach((chain, c) => {
    sorted.set(chain, c * length)
  })
  sorted.sort()
  const total = sorted.length
  const scoreOf = (rank: number) => normalQuantile((rank - 0.375) / (total + 0.25))
  const untied = Float64Array.from(sorted, (_, i) => scoreOf(i + 1))
  return chains.map(chain =>
    chain.map(value => {
      const below = countBelow(sorted, value, false)
      if (sorted[below + 1] !== value) return untied[below]!
      return scoreOf((below + 1 + countBelow(sorted, value, true)) / 2)
    }),
  )
}

function meanOf(values: Float64Array): number {
  let sum = 0
  for (let t = 0; t < values.length; t++) sum += values[t]!
  return sum / values.length
}

function varianceOf(values: Float64Array): number {
  const mean = meanOf(values)
  let sum = 0
  for (let t = 0; t < values.length; t++) sum += (values[t]! - mean) ** 2
  return sum / (values.length - 1)
}

/** Variance within chains, and over all of them when they are one. */
function spread(chains: readonly Float64Array[]): { within: number; over: number } {
  const n = chains[0]!.length
  const within = meanOf(Float64Array.from(chains, varianceOf))
  const between = varianceOf(Float64Array.from(chains, meanOf))
  return { within, over: ((n - 1) / n) * within + between }
}

function basicRHat(chains: readonly Float64Array[]): number {
  const { within, over } = spread(chains)
  if (over === 0) return 1
  return within === 0 ? Infinity : Math.sqrt(over / within)
}

/** Independent draws worth as much for the mean; `chains` are split already. */
function effectiveDraws(chains: readonly Float64Array[]): number {
  const n = chains[0]!.length
  const total = n * chains.length
  const { within, over } = spread(chains)
  if (over === 0) return total
  const centred = chains.map(chain => {
    const mean = meanOf(chain)
    return chain.map(value => value - mean)
  })
  const correlation = (lag: number) => {
    let sum = 0
    for (let c = 0; c < centred.length; c++) {
      const chain = centred[c]!
      for (let t = lag; t < n; t++) sum += chain[t]! * chain[t - lag]!
    }
    // Autocovariances are divided by n, the variance within by n - 1.
    return 1 - (within - sum / n / chains.length) / over
  }
  let even = 1
  let pair = even + correlation(1)
  let smallest = Infinity
  let sum = 0
  for (let lag = 1; lag < n - 4 && pair > 0; lag += 2) {
    smallest = Math.min(smallest, pair)
    sum += smallest
    even = correlation(lag + 1)
    pair = even + correlation(lag + 2)
  }
  const time = Math.max(2 * sum - 1 + Math.max(even, 0), 1 / Math.log10(total))
  return total / time
}

function quantileOf(sorted: Float64Array, p: number): number {
  const at = p * (sorted.length - 1)
  const low = Math.floor(at)
  const value = sorted[low]!
  return low + 1 < sorted.length ? value + (at - low) * (sorted[low + 1]! - value) : value
}

/** Diagnose chains of equal length (at least 8 draws each; anything else is a RangeError). */
export function diagnoseChains(chains: readonly Float64Array[]): ChainDiagnosis {
  const length = chains[0]?.length ?? 0
  if (length < 8 || chains.some(chain => chain.length !== length))
    throw new RangeError('chains need equal lengths of at least 8 draws')
  const split = halves(chains)
  const sorted = new Float64Array(chains.length * length)
  chains.forEach((chain, c) => {
    sorted.set(chain, c * length)
  })
  sorted.sort()
  const scores = normalScores(split)
  const median = quantileOf(sorted, 0.5)
  const folded = normalScores(split.map(chain => chain.map(value => Math.abs(value - median))))
  const below = (p: number) => {
    const limit = quantileOf(sorted, p)
    return effectiveDraws(split.map(chain => chain.map(value => (value <= limit ? 1 : 0))))
  }
  return {
    rHat: Math.max(basicRHat(scores), basicRHat(folded)),
    bulk: effectiveDraws(scores),
    tail: Math.min(below(0.05), below(0.95)),
  }
}
