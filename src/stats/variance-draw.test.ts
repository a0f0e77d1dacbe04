import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gammaSurvival } from './distributions.ts'
import { createRandom } from './random.ts'
import { drawVariance } from './variance-draw.ts'

test('variances follow the cut inverse chi-square, wherever the cut', () => {
  const random = createRandom(5)
  const draws = 4000
  for (const [df, squares, largest] of [
    [10, 4, Infinity],
    [10, 4, 2],
    [10, 4, 0.5],
    [40, 60, 0.3],
    [1.2, 1, 0.4],
    [0.5, 1, 5],
  ] as const) {
    const cut = 1 / largest
    const kept = gammaSurvival(cut, df / 2, 2 / squares)
    const ranks = Float64Array.from({ length: draws }, () => {
      const variance = drawVariance(random, df, squares, largest)
      assert.ok(variance > 0 && variance <= largest * (1 + 1e-12))
      return 1 - gammaSurvival(1 / variance, df / 2, 2 / squares) / kept
    }).sort()
    // Kolmogorov's distance stays under 1.95 / √n with probability 0.999.
    const distance = ranks.reduce((most, rank, i) => Math.max(most, Math.abs(rank - (i + 0.5) / draws)), 0)
    assert.ok(distance < 1.95 / Math.sqrt(draws), `${df} ${squares} ${largest}: ${distance}`)
  }
})
