import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import anchors from './anchors/decompositions.json' with { type: 'json' }
import { readVectorColumn, withoutVectors } from './anchors/shared-vectors.ts'
import { type LoessDecompositionRequest, seasonalTrendLoess } from './seasonal-trend-loess.ts'

const skip = withoutVectors('fc_airpassengers.csv', 'fc_ukdriverdeaths.csv')
const passengers = () => readVectorColumn('fc_airpassengers.csv', 'y')
const deaths = () => readVectorColumn('fc_ukdriverdeaths.csv', 'y')

const decomposed = (series: readonly number[], request: Omit<LoessDecompositionRequest, 'period'> = {}) => {
  const parts = seasonalTrendLoess(series, { period: 12, ...request })
  assert.ok(parts.ok)
  return parts
}

const near = (actual: readonly number[], expected: readonly number[], what: string) => {
  for (const [t, value] of expected.entries())
    assertClose(actual[t]!, value, { absolute: anchors.tolerance.decomposition }, `${what}, period ${t + 1}`)
}

test('the decomposition is R’s, with a season that stays and one that changes', { skip }, () => {
  const periodic = decomposed(passengers(), { seasonalWindow: 'periodic' })
  near(periodic.seasonal, anchors.periodic.seasonal, 'season')
  near(periodic.seasonal.slice(-12), anchors.periodic.seasonal, 'last season')
  near(periodic.trend, anchors.periodic.trendFirst12, 'trend')
  const changing = decomposed(passengers())
  near(changing.seasonal, anchors.window11.seasonal, 'season of 11')
  near(changing.trend, anchors.window11.trend, 'trend')
  const smooth = decomposed(passengers().slice(0, 92), { seasonalWindow: 21, trendWindow: 15 })
  near(smooth.seasonal, anchors.trend15.seasonal, 'season of 21')
  near(smooth.trend, anchors.trend15.trend, 'trend of 15')
  assert.ok(changing.weights.every(weight => weight === 1))
})

test('the robust decomposition is R’s, weight by weight', { skip }, () => {
  const robust = decomposed(deaths(), { seasonalWindow: 13, robust: true })
  near(robust.seasonal, anchors.robust13.seasonal, 'season')
  near(robust.trend, anchors.robust13.trend, 'trend')
  near(robust.weights, anchors.robust13.weights, 'weight')
})

test('parts add up, and one wild value moves the robust parts by little', () => {
  const plain = Array.from(
    { length: 60 },
    (_, t) => 100 + t + 20 * Math.sin((2 * Math.PI * t) / 12) + (t % 5),
  )
  const wild = plain.map((value, t) => (t === 30 ? value + 500 : value))
  const asked = { seasonalWindow: 'periodic' } as const
  const parts = decomposed(wild, { ...asked, robust: true })
  for (const [t, value] of wild.entries())
    assertClose(parts.seasonal[t]! + parts.trend[t]! + parts.remainder[t]!, value, { relative: 1e-12 })
  assert.equal(parts.weights[30], 0)
  const [was, now, shaken] = [decomposed(plain, asked), parts, decomposed(wild, asked)].map(
    ({ trend }) => trend[30]!,
  )
  assert.ok(Math.abs(now! - was!) < 2 && Math.abs(shaken! - was!) > 15, `${was} ${now} ${shaken}`)
})

test('strength tells a season from none', { skip }, () => {
  const found = [passengers(), deaths()].map(series => decomposed(series))
  for (const [i, { seasonal, trend }] of anchors.strengths.entries()) {
    assertClose(found[i]!.seasonalStrength, seasonal, { absolute: 1e-9 })
    assertClose(found[i]!.trendStrength, trend, { absolute: 1e-9 })
  }
  const line = decomposed(Array.from({ length: 40 }, (_, t) => 3 * t))
  assert.equal(line.seasonalStrength, 0)
  assert.ok(line.trendStrength > 0.999)
})

test('what cannot be taken apart is refused, and why', () => {
  const code = (series: number[], request: Partial<LoessDecompositionRequest> = {}) => {
    const answer = seasonalTrendLoess(series, { period: 4, ...request })
    return answer.ok ? 'ok' : answer.code
  }
  const series = [3, 5, 4, 8, 4, 6, 5, 9, 5, 7]
  assert.equal(code(series), 'ok')
  assert.equal(code(series.slice(0, 8)), 'forecast.too-short')
  assert.equal(code(series, { period: 1 }), 'forecast.period')
  assert.equal(code(series, { seasonalWindow: 8 }), 'forecast.window')
  assert.equal(code(series, { trendWindow: 1 }), 'forecast.window')
  assert.equal(code([...series, Number.NaN]), 'forecast.not-finite')
})
