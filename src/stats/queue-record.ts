import { type WaitHistogram, waitHistogram } from './wait-histogram.ts'

/** What one replication adds up: of each class from the end of the warm-up on, and by period from the start. */
export type QueueRecord = {
  arrived: Float64Array
  started: Float64Array
  gaveUp: Float64Array
  /** Requests that did not start at once. */
  waited: Float64Array
  waits: Float64Array
  ended: Float64Array
  times: Float64Array
  /** Time spent waiting, and present, by all requests together within the measured time. */
  waitingTime: Float64Array
  presentTime: Float64Array
  histograms: WaitHistogram[]
  /** By period: those waiting at its end, their work, work asked, work done, waits of those who came in it. */
  waiting: Float64Array
  waitingWork: Float64Array
  asked: Float64Array
  worked: Float64Array
  came: Float64Array
  waitOfCome: Float64Array
  arrives(kind: number, at: number, work: number): void
  /** A request is begun, or its sender gives up. */
  leavesLine(kind: number, arrival: number, at: number, work: number, begun: boolean): void
  /** A request still waits at the end: its wait is counted up to there, for the period it came in. */
  staysInLine(kind: number, arrival: number, work: number): void
  ends(kind: number, arrival: number, at: number): void
  staysInWork(kind: number, arrival: number): void
  works(from: number, to: number): void
  /** Turns comings and goings into numbers at the end of each period, and starts over. */
  close(): void
  clear(): void
}

/** Measures from `from` to `end`, by periods of `length` that begin at 0. The histograms go on over replications. */
export function queueRecord(
  classes: number,
  { from, end, length, periods }: { from: number; end: number; length: number; periods: number },
): QueueRecord {
  const perClass = () => new Float64Array(classes)
  const perPeriod = () => new Float64Array(periods)
  const periodOf = (time: number) => Math.min(periods - 1, Math.floor(time / length))
  const within = (start: number, stop: number) => {
    const begins = start > from ? start : from
    return stop > begins ? stop - begins : 0
  }
  const record: QueueRecord = {
    arrived: perClass(),
    started: perClass(),
    gaveUp: perClass(),
    waited: perClass(),
    waits: perClass(),
    ended: perClass(),
    times: perClass(),
    waitingTime: perClass(),
    presentTime: perClass(),
    histograms: Array.from({ length: classes }, waitHistogram),
    waiting: perPeriod(),
    waitingWork: perPeriod(),
    asked: perPeriod(),
    worked: perPeriod(),
    came: perPeriod(),
    waitOfCome: perPeriod(),
    arrives(kind, at, work) {
      const period = periodOf(at)
      record.came[period]++
      record.asked[period] += work
      if (at >= from) record.arrived[kind]++
    },
    leavesLine(kind, arrival, at, work, begun) {
      const wait = at - arrival
      if (wait > 0) {
        const came = periodOf(arrival)
        const left = periodOf(at)
        record.waitOfCome[came] += wait
        record.waitingTime[kind] += within(arrival, at)
        if (left > came) {
          record.waiting[came]++
          record.waiting[left]--
          record.waitingWork[came] += work
          record.waitingWork[left] -= work
        }
      }
      if (!begun) record.presentTime[kind] += within(arrival, at)
      if (arrival < from) return
      if (wait > 0 || !begun) record.waited[kind]++
      if (begun) {
        record.started[kind]++
        record.waits[kind] += wait
        record.histograms[kind].add(wait)
      } else record.gaveUp[kind]++
    },
    staysInLine(kind, arrival, work) {
      const came = periodOf(arrival)
      record.waitOfCome[came] += end - arrival
      record.waiting[came]++
      record.waitingWork[came] += work
      record.waitingTime[kind] += within(arrival, end)
      record.presentTime[kind] += within(arrival, end)
      if (arrival >= from) record.waited[kind]++
    },
    ends(kind, arrival, at) {
      record.presentTime[kind] += within(arrival, at)
      if (arrival < from) return
      record.ended[kind]++
      record.times[kind] += at - arrival
    },
    staysInWork(kind, arrival) {
      record.presentTime[kind] += within(arrival, end)
    },
    works(start, stop) {
      let now = start
      for (let period = periodOf(start); now < stop; period++) {
        const border = period === periods - 1 ? stop : Math.min(stop, (period + 1) * length)
        record.worked[period] += border - now
        now = border
      }
    },
    close() {
      for (let p = 1; p < periods; p++) {
        record.waiting[p] += record.waiting[p - 1]
        record.waitingWork[p] += record.waitingWork[p - 1]
      }
    },
    clear() {
      for (const values of Object.values(record)) if (values instanceof Float64Array) values.fill(0)
    },
  }
  return record
}
