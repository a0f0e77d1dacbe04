import { isComputable } from './computable.ts'
import { localFit, smoothLocally } from './local-regression.ts'
import { type Refusal, refuse } from './outcome.ts'

export type LoessDecompositionRequest = {
  /** Periods in a season, at least 2. */
  period: number
  /**
   * Seasons that shape each season's own: 'periodic' for one that never changes, else an odd number of at least 7;
   * 11 when absent.
   */
  seasonalWindow?: 'periodic' | number
  /** Periods that shape the trend, odd; by default what the season's window leaves to it. */
  trendWindow?: number
  /** Give values far from the fit less weight, or none. */
  robust?: boolean
}

/**
 * The parts of a series, which add up to it, each with a value a period. `weights` are those of the robust fit, all 1
 * without. `seasonalStrength` is 1 less the variance of the remainder over that of season and remainder, from 0 (no
 * season) to 1 (nothing but season beside the trend); `trendStrength` likewise.
 */
export type LoessDecomposition = {
  ok: true
  seasonal: number[]
  trend: number[]
  remainder: number[]
  weights: number[]
  seasonalStrength: number
  trendStrength: number
  windows: { seasonal: number; trend: number; lowPass: number }
}

/** Seasons in a season's window where none is named; R's `stlf` takes the same. */
const usualSeasonalWindow = 11

const nextOdd = (value: number) => {
  const whole = Math.round(value)
  return whole % 2 === 0 ? whole + 1 : whole
}

const movingAverage = (values: Float64Array, length: number): Float64Array => {
  const averages = new Float64Array(values.length - length + 1)
  let sum = 0
  for (let t = 0; t < values.length; t++) {
    sum += values[t]!
    if (t >= length) sum -= values[t - length]!
    if (t >= length - 1) averages[t - length + 1] = sum / length
  }
  return averages
}

type Windows = LoessDecomposition['windows']
type Sweep = { period: number; windows: Windows; weights?: Float64Array }
type Parts = { seasonal: Float64Array; trend: Float64Array }

const jumpOf = (window: number) => Math.ceil(window / 10)

/** Every position of the season smoothed over the years, one season longer at each end. */
function smoothSeasons(detrended: Float64Array, { period, windows, weights }: Sweep): Float64Array {
  const n = detrended.length
  const extended = new Float64Array(n + 2 * period)
  for (let j = 0; j < period; j++) {
    const places = Array.from({ length: Math.ceil((n - j) / period) }, (_, k) => j + k * period)
    const own = Float64Array.from(places, t => detrended[t]!)
    const request = {
      window: windows.seasonal,
      degree: 0 as const,
      jump: jumpOf(windows.seasonal),
      weights: weights && Float64Array.from(places, t => weights[t]!),
    }
    const k = own.length
    const smooth = smoothLocally(own, request)
    const span = Math.min(windows.seasonal, k)
    extended[j] = localFit(own, -1, [0, span - 1], request) ?? smooth[0]!
    smooth.forEach((value, i) => {
      extended[(i + 1) * period + j] = value
    })
    extended[(k + 1) * period + j] = localFit(own, k, [k - span, k - 1], request) ?? smooth[k - 1]!
  }
  return extended
}

/** The inner loop: season from what the trend leaves, freed of its own level; trend from what the season leaves. */
function sweep(series: Float64Array, trend: Float64Array, asked: Sweep): Parts {
  const { period, windows, weights } = asked
  const extended = smoothSeasons(
    series.map((value, t) => value - trend[t]!),
    asked,
  )
  const passed = movingAverage(movingAverage(movingAverage(extended, period), period), 3)
  const low = smoothLocally(passed, { window: windows.lowPass, degree: 1, jump: jumpOf(windows.lowPass) })
  const seasonal = low.map((value, t) => extended[period + t]! - value)
  const adjusted = series.map((value, t) => value - seasonal[t]!)
  const jump = jumpOf(windows.trend)
  return { seasonal, trend: smoothLocally(adjusted, { window: windows.trend, degree: 1, jump, weights }) }
}

/** Bisquare weights of the outer loop: none beyond six median absolute remainders. */
function robustWeights(remainder: Float64Array): Float64Array {
  const sizes = remainder.map(Math.abs).sort()
  const n = sizes.length
  const limit = 3 * (sizes[Math.floor(n / 2)]! + sizes[n - 1 - Math.floor(n / 2)]!)
  return remainder.map(value => {
    const size = Math.abs(value)
    if (size <= 0.001 * limit) return 1
    return size <= 0.999 * limit ? (1 - (size / limit) ** 2) ** 2 : 0
  })
}

const variance = (values: readonly number[]) => {
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
}

/** Share of what part and remainder move that is not the remainder's; 0 where neither moves beyond rounding. */
function strength(part: readonly number[], remainder: readonly number[], scale: number): number {
  const both = variance(part.map((value, t) => value + remainder[t]!))
  return both <= 1e-24 * scale * scale ? 0 : Math.max(0, Math.min(1, 1 - variance(remainder) / both))
}

function checkWindows(series: readonly number[], request: LoessDecompositionRequest): Refusal | null {
  const { period, seasonalWindow = usualSeasonalWindow, trendWindow } = request
  const gap = series.findIndex(value => !isComputable(value))
  if (gap >= 0)
    return refuse(
      'forecast.not-finite',
      `the value of period ${gap + 1} is not a finite number of a size that can be computed with`,
    )
  if (!Number.isInteger(period) || period < 2)
    return refuse('forecast.period', `a season has a whole number of periods of at least two, not ${period}`)
  if (series.length <= 2 * period)
    return refuse(
      'forecast.too-short',
      `more than two full seasons of ${period} periods are needed, there are ${series.length} periods`,
    )
  const odd = (window: number, least: number) =>
    Number.isInteger(window) && window >= least && window % 2 === 1
  if (seasonalWindow !== 'periodic' && !odd(seasonalWindow, 7))
    return refuse(
      'forecast.window',
      `the season's window is 'periodic' or odd and at least 7, not ${seasonalWindow}`,
    )
  if (trendWindow !== undefined && !odd(trendWindow, 3))
    return refuse('forecast.window', `the trend's window is odd and at least 3, not ${trendWindow}`)
  return null
}

/**
 * Seasonal-trend decomposition by loess: a season that may change slowly, a smooth trend, and the remainder. Two rounds
 * of the inner loop; the robust form fifteen reweightings of one round each. Degrees, windows and jumps by default are
 * those of R's `stl`, whose figures these are. Refuses fewer than two seasons and one value, windows that are even or
 * too short, and values that are not numbers.
 * Sources: Cleveland, Cleveland, McRae and Terpenning (1990), Journal of Official Statistics 6, 3-73; strengths: Wang,
 * Smith and Hyndman (2006), Data Mining and Knowledge Discovery 13, 335-364. Cost: n times the windows over ten, a
 * round.
 */
export function seasonalTrendLoess(
  values: readonly number[],
  request: LoessDecompositionRequest,
): LoessDecomposition | Refusal {
  const no = checkWindows(values, request)
  if (no) return no
  const { period, seasonalWindow = usualSeasonalWindow, robust = false } = request
  const n = values.length
  const own = seasonalWindow === 'periodic' ? 10 * n + 1 : seasonalWindow
  const windows = {
    seasonal: own,
    trend: request.trendWindow ?? nextOdd(Math.ceil((1.5 * period) / (1 - 1.5 / own))),
    lowPass: nextOdd(period),
  }
  const series = Float64Array.from(values)
  let parts: Parts = { seasonal: new Float64Array(n), trend: new Float64Array(n) }
  let weights: Float64Array | undefined
  const [outer, inner] = robust ? [15, 1] : [0, 2]
  for (let round = 0; round <= outer; round++) {
    if (round > 0)
      weights = robustWeights(series.map((value, t) => value - parts.trend[t]! - parts.seasonal[t]!))
    for (let i = 0; i < inner; i++) parts = sweep(series, parts.trend, { period, windows, weights })
  }
  const trend = [...parts.trend]
  const seasonal = seasonalWindow === 'periodic' ? averageSeason(parts.seasonal, period) : [...parts.seasonal]
  const remainder = values.map((value, t) => value - trend[t]! - seasonal[t]!)
  const scale = Math.max(...values.map(Math.abs))
  return {
    ok: true,
    seasonal,
    trend,
    remainder,
    weights: weights ? [...weights] : values.map(() => 1),
    seasonalStrength: strength(seasonal, remainder, scale),
    trendStrength: strength(trend, remainder, scale),
    windows,
  }
}

/** Each position's mean over the seasons, repeated. */
function averageSeason(seasonal: Float64Array, period: number): number[] {
  const sums = new Float64Array(period)
  const counts = new Float64Array(period)
  seasonal.forEach((value, t) => {
    sums[t % period]! += value
    counts[t % period]! += 1
  })
  return Array.from(seasonal, (_, t) => sums[t % period]! / counts[t % period]!)
}
