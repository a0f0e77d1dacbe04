import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import pollaczek from './anchors/queueing.json' with { type: 'json' }
import anchors from './anchors/queueing-mgc.json' with { type: 'json' }
import { readVector, withoutVectors } from './anchors/shared-vectors.ts'
import { queueBounds } from './queue-bounds.ts'

type Row = [c: number, rho: number, lam: number, cv2: number, wq: number, lq: number, waits: number]
const rows = anchors.rows as Row[]

test('one person: the Pollaczek-Khinchine wait, bounds closed on it', () => {
  for (const [lam, work, cv2, rho, wq] of pollaczek.pollaczek as number[][]) {
    const result = queueBounds({ arrivalRate: lam!, work: work!, variation: cv2!, servers: 1 })
    assert.ok(result.ok)
    assertClose(result.occupancy, rho!, { relative: 1e-12 })
    for (const value of [result.exact!, result.lower, result.upper])
      assertClose(value, wq!, { relative: 1e-12 })
    for (const { name, meanWait } of result.approximations)
      assertClose(meanWait, wq!, { relative: 1e-9 }, `${name} with one person`)
  }
})

test('bounds hold for every shape tried', () => {
  for (const [c, , lam, cv2, wq] of rows) {
    const result = queueBounds({ arrivalRate: lam, work: 1, variation: cv2, servers: c })
    assert.ok(result.ok)
    assert.ok(result.lower <= wq * (1 + 1e-7) && wq <= result.upper * (1 + 1e-7), `M/G/${c} at ${lam}`)
  }
})

test('approximations are as close as their description says', () => {
  // Largest relative errors measured over the anchors, rounded up; a change of formula must not pass unseen.
  const stated: Record<string, number> = {
    'Allen-Cunneen 0.5': 1.03,
    'Allen-Cunneen 0.9': 0.15,
    'Page 0.5': 0.34,
    'Page 0.9': 0.12,
    'Kimura 0.5': 0.053,
    'Kimura 0.9': 0.009,
  }
  const worst: Record<string, number> = {}
  for (const [c, rho, lam, cv2, wq] of rows) {
    const result = queueBounds({ arrivalRate: lam, work: 1, variation: cv2, servers: c })
    assert.ok(result.ok)
    if (cv2 > 0)
      for (const { name, meanWait } of result.approximations)
        worst[`${name} ${rho}`] = Math.max(worst[`${name} ${rho}`] ?? 0, Math.abs(meanWait / wq - 1))
  }
  assert.deepEqual(Object.keys(worst).sort(), Object.keys(stated).sort())
  for (const [name, error] of Object.entries(worst)) {
    assert.ok(error <= stated[name]!, `${name}: ${error}`)
    assert.ok(error > 0.9 * stated[name]!, `${name} is closer than stated: ${error}`)
  }
})

test('the Allen-Cunneen wait is the reference’s for every shape', {
  skip: withoutVectors('queueing_mgc_exact.json'),
}, () => {
  type Exact = { rows: { c: number; lam: number; allen_cunneen: Record<'erlang2' | 'h2' | 'det', number> }[] }
  for (const { c, lam, allen_cunneen } of readVector<Exact>('queueing_mgc_exact.json').rows)
    for (const [shape, variation] of [
      ['erlang2', 0.5],
      ['h2', 4],
      ['det', 0],
    ] as const) {
      const result = queueBounds({ arrivalRate: lam, work: 1, variation, servers: c })
      assert.ok(result.ok)
      const own = result.approximations.find(({ name }) => name === 'Allen-Cunneen')
      assertClose(own?.meanWait ?? Number.NaN, allen_cunneen[shape], { relative: 1e-10 }, `${shape}, ${c}`)
    }
})

test('where next to nobody waits, what would be rounding is left out', () => {
  const light = queueBounds({ arrivalRate: 12, work: 0.4, variation: 2, servers: 1000 })
  assert.ok(light.ok)
  assert.deepEqual(
    light.approximations.map(({ name }) => name),
    ['Allen-Cunneen'],
  )
  const alone = queueBounds({ arrivalRate: 1e-9, work: 1, variation: 2, servers: 1 })
  assert.ok(alone.ok && alone.approximations.length === 3)
  for (const { meanWait, name } of alone.approximations)
    assertClose(meanWait, 1.5e-9, { relative: 1e-6 }, name)
})

test('refuses too much work and a spread that is no spread', () => {
  const over = queueBounds({ arrivalRate: 5, work: 1, variation: 1, servers: 5 })
  const odd = queueBounds({ arrivalRate: 1, work: 1, variation: -1, servers: 5 })
  const none = queueBounds({ arrivalRate: 1, work: 0, variation: 1, servers: 5 })
  assert.ok(!over.ok && over.code === 'queue.overloaded')
  assert.ok(!odd.ok && odd.code === 'queue.bad-variation')
  assert.ok(!none.ok && none.code === 'queue.bad-rate')
})
