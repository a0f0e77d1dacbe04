/**
 * The effect of a programme on the units that had it, by four methods over one machinery.
 *
 * | method | donors | times before | constant difference |
 * |---|---|---|---|
 * | difference-in-differences | equal | equal | yes |
 * | synthetic-control | fitted | not subtracted | no |
 * | demeaned-synthetic-control | fitted | equal | yes |
 * | synthetic-did | fitted, regularised | fitted | yes |
 *
 * With several times of adoption each cohort is estimated against the units never treated, and cohorts are averaged by
 * their treated cells (Clarke, Pailañir, Athey & Imbens 2023, "Synthetic Difference-in-Differences Estimation").
 * Assumes that a treated unit does not change the others, that treatment stays on once begun, that nobody acted before
 * it began, and that what links units before would have linked them after. Cost: see `panel-block.ts`.
 */
import { type Refusal, refuse } from './outcome.ts'
import { type Panel, type PanelInput, readPanel } from './panel.ts'
import { Block, type BlockFit, type Recipe } from './panel-block.ts'
import { netOfCovariates } from './panel-covariates.ts'

export type PanelMethod =
  | 'difference-in-differences'
  | 'synthetic-control'
  | 'demeaned-synthetic-control'
  | 'synthetic-did'

export const recipes: Record<PanelMethod, Recipe> = {
  'difference-in-differences': { units: 'equal', intercept: true, times: 'equal', regularised: false },
  'synthetic-control': { units: 'fitted', intercept: false, times: 'none', regularised: false },
  'demeaned-synthetic-control': { units: 'fitted', intercept: true, times: 'equal', regularised: false },
  'synthetic-did': { units: 'fitted', intercept: true, times: 'fitted', regularised: true },
}

export type PreFit = {
  /** Root mean square of the gap before treatment, in the outcome's unit, less its mean where one is allowed. */
  rmspe: number
  /** Root of the sum of its squares: the "L2 imbalance". */
  l2: number
  /** The same over that of equally weighted donors; null when those fit exactly. 0 is a perfect fit, 1 no better. */
  scaledL2: number | null
}

export type CohortEffect = {
  /** Position of the first treated time. */
  from: number
  units: string[]
  effect: number
  /** Treated less synthetic at every time, the weighted difference before taken off where the method does so. */
  gaps: Float64Array
  /** What the treated units' mean would have been after, without the programme, on average. */
  counterfactual: number
  /** Units with weight, the heaviest first. */
  donors: { unit: string; weight: number }[]
  /** 1 / Σ weight²: as many equal donors would vary as much. */
  effectiveDonors: number
  /** One a time before treatment; all 0 when the time before is not subtracted. */
  timeWeights: Float64Array
  preFit: PreFit
  /** Breach of the optimality conditions of the weights, relative; 0 for equal weights. */
  kktResidual: number
}

export type PanelEffect = {
  ok: true
  method: PanelMethod
  /** Mean effect on a treated unit at a treated time, in the outcome's unit. */
  effect: number
  /** The same over the counterfactual; null when that is not above zero. */
  lift: number | null
  /** Effect times treated cells. */
  total: number
  treatedCells: number
  cohorts: CohortEffect[]
  /** Of the covariates; empty without. */
  coefficients: number[]
}

/** A checked panel with its blocks, one a cohort, and their fits. */
export type OpenPanel = {
  ok: true
  method: PanelMethod
  panel: Panel
  blocks: Block[]
  fits: BlockFit[]
  /** Share of each cohort in the treated cells. */
  shares: number[]
  effect: number
  coefficients: number[]
}

/** Rows of a block counted once as donors, and once as treated. */
export function ownRoles(block: Block): { donors: Float64Array; treated: Float64Array } {
  const count = block.rows.length
  const donors = new Float64Array(count).fill(1, 0, block.donorCount)
  const treated = new Float64Array(count).fill(1, block.donorCount)
  return { donors, treated }
}

/** Read, net of covariates, and estimate: what every figure on panels begins with. */
export function openPanel(input: PanelInput & { method: PanelMethod }): OpenPanel | Refusal {
  const recipe = recipes[input.method]
  const read = readPanel(input, recipe.units)
  if (!read.ok) return read
  let panel = read
  let coefficients: number[] = []
  if (input.covariates && input.covariates.length > 0) {
    const net = netOfCovariates(read, input.covariates)
    if (!net.ok) return net
    panel = net.panel
    coefficients = [...net.coefficients]
  }
  const blocks = panel.cohorts.map(cohort => new Block(panel, cohort, recipe))
  const fits: BlockFit[] = []
  for (const block of blocks) {
    if (!(block.noise > 0) && recipe.units === 'fitted')
      return refuse(
        'panel.constant',
        'donors all change by the same amount at every time: weights cannot be told',
      )
    const { donors, treated } = ownRoles(block)
    const fit = block.fit(donors, treated)
    if (!fit.ok) return fit
    fits.push(fit)
  }
  const cells = blocks.map(block => (block.rows.length - block.donorCount) * block.after)
  const all = cells.reduce((sum, count) => sum + count, 0)
  const shares = cells.map(count => count / all)
  const effect = shares.reduce((sum, share, c) => sum + share * fits[c]!.effect, 0)
  return { ok: true, method: input.method, panel, blocks, fits, shares, effect, coefficients }
}

/** Sum of squares of the gaps before treatment, less their mean where the recipe allows a constant difference. */
export function squaresBefore(gaps: Float64Array, { before, recipe }: Block): number {
  let mean = 0
  if (recipe.intercept) for (let t = 0; t < before; t++) mean += gaps[t]! / before
  let sum = 0
  for (let t = 0; t < before; t++) sum += (gaps[t]! - mean) ** 2
  return sum
}

function preFitOf(block: Block, raw: Float64Array, treated: Float64Array): PreFit {
  const equal = new Float64Array(block.rows.length).fill(1 / block.donorCount, 0, block.donorCount)
  const squares = squaresBefore(raw, block)
  const equalSquares = squaresBefore(block.gapsOf(equal, treated), block)
  return {
    rmspe: Math.sqrt(squares / block.before),
    l2: Math.sqrt(squares),
    scaledL2: equalSquares > 0 ? Math.sqrt(squares / equalSquares) : null,
  }
}

function describe({ panel }: OpenPanel, block: Block, fit: BlockFit): CohortEffect {
  const { treated } = ownRoles(block)
  const raw = block.gapsOf(fit.unitWeights, treated)
  let offset = 0
  for (let t = 0; t < block.before; t++) offset += fit.timeWeights[t]! * raw[t]!
  const gaps = raw.map(gap => gap - offset)
  const units = block.rows.slice(block.donorCount).map(row => panel.names[row]!)
  let after = 0
  for (let r = block.donorCount; r < block.rows.length; r++)
    for (let t = block.before; t < block.times; t++) after += block.y[r * block.times + t]!
  const donors = [...fit.unitWeights]
    .map((weight, r) => ({ unit: panel.names[block.rows[r]!]!, weight }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
  return {
    from: block.before,
    units,
    effect: fit.effect,
    gaps,
    counterfactual: after / (units.length * block.after) - fit.effect,
    donors,
    effectiveDonors: 1 / donors.reduce((sum, { weight }) => sum + weight * weight, 0),
    timeWeights: fit.timeWeights,
    preFit: preFitOf(block, raw, treated),
    kktResidual: fit.kktResidual,
  }
}

/** Estimate with everything a reader needs to judge it. Refuses what `readPanel` and the weight solver refuse. */
export function panelEffect(input: PanelInput & { method: PanelMethod }): PanelEffect | Refusal {
  const open = openPanel(input)
  if (!open.ok) return open
  const cohorts = open.blocks.map((block, c) => describe(open, block, open.fits[c]!))
  const counterfactual = open.shares.reduce((sum, share, c) => sum + share * cohorts[c]!.counterfactual, 0)
  const treatedCells = open.blocks.reduce(
    (sum, block) => sum + (block.rows.length - block.donorCount) * block.after,
    0,
  )
  return {
    ok: true,
    method: open.method,
    effect: open.effect,
    lift: counterfactual > 0 ? open.effect / counterfactual : null,
    total: open.effect * treatedCells,
    treatedCells,
    cohorts,
    coefficients: open.coefficients,
  }
}
