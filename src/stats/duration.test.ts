import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import { type Duration, durationDraws, durationFault, meanDuration } from './duration.ts'
import { createRandom } from './random.ts'

test('every shape has the mean and the variation it says', () => {
  const shapes: { duration: Duration; variation: number }[] = [
    { duration: { shape: 'fixed', mean: 3 }, variation: 0 },
    { duration: { shape: 'exponential', mean: 3 }, variation: 1 },
    { duration: { shape: 'gamma', mean: 3, variation: 0.3 }, variation: 0.3 },
    { duration: { shape: 'gamma', mean: 3, variation: 0 }, variation: 0 },
    { duration: { shape: 'lognormal', mean: 3, variation: 0.8 }, variation: 0.8 },
    { duration: { shape: 'hyperexponential', mean: 3, variation: 4 }, variation: 4 },
    { duration: { shape: 'empirical', values: [1, 2, 6] }, variation: (4 + 1 + 9) / 3 / 9 },
  ]
  for (const { duration, variation } of shapes) {
    const values = new Float64Array(300_000)
    durationDraws(duration, createRandom(2))(values)
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
    assert.equal(meanDuration(duration), 3)
    assertClose(mean, 3, { relative: 0.02 }, duration.shape)
    assertClose(square / mean ** 2, variation, { relative: 0.05, absolute: 1e-12 }, duration.shape)
  }
})

test('a duration that cannot be is named', () => {
  assert.equal(durationFault({ shape: 'fixed', mean: 0 }), null)
  assert.match(durationFault({ shape: 'exponential', mean: -1 }) ?? '', /mean/)
  assert.match(durationFault({ shape: 'gamma', mean: 1, variation: -1 }) ?? '', /variation/)
  assert.match(durationFault({ shape: 'hyperexponential', mean: 1, variation: 0.9 }) ?? '', /variation/)
  assert.match(durationFault({ shape: 'empirical', values: [1, -1] }) ?? '', /below 0/)
  assert.match(durationFault({ shape: 'empirical', values: [] }) ?? '', /a value/)
})
