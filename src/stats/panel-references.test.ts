/** Every figure of the reference files on Proposition 99, read where they stand beside the repository. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import { prop99 } from './anchors/published-panels.ts'
import { readVector, withoutVectors } from './anchors/shared-vectors.ts'
import { readPanel } from './panel.ts'
import { Block, type Recipe } from './panel-block.ts'
import { ownRoles, recipes } from './panel-effect.ts'

const skip = withoutVectors(
  'california_prop99.csv',
  'synthdid_prop99.json',
  'synthdid_prop99_exact_qp.json',
  'synthdid_prop99_placebo_exact.json',
)

/** The methods of the files: those offered, and both synthetic controls held together by a penalty. */
const asked = {
  did: recipes['difference-in-differences'],
  sc: recipes['synthetic-control'],
  sdid: recipes['synthetic-did'],
  difp: recipes['demeaned-synthetic-control'],
  sc_reg: { ...recipes['synthetic-control'], regularised: true },
  difp_reg: { ...recipes['demeaned-synthetic-control'], regularised: true },
} satisfies Record<string, Recipe>
type Name = keyof typeof asked
const names = Object.keys(asked) as Name[]

type Weights = Record<string, number>
type PackageRun = {
  estimate: number
  zeta_omega: number
  zeta_lambda: number
  min_decrease: number
  omega: Weights
  lambda: Weights
  effect_curve: number[]
}
type Placebos = { values: Weights; se_population: number; se_sample: number }
type PackageFile = Record<'default' | 'tight', Record<Name, PackageRun>> & {
  noise_level: number
  N0: number
  T0: number
  published: Partial<Record<Name, { est: number; se: number }>>
  placebo_se_seed12345_200: Record<Name, number>
  placebo_exhaustive: Record<Name, Placebos>
  tolerance: { weights_abs: number }
}
type ExactFile = {
  noise_level: number
  zeta_omega: number
  zeta_lambda: number
  lambda: Weights
  expected: Partial<
    Record<
      Name,
      Record<'estimate' | `objective_omega${'' | '_package_default' | '_package_tight'}`, number> & {
        omega: Weights
      }
    >
  >
}
type ExactPlacebos = { expected: Record<'sc' | 'sdid' | 'did', { values: Weights; se_population: number }> }

function blockOf(name: Name) {
  const panel = readPanel(prop99(), 'fitted')
  assert.ok(panel.ok)
  const block = new Block(panel, panel.cohorts[0]!, asked[name])
  const { donors, treated } = ownRoles(block)
  const fit = block.fit(donors, treated)
  assert.ok(fit.ok)
  const units = block.rows.map(row => panel.names[row]!)
  /** Weights by unit and by year as the block counts them. */
  const unitWeights = (weights: Weights) => units.map(unit => weights[unit] ?? 0)
  const timeWeights = (weights: Weights) => Array.from({ length: 19 }, (_, t) => weights[1970 + t]!)
  return { block, fit, treated, units, unitWeights, timeWeights }
}
type Opened = ReturnType<typeof blockOf>

/** Mean squared gap before treatment, less its mean where one is allowed, and the penalty. */
function objective({ block, treated }: Opened, weights: readonly number[]): number {
  const gaps = block.gapsOf(weights, treated).slice(0, block.before)
  const mean = block.recipe.intercept ? gaps.reduce((a, b) => a + b, 0) / gaps.length : 0
  const misfit = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length
  return misfit + block.unitPenalty * weights.reduce((sum, weight) => sum + weight * weight, 0)
}

/** Treated less synthetic after treatment, the weighted difference before taken off. */
function curveOf({ block, treated }: Opened, unitWeights: readonly number[], timeWeights: readonly number[]) {
  const gaps = block.gapsOf(unitWeights, treated)
  const offset = timeWeights.reduce((sum, weight, t) => sum + weight * gaps[t]!, 0)
  return [...gaps.slice(block.before)].map(gap => gap - offset)
}
const meanOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length

test('with the package’s weights effects and curves are its own to the last digits', { skip }, () => {
  const file = readVector<PackageFile>('synthdid_prop99.json')
  for (const name of names) {
    const opened = blockOf(name)
    const { block } = opened
    assert.deepEqual([block.donorCount, block.before], [file.N0, file.T0])
    assertClose(block.noise, file.noise_level, { relative: 1e-12 })
    for (const [stop, share] of [
      ['default', 1e-5],
      ['tight', 1e-9],
    ] as const) {
      const run = file[stop][name]
      assertClose(share * block.noise, run.min_decrease, { relative: 1e-12 })
      // Without fitted weights the penalty is the package's by name only.
      if (name !== 'did') assertClose(Math.sqrt(block.unitPenalty), run.zeta_omega, { relative: 1e-12 })
      assertClose(Math.sqrt(block.timePenalty), run.zeta_lambda, { relative: 1e-12 })
      const curve = curveOf(opened, opened.unitWeights(run.omega), opened.timeWeights(run.lambda))
      run.effect_curve.forEach((value, t) => {
        assertClose(curve[t]!, value, { absolute: 1e-9 }, `${name}, ${stop}, ${1989 + t}`)
      })
      assertClose(meanOf(curve), run.estimate, { absolute: 1e-9 }, `${name}, ${stop}`)
    }
  }
})

test('the weights here are optimal: the exact programme’s, and better than the package’s', { skip }, () => {
  const file = readVector<PackageFile>('synthdid_prop99.json')
  const exact = readVector<ExactFile>('synthdid_prop99_exact_qp.json')
  for (const name of names) {
    const opened = blockOf(name)
    const { block, fit, units } = opened
    const published = file.published[name]
    if (published) assertClose(fit.effect, published.est, { absolute: name === 'sc' ? 0.14 : 0.06 }, name)
    const { default: loose, tight } = file
    // The package's synthetic controls stop short of the optimum by as much.
    assertClose(fit.effect, tight[name].estimate, { absolute: name === 'sc' ? 0.03 : 0.02 }, name)
    assertClose(fit.effect, loose[name].estimate, { absolute: name === 'sc' ? 0.11 : 0.02 }, name)
    const expected = exact.expected[name]
    if (!expected) {
      assert.equal(name, 'did')
      for (const run of [loose, tight])
        for (const [r, unit] of units.slice(0, -1).entries())
          assertClose(fit.unitWeights[r]!, run.did.omega[unit]!, { relative: 1e-12 })
      continue
    }
    assertClose(block.noise, exact.noise_level, { relative: 1e-12 })
    const zeta = block.recipe.regularised ? exact.zeta_omega : exact.zeta_lambda
    assertClose(Math.sqrt(block.unitPenalty), zeta, { relative: 1e-12 })
    for (const [r, unit] of units.slice(0, -1).entries()) {
      const weight = fit.unitWeights[r]!
      assertClose(
        weight,
        tight[name].omega[unit]!,
        { absolute: file.tolerance.weights_abs },
        `${name}, ${unit}`,
      )
      // Where it stops by default the package is up to twice as far from the optimum.
      assertClose(weight, loose[name].omega[unit]!, { absolute: 5e-3 }, `${name}, ${unit}`)
    }
    const own = objective(opened, [...fit.unitWeights])
    assertClose(own, expected.objective_omega, { relative: 1e-9 }, name)
    assertClose(fit.effect, expected.estimate, { absolute: 1e-3 }, name)
    for (const [r, unit] of units.slice(0, -1).entries())
      assertClose(fit.unitWeights[r]!, expected.omega[unit]!, { absolute: 1e-3 }, `${name}, ${unit}`)
    for (const [stop, value] of [
      ['default', expected.objective_omega_package_default],
      ['tight', expected.objective_omega_package_tight],
    ] as const) {
      const theirs = objective(opened, opened.unitWeights(file[stop][name].omega))
      assertClose(theirs, value, { relative: 1e-9 }, `${name}, ${stop}`)
      assert.ok(own <= theirs)
    }
  }
  const years = blockOf('sdid')
  for (const lambda of [exact.lambda, file.tight.sdid.lambda, file.default.sdid.lambda])
    for (const [t, weight] of years.timeWeights(lambda).entries())
      assertClose(years.fit.timeWeights[t]!, weight, { absolute: 2e-3 }, `${1970 + t}`)
})

/** How far the deviation of so many values drawn from these is from theirs, as a rule. */
function drawingError(values: readonly number[], deviation: number, draws: number): number {
  const mean = meanOf(values)
  const fourth = meanOf(values.map(value => (value - mean) ** 4))
  return Math.sqrt((fourth - deviation ** 4) / draws) / (2 * deviation)
}

test('placebos are the exact programme’s, near the package’s, and its draws are draws of them', {
  skip,
}, () => {
  const file = readVector<PackageFile>('synthdid_prop99.json')
  const exact = readVector<ExactPlacebos>('synthdid_prop99_placebo_exact.json')
  for (const name of names) {
    const { block, units } = blockOf(name)
    const values = Array.from({ length: block.donorCount }, (_, row) => {
      const { donors, treated } = ownRoles(block)
      donors[row] = 0
      treated.fill(0)
      treated[row] = 1
      const fit = block.fit(donors, treated)
      assert.ok(fit.ok)
      return fit.effect
    })
    const mean = meanOf(values)
    const deviation = Math.sqrt(meanOf(values.map(value => (value - mean) ** 2)))
    const theirs = file.placebo_exhaustive[name]
    // Where nothing holds the weights together the package stops farther from the optimum of some states.
    const slack = { did: 1e-9, sdid: 0.06, difp: 0.18, sc: 0.83, sc_reg: 0.06, difp_reg: 0.08 }[name]
    for (const [row, value] of values.entries())
      assertClose(value, theirs.values[units[row]!]!, { absolute: slack }, `${name}, ${units[row]}`)
    assertClose(deviation, theirs.se_population, { relative: 0.002 }, name)
    assertClose(deviation * Math.sqrt(38 / 37), theirs.se_sample, { relative: 0.002 }, name)
    if (name === 'did' || name === 'sc' || name === 'sdid') {
      const ours = exact.expected[name]
      for (const [row, value] of values.entries())
        assertClose(value, ours.values[units[row]!]!, { absolute: 0.005 }, `${name}, ${units[row]}`)
      assertClose(deviation, ours.se_population, { relative: 0.001 }, name)
    }
    const chance = 3 * drawingError(values, deviation, 200)
    assertClose(file.placebo_se_seed12345_200[name], deviation, { absolute: chance }, `${name}, 200 drawn`)
    const published = file.published[name]?.se
    if (published) assertClose(published, deviation, { absolute: chance + 0.05 }, `${name}, published`)
  }
})
