/**
 * M/D/c: Poisson arrivals, every request takes the same time. Exact mean wait and chance of waiting.
 *
 * The number present, looked at every `work`, is a bulk queue X' = max(X - c, 0) + Poisson(λ work); its mean follows
 * from the c - 1 roots inside the unit circle of z^c = exp(λ work (z - 1)).
 * Accuracy: 1e-14 × servers absolute in the mean queue (a subtraction: light loads keep few digits). Cost O(c).
 * Sources: Crommelin 1932; Janssen & van Leeuwaarden 2005, "Analytic computation schemes for the discrete-time bulk
 * service queue" (mean by roots).
 */

import { isComputable } from './computable.ts'
import { overloaded } from './erlang.ts'
import { type Refusal, refuse } from './outcome.ts'

export type MeanWait = {
  ok: true
  occupancy: number
  waitProbability: number
  meanWait: number
  meanQueue: number
}

type Complex = [re: number, im: number]

/** Newton's root of z - w exp(a (z - 1) / c) = 0 for the k-th root of unity w, after a few fixed-point steps. */
function rootInsideCircle(k: number, servers: number, load: number): Complex | undefined {
  const slope = load / servers
  const angle = (2 * Math.PI * k) / servers
  let [re, im]: Complex = [0, 0]
  for (let step = 0; step < 200; step++) {
    const size = Math.exp(slope * (re - 1))
    const turn = angle + slope * im
    const imageRe = size * Math.cos(turn)
    const imageIm = size * Math.sin(turn)
    if (step < 10) {
      re = imageRe
      im = imageIm
      continue
    }
    const gapRe = re - imageRe
    const gapIm = im - imageIm
    const derivativeRe = 1 - slope * imageRe
    const derivativeIm = -slope * imageIm
    const norm = derivativeRe ** 2 + derivativeIm ** 2
    const moveRe = (gapRe * derivativeRe + gapIm * derivativeIm) / norm
    const moveIm = (gapIm * derivativeRe - gapRe * derivativeIm) / norm
    re -= moveRe
    im -= moveIm
    if (Math.hypot(moveRe, moveIm) < 1e-15) return [re, im]
  }
  return undefined
}

/** Mean wait of M/D/c. `work` is the time a request takes, in the unit of the arrival rate. */
export function deterministicQueue(arrivalRate: number, work: number, servers: number): MeanWait | Refusal {
  if (!(arrivalRate > 0 && work > 0 && [arrivalRate, work].every(isComputable)))
    return refuse('queue.bad-rate', 'the arrival rate and the work of a request must be positive numbers')
  if (!(Number.isInteger(servers) && servers >= 1 && servers <= 100_000))
    return refuse('queue.bad-servers', `servers must be a whole number from 1 to 100000, got ${servers}`)
  const load = arrivalRate * work
  if (load >= servers) return overloaded(load, servers)
  let inverseSum = 0
  let logProduct = 0
  // Roots come in conjugate pairs; the real one (even c) stands alone.
  for (let k = 1; 2 * k <= servers; k++) {
    const root = rootInsideCircle(k, servers, load)
    if (!root) return refuse('queue.not-converged', `root ${k} of ${servers} of the bulk queue was not found`)
    const [re, im] = [1 - root[0], root[1]]
    const square = re * re + im * im
    const twice = 2 * k < servers ? 2 : 1
    inverseSum += (twice * re) / square
    logProduct += (twice * Math.log(square)) / 2
  }
  const present = load / (2 * (servers - load)) + load / 2 - (servers - 1) / 2 + inverseSum
  const meanQueue = Math.max(0, present - load)
  return {
    ok: true,
    occupancy: load / servers,
    waitProbability: Math.max(0, 1 - Math.exp(Math.log(servers - load) - logProduct)),
    meanWait: meanQueue / arrivalRate,
    meanQueue,
  }
}
