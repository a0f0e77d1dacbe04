import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import anchors from './anchors/decompositions.json' with { type: 'json' }
import { readVectorColumn, withoutVectors } from './anchors/shared-vectors.ts'
import { loessForecast } from './loess-forecast.ts'
import { centralInterval } from './quantile-forecast.ts'

test('decomposition and smoothing forecast as R’s stlf, intervals too', {
  skip: withoutVectors('fc_airpassengers.csv'),
}, () => {
  const series = readVectorColumn('fc_airpassengers.csv', 'y')
  const found = loessForecast(series, { period: 12, horizon: 24 })
  assert.ok(found.ok)
  assert.equal(found.fit.method, 'ETS(M,A,N)')
  const [narrow, wide] = [centralInterval(found, 0.8), centralInterval(found, 0.95)]
  assert.ok(narrow && wide)
  const named = loessForecast(series, { period: 12, horizon: 24, model: { error: 'M', trend: 'A' } })
  assert.ok(named.ok)
  assert.deepEqual([named.mean, named.considered.length], [found.mean, 1])
  const { mean, lower80, upper80, lower95, upper95 } = anchors.loessForecast
  for (const [own, expected] of [
    [found.mean, mean],
    [narrow.lower, lower80],
    [narrow.upper, upper80],
    [wide.lower, lower95],
    [wide.upper, upper95],
  ] as const)
    expected.forEach((value, h) => {
      assertClose(own[h]!, value, { relative: 5e-4 }, `${h + 1} ahead`)
    })
})

test('the season comes back on the quantiles, above the floor, and a short series is refused', () => {
  const series = Array.from({ length: 40 }, (_, t) => [0, 0, 9, 3][t % 4]! + ((t * 7) % 3))
  const found = loessForecast(series, { period: 4, horizon: 8, floor: 0, seasonalWindow: 'periodic' })
  assert.ok(found.ok)
  assert.ok(found.quantiles.flat().every(value => value >= 0))
  assert.ok(found.assumed.some(line => line.includes('below 0')))
  const median = found.quantiles[found.levels.indexOf(0.5)]!
  assertClose(median[2]! - median[3]!, 6, { absolute: 1 })
  assertClose(median[6]!, median[2]!, { absolute: 1 })
  const short = loessForecast(series.slice(0, 8), { period: 4, horizon: 8 })
  assert.ok(!short.ok && short.code === 'forecast.too-short')
  const none = loessForecast(series, { horizon: 8 })
  assert.ok(!none.ok && none.code === 'forecast.period')
})
