import type { ArrivalsForecast } from '#stats/forecast-arrivals.ts'
import { centralInterval } from '#stats/quantile-forecast.ts'
import { sum } from '#stats/sum.ts'
import {
  aboveSince,
  type ClockReading,
  type ClockWhy,
  forecastWeeks,
  loggedPart,
  pastShares,
  runClock,
} from './clock.ts'
import { type ClockGround, hoursAhead, recentWeeks } from './clock-ground.ts'
import { clockModel } from './clock-model.ts'
import { futuresOf } from './futures-memory.ts'

/** How a method did when it was run at each past month with only what was known then. */
export interface TestScore {
  name: string
  /** Part of the truths inside the 80 % interval. */
  coverage: number
  /** Mean quantile loss, in requests a week. */
  pinball: number
  /** Mean absolute error over that of repeating last quarter, within each history. */
  mase: number
}

export interface ClockTest {
  origins: number
  ahead: number
  chosen: TestScore
  /** The same as last quarter. */
  naive: TestScore
}

/** What comes of one type: a week now, and in half a year as 10, 50 and 90 %. */
export interface TypeOutlook {
  id: number
  nameFr: string
  nameEn: string
  method: string | null
  now: number
  later: [number, number, number] | null
  minutes: number
  logged: number
}

export interface Clock {
  today: string
  /** Mondays; the share of the past weeks, null where no hours are known. */
  past: { week: string; share: number | null }[]
  answer:
    | { ok: false; why: ClockWhy }
    | {
        ok: true
        weeks: string[]
        /** The Monday since when the share has been above the threshold; null: it is not. */
        aboveSince: string | null
        reading: ClockReading
        method: { name: string; choice: ArrivalsForecast['choice'] }
        test: ClockTest | null
        types: TypeOutlook[]
        rests: {
          weeks: number
          requests: number
          /** Part of the recent hours asked that rests on logged time. */
          logged: number
          /** Mean hours a week there are in the year ahead. */
          hours: number
          usuallyAway: number
          backlogHours: number
          backlog: number
        }
      }
}

const mean = (values: readonly number[]) => (values.length > 0 ? sum(values) / values.length : 0)

/** The back-test of the chosen method beside the floor's; null where the history is too short for one. */
function testOf({ backtest, chosen }: ArrivalsForecast): ClockTest | null {
  if (!backtest) return null
  const scores = backtest.scores.flatMap(score =>
    score.ok
      ? [
          {
            name: score.name,
            coverage: score.coverage.find(({ share }) => share === 0.8)?.covered ?? 0,
            pinball: score.pinball,
            mase: score.mase,
          },
        ]
      : [],
  )
  const own = scores.find(score => score.name === chosen)
  return own && scores[0]
    ? { origins: backtest.origins.length, ahead: backtest.horizon, chosen: own, naive: scores[0] }
    : null
}

/** The back-test of a history of weeks, as the page shows it; null where the history is too short for one. */
export function tellTest(counts: readonly number[]): ClockTest | null {
  const forecast = forecastWeeks(counts)
  return forecast.ok ? testOf(forecast) : null
}

function outlook(ground: ClockGround, forecasts: readonly (ArrivalsForecast | null)[]): TypeOutlook[] {
  const at = recentWeeks - 1
  return ground.types.map(({ id, nameFr, nameEn, minutes, logged, counts }, k) => {
    const own = forecasts[k]
    const interval = own && centralInterval(own.forecast, 0.8)
    return {
      id,
      nameFr,
      nameEn,
      minutes,
      logged,
      method: own?.chosen ?? null,
      now: mean(counts.slice(-clockModel.quarter)),
      later: interval ? [interval.lower[at], own.forecast.mean[at], interval.upper[at]] : null,
    }
  })
}

/** The clock of a ground: history, futures, the week, and what it rests on. Pure: the same ground, the same answer. */
export function tellClock(ground: ClockGround, threshold: number): Clock {
  const shares = pastShares(ground)
  const past = ground.weeks.map((week, w) => ({ week, share: shares[w] }))
  const refused = (why: ClockWhy): Clock => ({ today: ground.today, past, answer: { ok: false, why } })
  const drawn = futuresOf(ground)
  if (!drawn.ok) return refused(drawn.why)
  const { futures } = drawn
  const { backlogHours, arrivals, ofTypes } = futures
  const run = runClock(ground, futures, threshold)
  if (!run.ok) return refused(run.why)
  return {
    today: ground.today,
    past,
    answer: {
      ok: true,
      weeks: ground.ahead.map(({ week }) => week),
      aboveSince: aboveSince(ground, shares, threshold),
      reading: run.reading,
      method: { name: arrivals.chosen, choice: arrivals.choice },
      test: testOf(arrivals),
      types: outlook(ground, ofTypes),
      rests: {
        weeks: ground.weeks.length,
        requests: sum(ground.types.map(type => sum(type.counts))),
        logged: loggedPart(ground),
        hours: mean(hoursAhead(ground.ahead, ground.usuallyAway)),
        usuallyAway: ground.usuallyAway,
        backlogHours,
        backlog: sum(ground.types.map(type => type.open)),
      },
    },
  }
}
