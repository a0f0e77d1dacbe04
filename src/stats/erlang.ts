/**
 * Erlang B, C and A: the exact answers for Poisson arrivals and exponential work, and staffing for a target.
 *
 * Rates share one unit of time (say, an hour): `arrivalRate` requests an hour, `serviceRate` requests one person
 * finishes an hour, `abandonRate` the rate at which one waiting requester gives up.
 * Accuracy against mpmath at 40 digits: 1e-10 relative (`anchors/queueing.json`). Cost: one pass over the servers;
 * Erlang A also over the queue, until what is left is below 1e-17 of the sum.
 * Sources: Cooper 1981, Introduction to Queueing Theory, ch. 3 (B, C); Mandelbaum & Zeltyn 2007, "Service
 * engineering in action: the Palm/Erlang-A queue" (A).
 */
import { isComputable } from './computable.ts'
import { type Refusal, refuse } from './outcome.ts'

/** Largest team taken: a pass over it stays under a second. */
const mostServers = 10_000_000

function faultOf(rates: Record<string, number>, servers: number): Refusal | undefined {
  for (const [name, rate] of Object.entries(rates))
    if (!(rate > 0 && isComputable(rate)))
      return refuse('queue.bad-rate', `${name} must be a positive number from 1e-100 to 1e100, got ${rate}`)
  if (!(Number.isInteger(servers) && servers >= 1 && servers <= mostServers))
    return refuse(
      'queue.bad-servers',
      `servers must be a whole number from 1 to ${mostServers}, got ${servers}`,
    )
  return undefined
}

/** Erlang B recursion: chance that all `servers` are busy when nobody may wait. offeredLoad in busy servers. */
function blocking(servers: number, offeredLoad: number): number {
  let b = 1
  for (let k = 1; k <= servers; k++) b = (offeredLoad * b) / (k + offeredLoad * b)
  return b
}

/** Erlang C from Erlang B. */
function delay(servers: number, offeredLoad: number): number {
  const b = blocking(servers, offeredLoad)
  return (servers * b) / (servers - offeredLoad * (1 - b))
}

/** Share of requests lost when nobody may wait (M/M/c/c; true for any service distribution). */
export function erlangB(servers: number, offeredLoad: number): { ok: true; blocked: number } | Refusal {
  return faultOf({ offeredLoad }, servers) ?? { ok: true, blocked: blocking(servers, offeredLoad) }
}

export type ErlangC = {
  ok: true
  /** Share of each server's time that is busy. */
  occupancy: number
  /** Share of requests that wait at all. */
  waitProbability: number
  /** Mean wait before service, over all requests, in the unit of time of the rates. */
  meanWait: number
  /** Mean time from arrival to end of service. */
  meanTime: number
  /** Mean number waiting. */
  meanQueue: number
  /** Mean number waiting or served. */
  meanPresent: number
  /** Share of requests whose wait exceeds t. */
  waitExceeds(t: number): number
  /** Wait not exceeded by share p of requests, 0 ≤ p < 1. */
  waitQuantile(p: number): number
}

/** M/M/c: unlimited patience, first come first served. Refuses a load that the servers cannot carry. */
export function erlangC(arrivalRate: number, serviceRate: number, servers: number): ErlangC | Refusal {
  const fault = faultOf({ arrivalRate, serviceRate }, servers)
  if (fault) return fault
  const offeredLoad = arrivalRate / serviceRate
  if (offeredLoad >= servers) return overloaded(offeredLoad, servers)
  const waitProbability = delay(servers, offeredLoad)
  const spare = servers * serviceRate - arrivalRate
  const meanWait = waitProbability / spare
  return {
    ok: true,
    occupancy: offeredLoad / servers,
    waitProbability,
    meanWait,
    meanTime: meanWait + 1 / serviceRate,
    meanQueue: arrivalRate * meanWait,
    meanPresent: arrivalRate * meanWait + offeredLoad,
    waitExceeds: t => (t < 0 ? 1 : waitProbability * Math.exp(-spare * t)),
    waitQuantile: p => {
      if (!(p >= 0 && p < 1)) throw new RangeError(`a wait quantile needs 0 ≤ p < 1, got ${p}`)
      return 1 - p >= waitProbability ? 0 : Math.log(waitProbability / (1 - p)) / spare
    },
  }
}

/** The refusal of every open queue whose load is at or above its servers. */
export function overloaded(offeredLoad: number, servers: number): Refusal {
  return refuse(
    'queue.overloaded',
    `the work that arrives keeps ${offeredLoad.toPrecision(4)} people busy and there are ${servers}: the queue grows ` +
      'without end and has no mean wait',
  )
}

export type Staffing = { ok: true; servers: number; achieved: number; oneFewer: number | null }

/**
 * Fewest servers with which at least `target` of requests wait at most `within` (M/M/c, so a share of all requests).
 * `achieved` is the share with them, `oneFewer` the share with one less (null when the queue would then grow).
 */
export function staffForServiceLevel(input: {
  arrivalRate: number
  serviceRate: number
  within: number
  target: number
}): Staffing | Refusal {
  const { arrivalRate, serviceRate, within, target } = input
  const fault = faultOf({ arrivalRate, serviceRate }, 1)
  if (fault) return fault
  if (!(within >= 0)) return refuse('queue.bad-target', `within must not be negative, got ${within}`)
  if (!(target > 0 && target < 1))
    return refuse('queue.bad-target', `target must lie between 0 and 1, ends excluded, got ${target}`)
  const offeredLoad = arrivalRate / serviceRate
  if (offeredLoad >= mostServers / 2)
    return refuse(
      'queue.bad-rate',
      `arrivalRate over serviceRate keeps ${offeredLoad.toPrecision(4)} people busy: teams are of up to ${mostServers}`,
    )
  const level = (servers: number, b: number) => {
    const wait = (servers * b) / (servers - offeredLoad * (1 - b))
    return 1 - wait * Math.exp(-(servers * serviceRate - arrivalRate) * within)
  }
  let b = 1
  let oneFewer: number | null = null
  for (let servers = 1; ; servers++) {
    b = (offeredLoad * b) / (servers + offeredLoad * b)
    if (servers <= offeredLoad) continue
    const achieved = level(servers, b)
    if (achieved >= target) return { ok: true, servers, achieved, oneFewer }
    oneFewer = achieved
  }
}

export type ErlangA = {
  ok: true
  occupancy: number
  waitProbability: number
  /** Share of all requests that give up before service. */
  abandoned: number
  /** Share of the requests that had to wait which give up. */
  abandonedOfWaiting: number
  /** Mean time in the queue, over all requests, whether served or not. */
  meanWait: number
  /** The same over the requests that had to wait. */
  meanWaitOfWaiting: number
  meanQueue: number
  /** Mean number of busy servers. */
  busy: number
  /** Requests served per unit of time. */
  throughput: number
}

/** M/M/c+M: each waiting requester gives up at `abandonRate`. Any load has an answer. Cost: O(c + queue length). */
export function erlangA(
  arrivalRate: number,
  serviceRate: number,
  abandonRate: number,
  servers: number,
): ErlangA | Refusal {
  const fault = faultOf({ arrivalRate, serviceRate, abandonRate }, servers)
  if (fault) return fault
  const excess = Math.max(0, arrivalRate - servers * serviceRate) / abandonRate
  const longest = excess + 50 * Math.sqrt((arrivalRate + servers * serviceRate) / abandonRate) + 1000
  if (longest > 1e8)
    return refuse(
      'queue.bad-rate',
      'requesters give up so slowly that the queue is millions long: use Erlang C',
    )
  const offeredLoad = arrivalRate / serviceRate
  // Weights relative to the state "all busy, nobody waiting", all scaled down together before they overflow.
  let allBusy = 1
  let someFree = 1 / blocking(servers, offeredLoad) - 1
  let term = 1
  let waiting = 0
  let queue = 0
  for (let j = 1; term > 1e-17 * (waiting + allBusy) || j <= excess; j++) {
    term *= arrivalRate / (servers * serviceRate + j * abandonRate)
    waiting += term
    queue += j * term
    if (queue > 1e280) {
      allBusy *= 1e-280
      someFree *= 1e-280
      term *= 1e-280
      waiting *= 1e-280
      queue *= 1e-280
    }
  }
  const queued = allBusy + waiting
  const waitProbability = queued / (queued + someFree)
  const meanWaitOfWaiting = queue / queued / arrivalRate
  const abandonedOfWaiting = abandonRate * meanWaitOfWaiting
  const abandoned = abandonedOfWaiting * waitProbability
  const busy = Math.min(servers, offeredLoad * (1 - abandoned))
  return {
    ok: true,
    occupancy: busy / servers,
    waitProbability,
    abandoned,
    abandonedOfWaiting,
    meanWait: meanWaitOfWaiting * waitProbability,
    meanWaitOfWaiting,
    meanQueue: arrivalRate * meanWaitOfWaiting * waitProbability,
    busy,
    throughput: busy * serviceRate,
  }
}

/** Fewest servers with which at most `atMost` of requests give up (M/M/c+M). `achieved` and `oneFewer` are shares. */
export function staffForAbandonment(input: {
  arrivalRate: number
  serviceRate: number
  abandonRate: number
  atMost: number
}): Staffing | Refusal {
  const { arrivalRate, serviceRate, abandonRate, atMost } = input
  if (!(atMost > 0 && atMost < 1))
    return refuse('queue.bad-target', `atMost must lie between 0 and 1, ends excluded, got ${atMost}`)
  const abandonedWith = (servers: number) => {
    const result = erlangA(arrivalRate, serviceRate, abandonRate, servers)
    return result.ok ? result.abandoned : result
  }
  // The share falls with every server added, so the answer is bracketed by doubling and then halved.
  let low = 0
  let high = 1
  for (;;) {
    const share = abandonedWith(high)
    if (typeof share !== 'number') return share
    if (share <= atMost) break
    if (high > mostServers / 2)
      return refuse('queue.bad-target', `no team of up to ${high} people holds atMost: let more give up`)
    low = high
    high *= 2
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    const share = abandonedWith(middle)
    if (typeof share !== 'number') return share
    if (share <= atMost) high = middle
    else low = middle
  }
  const achieved = abandonedWith(high)
  const oneFewer = high === 1 ? null : abandonedWith(high - 1)
  if (typeof achieved !== 'number') return achieved
  return { ok: true, servers: high, achieved, oneFewer: typeof oneFewer === 'number' ? oneFewer : null }
}
