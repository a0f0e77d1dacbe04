import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filterStates, type HiddenChain, likeliestStates, smoothStates } from './hidden-markov.ts'
import { createRandom } from './random.ts'

const near = (actual: readonly number[], expected: readonly number[], within: number) =>
  actual.forEach((value, i) => {
    assert.ok(Math.abs(value - expected[i]!) <= within, `${actual} is not ${expected}`)
  })

test('the umbrella world gives the values worked by hand', () => {
  const seen = [Math.log(0.9), Math.log(0.2)]
  const answer = smoothStates({
    initial: [0.5, 0.5],
    transition: [
      [0.7, 0.3],
      [0.3, 0.7],
    ],
    evidence: [seen, seen],
  })
  assert.ok(answer.ok)
  // Day 1: 0.45 / (0.45 + 0.1). Day 2: predicted 0.7 · 9/11 + 0.3 · 2/11 = 6.9/11, filtered 6.21 / (6.21 + 0.82).
  near(answer.filtered[0]!, [9 / 11, 2 / 11], 1e-15)
  near(answer.predicted[1]!, [6.9 / 11, 4.1 / 11], 1e-15)
  near(answer.filtered[1]!, [6.21 / 7.03, 0.82 / 7.03], 1e-15)
  // Backwards: rain 0.7 · 0.9 + 0.3 · 0.2 = 0.69, none 0.3 · 0.9 + 0.7 · 0.2 = 0.41.
  near(answer.smoothed[0]!, [6.21 / 7.03, 0.82 / 7.03], 1e-15)
  near([answer.logLikelihood], [Math.log(0.55 * (7.03 / 11))], 1e-14)
})

function drawChain(seed: number, states: number, length: number): HiddenChain {
  const random = createRandom(seed)
  const distribution = () => {
    const parts = Array.from({ length: states }, () => (random.uniform() < 0.2 ? 0 : random.exponential()))
    const sum = parts.reduce((a, b) => a + b, 0)
    return sum > 0 ? parts.map(part => part / sum) : parts.map(() => 1 / states)
  }
  return {
    initial: distribution(),
    transition: Array.from({ length: states }, distribution),
    evidence: Array.from({ length }, () =>
      Array.from({ length: states }, () => (random.uniform() < 0.1 ? -Infinity : random.normal(-3, 2))),
    ),
  }
}

/** Sums every path of states. */
function enumerate({ initial, transition, evidence }: HiddenChain) {
  const total = evidence.map(() => initial.map(() => 0))
  const walk = (path: number[], weight: number) => {
    const t = path.length - 1
    if (t === evidence.length - 1) {
      for (const [at, state] of path.entries()) total[at]![state]! += weight
      return
    }
    initial.forEach((_, next) => {
      walk([...path, next], weight * transition[path[t]!]![next]! * Math.exp(evidence[t + 1]![next]!))
    })
  }
  initial.forEach((p, state) => {
    walk([state], p * Math.exp(evidence[0]![state]!))
  })
  const likelihood = total[0]!.reduce((a, b) => a + b, 0)
  return { likelihood, states: total.map(row => row.map(value => value / likelihood)) }
}

test('filter and smoother agree with the sum over every path', () => {
  let compared = 0
  for (let seed = 1; seed <= 60; seed++) {
    const chain = drawChain(seed, 2 + (seed % 3), 1 + (seed % 6))
    const all = enumerate(chain)
    const answer = smoothStates(chain)
    if (all.likelihood === 0) {
      assert.equal(answer.ok, false)
      continue
    }
    assert.ok(answer.ok)
    compared++
    near([answer.logLikelihood], [Math.log(all.likelihood)], 1e-10)
    chain.evidence.forEach((_, t) => {
      near(answer.smoothed[t]!, all.states[t]!, 1e-12)
      const cut = enumerate({ ...chain, evidence: chain.evidence.slice(0, t + 1) })
      near(answer.filtered[t]!, cut.states[t]!, 1e-12)
    })
  }
  assert.ok(compared > 30)
})

test('a thousand steps of tiny likelihoods neither vanish nor overflow', () => {
  const answer = smoothStates({
    initial: [0.5, 0.5],
    transition: [
      [0.9, 0.1],
      [0.1, 0.9],
    ],
    evidence: Array.from({ length: 1000 }, (_, t) => (t < 500 ? [-5000, -5001] : [-5001, -5000])),
  })
  assert.ok(answer.ok)
  assert.ok(answer.smoothed.flat().every(Number.isFinite))
  assert.ok(answer.smoothed[10]![0]! > 0.85 && answer.smoothed[990]![1]! > 0.85)
})

test('without evidence the filter is the chain, and likelihoods count up to a constant', () => {
  const chain = drawChain(7, 3, 4)
  const nothing = filterStates({ ...chain, evidence: chain.evidence.map(row => row.map(() => 0)) })
  assert.ok(nothing.ok)
  nothing.filtered.forEach((row, t) => {
    near(row, nothing.predicted[t]!, 1e-15)
  })
  const [given, shifted] = [0, 40].map(by =>
    filterStates({ ...chain, evidence: chain.evidence.map(row => row.map(v => Math.max(-50, v) + by)) }),
  )
  assert.ok(given?.ok && shifted?.ok)
  given.filtered.forEach((row, t) => {
    near(row, shifted.filtered[t]!, 1e-12)
  })
})

test('what is no chain and what no state can give is refused', () => {
  const chain: HiddenChain = {
    initial: [1, 0],
    transition: [
      [0, 1],
      [1, 0],
    ],
    evidence: [[0, 0]],
  }
  const codeOf = (given: Partial<HiddenChain>) => {
    const answer = filterStates({ ...chain, ...given })
    return answer.ok ? null : answer.code
  }
  assert.equal(codeOf({}), null)
  assert.equal(codeOf({ initial: [] }), 'markov.bad-chain')
  assert.equal(codeOf({ initial: [0.6, 0.6] }), 'markov.bad-chain')
  assert.equal(codeOf({ initial: [1.5, -0.5] }), 'markov.bad-chain')
  assert.equal(codeOf({ transition: [[0, 1]] }), 'markov.bad-chain')
  assert.equal(
    codeOf({
      transition: [
        [0, 1],
        [0.5, 0.4],
      ],
    }),
    'markov.bad-chain',
  )
  assert.equal(codeOf({ evidence: [] }), 'markov.no-evidence')
  assert.equal(codeOf({ evidence: [[0]] }), 'markov.bad-evidence')
  assert.equal(codeOf({ evidence: [[0, Number.NaN]] }), 'markov.bad-evidence')
  assert.equal(codeOf({ evidence: [[0, Infinity]] }), 'markov.bad-evidence')
  assert.equal(codeOf({ evidence: [[-Infinity, 0]] }), 'markov.impossible')
  assert.equal(
    codeOf({
      evidence: [
        [0, 0],
        [0, -Infinity],
      ],
    }),
    'markov.impossible',
  )
})

test('the likeliest states come as near to the level as they can, the wider set where two are as near', () => {
  assert.deepEqual(likeliestStates([0.1, 0.62, 0.21, 0.07], 0.8), [1, 2])
  assert.deepEqual(likeliestStates([0.2, 0.8], 0.8), [1])
  assert.deepEqual(likeliestStates([0.7, 0.2, 0.1], 0.8), [0, 1])
  assert.deepEqual(likeliestStates([0.72, 0.2, 0.08], 0.8), [0])
  assert.deepEqual(likeliestStates([0.25, 0.25, 0.25, 0.25], 0.8), [0, 1, 2])
  assert.deepEqual(likeliestStates([0.5, 0.5], 1), [0, 1])
})

test('sets taken from honest probabilities hold the truth as often as they say', () => {
  const random = createRandom(5)
  let held = 0
  const times = 20_000
  for (let n = 0; n < times; n++) {
    const parts = [1, 2, 3, 4, 5, 6].map(() => random.gamma(0.5))
    const total = parts.reduce((a, b) => a + b, 0)
    const probabilities = parts.map(part => part / total)
    let left = random.uniform()
    const truth = probabilities.findIndex(p => {
      left -= p
      return left <= 0
    })
    if (likeliestStates(probabilities, 0.8).includes(truth)) held++
  }
  assert.ok(Math.abs(held / times - 0.8) < 0.015, `${held / times}`)
})
