import { sum } from '#stats/sum.ts'
import type { WorkChange } from '#stats/work-change.ts'
import type { Plan } from './clock.ts'
import { clockModel } from './clock-model.ts'

export const leverIds = [
  'requirements',
  'guides',
  'training',
  'declining',
  'advocates',
  'hubs',
  'tools',
  'hiring',
] as const

export type LeverId = (typeof leverIds)[number]

type Range = readonly [low: number, high: number]

/**
 * What a lever takes and what it does. `begins` are the weeks of preparation, over which the hours spent once are
 * spread; from then on it takes its hours a week and its effect grows for `over` weeks until it is whole. An effect is
 * a factor on the requests or on the hours of one, as the range that holds it in eight cases of ten; or hours a week.
 */
export interface Lever {
  id: LeverId
  hoursOnce: number
  hoursAWeek: number
  moneyOnce: number
  moneyAYear: number
  begins: number
  over: number
  effect: { on: 'arrivals' | 'hours'; range: Range } | { on: 'capacity'; hours: number }
}

/** What the model's own amounts are counted in. */
export const modelCurrency = 'EUR'

/** Every number is this model's assumption, whose reason the page gives: the study names the levers, not their effect. */
export const statedLevers: readonly Lever[] = [
  {
    id: 'requirements',
    hoursOnce: 30,
    hoursAWeek: 0.5,
    moneyOnce: 0,
    moneyAYear: 0,
    begins: 3,
    over: 6,
    effect: { on: 'hours', range: [0.8, 0.97] },
  },
  {
    id: 'guides',
    hoursOnce: 80,
    hoursAWeek: 1.5,
    moneyOnce: 0,
    moneyAYear: 0,
    begins: 4,
    over: 8,
    effect: { on: 'arrivals', range: [0.75, 0.95] },
  },
  {
    id: 'training',
    hoursOnce: 60,
    hoursAWeek: 2,
    moneyOnce: 3000,
    moneyAYear: 1000,
    begins: 6,
    over: 13,
    effect: { on: 'arrivals', range: [0.7, 0.95] },
  },
  {
    id: 'declining',
    hoursOnce: 20,
    hoursAWeek: 1,
    moneyOnce: 0,
    moneyAYear: 0,
    begins: 2,
    over: 4,
    effect: { on: 'arrivals', range: [0.78, 0.97] },
  },
  {
    id: 'advocates',
    hoursOnce: 50,
    hoursAWeek: 3,
    moneyOnce: 0,
    moneyAYear: 2000,
    begins: 8,
    over: 26,
    effect: { on: 'arrivals', range: [0.85, 1.02] },
  },
  {
    id: 'hubs',
    hoursOnce: 120,
    hoursAWeek: 3,
    moneyOnce: 5000,
    moneyAYear: 0,
    begins: 13,
    over: 26,
    effect: { on: 'arrivals', range: [0.55, 0.9] },
  },
  {
    id: 'tools',
    hoursOnce: 60,
    hoursAWeek: 1,
    moneyOnce: 5000,
    moneyAYear: 15_000,
    begins: 10,
    over: 8,
    effect: { on: 'hours', range: [0.75, 0.97] },
  },
  {
    id: 'hiring',
    hoursOnce: 40,
    hoursAWeek: 1,
    moneyOnce: 5000,
    moneyAYear: 60_000,
    begins: 16,
    over: 8,
    effect: { on: 'capacity', hours: 35 },
  },
]

/** What levers take in the year ahead: hours of the team, and money. */
export interface LeverCost {
  hours: number
  money: number
}

const { horizon, span } = clockModel

/** Hours a lever takes in a week ahead. */
function hoursTaken({ begins, hoursOnce, hoursAWeek }: Lever, start: number, week: number): number {
  if (week < start) return 0
  return week < start + begins ? hoursOnce / begins : hoursAWeek
}

function hoursBrought({ effect, begins, over }: Lever, start: number, week: number): number {
  if (effect.on !== 'capacity' || week < start + begins) return 0
  return effect.hours * Math.min(1, (week - start - begins + 1) / over)
}

/** Weeks from now in which levers are begun: all together, but for those with a start of their own. */
export interface Starts {
  start: number
  starts: Partial<Record<LeverId, number>>
}

/** What a lever is limited to: ids of request types, and of units with those below them; none: it acts on all. */
export interface Limit {
  types: readonly number[]
  units: readonly number[]
}

/** When levers are begun, and what each is limited to. */
export interface Terms extends Starts {
  limits: Partial<Record<LeverId, Limit>>
}

/** Part of each unit in the requests of each type, as the last half year's. */
export interface UnitMix {
  /** Ids of each unit and of those above it, by place; the last place is of requests without a unit. */
  units: readonly (readonly number[])[]
  /** By type and place of the unit, adding up to 1. */
  parts: readonly (readonly number[])[]
}

/** The hours of a team in the weeks ahead, the share of them that answering may take, and what levers take and do there. */
export interface Team {
  hours: readonly number[]
  threshold: number
  levers: readonly Lever[]
  /** Ids of the types told apart, by place. */
  types: readonly number[]
  /** Null: no lever is limited to units. */
  mix: UnitMix | null
}

/** Change that changes nothing: it keeps the place of a lever not chosen, on which the draws of the others hang. */
const unchanged: WorkChange = { from: 0 }

/** Places of what an effect is limited to; absent: it is not. */
function placesOf(limit: Limit | undefined, { types, mix }: Team): Pick<WorkChange, 'types' | 'units'> {
  const placesIn = <T>(all: readonly T[], holds: (one: T) => boolean) =>
    all.flatMap((one, place) => (holds(one) ? [place] : []))
  return {
    ...(limit?.types.length ? { types: placesIn(types, id => limit.types.includes(id)) } : {}),
    ...(limit?.units.length
      ? { units: placesIn(mix?.units ?? [], ids => ids.some(id => limit.units.includes(id))) }
      : {}),
  }
}

function changeOf({ id, effect, begins, over }: Lever, start: number, terms: Terms, team: Team): WorkChange {
  if (effect.on === 'capacity') return unchanged
  return { from: start + begins, over, [effect.on]: effect.range, ...placesOf(terms.limits[id], team) }
}

/**
 * The plan of levers, each from the week it starts in, 0 being the first ahead, and their cost in the year ahead. Their hours
 * come out of the part that is not for answering; where they take more than that, the team's hours are lowered until
 * the threshold's share of them is what the levers leave. The same lever draws the same effect in every plan.
 * `overloaded`: in weeks over which a share is taken they take all the hours there are, so they cannot be done.
 */
export function planOf(
  chosen: readonly LeverId[],
  terms: Terms,
  team: Team,
): { plan: Required<Plan>; cost: LeverCost; overloaded: boolean } {
  const { hours, threshold, levers, mix } = team
  const used = levers.filter(({ id }) => chosen.includes(id))
  const from = ({ id }: Lever) => terms.starts[id] ?? terms.start
  const sumOf = (of: (lever: Lever) => number) => used.reduce((sum, lever) => sum + of(lever), 0)
  const taken = hours.map((_, w) => sumOf(lever => hoursTaken(lever, from(lever), w)))
  const there = hours.map((own, w) => own + sumOf(lever => hoursBrought(lever, from(lever), w)))
  const left = there.map((all, w) => all - taken[w])
  return {
    plan: {
      changes: levers.map(lever =>
        used.includes(lever) ? changeOf(lever, from(lever), terms, team) : unchanged,
      ),
      more: hours.map((own, w) => Math.min(there[w], Math.max(0, left[w]) / threshold) - own),
      parts: used.some(({ id }) => terms.limits[id]?.units.length) ? (mix?.parts ?? null) : null,
    },
    cost: {
      hours: sum(taken),
      money: sumOf(
        lever =>
          lever.moneyOnce + (lever.moneyAYear * Math.max(0, horizon - from(lever) - lever.begins)) / horizon,
      ),
    },
    overloaded:
      used.length > 0 && left.some((_, w) => w + 1 >= span && sum(left.slice(w + 1 - span, w + 1)) <= 0),
  }
}
