// Forecasts of arrivals: the fits behind them on AirPassengers against R's forecast in the same run, the choice by
// back-test, which R does not offer, against the length of the history. Processor time on both sides, so that other work
// on the machine does not count.
// node bench/arrivals.ts            (Debian: apt-get install r-base-core r-cran-forecast)
import { spawnSync } from 'node:child_process'
import { readVectorColumn, withoutVectors } from '../src/stats/anchors/shared-vectors.ts'
import { forecastArima } from '../src/stats/arima.ts'
import { forecastCounts } from '../src/stats/count-forecast.ts'
import { exponentialSmoothing } from '../src/stats/exponential-smoothing.ts'
import { forecastArrivals } from '../src/stats/forecast-arrivals.ts'
import { holtWinters } from '../src/stats/holt-winters.ts'
import { loessForecast } from '../src/stats/loess-forecast.ts'
import { createRandom } from '../src/stats/random.ts'
import { seasonalTrendLoess } from '../src/stats/seasonal-trend-loess.ts'
import { thetaForecast } from '../src/stats/theta.ts'
import { type CostSeries, writeCostPlot } from './plot.ts'
import { medianProcessorTime } from './processor-time.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)

/** The same fits and forecasts in R: medians of processor time in ms. */
const reference = `
suppressMessages(library(forecast))
median_ms <- function(f, inner) { f(); median(replicate(5, { t <- proc.time(); for (i in 1:inner) f(); sum((proc.time() - t)[1:2]) })) * 1000 / inner }
cat(median_ms(function() forecast(ets(AirPassengers), h = 24), 1),
    median_ms(function() forecast(ets(AirPassengers, model = "AAA"), h = 24), 5),
    median_ms(function() thetaf(AirPassengers, h = 24), 50),
    median_ms(function() stl(AirPassengers, s.window = "periodic"), 200),
    median_ms(function() stlf(AirPassengers, h = 24), 5),
    median_ms(function() predict(HoltWinters(AirPassengers, seasonal = "mult"), 24), 5),
    median_ms(function() forecast(Arima(AirPassengers, order = c(0, 1, 1), seasonal = c(0, 1, 1), lambda = 0), h = 24), 1),
    median_ms(function() forecast(auto.arima(AirPassengers), h = 24), 1),
    median_ms(function() forecast(auto.arima(AirPassengers, lambda = 0), h = 24), 1), "\\n")
`

/** Medians taken by R 4.2.2, forecast 8.20, on an idle two-core machine when the reference values were made. */
const recorded = [380.878, 37.067, 4.061, null, null, null, null, 1260.245, 1677.839]

function runReference(): { medians: (number | null)[]; where: string } {
  const ran = spawnSync('Rscript', ['-e', reference], { encoding: 'utf8' })
  const medians = (ran.stdout ?? '').trim().split(/\s+/).map(Number)
  if (ran.status === 0 && medians.length === recorded.length && medians.every(value => value > 0))
    return { medians, where: 'R forecast, this run' }
  return { medians: recorded, where: 'R forecast, recorded' }
}

function published(): void {
  const absent = withoutVectors('fc_airpassengers.csv')
  if (absent) {
    say(absent)
    return
  }
  const series = readVectorColumn('fc_airpassengers.csv', 'y')
  const request = { period: 12, horizon: 24 }
  const model = { error: 'A', trend: 'A', season: 'A' } as const
  const orders = { p: 0, d: 1, q: 1, P: 0, D: 1, Q: 1 }
  const works: [string, () => { ok: boolean }][] = [
    ['exponential smoothing, form chosen', () => exponentialSmoothing(series, request)],
    ['exponential smoothing, AAA', () => exponentialSmoothing(series, { ...request, model })],
    ['theta', () => thetaForecast(series, request)],
    ['decomposition by loess', () => seasonalTrendLoess(series, { period: 12, seasonalWindow: 'periodic' })],
    ['loess and smoothing', () => loessForecast(series, request)],
    ['Holt-Winters', () => holtWinters(series, { ...request, season: 'multiplicative' })],
    ['airline model of logarithms', () => forecastArima(series, { ...request, orders, logarithms: true })],
    ['ARIMA, orders chosen', () => forecastArima(series, request)],
    ['ARIMA of logarithms, orders chosen', () => forecastArima(series, { ...request, logarithms: true })],
  ]
  const { medians, where } = runReference()
  works.forEach(([name, work], i) => {
    if (!work().ok) throw new Error(`${name} refused`)
    const taken = medianProcessorTime(work, 5, 100)
    const theirs = medians[i]
    say(
      theirs
        ? `${name}: ${taken.toFixed(2)} ms, ${where} ${theirs.toFixed(2)} ms: ${(theirs / taken).toFixed(1)} times faster`
        : `${name}: ${taken.toFixed(2)} ms, not recorded in R`,
    )
  })
}

function counts(weeks: number): number[] {
  const random = createRandom(weeks)
  return Array.from({ length: weeks }, (_, t) =>
    random.negativeBinomial(30 * Math.exp(0.3 * Math.sin((2 * Math.PI * t) / 52)), 12),
  )
}

function grown(name: string, sizes: number[], work: (series: number[]) => { ok: boolean }): CostSeries {
  const points = sizes.map(size => {
    const series = counts(size)
    if (!work(series).ok) throw new Error(`${name} refused ${size} weeks`)
    return { size, milliseconds: medianProcessorTime(() => work(series), 3, 20) }
  })
  say(
    `${name}: ${points.map(({ size, milliseconds }) => `${size}: ${milliseconds.toFixed(1)} ms`).join(', ')}`,
  )
  return { name, points }
}

published()
const weeks = [110, 156, 208, 312, 520]
writeCostPlot(
  'arrivals.svg',
  'Forecast of weekly arrivals, 13 weeks ahead, season of 52',
  'weeks of history',
  [
    grown('fit and back-test', weeks, series => forecastArrivals(series, { period: 52, horizon: 13 })),
    grown('negative binomial', weeks, series =>
      forecastCounts(series, { period: 52, horizon: 13, seasons: 'auto', trend: true }),
    ),
    grown('ARIMA, two Fourier pairs', weeks, series =>
      forecastArima(series, { horizon: 13, seasons: [{ period: 52, harmonics: 2 }] }),
    ),
    grown('loess and smoothing', weeks, series => loessForecast(series, { period: 52, horizon: 13 })),
    grown('Holt-Winters', weeks, series =>
      holtWinters(series, { period: 52, horizon: 13, season: 'additive' }),
    ),
    grown('exponential smoothing', weeks, series => exponentialSmoothing(series, { period: 1, horizon: 13 })),
    grown('theta', weeks, series => thetaForecast(series, { period: 52, horizon: 13 })),
  ],
)
