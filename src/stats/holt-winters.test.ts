import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import anchors from './anchors/decompositions.json' with { type: 'json' }
import { readVectorColumn, withoutVectors } from './anchors/shared-vectors.ts'
import { type HoltWintersRequest, holtWinters } from './holt-winters.ts'
import { centralInterval } from './quantile-forecast.ts'
import { createRandom } from './random.ts'

const skip = withoutVectors('fc_airpassengers.csv', 'fc_ukdriverdeaths.csv')

test('weights, squares and forecasts are R’s, at a minimum at least as low', { skip }, () => {
  for (const [file, season] of [
    ['fc_airpassengers.csv', 'multiplicative'],
    ['fc_ukdriverdeaths.csv', 'additive'],
  ] as const) {
    const expected = anchors.holtWinters[season]
    const found = holtWinters(readVectorColumn(file, 'y'), { period: 12, horizon: 24, season })
    assert.ok(found.ok)
    // R's optimiser stops within a ten-millionth of the minimum, so weights agree to four digits.
    assertClose(found.squares, expected.squares, { relative: 1e-6 }, 'squares')
    assert.ok(found.squares <= expected.squares)
    for (const weight of ['alpha', 'beta', 'gamma'] as const)
      assertClose(found[weight], expected[weight], { absolute: 1e-4 }, weight)
    expected.mean.forEach((value, h) => {
      assertClose(found.mean[h]!, value, { relative: 2e-4 }, `${h + 1} ahead`)
    })
    if (season === 'additive')
      anchors.holtWinters.additive.upper80.forEach((value, h) => {
        assertClose(centralInterval(found, 0.8)!.upper[h]!, value, { relative: 2e-4 }, `upper, ${h + 1}`)
      })
  }
})

test('intervals of a season that multiplies hold what the weights carry forward', () => {
  const random = createRandom(5)
  const pattern = [0.7, 1.3, 1.1, 0.9]
  const series = Array.from({ length: 48 }, (_, t) => (100 + t + 5 * random.normal()) * pattern[t % 4]!)
  const found = holtWinters(series, { period: 4, horizon: 6, season: 'multiplicative' })
  assert.ok(found.ok)
  const interval = centralInterval(found, 0.8)
  assert.ok(interval)
  // By hand, the second period ahead: its own error, and the first one's share in the season's proportion.
  const sd = (h: number) => (interval.upper[h]! - found.mean[h]!) / 1.2815515655446004
  const share = (found.alpha * (1 + found.beta) * found.seasonal[1]!) / found.seasonal[0]!
  assertClose(sd(1) / sd(0), Math.sqrt(1 + share * share), { relative: 1e-9 })
  assertClose(found.mean[4]!, (found.level + 5 * found.slope) * found.seasonal[0]!, { relative: 1e-12 })
})

test('what cannot be followed is refused, and why', () => {
  const code = (series: number[], request: Partial<HoltWintersRequest> = {}) => {
    const answer = holtWinters(series, { period: 2, horizon: 1, season: 'multiplicative', ...request })
    return answer.ok ? 'ok' : answer.code
  }
  const series = [3, 5, 4, 8, 4, 6, 5, 9, 5, 7]
  assert.equal(code(series), 'ok')
  assert.equal(code(series, { season: 'additive' }), 'ok')
  assert.equal(code(series.slice(0, 6)), 'forecast.too-short')
  assert.equal(code(series, { period: 1 }), 'forecast.period')
  assert.equal(code([...series, 0]), 'forecast.not-positive')
  assert.equal(code(new Array(12).fill(3)), 'forecast.constant')
  assert.equal(code([1, 2, 1, 2, 1, 2, 1, 2], { season: 'additive' }), 'forecast.constant')
})
