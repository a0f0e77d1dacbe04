/**
 * Weights that agree with known totals of categories: post-stratification (one margin) and raking (several).
 *
 * Each margin is scaled to its totals in turn until all agree. Standard errors afterwards are of what the margins do
 * not explain: residuals of a regression on them by the weights before (Deville & Särndal 1992), which is why a
 * calibrated category itself has no error left. Rows are gathered into cells first, so a step costs the cells.
 * Refuses: a category of the sample without a total, a total without rows, totals that are not positive, margins whose
 * sums differ, a design calibrated before, and margins that do not agree after `atMost` rounds (with what is left).
 * Source: Deming & Stephan 1940; Deville, Särndal & Sautory 1993. Expected values: R survey 4.1.1 `rake`,
 * `postStratify`. R takes plain means in its residuals where weights before were unequal; here they are weighted.
 */
import { matrix } from './linear-algebra.ts'
import { type Refusal, refuse } from './outcome.ts'
import { type Codes, codesOf, crossCodes, type Labels } from './survey-codes.ts'
import type { SurveyDesign } from './survey-design.ts'
import { solveSemidefinite } from './survey-projection.ts'

export type Margin = {
  /** Category of each row. */
  categories: Labels
  /** People in each category of the population. */
  totals: Readonly<Record<string, number>>
}

export type RakingOptions = {
  /** Largest distance left between a weighted and a known total, as a share of the known one; 1e-10 when absent. */
  tolerance?: number
  /** Rounds; 1000 when absent. */
  atMost?: number
  /** Stop instead when no cell moves by this many people in a round: R's `rake` stops at 1. */
  stopWhenCellsMoveLess?: number
}

export type Raked = {
  ok: true
  design: SurveyDesign
  rounds: number
  /** Largest distance left, as a share of the known total. */
  misfit: number
  /** Least and greatest factor by which a weight changed. */
  leastFactor: number
  greatestFactor: number
}

/** A margin as numbers: the level of each cell and the total of each level. */
type Levels = { ofCell: Int32Array; totals: Float64Array }

/** Known totals in the order of the levels. */
function totalsOf({ names }: Codes, margin: Margin, m: number): Float64Array | Refusal {
  const known = new Map(Object.entries(margin.totals))
  const totals = new Float64Array(names.length)
  for (const [level, name] of names.entries()) {
    const total = known.get(String(name))
    if (total === undefined)
      return refuse(
        'survey.category-without-total',
        `margin ${m + 1}: the category “${name}” of the sample has no known total`,
      )
    if (!(total > 0 && total < Infinity))
      return refuse(
        'survey.bad-total',
        `margin ${m + 1}: the total of “${name}” must be positive, got ${total}`,
      )
    totals[level] = total
    known.delete(String(name))
  }
  const [absent] = [...known].filter(([, total]) => total !== 0)
  return absent
    ? refuse(
        'survey.total-without-rows',
        `margin ${m + 1}: nobody of the sample is in “${absent[0]}”: join categories`,
      )
    : totals
}

function levelTotals({ ofCell, totals }: Levels, cells: Float64Array): Float64Array {
  const sums = new Float64Array(totals.length)
  for (let cell = 0; cell < cells.length; cell++) sums[ofCell[cell]!]! += cells[cell]!
  return sums
}

function misfitOf(margins: readonly Levels[], cells: Float64Array): number {
  let worst = 0
  for (const margin of margins)
    levelTotals(margin, cells).forEach((sum, level) => {
      worst = Math.max(worst, Math.abs(sum - margin.totals[level]!) / margin.totals[level]!)
    })
  return worst
}

function cellSums(cellOf: Int32Array, weights: Float64Array, count: number): Float64Array {
  const sums = new Float64Array(count)
  for (let i = 0; i < cellOf.length; i++) sums[cellOf[i]!]! += weights[i]!
  return sums
}

function timesFactors(weights: Float64Array, factors: Float64Array, cellOf: Int32Array): Float64Array {
  const out = new Float64Array(weights.length)
  for (let i = 0; i < out.length; i++) out[i] = weights[i]! * factors[cellOf[i]!]!
  return out
}

/** Rake a design to known margins; see the head of this file. */
export function rake(
  design: SurveyDesign,
  margins: readonly Margin[],
  options: RakingOptions = {},
): Raked | Refusal {
  const { tolerance = 1e-10, atMost = 1000, stopWhenCellsMoveLess } = options
  if (design.residuals)
    return refuse(
      'survey.calibrated-twice',
      'the weights are calibrated already: give all known totals at once',
    )
  if (margins.length === 0) return refuse('survey.no-margins', 'give at least one margin')
  const codings: Codes[] = []
  const known: Float64Array[] = []
  for (const [m, margin] of margins.entries()) {
    if (margin.categories.length !== design.rows)
      return refuse(
        'survey.uneven',
        `margin ${m + 1} has ${margin.categories.length} entries, the design ${design.rows} rows`,
      )
    const coded = codesOf(margin.categories)
    const totals = totalsOf(coded, margin, m)
    if ('ok' in totals) return totals
    codings.push(coded)
    known.push(totals)
  }
  const sums = known.map(totals => totals.reduce((sum, total) => sum + total, 0))
  const other = sums.find(sum => Math.abs(sum - sums[0]!) > 1e-6 * sums[0]!)
  if (other !== undefined)
    return refuse(
      'survey.margins-disagree',
      `the margins do not sum to the same population: ${sums[0]} and ${other}`,
    )
  const crossed = codings.reduce((all, coding) => crossCodes(all, coding))
  const count = crossed.names.length
  const levels = codings.map(({ codes }, m): Levels => {
    const ofCell = new Int32Array(count)
    for (let i = 0; i < codes.length; i++) ofCell[crossed.codes[i]!] = codes[i]!
    return { ofCell, totals: known[m]! }
  })
  const before = cellSums(crossed.codes, design.weights, count)
  const cells = before.slice()
  let rounds = 0
  let misfit = misfitOf(levels, cells)
  let moved = Infinity
  const settled = () =>
    stopWhenCellsMoveLess === undefined ? misfit <= tolerance : moved < stopWhenCellsMoveLess
  while (!settled() && rounds < atMost) {
    const last = cells.slice()
    for (const margin of levels) {
      const factors = levelTotals(margin, cells).map((sum, level) => margin.totals[level]! / sum)
      for (let cell = 0; cell < count; cell++) cells[cell]! *= factors[margin.ofCell[cell]!]!
    }
    rounds++
    misfit = misfitOf(levels, cells)
    moved = cells.reduce((most, value, cell) => Math.max(most, Math.abs(value - last[cell]!)), 0)
    if (!Number.isFinite(misfit)) break
  }
  if (!Number.isFinite(misfit))
    return refuse('survey.too-large', 'weights and totals are too far apart to be scaled: check both')
  if (!settled())
    return refuse(
      'survey.not-converged',
      `after ${rounds} rounds a margin is still ${(100 * misfit).toPrecision(2)} % from its total: ` +
        'some combination of categories has too few rows; join categories',
    )
  const factors = cells.map((value, cell) => value / before[cell]!)
  const weights = timesFactors(design.weights, factors, crossed.codes)
  const raked: SurveyDesign = {
    ...design,
    weights,
    residuals: residualsOn(levels, crossed.codes, before, design.weights),
    assumed: [
      ...design.assumed,
      `weights agree with ${margins.length} known margins, which are without error`,
    ],
  }
  const leastFactor = factors.reduce((least, value) => Math.min(least, value), Infinity)
  const greatestFactor = factors.reduce((most, value) => Math.max(most, value), 0)
  return { ok: true, design: raked, rounds, misfit, leastFactor, greatestFactor }
}

/** Post-stratification: rake to one margin, which takes one exact step. */
export function postStratify(design: SurveyDesign, margin: Margin): Raked | Refusal {
  return rake(design, [margin])
}

/** Residuals of scores after a regression on the levels of all margins, by the weights before. */
function residualsOn(
  margins: readonly Levels[],
  cellOf: Int32Array,
  before: Float64Array,
  base: Float64Array,
): (scores: Float64Array) => Float64Array {
  const first = margins.map((_, m) => margins.slice(0, m).reduce((sum, { totals }) => sum + totals.length, 0))
  const size = margins.reduce((sum, { totals }) => sum + totals.length, 0)
  const normal = matrix(size, size)
  for (let cell = 0; cell < before.length; cell++)
    for (const [a, one] of margins.entries())
      for (const [b, two] of margins.entries()) {
        const row = first[a]! + one.ofCell[cell]!
        normal.data[row * size + first[b]! + two.ofCell[cell]!]! += before[cell]!
      }
  return scores => {
    const cells = new Float64Array(before.length)
    for (let i = 0; i < scores.length; i++) cells[cellOf[i]!]! += base[i]! * scores[i]!
    const right = new Float64Array(size)
    for (const [m, margin] of margins.entries())
      levelTotals(margin, cells).forEach((sum, level) => {
        right[first[m]! + level] = sum
      })
    const slopes = solveSemidefinite(normal, right)
    const fitted = new Float64Array(before.length)
    for (const [m, { ofCell }] of margins.entries())
      for (let cell = 0; cell < fitted.length; cell++) fitted[cell]! += slopes[first[m]! + ofCell[cell]!]!
    const left = new Float64Array(scores.length)
    for (let i = 0; i < left.length; i++) left[i] = scores[i]! - fitted[cellOf[i]!]!
    return left
  }
}
