import { type ArimaForm, difference } from './arima-orders.ts'
import { seasonalTrendLoess } from './seasonal-trend-loess.ts'

/** Critical value of the KPSS test of a level at 5 % (Kwiatkowski, Phillips, Schmidt and Shin 1992, table 1). */
const kpssCritical = 0.463

/** Strength of a season above which it is differenced (Hyndman and Athanasopoulos 2021, section 9.1). */
const strongSeason = 0.64

/**
 * The statistic of Kwiatkowski, Phillips, Schmidt and Shin (1992, Journal of Econometrics 54, 159-178): how far the
 * sums of a series wander that is steady round a level, its variance taken over 3 sqrt(n) / 13 lags. Null for a
 * series that does not vary.
 */
export function kpssStatistic(series: ArrayLike<number>): number | null {
  const n = series.length
  let mean = 0
  for (let t = 0; t < n; t++) mean += series[t]! / n
  const rest = Float64Array.from(series, value => value - mean)
  const size = rest.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  if (!(size > 1e-13 * Math.abs(mean))) return null
  const lags = Math.floor((3 * Math.sqrt(n)) / 13)
  let [sum, sums, longRun] = [0, 0, 0]
  for (let t = 0; t < n; t++) {
    sum += rest[t]! / size
    sums += sum * sum
  }
  for (let lag = 0; lag <= lags; lag++) {
    let products = 0
    for (let t = lag; t < n; t++) products += (rest[t]! / size) * (rest[t - lag]! / size)
    longRun += (lag === 0 ? 1 : 2 * (1 - lag / (lags + 1))) * products
  }
  return longRun > 0 ? sums / n / longRun : null
}

const differs = (values: Float64Array) => values.some(value => value !== values[0])

/**
 * How many differences a series needs: one of a season whose strength in a decomposition by loess is above 0.64 and
 * that was seen more than twice, then up to two more while the KPSS test rejects a steady level at 5 %; never one that
 * leaves nothing that varies. `columns`, what the series is regressed on, must vary too.
 * Source: Hyndman and Khandakar (2008), Journal of Statistical Software 27(3); the rule of R's `forecast` 8.20.
 */
export function neededDifferences(
  series: readonly number[],
  period: number,
  columns: readonly (readonly number[])[] = [],
): { d: number; D: number } {
  const vary = (d: number, D: number) => {
    const form: ArimaForm = { p: 0, d, q: 0, P: 0, D, Q: 0, period, constant: false }
    return [series, ...columns].every(values => differs(difference(values, form)))
  }
  let D = 0
  if (period > 1 && series.length > 2 * period) {
    const parts = seasonalTrendLoess(series, { period })
    if (parts.ok && parts.seasonalStrength > strongSeason && vary(0, 1)) D = 1
  }
  let d = 0
  while (d < 2) {
    const left = difference(series, { p: 0, d, q: 0, P: 0, D, Q: 0, period, constant: false })
    const statistic = kpssStatistic(left)
    if (statistic === null || statistic <= kpssCritical || !vary(d + 1, D)) break
    d++
  }
  return { d, D }
}
