import type { QueueRecord } from './queue-record.ts'
import { type RequestPool, requestLine } from './request-pool.ts'
import { timeHeap } from './time-heap.ts'

/** Sources of one class in one replication: each fills a list with what comes next. */
export type ClassSource = {
  /** Times of arrival in rising order; Infinity after the last. */
  arrivals(into: Float64Array): void
  work(into: Float64Array): void
  patience: ((into: Float64Array) => void) | null
  /** 0 goes first. */
  priority: number
  /** Requests waiting at time 0. */
  backlog: number
}

/** Requests drawn ahead of a class. */
const ahead = 256

type Feed = { times: Float64Array; work: Float64Array; patience: Float64Array; time: number; next: number }

export type QueueRun = {
  sources: readonly ClassSource[]
  /** People at work in each slot. */
  people: Int32Array
  slot: number
  end: number
  interrupt: boolean
  record: QueueRecord
  pool: RequestPool
}

/** Work left that is the rounding of work done. */
const crumb = 1e-9

/**
 * One replication, event by event: an arrival, an end of work, or a change in the number of people. Where fewer people
 * are there than work is begun, the latest begun is put down, and taken up again before anything new. Who gives up is
 * noticed when their turn comes, and counted at the time they gave up.
 */
export function runQueue({ sources, people, slot, end, interrupt, record, pool }: QueueRun): void {
  const most = people.reduce((found, count) => Math.max(found, count), 0)
  const levels = sources.reduce((found, source) => Math.max(found, source.priority), 0) + 1
  const comings = timeHeap(sources.length)
  const working = timeHeap(most)
  const inHand = new Int32Array(most)
  const since = new Float64Array(most)
  const idle = Int32Array.from({ length: most }, (_, i) => most - 1 - i)
  let idles = most
  const lines = Array.from({ length: levels }, requestLine)
  const held = Array.from({ length: levels }, requestLine)
  const order = new Int32Array(most)
  const feeds = sources.map(({ patience }): Feed => {
    const [times, work] = [new Float64Array(ahead), new Float64Array(ahead)]
    const patient = new Float64Array(patience ? ahead : 1).fill(Infinity)
    return { times, work, patience: patient, time: ahead, next: ahead }
  })
  let there = people[0]
  pool.clear()

  const urgency = (place: number) => sources[pool.kind[place]].priority

  function hand(person: number, place: number, now: number): void {
    inHand[person] = place
    since[person] = now
    working.put(person, now + pool.left[place])
  }

  function free(person: number): void {
    working.remove(person)
    idle[idles++] = person
  }

  function complete(person: number, now: number): void {
    const place = inHand[person]
    record.works(since[person], now)
    record.ends(pool.kind[place], pool.arrival[place], now)
    pool.give(place)
  }

  function putDown(person: number, now: number): void {
    const place = inHand[person]
    const left = working.timeOf(person) - now
    free(person)
    if (left <= crumb) {
      complete(person, now)
      return
    }
    pool.left[place] = left
    record.works(since[person], now)
    held[urgency(place)].putBack(place)
  }

  /** Next of the line of a level whose sender is still there; -1 when there is none. */
  function fromLine(level: number, now: number): number {
    const line = lines[level]
    while (line.length() > 0) {
      const place = line.leave()
      const arrival = pool.arrival[place]
      const stays = pool.givesUp[place] > now
      record.leavesLine(pool.kind[place], arrival, stays ? now : pool.givesUp[place], pool.left[place], stays)
      if (stays) {
        pool.begun[place] = now
        return place
      }
      pool.give(place)
    }
    return -1
  }

  function nextUp(now: number): number {
    if (!interrupt) for (let p = 0; p < levels; p++) if (held[p].length() > 0) return held[p].leave()
    for (let p = 0; p < levels; p++) {
      if (held[p].length() > 0) return held[p].leave()
      const place = fromLine(p, now)
      if (place >= 0) return place
    }
    return -1
  }

  function fill(now: number): void {
    while (working.size() < there) {
      const place = nextUp(now)
      if (place < 0) return
      hand(idle[--idles], place, now)
    }
  }

  /** Who has the least urgent work in hand, begun last; -1 when all is at least as urgent as `level`. */
  function interruptible(level: number): number {
    let found = -1
    for (let person = 0; person < most; person++) {
      if (!working.has(person) || urgency(inHand[person]) <= level) continue
      const less = found < 0 ? 1 : urgency(inHand[person]) - urgency(inHand[found])
      if (less > 0 || (less === 0 && pool.begun[inHand[person]] >= pool.begun[inHand[found]])) found = person
    }
    return found
  }

  function arrive(kind: number, now: number): void {
    const source = sources[kind]
    const feed = feeds[kind]
    if (feed.next === ahead) {
      source.work(feed.work)
      source.patience?.(feed.patience)
      feed.next = 0
    }
    const work = feed.work[feed.next]
    const patience = feed.patience[source.patience ? feed.next : 0]
    feed.next++
    record.arrives(kind, now, work)
    const person = interrupt && working.size() >= there ? interruptible(source.priority) : -1
    if (person >= 0) putDown(person, now)
    const begins = working.size() < there
    if (begins || !(patience > 0)) record.leavesLine(kind, now, now, work, begins)
    if (!begins && !(patience > 0)) return
    const place = pool.take()
    pool.kind[place] = kind
    pool.arrival[place] = now
    pool.left[place] = work
    pool.givesUp[place] = now + patience
    pool.begun[place] = now
    if (begins) hand(idle[--idles], place, now)
    else lines[source.priority].join(place)
  }

  function expectNext(kind: number): void {
    const feed = feeds[kind]
    if (feed.time === ahead) {
      sources[kind].arrivals(feed.times)
      feed.time = 0
    }
    const time = feed.times[feed.time++]
    if (time < end) comings.put(kind, time)
    else if (comings.has(kind)) comings.remove(kind)
  }

  function change(count: number, now: number): void {
    there = count
    // What ends as people leave is ended first, and makes nobody begin anything.
    while (working.next() - now <= crumb) {
      const person = working.first()
      free(person)
      complete(person, now)
    }
    if (working.size() <= there) {
      fill(now)
      return
    }
    let active = 0
    for (let person = 0; person < most; person++) if (working.has(person)) order[active++] = person
    order.subarray(0, active).sort((a, b) => {
      const [one, other] = [inHand[a], inHand[b]]
      const first = interrupt ? urgency(one) - urgency(other) : 0
      return first || pool.begun[one] - pool.begun[other] || pool.arrival[one] - pool.arrival[other] || a - b
    })
    for (let i = active - 1; i >= there; i--) putDown(order[i], now)
  }

  sources.forEach((source, kind) => {
    for (let i = 0; i < source.backlog; i++) arrive(kind, 0)
    expectNext(kind)
  })
  let border = 1
  for (;;) {
    while (border < people.length && people[border] === there) border++
    const changes = border < people.length ? border * slot : Infinity
    const arrival = comings.next()
    const done = working.next()
    const now = Math.min(arrival, done, changes)
    if (now >= end) break
    if (now === changes) change(people[border++], now)
    else if (now === done) {
      const person = working.first()
      complete(person, now)
      const place = nextUp(now)
      if (place >= 0) hand(person, place, now)
      else free(person)
    } else {
      const kind = comings.first()
      arrive(kind, now)
      expectNext(kind)
    }
  }
  for (let person = 0; person < most; person++) {
    if (!working.has(person)) continue
    record.works(since[person], end)
    record.staysInWork(pool.kind[inHand[person]], pool.arrival[inHand[person]])
  }
  for (const line of held)
    while (line.length() > 0) {
      const place = line.leave()
      record.staysInWork(pool.kind[place], pool.arrival[place])
    }
  for (const line of lines)
    while (line.length() > 0) {
      const place = line.leave()
      const [kind, arrival, gone] = [pool.kind[place], pool.arrival[place], pool.givesUp[place]]
      if (gone < end) record.leavesLine(kind, arrival, gone, pool.left[place], false)
      else record.staysInLine(kind, arrival, pool.left[place])
    }
}
