/**
 * M/M/c/K: Poisson arrivals, exponential work, and no room for more than `capacity` requests, waiting or served.
 * A request that finds the room full is turned away. Exact; 1e-10 relative against mpmath. Cost O(capacity).
 * Source: Gross, Shortle, Thompson & Harris 2008, Fundamentals of Queueing Theory, section 2.5.
 */

import { isComputable } from './computable.ts'
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
  if (!(arrivalRate > 0 && serviceRate > 0 && [arrivalRate, serviceRate].every(isComputable)))
    return refuse(
      'queue.bad-rate',
      'arrivalRate and serviceRate must be positive numbers from 1e-100 to 1e100',
    )
  if (!isComputable(arrivalRate / serviceRate))
    return refuse('queue.bad-rate', 'arrivalRate over serviceRate must lie between 1e-100 and 1e100')
  const lost = erlangB(servers, arrivalRate / serviceRate)
  if (!lost.ok) return lost
  if (!(Number.isInteger(capacity) && capacity >= servers && capacity <= 1e8))
    return refuse(
      'queue.bad-capacity',
      `capacity must be a whole number from ${servers} to 100000000, got ${capacity}`,
    )
  const offeredLoad = arrivalRate / serviceRate
  const ratio = offeredLoad / servers
  const places = capacity - servers
  // Weights that sum to `total`: somebody free, all busy with room left, full. Sums of positive terms, never differences,
  // and walked down from the full room when the load is high, so that none runs over.
  let [free, room, full, queue] = [1 - lost.blocked, 0, lost.blocked, 0]
  if (ratio > 1) {
    ;[full, queue] = [1, places]
    let term = 1
    for (let j = places - 1; j >= 0; j--) {
      term /= ratio
      room += term
      queue += j * term
    }
    free = term * oddsOfFree(servers, offeredLoad)
  } else
    for (let j = 1; j <= places; j++) {
      room += full
      full *= ratio
      queue += j * full
    }
  const accepted = free + room
  const total = accepted + full
  return {
    ok: true,
    blocked: full / total,
    waitProbability: room / accepted,
    meanWait: queue / (arrivalRate * accepted),
    meanQueue: queue / total,
  }
}

/** Odds that somebody is free when nobody may wait: the recursion of Erlang B, without its difference from one. */
function oddsOfFree(servers: number, offeredLoad: number): number {
  let odds = 0
  for (let k = 1; k <= servers; k++) odds = (k / offeredLoad) * (1 + odds)
  return odds
}
