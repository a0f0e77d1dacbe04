import type { MonthEvidence } from './observe.ts'

type Sums = Omit<MonthEvidence, 'month' | 'unitIds' | 'unitsActive' | 'capacityHours' | 'weeks' | 'hours'>

/** Evidence of nothing: what a unit without any records has. */
export function noEvidence(month: string): MonthEvidence {
  return {
    month,
    capacityHours: null,
    weeks: 0,
    hours: {},
    reactiveLoggedHours: 0,
    proactiveLoggedHours: 0,
    entries: 0,
    estimated: 0,
    estimatedHours: 0,
    arrivals: 0,
    done: 0,
    backlogEnd: 0,
    unitIds: [],
    unitsActive: 0,
    repeated: 0,
    due: 0,
    met: 0,
    solvedByGuides: 0,
  }
}

const summed: (keyof Sums)[] = [
  'reactiveLoggedHours',
  'proactiveLoggedHours',
  'entries',
  'estimated',
  'estimatedHours',
  'arrivals',
  'done',
  'backlogEnd',
  'repeated',
  'due',
  'met',
  'solvedByGuides',
]

/** Evidence of two units over the same window, taken together. */
export function addEvidence(a: MonthEvidence, b: MonthEvidence): MonthEvidence {
  const hours = { ...a.hours }
  for (const [name, value] of Object.entries(b.hours) as [keyof typeof hours, number][])
    hours[name] = (hours[name] ?? 0) + value
  return {
    ...a,
    ...Object.fromEntries(summed.map(key => [key, a[key] + b[key]])),
    hours,
    unitIds: [...new Set([...a.unitIds, ...b.unitIds])],
  }
}

/** Each unit's evidence with that of every unit below it. */
export function rollUp(
  units: readonly { id: number; parentId: number | null }[],
  own: ReadonlyMap<number, MonthEvidence>,
): Map<number, MonthEvidence> {
  const parentOf = new Map(units.map(unit => [unit.id, unit.parentId]))
  const total = new Map<number, MonthEvidence>()
  for (const [id, evidence] of own)
    for (let at: number | null | undefined = id; at; at = parentOf.get(at)) {
      const known = total.get(at)
      total.set(at, known ? addEvidence(known, evidence) : evidence)
    }
  return total
}
