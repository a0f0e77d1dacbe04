/**
 * The point of a convex hull that lies nearest to the origin: the exact core of every simplex-weighted fit.
 *
 * Given the inner products of p points, finds weights w ≥ 0, Σw = 1 that minimise w'Gw. Exact in finitely many steps:
 * an active set of affinely independent points (the corral) grows by the point that is most in the way and shrinks
 * when a weight would turn negative, over a Cholesky factor that is extended and rotated, never rebuilt.
 * Source: Wolfe 1976, "Finding the nearest point in a polytope". Cost: about one step a point that ends up with weight,
 * each p × corral + corral². Optimality is proved by what is returned: `kktResidual`.
 */
import { type Refusal, refuse } from './outcome.ts'

export type NearestInHull = {
  ok: true
  weights: Float64Array
  /** w'Gw: the squared distance. */
  squared: number
  /** Largest breach of the Karush-Kuhn-Tucker conditions, relative to the largest G(j, j). */
  kktResidual: number
  /** Points taken into the active set, and thrown out again, on the way. */
  steps: number
}

/** A gap or a pivot below this share of the largest G(j, j) is rounding. */
const rounding = 4e-15
/** Points taken in together are at least this share as far in the way as the first. */
const urgency = 0.5
/** Above this relative breach of the conditions there is no answer. */
const worstResidual = 1e-9

/** The active set with the factor L of G + scale·11' over it, and z = L⁻¹1. */
class Corral {
  readonly members: number[] = []
  weights: Float64Array
  private readonly gram: Float64Array
  private readonly p: number
  private readonly scale: number
  private room: number
  private factor: Float64Array
  private z: Float64Array
  private solved: Float64Array

  constructor(gram: Float64Array, p: number, scale: number) {
    this.gram = gram
    this.p = p
    this.scale = scale
    this.room = Math.min(p, 48)
    this.factor = new Float64Array(this.room * this.room)
    this.z = new Float64Array(this.room)
    this.solved = new Float64Array(this.room)
    this.weights = new Float64Array(this.room)
  }

  private grow(): void {
    const room = Math.min(this.p, this.room * 2)
    const factor = new Float64Array(room * room)
    for (let i = 0; i < this.room; i++)
      factor.set(this.factor.subarray(i * this.room, (i + 1) * this.room), i * room)
    const longer = (held: Float64Array) => {
      const copy = new Float64Array(room)
      copy.set(held)
      return copy
    }
    this.factor = factor
    this.z = longer(this.z)
    this.weights = longer(this.weights)
    this.solved = new Float64Array(room)
    this.room = room
  }

  /** Take point j in with no weight yet; false when it depends on the points already there. */
  add(j: number): boolean {
    const { gram, p, scale, members } = this
    const k = members.length
    if (k === this.room) {
      if (k === p) return false
      this.grow()
    }
    const { factor, room, z } = this
    const row = k * room
    const column = j * p
    let pivot = gram[column + j]! + scale
    let dot = 0
    for (let a = 0; a < k; a++) {
      const at = a * room
      let sum = gram[column + members[a]!]! + scale
      for (let b = 0; b < a; b++) sum -= factor[at + b]! * factor[row + b]!
      sum /= factor[at + a]!
      factor[row + a] = sum
      pivot -= sum * sum
      dot += sum * z[a]!
    }
    if (!(pivot > 10 * rounding * scale)) return false
    factor[row + k] = Math.sqrt(pivot)
    z[k] = (1 - dot) / factor[row + k]!
    this.weights[k] = 0
    members.push(j)
    return true
  }

  /** Throw member number `at` out, restoring the triangle by Givens rotations. */
  remove(at: number): void {
    const { factor, room, members, weights, z } = this
    const last = members.length - 1
    for (let i = at; i < last; i++) {
      members[i] = members[i + 1]!
      weights[i] = weights[i + 1]!
      factor.copyWithin(i * room, (i + 1) * room, (i + 1) * room + i + 2)
    }
    members.length = last
    for (let c = at; c < last; c++) {
      const low = factor[c * room + c]!
      const high = factor[c * room + c + 1]!
      const radius = Math.sqrt(low * low + high * high)
      const cosine = low / radius
      const sine = high / radius
      for (let i = c; i < last; i++) {
        const left = factor[i * room + c]!
        const right = factor[i * room + c + 1]!
        factor[i * room + c] = cosine * left + sine * right
        factor[i * room + c + 1] = cosine * right - sine * left
      }
      const left = z[c]!
      z[c] = cosine * left + sine * z[c + 1]!
      z[c + 1] = cosine * z[c + 1]! - sine * left
    }
  }

  /** Weights, of either sign, of the point of the members' affine hull that is nearest to the origin. */
  private affine(): Float64Array {
    const { factor, room, z, solved } = this
    const k = this.members.length
    let total = 0
    for (let i = 0; i < k; i++) solved[i] = z[i]!
    for (let i = k - 1; i >= 0; i--) {
      const at = i * room
      const value = solved[i]! / factor[at + i]!
      solved[i] = value
      total += value
      for (let a = 0; a < i; a++) solved[a]! -= factor[at + a]! * value
    }
    for (let i = 0; i < k; i++) solved[i]! /= total
    return solved
  }

  /** Move to the nearest point of the hull of the members, throwing out those whose weight would turn negative. */
  settle(): number {
    const { weights } = this
    for (let thrown = 0; ; ) {
      const goal = this.affine()
      const k = this.members.length
      let share = 1
      for (let i = 0; i < k; i++)
        if (goal[i]! <= 0) share = Math.min(share, weights[i]! / (weights[i]! - goal[i]!))
      if (share === 1 || k === 1) {
        for (let i = 0; i < k; i++) weights[i] = goal[i]!
        return thrown
      }
      // The members whose weight has just reached zero leave; rounding must not keep the first of them.
      for (let i = k - 1; i >= 0; i--) {
        const blocks = goal[i]! <= 0 && weights[i]! / (weights[i]! - goal[i]!) <= share
        weights[i]! += share * (goal[i]! - weights[i]!)
        if (blocks || (goal[i]! <= 0 && !(weights[i]! > 0))) {
          this.remove(i)
          thrown++
        }
      }
    }
  }
}

/** G w into `out`; returns w'Gw. */
function gradient(gram: Float64Array, p: number, corral: Corral, out: Float64Array): number {
  const { members, weights } = corral
  out.fill(0)
  for (let i = 0; i < members.length; i++) {
    const at = members[i]! * p
    const weight = weights[i]!
    for (let j = 0; j < p; j++) out[j]! += weight * gram[at + j]!
  }
  let squared = 0
  for (let i = 0; i < members.length; i++) squared += weights[i]! * out[members[i]!]!
  return squared
}

/** Start from the members of `start` that are independent, weighted in its proportions, or from the shortest point. */
function seed(corral: Corral, gram: Float64Array, p: number, start?: ArrayLike<number>): void {
  let total = 0
  if (start)
    for (let j = 0; j < p; j++)
      if (start[j]! > 0 && corral.add(j)) {
        corral.weights[corral.members.length - 1] = start[j]!
        total += start[j]!
      }
  if (total > 0) {
    for (let i = 0; i < corral.members.length; i++) corral.weights[i]! /= total
    corral.settle()
    return
  }
  let shortest = 0
  for (let j = 1; j < p; j++) if (gram[j * p + j]! < gram[shortest * p + shortest]!) shortest = j
  corral.add(shortest)
  corral.weights[0] = 1
}

/** Up to `most` points not barred whose slope lies below `limit`, the lowest first, none far less urgent than it. */
function inTheWay(
  slope: Float64Array,
  limit: number,
  squared: number,
  barred: Uint8Array,
  most: number,
): number[] {
  let lowest = -1
  for (let j = 0; j < slope.length; j++)
    if (slope[j]! < limit && barred[j] === 0 && (lowest < 0 || slope[j]! < slope[lowest]!)) lowest = j
  if (lowest < 0 || most === 1) return lowest < 0 ? [] : [lowest]
  const urgent = Math.min(limit, squared - urgency * (squared - slope[lowest]!))
  const found: number[] = []
  for (let j = 0; j < slope.length; j++) if (slope[j]! <= urgent && barred[j] === 0) found.push(j)
  return found.length <= most ? found : found.sort((a, b) => slope[a]! - slope[b]!).slice(0, most)
}

/**
 * Minimise w'Gw over the simplex; `gram` is the symmetric G (both triangles), `start` any weights to begin near.
 * Refuses (`simplex.not-solved`) when rounding leaves the optimality conditions breached by more than 1e-9.
 */
export function nearestInHull(
  gram: Float64Array,
  p: number,
  start?: ArrayLike<number>,
): NearestInHull | Refusal {
  let scale = 0
  for (let j = 0; j < p; j++) scale = Math.max(scale, gram[j * p + j]!)
  if (!(scale < Infinity)) throw new RangeError('the inner products must be finite')
  const weights = new Float64Array(p)
  if (scale === 0) {
    weights.fill(1 / p)
    return { ok: true, weights, squared: 0, kktResidual: 0, steps: 0 }
  }
  const corral = new Corral(gram, p, scale)
  seed(corral, gram, p, start)
  const slope = new Float64Array(p)
  const barred = new Uint8Array(p)
  let squared = gradient(gram, p, corral, slope)
  let steps = 0
  let together = 1
  for (;;) {
    const next = inTheWay(slope, squared - rounding * scale, squared, barred, together)
    if (next.length === 0) break
    for (const j of next) {
      // A point that rounding keeps from helping stays barred until the distance has fallen: so the loop ends.
      if (next.length === 1) barred[j] = 1
      if (!corral.members.includes(j) && corral.add(j)) steps++
    }
    const thrown = corral.settle()
    steps += thrown
    const after = gradient(gram, p, corral, slope)
    // Several points at once save rounds where most end up with weight; one at a time is what is sure to help.
    together = after < squared && thrown === 0 ? corral.members.length : 1
    if (after < squared) barred.fill(0)
    squared = after
  }
  let worst = 0
  for (let j = 0; j < p; j++) worst = Math.max(worst, squared - slope[j]!)
  for (const j of corral.members) worst = Math.max(worst, Math.abs(slope[j]! - squared))
  let total = 0
  for (let i = 0; i < corral.members.length; i++) total += corral.weights[i]!
  const kktResidual = Math.max(worst / scale, Math.abs(total - 1))
  if (!(kktResidual <= worstResidual))
    return refuse(
      'simplex.not-solved',
      `the weights miss their optimality conditions by ${kktResidual.toExponential(1)}: some series are too alike, or too different in size, to be weighed: leave one out`,
    )
  corral.members.forEach((j, i) => {
    weights[j] = corral.weights[i]!
  })
  return { ok: true, weights, squared: Math.max(0, squared), kktResidual, steps }
}
