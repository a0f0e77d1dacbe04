/**
 * Weights that agree with known totals of numbers (turnover, headcount, a constant for the size): calibration.
 *
 * `linear` is the generalised regression estimator, one exact step; it may make a weight negative, and then refuses.
 * `exponential` keeps every weight positive and is raking for numbers. Standard errors afterwards are of residuals on
 * the known numbers (Deville & Särndal 1992).
 * Refuses: numbers that depend on one another, totals the sample cannot reach, a design calibrated before.
 * Expected values: R survey 4.1.1 `calibrate`. Cost: rows × columns², times a few steps when exponential.
 */
import { inverseSpd, type Matrix, matrix, multiplyVector } from './linear-algebra.ts'
import { type Refusal, refuse } from './outcome.ts'
import type { SurveyDesign } from './survey-design.ts'
import { residualsOnColumns } from './survey-projection.ts'

export type KnownTotal = {
  /** The number of each row; all ones for the size of the population. */
  values: ArrayLike<number>
  total: number
}

export type Calibrated = {
  ok: true
  design: SurveyDesign
  steps: number
  /** Largest distance left between a weighted and a known total, as a share of the known one. */
  misfit: number
  leastFactor: number
  greatestFactor: number
}

const mostSteps = 100
const tolerance = 1e-11

function crossProductOf(columns: readonly Float64Array[], weights: Float64Array): Matrix {
  const k = columns.length
  const out = matrix(k, k)
  for (let a = 0; a < k; a++)
    for (let b = 0; b <= a; b++) {
      const [x, y] = [columns[a]!, columns[b]!]
      let sum = 0
      for (let i = 0; i < weights.length; i++) sum += weights[i]! * x[i]! * y[i]!
      out.data[a * k + b] = sum
      out.data[b * k + a] = sum
    }
  return out
}

const totalsOf = (columns: readonly Float64Array[], weights: Float64Array) =>
  columns.map(column => {
    let sum = 0
    for (let i = 0; i < weights.length; i++) sum += weights[i]! * column[i]!
    return sum
  })

const dependent = (why: string) =>
  refuse('survey.dependent-totals', `the known numbers depend on one another, leave one out: ${why}`)

/** Calibrate a design to known totals; see the head of this file. */
export function calibrate(
  design: SurveyDesign,
  known: readonly KnownTotal[],
  { distance = 'linear' }: { distance?: 'linear' | 'exponential' } = {},
): Calibrated | Refusal {
  if (design.residuals)
    return refuse(
      'survey.calibrated-twice',
      'the weights are calibrated already: give all known totals at once',
    )
  if (known.length === 0) return refuse('survey.no-margins', 'give at least one known total')
  for (const [k, { values, total }] of known.entries()) {
    if (values.length !== design.rows)
      return refuse(
        'survey.uneven',
        `known number ${k + 1} has ${values.length} entries, the design ${design.rows} rows`,
      )
    if (!Number.isFinite(total))
      return refuse('survey.bad-total', `known total ${k + 1} must be a finite number, got ${total}`)
    for (let i = 0; i < values.length; i++)
      if (!Number.isFinite(values[i]))
        return refuse(
          'survey.bad-value',
          `known number ${k + 1}, row ${i + 1}: must be finite, got ${values[i]}`,
        )
  }
  const columns = known.map(({ values }) => Float64Array.from(values))
  const sizes = totalsOf(
    columns.map(column => column.map(Math.abs)),
    design.weights,
  )
  const start = inverseSpd(crossProductOf(columns, design.weights))
  if (!start.ok) return dependent(start.why)
  const misfitOf = (totals: readonly number[]) =>
    Math.max(...known.map(({ total }, k) => Math.abs(total - totals[k]!) / (Math.abs(total) || sizes[k]!)))
  const slopes = new Float64Array(known.length)
  const factors = new Float64Array(design.rows).fill(1)
  let weights = design.weights
  let totals = totalsOf(columns, weights)
  let misfit = misfitOf(totals)
  let steps = 0
  while (misfit > tolerance && steps < mostSteps) {
    const inverse =
      steps === 0 || distance === 'linear' ? start : inverseSpd(crossProductOf(columns, weights))
    if (!inverse.ok) return unreachable(steps, misfit)
    const move = multiplyVector(
      inverse.inverse,
      known.map(({ total }, k) => total - totals[k]!),
    )
    // A step of Newton that overshoots is halved until totals come closer.
    let share = 1
    for (let halved = 0; halved < 40; halved++, share /= 2) {
      for (let i = 0; i < factors.length; i++) {
        let sum = 0
        for (let k = 0; k < columns.length; k++) sum += (slopes[k]! + share * move[k]!) * columns[k]![i]!
        factors[i] = distance === 'linear' ? 1 + sum : Math.exp(sum)
      }
      weights = design.weights.map((weight, i) => weight * factors[i]!)
      totals = totalsOf(columns, weights)
      if (misfitOf(totals) < misfit) break
    }
    for (let k = 0; k < slopes.length; k++) slopes[k]! += share * move[k]!
    steps++
    const left = misfitOf(totals)
    if (!(left < misfit)) {
      misfit = Math.min(misfit, left)
      break
    }
    misfit = left
  }
  if (!(misfit <= 1e-9)) return unreachable(steps, misfit)
  const negative = weights.reduce((count, weight) => count + (weight > 0 ? 0 : 1), 0)
  if (negative > 0)
    return refuse(
      'survey.negative-weight',
      `${negative} rows would get a weight of zero or below: use the exponential distance, or fewer totals`,
    )
  return {
    ok: true,
    design: {
      ...design,
      weights,
      residuals: residualsOnColumns(columns, design.weights, start.inverse),
      assumed: [
        ...design.assumed,
        `weights agree with ${known.length} known totals, which are without error`,
      ],
    },
    steps,
    misfit,
    leastFactor: factors.reduce((least, value) => Math.min(least, value), Infinity),
    greatestFactor: factors.reduce((most, value) => Math.max(most, value), 0),
  }
}

function unreachable(steps: number, misfit: number): Refusal {
  return refuse(
    'survey.not-converged',
    `after ${steps} steps a total is still ${(100 * misfit).toPrecision(2)} % from the known one: ` +
      'no positive weights of this sample reach it',
  )
}

/**
 * Weights held between bounds; what is cut off is shared equally among the rows inside (which may then pass a bound).
 * Calibrated totals no longer agree exactly. Refuses bounds that no row lies between.
 */
export function trimWeights(
  design: SurveyDesign,
  { least = 0, greatest = Infinity }: { least?: number; greatest?: number },
): { ok: true; design: SurveyDesign; trimmed: number } | Refusal {
  const outside = design.weights.map(weight => (weight < least || weight > greatest ? 1 : 0))
  const trimmed = outside.reduce((sum, value) => sum + value, 0)
  if (trimmed === 0) return { ok: true, design, trimmed }
  if (trimmed === design.rows || !(least >= 0 && greatest > least))
    return refuse('survey.bad-bounds', 'no weight lies between least and greatest: set them further apart')
  const held = design.weights.map(weight => Math.min(greatest, Math.max(least, weight)))
  const cut = design.weights.reduce((sum, weight, i) => sum + weight - held[i]!, 0)
  const share = cut / (design.rows - trimmed)
  const weights = held.map((weight, i) => (outside[i] ? weight : weight + share))
  if (weights.some(weight => !(weight > 0)))
    return refuse(
      'survey.bad-bounds',
      'raising small weights would take others to zero: choose a lower bound',
    )
  const assumed = [
    ...design.assumed,
    `${trimmed} weights were trimmed to lie between ${least} and ${greatest}`,
  ]
  return { ok: true, design: { ...design, weights, assumed }, trimmed }
}
