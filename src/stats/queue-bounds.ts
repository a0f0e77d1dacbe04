/**
 * M/G/c: Poisson arrivals, work of any shape known by its mean and spread, served in order of arrival. Two bounds
 * that hold for every shape, and three approximations, each with what it supposes.
 *
 * No formula in two moments is exact for more than one person: shapes with the same mean and spread give different
 * waits (Gupta, Dai, Harchol-Balter & Zwart 2010, Queueing Systems 64). Largest errors against the exact values of
 * `anchors/queueing-mgc.json` (1 to 25 people, squared variation 0.5 and 4) at occupancy 0.9 and 0.5: Allen-Cunneen
 * 15 % and 103 %, Page 12 % and 34 %, Kimura 0.9 % and 5.3 %. Cost O(servers).
 * Sources: Pollaczek 1930 and Khinchine 1932 (one person, exact); Brumelle 1971, Operations Research 19 (lower bound);
 * Wolff 1977, Journal of Applied Probability 14, with Daley 1977, ibid. (upper bound: people served in turn);
 * Lee & Longton 1959 and Allen 1978 ("Allen-Cunneen" with Poisson arrivals); Page 1972 (straight line);
 * Kimura 1986, Operations Research 34 (harmonic).
 */

import { isComputable } from './computable.ts'
import { deterministicQueue } from './deterministic-queue.ts'
import { erlangC, overloaded } from './erlang.ts'
import { type Refusal, refuse } from './outcome.ts'

export type WaitApproximation = { name: string; meanWait: number; assumed: string }

export type QueueBounds = {
  ok: true
  occupancy: number
  /** Exact mean wait where two moments settle it: one person, or work that is always the same; null otherwise. */
  exact: number | null
  /** The mean wait is at least `lower` and at most `upper` whatever the shape of the work. */
  lower: number
  upper: number
  /** From the roughest to the closest; the first alone where next to nobody waits. */
  approximations: WaitApproximation[]
  assumed: string[]
}

/**
 * Mean wait before service in the unit of `work`. `variation` is the squared coefficient of variation of the work
 * (variance over squared mean: 0 fixed, 1 exponential). Refuses a load at or above the servers.
 */
export function queueBounds(input: {
  arrivalRate: number
  /** Mean time a request takes one person. */
  work: number
  variation: number
  servers: number
}): QueueBounds | Refusal {
  const { arrivalRate, work, variation, servers } = input
  if (!(variation >= 0 && isComputable(variation)))
    return refuse('queue.bad-variation', `a squared variation is not negative, got ${variation}`)
  if (!(work > 0 && isComputable(work)))
    return refuse('queue.bad-rate', `work must be a positive number, got ${work}`)
  const exponential = erlangC(arrivalRate, 1 / work, servers)
  if (!exponential.ok) return exponential
  const fixed = deterministicQueue(arrivalRate, work, servers)
  if (!fixed.ok) return fixed
  const { occupancy } = exponential
  const spare = 1 - occupancy
  // Rounding can bring the occupancy to one while the load is still below the servers.
  if (!(spare > 0)) return overloaded(arrivalRate * work, servers)
  const pollaczek = (work * occupancy * (1 + variation)) / (2 * spare)
  const residual = (work * (1 + variation)) / 2
  // With several people the wait of fixed work is a difference, and at light loads nothing but its rounding.
  const settled = fixed.meanQueue > 1e-10 * servers ? fixed.meanWait : null
  const fixedWait = servers === 1 ? (work * occupancy) / (2 * spare) : settled
  const lower = Math.max(0, (residual * (occupancy / spare - (servers - 1))) / servers)
  const upper = (work * ((2 - occupancy) / servers + occupancy * variation)) / (2 * spare)
  return {
    ok: true,
    occupancy,
    exact: servers === 1 ? pollaczek : variation === 0 ? fixed.meanWait : null,
    lower: servers === 1 ? pollaczek : lower,
    upper: servers === 1 ? pollaczek : upper,
    approximations: approximate(variation, exponential.meanWait, fixedWait),
    assumed: [
      'Poisson arrivals, independent of the work, first come first served, nobody gives up',
      ...(servers > 1 ? ['bounds hold for any work of this mean and spread and are wide'] : []),
    ],
  }
}

/** Each supposes that the mean wait depends on the work through its mean and spread alone. */
function approximate(variation: number, exponential: number, fixed: number | null): WaitApproximation[] {
  const allenCunneen: WaitApproximation = {
    name: 'Allen-Cunneen',
    meanWait: (exponential * (1 + variation)) / 2,
    assumed: 'spread stretches the wait of M/M/c as it does for one person: too high at light loads',
  }
  if (fixed === null) return [allenCunneen]
  return [
    allenCunneen,
    {
      name: 'Page',
      meanWait: Math.max(0, variation * exponential + (1 - variation) * fixed),
      assumed:
        'the wait lies on the line through fixed and exponential work: best when work varies less than that',
    },
    {
      name: 'Kimura',
      meanWait: (1 + variation) / ((2 * variation) / exponential + (1 - variation) / fixed),
      assumed: 'the reciprocal of the wait is interpolated: best when work varies more than exponential work',
    },
  ]
}
