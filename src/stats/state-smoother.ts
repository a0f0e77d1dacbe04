/**
 * States of a structural series given all its values: means and covariances in every period, from any start.
 *
 * Goes back over the filter's steps. While a diffuse start lasts, the weights are kept as a finite part and the first
 * two terms of their expansion in one over the infinite variance. Cost: periods × state³.
 * Source: Durbin & Koopman 2012, sections 4.4 and 5.3.
 */
import type { FilterStep } from './kalman-filter.ts'
import { type Matrix, matrix, multiply, transpose } from './linear-algebra.ts'
import { retreatWeights, type StateLayout } from './state-space.ts'

export type SmoothedState = { mean: Float64Array; covariance: Float64Array }

const sumOf = (m: number, ...terms: Matrix[]): Matrix => {
  const out = matrix(m, m)
  for (const { data } of terms) for (let i = 0; i < data.length; i++) out.data[i]! += data[i]!
  return out
}

const scaledBy = ({ rows, cols, data }: Matrix, by: number) =>
  matrix(
    rows,
    cols,
    Float64Array.from(data, value => by * value),
  )

/** T' N T for the move from period `t`. */
function retreatMatrix(layout: StateLayout, t: number, n: Matrix): Matrix {
  const turned = transpose(n)
  for (let i = 0; i < n.rows; i++)
    retreatWeights(layout, t, turned.data.subarray(i * n.cols, (i + 1) * n.cols))
  const out = transpose(turned)
  for (let i = 0; i < n.rows; i++) retreatWeights(layout, t, out.data.subarray(i * n.cols, (i + 1) * n.cols))
  return out
}

/** I - gain Z. */
function passing({ size: m, observed }: StateLayout, gain: Float64Array, one: number): Matrix {
  const out = matrix(m, m)
  for (let i = 0; i < m; i++) {
    out.data[i * (m + 1)] = one
    for (const z of observed) out.data[i * m + z]! -= gain[i]!
  }
  return out
}

/** The states of every period, from the steps that `filterStates` kept. */
export function smoothSteps(layout: StateLayout, steps: readonly FilterStep[]): SmoothedState[] {
  const m = layout.size
  const seen = matrix(1, m)
  for (const z of layout.observed) seen.data[z] = 1
  const outer = multiply(transpose(seen), seen)
  let weight = [matrix(m, 1), matrix(m, 1)]
  let spread = [matrix(m, m), matrix(m, m), matrix(m, m)]
  const smoothed: SmoothedState[] = []
  for (let t = steps.length - 1; t >= 0; t--) {
    const step = steps[t]!
    if (t < steps.length - 1) {
      for (const { data } of weight) retreatWeights(layout, t, data)
      spread = spread.map(n => retreatMatrix(layout, t, n))
    }
    if (step.error !== null && step.infiniteVariance > 0 && step.infiniteCross) {
      const { variance, infiniteVariance, cross, infiniteCross } = step
      const gain = infiniteCross.map(value => value / infiniteVariance)
      const second = cross.map((value, i) => (value - gain[i]! * variance) / infiniteVariance)
      const pass = passing(layout, gain, 1)
      const turn = passing(layout, second, 0)
      const [passBack, turnBack] = [transpose(pass), transpose(turn)]
      const pull = scaledBy(transpose(seen), step.error / infiniteVariance)
      const moved = multiply(passBack, weight[1]!)
      const turned = multiply(turnBack, weight[0]!)
      weight = [
        multiply(passBack, weight[0]!),
        matrix(
          m,
          1,
          pull.data.map((value, i) => value + moved.data[i]! + turned.data[i]!),
        ),
      ]
      const [n0, n1, n2] = spread as [Matrix, Matrix, Matrix]
      const around = (left: Matrix, middle: Matrix, right: Matrix) => multiply(multiply(left, middle), right)
      spread = [
        around(passBack, n0, pass),
        sumOf(
          m,
          scaledBy(outer, 1 / infiniteVariance),
          around(passBack, n1, pass),
          around(turnBack, n0, pass),
        ),
        sumOf(
          m,
          scaledBy(outer, -variance / infiniteVariance ** 2),
          around(passBack, n2, pass),
          around(passBack, n1, turn),
          around(turnBack, transpose(n1), pass),
          around(turnBack, n0, turn),
        ),
      ]
    } else if (step.error !== null) {
      const { variance } = step
      const gain = step.cross.map(value => value / variance)
      const pass = passing(layout, gain, 1)
      const passBack = transpose(pass)
      const pull = scaledBy(transpose(seen), step.error / variance)
      const moved = multiply(passBack, weight[0]!)
      weight = [
        matrix(
          m,
          1,
          pull.data.map((value, i) => value + moved.data[i]!),
        ),
        weight[1]!,
      ]
      spread = [
        sumOf(m, scaledBy(outer, 1 / variance), multiply(multiply(passBack, spread[0]!), pass)),
        multiply(spread[1]!, pass),
        spread[2]!,
      ]
    }
    smoothed.push(smoothedState(m, step, weight, spread))
  }
  return smoothed.reverse()
}

function smoothedState(m: number, step: FilterStep, weight: Matrix[], spread: Matrix[]): SmoothedState {
  const p = matrix(m, m, step.covariance.slice())
  const shift = multiply(p, weight[0]!)
  const finite = multiply(multiply(p, spread[0]!), p)
  const mean = step.mean.map((value, i) => value + shift.data[i]!)
  const covariance = p.data.map((value, i) => value - finite.data[i]!)
  if (step.infinite) {
    const infinite = matrix(m, m, step.infinite.slice())
    const infiniteShift = multiply(infinite, weight[1]!)
    const mixed = multiply(multiply(infinite, spread[1]!), p)
    const mixedBack = transpose(mixed)
    const far = multiply(multiply(infinite, spread[2]!), infinite)
    for (let i = 0; i < m; i++) mean[i]! += infiniteShift.data[i]!
    for (let i = 0; i < m * m; i++) covariance[i]! -= mixed.data[i]! + mixedBack.data[i]! + far.data[i]!
  }
  return { mean, covariance }
}
