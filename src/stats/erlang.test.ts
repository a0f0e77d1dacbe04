import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import anchors from './anchors/queueing.json' with { type: 'json' }
import { readVector, withoutVectors } from './anchors/shared-vectors.ts'
import { erlangA, erlangB, erlangC, staffForAbandonment, staffForServiceLevel } from './erlang.ts'

// The anchors are exact to double precision; the recursions lose a few units per server.
const relative = 1e-10

test('Erlang B and C agree with mpmath, up to 1000 servers', () => {
  assert.ok(anchors.mmc.length > 60)
  for (const [lam, mu, c, t, b, waits, wq, w, lq, l, exceeds, p50, p90, p95] of anchors.mmc as number[][]) {
    const lost = erlangB(c!, lam! / mu!)
    const result = erlangC(lam!, mu!, c!)
    assert.ok(lost.ok && result.ok)
    const what = `M/M/${c} at ${lam}`
    assertClose(lost.blocked, b!, { relative }, what)
    assertClose(result.waitProbability, waits!, { relative }, what)
    assertClose(result.meanWait, wq!, { relative }, what)
    assertClose(result.meanTime, w!, { relative }, what)
    assertClose(result.meanQueue, lq!, { relative }, what)
    assertClose(result.meanPresent, l!, { relative }, what)
    assertClose(result.waitExceeds(t!), exceeds!, { relative }, what)
    // Near zero a quantile is a difference of logarithms: absolute in units of the service time.
    const tolerance = { relative, absolute: 1e-12 }
    assertClose(result.waitQuantile(0.5), p50!, tolerance, what)
    assertClose(result.waitQuantile(0.9), p90!, tolerance, what)
    assertClose(result.waitQuantile(0.95), p95!, tolerance, what)
  }
})

test('occupancy and service level are the reference’s, and nobody is served above the servers', {
  skip: withoutVectors('queueing_closed_forms.json'),
}, () => {
  type Row = { lam: number; mu: number; c: number; T: number; stable: boolean; rho: number } & {
    service_level_T?: number
  }
  type File = Record<'mmc_grid' | 'mmc_practical', Row[]>
  const { mmc_grid, mmc_practical } = readVector<File>('queueing_closed_forms.json')
  for (const { lam, mu, c, T, stable, rho, service_level_T } of [...mmc_grid, ...mmc_practical]) {
    const result = erlangC(lam, mu, c)
    assert.equal(result.ok, stable)
    if (!result.ok || service_level_T === undefined) continue
    assertClose(result.occupancy, rho, { relative })
    assertClose(1 - result.waitExceeds(T), service_level_T, { relative }, `M/M/${c} at ${lam}`)
  }
})

test('Erlang B holds for large teams and for loads above the servers', () => {
  for (const [c, load, want] of anchors.erlangB as number[][]) {
    const result = erlangB(c!, load!)
    assert.ok(result.ok)
    assertClose(result.blocked, want!, { relative }, `B(${c}, ${load})`)
  }
})

test('Erlang A agrees with mpmath in every column, under and over load', () => {
  assert.equal(anchors.erlangA.length, 120)
  for (const [
    lam,
    mu,
    theta,
    c,
    waits,
    gone,
    goneIfWait,
    lq,
    wq,
    wqIfWait,
    busy,
    share,
    out,
  ] of anchors.erlangA as number[][]) {
    const result = erlangA(lam!, mu!, theta!, c!)
    assert.ok(result.ok)
    const pairs: [number, number][] = [
      [result.waitProbability, waits!],
      [result.abandoned, gone!],
      [result.abandonedOfWaiting, goneIfWait!],
      [result.meanQueue, lq!],
      [result.meanWait, wq!],
      [result.meanWaitOfWaiting, wqIfWait!],
      [result.busy, busy!],
      [result.occupancy, share!],
      [result.throughput, out!],
    ]
    for (const [got, want] of pairs) assertClose(got, want, { relative }, `M/M/${c}+M at ${lam}, ${theta}`)
  }
})

test('the fewest servers for a service level are those of the anchors, and one fewer misses it', () => {
  for (const [load, mu, within, target, c, achieved] of anchors.staffing as number[][]) {
    const result = staffForServiceLevel({
      arrivalRate: load! * mu!,
      serviceRate: mu!,
      within: within!,
      target: target!,
    })
    assert.ok(result.ok)
    assert.equal(result.servers, c)
    assertClose(result.achieved, achieved!, { relative: 1e-9 })
    assert.ok(result.oneFewer === null || result.oneFewer < target!)
  }
})

test('the fewest servers that keep requesters bracket the share that gives up', () => {
  for (const atMost of [0.01, 0.05, 0.3, 0.9]) {
    const input = { arrivalRate: 40, serviceRate: 1, abandonRate: 0.5, atMost }
    const result = staffForAbandonment(input)
    assert.ok(result.ok)
    const with_ = erlangA(40, 1, 0.5, result.servers)
    assert.ok(with_.ok && with_.abandoned <= atMost && with_.abandoned === result.achieved)
    const fewer = result.servers > 1 && erlangA(40, 1, 0.5, result.servers - 1)
    assert.ok(!fewer || (fewer.ok && fewer.abandoned > atMost && fewer.abandoned === result.oneFewer))
  }
})

test('a flood keeps its figures finite: all but the capacity give up', () => {
  const result = erlangA(1000, 1, 1e-3, 10)
  assert.ok(result.ok)
  assertClose(result.abandoned, 0.99, { relative: 1e-9 })
  assertClose(result.throughput, 10, { relative: 1e-9 })
})

test('what has no answer is refused with its reason', () => {
  const codes = [
    erlangC(12, 2, 6),
    erlangC(0, 1, 1),
    erlangB(0, 1),
    erlangB(1.5, 1),
    erlangA(1, 1, Number.NaN, 2),
    erlangA(1e9, 1, 1e-9, 2),
    staffForServiceLevel({ arrivalRate: 1, serviceRate: 1, within: -1, target: 0.8 }),
    staffForServiceLevel({ arrivalRate: 1, serviceRate: 1, within: 1, target: 1 }),
    staffForAbandonment({ arrivalRate: 1, serviceRate: 1, abandonRate: 1, atMost: 0 }),
  ].map(result => (result.ok ? 'ok' : result.code))
  assert.deepEqual(codes, [
    'queue.overloaded',
    'queue.bad-rate',
    'queue.bad-servers',
    'queue.bad-servers',
    'queue.bad-rate',
    'queue.bad-rate',
    'queue.bad-target',
    'queue.bad-target',
    'queue.bad-target',
  ])
})
