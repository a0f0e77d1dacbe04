import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import { exponentialZiggurat, layers, normalZiggurat } from './ziggurat.ts'

test('the tail edges are the published ones for 256 layers', () => {
  // Marsaglia & Tsang 2000, section 2: r = 3.654152885361009 (normal), 7.69711747013105 (exponential).
  assertClose(normalZiggurat.tail, 3.654152885361009, { relative: 1e-13 })
  assertClose(exponentialZiggurat.tail, 7.69711747013105, { relative: 1e-13 })
})

test('every layer has the area of the base', () => {
  for (const { x, y } of [normalZiggurat, exponentialZiggurat]) {
    const base = x[0]! * y[1]!
    for (let i = 1; i < layers; i++)
      assertClose(x[i]! * (y[i + 1]! - y[i]!), base, { relative: 1e-9 }, `layer ${i}`)
    assert.equal(x[layers], 0)
  }
})
