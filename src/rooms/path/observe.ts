import { notRecorded, type Observable } from './model.ts'

export type Activity =
  | 'answering'
  | 'evangelising'
  | 'programme'
  | 'education'
  | 'governance'
  | 'measuring'
  | 'planning'
  | 'crisis'

/** What the rooms recorded in one month. Hours are hours; `estimatedHours` are request types' stated defaults. */
export interface MonthEvidence {
  month: string
  /** Hours the team could work, by capacity less absences; null where no capacity is recorded. */
  capacityHours: number | null
  weeks: number
  /** Logged hours by activity. */
  hours: Partial<Record<Activity, number>>
  reactiveLoggedHours: number
  proactiveLoggedHours: number
  estimatedHours: number
  arrivals: number
  done: number
  backlogStart: number
  backlogEnd: number
  unitIds: readonly number[]
  unitsActive: number
  repeated: number
  due: number
  met: number
  solvedByGuides: number
}

/** One observed value with the number of records behind it; null where there is nothing to compute it from. */
export interface Observation {
  value: number | null
  n: number
}

const sum = (months: readonly MonthEvidence[], pick: (month: MonthEvidence) => number) =>
  months.reduce((total, month) => total + pick(month), 0)
const ratio = (part: number, whole: number, n: number): Observation => ({
  value: whole > 0 ? part / whole : null,
  n,
})

/** Reactive hours (logged and estimated), proactive hours, and their sum. */
export function workload(months: readonly MonthEvidence[]): {
  reactive: number
  proactive: number
  total: number
  estimated: number
} {
  const estimated = sum(months, month => month.estimatedHours)
  const reactive = sum(months, month => month.reactiveLoggedHours) + estimated
  const proactive = sum(months, month => month.proactiveLoggedHours)
  return { reactive, proactive, total: reactive + proactive, estimated }
}

/** Every observable over some consecutive months. */
export function observe(months: readonly MonthEvidence[]): Record<Observable, Observation> {
  const { reactive, proactive, total } = workload(months)
  const activity = (name: Activity) => sum(months, month => month.hours[name] ?? 0)
  const hours = Math.round(total)
  const arrivals = sum(months, month => month.arrivals)
  const known = months.filter(month => month.capacityHours !== null)
  const capacity = sum(known, month => month.capacityHours ?? 0)
  const weeks = sum(known, month => month.weeks)
  const asking = new Set(months.flatMap(month => month.unitIds)).size
  const active = months.at(-1)?.unitsActive ?? 0
  const start = months[0]?.backlogStart ?? 0
  const end = months.at(-1)?.backlogEnd ?? 0
  const due = sum(months, month => month.due)
  const solved = sum(months, month => month.solvedByGuides)
  const building = activity('programme') + activity('education') + activity('governance')
  const nothing: Observation = { value: null, n: 0 }
  const recorded: Partial<Record<Observable, Observation>> = {
    evangelisingHours: { value: total > 0 ? activity('evangelising') : null, n: hours },
    teamHoursPerWeek: ratio(capacity, weeks, known.length),
    unitsAsking: { value: arrivals > 0 ? asking : null, n: arrivals },
    programmeShare: ratio(activity('programme'), total, hours),
    governanceShare: ratio(activity('governance'), total, hours),
    educationShare: ratio(activity('education'), total, hours),
    measuringShare: ratio(activity('measuring'), total, hours),
    unitsAskingShare: arrivals > 0 ? ratio(asking, active, arrivals) : nothing,
    evangelisingShare: ratio(activity('evangelising'), total, hours),
    reactiveNeed: ratio(reactive, capacity, hours),
    backlogGrowth: ratio(end - start, start, arrivals),
    reactiveShare: ratio(reactive, reactive + proactive, hours),
    repeatedShare: ratio(
      sum(months, month => month.repeated),
      arrivals,
      arrivals,
    ),
    targetsMet: ratio(
      sum(months, month => month.met),
      due,
      due,
    ),
    buildingShare: ratio(building, total, hours),
    solvedByGuides: ratio(solved, solved + arrivals, solved + arrivals),
  }
  return Object.fromEntries([
    ...Object.entries(recorded),
    ...notRecorded.map(name => [name, nothing]),
  ]) as Record<Observable, Observation>
}
