/**
 * Linear regression with spike-and-slab: each coefficient is exactly zero or drawn from a normal slab, by Gibbs.
 *
 * Given the variance s² of the residuals, the included coefficients have prior N(0, s² Ω⁻¹), Ω being a little of the
 * information of one observation, averaged with its own diagonal so that collinear columns stay apart. An
 * indicator is drawn with the coefficients integrated out, then s², then the coefficients.
 * X'X is formed once. X'X + Ω and Ω are kept swept on the included columns, so that the odds of an indicator are read
 * off in constant time and a change costs columns². Cost of a draw: rows × columns for X'z.
 * Source: George & McCulloch 1997, Statistica Sinica 7, 339-373; Zellner 1986; the form of Ω as in Scott & Varian
 * 2014, Int. J. Math. Model. Numer. Optim. 5, 4-23; sweeping: Goodnight 1979, Am. Stat. 33, 149-158.
 */
import type { Random } from './random.ts'
import { drawVariance } from './variance-draw.ts'

export type RegressionPrior = {
  /** Probability before seeing the series that a column matters, one a column; 1 for always. */
  inclusion: ArrayLike<number>
  /** Ω, columns × columns: the precision of the slab times the residual variance. */
  precision: Float64Array
  /** The residual variance: degrees of freedom, sum of squares and the largest allowed. */
  df: number
  sumOfSquares: number
  largestVariance: number
}

export type SpikeAndSlab = {
  /** Draw indicators, variance and coefficients given what the columns are to explain. */
  draw(random: Random, target: Float64Array): void
  /** Put the indicators where a chain is to start. */
  start(random: Random, variance: number): void
  /** What the coefficients explain in each row of `rows`, into `out`. */
  explain(rows: readonly Float64Array[], out: Float64Array): void
  coefficients: Float64Array
  included: Uint8Array
  variance: number
}

/** Draws between two sweeps from scratch, so that rounding does not build up. */
const refreshEvery = 64

/** Sweep a symmetric size × size table on `k`, or take the sweep back; `side` is a column swept along. */
function sweep(table: Float64Array, size: number, k: number, back: boolean, side?: Float64Array): void {
  const pivot = table[k * size + k]!
  const sign = back ? -1 : 1
  if (side) {
    const held = side[k]!
    for (let i = 0; i < size; i++) if (i !== k) side[i]! -= (table[i * size + k]! * held) / pivot
    side[k] = (sign * held) / pivot
  }
  for (let i = 0; i < size; i++) {
    if (i === k) continue
    const factor = table[i * size + k]! / pivot
    if (factor === 0) continue
    for (let j = 0; j < size; j++) if (j !== k) table[i * size + j]! -= factor * table[k * size + j]!
  }
  for (let i = 0; i < size; i++) {
    if (i === k) continue
    const value = (sign * table[i * size + k]!) / pivot
    table[i * size + k] = value
    table[k * size + i] = value
  }
  table[k * size + k] = -1 / pivot
}

/** A sampler for `columns` (each as long as the target). Without columns it draws the variance alone. */
export function createSpikeAndSlab(columns: readonly Float64Array[], prior: RegressionPrior): SpikeAndSlab {
  const p = columns.length
  const information = new Float64Array(p * p)
  for (let i = 0; i < p; i++)
    for (let j = 0; j <= i; j++) {
      let dot = 0
      const x = columns[i]!
      const y = columns[j]!
      for (let row = 0; row < x.length; row++) dot += x[row]! * y[row]!
      information[i * p + j] = dot + prior.precision[i * p + j]!
      information[j * p + i] = information[i * p + j]!
    }
  const logOdds = Float64Array.from({ length: p }, (_, j) =>
    Math.log(prior.inclusion[j]! / (1 - prior.inclusion[j]!)),
  )
  const posterior = new Float64Array(p * p)
  const slab = new Float64Array(p * p)
  const products = new Float64Array(p)
  const side = new Float64Array(p)
  const factor = new Float64Array(p * p)
  const noise = new Float64Array(p)
  const chosen = new Int32Array(p)
  let size = 0
  let stale = true
  let drawn = 0

  const refresh = () => {
    posterior.set(information)
    slab.set(prior.precision)
    for (let k = 0; k < p; k++)
      if (sampler.included[k] === 1) {
        sweep(posterior, p, k, false)
        sweep(slab, p, k, false)
      }
  }

  /** `side`: the coefficients' mean where included, elsewhere the product with what is not yet explained. */
  const multiply = (target: Float64Array): number => {
    let squares = 0
    for (let row = 0; row < target.length; row++) squares += target[row]! * target[row]!
    for (let j = 0; j < p; j++) {
      const column = columns[j]!
      let dot = 0
      for (let row = 0; row < target.length; row++) dot += column[row]! * target[row]!
      products[j] = dot
    }
    for (let j = 0; j < p; j++) {
      let sum = sampler.included[j] === 1 ? 0 : products[j]!
      for (let k = 0; k < p; k++) if (sampler.included[k] === 1) sum -= posterior[j * p + k]! * products[k]!
      side[j] = sum
    }
    return squares
  }

  const drawIndicators = (random: Random) => {
    for (let j = 0; j < p; j++) {
      const isIn = sampler.included[j] === 1
      const u = random.uniform()
      if (Math.abs(logOdds[j]!) === Infinity && isIn === logOdds[j]! > 0) continue
      const diagonal = posterior[j * p + j]!
      const information = isIn ? -1 / diagonal : diagonal
      const before = isIn ? -1 / slab[j * p + j]! : slab[j * p + j]!
      const pull = isIn ? side[j]! * information : side[j]!
      const odds =
        logOdds[j]! +
        0.5 * Math.log(before / information) +
        (pull * pull) / (2 * sampler.variance * information)
      if (u < 1 / (1 + Math.exp(-odds)) === isIn) continue
      sweep(posterior, p, j, isIn, side)
      sweep(slab, p, j, isIn)
      sampler.included[j] = isIn ? 0 : 1
      stale = true
    }
  }

  /** Lower Cholesky factor of the information of the included columns, kept until they change. */
  const factorise = () => {
    size = 0
    for (let j = 0; j < p; j++) if (sampler.included[j] === 1) chosen[size++] = j
    for (let i = 0; i < size; i++)
      for (let j = 0; j <= i; j++) {
        let sum = information[chosen[i]! * p + chosen[j]!]!
        for (let k = 0; k < j; k++) sum -= factor[i * p + k]! * factor[j * p + k]!
        factor[i * p + j] = i === j ? Math.sqrt(sum) : sum / factor[j * p + j]!
      }
    stale = false
  }

  const drawCoefficients = (random: Random) => {
    if (stale) factorise()
    const sd = Math.sqrt(sampler.variance)
    sampler.coefficients.fill(0)
    for (let i = 0; i < size; i++) noise[i] = sd * random.normal()
    for (let i = size - 1; i >= 0; i--) {
      const value = noise[i]! / factor[i * p + i]!
      for (let j = 0; j < i; j++) noise[j]! -= factor[i * p + j]! * value
      sampler.coefficients[chosen[i]!] = side[chosen[i]!]! + value
    }
  }

  const sampler: SpikeAndSlab = {
    coefficients: new Float64Array(p),
    included: new Uint8Array(p),
    variance: 1,
    start(random, variance) {
      for (let j = 0; j < p; j++) sampler.included[j] = random.uniform() < prior.inclusion[j]! ? 1 : 0
      sampler.coefficients.fill(0)
      sampler.variance = variance
      stale = true
      drawn = 0
    },
    draw(random, target) {
      if (drawn++ % refreshEvery === 0) refresh()
      const squares = multiply(target)
      drawIndicators(random)
      let explained = 0
      for (let j = 0; j < p; j++) if (sampler.included[j] === 1) explained += side[j]! * products[j]!
      // Rounding may leave a crumb below zero when the columns explain everything.
      const left = Math.max(0, squares - explained)
      sampler.variance = drawVariance(
        random,
        prior.df + target.length,
        prior.sumOfSquares + left,
        prior.largestVariance,
      )
      drawCoefficients(random)
    },
    explain(rows, out) {
      out.fill(0)
      for (let j = 0; j < p; j++) {
        if (sampler.included[j] !== 1) continue
        const coefficient = sampler.coefficients[j]!
        const column = rows[j]!
        for (let row = 0; row < out.length; row++) out[row]! += coefficient * column[row]!
      }
    },
  }
  return sampler
}
