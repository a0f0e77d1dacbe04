import assert from 'node:assert/strict'
import { test } from 'node:test'
import { betaCdf } from '#stats/distributions.ts'
import { type Sign, stepModel } from './step-model.ts'
import { likelyNext } from './step-next.ts'

const signOf = (name: Sign) => {
  const sign = stepModel.signs.find(({ sign }) => sign === name)
  assert.ok(sign)
  return sign
}
const at = (step: number) => [1, 2, 3, 4, 5, 6].map(n => (n === step ? 1 : 0))

test('a share next month lies between the first and the last tenth of companies at the step', () => {
  const share = signOf('reactiveShare')
  assert.ok(share.kind === 'share')
  const [low, high] = likelyNext(share, [], at(5), 10)
  const [a, b] = [share.means[4] * share.precision, (1 - share.means[4]) * share.precision]
  // Shares are taken in fiftieths.
  assert.ok(
    Math.abs(betaCdf(low.value, a, b) - 0.1) < 0.04 && Math.abs(betaCdf(high.value, a, b) - 0.9) < 0.04,
  )
  assert.deepEqual([low.n, high.n], [10, 10])
  const open = likelyNext(
    share,
    [],
    at(1).map((p, state) => (p + at(5)[state]) / 2),
    10,
  )
  assert.ok(open[1].value - open[0].value > high.value - low.value)
})

test('as many records are expected as in the last three months that had some', () => {
  const past = [400, 20, 30, 40].map(n => ({ value: 0.5, n }))
  assert.equal(likelyNext(signOf('repeated'), past, at(4), 10)[0].n, 30)
})

test('a count goes to half and twice its usual, an amount to its class and those beside it', () => {
  const count = likelyNext(signOf('arrivals'), [{ value: 40, n: 4 }], at(4), 10)
  assert.deepEqual(
    count.map(({ value }) => value),
    [20, 80],
  )
  const hours = (value: number) =>
    likelyNext(signOf('teamHours'), [{ value, n: 1 }], at(4), 10).map(shown => shown.value)
  assert.deepEqual(hours(30), [33.75, 72.5])
  assert.deepEqual(hours(120), [72.5, 150, 250])
  assert.deepEqual(hours(900), [150, 250])
  assert.deepEqual(likelyNext(signOf('teamHours'), [], at(1), 10).length, 2)
})
