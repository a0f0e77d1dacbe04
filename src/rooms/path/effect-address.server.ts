import { requestsAddress } from '#desk.server'
import { addDays } from '#platform/day.ts'
import type { LedgerLine } from './effect-ledger.ts'
import { effectModel } from './effect-model.ts'
import type { LeverUse } from './effect-use.ts'

/** A name in both languages; a unit or a use has one only. */
export interface TwoNames {
  fr: string
  en: string
}

/** Where the records behind an effect are listed, inside the workspace. */
export interface RecordAddress {
  of: 'work' | 'guide' | 'time' | 'before' | 'after'
  /** Of the use, or of the type of request, that the list is of; null: of every type. */
  name: TwoNames | null
  to: string
}

const activityOf = {
  training: 'education',
  programme: 'programme',
  evangelising: 'evangelising',
  guides: 'education',
}

/** A period of the address: both days included. */
const periodOf = (from: string, to: string) => `${from}..${to}`

function ofUse(use: LeverUse): RecordAddress[] {
  const { record, id, title, kind, begun, unitId, spent } = use
  const name = { fr: title, en: title }
  const weeks = spent.map(({ week }) => week).toSorted()
  const last = addDays(weeks.at(-1) ?? begun, 6)
  const time = new URLSearchParams({ period: periodOf(weeks[0] ?? begun, last) })
  if (record === 'work') time.set('work', String(id))
  else time.set('about', `guide-${id}`)
  const work = new URLSearchParams({ period: periodOf(begun, addDays(begun, 6)), activity: activityOf[kind] })
  if (unitId !== null) work.set('unit', String(unitId))
  return [
    record === 'work'
      ? { of: 'work', name, to: `people/work?${work}` }
      : { of: 'guide', name, to: `desk/guides/${id}` },
    ...(weeks.length > 0 ? [{ of: 'time', name, to: `people/effort?${time}` } as const] : []),
  ]
}

/** Requests of the use's unit or types in the weeks of some periods: one list a type. */
function requestsOf(
  { answer, treatment }: LedgerLine,
  types: ReadonlyMap<number, TwoNames>,
  of: 'before' | 'after',
): RecordAddress[] {
  if (!answer.ok) return []
  const { window } = answer
  const weeks =
    of === 'before' ? window.weeks.slice(0, window.before.length) : window.weeks.slice(window.before.length)
  const opened = `${weeks[0]}..${addDays(weeks.at(-1) as string, 7 * effectModel.period)}`
  const { unitId, types: own } = treatment.uses[0]
  const scope = { from: weeks[0], to: weeks[0], unitId }
  return (own ?? [null]).map(type => ({
    of,
    name: type === null ? null : (types.get(type) ?? null),
    to: requestsAddress(scope, type === null ? { opened } : { opened, type: String(type) }),
  }))
}

/** The lists of records behind a line; `types` are the names of the company's. */
export const recordsOf = (line: LedgerLine, types: ReadonlyMap<number, TwoNames>): RecordAddress[] => [
  ...line.treatment.uses.flatMap(ofUse),
  ...requestsOf(line, types, 'before'),
  ...requestsOf(line, types, 'after'),
]
