import assert from 'node:assert/strict'
import { test } from 'node:test'
import { negativeBinomialProbability } from '#stats/count-distributions.ts'
import { fixtureMonth } from './fixtures.ts'
import { logLikelihoods, shownBy } from './step-evidence.ts'
import { type CountSign, type ShareSign, signs, stepModel } from './step-model.ts'

const month = fixtureMonth({
  capacityHours: 400,
  weeks: 4,
  hours: {
    answering: 60,
    evangelising: 20,
    programme: 40,
    education: 10,
    governance: 10,
    measuring: 5,
    planning: 15,
  },
  reactiveLoggedHours: 70,
  proactiveLoggedHours: 90,
  entries: 80,
  estimated: 10,
  estimatedHours: 20,
  arrivals: 40,
  done: 30,
  unitIds: [1, 2, 3],
  unitsActive: 12,
  repeated: 4,
  due: 20,
  met: 15,
  solvedByGuides: 10,
})

test('what a month shows is what was worked out by hand', () => {
  const shown = shownBy(month)
  assert.deepEqual(shown.reactiveShare, { value: 90 / 180, n: 90 })
  assert.equal(shown.reactiveNeed, null)
  assert.deepEqual(shown.evangelising, { value: 20 / 100, n: 50 })
  assert.deepEqual(shown.programmes, { value: 40 / 80, n: 40 })
  assert.deepEqual(shown.answeringPockets, { value: 20 / 40, n: 20 })
  assert.deepEqual(shown.measuring, { value: 5 / 20, n: 10 })
  assert.deepEqual(shown.teamHours, { value: 100, n: 1 })
  assert.deepEqual(shown.arrivals, { value: 10, n: 4 })
  assert.deepEqual(shown.unitsAsking, { value: 3 / 12, n: 12 })
  assert.deepEqual(shown.leftOver, { value: 10 / 40, n: 40 })
  assert.deepEqual(shown.repeated, { value: 4 / 40, n: 40 })
  assert.deepEqual(shown.targetsMet, { value: 15 / 20, n: 20 })
  assert.deepEqual(shown.solvedByGuides, { value: 10 / 50, n: 50 })
})

test('what nobody records is shown by nothing', () => {
  const empty = shownBy(fixtureMonth({ capacityHours: null }))
  assert.deepEqual(
    signs.filter(sign => empty[sign] !== null),
    [],
  )
  const noLedger = shownBy({
    ...month,
    entries: 0,
    hours: {},
    reactiveLoggedHours: 0,
    proactiveLoggedHours: 0,
  })
  assert.equal(noLedger.reactiveShare, null)
  assert.deepEqual(noLedger.reactiveNeed, { value: 20 / 400, n: 10 })
  assert.equal(noLedger.evangelising, null)
  const noGuides = shownBy({ ...month, solvedByGuides: 0 })
  assert.equal(noGuides.solvedByGuides, null)
})

test('more done than came leaves nothing over, and no share leaves 0 to 1', () => {
  assert.deepEqual(shownBy({ ...month, done: 90 }).leftOver, { value: 0, n: 40 })
  assert.deepEqual(shownBy({ ...month, unitIds: [1, 2, 3], unitsActive: 2 }).unitsAsking?.value, 1)
})

test('likelihoods are those of the distributions, up to a constant', () => {
  const share: ShareSign = {
    sign: 'repeated',
    kind: 'share',
    means: [0.5, 0.25, 0.5, 0.5, 0.5, 0.5],
    precision: 4,
    reason: '',
  }
  // Beta-binomial of 3 in 3: (2·3·4)/(4·5·6) with a = b = 2, and (1·2·3)/(4·5·6) with a = 1, b = 3.
  const [half, quarter] = logLikelihoods(share, { value: 1, n: 3 })
  assert.ok(Math.abs(half - Math.log(24 / 120)) < 1e-12)
  assert.ok(Math.abs(quarter - Math.log(6 / 120)) < 1e-12)
  const count: CountSign = {
    sign: 'arrivals',
    kind: 'count',
    means: [2, 5, 9, 20, 25, 22],
    size: 0.9,
    reason: '',
  }
  const values = logLikelihoods(count, { value: 4, n: 4 })
  for (const [state, mean] of count.means.entries())
    assert.ok(
      Math.abs(
        values[state] -
          values[0] -
          Math.log(negativeBinomialProbability(16, mean * 4, 0.9) / negativeBinomialProbability(16, 8, 0.9)),
      ) < 1e-9,
    )
})

test('an amount falls in the class it lies below the edge of', () => {
  const hours = stepModel.signs.find(sign => sign.sign === 'teamHours')
  assert.ok(hours?.kind === 'class')
  assert.deepEqual(logLikelihoods(hours, { value: 44.9, n: 1 }), hours.chances[0].map(Math.log))
  assert.deepEqual(logLikelihoods(hours, { value: 45, n: 1 }), hours.chances[1].map(Math.log))
  assert.deepEqual(logLikelihoods(hours, { value: 5000, n: 1 }), hours.chances[3].map(Math.log))
})
