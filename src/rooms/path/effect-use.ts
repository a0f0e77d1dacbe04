import { addDays } from '#platform/day.ts'
import { effectModel } from './effect-model.ts'

export const useKinds = ['training', 'guides', 'programme', 'evangelising'] as const
/** What was used: two levers, and two kinds of work whose effect is measured the same way. */
export type UseKind = (typeof useKinds)[number]

/** A lever used once, as recorded: a piece of own work, or a published guide. Weeks are Mondays. */
export interface LeverUse {
  kind: UseKind
  record: 'work' | 'guide'
  id: number
  title: string
  /** Week in which it was begun. */
  begun: string
  /** First whole week in which it can act; null: it is not done yet. */
  from: string | null
  /** The unit it was for; null: none in particular. */
  unitId: number | null
  /** Units it was for, those below included, and types of request; null: all of them. */
  units: readonly number[] | null
  types: readonly number[] | null
  /** Hours logged on it by week; empty where nobody logged any. */
  spent: readonly { week: string; hours: number }[]
}

/** Everything done of one kind for the same units or types within half a year: measured from the first on. */
export interface Treatment {
  /** Names it in addresses: the record of its first use. */
  key: string
  kind: UseKind
  uses: LeverUse[]
  /** Another kind of work for the same units or types, from which on the two cannot be told apart. */
  until: { week: string; key: string; title: string } | null
}

const followed = effectModel.after.most * effectModel.period
const weeksAfter = (week: string, weeks: number) => addDays(week, 7 * weeks)

/** Whether the units and types of two uses meet, as rows of the same panel: units, or types for every unit. */
function meets(a: LeverUse, b: LeverUse): boolean {
  const shared = (one: readonly number[] | null, other: readonly number[] | null) =>
    one === null || other === null || one.some(id => other.includes(id))
  return shared(a.units, b.units) && shared(a.types, b.types)
}

const sameTarget = (a: LeverUse, b: LeverUse) =>
  a.kind === b.kind && String(a.units) === String(b.units) && String(a.types) === String(b.types)

const keyOf = ({ record, id }: LeverUse) => `${record}-${id}`

/** Uses as treatments, the first begun first. A use not done yet stands alone. */
export function treatmentsOf(uses: readonly LeverUse[]): Treatment[] {
  const treatments: Treatment[] = []
  const inOrder = uses.toSorted(
    (a, b) => (a.from ?? '9').localeCompare(b.from ?? '9') || a.record.localeCompare(b.record) || a.id - b.id,
  )
  for (const use of inOrder) {
    const { from } = use
    const running = treatments.findLast(
      ({ uses: [first] }) =>
        from !== null &&
        first.from !== null &&
        sameTarget(first, use) &&
        from < weeksAfter(first.from, followed),
    )
    if (running) running.uses.push(use)
    else treatments.push({ key: keyOf(use), kind: use.kind, uses: [use], until: null })
  }
  treatments.forEach((treatment, index) => {
    treatment.until = firstAmong(treatments.slice(index + 1), treatment)
  })
  return treatments
}

/** For some units or types; what is for everybody befalls those compared with as well. */
const narrow = ({ units, types }: LeverUse) => units !== null || types !== null

/** The first of the later treatments that is for the same rows and begins while this one is followed. */
function firstAmong(later: readonly Treatment[], { uses: [own] }: Treatment): Treatment['until'] {
  if (own.from === null || !narrow(own)) return null
  const end = weeksAfter(own.from, followed)
  const next = later.find(
    ({ uses: [first] }) =>
      first.from !== null &&
      first.from < end &&
      narrow(first) &&
      (own.units === null) === (first.units === null) &&
      meets(own, first),
  )
  return next ? { week: next.uses[0].from as string, key: next.key, title: next.uses[0].title } : null
}

/** Other treatments of the same rows that begin in [from, to]: what is seen is of all of them together. */
export function alongside(
  treatment: Treatment,
  all: readonly Treatment[],
  [from, to]: readonly [from: string, to: string],
): Treatment[] {
  const [own] = treatment.uses
  return all.filter(
    ({ key, uses: [first] }) =>
      key !== treatment.key &&
      first.from !== null &&
      first.from >= from &&
      first.from <= to &&
      narrow(first) &&
      (own.units === null) === (first.units === null) &&
      meets(own, first),
  )
}
