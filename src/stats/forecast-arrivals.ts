import type { CountEvent } from './arrival-events.ts'
import { forecastCounts } from './count-forecast.ts'
import { forecastDriftingLevel } from './drifting-level.ts'
import { exponentialSmoothing } from './exponential-smoothing.ts'
import { type ExtraMethod, extraMethods } from './extra-arrival-methods.ts'
import { type Backtest, backtestForecasts, type Forecaster, type ForecastScore } from './forecast-backtest.ts'
import { combineForecasts } from './forecast-combination.ts'
import { forecastIntermittent } from './intermittent-demand.ts'
import { type Refusal, refuse } from './outcome.ts'
import { checkForecast, type ForecastRequest, type QuantileForecast } from './quantile-forecast.ts'
import { seasonalNaive } from './seasonal-naive.ts'
import { thetaForecast } from './theta.ts'

export type ArrivalsRequest = ForecastRequest & {
  /** Holidays and campaigns, by the periods they fall in (0 = first observation, future ones included). */
  events?: readonly CountEvent[]
  /** Lengths of the histories of the back-test. */
  origins?: readonly number[]
  /** Periods ahead judged by the back-test; by default the whole horizon. */
  testHorizon?: number
  /** Season of the floor, 13 weeks being "as last quarter"; by default `period`. */
  floorPeriod?: number
  /**
   * A method that stays unless another's loss is lower by more than twice the standard error over windows apart, and
   * that is used where the series is too short for a back-test.
   */
  preferred?: string
  /** Methods tried only where asked for, as they cost more than they usually gain. */
  also?: readonly ExtraMethod[]
}

/**
 * The chosen forecast and why. `choice` is 'best' (it beat seasonal naive in the back-test), 'floor' (nothing did)
 * or 'untested' (the series is too short for a back-test). `gain` is the share of the seasonal naive's pinball
 * loss that the choice saves and `gainError` its standard error over origins (null with fewer than three; origins
 * overlap, so it flatters). `leftOut` names the methods that could not take part.
 */
export type ArrivalsForecast = {
  ok: true
  chosen: string
  choice: 'best' | 'floor' | 'untested'
  rule: string
  gain: number | null
  gainError: number | null
  forecast: QuantileForecast
  backtest: Backtest | null
  leftOut: { name: string; code: string; why: string }[]
  assumed: string[]
}

/** Standard errors over origins by which another method must be better than the preferred one. */
const persuasive = 2

/** The rule that chooses, as it is stated to the reader. */
const selectionRule =
  'Every method that fits the series is fitted again at each origin of the back-test and judged on what followed. ' +
  'The lowest mean pinball loss over origins, periods ahead and quantile levels wins; within one percent of it the ' +
  'simplest wins. A method that does not beat the seasonal naive forecast is never used. Where one is preferred, it ' +
  'wins unless the winner’s loss is lower by more than twice the standard error of the difference over windows that do not overlap.'

/** Fewest origins that make a test. */
const fewestOrigins = 3

/** How much worse a simpler method may be and still be preferred. */
const simplicity = 1.01

/** Mean number of periods between demands above which demand is intermittent (Syntetos, Boylan and Croston 2005). */
const intermittentInterval = 1.32

const isIntermittent = (series: readonly number[]) =>
  series.length > intermittentInterval * series.filter(value => value > 0).length

/** The same history is asked of a method alone and in the combination: fit it once. */
function remember(forecast: Forecaster['forecast']): Forecaster['forecast'] {
  const answers = new Map<number, QuantileForecast | Refusal>()
  return (history, request) => {
    const known = answers.get(history.length) ?? forecast(history, request)
    answers.set(history.length, known)
    return known
  }
}

/** The method with a season of its own, whatever the back-test's. */
const seasoned = ({ name, forecast }: Forecaster, period: number): Forecaster => ({
  name,
  forecast: (history, request) => forecast(history, { ...request, period }),
})

/** Methods from the simplest to the most demanding, for histories that are beginnings of this series. */
function arrivalForecasters(
  series: readonly number[],
  { events = [], period: yearly, also = [] }: ArrivalsRequest,
): Forecaster[] {
  const regression =
    (family: 'poisson' | 'negative binomial', trend: boolean): Forecaster['forecast'] =>
    (history, request) =>
      forecastCounts(history, { ...request, family, trend, events, seasons: 'auto' })
  const smoothing = remember(exponentialSmoothing)
  const theta = remember(thetaForecast)
  const negativeBinomial = remember(regression('negative binomial', true))
  const methods: Forecaster[] = [
    { name: 'seasonal naive', forecast: seasonalNaive },
    {
      name: 'damped trend',
      forecast: (history, request) =>
        exponentialSmoothing(history, { ...request, model: { error: 'A', trend: 'Ad', season: 'N' } }),
    },
    { name: 'theta', forecast: theta },
    { name: 'exponential smoothing', forecast: smoothing },
  ]
  if (series.every(value => Number.isInteger(value) && value >= 0))
    methods.push(
      { name: 'Poisson regression', forecast: regression('poisson', true) },
      {
        name: 'negative binomial regression without trend',
        forecast: regression('negative binomial', false),
      },
      { name: 'negative binomial regression', forecast: negativeBinomial },
      // A season not yet seen widens its forecast: it is told of it however short the history.
      {
        name: 'drifting level',
        forecast: (history, request) =>
          forecastDriftingLevel(history, { ...request, period: yearly, replications: 250 }),
      },
    )
  if (isIntermittent(series))
    for (const variant of ['croston', 'sba', 'tsb'] as const)
      methods.push({
        name: { croston: 'Croston', sba: 'Syntetos-Boylan', tsb: 'Teunter-Syntetos-Babai' }[variant],
        forecast: (history, request) => forecastIntermittent(history, { ...request, variant }),
      })
  // They cost more: at like losses a method tried anyway is used.
  methods.push(...also.map(name => ({ name, forecast: extraMethods[name](events) })))
  methods.push({ name: 'combination', forecast: combined([smoothing, theta, negativeBinomial]) })
  return methods
}

/** Equal-weight combination of the members that can forecast. */
function combined(members: readonly Forecaster['forecast'][]): Forecaster['forecast'] {
  return (history, request) => {
    const forecasts = members.map(member => member(history, request))
    return combineForecasts(forecasts.filter(forecast => forecast.ok))
  }
}

/** The winner under the rule, given scores in order of simplicity, the first being the floor. */
function choose(
  scores: readonly ForecastScore[],
  { origins, horizon }: Backtest,
  preferred: string | undefined,
): ForecastScore {
  const floor = scores[0]!
  const better = scores.filter(score => score.scaledPinball < floor.scaledPinball)
  const best = better.reduce((low, score) => (score.scaledPinball < low.scaledPinball ? score : low), floor)
  const favourite = better.find(score => score.name === preferred)
  if (favourite && !isPersuasive(favourite, best, windowsApart(origins, horizon))) return favourite
  return better.find(score => score.scaledPinball <= simplicity * best.scaledPinball) ?? floor
}

/** How many stretches judged by the back-test do not overlap. */
const windowsApart = (origins: readonly number[], horizon: number) =>
  Math.floor((origins.at(-1)! + horizon - origins[0]!) / horizon)

/** Whether a method did better than the preferred one beyond chance; origins that overlap count once. */
function isPersuasive(preferred: ForecastScore, score: ForecastScore, windows: number): boolean {
  const { gain, gainError } = gainOver(preferred, score)
  if (gainError === null || windows < fewestOrigins) return false
  return gain > persuasive * gainError * Math.sqrt(preferred.byOrigin.length / windows)
}

/** Share of the floor's loss saved and its standard error over origins. */
function gainOver(floor: ForecastScore, score: ForecastScore): { gain: number; gainError: number | null } {
  const differences = floor.byOrigin.map((loss, i) => (loss - score.byOrigin[i]!) / floor.scaledPinball)
  const n = differences.length
  const gain = differences.reduce((a, b) => a + b, 0) / n
  const spread = differences.reduce((sum, d) => sum + (d - gain) ** 2, 0)
  return { gain, gainError: n < 3 ? null : Math.sqrt(spread / (n - 1) / n) }
}

/** Fit the winner on the whole series; should that refuse, note it and take the next best. */
function settle(
  series: readonly number[],
  asked: ForecastRequest,
  methods: readonly Forecaster[],
  backtest: Backtest,
  naive: QuantileForecast,
  preferred: string | undefined,
): Pick<ArrivalsForecast, 'chosen' | 'choice' | 'gain' | 'gainError' | 'forecast' | 'leftOut'> {
  const leftOut = backtest.scores.flatMap(score =>
    score.ok ? [] : [{ name: score.name, code: score.code, why: score.why }],
  )
  const standing = backtest.scores.filter(score => score.ok)
  const floor = standing[0]!
  for (;;) {
    const winner = choose(standing, backtest, preferred)
    const chosen = winner.name
    if (winner === floor)
      return { chosen, choice: 'floor', gain: 0, gainError: null, forecast: naive, leftOut }
    const method = methods.find(({ name }) => name === chosen)!
    const forecast = method.forecast(series, asked)
    if (forecast.ok) return { chosen, choice: 'best', ...gainOver(floor, winner), forecast, leftOut }
    leftOut.push({ name: chosen, code: forecast.code, why: forecast.why })
    standing.splice(standing.indexOf(winner), 1)
  }
}

/** The season where one and two values more were seen; else none. */
const seenSeason = (series: readonly number[], period = 1) => (series.length >= period + 2 ? period : 1)

/**
 * Forecast arrivals by the method that a rolling-origin back-test chooses (`selectionRule`). Candidates: seasonal
 * naive, damped trend, theta, exponential smoothing by AICc, Poisson and negative binomial regression on trend,
 * Fourier seasons and events (whole counts only), Croston, SBA and TSB (more than 1.32 periods per demand), and the
 * average of smoothing, theta and regression, a drifting level of counts, and those asked for by `also` (loess and
 * smoothing, Holt-Winters, ARIMA). With less than one season and two values the season is left out.
 * When the series is too short for a back-test the preferred method is returned as 'untested', or else the floor. The winner is fitted again on
 * the whole series; should that refuse, the next best is taken. The loss of the winner is the lowest of several
 * and so a little flattering. Refuses what the seasonal naive forecast refuses.
 * Cost: some 25 regressions and smoothing fits per origin; 208 weeks and 12 origins take well under a second.
 */
export function forecastArrivals(
  series: readonly number[],
  request: ArrivalsRequest,
): ArrivalsForecast | Refusal {
  const { horizon, origins, levels, testHorizon = horizon } = request
  const no = checkForecast(series, request, 3)
  if (no) return no
  if (!Number.isInteger(testHorizon) || testHorizon < 1 || testHorizon > horizon)
    return refuse('forecast.horizon', `the back-test looks 1 to ${horizon} periods ahead, not ${testHorizon}`)
  const period = seenSeason(series, request.period)
  const floorPeriod = seenSeason(series, request.floorPeriod ?? request.period)
  const floor = series.every(value => value >= 0) ? 0 : undefined
  const asked = { horizon, levels, floor: request.floor ?? floor }
  const naive = seasonalNaive(series, { ...asked, period: floorPeriod })
  if (!naive.ok) return naive
  const methods = arrivalForecasters(series, request).map((method, i) =>
    seasoned(method, i === 0 ? floorPeriod : period),
  )
  const test = { ...asked, period: floorPeriod, horizon: testHorizon }
  const backtest = backtestForecasts(series, { ...test, forecasters: methods, origins })
  const assumed = ['the near future resembles the periods of the back-test']
  if (testHorizon < horizon)
    assumed.push(`what holds ${testHorizon} periods ahead is taken to hold ${horizon} ahead`)
  if (period !== (request.period ?? 1))
    assumed.push(`less than one season of ${request.period} periods was seen: the season is left out`)
  if (backtest.ok && backtest.origins.length >= fewestOrigins) {
    const settled = settle(series, asked, methods, backtest, naive, request.preferred)
    return { ok: true, ...settled, rule: selectionRule, backtest, assumed }
  }
  const why = backtest.ok ? `${backtest.origins.length} origins are too few for a test` : backtest.why
  const favourite = methods.find(({ name }) => name === request.preferred)
  const forecast = favourite?.forecast(series, asked)
  const used = favourite && forecast?.ok ? { chosen: favourite.name, forecast } : null
  return {
    ok: true,
    ...(used ?? { chosen: 'seasonal naive', forecast: naive }),
    choice: 'untested',
    rule: selectionRule,
    gain: null,
    gainError: null,
    backtest: null,
    leftOut: [{ name: 'back-test', code: backtest.ok ? 'forecast.too-short' : backtest.code, why }],
    assumed,
  }
}
