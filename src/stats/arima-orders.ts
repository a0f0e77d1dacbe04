import { multiplyLags } from './arma-coefficients.ts'
import { type Refusal, refuse } from './outcome.ts'

/**
 * A seasonal ARIMA model: p past values, d differences, q past errors; P, D, Q the same a season of `period` apart
 * (0 when absent). `constant` is the mean of a series without differences, its drift a period with one.
 */
export type ArimaOrders = {
  p: number
  d: number
  q: number
  P?: number
  D?: number
  Q?: number
  constant?: boolean
}

/** Orders with nothing left out, and the periods in a season (1 = none). */
export type ArimaForm = Required<ArimaOrders> & { period: number }

/** Longest reach of a model into the past, in periods: beyond it a season belongs into Fourier terms. */
const longestReach = 350

/** 'ARIMA(2,1,1)(0,1,0)[12]', and what its constant is. */
export function arimaName({ p, d, q, P, D, Q, period, constant }: ArimaForm): string {
  const season = P + D + Q > 0 ? `(${P},${D},${Q})[${period}]` : ''
  const level = constant ? (d + D === 0 ? ' with mean' : ' with drift') : ''
  return `ARIMA(${p},${d},${q})${season}${level}`
}

/** Number of coefficients of past values and errors. */
export const arimaSize = ({ p, q, P, Q }: ArimaForm): number => p + q + P + Q

/** Periods that differencing takes from the beginning. */
export const differencedAway = ({ d, D, period }: ArimaForm): number => d + D * period

/** Orders completed; refuses what is not a model. */
export function arimaForm(
  { p, d, q, P = 0, D = 0, Q = 0, constant = false }: ArimaOrders,
  period: number,
): ({ ok: true } & ArimaForm) | Refusal {
  const form = { p, d, q, P, D, Q, period, constant }
  const wrong = Object.entries({ p, d, q, P, D, Q }).find(
    ([, value]) => !Number.isInteger(value) || value < 0,
  )
  if (wrong) return refuse('forecast.form', `order ${wrong[0]} is a whole number from 0, not ${wrong[1]}`)
  if (P + D + Q > 0 && period < 2)
    return refuse('forecast.period', `${arimaName(form)} needs a season of at least two periods`)
  if (d > 2 || D > 1)
    return refuse('forecast.form', `${arimaName(form)}: at most two differences and one of a season`)
  if (constant && d + D > 1)
    return refuse('forecast.form', `${arimaName(form)}: with two differences a constant would be a curve`)
  if (Math.max(p + P * period, q + Q * period, D * period) > longestReach)
    return refuse(
      'forecast.period',
      `${arimaName(form)} reaches back more than ${longestReach} periods: use Fourier terms`,
    )
  return { ok: true, ...form }
}

/** What differencing leaves of a series: `differencedAway` values fewer. */
export function difference(series: ArrayLike<number>, { d, D, period }: ArimaForm): Float64Array {
  let left = Float64Array.from(series)
  for (const lag of [...new Array<number>(D).fill(period), ...new Array<number>(d).fill(1)])
    left = left.subarray(lag).map((value, t) => value - left[t]!)
  return left
}

/** How a value follows from its difference and those before it: weights of the values 1, 2, ... periods ago. */
export function integrationWeights({ d, D, period }: ArimaForm): Float64Array {
  let weights = new Float64Array(0)
  for (let k = 0; k < d; k++) weights = multiplyLags(weights, Float64Array.of(1), 1, -1)
  for (let k = 0; k < D; k++) weights = multiplyLags(weights, Float64Array.of(1), period, -1)
  return weights
}
