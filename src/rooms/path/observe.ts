import { notRecorded, type Observable } from './model.ts'

/** Kinds of logged work that the observables tell apart. */
export type Activity =
  | 'answering'
  | 'evangelising'
  | 'programme'
  | 'education'
  | 'governance'
  | 'measuring'
  | 'planning'
  | 'crisis'

/** What the rooms recorded in one month (or another window, under the name of its end). */
export interface MonthEvidence {
  month: string
  /** Hours the team could work, by capacity less absences; null where no capacity is recorded. */
  capacityHours: number | null
  /** Weeks of five working days. */
  weeks: number
  /** Logged hours by activity. */
  hours: Partial<Record<Activity, number>>
  reactiveLoggedHours: number
  proactiveLoggedHours: number
  /** Entries of the effort ledger. */
  entries: number
  /** Requests done without logged time, and the hours their types state for them. */
  estimated: number
  estimatedHours: number
  arrivals: number
  done: number
  backlogEnd: number
  /** Units that asked. */
  unitIds: readonly number[]
  /** Units that could ask. */
  unitsActive: number
  repeated: number
  /** Requests with a target that is met or missed, and those that met it. */
  due: number
  met: number
  solvedByGuides: number
}

/** One observed value and what it rests on; a null value: there is nothing to compute it from. */
export interface Observation {
  value: number | null
  /** Number of records. */
  n: number
  /** For a share or ratio: what it is a part of, in hours, requests or units. */
  whole: number | null
}

/** What the number of records of an observable counts, for those that some room records. */
export const recordsOf: Partial<Record<Observable, 'work' | 'entries' | 'requests' | 'months'>> = {
  evangelisingHours: 'entries',
  teamHoursPerWeek: 'months',
  unitsAsking: 'requests',
  programmeShare: 'work',
  governanceShare: 'work',
  educationShare: 'work',
  measuringShare: 'work',
  unitsAskingShare: 'requests',
  evangelisingShare: 'work',
  reactiveNeed: 'work',
  leftOver: 'requests',
  reactiveShare: 'work',
  repeatedShare: 'requests',
  targetsMet: 'requests',
  buildingShare: 'work',
  solvedByGuides: 'requests',
}

/** What the whole of a share is counted in. */
export function wholeOf(observable: Observable): 'hours' | 'requests' | 'units' {
  if (observable === 'unitsAskingShare') return 'units'
  return recordsOf[observable] === 'requests' ? 'requests' : 'hours'
}

const sum = (months: readonly MonthEvidence[], pick: (month: MonthEvidence) => number) =>
  months.reduce((total, month) => total + pick(month), 0)
const share = (part: number, whole: number, n: number): Observation => ({
  value: whole > 0 ? part / whole : null,
  n,
  whole: whole > 0 ? whole : null,
})
const plain = (value: number | null, n: number): Observation => ({ value, n, whole: null })
const nothing = plain(null, 0)

export interface Workload {
  /** Logged and estimated hours that somebody asked for. */
  reactive: number
  proactive: number
  total: number
  estimated: number
  /** Ledger entries and estimated requests. */
  n: number
}

/** Hours of the months by mode; a request done without logged time counts with its type's stated hours, as reactive. */
export function workload(months: readonly MonthEvidence[]): Workload {
  const estimated = sum(months, month => month.estimatedHours)
  const reactive = sum(months, month => month.reactiveLoggedHours) + estimated
  const proactive = sum(months, month => month.proactiveLoggedHours)
  const n = sum(months, month => month.entries + month.estimated)
  return { reactive, proactive, total: reactive + proactive, estimated, n }
}

/**
 * Every observable over some consecutive months. Shares of the work need a ledger: estimates alone know nothing of
 * what the team chose to do, and would call any team wholly reactive.
 */
export function observe(months: readonly MonthEvidence[]): Record<Observable, Observation> {
  const { reactive, total, n } = workload(months)
  const logged = sum(months, month => month.entries) > 0
  const hoursOf = (name: Activity) => sum(months, month => month.hours[name] ?? 0)
  const ofWork = (part: number) => (logged ? share(part, total, n) : nothing)
  const arrivals = sum(months, month => month.arrivals)
  const known = months.filter(month => month.capacityHours !== null)
  const capacity = sum(known, month => month.capacityHours ?? 0)
  const asking = new Set(months.flatMap(month => month.unitIds)).size
  const due = sum(months, month => month.due)
  const solved = sum(months, month => month.solvedByGuides)
  const ofArrivals = (part: number) => share(part, arrivals, arrivals)
  const weekly = share(
    capacity,
    sum(known, month => month.weeks),
    known.length,
  )
  const met = sum(months, month => month.met)
  const recorded: Partial<Record<Observable, Observation>> = {
    evangelisingHours: logged
      ? plain(
          hoursOf('evangelising'),
          sum(months, month => month.entries),
        )
      : nothing,
    teamHoursPerWeek: plain(weekly.value, weekly.n),
    unitsAsking: arrivals > 0 ? plain(asking, arrivals) : nothing,
    programmeShare: ofWork(hoursOf('programme')),
    governanceShare: ofWork(hoursOf('governance')),
    educationShare: ofWork(hoursOf('education')),
    measuringShare: ofWork(hoursOf('measuring')),
    unitsAskingShare: arrivals > 0 ? share(asking, months.at(-1)?.unitsActive ?? 0, arrivals) : nothing,
    evangelisingShare: ofWork(hoursOf('evangelising')),
    reactiveNeed: n > 0 ? share(reactive, capacity, n) : nothing,
    leftOver: ofArrivals(arrivals - sum(months, month => month.done)),
    reactiveShare: ofWork(reactive),
    repeatedShare: ofArrivals(sum(months, month => month.repeated)),
    targetsMet: share(met, due, due),
    buildingShare: ofWork(hoursOf('programme') + hoursOf('education') + hoursOf('governance')),
    solvedByGuides: share(solved, solved + arrivals, solved + arrivals),
  }
  return Object.fromEntries([
    ...Object.entries(recorded),
    ...notRecorded.map(name => [name, nothing]),
  ]) as Record<Observable, Observation>
}
