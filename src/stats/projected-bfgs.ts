import { addOuter, cholesky, choleskySolve, type Matrix, matrix, multiplyVector } from './linear-algebra.ts'
import { type Refusal, refuse } from './outcome.ts'

/** Value at x; writes the gradient. Infinity marks a point outside the function's domain. */
export type SmoothObjective = (x: Float64Array, gradient: Float64Array) => number

/** A point where no move inside the box lowers the function to first order, or why none was reached. */
export type BoxMinimum =
  | { ok: true; x: Float64Array; value: number; iterations: number; projectedGradient: number }
  | Refusal

type BoxProblem = {
  objective: SmoothObjective
  start: ArrayLike<number>
  lower: ArrayLike<number>
  upper: ArrayLike<number>
  /** Roughly the second derivative along each axis at the start; measured, at a gradient each, when absent. */
  curvatures?: ArrayLike<number>
  /** Largest component of the projected gradient accepted as zero, relative to max(1, |value|). */
  tolerance?: number
  /** Refusal, not silence, when this is not enough. */
  maxIterations?: number
}

const clamp = (value: number, low: number, high: number) => (value < low ? low : value > high ? high : value)

/** The Newton step over the free coordinates, zero on the others; null when their block is not positive definite. */
function freeStep(hessian: Matrix, free: number[], gradient: Float64Array): Float64Array | null {
  const block = matrix(free.length, free.length)
  free.forEach((row, i) => {
    free.forEach((column, j) => {
      block.data[i * free.length + j] = hessian.data[row * hessian.cols + column]!
    })
  })
  const factored = cholesky(block)
  if (!factored.ok) return null
  const solution = choleskySolve(
    factored.factor,
    free.map(i => -gradient[i]!),
  )
  const step = new Float64Array(gradient.length)
  free.forEach((row, i) => {
    step[row] = solution[i]!
  })
  return step
}

function diagonal(values: ArrayLike<number>): Matrix {
  const out = matrix(values.length, values.length)
  for (let i = 0; i < values.length; i++) out.data[i * (values.length + 1)] = values[i]!
  return out
}

/** Curvature along each axis by one extra gradient each: the first guess of the Hessian's diagonal. */
function startHessian(
  { objective, lower, upper }: BoxProblem,
  x: Float64Array,
  gradient: Float64Array,
): Matrix {
  const size = x.length
  const hessian = matrix(size, size)
  const moved = Float64Array.from(x)
  const there = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    const reach = 1e-5 * Math.max(1e-2, Math.abs(x[i]!))
    const h = x[i]! + reach <= upper[i]! ? reach : -reach
    moved[i] = clamp(x[i]! + h, lower[i]!, upper[i]!)
    const value = objective(moved, there)
    const curvature = (there[i]! - gradient[i]!) / h
    hessian.data[i * size + i] =
      Number.isFinite(value) && curvature > 1e-6 ? curvature : Math.max(1, Math.abs(gradient[i]!))
    moved[i] = x[i]!
  }
  return hessian
}

/** Powell's damped update: keeps the matrix positive definite whatever the curvature met. */
function updateHessian(hessian: Matrix, move: Float64Array, change: Float64Array): void {
  const size = move.length
  const image = multiplyVector(hessian, move)
  let along = 0
  let curvature = 0
  for (let i = 0; i < size; i++) {
    along += move[i]! * image[i]!
    curvature += move[i]! * change[i]!
  }
  if (!(along > 1e-300)) return
  const mix = curvature >= 0.2 * along ? 1 : (0.8 * along) / (along - curvature)
  const target = change.map((value, i) => mix * value + (1 - mix) * image[i]!)
  let scale = 0
  for (let i = 0; i < size; i++) scale += move[i]! * target[i]!
  addOuter(hessian, image, -1 / along)
  addOuter(hessian, target, 1 / scale)
}

/**
 * Minimise a smooth function in a box: projected quasi-Newton with a dense BFGS matrix, an active set of bounds
 * that the gradient pushes against, and Armijo backtracking along the projected path. Deterministic.
 * Refuses when the start is outside the domain, when no step lowers the function although the gradient is not
 * zero, and when the iterations run out. Cost: one objective call and size^3/6 operations an iteration.
 * Source: Bertsekas (1982), SIAM J. Control 20, 221-246; Nocedal and Wright (2006), procedure 18.2.
 */
export function minimiseInBox(problem: BoxProblem): BoxMinimum {
  const { objective, start, lower, upper, tolerance = 1e-6, maxIterations = 1000 } = problem
  const size = start.length
  let x = Float64Array.from(start, (value, i) => clamp(value, lower[i]!, upper[i]!))
  let gradient = new Float64Array(size)
  let value = objective(x, gradient)
  if (!Number.isFinite(value))
    return refuse('minimum.start', 'the function is not defined at the starting point')
  const { curvatures } = problem
  let hessian = curvatures ? diagonal(curvatures) : startHessian(problem, x, gradient)
  let fresh = !curvatures
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    const free: number[] = []
    let projectedGradient = 0
    for (let i = 0; i < size; i++) {
      const g = gradient[i]!
      const target = clamp(x[i]! - g, lower[i]!, upper[i]!)
      projectedGradient = Math.max(projectedGradient, Math.abs(target - x[i]!))
      if (target !== x[i]! || g === 0) free.push(i)
    }
    if (projectedGradient <= tolerance * Math.max(1, Math.abs(value)))
      return { ok: true, x, value, iterations: iteration, projectedGradient }
    const step = freeStep(hessian, free, gradient)
    const next = step && searchAlong(problem, x, value, gradient, step)
    if (next === null) {
      // With curvatures just measured, a promised gain below rounding means that the minimum is reached.
      const gain = step ? -0.5 * step.reduce((sum, d, i) => sum + d * gradient[i]!, 0) : Infinity
      if (fresh && gain <= 1e-9 * Math.max(1, Math.abs(value)))
        return { ok: true, x, value, iterations: iteration, projectedGradient }
      if (fresh)
        return refuse(
          'minimum.stalled',
          `no step lowers the function, gradient ${projectedGradient.toExponential(1)}`,
        )
      hessian = startHessian(problem, x, gradient)
      fresh = true
      continue
    }
    const move = next.x.map((v, i) => v - x[i]!)
    const change = next.gradient.map((v, i) => v - gradient[i]!)
    updateHessian(hessian, move, change)
    fresh = false
    x = next.x
    value = next.value
    gradient = next.gradient
  }
  return refuse('minimum.iterations', `no minimum within ${maxIterations} iterations`)
}

/** First point of the projected path that lowers the value enough; null when none does down to rounding. */
function searchAlong(
  { objective, lower, upper }: BoxProblem,
  x: Float64Array,
  value: number,
  gradient: Float64Array,
  step: Float64Array,
): { x: Float64Array<ArrayBuffer>; value: number; gradient: Float64Array<ArrayBuffer> } | null {
  const there = new Float64Array(x.length)
  for (let length = 1; length > 1e-12; length *= 0.5) {
    const next = Float64Array.from(x, (v, i) => clamp(v + length * step[i]!, lower[i]!, upper[i]!))
    const nextValue = objective(next, there)
    let slope = 0
    for (let i = 0; i < x.length; i++) slope += gradient[i]! * (next[i]! - x[i]!)
    if (slope < 0 && nextValue <= value + 1e-4 * slope) return { x: next, value: nextValue, gradient: there }
  }
  return null
}
