import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pooledFactor } from './lever-measured.ts'

const effect = (factor: number, error: number) => ({
  part: { middle: factor - 1, low: 0, high: 0 },
  partError: error,
})
const near = (found: readonly number[], wanted: readonly number[]) =>
  found.forEach((value, k) => {
    assert.ok(Math.abs(value - wanted[k]) < 5e-4, `${found}`)
  })

test('one use has its own range', () => {
  const { range, middle, uses } = pooledFactor([effect(0.7, 0.1)])
  near([...range, middle, uses], [0.7 - 0.1282, 0.7 + 0.1282, 0.7, 1])
})

test('uses that agree narrow the range, the more precise weighing more', () => {
  const { range, middle } = pooledFactor([effect(0.7, 0.1), effect(0.76, 0.2)])
  // Weights 100 and 25: mean 0.712, error √(1/125) = 0.0894.
  near([...range, middle], [0.712 - 0.1146, 0.712 + 0.1146, 0.712])
})

test('uses that differ beyond their errors widen it: the next use may be like either', () => {
  const { range, middle } = pooledFactor([effect(0.5, 0.05), effect(0.9, 0.05)])
  // Q = 32, so the variance between uses is (32 - 1) / 400 = 0.0775; error of the mean² 0.04.
  near([...range, middle], [0.7 - 1.2816 * Math.sqrt(0.1175), 0.7 + 1.2816 * Math.sqrt(0.1175), 0.7])
})

test('no factor is nothing or less', () => {
  const { range, middle } = pooledFactor([effect(0.02, 0.2)])
  assert.deepEqual([range[0], middle], [0.05, 0.05])
})
