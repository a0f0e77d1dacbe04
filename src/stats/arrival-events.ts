import { sharedName } from './distinct-names.ts'
import { type Refusal, refuse } from './outcome.ts'

/** A named day, week or campaign: the periods it falls in, 0 being the first observation; future ones included. */
export type CountEvent = { name: string; periods: readonly number[] }

/** Columns of ones where an event is, over `length` periods; one that never happened within the first `n` is left out. */
export function eventColumns(
  events: readonly CountEvent[],
  n: number,
  length: number,
): { name: string; values: number[] }[] {
  return events
    .map(({ name, periods }) => ({ name, held: new Set(periods) }))
    .filter(({ held }) => [...held].some(t => t < n))
    .map(({ name, held }) => ({ name, values: Array.from({ length }, (_, t) => (held.has(t) ? 1 : 0)) }))
}

/** Why events are none; null when they are. */
export function checkEvents(events: readonly CountEvent[]): Refusal | null {
  const wrong = events.find(({ periods }) => !periods.every(t => Number.isInteger(t) && t >= 0))
  if (wrong) return refuse('forecast.event', `${wrong.name} is not given by whole period numbers from 0`)
  return sharedName(
    'forecast.names',
    'events',
    events.map(({ name }) => name),
  )
}
