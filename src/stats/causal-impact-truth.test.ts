import assert from 'node:assert/strict'
import { test } from 'node:test'
import { causalImpact } from './causal-impact.ts'
import { createRandom } from './random.ts'

const learnt = 40
const programme = 8

/** A series of 200 and more, its level wandering by `levelSd` a period, two controls, noise; effect planted last. */
function planted(run: number, levelSd: number, effect: number) {
  const random = createRandom(7).fork(run)
  const periods = learnt + programme
  const controls = ['a', 'b'].map(name => {
    let state = 0
    const values = Array.from({ length: periods }, () => {
      state = 0.6 * state + random.normal()
      return 30 + state
    })
    return { name, values, coefficient: random.normal(0, 0.6) }
  })
  let level = 0
  const series = Array.from({ length: periods }, (_, t) => {
    level += random.normal(0, levelSd)
    const explained = controls.reduce(
      (sum, { values, coefficient }) => sum + coefficient * (values[t]! - 30),
      0,
    )
    return 200 + 10 * (level + explained + random.normal(0, 0.5)) + (t < learnt ? 0 : effect)
  })
  return {
    series,
    controls,
    pre: [0, learnt - 1] as const,
    post: [learnt, learnt + programme - 1] as const,
    confidence: 0.9,
    chains: 2,
    draws: 650,
    warmUp: 150,
    seed: run,
  }
}

/** Share of runs whose interval holds the effect; few may be refused. */
function coverage(runs: number, levelSd: number): number {
  let held = 0
  let answered = 0
  for (let run = 0; run < runs; run++) {
    const effect = (run % 7) * 5
    const result = causalImpact(planted(run, levelSd, effect))
    if (!result.ok) {
      assert.equal(result.code, 'series.not-converged')
      continue
    }
    answered++
    if (result.average.effect.lower <= effect && effect <= result.average.effect.upper) held++
  }
  assert.ok(answered > 0.9 * runs, `${answered} of ${runs} answered`)
  return held / answered
}

test('intervals of 90 % hold the planted effect as often as they say', () => {
  const held = coverage(1000, 0.03)
  assert.ok(held >= 0.87 && held <= 0.93, `${held}`)
})

test('without an effect the tail probabilities are uniform', () => {
  const runs = 1000
  const ranks: number[] = []
  for (let run = 0; run < runs; run++) {
    const result = causalImpact(planted(5000 + run, 0.03, 0))
    if (result.ok) ranks.push(result.probabilityOfIncrease)
  }
  assert.ok(ranks.length > 0.9 * runs)
  ranks.sort((a, b) => a - b)
  const distance = ranks.reduce(
    (most, rank, i) => Math.max(most, Math.abs(rank - (i + 0.5) / ranks.length)),
    0,
  )
  // Kolmogorov's distance of a uniform sample stays under 1.63 / √n with probability 0.99.
  assert.ok(distance < 1.63 / Math.sqrt(ranks.length), `${distance}`)
})
