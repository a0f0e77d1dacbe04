/**
 * Continuous distributions: Student t, chi-square, F, gamma, beta. The normal is in `normal.ts` and re-offered here;
 * counts are in `count-distributions.ts`.
 *
 * Accuracy against mpmath at 50 digits (`anchors/distributions.json`): cdf and survival 1e-13 relative in
 * both tails, quantiles 1e-13 relative, for shapes and degrees of freedom from 0.05 to 1e4.
 * Parameters outside the domain are a defect of the caller: RangeError.
 * Source: Abramowitz & Stegun chapter 26; quantiles by safeguarded Newton steps on the smaller log tail.
 */
import { normalCdf, normalQuantile } from './normal.ts'
import { binomialKernel, poissonKernel, regularisedBeta, regularisedGamma } from './special-functions.ts'

export { normalCdf, normalQuantile } from './normal.ts'

type Tails = [lower: number, upper: number]

function positive(name: string, value: number): void {
  if (!(value > 0)) throw new RangeError(`${name} must be positive, got ${value}`)
}

function probability(p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability lies in [0, 1], got ${p}`)
}

/**
 * u with lower(u) = wanted lower tail, both tails given so that the smaller one steers.
 * `slope` is d lower / du. Newton on the log of the smaller tail inside a bracket that only shrinks.
 */
function invertTails(
  wanted: Tails,
  tails: (u: number) => Tails,
  slope: (u: number) => number,
  start: number,
): number {
  const side = wanted[0] <= wanted[1] ? 0 : 1
  const sign = side === 0 ? 1 : -1
  const target = Math.log(wanted[side])
  const gap = (u: number) => sign * (Math.log(tails(u)[side]) - target)
  let low = start
  let high = start
  for (let width = 1; gap(low) > 0; width *= 2) low = start - width
  for (let width = 1; gap(high) < 0; width *= 2) high = start + width
  let u = Math.min(Math.max(start, low), high)
  for (let step = 0; step < 2000; step++) {
    const g = gap(u)
    if (g === 0) return u
    if (g < 0) low = u
    else high = u
    const newton = u - (g * tails(u)[side]) / slope(u)
    const next = newton > low && newton < high ? newton : (low + high) / 2
    if (Math.abs(next - u) <= 2e-16 * Math.max(1, Math.abs(u)) || next === low || next === high) return next
    u = next
  }
  throw new RangeError('quantile search did not converge')
}

/** Logit of the beta quantile: keeps digits at both ends. */
function betaQuantileLogit(wanted: Tails, a: number, b: number): number {
  const split = (u: number): Tails => [1 / (1 + Math.exp(-u)), 1 / (1 + Math.exp(u))]
  const tails = (u: number) => regularisedBeta(a, b, ...split(u))
  const slope = (u: number) => (binomialKernel(a, b, ...split(u)) * a * b) / (a + b)
  return invertTails(wanted, tails, slope, Math.log(a / b))
}

/** P(X ≤ x) for the gamma distribution with mean shape × scale. */
export function gammaCdf(x: number, shape: number, scale = 1): number {
  positive('scale', scale)
  return x <= 0 ? 0 : regularisedGamma(shape, x / scale)[0]
}

/** P(X > x) for the gamma distribution. */
export function gammaSurvival(x: number, shape: number, scale = 1): number {
  positive('scale', scale)
  return x <= 0 ? 1 : regularisedGamma(shape, x / scale)[1]
}

/** Gamma density at x > 0. */
export function gammaDensity(x: number, shape: number, scale = 1): number {
  positive('shape', shape)
  positive('scale', scale)
  return x <= 0 ? 0 : (poissonKernel(shape, x / scale) * shape) / x
}

/** x with P(X ≤ x) = p for the gamma distribution. */
export function gammaQuantile(p: number, shape: number, scale = 1): number {
  probability(p)
  positive('shape', shape)
  positive('scale', scale)
  if (p === 0) return 0
  if (p === 1) return Infinity
  const tails = (u: number) => regularisedGamma(shape, Math.exp(u))
  const slope = (u: number) => poissonKernel(shape, Math.exp(u)) * shape
  return scale * Math.exp(invertTails([p, 1 - p], tails, slope, Math.log(shape)))
}

/** P(X ≤ x) for chi-square with df degrees of freedom. */
export const chiSquareCdf = (x: number, df: number): number => gammaCdf(x, df / 2, 2)
/** P(X > x) for chi-square: the p-value of a chi-square statistic. */
export const chiSquareSurvival = (x: number, df: number): number => gammaSurvival(x, df / 2, 2)
/** x with P(X ≤ x) = p for chi-square. */
export const chiSquareQuantile = (p: number, df: number): number => gammaQuantile(p, df / 2, 2)

/** P(X ≤ x) for the beta distribution. */
export function betaCdf(x: number, a: number, b: number): number {
  return x <= 0 ? 0 : x >= 1 ? 1 : regularisedBeta(a, b, x)[0]
}

/** P(X > x) for the beta distribution. */
export function betaSurvival(x: number, a: number, b: number): number {
  return x <= 0 ? 1 : x >= 1 ? 0 : regularisedBeta(a, b, x)[1]
}

/** x with P(X ≤ x) = p for the beta distribution. */
export function betaQuantile(p: number, a: number, b: number): number {
  probability(p)
  positive('a', a)
  positive('b', b)
  if (p === 0 || p === 1) return p
  return 1 / (1 + Math.exp(-betaQuantileLogit([p, 1 - p], a, b)))
}

/** Both tails of F(df1, df2); the second is the p-value of an F statistic. */
function fTails(x: number, df1: number, df2: number): Tails {
  positive('df1', df1)
  positive('df2', df2)
  if (x <= 0) return [0, 1]
  if (df2 === Infinity) return [chiSquareCdf(x * df1, df1), chiSquareSurvival(x * df1, df1)]
  const total = df1 * x + df2
  return regularisedBeta(df1 / 2, df2 / 2, (df1 * x) / total, df2 / total)
}

/** P(X ≤ x) for Fisher's F. df2 may be Infinity. */
export const fCdf = (x: number, df1: number, df2: number): number => fTails(x, df1, df2)[0]
/** P(X > x) for Fisher's F. */
export const fSurvival = (x: number, df1: number, df2: number): number => fTails(x, df1, df2)[1]

/** x with P(X ≤ x) = p for Fisher's F. */
export function fQuantile(p: number, df1: number, df2: number): number {
  probability(p)
  positive('df1', df1)
  positive('df2', df2)
  if (p === 0) return 0
  if (p === 1) return Infinity
  if (df2 === Infinity) return chiSquareQuantile(p, df1) / df1
  return (df2 / df1) * Math.exp(betaQuantileLogit([p, 1 - p], df1 / 2, df2 / 2))
}

/** P(T > |t|), the smaller tail. */
function studentTail(t: number, df: number): number {
  positive('df', df)
  if (df === Infinity) return normalCdf(-Math.abs(t))
  const square = t * t
  if (square === Infinity) return 0
  return regularisedBeta(df / 2, 0.5, df / (df + square), square / (df + square))[0] / 2
}

/** P(T ≤ t) for Student's t; df may be fractional or Infinity. */
export function studentCdf(t: number, df: number): number {
  return t <= 0 ? studentTail(t, df) : 1 - studentTail(t, df)
}

/** P(T > t) for Student's t. Twice this at |t| is the two-sided p-value. */
export function studentSurvival(t: number, df: number): number {
  return studentCdf(-t, df)
}

/** t with P(T ≤ t) = p for Student's t. */
export function studentQuantile(p: number, df: number): number {
  probability(p)
  positive('df', df)
  if (df === Infinity) return normalQuantile(p)
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity
  if (p === 0.5) return 0
  const tail = Math.min(p, 1 - p)
  // Of T² / (df + T²): the central mass steers near the median, the tail elsewhere.
  const centre = 2 * Math.abs(p - 0.5)
  const logit = betaQuantileLogit([centre, 2 * tail], 0.5, df / 2)
  return Math.sign(p - 0.5) * Math.sqrt(df * Math.exp(logit))
}
