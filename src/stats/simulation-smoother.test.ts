import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import { type FilterStep, filterStates } from './kalman-filter.ts'
import { createRandom } from './random.ts'
import { createStateSampler } from './simulation-smoother.ts'
import { smoothSteps } from './state-smoother.ts'
import { layOutState, type StructuralForm } from './state-space.ts'

const forms: [StructuralForm, number[]][] = [
  [{ trend: 'level', seasonal: [] }, [0.3]],
  [{ trend: 'linear', seasonal: [] }, [0.2, 0.05]],
  [
    {
      trend: 'linear',
      seasonal: [
        { seasons: 4, duration: 1 },
        { seasons: 2, duration: 3 },
      ],
    },
    [0.2, 0.02, 0.1, 0.05],
  ],
]

test('draws of the states have the means and variances of the exact smoother', () => {
  const random = createRandom(8)
  const n = 18
  const draws = 6000
  for (const [form, variances] of forms) {
    const layout = layOutState(form)
    assert.ok(layout.ok)
    const m = layout.size
    const values = Float64Array.from({ length: n }, () => 1 + 2 * random.normal())
    const observed = Uint8Array.from({ length: n }, (_, t) => (t === 0 || t === 7 || t === n - 1 ? 0 : 1))
    const start = { mean: new Float64Array(m).fill(0.5), variance: new Float64Array(m).fill(1.5) }
    const noise = 0.8
    const steps: FilterStep[] = []
    filterStates({ layout, values, observed, noise, variances: Float64Array.from(variances), start }, step =>
      steps.push(step),
    )
    const exact = smoothSteps(layout, steps)
    const sampler = createStateSampler(layout, observed, start)
    const sums = new Float64Array(n)
    const squares = new Float64Array(n)
    const last = new Float64Array(m)
    for (let draw = 0; draw < draws; draw++) {
      sampler.draw(random, values, noise, Float64Array.from(variances))
      sampler.signal.forEach((value, t) => {
        sums[t]! += value / draws
        squares[t]! += value ** 2 / draws
      })
      sampler.last.forEach((value, i) => {
        last[i]! += value / draws
      })
    }
    exact.forEach(({ mean, covariance }, t) => {
      let expected = 0
      let variance = 0
      for (const i of layout.observed) {
        expected += mean[i]!
        for (const j of layout.observed) variance += covariance[i * m + j]!
      }
      const error = Math.sqrt(variance / draws)
      assertClose(sums[t]!, expected, { absolute: 4 * error }, `${JSON.stringify(form)} mean ${t}`)
      // A normal variance is known to √(2 / draws) of itself.
      assertClose(
        squares[t]! - sums[t]! ** 2,
        variance,
        { relative: 4 * Math.sqrt(2 / draws) },
        `variance ${t}`,
      )
    })
    exact.at(-1)!.mean.forEach((value, i) => {
      const variance = exact.at(-1)!.covariance[i * (m + 1)]!
      assertClose(last[i]!, value, { absolute: 4 * Math.sqrt(variance / draws) }, `last state ${i}`)
    })
    assert.deepEqual(
      Array.from(sampler.counts),
      variances.map((_, j) => Math.floor((n - 1) / layout.every[j]!)),
    )
  }
})

test('sums of squares of the level are those of the exact joint posterior', () => {
  const random = createRandom(9)
  const layout = layOutState({ trend: 'level', seasonal: [] })
  assert.ok(layout.ok)
  // Two periods: level 1 and its move are jointly normal, by hand from the precision matrix.
  const start = { mean: Float64Array.of(0), variance: Float64Array.of(2) }
  const sampler = createStateSampler(layout, Uint8Array.of(1, 1), start)
  const [y1, y2, noise, variance] = [1, 3, 0.5, 0.7]
  const draws = 40_000
  let sum = 0
  for (let draw = 0; draw < draws; draw++) {
    sampler.draw(random, Float64Array.of(y1, y2), noise, Float64Array.of(variance))
    sum += sampler.squares[0]! / draws
  }
  // Precision of (level, move): [[1/2 + 2/noise, 1/noise], [1/noise, 1/variance + 1/noise]].
  const a = 1 / 2 + 2 / noise
  const b = 1 / noise
  const c = 1 / variance + 1 / noise
  const det = a * c - b * b
  const right = [(y1 + y2) / noise, y2 / noise] as const
  const mean = (a * right[1] - b * right[0]) / det
  assertClose(sum, mean ** 2 + a / det, { relative: 0.03 })
})
