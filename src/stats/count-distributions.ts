/**
 * Distributions of counts: binomial, Poisson, negative binomial (mean and size), cdf, survival, probability, quantile.
 *
 * Accuracy against mpmath at 50 digits (`anchors/distributions.json`): 1e-13 relative in both tails, quantiles exact. A quantile is the smallest count whose cdf reaches p (p lowered by 1e-14 of itself, so that a
 * cdf rounded down does not push the answer one up).
 * Parameters outside the domain are a defect of the caller: RangeError. Source: Loader 2000 (probabilities).
 */
import { normalQuantile } from './normal.ts'
import { binomialKernel, poissonKernel, regularisedBeta, regularisedGamma } from './special-functions.ts'

function need(holds: boolean, what: string): void {
  if (!holds) throw new RangeError(what)
}

/** Smallest count k in [0, most] with cdf(k) ≥ p, searched outwards from a normal guess. */
function countQuantile(
  p: number,
  cdf: (k: number) => number,
  mean: number,
  variance: number,
  most: number,
): number {
  need(p >= 0 && p <= 1, `a probability lies in [0, 1], got ${p}`)
  if (p === 0) return 0
  if (p === 1) return most
  const target = p * (1 - 1e-14)
  const guess = Math.floor(mean + normalQuantile(p) * Math.sqrt(variance))
  let high = Math.min(most, Math.max(0, guess))
  let low = high
  for (let width = 1; high < most && cdf(high) < target; width *= 2) {
    low = high
    high = Math.min(most, high + width)
  }
  for (let width = 1; low >= 0 && cdf(low) >= target; width *= 2) {
    high = low
    low = low === 0 ? -1 : Math.max(0, low - width)
  }
  while (high - low > 1) {
    const mid = Math.floor((low + high) / 2)
    // Whole numbers beyond 2^53 are no longer all there.
    if (mid === low || mid === high) break
    if (cdf(mid) >= target) high = mid
    else low = mid
  }
  return high
}

function checkPoisson(mean: number): void {
  need(mean >= 0 && mean < Infinity, `a Poisson mean is finite and not negative, got ${mean}`)
}

/** P(K = k) for the Poisson distribution. */
export function poissonProbability(k: number, mean: number): number {
  checkPoisson(mean)
  if (k < 0 || !Number.isInteger(k)) return 0
  return mean === 0 ? (k === 0 ? 1 : 0) : poissonKernel(k, mean)
}

/** P(K ≤ k) for the Poisson distribution. */
export function poissonCdf(k: number, mean: number): number {
  checkPoisson(mean)
  return k < 0 ? 0 : mean === 0 ? 1 : regularisedGamma(Math.floor(k) + 1, mean)[1]
}

/** P(K > k) for the Poisson distribution. */
export function poissonSurvival(k: number, mean: number): number {
  checkPoisson(mean)
  return k < 0 ? 1 : mean === 0 ? 0 : regularisedGamma(Math.floor(k) + 1, mean)[0]
}

/** Smallest k with P(K ≤ k) ≥ p for the Poisson distribution. */
export function poissonQuantile(p: number, mean: number): number {
  checkPoisson(mean)
  if (mean === 0) return 0
  return countQuantile(p, k => poissonCdf(k, mean), mean, mean, Infinity)
}

function checkBinomial(n: number, p: number): void {
  need(Number.isInteger(n) && n >= 0, `binomial trials are a whole number, got ${n}`)
  need(p >= 0 && p <= 1, `a binomial probability lies in [0, 1], got ${p}`)
}

/** P(K = k) for the binomial distribution of n trials. */
export function binomialProbability(k: number, n: number, p: number): number {
  checkBinomial(n, p)
  return k < 0 || k > n || !Number.isInteger(k) ? 0 : binomialKernel(k, n - k, p, 1 - p)
}

/** P(K ≤ k) for the binomial distribution. */
export function binomialCdf(k: number, n: number, p: number): number {
  checkBinomial(n, p)
  const count = Math.floor(k)
  if (count < 0) return 0
  return count >= n ? 1 : regularisedBeta(count + 1, n - count, p)[1]
}

/** P(K > k) for the binomial distribution. */
export function binomialSurvival(k: number, n: number, p: number): number {
  checkBinomial(n, p)
  const count = Math.floor(k)
  if (count < 0) return 1
  return count >= n ? 0 : regularisedBeta(count + 1, n - count, p)[0]
}

/** Smallest k with P(K ≤ k) ≥ q for the binomial distribution of n trials with probability p. */
export function binomialQuantile(q: number, n: number, p: number): number {
  checkBinomial(n, p)
  return countQuantile(q, k => binomialCdf(k, n, p), n * p, n * p * (1 - p), n)
}

function checkNegativeBinomial(mean: number, size: number): void {
  checkPoisson(mean)
  need(size > 0, `a negative binomial size is positive, got ${size}`)
}

/** P(K = k) for the negative binomial of variance mean + mean²/size (R's `mu`, `size`); size Infinity is Poisson. */
export function negativeBinomialProbability(k: number, mean: number, size: number): number {
  checkNegativeBinomial(mean, size)
  if (size === Infinity || mean === 0) return poissonProbability(k, mean)
  if (k < 0 || !Number.isInteger(k)) return 0
  const total = mean + size
  return (size / (size + k)) * binomialKernel(size, k, size / total, mean / total)
}

/** P(K ≤ k) for the negative binomial. */
export function negativeBinomialCdf(k: number, mean: number, size: number): number {
  checkNegativeBinomial(mean, size)
  if (size === Infinity || mean === 0) return poissonCdf(k, mean)
  const total = mean + size
  return k < 0 ? 0 : regularisedBeta(size, Math.floor(k) + 1, size / total, mean / total)[0]
}

/** P(K > k) for the negative binomial. */
export function negativeBinomialSurvival(k: number, mean: number, size: number): number {
  checkNegativeBinomial(mean, size)
  if (size === Infinity || mean === 0) return poissonSurvival(k, mean)
  const total = mean + size
  return k < 0 ? 1 : regularisedBeta(size, Math.floor(k) + 1, size / total, mean / total)[1]
}

/** Smallest k with P(K ≤ k) ≥ p for the negative binomial. */
export function negativeBinomialQuantile(p: number, mean: number, size: number): number {
  checkNegativeBinomial(mean, size)
  if (mean === 0) return 0
  const variance = mean + (mean * mean) / size
  return countQuantile(p, k => negativeBinomialCdf(k, mean, size), mean, variance, Infinity)
}
