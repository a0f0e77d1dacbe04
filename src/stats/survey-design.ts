/**
 * How a survey's respondents were drawn: weights, strata, clusters, stages and the sizes they were drawn from.
 *
 * Every estimator of this family takes a design; none works on bare answers. A stage says in which stratum and which
 * cluster a row lies, and how many clusters that stratum has in the population (for the finite population correction).
 * A design without stages is a sample of rows drawn one by one from a large population.
 * Refuses: weights that are not positive, a stratum with fewer than two clusters (unless `lonely` says what to do), a
 * cluster label found in two strata, a population smaller than its sample.
 * Source: Särndal, Swensson & Wretman 1992, Model Assisted Survey Sampling, ch. 3-4. Cost: a few passes over the rows.
 */
import { type Refusal, refuse } from './outcome.ts'
import { type Codes, codesOf, crossCodes, type Labels } from './survey-codes.ts'

/**
 * What a stratum with one sampled cluster contributes: `refuse` nothing (the design is refused), `certainty` no
 * error (it would have been drawn anyway), `adjust` its distance from the average of all, which errs to caution.
 */
export type Lonely = 'refuse' | 'certainty' | 'adjust'

export type StageInput = {
  /** Stratum of each row; one stratum when absent. */
  strata?: Labels
  /** Cluster of each row; each row is its own when absent. Beyond the first stage labels may restart in each cluster. */
  clusters?: Labels
  /** Clusters (rows, when there are none) that the row's stratum has in the population; without limit when absent. */
  populations?: ArrayLike<number>
}

export type DesignInput = {
  /** People each row stands for. When absent, computed from the populations of every stage. */
  weights?: ArrayLike<number>
  stages?: readonly StageInput[]
  lonely?: Lonely
  /** True when cluster labels start afresh in each stratum; else a label in two strata is refused. */
  labelsRestart?: boolean
}

export type Stage = {
  /** Unit (cluster) of each row. */
  unitOf: Int32Array
  /** Stratum of each unit. */
  stratumOf: Int32Array
  /** Units drawn in each stratum. */
  drawn: Int32Array
  /** Multiplies the squared distances of unit totals from their stratum's mean. */
  factor: Float64Array
  /** 1 where distances are taken from zero, the mean of all: a lonely unit that is adjusted. */
  fromZero: Uint8Array
}

export type SurveyDesign = {
  ok: true
  rows: number
  weights: Float64Array
  stages: Stage[]
  /** First-stage clusters less first-stage strata. */
  degreesOfFreedom: number
  /** Set when weights were calibrated: what is left of scores once the known totals explain what they can. */
  residuals: ((scores: Float64Array) => Float64Array) | null
  /** What the estimates rest on, in words. */
  assumed: string[]
}

/** One stage while the design is built: also the sampled share of each stratum, and strata of rows. */
type Built = {
  stage: Stage
  rowStrata: Int32Array
  units: Codes
  /** Cluster labels as given, before they are told apart by stratum. */
  labelsMet: number
  shares: Float64Array
  lonelyFound: number
}

const wholeRows = (rows: number): Codes => {
  const codes = new Int32Array(rows)
  for (let i = 0; i < rows; i++) codes[i] = i
  return { codes, names: codes as unknown as number[] }
}

function rowsOf({ weights, stages }: DesignInput): number | Refusal {
  const columns: Array<[string, ArrayLike<unknown> | undefined]> = [['weights', weights]]
  stages?.forEach((stage, s) => {
    for (const [name, column] of Object.entries(stage)) columns.push([`stages[${s}].${name}`, column])
  })
  const given = columns.filter((entry): entry is [string, ArrayLike<unknown>] => entry[1] !== undefined)
  if (given.length === 0)
    return refuse('survey.no-weights', 'give weights, or the populations of every stage')
  const rows = given[0]![1].length
  if (rows === 0) return refuse('survey.no-rows', 'the survey has no rows')
  const uneven = given.find(([, column]) => column.length !== rows)
  return uneven
    ? refuse('survey.uneven', `${uneven[0]} has ${uneven[1].length} entries, ${given[0]![0]} has ${rows}`)
    : rows
}

/** Population of each stratum; refuses one that varies within a stratum or is below what was drawn. */
function populationsOf(
  populations: ArrayLike<number>,
  rowStrata: Int32Array,
  drawn: Int32Array,
): Float64Array | Refusal {
  const sizes = new Float64Array(drawn.length)
  for (let i = 0; i < rowStrata.length; i++) {
    const stratum = rowStrata[i]!
    const size = populations[i]!
    if (!(size >= drawn[stratum]! && size < Infinity))
      return refuse(
        'survey.small-population',
        `row ${i + 1}: a population of ${size} is below the ${drawn[stratum]} that were drawn from it`,
      )
    if (sizes[stratum] !== 0 && sizes[stratum] !== size)
      return refuse(
        'survey.uneven-population',
        `row ${i + 1}: its stratum has ${size} in the population here and ${sizes[stratum]} elsewhere`,
      )
    sizes[stratum] = size
  }
  return sizes
}

/** Strata and units of one stage, nested in the units of the stage before. `carried` is n/N of the stages before. */
function buildStage(
  input: StageInput,
  above: Built | null,
  carried: Float64Array | null,
  rows: number,
  lonely: Lonely,
): Built | Refusal {
  const labels = input.strata ? codesOf(input.strata) : null
  const one: Codes = { codes: new Int32Array(rows), names: [0] }
  const strata = above ? (labels ? crossCodes(above.units, labels) : above.units) : (labels ?? one)
  const clusters = input.clusters ? codesOf(input.clusters) : wholeRows(rows)
  const units = input.clusters && strata.names.length > 1 ? crossCodes(strata, clusters) : clusters
  const count = strata.names.length
  const stratumOf = new Int32Array(units.names.length)
  for (let i = 0; i < rows; i++) stratumOf[units.codes[i]!] = strata.codes[i]!
  const drawn = new Int32Array(count)
  for (let unit = 0; unit < stratumOf.length; unit++) drawn[stratumOf[unit]!]!++
  const sizes = input.populations && populationsOf(input.populations, strata.codes, drawn)
  if (sizes && 'ok' in sizes) return sizes
  const shares = new Float64Array(count)
  if (sizes) for (let h = 0; h < count; h++) shares[h] = drawn[h]! / sizes[h]!
  const reach = new Float64Array(count).fill(1)
  if (carried) for (let i = 0; i < rows; i++) reach[strata.codes[i]!] = carried[i]!
  const factor = new Float64Array(count)
  const fromZero = new Uint8Array(count)
  let lonelyFound = 0
  for (let h = 0; h < count; h++) {
    const n = drawn[h]!
    const open = reach[h]! * (1 - shares[h]!)
    if (n > 1) factor[h] = (open * n) / (n - 1)
    else if (open > 1e-12) {
      lonelyFound++
      if (lonely === 'adjust') {
        factor[h] = open
        fromZero[h] = 1
      }
    }
  }
  const stage = { unitOf: units.codes, stratumOf, drawn, factor, fromZero }
  const labelsMet = clusters.names.length
  return { stage, rowStrata: strata.codes, units, labelsMet, shares, lonelyFound }
}

/** Weights given, checked; or the inverse of the chance of being drawn, from the populations of every stage. */
function weightsOf(input: DesignInput, built: readonly Built[], rows: number): Float64Array | Refusal {
  if (!input.weights) {
    if (!input.stages?.length || input.stages.some(stage => !stage.populations))
      return refuse('survey.no-weights', 'give weights, or the populations of every stage')
    const weights = new Float64Array(rows).fill(1)
    for (const { rowStrata, shares } of built)
      for (let i = 0; i < rows; i++) weights[i]! /= shares[rowStrata[i]!]!
    return weights
  }
  const weights = Float64Array.from(input.weights)
  for (let i = 0; i < rows; i++)
    if (!(weights[i]! > 0 && weights[i]! < Infinity))
      return refuse(
        'survey.bad-weight',
        `row ${i + 1}: a weight must be a positive number, got ${weights[i]}`,
      )
  return weights
}

/** Build a design; see the head of this file. */
export function surveyDesign(input: DesignInput): SurveyDesign | Refusal {
  const rows = rowsOf(input)
  if (typeof rows !== 'number') return rows
  const lonely = input.lonely ?? 'refuse'
  const inputs = input.stages?.length ? input.stages : [{}]
  const built: Built[] = []
  let carried: Float64Array | null = null
  for (const [s, stageInput] of inputs.entries()) {
    const stage: Built | Refusal = buildStage(stageInput, built.at(-1) ?? null, carried, rows, lonely)
    if (!('stage' in stage)) return stage
    if (stage.lonelyFound > 0 && lonely === 'refuse')
      return refuse(
        'survey.lonely-cluster',
        `${stage.lonelyFound} strata of stage ${s + 1} have a single cluster drawn, so their error cannot be seen: ` +
          'join strata, or say whether such a cluster counts as certain or is adjusted',
      )
    if (s === 0 && !input.labelsRestart && stage.labelsMet < stage.units.names.length)
      return refuse(
        'survey.cluster-in-two-strata',
        'a cluster label is found in two strata: correct it, or say that labels restart in each stratum',
      )
    built.push(stage)
    const { rowStrata, shares } = stage
    const reach: Float64Array = carried ?? new Float64Array(rows).fill(1)
    if (s + 1 < inputs.length) carried = reach.map((share, i) => share * shares[rowStrata[i]!]!)
  }
  const weights = weightsOf(input, built, rows)
  if ('ok' in weights) return weights
  const first = built[0]!.stage
  return {
    ok: true,
    rows,
    weights,
    stages: built.map(({ stage }) => stage),
    degreesOfFreedom: first.stratumOf.length - first.drawn.length,
    residuals: null,
    assumed: assumptions(input, built),
  }
}

function assumptions(input: DesignInput, built: readonly Built[]): string[] {
  const assumed = ['the weights carry the chance of being drawn, and of answering']
  if (built.every(({ shares }) => shares.every(share => share === 0)))
    assumed.push('the population is large beside the sample: no finite population correction')
  const lonely = built.reduce((sum, stage) => sum + stage.lonelyFound, 0)
  if (lonely > 0)
    assumed.push(
      input.lonely === 'adjust'
        ? `${lonely} strata with a single cluster are measured against the average of all`
        : `${lonely} clusters alone in their stratum are taken as certain to be drawn`,
    )
  return assumed
}

/** Rows of equal weight that would be as precise, by the weights alone: (Σw)² / Σw² (Kish 1965). */
export function kishEffectiveSize({ weights }: SurveyDesign): number {
  let sum = 0
  let squares = 0
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i]!
    squares += weights[i]! * weights[i]!
  }
  return (sum * sum) / squares
}
