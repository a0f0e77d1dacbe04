import { remembering } from '#platform/remembering.ts'
import { forecastDriftingLevel } from '#stats/drifting-level.ts'
import { type ArrivalsForecast, forecastArrivals } from '#stats/forecast-arrivals.ts'
import { drawForecastPaths } from '#stats/forecast-paths.ts'
import { createRandom, type Random } from '#stats/random.ts'
import { sum } from '#stats/sum.ts'
import type { WorkChange } from '#stats/work-change.ts'
import {
  crossScenario,
  type ScenarioRequest,
  simulateScenario,
  type WorkScenario,
} from '#stats/work-scenario.ts'
import type { Workload } from '#stats/workload.ts'
import { drawWorkFutures, type WorkFutures, type WorkType } from '#stats/workload-simulation.ts'
import { type ClockGround, type ClockType, hoursAhead, recentWeeks } from './clock-ground.ts'
import { clockModel } from './clock-model.ts'

export type ClockWhy = 'noRequests' | 'stale' | 'tooShort' | 'noCapacity' | 'constant' | 'noWork' | 'late'

/** Futures of the requests, before anything is done about them: what every scenario starts from. */
export interface Futures {
  arrivals: ArrivalsForecast
  /** Each type's own forecast; null where it is too rare or too even for one. */
  ofTypes: (ArrivalsForecast | null)[]
  work: WorkFutures
  /** Hours waiting today. */
  backlogHours: number
}

/** Past months at which the forecast of all requests, and that of one type, are tried again. */
const mostOrigins = { all: 12, type: 6 }

/** Weeks at whose end the past is forecast again: one in four, each with a quarter after it; the last `most`. */
export function monthlyOrigins(length: number, ahead: number, most: number): number[] {
  const first = Math.max(clockModel.fewestWeeks, Math.ceil(length / 3))
  const origins: number[] = []
  for (let at = length - ahead; at >= first; at -= 4) origins.unshift(at)
  return origins.slice(-most)
}

const year = 52
const drifting = 'drifting level'

/** Series whose forecasts are kept: where one type changed, those of the others are not made again. */
const keptSeries = 100

/** Arrivals a year ahead by the method that did best at each past month, "as last quarter" being the floor. */
export const forecastWeeks = remembering((counts: readonly number[], most: number = mostOrigins.all) => {
  const ahead = Math.min(clockModel.quarter, Math.max(4, Math.floor(counts.length / 4)))
  const origins = monthlyOrigins(counts.length, ahead, most)
  return forecastArrivals(counts, {
    period: year,
    preferred: drifting,
    floorPeriod: clockModel.quarter,
    horizon: clockModel.horizon,
    testHorizon: ahead,
    ...(origins.length > 0 ? { origins } : {}),
  })
}, keptSeries)

/** Part of each type in the requests of each week ahead, from the middle of their own forecasts. */
function mixOf(types: readonly ClockType[], ofTypes: readonly (ArrivalsForecast | null)[]): number[][] {
  const expected = types.map(({ counts }, k) => {
    const recent = sum(counts.slice(-clockModel.quarter)) / Math.min(clockModel.quarter, counts.length)
    const middle = ofTypes[k] && quantileOf(ofTypes[k].forecast, 0.5)
    return Array.from({ length: clockModel.horizon }, (_, w) => middle?.[w] ?? recent)
  })
  const totals = expected[0].map((_, w) => sum(expected.map(row => row[w])))
  return expected.map(row => row.map((value, w) => (totals[w] > 0 ? value / totals[w] : 1 / types.length)))
}

const quantileOf = ({ levels, quantiles }: ArrivalsForecast['forecast'], p: number) =>
  quantiles[levels.indexOf(p)]

/** A type as the futures take it: its part of what comes, and what one takes. */
function workType(
  { minutes, spread, error }: ClockType,
  paths: Float64Array,
  mix: readonly number[],
): WorkType {
  const { horizon } = clockModel
  return {
    arrivals: { paths: paths.map((count, at) => count * mix[at % horizon]) },
    hours: minutes / 60,
    variation: minutes > 0 ? (spread / minutes) ** 2 : 0,
    error: minutes > 0 ? error / minutes : 0,
  }
}

/** Whole futures of the requests: those of the drifting level itself, or drawn from another method's quantiles. */
function pathsOf(counts: readonly number[], arrivals: ArrivalsForecast, random: Random): Float64Array | null {
  const { replications, horizon, seed } = clockModel
  if (arrivals.chosen === drifting) {
    const drawn = forecastDriftingLevel(counts, { period: year, horizon, replications, seed })
    if (drawn.ok) return drawn.paths
  }
  const drawn = drawForecastPaths(arrivals.forecast, {
    replications,
    random: random.fork('counts'),
    floor: 0,
  })
  return drawn.ok ? drawn.paths : null
}

/** Draws the futures of a ground. Refuses one that has too few weeks, no requests or no hours. */
export function drawFutures(
  ground: ClockGround,
): { ok: true; futures: Futures } | { ok: false; why: ClockWhy } {
  const { types, weeks } = ground
  const counts = weeks.map((_, w) => sum(types.map(type => type.counts[w])))
  if (sum(counts) === 0) return { ok: false, why: ground.ended ? 'stale' : 'noRequests' }
  if (sum(counts.slice(-clockModel.silence)) === 0) return { ok: false, why: 'stale' }
  if (weeks.length < clockModel.fewestWeeks) return { ok: false, why: 'tooShort' }
  if (types.every(type => type.minutes === 0)) return { ok: false, why: 'noWork' }
  const arrivals = forecastWeeks(counts)
  if (!arrivals.ok) return { ok: false, why: arrivals.code === 'forecast.constant' ? 'constant' : 'tooShort' }
  const { replications, seed } = clockModel
  const random = createRandom(seed)
  const paths = pathsOf(counts, arrivals, random)
  if (!paths) return { ok: false, why: 'constant' }
  const ofTypes = types.map(type => {
    const forecast = forecastWeeks(type.counts, mostOrigins.type)
    return forecast.ok ? forecast : null
  })
  const mix = mixOf(types, ofTypes)
  const work = drawWorkFutures({
    types: types.map((type, k) => workType(type, paths, mix[k])),
    weeks: clockModel.horizon,
    replications,
    seed,
  })
  if (!work.ok) throw new Error(work.why)
  const backlogHours = sum(types.map(type => type.open * type.minutes)) / 60
  return { ok: true, futures: { arrivals, ofTypes, work, backlogHours } }
}

/** A week ahead, or none of the horizon's. */
export type Crossing = string | null

/** What the clock says of one future: as things are, or under a scenario. */
export interface ClockReading {
  /** Quantiles (10, 25, 50, 75, 90 %) by week ahead. */
  share: Workload['share']
  backlog: Workload['backlog']
  wait: Workload['wait']
  /** Quantiles of the hours that requests ask for in the year ahead, at the same levels. */
  asked: number[]
  /** Mondays of the weeks by whose end one, five and nine of ten futures are above the threshold. */
  crossing: { p10: Crossing; p50: Crossing; p90: Crossing }
  within: { weeks: number; probability: number }[]
}

/** Hours asked and hours there were in each past week; null where no hours are known. */
export function pastShares(ground: ClockGround): (number | null)[] {
  const asked = askedHours(ground)
  return ground.weeks.map((_, w) => {
    const from = Math.max(0, w + 1 - clockModel.span)
    const there = ground.capacity.slice(from, w + 1)
    const hours = sum(there.map(week => week ?? 0))
    return w + 1 < clockModel.span || there.includes(null) || hours === 0
      ? null
      : sum(asked.slice(from, w + 1)) / hours
  })
}

/** Hours the requests of each past week asked for, at what one takes today. */
const askedHours = ({ types, weeks }: ClockGround): number[] =>
  weeks.map((_, w) => sum(types.map(type => (type.counts[w] * type.minutes) / 60)))

/** The Monday from which the share has been above the threshold without a break up to today; null: it is not. */
export function aboveSince(
  ground: ClockGround,
  shares: readonly (number | null)[],
  threshold: number,
): Crossing {
  let since: Crossing = null
  for (let w = shares.length - 1; w >= 0 && (shares[w] ?? 0) > threshold; w--) since = ground.weeks[w]
  return since
}

/** What is changed in a future: what requests take off, and hours added to the weeks ahead. */
export interface Plan {
  changes?: readonly WorkChange[]
  more?: readonly number[]
  /** Part of each unit in the requests of each type, where a change is of some units only. */
  parts?: readonly (readonly number[])[] | null
}

/** The past weeks up to today whose hours are known: work of a week without them is no share of anything. */
function knownWeeks(ground: ClockGround): { work: number; capacity: number }[] {
  const asked = askedHours(ground)
  const first = ground.capacity.lastIndexOf(null) + 1
  return ground.capacity.slice(first).map((hours, w) => ({ work: asked[first + w], capacity: hours ?? 0 }))
}

/** The same futures, their requests told apart by unit. */
const byUnit = (work: WorkFutures, parts: readonly (readonly number[])[]): WorkFutures => ({
  ...work,
  units: parts[0]?.length ?? 1,
  types: work.types.map((type, k) => ({ ...type, parts: parts[k] })),
})

/** The futures and what is asked of them, under a plan. */
function scenarioOf(
  ground: ClockGround,
  { work, backlogHours }: Futures,
  threshold: number,
  { changes, more, parts }: Plan,
): [WorkFutures, ScenarioRequest] {
  const hours = hoursAhead(ground.ahead, ground.usuallyAway)
  const request = {
    capacity: hours.map((own, w) => Math.max(0, own + (more?.[w] ?? 0))),
    backlogHours,
    past: knownWeeks(ground),
    threshold,
    span: clockModel.span,
    changes,
  }
  return [parts ? byUnit(work, parts) : work, request]
}

/** The probabilities of `runClock` by week ahead, and nothing else of it: for plans looked over by the hundred. */
export function crossClock(ground: ClockGround, futures: Futures, threshold: number, plan: Plan) {
  return crossScenario(...scenarioOf(ground, futures, threshold, plan))
}

/** Runs the clock over the futures, as things are or under a plan. */
export function runClock(
  ground: ClockGround,
  futures: Futures,
  threshold: number,
  plan: Plan = {},
): { ok: true; reading: ClockReading; result: WorkScenario } | { ok: false; why: ClockWhy } {
  const result = simulateScenario(...scenarioOf(ground, futures, threshold, plan))
  if (!result.ok) return { ok: false, why: 'noCapacity' }
  const monday = (week: number | null) => (week === null ? null : ground.ahead[week].week)
  const { share, backlog, wait, first, within, total } = result
  return {
    ok: true,
    result,
    reading: {
      share,
      backlog,
      wait,
      asked: total,
      crossing: { p10: monday(first.p10), p50: monday(first.p50), p90: monday(first.p90) },
      within,
    },
  }
}

/** Part of the recent hours asked that rests on logged time, not on what types state. */
export function loggedPart({ types }: ClockGround): number {
  const hours = (type: ClockType) => sum(type.counts.slice(-recentWeeks)) * type.minutes
  const all = sum(types.map(hours))
  return all > 0 ? sum(types.map(type => hours(type) * type.loggedPart)) / all : 0
}
