import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '#stats/random.ts'
import { drawCareer, drawPath } from './step-careers.ts'
import { readSteps } from './step-filter.ts'
import { stepModel } from './step-model.ts'

/** Not among the seeds on which the model's weights were set. */
const SEED = 2026
const CAREERS = 1000

/** The answer at the end of one to 36 months of records, and the step that was planted. */
function answers(careers: number, spread: number, most = 36) {
  const random = createRandom(SEED)
  return Array.from({ length: careers }, (_, at) => {
    const own = random.fork(at)
    const career = drawCareer(own, 1 + own.int(most), spread)
    const reading = readSteps(
      stepModel,
      career.map(({ evidence }) => evidence),
    )
    return { reading, truth: career[career.length - 1].step }
  }).flatMap(({ reading, truth }) => (reading ? [{ reading, truth }] : []))
}

const all = answers(CAREERS, 1)
const shareOf = <T>(list: readonly T[], holds: (item: T) => boolean) =>
  list.filter(holds).length / list.length

test('the set of steps holds the planted step as often as it says, over careers the model did not draw', () => {
  assert.ok(all.length > CAREERS * 0.95)
  const held = shareOf(all, ({ reading, truth }) => reading.set.includes(truth))
  assert.ok(held >= 0.76 && held <= 0.84, `the set held the truth in ${held}`)
  const size = all.reduce((sum, { reading }) => sum + reading.set.length, 0) / all.length
  assert.ok(size < 2.3, `steps a set: ${size}`)
})

test('what is called likely happens about as often as it is said', () => {
  let apart = 0
  for (const from of [0, 0.2, 0.4, 0.6, 0.8]) {
    const these = all
      .map(({ reading: { probabilities, leading }, truth }) => ({
        said: probabilities[leading - 1],
        was: leading === truth,
      }))
      .filter(({ said }) => said >= from && said < from + 0.2)
    const said = these.reduce((sum, answer) => sum + answer.said, 0)
    apart += Math.abs(said - these.filter(({ was }) => was).length)
  }
  assert.ok(apart / all.length < 0.1, `said and was are ${apart / all.length} apart`)
})

test('a first month alone leaves several steps open, nearly always', () => {
  const first = answers(200, 1, 1)
  assert.ok(shareOf(first, ({ reading }) => reading.set.length >= 2) > 0.9)
})

test('a planted path follows the study: no outcome before the decision point', () => {
  for (let seed = 0; seed < 200; seed++) {
    const path = drawPath(createRandom(seed), 60)
    path.forEach((step, at) => {
      if (at > 0 && step >= 5 && path[at - 1] < 5) assert.equal(path[at - 1], 4)
    })
  }
})
