import assert from 'node:assert/strict'
import { test } from 'node:test'
import anchors from './anchors/agreement.json' with { type: 'json' }
import { assertClose } from './anchors/assert-close.ts'
import { type BinomialMethod, binomialInterval } from './binomial-interval.ts'
import { binomialProbability } from './count-distributions.ts'

const columns = {
  wilson: 'wilson',
  wilson_cc: 'wilson-corrected',
  agresti_coull: 'agresti-coull',
  clopper_pearson: 'clopper-pearson',
  jeffreys: 'jeffreys',
  normal: 'wald',
} as const satisfies Record<string, BinomialMethod>

function limits(yes: number, of: number, method: BinomialMethod, confidence = 0.95) {
  const found = binomialInterval({ yes, of, confidence, method })
  assert.ok(found.ok)
  return found.interval
}

test('six intervals of a count agree with the anchors to 1e-10', () => {
  assert.equal(anchors.binomial.length, 33)
  for (const row of anchors.binomial)
    for (const [column, method] of Object.entries(columns)) {
      const [lower, upper] = row[column as keyof typeof columns]
      const found = limits(row.x, row.n, method, row.conf)
      const what = `${method} of ${row.x} in ${row.n} at ${row.conf}`
      assertClose(found.lower, lower!, { relative: 1e-10, absolute: 1e-15 }, `${what}, lower`)
      assertClose(found.upper, upper!, { relative: 1e-10, absolute: 1e-15 }, `${what}, upper`)
    }
})

test('Wilson’s intervals of Newcombe 1998 are the published ones', () => {
  for (const [count, [lower, upper]] of Object.entries(anchors.newcombe)) {
    const [yes, of] = count.split('/').map(Number)
    const found = limits(yes!, of!, 'wilson')
    assertClose(found.lower, lower!, { absolute: 5e-5 }, count)
    assertClose(found.upper, upper!, { absolute: 5e-5 }, count)
  }
})

test('what each interval covers, added up exactly over all counts of 40 answers', () => {
  const n = 40
  const covers = (method: BinomialMethod) => {
    const own = Array.from({ length: n + 1 }, (_, yes) => limits(yes, n, method, 0.9))
    return Array.from({ length: 91 }, (_, i) => 0.05 + i / 100).map(p =>
      own.reduce(
        (sum, { lower, upper }, yes) => sum + (lower <= p && p <= upper ? binomialProbability(yes, n, p) : 0),
        0,
      ),
    )
  }
  const mean = (list: number[]) => list.reduce((a, b) => a + b, 0) / list.length
  for (const method of ['wilson', 'jeffreys', 'agresti-coull'] as const)
    assertClose(mean(covers(method)), 0.9, { absolute: 0.015 }, method)
  assert.ok(Math.min(...covers('clopper-pearson')) >= 0.9)
  assert.ok(Math.min(...covers('wald')) < 0.83, 'Wald’s falls short, as it says')
})

test('counts that are none are refused', () => {
  for (const [yes, of] of [
    [3, 2],
    [-1, 4],
    [0, 0],
    [1.5, 4],
    [Number.NaN, 4],
  ])
    assert.equal(binomialInterval({ yes: yes!, of: of! }).ok, false)
  assert.equal(binomialInterval({ yes: 1, of: 2, confidence: 1 }).ok, false)
})
