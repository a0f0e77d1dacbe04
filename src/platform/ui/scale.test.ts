import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axisSteps, keepsLabel, stepsAround } from './scale.ts'

test('an axis begins at zero, covers the largest value and names at most five steps above', () => {
  assert.deepEqual(axisSteps(0), [0, 1])
  assert.deepEqual(axisSteps(Number.NaN), [0, 1])
  assert.deepEqual(axisSteps(1), [0, 0.25, 0.5, 0.75, 1])
  assert.deepEqual(axisSteps(8995), [0, 2500, 5000, 7500, 10000])
  for (const most of [0.07, 3, 12, 99, 101, 7777, 1e6]) {
    const steps = axisSteps(most)
    assert.ok((steps.at(-1) as number) >= most, String(most))
    assert.ok((steps.at(-2) as number) < most, String(most))
    assert.ok(steps.length <= 6, String(most))
  }
})

test('an axis of values on both sides of zero holds both, and zero', () => {
  assert.deepEqual(stepsAround(0, 0), [0, 1])
  assert.deepEqual(stepsAround(3, 10), axisSteps(10))
  assert.deepEqual(stepsAround(-30, 100), [-50, -25, 0, 25, 50, 75, 100])
  assert.deepEqual(stepsAround(-8, -3), [-8, -6, -4, -2, 0])
  for (const [low, high] of [
    [-7, 90],
    [-400, 12],
    [-1, 1],
  ]) {
    const steps = stepsAround(low, high)
    assert.ok(steps[0] <= low && (steps.at(-1) as number) >= high && steps.includes(0), `${low} ${high}`)
  }
})

test('the last name of an axis always stays, and no more than wanted', () => {
  for (const count of [1, 5, 12, 24, 36]) {
    const kept = Array.from({ length: count }, (_, index) => keepsLabel(index, count, 6))
    assert.equal(kept.at(-1), true)
    assert.ok(kept.filter(Boolean).length <= 6)
  }
})
