/**
 * Hidden states behind a sequence: the forward filter and forward-backward smoothing, in log space.
 *
 * Use: what state a process is in when only its evidence is seen, step by step. `filtered[t]` uses the evidence up to
 * and including t, `predicted[t]` the evidence before t, `smoothed[t]` all of it. The chain starts in `initial` at the
 * first step and moves by `transition` between steps. Evidence is given as log likelihoods, up to a constant of each
 * step; -Infinity says that a state cannot give that evidence. A row of zeros is a step without evidence.
 * Refuses chains that are no probabilities, evidence that is no number, and evidence no state can give.
 * Source: Rabiner 1989, "A tutorial on hidden Markov models", Proc. IEEE 77(2), eqs. 18-27. Cost: steps × states².
 * Expected values: the umbrella world worked by hand (Russell & Norvig, ch. 14) and the sum over every path.
 */
import { type Refusal, refuse } from './outcome.ts'

export type HiddenChain = {
  /** Probability of each state at the first step. */
  initial: readonly number[]
  /** `transition[i][j]`: probability of moving from state i to state j between two steps. */
  transition: readonly (readonly number[])[]
  /** `evidence[t][i]`: log likelihood of what step t shows, were the state i. */
  evidence: readonly (readonly number[])[]
}

export type Filtered = {
  ok: true
  predicted: number[][]
  filtered: number[][]
  /** Log likelihood of all the evidence, up to the constants of its steps. */
  logLikelihood: number
}

export type Smoothed = Filtered & { smoothed: number[][] }

/** How far a row of probabilities may be from a sum of 1. */
const slack = 1e-9

const isDistribution = (row: readonly number[], states: number) =>
  row.length === states &&
  row.every(p => p >= 0 && p <= 1 + slack) &&
  Math.abs(row.reduce((sum, p) => sum + p, 0) - 1) <= slack

function faultOf({ initial, transition, evidence }: HiddenChain): Refusal | null {
  const states = initial.length
  if (states === 0 || !isDistribution(initial, states))
    return refuse('markov.bad-chain', 'initial must be probabilities that sum to 1, one a state')
  const bad = transition.findIndex(row => !isDistribution(row, states))
  if (transition.length !== states || bad >= 0)
    return refuse(
      'markov.bad-chain',
      `transition must have ${states} rows of ${states} probabilities that sum to 1${bad >= 0 ? `; row ${bad} does not` : ''}`,
    )
  if (evidence.length === 0) return refuse('markov.no-evidence', 'give the evidence of one step at least')
  const odd = evidence.findIndex(row => row.length !== states || !row.every(value => value < Infinity))
  if (odd >= 0)
    return refuse(
      'markov.bad-evidence',
      `evidence of step ${odd} must be ${states} log likelihoods below infinity`,
    )
  return null
}

/** log(Σ exp(values)), without overflow. */
function logSum(values: readonly number[]): number {
  const most = Math.max(...values)
  return most === -Infinity ? most : most + Math.log(values.reduce((sum, v) => sum + Math.exp(v - most), 0))
}

/** Probabilities after evidence: prior times likelihood, and the log of what they sum to before scaling. */
export function update(
  prior: readonly number[],
  evidence: readonly number[],
): { posterior: number[]; logEvidence: number } {
  const joint = prior.map((p, state) => Math.log(p) + evidence[state]!)
  const logEvidence = logSum(joint)
  return { posterior: joint.map(value => Math.exp(value - logEvidence)), logEvidence }
}

/** Probabilities one step later, before any evidence of it. */
export function advance(now: readonly number[], transition: readonly (readonly number[])[]): number[] {
  return now.map((_, to) => now.reduce((sum, p, from) => sum + p * transition[from]![to]!, 0))
}

/** The forward filter: the state at each step, from the evidence up to it. */
export function filterStates(chain: HiddenChain): Filtered | Refusal {
  const fault = faultOf(chain)
  if (fault) return fault
  const predicted: number[][] = []
  const filtered: number[][] = []
  let logLikelihood = 0
  let prior: number[] = [...chain.initial]
  for (const [t, row] of chain.evidence.entries()) {
    const { posterior, logEvidence } = update(prior, row)
    if (logEvidence === -Infinity)
      return refuse('markov.impossible', `no state that can be reached gives the evidence of step ${t}`)
    predicted.push(prior)
    filtered.push(posterior)
    logLikelihood += logEvidence
    prior = advance(posterior, chain.transition)
  }
  return { ok: true, predicted, filtered, logLikelihood }
}

/** Filter and smoother: also the state at each step from the evidence before and after it. */
export function smoothStates(chain: HiddenChain): Smoothed | Refusal {
  const forward = filterStates(chain)
  if (!forward.ok) return forward
  const states = chain.initial.length
  const last = chain.evidence.length - 1
  const smoothed = forward.filtered.map(row => [...row])
  const logTransition = chain.transition.map(row => row.map(Math.log))
  let later: number[] = new Array(states).fill(0)
  for (let t = last - 1; t >= 0; t--) {
    const after = chain.evidence[t + 1]!.map((value, state) => value + later[state]!)
    const most = Math.max(...after)
    later = logTransition.map(row => logSum(row.map((value, to) => value + after[to]! - most)))
    smoothed[t] = update(forward.filtered[t]!, later).posterior
  }
  return { ...forward, smoothed }
}

/**
 * The likeliest states, likeliest first, that together come nearest to `level`; the wider set where two are as near.
 * The fewest states with at least `level` hold more than it, a good deal more where there are few states: sets taken
 * that way from honest probabilities are right more often than they say.
 */
export function likeliestStates(probabilities: readonly number[], level: number): number[] {
  const order = probabilities
    .map((_, state) => state)
    .toSorted((a, b) => probabilities[b]! - probabilities[a]!)
  let sum = probabilities[order[0]!]!
  let size = 1
  while (size < order.length) {
    const next = probabilities[order[size]!]!
    if (sum + next / 2 > level + 1e-12) break
    sum += next
    size++
  }
  return order.slice(0, size)
}
