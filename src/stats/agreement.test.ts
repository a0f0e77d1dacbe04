import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import anchors from './anchors/agreement.json' with { type: 'json' }
import { assertClose } from './anchors/assert-close.ts'
import type { Code } from './coded-units.ts'
import { cohenKappa, crossTable } from './cohen-kappa.ts'
import { fleissKappa, lightKappa } from './fleiss-kappa.ts'
import { gwetAc1 } from './gwet-ac1.ts'
import { krippendorffAlpha, type Level } from './krippendorff-alpha.ts'
import { createRandom } from './random.ts'
import { scottPi } from './scott-pi.ts'

const relative = 1e-10
const folder = fileURLToPath(new URL('../../../shared/data/reliability/', import.meta.url))
const absent = existsSync(folder) ? false : 'the published ratings are not beside the project'

/** Ratings by rater of a file with one column a rater. */
function ratings(name: string, read: (text: string) => Code): Code[][] {
  const [, ...lines] = readFileSync(folder + name, 'utf8')
    .trim()
    .split(/\r?\n/)
  const rows = lines.map(line => line.split(',').map(cell => read(cell.replaceAll('"', ''))))
  return rows[0]!.map((_, rater) => rows.map(row => row[rater]!))
}

test('alpha is the published one at each level', () => {
  const { data, expected, published } = anchors.krippendorff
  for (const level of ['nominal', 'ordinal', 'interval', 'ratio'] as Level[]) {
    const result = krippendorffAlpha({ codes: data, level })
    assert.ok(result.ok)
    assertClose(result.alpha, expected[level], { relative }, level)
    assertClose(result.alpha, published[level], { absolute: 5e-4 }, level)
    assert.deepEqual([result.units, result.codes, result.leftOut], [11, 40, 1])
  }
  const two = krippendorffAlpha({ codes: anchors.krippendorffTwoCoders.data, level: 'nominal' })
  assert.ok(two.ok)
  assertClose(two.alpha, anchors.krippendorffTwoCoders.nominal, { relative })
  assertClose(two.alpha, anchors.krippendorffTwoCoders.published, { absolute: 5e-4 })
  const [above, below] = anchors.krippendorff.exact_nominal.split('/').map(Number)
  assertClose(expected.nominal, above! / below!, { relative: 1e-14 })
})

test('kappa, its standard errors, weights and limits are the published ones', () => {
  assert.ok(anchors.cohen.length >= 5)
  for (const expected of anchors.cohen) {
    const plain = cohenKappa(expected.table)
    const linear = cohenKappa(expected.table, { weights: 'linear' })
    const quadratic = cohenKappa(expected.table, { weights: 'quadratic' })
    assert.ok(plain.ok && plain.highest !== null && linear.ok && quadratic.ok)
    assertClose(plain.kappa, expected.kappa, { relative }, expected.name)
    assertClose(plain.standardError, expected.se, { relative }, expected.name)
    assertClose(plain.standardErrorNone, expected.se_h0, { relative }, expected.name)
    assertClose(plain.p, expected.p_two_sided, { relative: 1e-8 }, expected.name)
    assertClose(plain.interval.lower, expected.ci95[0]!, { relative: 1e-8 }, expected.name)
    assertClose(plain.interval.upper, expected.ci95[1]!, { relative: 1e-8 }, expected.name)
    assertClose(plain.highest, expected.kappa_max, { relative }, expected.name)
    assertClose(linear.kappa, expected.kappa_linear, { relative }, expected.name)
    assertClose(linear.standardError, expected.se_linear, { relative }, expected.name)
    assertClose(quadratic.kappa, expected.kappa_quadratic, { relative }, expected.name)
    assertClose(quadratic.standardError, expected.se_quadratic, { relative }, expected.name)
    assert.equal(linear.highest, null)
    const codes = codesOf(expected.table)
    const ac1 = gwetAc1(codes)
    assert.ok(ac1.ok)
    assertClose(ac1.ac1, expected.gwet_ac1, { relative }, expected.name)
    const pi = scottPi(expected.table)
    assert.ok(pi.ok)
    assertClose(pi.pi, expected.scott_pi, { relative }, expected.name)
    assertClose(plain.agreement, expected.po, { relative }, expected.name)
    assertClose(plain.chance, expected.pe, { relative }, expected.name)
    const crossed = crossTable(codes[0]!, codes[1]!)
    assert.ok(crossed.ok)
    assert.deepEqual(crossed.table, expected.table)
  }
})

/** Two coders' codes whose table this is. */
function codesOf(table: readonly number[][]): [number[], number[]] {
  const codes: [number[], number[]] = [[], []]
  table.forEach((row, a) => {
    row.forEach((count, b) => {
      for (let i = 0; i < count; i++) {
        codes[0].push(a)
        codes[1].push(b)
      }
    })
  })
  return codes
}

test('AC1 of four coders with missing codes is irrCAC’s', () => {
  const result = gwetAc1(anchors.krippendorff.data)
  assert.ok(result.ok && result.standardError !== null)
  assertClose(result.ac1, anchors.gwetFourCoders.ac1, anchors.gwetFourCoders.tolerance)
  assertClose(result.standardError, anchors.gwetFourCoders.standardError, anchors.gwetFourCoders.tolerance)
})

test('the psychiatric diagnoses of 1971 give the published kappa', { skip: absent }, () => {
  const result = fleissKappa(ratings('diagnoses.csv', String))
  assert.ok(result.ok)
  assert.deepEqual([result.kappa.toFixed(3), result.z.toFixed(2)], ['0.430', '17.65'])
})

test('the anxiety ratings give the published weighted kappa', { skip: absent }, () => {
  const codes = ratings('anxiety.csv', Number)
  const crossed = crossTable(codes[0]!, codes[1]!)
  assert.ok(crossed.ok)
  const weighted = cohenKappa(crossed.table, { weights: 'quadratic' })
  assert.ok(weighted.ok)
  assert.equal(weighted.kappa.toFixed(3), '0.297')
})

test('Light’s kappa is the mean over pairs of coders', () => {
  for (const { table, kappa, kappa_quadratic } of anchors.cohen) {
    const [first, second] = codesOf(table)
    const plain = lightKappa([first, second, first])
    const quadratic = lightKappa([first, second], 'quadratic')
    assert.ok(plain.ok && quadratic.ok)
    assertClose(plain.kappa, (2 * kappa + 1) / 3, { relative })
    assertClose(quadratic.kappa, kappa_quadratic, { relative })
    assert.deepEqual(
      plain.pairs.map(pair => [pair.first, pair.second]),
      [
        [0, 1],
        [0, 2],
        [1, 2],
      ],
    )
  }
})

/** Coders who see a unit's true category with probability `clear`, and otherwise guess. */
function simulated(seed: string, units: number, clear: number): number[][] {
  const random = createRandom(7).fork(seed)
  const truth = Array.from({ length: units }, () => random.int(3))
  return [0, 1, 2].map(() => truth.map(own => (random.uniform() < clear ? own : random.int(3))))
}

test('intervals cover the value of very many units as often as they say', t => {
  const long = krippendorffAlpha({ codes: simulated('long', 200_000, 0.7), level: 'nominal' })
  assert.ok(long.ok)
  // Two coders agree beyond chance when both see: .7 squared.
  assertClose(long.alpha, 0.49, { absolute: 0.005 })
  let alphaCovers = 0
  let ac1Covers = 0
  let piCovers = 0
  const runs = 1000
  for (let run = 0; run < runs; run++) {
    const codes = simulated(`run ${run}`, 120, 0.7)
    const alpha = krippendorffAlpha({ codes, level: 'nominal', draws: 400, confidence: 0.9, seed: run })
    const ac1 = gwetAc1(codes, 0.9)
    assert.ok(alpha.ok && alpha.interval && ac1.ok && ac1.interval)
    if (alpha.interval.lower <= 0.49 && alpha.interval.upper >= 0.49) alphaCovers++
    if (ac1.interval.lower <= 0.49 && ac1.interval.upper >= 0.49) ac1Covers++
    const two = crossTable(codes[0]!, codes[1]!)
    assert.ok(two.ok)
    const pi = scottPi(two.table, 0.9)
    assert.ok(pi.ok)
    if (pi.interval.lower <= 0.49 && pi.interval.upper >= 0.49) piCovers++
  }
  // Three standard errors of 90 % over 1,000 runs are 2.9 points.
  for (const [name, covers] of Object.entries({ alpha: alphaCovers, ac1: ac1Covers, pi: piCovers })) {
    t.diagnostic(`${name}: ${covers} of ${runs}`)
    assert.ok(Math.abs(covers / runs - 0.9) < 0.03, `${name}: ${covers} of ${runs}`)
  }
})

test('the same seed gives the same interval', () => {
  const ask = (seed: number) =>
    krippendorffAlpha({ codes: anchors.krippendorff.data, level: 'ordinal', draws: 300, seed })
  assert.deepEqual(ask(3), ask(3))
  assert.notDeepEqual(ask(3), ask(4))
})

test('what cannot be told is refused, and why', () => {
  const code = (result: { ok: boolean; code?: string }) => result.code
  const alpha = (codes: (Code | null)[][], level: Level = 'nominal') => krippendorffAlpha({ codes, level })
  assert.equal(code(alpha([[1, 2]])), 'agreement.one-coder')
  assert.equal(code(alpha([[1, 2], [1]])), 'agreement.unequal')
  assert.equal(
    code(
      alpha([
        [1, null],
        [null, 2],
      ]),
    ),
    'agreement.no-pairs',
  )
  assert.equal(
    code(
      alpha([
        [1, 1],
        [1, 1],
      ]),
    ),
    'agreement.no-variation',
  )
  assert.equal(
    code(
      alpha([
        [1, 'a'],
        [1, 2],
      ]),
    ),
    'agreement.mixed-codes',
  )
  assert.equal(
    code(
      alpha(
        [
          ['a', 'b'],
          ['a', 'b'],
        ],
        'ordinal',
      ),
    ),
    'agreement.not-numbers',
  )
  assert.equal(
    code(
      alpha(
        [
          [-1, 2],
          [1, 2],
        ],
        'ratio',
      ),
    ),
    'agreement.negative',
  )
  const crowd = Array.from({ length: 101 }, (_, coder) => [1, 2, coder % 3])
  assert.equal(code(lightKappa(crowd)), 'agreement.many-coders')
  const measured = [1, 2].map(coder => Array.from({ length: 4000 }, (_, unit) => unit / coder))
  assert.equal(code(alpha(measured)), 'agreement.many-categories')
  assert.equal(
    code(crossTable(measured[0]!.slice(0, 600), measured[1]!.slice(0, 600))),
    'agreement.many-categories',
  )
  const thin = [
    [1, 1, 1, 1, 2],
    [1, 1, 1, 1, 1],
  ]
  assert.equal(code(krippendorffAlpha({ codes: thin, level: 'nominal', draws: 200 })), 'agreement.thin')
  assert.equal(code(krippendorffAlpha({ codes: thin, level: 'nominal', draws: 9 })), 'agreement.few-draws')
  assert.equal(
    code(
      cohenKappa([
        [5, 0],
        [0, 0],
      ]),
    ),
    'agreement.no-variation',
  )
  assert.equal(code(cohenKappa([[1, 2]])), 'agreement.bad-table')
  assert.equal(code(scottPi([[1, 2]])), 'agreement.bad-table')
  assert.equal(code(scottPi([[4]])), 'agreement.no-variation')
  assert.equal(
    code(
      fleissKappa([
        [1, 2],
        [1, null],
        [1, 2],
      ]),
    ),
    'agreement.uneven',
  )
  assert.equal(
    code(
      fleissKappa([
        [1, 1],
        [1, 1],
      ]),
    ),
    'agreement.no-variation',
  )
  const light = lightKappa([
    [1, 2, 1],
    [1, 2, 2],
    [1, 1, 1],
  ])
  assert.ok(light.ok)
  assert.equal(
    code(
      lightKappa([
        [1, 1],
        [1, 1],
        [1, 2],
      ]),
    ),
    'agreement.no-variation',
  )
  assert.equal(code(gwetAc1([[1], [1]])), 'agreement.no-variation')
})
