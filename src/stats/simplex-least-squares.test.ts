import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import anchors from './anchors/panels.json' with { type: 'json' }
import { prop99, withoutProp99 } from './anchors/published-panels.ts'
import { fromRows, type Matrix, matrix, multiplyVector } from './linear-algebra.ts'
import { createRandom } from './random.ts'
import { simplexLeastSquares } from './simplex-least-squares.ts'

type Weighted = { estimate: number; objective: number; weights: Record<string, number> }

test('weights and objectives are those of an exact quadratic programme on Proposition 99', {
  skip: withoutProp99,
}, () => {
  const { units, outcomes } = prop99()
  const donors = units.slice(0, -1)
  const a = fromRows(Array.from({ length: 19 }, (_, t) => donors.map((_, j) => outcomes[j]![t]!)))
  const b = outcomes.at(-1)!.slice(0, 19)
  const { exact, tolerance, zetaOmega, zetaLambda } = anchors.prop99
  for (const [name, zeta, intercept] of [
    ['sdid', zetaOmega, true],
    ['sc', zetaLambda, false],
    ['difp', zetaLambda, true],
    ['sc_reg', zetaOmega, false],
  ] as const) {
    const expected: Weighted = exact[name]
    const solved = simplexLeastSquares({ a, b, ridge: zeta ** 2, intercept })
    assert.ok(solved.ok)
    assertClose(solved.objective, expected.objective, { relative: tolerance.objectiveRelative }, name)
    assert.ok(solved.kktResidual < 1e-14, `${name}: ${solved.kktResidual}`)
    const after = (unit: number) => outcomes[unit]!.slice(19).reduce((sum, value) => sum + value, 0) / 12
    const before = (unit: number) => outcomes[unit]!.slice(0, 19).reduce((sum, value) => sum + value, 0) / 19
    const change = (unit: number) => after(unit) - (intercept ? before(unit) : 0)
    const mix = donors.reduce((sum, _, j) => sum + solved.weights[j]! * change(j), 0)
    // Of both intercept forms with equal times: the weights of synthetic did give difp_reg.
    const estimate = name === 'sdid' ? exact.difp_reg.estimate : expected.estimate
    assertClose(change(donors.length) - mix, estimate, { absolute: tolerance.estimateAbsolute }, name)
    donors.forEach((donor, j) => {
      assertClose(
        solved.weights[j]!,
        expected.weights[donor] ?? 0,
        { absolute: tolerance.weightsAbsolute },
        `${name} ${donor}`,
      )
    })
  }
})

function objectiveOf(a: Matrix, b: number[], weights: ArrayLike<number>, ridge: number, intercept: boolean) {
  const gaps = multiplyVector(a, weights).map((fitted, i) => fitted - b[i]!)
  const mean = intercept ? gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length : 0
  return (
    gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length +
    ridge * Array.from(weights).reduce((sum, weight) => sum + weight * weight, 0)
  )
}

test('no mix found by trying is better, whatever the shape', () => {
  const random = createRandom(3)
  for (let round = 0; round < 60; round++) {
    const rows = 2 + random.int(30)
    const cols = 1 + random.int(40)
    const a = matrix(
      rows,
      cols,
      Float64Array.from({ length: rows * cols }, () => random.normal(50, 10)),
    )
    const b = Array.from({ length: rows }, () => random.normal(50, 10))
    const ridge = round % 3 === 0 ? 0 : random.uniform() * 10
    const intercept = round % 2 === 0
    const solved = simplexLeastSquares({ a, b, ridge, intercept })
    assert.ok(solved.ok)
    assert.ok(solved.kktResidual < 1e-12, `${rows} × ${cols}: ${solved.kktResidual}`)
    assertClose(
      solved.weights.reduce((sum, weight) => sum + weight, 0),
      1,
      { absolute: 1e-12 },
    )
    assert.ok(solved.weights.every(weight => weight >= 0))
    const best = objectiveOf(a, b, solved.weights, ridge, intercept)
    assertClose(solved.objective, best, { relative: 1e-8, absolute: 1e-9 })
    for (let trial = 0; trial < 30; trial++) {
      // A small move towards a random vertex: feasible, and worse at the optimum.
      const towards = random.int(cols)
      const share = 10 ** -(1 + random.int(4))
      const moved = solved.weights.map((weight, j) => (1 - share) * weight + (j === towards ? share : 0))
      assert.ok(objectiveOf(a, b, moved, ridge, intercept) >= best - 1e-10)
    }
    const warm = simplexLeastSquares({ a, b, ridge, intercept, start: solved.weights })
    assert.ok(warm.ok)
    assertClose(warm.objective, best, { relative: 1e-8, absolute: 1e-9 }, 'warm start')
  }
})

test('twins, constants, exact fits and tiny scales have answers', () => {
  const column = [1, 4, 2, 8, 5]
  const other = [3, 3, 1, 2, 7]
  const half = column.map((value, i) => (value + other[i]!) / 2)
  const twins = simplexLeastSquares({
    a: fromRows(column.map((value, i) => [value, value, other[i]!, value])),
    b: half,
  })
  assert.ok(twins.ok)
  assertClose(twins.objective, 0, { absolute: 1e-12 })
  assertClose(twins.weights[2]!, 0.5, { absolute: 1e-8 })
  const shifted = simplexLeastSquares({
    a: fromRows(column.map(value => [value])),
    b: column.map(value => value + 3),
    intercept: true,
  })
  assert.ok(shifted.ok)
  assertClose(shifted.intercept, 3, { absolute: 1e-12 })
  assert.deepEqual([...shifted.weights], [1])
  const same = simplexLeastSquares({
    a: fromRows([
      [2, 2],
      [2, 2],
    ]),
    b: [2, 2],
  })
  assert.ok(same.ok)
  assert.deepEqual([...same.weights], [0.5, 0.5])
  const tiny = simplexLeastSquares({
    a: fromRows(column.map((value, i) => [value * 1e-9, other[i]! * 1e-9])),
    b: half.map(value => value * 1e-9),
  })
  assert.ok(tiny.ok)
  assertClose(tiny.weights[0]!, 0.5, { absolute: 1e-8 })
  const none = simplexLeastSquares({ a: matrix(3, 0), b: [1, 2, 3] })
  assert.equal(none.ok || none.code, 'simplex.empty')
  assert.throws(() => simplexLeastSquares({ a: fromRows([[Number.NaN, 1]]), b: [1] }), RangeError)
  const uneven = simplexLeastSquares({ a: fromRows([[2, 1]]), b: [1, 2] })
  assert.equal(uneven.ok ? 'ok' : uneven.code, 'simplex.uneven')
})
