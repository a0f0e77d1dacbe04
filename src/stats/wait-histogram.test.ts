import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import { createRandom } from './random.ts'
import { waitHistogram } from './wait-histogram.ts'

test('quantiles are right to 1.6 % from milliseconds to millions', () => {
  const random = createRandom(1)
  for (const scale of [1e-3, 1, 40, 1e6]) {
    const histogram = waitHistogram()
    const waits = Float64Array.from({ length: 20_000 }, () => random.exponential() * scale)
    for (const wait of waits) histogram.add(wait)
    waits.sort()
    for (const p of [0.05, 0.5, 0.9, 0.99])
      assertClose(histogram.quantile(p), waits[Math.ceil(p * waits.length) - 1], { relative: 0.016 }, `${p}`)
  }
})

test('no wait is 0, and so is the quantile of nothing', () => {
  const histogram = waitHistogram()
  assert.equal(histogram.quantile(0.5), 0)
  for (const wait of [0, 0, 0, 8]) histogram.add(wait)
  assert.equal(histogram.quantile(0.75), 0)
  assertClose(histogram.quantile(0.9), 8, { relative: 0.016 })
})
