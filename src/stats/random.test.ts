import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import { negativeBinomialCdf, poissonCdf } from './count-distributions.ts'
import { betaCdf, chiSquareSurvival, gammaCdf, normalCdf } from './distributions.ts'
import { createRandom, type Random } from './random.ts'

const draws = 200_000

/** Largest gap between the empirical and the true cdf, times √n: above 1.95 has a chance of 0.001. */
function kolmogorov(draw: (random: Random) => number, cdf: (x: number) => number, seed: number): number {
  const random = createRandom(seed)
  const sample = Float64Array.from({ length: draws }, () => draw(random)).sort()
  let gap = 0
  sample.forEach((x, i) => {
    const f = cdf(x)
    gap = Math.max(gap, f - i / draws, (i + 1) / draws - f)
  })
  return gap * Math.sqrt(draws)
}

test('a seed fixes the sequence', () => {
  const random = createRandom(2026)
  assert.deepEqual([random.int(1000), random.int(1000), random.int(1000)], [786, 334, 128])
  assert.deepEqual(
    [random.uniform(), random.normal(), random.exponential()],
    [0.4401640577177325, -0.6910505287146245, 1.471425558440705],
  )
  assert.deepEqual([random.poisson(4), random.poisson(40), random.negativeBinomial(6, 2)], [2, 36, 7])
  assert.deepEqual(random.shuffle([1, 2, 3, 4, 5, 6]), [5, 1, 4, 3, 2, 6])
})

test('continuous draws follow their distribution', () => {
  const cases: [string, (random: Random) => number, (x: number) => number][] = [
    ['uniform', random => random.uniform(), x => x],
    ['normal', random => random.normal(), normalCdf],
    ['normal(3, 2)', random => random.normal(3, 2), x => normalCdf((x - 3) / 2)],
    ['exponential(4)', random => random.exponential(4), x => -Math.expm1(-4 * x)],
    ['gamma(0.3)', random => random.gamma(0.3), x => gammaCdf(x, 0.3)],
    ['gamma(7, 2)', random => random.gamma(7, 2), x => gammaCdf(x, 7, 2)],
    ['beta(0.5, 3)', random => random.beta(0.5, 3), x => betaCdf(x, 0.5, 3)],
  ]
  cases.forEach(([name, draw, cdf], i) => {
    const gap = kolmogorov(draw, cdf, 100 + i)
    assert.ok(gap < 1.95, `${name}: Kolmogorov distance ${gap}`)
  })
})

test('counts follow their distribution, by a chi-square test over cells', () => {
  const cases: [string, (random: Random) => number, (k: number) => number, number, number][] = [
    ['poisson(3)', random => random.poisson(3), k => poissonCdf(k, 3), 0, 9],
    ['poisson(10)', random => random.poisson(10), k => poissonCdf(k, 10), 2, 20],
    ['poisson(250)', random => random.poisson(250), k => poissonCdf(k, 250), 210, 290],
    ['nb(4, 1.5)', random => random.negativeBinomial(4, 1.5), k => negativeBinomialCdf(k, 4, 1.5), 0, 18],
    ['int(7)', random => random.int(7), k => (k + 1) / 7, 0, 6],
  ]
  cases.forEach(([name, draw, cdf, first, last], index) => {
    const random = createRandom(200 + index)
    const counts = new Float64Array(last - first + 1)
    for (let i = 0; i < draws; i++) counts[Math.min(Math.max(draw(random), first), last) - first]! += 1
    let statistic = 0
    counts.forEach((count, cell) => {
      const below = cell === 0 ? 0 : cdf(first + cell - 1)
      const expected = draws * ((cell === counts.length - 1 ? 1 : cdf(first + cell)) - below)
      statistic += (count - expected) ** 2 / expected
    })
    const p = chiSquareSurvival(statistic, counts.length - 1)
    assert.ok(p > 0.001, `${name}: chi-square ${statistic}, p ${p}`)
  })
})

test('a million uniforms stay inside the open interval and are not correlated', () => {
  const random = createRandom(9)
  let product = 0
  let last = 0.5
  for (let i = 0; i < 1e6; i++) {
    const u = random.uniform()
    assert.ok(u > 0 && u < 1)
    product += (u - 0.5) * (last - 0.5)
    last = u
  }
  assertClose(product / 1e6, 0, { absolute: 4 / 12 / 1e3 })
})

test('forks depend on seed and label, not on draws made, and differ from each other', () => {
  const fresh = createRandom(5)
  const used = createRandom(5)
  used.uniform()
  assert.equal(fresh.fork('a').uniform(), used.fork('a').uniform())
  const streams = [
    fresh,
    fresh.fork('a'),
    fresh.fork('b'),
    fresh.fork(1),
    fresh.fork('1'),
    fresh.fork('a').fork('a'),
  ]
  const firsts = streams.map(stream => stream.uniform())
  assert.equal(new Set(firsts).size, firsts.length)
})

test('nearby forks and nearby seeds are not correlated', () => {
  const random = createRandom(11)
  const firsts = Float64Array.from({ length: 20_000 }, (_, i) => random.fork(i).uniform())
  const seeds = Float64Array.from({ length: 20_000 }, (_, i) => createRandom(i).uniform())
  for (const list of [firsts, seeds]) {
    let product = 0
    for (let i = 1; i < list.length; i++) product += (list[i]! - 0.5) * (list[i - 1]! - 0.5)
    assertClose(product / list.length, 0, { absolute: 4 / 12 / Math.sqrt(list.length) })
    assertClose(list.reduce((a, b) => a + b) / list.length, 0.5, {
      absolute: 4 / Math.sqrt(12 * list.length),
    })
  }
})

test('negative, fractional and large seeds give streams of their own', () => {
  const firsts = [0, -1, 1, 0.5, 2 ** 32, 2 ** 32 + 1, 2 ** 52, 1e300].map(seed =>
    createRandom(seed).uniform(),
  )
  assert.equal(new Set(firsts).size, firsts.length)
})

test('a shuffle gives every order with the same chance', () => {
  const random = createRandom(12)
  const counts = new Map<string, number>()
  for (let i = 0; i < 24_000; i++) {
    const order = random.shuffle([1, 2, 3, 4]).join('')
    counts.set(order, (counts.get(order) ?? 0) + 1)
  }
  const statistic = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)
  assert.equal(counts.size, 24)
  assert.ok(chiSquareSurvival(statistic, 23) > 0.001)
})

test('parameters outside the domain throw', () => {
  const random = createRandom(1)
  const bad = [
    () => createRandom(Number.NaN),
    () => random.int(0),
    () => random.int(1.5),
    () => random.exponential(0),
    () => random.gamma(0),
    () => random.poisson(-1),
    () => random.negativeBinomial(1, 0),
  ]
  for (const call of bad) assert.throws(call, RangeError)
})
