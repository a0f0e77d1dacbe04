import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pooledFactor, withMeasured } from './lever-measured.ts'

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

test('a stated range and a measurement count by their precision', () => {
  // Stated 0.8 ± 0.1, measured 0.7 ± 0.1: half each, error 0.1/√2.
  const reach = 1.2816 * 0.1
  const one = { range: [0, 0], middle: 0.7, error: 0.1, between: 0, uses: 1 } as const
  near(withMeasured([0.8 - reach, 0.8 + reach], one), [0.75 - reach / Math.SQRT2, 0.75 + reach / Math.SQRT2])
})

test('a wide measurement, of the wrong sign too, hardly moves the stated range', () => {
  const wide = { range: [0, 0], middle: 1.4, error: 1, between: 0, uses: 1 } as const
  const [low, high] = withMeasured([0.7, 0.95], wide)
  assert.ok(Math.abs(low - 0.7) < 0.01 && Math.abs(high - 0.95) < 0.01, `${low} ${high}`)
})

test('a sharp measurement takes its place, also where it was narrower', () => {
  const sharp = pooledFactor([effect(0.5, 0.01), effect(0.5, 0.01)])
  for (const stated of [[0.7, 0.95] as const, [0.8, 0.8] as const])
    near(withMeasured(stated, sharp), sharp.range)
  const [low] = withMeasured([0.7, 0.95], pooledFactor([effect(1.2, 0.02), effect(1.2, 0.02)]))
  assert.ok(low > 1.1, `${low}`)
})

test('a measurement of middling width that contradicts what is stated widens it', () => {
  const [low, high] = withMeasured([0.7, 0.95], pooledFactor([effect(0.35, 0.2)]))
  assert.ok(high - low > 0.3 && low < 0.45 && high < 0.95, `${low} ${high}`)
})

test('uses that differ among themselves stay wide, however many were measured', () => {
  const factors = Array.from({ length: 40 }, (_, k) => effect(k % 2 ? 0.5 : 0.9, 0.02))
  const [low, high] = withMeasured([0.7, 0.95], pooledFactor(factors))
  assert.ok(high - low > 2 * 1.28 * 0.19, `${low} ${high}`)
})
