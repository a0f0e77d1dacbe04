/**
 * M/PH/c with two phases: Poisson arrivals and work whose spread is anywhere from half that of the exponential
 * (two equal stages) upwards (a mix of short and long requests). Exact chance of waiting and mean wait.
 *
 * The state is (number present, busy servers in phase 1): a quasi-birth-death process, solved by logarithmic
 * reduction above `servers` and by elimination below.
 * Accuracy 1e-9 relative for occupancy up to 0.99 (`anchors/queueing-mgc.json`). Cost O(servers⁴): 0.1 s at 50.
 * Source: Latouche & Ramaswami 1999, Introduction to Matrix Analytic Methods in Stochastic Modeling, ch. 8 and 10.
 */

import { isComputable } from './computable.ts'
import type { MeanWait } from './deterministic-queue.ts'
import { overloaded } from './erlang.ts'
import {
  identity,
  type Matrix,
  matrix,
  multiply,
  multiplyVector,
  solve,
  solveMany,
  transpose,
} from './linear-algebra.ts'
import { type Refusal, refuse } from './outcome.ts'

/** Work that starts in phase 1 with chance `start`, leaves phases at rates `rate1`, `rate2`; from 1 to 2 with `on`. */
export type TwoPhases = { start: number; rate1: number; rate2: number; on: number }

/** Beyond this the matrices take seconds: the approximations of `queue-bounds.ts` are then very close. */
export const mostPhaseServers = 100

/**
 * Two-phase work with the given mean and squared coefficient of variation (at least 0.5).
 * Above 1: a mix of two exponentials with balanced means. Below 1: a first stage, then often a second.
 */
export function twoPhases(mean: number, cv2: number): TwoPhases | Refusal {
  if (!(mean > 0 && mean < Infinity))
    return refuse('queue.bad-rate', `work must be a positive number, got ${mean}`)
  if (!(cv2 >= 0.5 && cv2 < Infinity))
    return refuse('queue.bad-variation', `two phases reach a variation of 0.5 and above, got ${cv2}`)
  if (cv2 >= 1) {
    const start = (1 + Math.sqrt((cv2 - 1) / (cv2 + 1))) / 2
    return { start, rate1: (2 * start) / mean, rate2: (2 * (1 - start)) / mean, on: 0 }
  }
  // Stages with rates 2/mean and 1/(mean cv2), the second entered with chance 1/(2 cv2) (Marie's fit).
  return { start: 1, rate1: 2 / mean, rate2: 1 / (mean * cv2), on: 1 / (2 * cv2) }
}

/**
 * Transitions of a level with `busy` servers; row and column k: k of them in phase 1. `leave` frees a server,
 * `replace` (all busy, somebody waiting) gives the freed server the next in line, who starts in phase 1 with
 * chance `start`.
 */
function levelBlocks(work: TwoPhases, arrivalRate: number, busy: number, servers: number) {
  const size = busy + 1
  const full = busy === servers
  const up = matrix(size, full ? size : size + 1)
  const within = matrix(size, size)
  const leave = matrix(size, busy)
  const replace = matrix(size, size)
  const add = (m: Matrix, row: number, col: number, rate: number) => {
    if (rate > 0) m.data[row * m.cols + col]! += rate
  }
  for (let k = 0; k <= busy; k++) {
    const one = k * work.rate1
    const two = (busy - k) * work.rate2
    add(up, k, full ? k : k + 1, full ? arrivalRate : arrivalRate * work.start)
    if (!full) add(up, k, k, arrivalRate * (1 - work.start))
    if (k > 0) add(within, k, k - 1, one * work.on)
    within.data[k * size + k]! -= arrivalRate + one + two
    if (k > 0) add(leave, k, k - 1, one * (1 - work.on))
    if (k < busy) add(leave, k, k, two)
    add(replace, k, k, one * (1 - work.on) * work.start + two * (1 - work.start))
    if (k > 0) add(replace, k, k - 1, one * (1 - work.on) * (1 - work.start))
    if (k < busy) add(replace, k, k + 1, two * work.start)
  }
  return { up, within, leave, replace }
}

const negative = (a: Matrix): Matrix =>
  matrix(
    a.rows,
    a.cols,
    a.data.map(value => -value),
  )
const plus = (a: Matrix, b: Matrix, sign = 1): Matrix =>
  matrix(
    a.rows,
    a.cols,
    a.data.map((value, i) => value + sign * b.data[i]!),
  )

/** The matrix G of first passages one level down, by logarithmic reduction. */
function firstPassage(up: Matrix, within: Matrix, down: Matrix): { ok: true; g: Matrix } | Refusal {
  const n = up.rows
  const high = solveMany(negative(within), up)
  const low = solveMany(negative(within), down)
  if (!high.ok) return high
  if (!low.ok) return low
  let rise = high.x
  let fall = low.x
  let g = fall
  let reach = rise
  for (let step = 0; step < 60; step++) {
    const loops = plus(identity(n), plus(multiply(rise, fall), multiply(fall, rise)), -1)
    const nextRise = solveMany(loops, multiply(rise, rise))
    const nextFall = solveMany(loops, multiply(fall, fall))
    if (!nextRise.ok) return nextRise
    if (!nextFall.ok) return nextFall
    rise = nextRise.x
    fall = nextFall.x
    const added = multiply(reach, fall)
    g = plus(g, added)
    reach = multiply(reach, rise)
    if (Math.max(...reach.data) < 1e-16 || Math.max(...added.data) < 1e-17) return { ok: true, g }
  }
  return refuse(
    'queue.not-converged',
    'logarithmic reduction did not settle: the load is too close to the servers',
  )
}

/** X with X A = B. */
function solveLeft(a: Matrix, b: Matrix): { ok: true; x: Matrix } | Refusal {
  const solved = solveMany(transpose(a), transpose(b))
  return solved.ok ? { ok: true, x: transpose(solved.x) } : solved
}

/** Exact mean wait of M/PH/c with two-phase work. */
export function phaseQueue(arrivalRate: number, work: TwoPhases, servers: number): MeanWait | Refusal {
  if (!(arrivalRate > 0 && isComputable(arrivalRate)))
    return refuse('queue.bad-rate', `the arrival rate must be a positive number, got ${arrivalRate}`)
  if (!(Number.isInteger(servers) && servers >= 1 && servers <= mostPhaseServers))
    return refuse(
      'queue.bad-servers',
      `servers must be a whole number from 1 to ${mostPhaseServers}, got ${servers}`,
    )
  const mean = work.start / work.rate1 + (work.start * work.on + 1 - work.start) / work.rate2
  if (arrivalRate * mean >= servers) return overloaded(arrivalRate * mean, servers)
  const solved = solveLevels(arrivalRate, work, mean, servers)
  // Rates of very different size leave nothing of the smaller one in a sum.
  return solved.ok || solved.code !== 'matrix.singular'
    ? solved
    : refuse(
        'queue.not-converged',
        'arrivalRate, work and variation are of too different sizes to be solved exactly: take queue-bounds',
      )
}

/** Balance of all levels from first passages above `servers` and elimination below. */
function solveLevels(
  arrivalRate: number,
  work: TwoPhases,
  mean: number,
  servers: number,
): MeanWait | Refusal {
  const top = levelBlocks(work, arrivalRate, servers, servers)
  const passage = firstPassage(top.up, top.within, top.replace)
  if (!passage.ok) return passage
  const upThenBack = plus(top.within, multiply(top.up, passage.g))
  const rising = solveLeft(negative(upThenBack), top.up)
  if (!rising.ok) return rising
  const below = eliminateBelow(work, arrivalRate, servers)
  if (!below.ok) return below
  const entry = levelBlocks(work, arrivalRate, servers - 1, servers).up
  const balance = plus(
    plus(top.within, multiply(rising.x, top.replace)),
    multiply(below.lowering.at(-1)!, entry),
  )
  const atTop = nullVector(balance)
  if (!atTop.ok) return atTop
  return summarise(arrivalRate, mean, servers, rising.x, below.lowering, atTop.x)
}

/** S_n with π_n = π_{n+1} S_n for every level n below `servers`. */
function eliminateBelow(
  work: TwoPhases,
  arrivalRate: number,
  servers: number,
): { ok: true; lowering: Matrix[] } | Refusal {
  const lowering: Matrix[] = []
  for (let n = 0; n < servers; n++) {
    const level = levelBlocks(work, arrivalRate, n, servers)
    const entry =
      n > 0 ? multiply(lowering[n - 1]!, levelBlocks(work, arrivalRate, n - 1, servers).up) : undefined
    const stay = entry ? plus(level.within, entry) : level.within
    const step = solveLeft(negative(stay), levelBlocks(work, arrivalRate, n + 1, servers).leave)
    if (!step.ok) return step
    lowering.push(step.x)
  }
  return { ok: true, lowering }
}

/** Row vector x with x A = 0, its largest freedom fixed by setting the sum to one. */
function nullVector(a: Matrix): { ok: true; x: Float64Array } | Refusal {
  const n = a.rows
  const system = transpose(a)
  const right = new Float64Array(n)
  for (let j = 0; j < n; j++) system.data[(n - 1) * n + j] = 1
  right[n - 1] = 1
  return solve(system, right)
}

function summarise(
  arrivalRate: number,
  mean: number,
  servers: number,
  rising: Matrix,
  lowering: Matrix[],
  atTop: Float64Array,
): MeanWait | Refusal {
  const sum = (x: Float64Array) => x.reduce((total, value) => total + value, 0)
  const gap = transpose(plus(identity(rising.rows), rising, -1))
  const once = solve(gap, atTop)
  if (!once.ok) return once
  const twice = solve(gap, once.x)
  if (!twice.ok) return twice
  let free = 0
  let level = atTop
  for (let n = servers - 1; n >= 0; n--) {
    level = multiplyVector(transpose(lowering[n]!), level)
    free += sum(level)
  }
  const busy = sum(once.x)
  const meanQueue = sum(multiplyVector(transpose(rising), twice.x)) / (busy + free)
  return {
    ok: true,
    occupancy: (arrivalRate * mean) / servers,
    waitProbability: busy / (busy + free),
    meanWait: meanQueue / arrivalRate,
    meanQueue,
  }
}
