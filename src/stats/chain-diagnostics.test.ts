import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import anchors from './anchors/series.json' with { type: 'json' }
import { diagnoseChains } from './chain-diagnostics.ts'

/** The chains of the anchors: an autoregression on a linear congruential generator, the same in any language. */
function madeChain(length: number, memory: number, shift: number, scale: number, seed: number): Float64Array {
  let state = seed
  let value = 0
  return Float64Array.from({ length }, () => {
    state = (1103515245 * state + 12345) % 2147483648
    value = memory * value + (state / 2147483648 - 0.5)
    return shift + scale * value
  })
}

const chainsOf = (make: (chain: number) => Float64Array, count = 4) =>
  Array.from({ length: count }, (_, i) => make(i + 1))

test('R-hat and effective draws are those of R posterior', () => {
  const made = {
    independent: chainsOf(c => madeChain(500, 0, 0, 1, 10 + c)),
    slow: chainsOf(c => madeChain(500, 0.95, 0, 1, 20 + c)),
    apart: chainsOf(c => madeChain(500, 0.3, 0.2 * c, 1, 30 + c)),
    spread: chainsOf(c => madeChain(500, 0.3, 0, c, 40 + c)),
    ties: chainsOf(c => madeChain(501, 0.5, 0, 1, 50 + c).map(value => Math.round(4 * value))),
    two: chainsOf(c => madeChain(301, 0.8, 0, 1, 60 + c), 2),
  }
  for (const [name, chains] of Object.entries(made)) {
    const expected = anchors.diagnostics[name as keyof typeof made]
    const { rHat, bulk, tail } = diagnoseChains(chains)
    assertClose(rHat, expected.rHat, { relative: 1e-10 }, `${name} R-hat`)
    assertClose(bulk, expected.bulk, { relative: 1e-8 }, `${name} bulk`)
    assertClose(tail, expected.tail, { relative: 1e-8 }, `${name} tail`)
  }
})

test('chains that never move agree, chains stuck apart do not', () => {
  const stuck = (value: number) => new Float64Array(20).fill(value)
  assert.deepEqual(diagnoseChains([stuck(3), stuck(3)]), { rHat: 1, bulk: 40, tail: 40 })
  assert.equal(diagnoseChains([stuck(3), stuck(4)]).rHat, Infinity)
  assert.throws(() => diagnoseChains([stuck(1), new Float64Array(19)]), RangeError)
  assert.throws(() => diagnoseChains([]), RangeError)
})
