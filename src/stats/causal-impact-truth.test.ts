import assert from 'node:assert/strict'
import { test } from 'node:test'
import { causalImpact } from './causal-impact.ts'
import { plantedSeries } from './planted-series.ts'

const learnt = 40
const programme = 8

/** The question about a made series whose level wanders by `levelSd` a period. */
function planted(run: number, levelSd: number, effect: number) {
  return {
    ...plantedSeries({ seed: run, learnt, programme, wander: levelSd, effect }),
    confidence: 0.9,
    chains: 2,
    draws: 650,
    warmUp: 150,
    seed: run,
  }
}

/** The answer, chains that were too short being run again at the length the refusal names. */
function answer(request: ReturnType<typeof planted>) {
  const first = causalImpact(request)
  if (first.ok) return first
  assert.equal(first.code, 'series.not-converged')
  const needed = /about (\d+) draws/.exec(first.why)
  return causalImpact({ ...request, draws: Number(needed?.[1] ?? 0), warmUp: 500 })
}

/** How far the level wanders a period: hardly seen in 40 periods, and a fifth of the series' own deviation. */
const wanders = [0.03, 0.1, 0.2]

test('intervals of 90 % hold the planted effect as often as they say, however far the level wanders', t => {
  const runs = 1000
  const tally = wanders.map(wander => ({ wander, held: 0, answered: 0 }))
  for (let run = 0; run < runs; run++) {
    const effect = (run % 7) * 5
    const own = tally[run % tally.length]!
    const result = answer({ ...planted(run, own.wander, effect), draws: 500, warmUp: 100 })
    if (!result.ok) continue
    own.answered++
    if (result.average.effect.lower <= effect && effect <= result.average.effect.upper) own.held++
  }
  for (const { wander, held, answered } of tally) {
    t.diagnostic(`wandering by ${wander}: ${held} of ${answered} held`)
    // Three standard errors over a third of the runs are 5 points, and no prior holds 90 % at both ends.
    assert.ok(held / answered > 0.82 && held / answered < 0.96, `${wander}: ${held} of ${answered}`)
  }
  const held = tally.reduce((sum, own) => sum + own.held, 0)
  const answered = tally.reduce((sum, own) => sum + own.answered, 0)
  assert.ok(answered > 0.95 * runs, `${answered} of ${runs} answered`)
  assert.ok(held / answered >= 0.87 && held / answered <= 0.93, `${held / answered}`)
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
