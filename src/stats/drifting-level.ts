import { type Refusal, refuse } from './outcome.ts'
import {
  checkCounts,
  checkForecast,
  defaultLevels,
  type ForecastRequest,
  type QuantileForecast,
} from './quantile-forecast.ts'
import { createRandom, type Random } from './random.ts'

export type DriftRequest = ForecastRequest & {
  replications?: number
  seed?: number
  /** Standard deviation of the drift, per period, on the logarithmic scale, before anything is seen. */
  driftDeviation?: number
  /** The same of the two coefficients of the season. */
  seasonDeviation?: number
}

/** A forecast with the futures it was read from: `paths[r * horizon + h]`, whole counts. */
export type DriftForecast = QuantileForecast & { paths: Float64Array; replications: number }

/** Deviations of the level's steps, and sizes of the negative binomial (Infinity: Poisson), that are weighed. */
const steps = [0, 0.015, 0.04, 0.1]
const sizes = [Number.POSITIVE_INFINITY, 60, 20, 6]
/** What is left of the drift after a period, and the deviation of its changes: constant, or fading and renewed. */
const drifts = [
  { keeps: 1, change: 0 },
  { keeps: 0.985, change: 0.003 },
  { keeps: 0.96, change: 0.006 },
]

/** Fewest requests a period for which a logarithm is near enough to normal. */
const fewestMean = 2
/** Level, drift, cosine and sine of the season. */
const n = 4

type Setting = { step: number; size: number; keeps: number; change: number }
type Filtered = Setting & { logLikelihood: number; mean: Float64Array; cov: Float64Array }

/** What is added to the state's level by the season at a period. */
const angleOf = (period: number, t: number) => (period > 2 ? (2 * Math.PI * t) / period : 0)

/** Kalman filter of logarithms of counts: level with drift, one yearly wave; error as large as counts make it. */
function filter(counts: readonly number[], period: number, setting: Setting, prior: Float64Array): Filtered {
  const { size } = setting
  const mean = new Float64Array(n)
  const cov = new Float64Array(n * n)
  const start = counts.slice(0, 8)
  mean[0] = Math.log(start.reduce((sum, y) => sum + y, 0) / start.length + 0.5)
  for (let i = 0; i < n; i++) cov[i * n + i] = prior[i]!
  const look = new Float64Array(n)
  const gain = new Float64Array(n)
  let logLikelihood = 0
  counts.forEach((count, t) => {
    if (t > 0) advance(mean, cov, setting)
    look[0] = 1
    look[2] = period > 2 ? Math.cos(angleOf(period, t)) : 0
    look[3] = period > 2 ? Math.sin(angleOf(period, t)) : 0
    let expected = 0
    for (let i = 0; i < n; i++) expected += look[i]! * mean[i]!
    let variance = Math.exp(-Math.max(expected, Math.log(fewestMean / 4))) + 1 / size
    for (let i = 0; i < n; i++) {
      let row = 0
      for (let j = 0; j < n; j++) row += cov[i * n + j]! * look[j]!
      gain[i] = row
      variance += look[i]! * row
    }
    // E log(y + 1/2) is log of the mean less half the inverse size, to second order.
    const error = Math.log(count + 0.5) + 0.5 / size - expected
    logLikelihood -= 0.5 * (Math.log(variance) + (error * error) / variance)
    for (let i = 0; i < n; i++) {
      mean[i]! += (gain[i]! * error) / variance
      for (let j = 0; j < n; j++) cov[i * n + j]! -= (gain[i]! * gain[j]!) / variance
    }
  })
  return { ...setting, logLikelihood, mean, cov }
}

/** One period on: the drift is added to the level and fades; their variances grow by those of a step and a change. */
function advance(mean: Float64Array, cov: Float64Array, { step, keeps, change }: Setting): void {
  mean[0]! += mean[1]!
  mean[1]! *= keeps
  for (let j = 0; j < n; j++) {
    cov[j]! += cov[n + j]!
    cov[n + j]! *= keeps
  }
  for (let i = 0; i < n; i++) {
    cov[i * n]! += cov[i * n + 1]!
    cov[i * n + 1]! *= keeps
  }
  cov[0]! += step * step
  cov[n + 1]! += change * change
}

/** Lower triangle L with L L' = cov; a direction without variance is left at 0. */
function triangle(cov: Float64Array): Float64Array {
  const lower = new Float64Array(n * n)
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let rest = cov[i * n + j]!
      for (let k = 0; k < j; k++) rest -= lower[i * n + k]! * lower[j * n + k]!
      if (i === j) lower[i * n + i] = Math.sqrt(Math.max(0, rest))
      else lower[i * n + j] = lower[j * n + j]! > 0 ? rest / lower[j * n + j]! : 0
    }
  return lower
}

/** Draws futures: settings by their weight, the state by what was seen, then level, season and counts. */
function drawPaths(
  counts: readonly number[],
  {
    period = 1,
    horizon,
    replications,
    random,
  }: { period?: number; horizon: number; replications: number; random: Random },
  filtered: readonly Filtered[],
): Float64Array {
  const best = Math.max(...filtered.map(({ logLikelihood }) => logLikelihood))
  const weights = filtered.map(({ logLikelihood }) => Math.exp(logLikelihood - best))
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const lowers = filtered.map(({ cov }) => triangle(cov))
  const paths = new Float64Array(replications * horizon)
  const state = new Float64Array(n)
  const draw = new Float64Array(n)
  for (let r = 0, at = 0; r < replications; r++) {
    let left = random.uniform() * all
    let g = 0
    while (g < weights.length - 1 && left > weights[g]!) left -= weights[g++]!
    const { mean, step, size, keeps, change } = filtered[g]!
    for (let i = 0; i < n; i++) draw[i] = random.normal()
    for (let i = 0; i < n; i++) {
      state[i] = mean[i]!
      for (let j = 0; j <= i; j++) state[i]! += lowers[g]![i * n + j]! * draw[j]!
    }
    for (let h = 0; h < horizon; h++, at++) {
      state[0]! += state[1]! + step * random.normal()
      state[1] = keeps * state[1]! + change * random.normal()
      const angle = angleOf(period, counts.length + h)
      const wave = period > 2 ? state[2]! * Math.cos(angle) + state[3]! * Math.sin(angle) : 0
      const rate = Math.exp(Math.min(state[0]! + wave, 20))
      paths[at] =
        size === Number.POSITIVE_INFINITY ? random.poisson(rate) : random.negativeBinomial(rate, size)
    }
  }
  return paths
}

/** Mean and quantiles of each period over the futures. */
function summarise(paths: Float64Array, horizon: number, levels: readonly number[]) {
  const replications = paths.length / horizon
  const mean = new Array<number>(horizon)
  const quantiles = levels.map(() => new Array<number>(horizon))
  const column = new Float64Array(replications)
  for (let h = 0; h < horizon; h++) {
    for (let r = 0; r < replications; r++) column[r] = paths[r * horizon + h]!
    column.sort()
    mean[h] = column.reduce((sum, value) => sum + value, 0) / replications
    levels.forEach((p, i) => {
      quantiles[i]![h] = column[Math.min(replications - 1, Math.floor(p * replications))]!
    })
  }
  return { mean, quantiles }
}

/**
 * Forecast of counts whose level drifts: log of the mean = level + one wave a season, the level a random walk with a
 * constant drift, counts Poisson or negative binomial about it. The walk's steps and the dispersion are averaged over
 * a grid by their likelihood, the rest is Gaussian and filtered exactly on the scale of log(y + 1/2) (an approximation,
 * good from some two counts a period on). So growth is as uncertain as the history leaves it, a wave not yet seen
 * widens the far periods, and whole futures hang together. Before anything is seen the drift is 0 give or take
 * `driftDeviation` (0.01 a period when absent: half as much again or a third less in a year of weeks is common) and the
 * wave's coefficients 0 give or take `seasonDeviation` (0.1). Refuses series that are no counts, constant, shorter than
 * 8 periods, or of less than two a period.
 * Sources: Durbin and Koopman (2012), Time Series Analysis by State Space Methods, chapters 4 and 11; Harvey (1989),
 * chapter 6, for the logarithm. Cost: 48 filters of the series and `replications` (1000) futures; 5 ms for two years of
 * weeks and a year ahead.
 */
export function forecastDriftingLevel(
  series: readonly number[],
  request: DriftRequest,
): DriftForecast | Refusal {
  const { period = 1, horizon, levels = defaultLevels, replications = 1000, seed = 1 } = request
  const no = checkForecast(series, request, 8) ?? checkCounts(series)
  if (no) return no
  const mean = series.reduce((sum, count) => sum + count, 0) / series.length
  if (mean < fewestMean)
    return refuse(
      'forecast.too-rare',
      `${mean.toFixed(2)} a period are too few for the logarithm of a count: take forecast-intermittent`,
    )
  const { driftDeviation = 0.01, seasonDeviation = 0.1 } = request
  const wave = period > 2 ? seasonDeviation ** 2 : 0
  const prior = Float64Array.of(4, driftDeviation ** 2, wave, wave)
  const settings = drifts.flatMap(drift =>
    steps.flatMap(step => sizes.map(size => ({ ...drift, step, size }))),
  )
  const filtered = settings.map(setting => filter(series, period, setting, prior))
  const random = createRandom(seed)
  const paths = drawPaths(series, { period, horizon, replications, random }, filtered)
  return {
    ok: true,
    method: 'drifting level',
    ...summarise(paths, horizon, levels),
    levels: [...levels],
    paths,
    replications,
    assumed: ['the logarithm of the mean drifts, at a constant pace or one that changes and fades'],
  }
}
