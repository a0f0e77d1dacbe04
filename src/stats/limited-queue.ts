/**
 * M/M/c/K: Poisson arrivals, exponential work, and no room for more than `capacity` requests, waiting or served.
 * A request that finds the room full is turned away. Exact; 1e-10 relative against mpmath. Cost O(capacity).
 * Source: Gross, Shortle, Thompson & Harris 2008, Fundamentals of Queueing Theory, section 2.5.
 */
import { erlangB } from './erlang.ts'
import { type Refusal, refuse } from './outcome.ts'

export type LimitedQueue = {
  ok: true
  /** Share of requests turned away. */
  blocked: number
  /** Share of the accepted requests that wait. */
  waitProbability: number
  /** Mean wait of the accepted requests. */
  meanWait: number
  meanQueue: number
}

export function limitedQueue(
  arrivalRate: number,
  serviceRate: number,
  servers: number,
  capacity: number,
): LimitedQueue | Refusal {
  if (!(arrivalRate > 0 && serviceRate > 0))
    return refuse('queue.bad-rate', 'both rates must be positive numbers')
  const lost = erlangB(servers, arrivalRate / serviceRate)
  if (!lost.ok) return lost
  if (!(Number.isInteger(capacity) && capacity >= servers && capacity <= 1e8))
    return refuse(
      'queue.bad-capacity',
      `capacity must be a whole number from ${servers} to 100000000, got ${capacity}`,
    )
  const ratio = arrivalRate / (servers * serviceRate)
  // Weights relative to the state "room full", walked downwards when the load is high so that none overflows.
  const places = capacity - servers
  let full = 1
  let total = 1
  let queue = places
  if (ratio > 1) {
    let term = 1
    for (let j = places - 1; j >= 0; j--) {
      term /= ratio
      total += term
      queue += j * term
    }
    total += (1 / lost.blocked - 1) * term
  } else {
    let term = 1
    queue = 0
    for (let j = 1; j <= places; j++) {
      term *= ratio
      total += term
      queue += j * term
    }
    full = term
    total += 1 / lost.blocked - 1
  }
  const blocked = full / total
  const free = ((1 / lost.blocked - 1) * (ratio > 1 ? ratio ** -places : 1)) / total
  const accepted = 1 - blocked
  return {
    ok: true,
    blocked,
    waitProbability: Math.max(0, accepted - free) / accepted,
    meanWait: queue / total / (arrivalRate * accepted),
    meanQueue: queue / total,
  }
}
