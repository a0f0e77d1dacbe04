/**
 * G/G/c in order of arrival, by the recursion of Kiefer and Wolfowitz (1955, Transactions of the American Mathematical
 * Society 78): who arrives takes the person who is free first. No clock and no events, hence fast: one replacement in a
 * heap of `servers` times per request. For anything with classes, opening hours or patience, see `queue-simulation.ts`.
 */
import { type Duration, durationDraws, durationFault, meanDuration } from './duration.ts'
import { overloaded } from './erlang.ts'
import { type Refusal, refuse } from './outcome.ts'
import { createRandom } from './random.ts'
import { type Estimate, estimateOf } from './replication-estimate.ts'
import { waitHistogram } from './wait-histogram.ts'

/** Puts `time` in place of the earliest time of a heap. */
function replaceFirst(heap: Float64Array, time: number): void {
  const size = heap.length
  let at = 0
  for (let child = 1; child < size; child = 2 * at + 1) {
    if (child + 1 < size && heap[child + 1] < heap[child]) child++
    if (time <= heap[child]) break
    heap[at] = heap[child]
    at = child
  }
  heap[at] = time
}

/**
 * Waits of requests that arrive at `arrivals` (rising) and take `work`, in `waits` (which may be `arrivals`). `free`
 * holds when each person is free: filled with 0 at first, and handed on from one stretch of requests to the next.
 */
export function fcfsWaits(
  arrivals: Float64Array,
  work: Float64Array,
  free: Float64Array,
  waits: Float64Array = new Float64Array(arrivals.length),
): Float64Array {
  for (let i = 0; i < arrivals.length; i++) {
    const arrival = arrivals[i]
    const start = arrival > free[0] ? arrival : free[0]
    replaceFirst(free, start + work[i])
    waits[i] = start - arrival
  }
  return waits
}

export type FcfsRequest = {
  /** Time between two arrivals. */
  between: Duration
  work: Duration
  servers: number
  /** Requests measured in each replication, after `warmUp` others that fill the empty queue. */
  requests: number
  warmUp: number
  /** Independent repetitions, for the errors; 20 when absent. */
  replications?: number
  seed: number
}

export type FcfsQueue = {
  ok: true
  meanWait: Estimate
  /** Share of requests that wait. */
  waitProbability: Estimate
  /** Waits not exceeded by half, 90 and 95 % of the requests, to 1.6 % of themselves. */
  quantiles: { p: number; wait: number }[]
  assumed: string[]
}

const stretch = 4096

/** Long-run waits by simulation. Refuses a load at or above the servers. Cost: two draws and one heap step a request. */
export function simulateFcfs(request: FcfsRequest): FcfsQueue | Refusal {
  const { between, work, servers, requests, warmUp, replications = 20, seed } = request
  for (const [name, duration] of Object.entries({ between, work })) {
    const fault = durationFault(duration)
    if (fault) return refuse('queue.duration', `${name} ${fault}`)
  }
  if (!(Number.isInteger(servers) && servers >= 1 && servers <= 1e6))
    return refuse('queue.bad-servers', `servers must be a whole number from 1 to 1000000, got ${servers}`)
  const whole = [requests - 1, warmUp, replications - 1].every(count => Number.isInteger(count) && count >= 0)
  if (!whole) return refuse('queue.run', 'requests and replications are whole numbers of at least 1')
  const load = meanDuration(work) / meanDuration(between)
  if (!(load < servers)) return overloaded(load, servers)
  const histogram = waitHistogram()
  const means = new Float64Array(replications)
  const waiting = new Float64Array(replications)
  const [arrivals, needs] = [new Float64Array(stretch), new Float64Array(stretch)]
  const random = createRandom(seed)
  for (let r = 0; r < replications; r++) {
    const drawGaps = durationDraws(between, random.fork(`between ${r}`))
    const drawWork = durationDraws(work, random.fork(`work ${r}`))
    const free = new Float64Array(servers)
    let [now, sum, waited] = [0, 0, 0]
    for (let done = -warmUp; done < requests; ) {
      const count = Math.min(stretch, done < 0 ? -done : requests - done)
      const times = arrivals.subarray(0, count)
      drawGaps(times)
      drawWork(needs)
      for (let i = 0; i < count; i++) {
        now += times[i]
        times[i] = now
      }
      fcfsWaits(times, needs, free, times)
      if (done >= 0)
        for (let i = 0; i < count; i++) {
          sum += arrivals[i]
          if (arrivals[i] > 0) waited++
          histogram.add(arrivals[i])
        }
      done += count
    }
    means[r] = sum / requests
    waiting[r] = waited / requests
  }
  return {
    ok: true,
    meanWait: estimateOf(means),
    waitProbability: estimateOf(waiting),
    quantiles: [0.5, 0.9, 0.95].map(p => ({ p, wait: histogram.quantile(p) })),
    assumed: [
      'gaps and work are independent, requests are served in order of arrival, nobody gives up',
      `each replication starts empty; its first ${warmUp} requests are not counted`,
    ],
  }
}
