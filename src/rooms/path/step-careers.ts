// Careers of known step, to try the model of the steps on: companies that work, log and are asked by rules of their
// own. Nothing here is drawn from the model: no step has a distribution of what it shows, hours and requests come of a
// team with limited hours, and every company differs, drifts and logs in its own way.
import type { Random } from '#stats/random.ts'
import type { Step } from './model.ts'
import type { Activity, MonthEvidence } from './observe.ts'

export interface CareerMonth {
  step: Step
  evidence: MonthEvidence
}

interface Life {
  /** Mean months in the step. */
  months: number
  people: number
  /** Hours asked for, as a part of those there are. */
  asked: number
  /** Part of its hours the team gives to requests at most. */
  ceiling: number
  /** What the other hours go to, by weight. */
  own: Partial<Record<Activity, number>>
  /** Part of the requests asked before in the same words, of needs answered by guides, and of units that ask. */
  repeated: number
  guides: number
  asking: number
  next: readonly (readonly [step: Step, chance: number])[]
}

const lives: Record<Step, Life> = {
  1: {
    months: 11,
    people: 1,
    asked: 0.14,
    ceiling: 0.5,
    own: { evangelising: 54, programme: 4, education: 2, governance: 2, measuring: 2, planning: 14 },
    repeated: 0.06,
    guides: 0,
    asking: 0.2,
    next: [[2, 1]],
  },
  2: {
    months: 9,
    people: 2.2,
    asked: 0.24,
    ceiling: 0.5,
    own: { evangelising: 38, programme: 27, education: 3, governance: 3, measuring: 3, planning: 14 },
    repeated: 0.07,
    guides: 0.01,
    asking: 0.35,
    next: [
      [3, 0.85],
      [4, 0.15],
    ],
  },
  3: {
    months: 8,
    people: 3,
    asked: 0.34,
    ceiling: 0.55,
    own: { evangelising: 20, programme: 29, education: 14, governance: 15, measuring: 8, planning: 13 },
    repeated: 0.09,
    guides: 0.03,
    asking: 0.5,
    next: [
      [4, 0.9],
      [2, 0.1],
    ],
  },
  4: {
    months: 7,
    people: 4,
    asked: 0.7,
    ceiling: 0.58,
    own: { evangelising: 9, programme: 26, education: 15, governance: 14, measuring: 9, planning: 15 },
    repeated: 0.14,
    guides: 0.05,
    asking: 0.75,
    next: [
      [5, 0.55],
      [6, 0.45],
    ],
  },
  5: {
    months: 14,
    people: 4,
    asked: 1.05,
    ceiling: 0.86,
    own: { evangelising: 8, programme: 16, education: 8, governance: 7, measuring: 7, planning: 22 },
    repeated: 0.2,
    guides: 0.04,
    asking: 0.8,
    next: [
      [4, 0.8],
      [6, 0.2],
    ],
  },
  6: {
    months: 18,
    people: 5.5,
    asked: 0.36,
    ceiling: 0.42,
    own: { evangelising: 8, programme: 38, education: 24, governance: 18, measuring: 12, planning: 12 },
    repeated: 0.08,
    guides: 0.14,
    asking: 0.75,
    next: [
      [4, 0.75],
      [5, 0.25],
    ],
  },
}

/** Where companies begin their records. */
const beginnings: readonly (readonly [Step, number])[] = [
  [1, 0.33],
  [2, 0.25],
  [3, 0.2],
  [4, 0.12],
  [5, 0.06],
  [6, 0.04],
]
const season = [1.04, 1.02, 1.06, 0.98, 0.96, 1.06, 0.9, 0.55, 1.16, 1.1, 1.1, 0.84]
const presence = [1, 1, 1, 0.95, 0.93, 1, 0.85, 0.6, 1, 1, 1, 0.8]
const WEEKS = 13 / 3
/** Months a change of step takes to show in full. */
const RAMP = 3

function pick(random: Random, chances: readonly (readonly [Step, number])[]): Step {
  let left = random.uniform()
  for (const [step, chance] of chances) {
    left -= chance
    if (left <= 0) return step
  }
  return chances[chances.length - 1][0]
}

/** The step of each month; stays are gamma, so that a step neither ends at once nor for ever. */
export function drawPath(random: Random, months: number): Step[] {
  const path: Step[] = []
  const pace = Math.exp(random.normal(0, 0.3))
  const stay = (step: Step) => Math.max(1, Math.round(random.gamma(3, (lives[step].months * pace) / 3)))
  let step = pick(random, beginnings)
  // The records begin somewhere within the first stay.
  let left = Math.max(1, Math.round(stay(step) * random.uniform()))
  while (path.length < months) {
    if (left === 0) {
      step = pick(random, lives[step].next)
      left = stay(step)
    }
    path.push(step)
    left--
  }
  return path
}

/** A company's own ways, the same at every step. */
interface Ways {
  units: number
  size: number
  asked: number
  effort: number
  /** Hours behind one entry; 0: nobody logs. */
  entry: number
  /** Part of the hours of requests, and of the other hours, that is logged. */
  logsRequests: number
  logsOwn: number
  /** Part of the requests that come by the desk; 0: none does. */
  desk: number
  due: number
  repeated: number
  guides: number
  punctual: number
  asking: number
  taste: Record<string, number>
  capacityKnown: boolean
  startMonth: number
}

function drawWays(random: Random, spread: number): Ways {
  const about = (sd: number) => Math.exp(random.normal(0, sd * spread))
  const taste = ['evangelising', 'programme', 'education', 'governance', 'measuring', 'planning']
  return {
    units: Math.min(120, Math.max(3, Math.round(18 * about(0.7)))),
    size: about(0.45),
    asked: about(0.3),
    effort: 2.5 * about(0.6),
    entry: random.uniform() < 0.15 ? 0 : 1.6 * about(0.5),
    logsRequests: 0.2 + 0.8 * random.uniform(),
    logsOwn: 0.6 + 0.4 * random.uniform(),
    desk: random.uniform() < 0.1 ? 0 : 0.5 + 0.5 * random.uniform(),
    due: 0.3 + 0.7 * random.uniform(),
    repeated: about(0.5),
    guides: random.uniform() < 0.5 ? 0 : about(0.7),
    punctual: random.normal(1.9, 0.6 * spread),
    asking: about(0.3),
    taste: Object.fromEntries(taste.map(name => [name, about(0.5)])),
    capacityKnown: random.uniform() < 0.8,
    startMonth: random.int(12),
  }
}

/** Whole number near an amount, the rest by chance. */
const round = (random: Random, value: number) => Math.floor(value) + (random.uniform() < value % 1 ? 1 : 0)

/** Units that ask, where the first ask most. */
function askingUnits(random: Random, requests: number, units: number): number[] {
  const seen = new Set<number>()
  for (let n = 0; n < Math.min(requests, 400); n++) seen.add(1 + Math.floor(units * random.uniform() ** 1.7))
  return [...seen]
}

/** One career: a planted path of steps, and the records a company of some ways leaves on it. */
export function drawCareer(random: Random, months: number, spread = 1): CareerMonth[] {
  const ways = drawWays(random, spread)
  const path = drawPath(random, months)
  let mood = 0
  let people = lives[path[0]].people * ways.size
  let backlog = 0
  const felt = { ...lives[path[0]], own: { ...lives[path[0]].own } }
  return path.map((step, index) => {
    const life = lives[step]
    const calendar = (ways.startMonth + index) % 12
    // What a step changes comes slowly, and drifts.
    const shift = 1 / RAMP
    for (const key of ['asked', 'ceiling', 'repeated', 'guides', 'asking'] as const)
      felt[key] += (life[key] - felt[key]) * shift
    for (const [name, weight] of Object.entries(life.own) as [Activity, number][])
      felt.own[name] = (felt.own[name] ?? 0) + (weight - (felt.own[name] ?? 0)) * shift
    people += (Math.max(1, life.people * ways.size) - people) * 0.2
    mood = 0.7 * mood + random.normal(0, 0.18 * spread)
    const capacity = Math.max(1, Math.round(people * 2) / 2) * 35 * WEEKS * presence[calendar]
    const askedHours =
      capacity * felt.asked * ways.asked * season[calendar] * Math.exp(mood + random.normal(0, 0.15))
    const arrived = random.negativeBinomial(Math.max(0.2, askedHours / ways.effort), 6)
    const waiting = backlog + arrived
    const ceiling = Math.min(0.95, felt.ceiling * Math.exp(random.normal(0, 0.08 * spread)))
    const served = Math.min(waiting, round(random, (ceiling * capacity) / ways.effort))
    const load = waiting > 0 ? (waiting - served) / waiting : 0
    // What lies too long is given up, and is done with too.
    const dropped = round(random, (waiting - served) * 0.25)
    backlog = waiting - served - dropped
    const reactive = Math.min(capacity * 0.97, served * ways.effort * Math.exp(random.normal(0, 0.1)))
    const own = Object.fromEntries(
      Object.entries(felt.own).map(([name, weight]) => [
        name,
        weight * ways.taste[name] * random.gamma(2.5, 1 / 2.5),
      ]),
    )
    const all = Object.values(own).reduce((sum, weight) => sum + weight, 0)
    const diligence = Math.min(1, Math.exp(random.normal(-0.05, 0.15)))
    const answered = ways.entry === 0 ? 0 : ways.logsRequests * diligence
    const loggedReactive = reactive * answered
    const loggedOwn = ways.entry === 0 ? 0 : (capacity - reactive) * ways.logsOwn * diligence
    const hours: Partial<Record<Activity, number>> = { answering: loggedReactive }
    for (const [name, weight] of Object.entries(own)) hours[name as Activity] = (loggedOwn * weight) / all
    const logged = loggedReactive + loggedOwn
    const entries = ways.entry === 0 ? 0 : random.poisson(logged / ways.entry)
    const seen = (count: number) => round(random, count * ways.desk)
    const arrivals = seen(arrived)
    const done = ways.desk === 0 ? 0 : seen(served + dropped)
    const due = round(random, done * ways.due)
    const inTime = 1 / (1 + Math.exp(-(ways.punctual - 3.5 * load + random.normal(0, 0.3))))
    const estimated = round(random, done * (1 - answered))
    const binomial = (n: number, p: number) => {
      let count = 0
      for (let k = 0; k < n; k++) if (random.uniform() < p) count++
      return count
    }
    const repeats = Math.min(0.8, felt.repeated * ways.repeated * Math.exp(random.normal(0, 0.25)))
    const byGuides = Math.min(0.5, felt.guides * ways.guides)
    return {
      step,
      evidence: {
        month: `${2020 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
        capacityHours: ways.capacityKnown ? capacity : null,
        weeks: WEEKS,
        hours: entries > 0 ? hours : {},
        reactiveLoggedHours: entries > 0 ? loggedReactive : 0,
        proactiveLoggedHours: entries > 0 ? loggedOwn : 0,
        entries,
        estimated,
        estimatedHours: estimated * ways.effort,
        arrivals,
        done,
        backlogEnd: backlog,
        unitIds: askingUnits(
          random,
          arrivals,
          Math.max(1, Math.round(ways.units * Math.min(1, felt.asking * ways.asking))),
        ),
        unitsActive: ways.units,
        repeated: binomial(arrivals, repeats),
        due,
        met: binomial(due, inTime),
        solvedByGuides: byGuides > 0 ? random.poisson((arrivals * byGuides) / (1 - byGuides)) : 0,
      },
    }
  })
}
