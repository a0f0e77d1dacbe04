import assert from 'node:assert/strict'
import { test } from 'node:test'
import { logLikelihoods } from './step-evidence.ts'
import { signs, signsOfTeam, stepModel } from './step-model.ts'

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

test('the chain is made of probabilities, and 5 and 6 are outcomes of 4', () => {
  for (const row of [stepModel.initial, ...stepModel.transition]) assert.ok(Math.abs(sum(row) - 1) < 1e-12)
  const [, , , four, five, six] = stepModel.transition
  assert.ok(four[4] > 0.05 && four[5] > 0.05)
  assert.ok(five[3] > five[5], 'the way out of the help desk leads over the decision point')
  assert.ok(six[3] > six[4])
  for (const row of stepModel.transition.slice(0, 3)) assert.deepEqual(row.slice(4), [0, 0])
})

test('each sign is stated once, with a reason, and gives every step some chance', () => {
  assert.deepEqual(
    stepModel.signs.map(({ sign }) => sign),
    [...signs],
  )
  for (const sign of stepModel.signs) {
    assert.ok(sign.reason.length > 30, sign.sign)
    assert.ok((sign.weight ?? 1) > 0 && (sign.weight ?? 1) <= 1, sign.sign)
    if (sign.kind === 'class') {
      assert.equal(sign.chances.length, sign.edges.length + 1)
      for (let state = 0; state < 6; state++)
        assert.ok(Math.abs(sum(sign.chances.map(row => row[state])) - 1) < 1e-12, `${sign.sign} ${state + 1}`)
    } else assert.ok(sign.means.every(mean => mean > 0 && (sign.kind === 'count' || mean < 1)))
  }
  assert.ok(signsOfTeam.every(sign => signs.includes(sign)))
})

test('a share of few records says little, the same share of many says more', () => {
  const share = stepModel.signs[0]
  const spread = (n: number) => {
    const values = logLikelihoods(share, { value: 0.9, n })
    return Math.max(...values) - Math.min(...values)
  }
  const [one, three, thirty, many] = [1, 3, 30, 3000].map(spread)
  assert.ok(one < three && three < thirty && thirty < many)
  assert.ok(many < 12, 'however many records, companies differ')
})
