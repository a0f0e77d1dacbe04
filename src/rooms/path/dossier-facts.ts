import type { ClockReading } from './clock.ts'
import type { Clock } from './clock-telling.ts'
import type { DossierForm } from './dossier-address.ts'
import type { DossierTold } from './dossier-telling.ts'
import type { FiguresReading } from './figures.server.ts'
import type { ActingLever } from './lever-figures.ts'
import type { Future } from './lever-telling.ts'
import type { LimitNames } from './lever-text.ts'
import type { PathReading } from './position.server.ts'

/** Everything a dossier is composed of, read once. */
export interface DossierFacts {
  company: { name: string; sample: boolean; currency: string }
  /** Today where the company is. */
  today: string
  form: DossierForm
  /** What levers take and do, as far as it is known in the company. */
  known: readonly ActingLever[]
  /** Whether the plan has amounts of the model in a currency that is not the model's. */
  unconverted: boolean
  /** Of what the plan limits levers to. */
  names: LimitNames
  path: PathReading
  figures: FiguresReading
  told: DossierTold
}

/** The clock where it can say something. */
export type ClockTold = Extract<Clock['answer'], { ok: true }>

export function clockOf({ told }: DossierFacts): ClockTold | null {
  const { answer } = told.clock
  return answer.ok ? answer : null
}

/** Both futures, where the data can say them; `after` is null without a plan that can be carried out. */
export interface Futures {
  before: Future
  after: Future | null
  cost: { hours: number; money: number }
  weeks: string[]
  past: { week: string; share: number | null }[]
}

export function futuresIn({ told: { levers } }: DossierFacts): Futures | null {
  if (!levers.ok) return null
  const { before, after, cost, weeks, past } = levers
  return { before, after, cost, weeks, past }
}

/** Which probability tells the futures apart: of becoming a help desk, or of still being one where the team already is. */
export function goalOf(facts: DossierFacts): 'within' | 'end' {
  return clockOf(facts)?.aboveSince ? 'end' : 'within'
}

/** Whether a probability is told as lower, the same or higher, in the whole percent that the reader sees. */
export function turnOf(before: number, after: number): 'falls' | 'stays' | 'rises' {
  const [from, to] = [Math.round(before * 100), Math.round(after * 100)]
  return to < from ? 'falls' : to > from ? 'rises' : 'stays'
}

/** Low, middle and high of a fan at its end, which holds eight futures of ten. */
export function endOf(fan: ClockReading['share']): [number, number, number] {
  const [low, , middle, , high] = fan.map(weeks => weeks.at(-1) as number)
  return [low, middle, high]
}

/** Weeks from now in which the first lever of the plan is begun, and whether all are begun then. */
export function beginningOf({ form }: DossierFacts): { weeks: number; together: 'yes' | 'no' } {
  const { chosen, start, starts } = form.levers
  const all = chosen.map(id => starts[id] ?? start)
  const weeks = Math.min(...all)
  return { weeks, together: all.every(own => own === weeks) ? 'yes' : 'no' }
}

/** Whether a part of the plan adds hours instead of lowering what is asked. */
export const hires = ({ form, known }: DossierFacts): boolean =>
  known.some(({ id, effect }) => form.levers.chosen.includes(id) && effect.on === 'capacity')
