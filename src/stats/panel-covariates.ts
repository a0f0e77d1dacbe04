/**
 * The outcome of a panel net of covariates ("projected"): coefficients by least squares on the donors alone, over all
 * times, with an effect of each unit and of each time; then outcome - covariates × coefficients for every cell.
 *
 * The variant of Kranz 2022, "Synthetic Difference-in-Differences with Time-Varying Covariates", rather than the joint
 * optimisation of Arkhangelsky et al. 2021, which depends on its starting point. On a balanced panel the unit and time
 * effects are taken off by subtracting means, exactly. Inference afterwards takes the coefficients as known.
 * Cost: donors × times × covariates².
 */
import { leastSquares } from './least-squares.ts'
import { type Matrix, matrix } from './linear-algebra.ts'
import { type Refusal, refuse } from './outcome.ts'
import { type Panel, readTable } from './panel.ts'

/** Donor × time cells with the means of units and of times taken off, one list. */
function withinDonors(table: Matrix, donors: readonly number[]): Float64Array {
  const times = table.cols
  const cells = new Float64Array(donors.length * times)
  donors.forEach((row, r) => {
    cells.set(table.data.subarray(row * times, (row + 1) * times), r * times)
  })
  for (let r = 0; r < donors.length; r++) {
    let mean = 0
    for (let t = 0; t < times; t++) mean += cells[r * times + t]! / times
    for (let t = 0; t < times; t++) cells[r * times + t]! -= mean
  }
  for (let t = 0; t < times; t++) {
    let mean = 0
    for (let r = 0; r < donors.length; r++) mean += cells[r * times + t]! / donors.length
    for (let r = 0; r < donors.length; r++) cells[r * times + t]! -= mean
  }
  return cells
}

/**
 * Panel with its outcome net of the covariates, and their coefficients. Refuses `panel.missing-cell`, `panel.ragged`
 * and `panel.covariate-dependent` (a covariate that unit and time effects, or the others, already tell).
 */
export function netOfCovariates(
  panel: Panel,
  covariates: readonly (readonly ArrayLike<number | null>[])[],
): { ok: true; panel: Panel; coefficients: Float64Array } | Refusal {
  const { donors, outcomes, names } = panel
  const cells = donors.length * outcomes.cols
  const design = matrix(cells, covariates.length)
  const tables: Matrix[] = []
  for (let k = 0; k < covariates.length; k++) {
    const what = `covariate ${k + 1}`
    const read = readTable(covariates[k]!, names, what)
    if (!read.ok) return read
    if (read.table.rows !== outcomes.rows || read.table.cols !== outcomes.cols)
      return refuse('panel.ragged', `${what} must have a cell for each of the outcome's`)
    tables.push(read.table)
    const within = withinDonors(read.table, donors)
    const size = read.table.data.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    // What subtracting means leaves of a covariate without a life of its own is rounding, not zero.
    if (!within.some(value => Math.abs(value) > 1e-12 * size))
      return refuse(
        'panel.covariate-dependent',
        `${what} does not vary within units beyond what all units share: unit and time effects already take it up`,
      )
    within.forEach((value, i) => {
      design.data[i * covariates.length + k] = value
    })
  }
  const fitted = leastSquares(design, withinDonors(outcomes, donors))
  if (!fitted.ok) return refuse('panel.covariate-dependent', `covariates on the donors: ${fitted.why}`)
  const net = matrix(outcomes.rows, outcomes.cols, outcomes.data.slice())
  tables.forEach((table, k) => {
    for (let i = 0; i < net.data.length; i++) net.data[i]! -= fitted.coefficients[k]! * table.data[i]!
  })
  return { ok: true, panel: { ...panel, outcomes: net }, coefficients: fitted.coefficients }
}
