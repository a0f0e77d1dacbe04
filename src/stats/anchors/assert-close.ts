/** For tests: two numbers agree within a relative or an absolute tolerance, whichever is wider. */
import assert from 'node:assert/strict'

export function assertClose(
  actual: number,
  expected: number,
  tolerance: { relative?: number; absolute?: number },
  what = 'value',
): void {
  const allowed = Math.max((tolerance.relative ?? 0) * Math.abs(expected), tolerance.absolute ?? 0)
  assert.ok(
    Math.abs(actual - expected) <= allowed,
    `${what}: ${actual} is ${Math.abs(actual - expected)} away from ${expected}, allowed ${allowed}`,
  )
}
