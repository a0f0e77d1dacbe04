/**
 * One cohort of a panel and its donors, ready to be estimated many times: for the cohort itself, for donors taken as
 * if treated, for resampled units.
 *
 * Inner products of units and of times are computed once, so that an estimate costs the two weight problems only.
 * Weights: Arkhangelsky, Athey, Hirshberg, Imbens & Wager 2021, "Synthetic Difference-in-Differences", American
 * Economic Review 111(12), algorithm 1; with donors taken m times the problem is that of m copies of the donor.
 * Cost: units² × times before, once; then an estimate donors² + donors × times² and the solver's steps.
 */
import { nearestInHull } from './nearest-in-hull.ts'
import type { Refusal } from './outcome.ts'
import type { Cohort, Panel } from './panel.ts'

/** How units and times are weighted. */
export type Recipe = {
  units: 'equal' | 'fitted'
  /** A constant difference between the treated and the weighted donors is allowed. */
  intercept: boolean
  /** `none`: the time before is not subtracted. */
  times: 'equal' | 'fitted' | 'none'
  /** The unit weights are held together by (treated × times after)^½ × the noise variance. */
  regularised: boolean
}

export type BlockFit = {
  ok: true
  /** Mean over the treated cells. */
  effect: number
  /** A row of the block each; 0 where a row is no donor. */
  unitWeights: Float64Array
  /** A time before treatment each. */
  timeWeights: Float64Array
  /** The larger of both weight problems. */
  kktResidual: number
}

type Weights = { unitWeights: ArrayLike<number>; timeWeights: ArrayLike<number> }

/** Share of the noise that keeps weights unique where there is no regularisation. */
const tinyPenalty = 1e-6

export class Block {
  /** Rows of the panel: donors first, then the cohort. */
  readonly rows: number[]
  readonly donorCount: number
  readonly before: number
  readonly after: number
  readonly times: number
  /** Standard deviation of the changes of the donors from one time before treatment to the next. */
  readonly noise: number
  readonly unitPenalty: number
  readonly timePenalty: number
  readonly recipe: Recipe
  readonly y: Float64Array
  private readonly meanAfter: Float64Array
  private readonly unitGram: Float64Array
  /** Donor × time: the time's outcome less the donor's mean after, less the mean over donors. */
  private readonly lags: Float64Array
  private readonly lagGram: Float64Array

  /** `count` is how many units will be treated, where they are not the cohort's. */
  constructor(panel: Panel, cohort: Cohort, recipe: Recipe, count = cohort.units.length) {
    const { data, cols } = panel.outcomes
    this.recipe = recipe
    this.rows = [...panel.donors, ...cohort.units]
    this.donorCount = panel.donors.length
    this.times = cols
    this.before = cohort.from
    this.after = cols - cohort.from
    this.y = new Float64Array(this.rows.length * cols)
    this.rows.forEach((row, r) => {
      this.y.set(data.subarray(row * cols, (row + 1) * cols), r * cols)
    })
    this.meanAfter = new Float64Array(this.rows.length)
    for (let r = 0; r < this.rows.length; r++) {
      let sum = 0
      for (let t = this.before; t < cols; t++) sum += this.y[r * cols + t]!
      this.meanAfter[r] = sum / this.after
    }
    this.noise = this.noiseLevel()
    const strength = recipe.regularised ? (count * this.after) ** 0.25 : tinyPenalty
    this.unitPenalty = (strength * this.noise) ** 2
    this.timePenalty = (tinyPenalty * this.noise) ** 2
    this.unitGram = recipe.units === 'fitted' ? this.unitProducts() : new Float64Array(0)
    this.lags = recipe.times === 'fitted' ? this.lagColumns() : new Float64Array(0)
    this.lagGram = recipe.times === 'fitted' ? this.lagProducts() : new Float64Array(0)
  }

  private noiseLevel(): number {
    const { donorCount, before, times, y } = this
    const count = donorCount * (before - 1)
    let mean = 0
    for (let r = 0; r < donorCount; r++) mean += (y[r * times + before - 1]! - y[r * times]!) / count
    let sum = 0
    for (let r = 0; r < donorCount; r++)
      for (let t = 1; t < before; t++) sum += (y[r * times + t]! - y[r * times + t - 1]! - mean) ** 2
    return Math.sqrt(sum / (count - 1))
  }

  /** Inner products of all rows over the times before, a time's mean over donors taken off; over the times before. */
  private unitProducts(): Float64Array {
    const { before, times, y, donorCount } = this
    const count = this.rows.length
    const x = new Float64Array(count * before)
    for (let t = 0; t < before; t++) {
      let mean = 0
      for (let r = 0; r < donorCount; r++) mean += y[r * times + t]! / donorCount
      for (let r = 0; r < count; r++) x[r * before + t] = y[r * times + t]! - mean
    }
    if (this.recipe.intercept)
      for (let r = 0; r < count; r++) {
        let mean = 0
        for (let t = 0; t < before; t++) mean += x[r * before + t]! / before
        for (let t = 0; t < before; t++) x[r * before + t]! -= mean
      }
    return products(x, count, before)
  }

  private lagColumns(): Float64Array {
    const { before, times, y, donorCount, meanAfter } = this
    const lags = new Float64Array(donorCount * before)
    for (let t = 0; t < before; t++) {
      let mean = 0
      for (let r = 0; r < donorCount; r++) mean += (y[r * times + t]! - meanAfter[r]!) / donorCount
      for (let r = 0; r < donorCount; r++) lags[r * before + t] = y[r * times + t]! - meanAfter[r]! - mean
    }
    return lags
  }

  private lagProducts(): Float64Array {
    const gram = new Float64Array(this.before * this.before)
    for (let r = 0; r < this.donorCount; r++) this.addLag(gram, r, 1)
    return gram
  }

  /** gram += weight × (row r of the lags)(row r)', lower triangle. */
  private addLag(gram: Float64Array, r: number, weight: number): void {
    const { before, lags } = this
    for (let s = 0; s < before; s++) {
      const left = weight * lags[r * before + s]!
      for (let t = 0; t <= s; t++) gram[s * before + t]! += left * lags[r * before + t]!
    }
  }

  /** Time weights on the donors, each counted `copies[r]` times of `total`. */
  private fitTimes(copies: Float64Array, total: number, start?: ArrayLike<number>) {
    const { before, donorCount, lags } = this
    const mean = new Float64Array(before)
    let changed = 0
    for (let r = 0; r < donorCount; r++) if (copies[r] !== 1) changed++
    const few = 2 * changed < donorCount
    const gram = few ? this.lagGram.slice() : new Float64Array(before * before)
    for (let r = 0; r < donorCount; r++) {
      const weight = few ? copies[r]! - 1 : copies[r]!
      if (weight !== 0) this.addLag(gram, r, weight)
      if (copies[r] !== 0) for (let t = 0; t < before; t++) mean[t]! += copies[r]! * lags[r * before + t]!
    }
    for (let s = 0; s < before; s++)
      for (let t = 0; t <= s; t++) {
        const value = (gram[s * before + t]! - (mean[s]! * mean[t]!) / total) / total
        gram[s * before + t] = value + (s === t ? this.timePenalty : 0)
        gram[t * before + s] = value + (s === t ? this.timePenalty : 0)
      }
    return nearestInHull(gram, before, start)
  }

  /** Unit weights of the donors, listed in `list`, for the mean of the treated rows. */
  private fitUnits(
    list: Int32Array,
    copies: Float64Array,
    treated: Float64Array,
    total: number,
    start?: ArrayLike<number>,
  ) {
    const { unitGram, unitPenalty } = this
    const count = this.rows.length
    const p = list.length
    const toTarget = new Float64Array(count)
    for (let r = 0; r < count; r++)
      if (treated[r] !== 0)
        for (let s = 0; s < count; s++) toTarget[s]! += (treated[r]! / total) * unitGram[r * count + s]!
    let target = 0
    for (let r = 0; r < count; r++) target += (treated[r]! / total) * toTarget[r]!
    const gram = new Float64Array(p * p)
    for (let a = 0; a < p; a++) {
      const at = list[a]! * count
      const shift = target - toTarget[list[a]!]!
      for (let b = 0; b < p; b++) gram[a * p + b] = unitGram[at + list[b]!]! - toTarget[list[b]!]! + shift
      gram[a * p + a]! += unitPenalty / copies[list[a]!]!
    }
    return nearestInHull(gram, p, start && Float64Array.from(list, r => start[r]!))
  }

  /** What each row gained: its mean after less its weighted mean before. */
  gains(timeWeights: ArrayLike<number>): Float64Array {
    const { before, times, y } = this
    const gains = this.meanAfter.slice()
    for (let r = 0; r < gains.length; r++)
      for (let t = 0; t < before; t++) gains[r]! -= timeWeights[t]! * y[r * times + t]!
    return gains
  }

  /** Treated mean less weighted donors at every time, nothing subtracted. */
  gapsOf(unitWeights: ArrayLike<number>, treated: ArrayLike<number>): Float64Array {
    const { times, y } = this
    let total = 0
    for (let r = 0; r < this.rows.length; r++) total += treated[r]!
    const gaps = new Float64Array(times)
    for (let r = 0; r < this.rows.length; r++) {
      const share = treated[r]! / total - unitWeights[r]!
      if (share !== 0) for (let t = 0; t < times; t++) gaps[t]! += share * y[r * times + t]!
    }
    return gaps
  }

  /**
   * Estimate with row r counted `donors[r]` times as a donor and `treated[r]` times as treated (0 or more; not both).
   * Penalties stay those of the whole block, as in the reference implementation. `start` speeds the solver up.
   */
  fit(donors: Float64Array, treated: Float64Array, start?: Partial<Weights>): BlockFit | Refusal {
    const { before, recipe, donorCount } = this
    const count = this.rows.length
    let donorTotal = 0
    let treatedTotal = 0
    const list: number[] = []
    for (let r = 0; r < count; r++) {
      treatedTotal += treated[r]!
      if (r < donorCount && donors[r]! > 0) {
        donorTotal += donors[r]!
        list.push(r)
      }
    }
    const unitWeights = new Float64Array(count)
    let kktResidual = 0
    if (recipe.units === 'fitted') {
      const solved = this.fitUnits(Int32Array.from(list), donors, treated, treatedTotal, start?.unitWeights)
      if (!solved.ok) return solved
      kktResidual = solved.kktResidual
      list.forEach((r, a) => {
        unitWeights[r] = solved.weights[a]!
      })
    } else for (const r of list) unitWeights[r] = donors[r]! / donorTotal
    let timeWeights = new Float64Array(before)
    if (recipe.times === 'fitted') {
      const solved = this.fitTimes(donors, donorTotal, start?.timeWeights)
      if (!solved.ok) return solved
      kktResidual = Math.max(kktResidual, solved.kktResidual)
      timeWeights = solved.weights as Float64Array<ArrayBuffer>
    } else if (recipe.times === 'equal') timeWeights.fill(1 / before)
    const gains = this.gains(timeWeights)
    let effect = 0
    for (let r = 0; r < count; r++) effect += (treated[r]! / treatedTotal - unitWeights[r]!) * gains[r]!
    return { ok: true, effect, unitWeights, timeWeights, kktResidual }
  }
}

/** X X' / cols of a rows × cols table, both triangles. */
function products(x: Float64Array, rows: number, cols: number): Float64Array {
  const gram = new Float64Array(rows * rows)
  for (let r = 0; r < rows; r++)
    for (let s = 0; s <= r; s++) {
      let sum = 0
      for (let t = 0; t < cols; t++) sum += x[r * cols + t]! * x[s * cols + t]!
      gram[r * rows + s] = sum / cols
      gram[s * rows + r] = sum / cols
    }
  return gram
}
