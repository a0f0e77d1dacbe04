/**
 * Waits when urgent requests go first: one person and any work (M/G/1), or several people and exponential work of the
 * same mean (M/M/c), the person either finishing what they began or dropping it for something more urgent and
 * resuming later. Exact mean waits, class by class; within a class, order of arrival. Cost O(classes + servers).
 * Sources: Cobham 1954, Operations Research 2, 70-76 (finishing; one and several people); Miller 1960, Annals of
 * Mathematical Statistics 31, 86-103 (dropping, one person). Dropping with several people: the more urgent classes
 * together are an M/M/c queue of their own, so waits follow from differences of Erlang C.
 */

import { isComputable } from './computable.ts'
import { erlangC, overloaded } from './erlang.ts'
import { type Refusal, refuse } from './outcome.ts'

/** From the most urgent to the least. `variation`: squared coefficient of variation of the work (1 exponential). */
export type PriorityClass = { arrivalRate: number; work: number; variation?: number }

export type PriorityQueue = {
  ok: true
  occupancy: number
  classes: {
    /** Mean time not worked on: before the start and, where work is dropped, during interruptions. */
    meanWait: number
    /** Mean time from arrival to end. */
    meanTime: number
    meanQueue: number
  }[]
  /** Over all requests. */
  meanWait: number
  assumed: string[]
}

type PriorityRequest = { classes: readonly PriorityClass[]; servers?: number; interrupt?: boolean }

function faultOf({ classes, servers = 1 }: PriorityRequest): Refusal | undefined {
  if (classes.length === 0) return refuse('queue.no-class', 'at least one class of requests is needed')
  for (const [i, { arrivalRate, work, variation = 1 }] of classes.entries()) {
    if (!(arrivalRate > 0 && work > 0 && [arrivalRate, work].every(isComputable)))
      return refuse(
        'queue.bad-rate',
        `class ${i + 1}: the arrival rate and the work must be positive numbers, got ${arrivalRate} and ${work}`,
      )
    if (!(variation >= 0 && isComputable(variation)))
      return refuse(
        'queue.bad-variation',
        `class ${i + 1}: a squared variation is not negative, got ${variation}`,
      )
    if (servers > 1 && (variation !== 1 || work !== classes[0]!.work))
      return refuse(
        'queue.no-closed-form',
        'with several people the waits are known only for exponential work of one mean: simulate',
      )
  }
  if (!(Number.isInteger(servers) && servers >= 1))
    return refuse('queue.bad-servers', `servers must be a whole number of at least 1, got ${servers}`)
  return undefined
}

/** Mean wait of every class. Refuses a load at or above the servers and cases without a closed form. */
export function priorityQueue(request: PriorityRequest): PriorityQueue | Refusal {
  const fault = faultOf(request)
  if (fault) return fault
  const { classes, servers = 1, interrupt = false } = request
  const load = classes.reduce((sum, { arrivalRate, work }) => sum + arrivalRate * work, 0)
  if (!(load / servers < 1)) return overloaded(load, servers)
  const waits =
    servers > 1 && interrupt ? interruptedByMany(classes, servers) : cobhamWaits(classes, servers, interrupt)
  if (!Array.isArray(waits)) return waits
  const total = classes.reduce((sum, { arrivalRate }) => sum + arrivalRate, 0)
  return {
    ok: true,
    occupancy: load / servers,
    classes: classes.map(({ arrivalRate, work }, i) => ({
      meanWait: waits[i]!,
      meanTime: waits[i]! + work,
      meanQueue: arrivalRate * waits[i]!,
    })),
    meanWait: classes.reduce((sum, { arrivalRate }, i) => sum + (arrivalRate / total) * waits[i]!, 0),
    assumed: [
      'Poisson arrivals, independent of the work; nobody gives up',
      interrupt
        ? 'a more urgent request interrupts work, which is resumed later without loss'
        : 'work begun is finished',
    ],
  }
}

/** Cobham's product: the work found on arrival over the shares of time left by more urgent classes. */
function cobhamWaits(
  classes: readonly PriorityClass[],
  servers: number,
  interrupt: boolean,
): number[] | Refusal {
  const residual = ({ arrivalRate, work, variation = 1 }: PriorityClass) =>
    (arrivalRate * work * work * (1 + variation)) / 2
  let found = interrupt ? 0 : classes.reduce((sum, one) => sum + residual(one), 0)
  if (servers > 1) {
    const rate = classes.reduce((sum, { arrivalRate }) => sum + arrivalRate, 0)
    const all = erlangC(rate, 1 / classes[0]!.work, servers)
    if (!all.ok) return all
    found = (all.waitProbability * classes[0]!.work) / servers
  }
  let before = 0
  return classes.map(one => {
    const upTo = before + (one.arrivalRate * one.work) / servers
    if (interrupt) found += residual(one)
    const waiting = found / ((1 - before) * (1 - upTo))
    const interruptions = interrupt ? (one.work * before) / (1 - before) : 0
    before = upTo
    return waiting + interruptions
  })
}

/** The first classes alone are M/M/c; the queue a class adds to them is its own. */
function interruptedByMany(classes: readonly PriorityClass[], servers: number): number[] | Refusal {
  const waits: number[] = []
  let rate = 0
  let before = 0
  for (const { arrivalRate, work } of classes) {
    rate += arrivalRate
    const upTo = erlangC(rate, 1 / work, servers)
    if (!upTo.ok) return upTo
    waits.push((upTo.meanQueue - before) / arrivalRate)
    before = upTo.meanQueue
  }
  return waits
}
