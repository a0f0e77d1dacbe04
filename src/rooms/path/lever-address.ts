import { type LeverId, leverIds } from './lever.ts'
import type { Goal, PlannerRequest } from './lever-planner.ts'
import type { Choice, LeversAsked } from './lever-telling.ts'
import { readThreshold } from './threshold.ts'

/** Weeks from now in which levers may be begun. */
export const starts = [0, 4, 8, 13, 26, 39] as const
/** Probabilities, in percent, that a plan may be asked to stay under. */
export const levels = [5, 10, 20, 30, 40, 50] as const
export const goals: readonly Goal[] = ['within', 'end']

/** What the planner is asked where the address does not say. */
const usual = { hours: 500, money: 20_000, level: 30, rate: 50 }

/** A number of the address from 0 up; the usual one where there is none. */
function amount(text: string | null, otherwise: number): number {
  const value = text?.trim() ? Number(text.replace(/[\s\u202f\u00a0]/g, '').replace(',', '.')) : Number.NaN
  return value >= 0 && value <= 1e9 ? value : otherwise
}

const oneOf = (offered: readonly number[], text: string | null, otherwise: number): number =>
  offered.find(value => String(value) === text) ?? otherwise

/** The start of its own that an address gives a lever; null: it is begun with the others. */
const ownStart = (asked: URLSearchParams, id: LeverId): number | null =>
  starts.find(weeks => String(weeks) === asked.get(`start-${id}`)) ?? null

/** Ids that an address gives under a name, each once. */
const idsOf = (asked: URLSearchParams, name: string): number[] =>
  [...new Set(asked.getAll(name))].filter(text => /^(0|[1-9]\d{0,14})$/.test(text)).map(Number)

/** Of every lever what the address says; those of which it says nothing are absent. */
const ofLevers = <T>(read: (id: LeverId) => T | null): Partial<Record<LeverId, T>> =>
  Object.fromEntries(
    leverIds.flatMap(id => {
      const own = read(id)
      return own === null ? [] : [[id, own]]
    }),
  )

/** What an address of the page asks, whole: the planner's numbers stand in the form also when nothing is proposed. */
export interface LeversForm extends Omit<LeversAsked, 'propose'> {
  planner: PlannerRequest
  propose: boolean
  /** Levers of which what was measured here is left out. */
  stated: LeverId[]
}

/** Reads the choice of an address; what it does not name, or names wrongly, is the usual. */
export function readLeversForm(asked: URLSearchParams): LeversForm {
  const named = asked.getAll('lever')
  return {
    threshold: readThreshold(asked.get('threshold')),
    chosen: leverIds.filter(id => named.includes(id)),
    start: oneOf(starts, asked.get('start'), 0),
    starts: ofLevers(id => ownStart(asked, id)),
    limits: ofLevers(id => {
      const [types, units] = [idsOf(asked, `types-${id}`), idsOf(asked, `units-${id}`)]
      return types.length + units.length > 0 ? { types, units } : null
    }),
    stated: leverIds.filter(id => asked.getAll('stated').includes(id)),
    propose: asked.get('propose') === 'yes',
    planner: {
      goal: asked.get('goal') === 'end' ? 'end' : 'within',
      level: oneOf(levels, asked.get('level'), usual.level) / 100,
      budget: {
        hours: amount(asked.get('hours'), usual.hours),
        money: amount(asked.get('money'), usual.money),
      },
      rate: amount(asked.get('rate'), usual.rate),
    },
  }
}

/** The query of an address with other levers chosen and nothing to propose. */
export function queryOfLevers(asked: URLSearchParams, chosen: readonly LeverId[]): string {
  const kept = [...asked].filter(([name]) => !['lever', 'propose', 'saved'].includes(name))
  return `?${new URLSearchParams([...kept, ...chosen.map(id => ['lever', id])])}`
}

/** The address of a choice and its threshold, written one way only: what is kept, and told apart, of it. */
export function writeChoice({
  threshold,
  chosen,
  start,
  starts,
  limits,
  stated,
}: Choice & Pick<LeversForm, 'threshold' | 'stated'>): string {
  const own = chosen.flatMap(id => {
    const from = starts[id]
    return from === undefined || from === start ? [] : [[`start-${id}`, String(from)]]
  })
  return new URLSearchParams([
    ...chosen.map(id => ['lever', id]),
    ['start', String(start)],
    ...own,
    ...chosen.flatMap(id => [
      ...(limits[id]?.types ?? []).map(type => [`types-${id}`, String(type)]),
      ...(limits[id]?.units ?? []).map(unit => [`units-${id}`, String(unit)]),
    ]),
    ...stated.filter(id => chosen.includes(id)).map(id => ['stated', id]),
    ['threshold', String(Math.round(threshold * 100))],
  ]).toString()
}
