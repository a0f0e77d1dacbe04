import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import { causalImpact } from './causal-impact.ts'
import { createRandom } from './random.ts'

const made = (periods: number, seed: number) => {
  const random = createRandom(seed)
  let level = 0
  const control = Array.from({ length: periods }, () => 30 + random.normal())
  const series = control.map(value => {
    level += random.normal(0, 0.02)
    return 100 + 8 * (value - 30) + 10 * level + random.normal(0, 4)
  })
  return { series, control }
}

test('a constant effect moves the estimate by itself and nothing else', () => {
  const { series, control } = made(50, 31)
  const request = { controls: [{ name: 'other', values: control }], pre: [0, 39], post: [40, 49] } as const
  const none = causalImpact({ series, ...request })
  const some = causalImpact({ series: series.map((value, t) => (t < 40 ? value : value + 25)), ...request })
  assert.ok(none.ok && some.ok)
  assertClose(some.average.effect.mean - none.average.effect.mean, 25, { relative: 1e-9 })
  assertClose(some.average.effect.lower - none.average.effect.lower, 25, { relative: 1e-9 })
  assertClose(some.cumulative.effect.upper - none.cumulative.effect.upper, 250, { relative: 1e-9 })
  assert.deepEqual(some.chains, none.chains)
  assert.ok(some.probabilityOfIncrease > 0.99 && some.tailProbability < 0.01)
  const again = causalImpact({ series, ...request })
  assert.deepEqual(again, none, 'the same seed gives the same figures')
  const other = causalImpact({ series, ...request, seed: 2 })
  assert.ok(other.ok)
  assert.notEqual(other.average.effect.mean, none.average.effect.mean)
})

test('units do not matter, missing values and gaps are passed over', () => {
  const { series, control } = made(60, 32)
  const controls = [{ name: 'other', values: control }]
  const gappy = series.map((value, t) => (t % 9 === 4 || (t >= 40 && t < 45) || t === 52 ? null : value))
  const request = { pre: [0, 39], post: [45, 59] } as const
  const result = causalImpact({ series: gappy, controls, ...request })
  assert.ok(result.ok, JSON.stringify(result))
  assert.equal(result.periods.length, 60)
  assert.equal(result.periods[52]?.effect, null)
  assert.equal(result.periods[42]?.effect, null)
  assert.equal(result.periods[4]?.actual, null)
  assert.ok(result.periods[4] && Math.abs(result.periods[4].predicted.mean - series[4]!) < 15)
  const judged = result.periods.filter(({ effect }) => effect !== null)
  assertClose(
    result.cumulative.actual,
    judged.reduce((sum, { actual }) => sum + actual!, 0),
    { relative: 1e-12 },
  )
  const total = judged.reduce((sum, { effect }) => sum + effect!.mean, 0)
  assertClose(result.cumulative.effect.mean, total, { relative: 1e-9 })
  assertClose(result.average.effect.mean, total / judged.length, { relative: 1e-9 })
  const last = judged.at(-1)!.cumulativeEffect!
  assertClose(last.mean, total, { relative: 1e-9 })
  assertClose(last.upper, result.cumulative.effect.upper, { relative: 1e-9 })
  assert.equal(result.assumed.filter(sentence => sentence.includes('without a value')).length, 2)

  const inThousands = causalImpact({
    series: gappy.map(value => value && value / 1000 - 7),
    controls: [{ name: 'other', values: control.map(value => 2 - value / 10) }],
    ...request,
  })
  assert.ok(inThousands.ok)
  assertClose(inThousands.average.effect.mean * 1000, result.average.effect.mean, { absolute: 0.2 })
  assertClose(inThousands.average.effect.sd * 1000, result.average.effect.sd, { relative: 0.06 })
  assert.equal(inThousands.relative, null, 'no relative effect where the prediction is below zero')
})

test('seasons and a slope are carried on', () => {
  const random = createRandom(33)
  const week = [0, 3, 5, 4, 2, -6, -8]
  const series = Array.from({ length: 84 }, (_, t) => 50 + 0.5 * t + week[t % 7]! + random.normal())
  const result = causalImpact({
    series: series.map((value, t) => (t < 70 ? value : value + 4)),
    pre: [0, 69],
    post: [70, 83],
    trend: 'linear',
    seasonal: [{ seasons: 7 }],
    chains: 2,
    draws: 3000,
    warmUp: 1000,
  })
  assert.ok(result.ok, JSON.stringify(result))
  const { lower, upper } = result.average.effect
  assert.ok(lower < 4 && 4 < upper && upper - lower < 12, `${lower} ${upper}`)
  assert.deepEqual(
    result.deviations.map(({ name }) => name),
    ['noise', 'level', 'slope', 'season of 7'],
  )
})

test('a control that tells nothing is seldom used, twins share the work', () => {
  const { series, control } = made(80, 34)
  const random = createRandom(35)
  const noise = Array.from({ length: 80 }, () => random.normal())
  const result = causalImpact({
    series,
    controls: [
      { name: 'works', values: control },
      { name: 'twin', values: control.slice() },
      { name: 'noise', values: noise },
      ...[1, 2, 3, 4].map(i => ({ name: `noise ${i}`, values: noise.map(() => random.normal()) })),
    ],
    pre: [0, 69],
    post: [70, 79],
  })
  assert.ok(result.ok, JSON.stringify(result))
  const [works, twin, ...others] = result.controls
  assertClose(works!.coefficient + twin!.coefficient, 8, { absolute: 2 })
  for (const { inclusion, name } of others) assert.ok(inclusion < 0.5, `${name} ${inclusion}`)
})

test('what cannot be answered is refused, and why', () => {
  const { series, control } = made(50, 36)
  const windows = { pre: [0, 39], post: [40, 49] } as const
  const codeOf = (change: Partial<Parameters<typeof causalImpact>[0]>) => {
    const result = causalImpact({ series, ...windows, ...change })
    return result.ok ? 'ok' : result.code
  }
  const withControl = (values: (number | null)[]) => [{ name: 'other', values }]
  const blank = (from: number, to: number) => series.map((value, t) => (t >= from && t < to ? null : value))
  assert.equal(codeOf({ post: [50, 60] }), 'series.no-post')
  assert.equal(codeOf({ post: [45, 44] }), 'series.no-post')
  assert.equal(codeOf({ post: [40, 60] }), 'series.window')
  assert.equal(codeOf({ post: [30, 49] }), 'series.window')
  assert.equal(codeOf({ pre: [-1, 39] }), 'series.window')
  assert.equal(codeOf({ series: series.map(value => value * 1e200) }), 'series.constant')
  assert.equal(codeOf({ series: blank(40, 50) }), 'series.no-post')
  assert.equal(codeOf({ series: blank(0, 40) }), 'series.missing')
  assert.equal(codeOf({ series: blank(5, 40) }), 'series.short')
  assert.equal(codeOf({ pre: [30, 39] }), 'series.short')
  assert.equal(codeOf({ seasonal: [{ seasons: 7, duration: 3 }] }), 'series.short')
  assert.equal(codeOf({ seasonal: [{ seasons: 1 }] }), 'series.seasons')
  assert.equal(codeOf({ series: series.map((value, t) => (t < 40 ? 7 : value)) }), 'series.constant')
  assert.equal(
    codeOf({ series: series.map((value, t) => (t === 3 ? Number.NaN : value)) }),
    'series.not-finite',
  )
  assert.equal(codeOf({ controls: withControl(control.slice(1)) }), 'series.control-length')
  assert.equal(
    codeOf({ controls: withControl(control.map((v, t) => (t === 45 ? null : v))) }),
    'series.control-missing',
  )
  assert.equal(
    codeOf({ controls: withControl(control.map((v, t) => (t < 40 ? 1 : v))) }),
    'series.control-constant',
  )
  const [twin] = withControl(control.map(value => 3 - 2 * value))
  const twins = [...withControl(control), { ...twin!, name: 'twin' }]
  assert.equal(codeOf({ controls: twins, diagonalShrinkage: 0 }), 'series.collinear')
  assert.equal(codeOf({ controls: [twin!, twin!] }), 'series.names')
  assert.equal(codeOf({ expectedR2: 1 }), 'series.prior')
  assert.equal(codeOf({ confidence: 1 }), 'series.confidence')
  assert.equal(codeOf({ chains: 1 }), 'series.draws')
  assert.equal(codeOf({ draws: 99 }), 'series.draws')
  assert.equal(codeOf({ chains: 64, draws: 1_000_000 }), 'series.draws')
})

test('chains too short to be trusted are refused with the length that would do', () => {
  const { series, control } = made(50, 37)
  const request = {
    series,
    controls: [{ name: 'other', values: control }],
    pre: [0, 39],
    post: [40, 49],
  } as const
  const short = causalImpact({ ...request, chains: 2, draws: 100, warmUp: 0 })
  assert.ok(!short.ok)
  assert.equal(short.code, 'series.not-converged')
  const needed = Number(/about (\d+) draws/.exec(short.why)?.[1])
  assert.ok(needed > 100)
  assert.ok(causalImpact({ ...request, chains: 2, draws: 2 * needed, warmUp: 500 }).ok)
})
