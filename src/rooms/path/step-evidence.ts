import { logBeta, logGamma } from '#stats/special-functions.ts'
import type { Activity, MonthEvidence } from './observe.ts'
import type { ShareSign, Sign, SignModel } from './step-model.ts'

/** What a month shows of one sign: a share of n records, a count over `n` weeks, or an amount. */
export interface Shown {
  /** The share, the count a week, or the amount. */
  value: number
  /** Records behind a share; weeks of a count; records of an amount. */
  n: number
}

/** Work that is not the answering of requests or crises, in the order in which the signs take their part. */
const chosen: readonly Activity[] = [
  'evangelising',
  'programme',
  'education',
  'governance',
  'measuring',
  'planning',
]

const share = (part: number, whole: number, n: number): Shown | null =>
  whole > 0 && n > 0 ? { value: Math.min(1, Math.max(0, part / whole)), n } : null

/**
 * What a month shows, sign by sign; null: nothing is recorded that would show it. The hours are split as a tree:
 * reactive or not; of the chosen work, evangelising or not; of the rest, programmes or not; and so on, so that the
 * same hour is never counted twice.
 */
export function shownBy(month: MonthEvidence): Record<Sign, Shown | null> {
  const hoursOf = (names: readonly Activity[]) =>
    names.reduce((sum, name) => sum + (month.hours[name] ?? 0), 0)
  const logged = month.reactiveLoggedHours + month.proactiveLoggedHours
  const total = logged + month.estimatedHours
  const hasLedger = month.entries > 0 && logged > 0
  // Entries are not told by activity: those of a kind of work are taken to be its part of the hours.
  const branch = (part: readonly Activity[], after: number) => {
    const whole = hoursOf(chosen.slice(after))
    return hasLedger ? share(hoursOf(part), whole, month.entries * Math.min(1, whole / logged)) : null
  }
  const { arrivals, capacityHours, weeks } = month
  const reactive = month.reactiveLoggedHours + month.estimatedHours
  const ofArrivals = (part: number) => share(part, arrivals, arrivals)
  const needs = arrivals + month.solvedByGuides
  return {
    reactiveShare: hasLedger ? share(reactive, total, month.entries + month.estimated) : null,
    reactiveNeed:
      !hasLedger && month.estimated > 0 && capacityHours !== null && capacityHours > 0
        ? { value: reactive / capacityHours, n: month.estimated }
        : null,
    evangelising: branch(['evangelising'], 0),
    programmes: branch(['programme'], 1),
    answeringPockets: branch(['education', 'governance'], 2),
    measuring: branch(['measuring'], 4),
    teamHours:
      capacityHours !== null && capacityHours > 0 && weeks > 0
        ? { value: capacityHours / weeks, n: 1 }
        : null,
    arrivals: arrivals > 0 && weeks > 0 ? { value: arrivals / weeks, n: weeks } : null,
    unitsAsking:
      arrivals > 0
        ? share(month.unitIds.length, month.unitsActive, Math.min(arrivals, month.unitsActive))
        : null,
    leftOver: ofArrivals(arrivals - month.done),
    repeated: ofArrivals(month.repeated),
    targetsMet: share(month.met, month.due, month.due),
    solvedByGuides: month.solvedByGuides > 0 ? share(month.solvedByGuides, needs, needs) : null,
  }
}

/** Class of an amount: the first whose edge it lies below. */
const classOf = (edges: readonly number[], value: number) => {
  const at = edges.findIndex(edge => value < edge)
  return at < 0 ? edges.length : at
}

interface ShareShape {
  a: number
  b: number
  logBeta: number
}
/** The shapes of a share at each step, worked out once. */
const shapes = new WeakMap<ShareSign, ShareShape[]>()

function shapesOf(model: ShareSign): ShareShape[] {
  const known = shapes.get(model)
  if (known) return known
  const made = model.means.map(mean => {
    const [a, b] = [mean * model.precision, (1 - mean) * model.precision]
    return { a, b, logBeta: logBeta(a, b) }
  })
  shapes.set(model, made)
  return made
}

/** Log likelihood of what is shown, at each step, up to a constant that is the same for all. */
export function logLikelihoods(model: SignModel, { value, n }: Shown): number[] {
  if (model.kind === 'class') return model.chances[classOf(model.edges, value)].map(Math.log)
  if (model.kind === 'share')
    return shapesOf(model).map(
      shape => logBeta(shape.a + value * n, shape.b + (1 - value) * n) - shape.logBeta,
    )
  const count = value * n
  return model.means.map(mean => {
    const expected = mean * n
    return (
      logGamma(model.size + count) -
      logGamma(model.size) +
      model.size * Math.log(model.size / (model.size + expected)) +
      count * Math.log(expected / (model.size + expected))
    )
  })
}
