import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '#stats/random.ts'
import { drawFutures, runClock } from './clock.ts'
import { makeCompany, placeOf } from './clock-company.ts'
import { clockModel } from './clock-model.ts'

/** A first look at the word the clock gives; 500 companies are tried where time is measured. */
const companies = 20

test('the true week lies in the range of eight futures in ten about as often as that', () => {
  const random = createRandom(8)
  const places = Array.from({ length: companies }, (_, i) => {
    const made = makeCompany(1000 + i, i % 2 === 0 ? 'constant' : 'levelling')
    const drawn = drawFutures(made.ground)
    assert.ok(drawn.ok)
    const run = runClock(made.ground, drawn.futures, clockModel.threshold)
    assert.ok(run.ok)
    return placeOf(made, run.result.crossed, random)
  })
  const inside = places.filter(place => place >= 0.1 && place <= 0.9).length
  // Of 20, 11 to 19 with a chance of 98.6 % where the truth is 80 %.
  assert.ok(inside >= 11 && inside <= 19, `${inside} of ${companies}`)
})
