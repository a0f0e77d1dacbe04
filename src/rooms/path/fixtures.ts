import { noEvidence } from './evidence.ts'
import type { MonthEvidence } from './observe.ts'

/** A month in which nothing was recorded but the team's hours, with what is given laid over it. */
export function fixtureMonth(given: Partial<MonthEvidence> = {}): MonthEvidence {
  return { ...noEvidence('2026-01'), capacityHours: 600, weeks: 4.3, unitsActive: 20, ...given }
}

const three = (given: Partial<MonthEvidence>) =>
  [1, 2, 3].map(n => fixtureMonth({ month: `2026-0${n}`, ...given }))
const units = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

/** Three months of a company that stands plainly at one step. */
export const fixtureMonths = {
  champion: three({
    capacityHours: 170,
    hours: { evangelising: 20 },
    proactiveLoggedHours: 20,
    entries: 9,
  }),
  pilots: three({
    capacityHours: 400,
    hours: { programme: 60, evangelising: 40, answering: 60 },
    reactiveLoggedHours: 60,
    proactiveLoggedHours: 100,
    entries: 40,
    arrivals: 12,
    done: 12,
    unitIds: units(3),
  }),
  storm: three({
    hours: { evangelising: 120, education: 40, governance: 60, measuring: 20, answering: 100 },
    reactiveLoggedHours: 100,
    proactiveLoggedHours: 240,
    entries: 90,
    arrivals: 30,
    done: 30,
    unitIds: units(8),
  }),
  swamped: three({
    hours: { answering: 420, programme: 20, evangelising: 20 },
    reactiveLoggedHours: 420,
    proactiveLoggedHours: 40,
    entries: 300,
    arrivals: 300,
    done: 250,
    backlogEnd: 250,
    unitIds: units(15),
    repeated: 90,
    due: 300,
    met: 150,
  }),
  free: three({
    hours: { answering: 150, programme: 150, education: 100, governance: 60 },
    reactiveLoggedHours: 150,
    proactiveLoggedHours: 310,
    entries: 200,
    arrivals: 200,
    done: 210,
    backlogEnd: 60,
    unitIds: units(15),
    due: 180,
    met: 170,
    solvedByGuides: 60,
  }),
}
