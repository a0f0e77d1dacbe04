const DAY = 86_400_000
const MOST_KEPT = 20_000

/** Since then no zone has changed its clocks but at a whole minute. */
const MINUTES_SINCE = Date.UTC(1973, 0)
const MINUTE = 60_000

/** Offset of a zone from UTC in ms at an instant, as the runtime's zone data tells it; the last minute's is kept. */
function createOffset(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset', year: 'numeric' })
  let kept = { minute: Number.NaN, offset: 0 }
  return instant => {
    if (instant < MINUTES_SINCE) return tell(instant)
    const minute = Math.floor(instant / MINUTE)
    if (minute !== kept.minute) kept = { minute, offset: tell(instant) }
    return kept.offset
  }

  function tell(instant: number): number {
    const name = format.formatToParts(instant).find(part => part.type === 'timeZoneName')?.value ?? 'GMT'
    const parts = /([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(name)
    if (!parts) return 0
    const seconds = Number(parts[2]) * 3600 + Number(parts[3]) * 60 + Number(parts[4] ?? 0)
    return (parts[1] === '-' ? -seconds : seconds) * 1000
  }
}

/** Whether the runtime knows the zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** What a wall clock of the zone shows at an instant, both ms since 1970, the clock's as though it were UTC. */
export function createWallClock(timeZone: string): (instant: number) => number {
  if (timeZone === 'UTC') return instant => instant
  const offsetAt = createOffset(timeZone)
  return instant => instant + offsetAt(instant)
}

/**
 * From a wall clock, as ms since 1970 as though it were UTC, to the instant in ms. A time that comes twice is the
 * first of the two; one that the clocks skip is read by the offset before the change. Offsets are kept by day.
 */
export function createZone(timeZone: string): (wallClock: number) => number {
  if (timeZone === 'UTC') return wallClock => wallClock
  const offsetAt = createOffset(timeZone)
  const byDay = new Map<number, number | null>()
  const changing = new Map<number, number>()

  function offsetOfDay(day: number): number | null {
    let offset = byDay.get(day)
    if (offset === undefined) {
      const before = offsetAt((day - 1) * DAY)
      offset = before === offsetAt((day + 2) * DAY) ? before : null
      byDay.set(day, offset)
    }
    return offset
  }

  function nearChange(wallClock: number): number {
    const before = offsetAt(wallClock - DAY)
    const after = offsetAt(wallClock + DAY)
    const instants = [wallClock - before, wallClock - after]
    return instants.find(instant => wallClock - offsetAt(instant) === instant) ?? instants[0]
  }

  return wallClock => {
    const offset = offsetOfDay(Math.floor(wallClock / DAY))
    if (offset !== null) return wallClock - offset
    let instant = changing.get(wallClock)
    if (instant === undefined) {
      if (changing.size >= MOST_KEPT) changing.clear()
      instant = nearChange(wallClock)
      changing.set(wallClock, instant)
    }
    return instant
  }
}
