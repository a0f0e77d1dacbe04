import { backtestForecasts, type Forecaster, type ForecastScore } from '#stats/forecast-backtest.ts'
import { seasonalNaive } from '#stats/seasonal-naive.ts'
import { sum } from '#stats/sum.ts'
import { forecastWeeks } from './clock.ts'
import { clockModel } from './clock-model.ts'

/** How the clock's whole rule did, its choice of a method included, beside the plain rule. */
export interface RuleTest {
  /** Forecasts judged: weeks, origins and series together. */
  forecasts: number
  /** Methods chosen, as often as they were. */
  chosen: Map<string, number>
  clock: RuleScore
  naive: RuleScore
}

/** Part of what came that the 80 % interval held, quantile loss in requests a week, absolute error over the plain rule's. */
export interface RuleScore {
  held: number
  pinball: number
  mase: number
}

/** The clock as a forecaster: from a history, all it would do with it. */
function clockRule(chosen: Map<string, number>): Forecaster {
  return {
    name: 'clock',
    forecast(history, { horizon }) {
      const forecast = forecastWeeks(history)
      if (!forecast.ok) return forecast
      const name = forecast.choice === 'untested' ? `${forecast.chosen}, untested` : forecast.chosen
      chosen.set(name, (chosen.get(name) ?? 0) + 1)
      const { mean, quantiles, ...rest } = forecast.forecast
      return { ...rest, mean: mean.slice(0, horizon), quantiles: quantiles.map(row => row.slice(0, horizon)) }
    },
  }
}

const naive: Forecaster = { name: 'as last quarter', forecast: seasonalNaive }

/** Scores of several series as one, each forecast counting once. */
function together(scores: readonly ForecastScore[]): RuleScore {
  const all = sum(scores.map(({ forecasts }) => forecasts))
  const mean = (of: (score: ForecastScore) => number) =>
    sum(scores.map(score => score.forecasts * of(score))) / all
  return {
    held: mean(({ coverage }) => coverage.find(({ share }) => share === 0.8)?.covered ?? 0),
    pinball: mean(({ pinball }) => pinball),
    mase: mean(({ mase }) => mase),
  }
}

/**
 * Runs the rule at `origins` of each series with only what was known then, and judges the `ahead` weeks that followed;
 * null where no series can be judged. The plain rule repeats the last quarter, or the last week where no quarter and
 * two weeks were seen.
 */
export function testRule(
  series: readonly (readonly number[])[],
  { origins, ahead }: { origins: readonly number[]; ahead: number },
): RuleTest | null {
  const { quarter } = clockModel
  const chosen = new Map<string, number>()
  const forecasters = [clockRule(chosen), naive]
  const period = Math.min(...origins) >= quarter + 2 ? quarter : 1
  const pairs = series.flatMap(counts => {
    const test = backtestForecasts(counts, { forecasters, period, horizon: ahead, floor: 0, origins })
    if (!test.ok) return []
    const [own, plain] = test.scores
    return own.ok && plain.ok ? [[own, plain] as const] : []
  })
  if (pairs.length === 0) return null
  return {
    forecasts: sum(pairs.map(([own]) => own.forecasts)),
    chosen,
    clock: together(pairs.map(([own]) => own)),
    naive: together(pairs.map(([, plain]) => plain)),
  }
}

/** Lengths of history at the end of each fourth week, from the fewest the clock speaks at; a quarter follows each. */
export function monthsOf(length: number): number[] {
  const { fewestWeeks, quarter } = clockModel
  return Array.from(
    { length: Math.max(0, Math.floor((length - quarter - fewestWeeks) / 4) + 1) },
    (_, month) => fewestWeeks + 4 * month,
  )
}
