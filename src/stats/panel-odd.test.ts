import assert from 'node:assert/strict'
import { test } from 'node:test'
import { panelEffect } from './panel-effect.ts'
import { panelPlacebo } from './panel-placebo.ts'
import { createRandom } from './random.ts'

const methods = [
  'difference-in-differences',
  'synthetic-control',
  'demeaned-synthetic-control',
  'synthetic-did',
] as const

/** One cell of a kind of data that breaks solvers: noise, rare counts, yes or no, near twins, exact fits. */
function cell(kind: number, unit: number, t: number, random: ReturnType<typeof createRandom>): number {
  switch (kind) {
    case 0:
      return random.normal()
    case 1:
      return random.poisson(1.2)
    case 2:
      return random.int(2)
    case 3:
      return Math.round(3 * Math.sin(t)) + (unit % 3) * t + (random.int(4) === 0 ? 1 : 0)
    default:
      return 50 + (unit % 4) + random.normal() * 1e-3 + 10 * Math.sin(t)
  }
}

/** Every number of an answer is one. */
function assertNumbers(answer: unknown, what: string): void {
  JSON.stringify(answer, (name, value) => {
    if (typeof value === 'number') assert.ok(Number.isFinite(value), `${what}: ${name} is ${value}`)
    return value
  })
}

test('odd panels, of any scale and with more donors than times, are answered exactly or refused', () => {
  const random = createRandom(9)
  let answered = 0
  const codes = new Set<string>()
  for (let round = 0; round < 100; round++) {
    const units = 4 + random.int(60)
    const times = 6 + random.int(20)
    const from = 5 + random.int(times - 5)
    const scale = 10 ** (random.int(22) - 10)
    const level = random.int(2) * 10 ** random.int(8)
    const treated = 1 + random.int(2)
    const outcomes = Array.from({ length: units }, (_, unit) =>
      Array.from({ length: times }, (_, t) => scale * (level + cell(round % 5, unit, t, random))),
    )
    const adoption = outcomes.map((_, unit) => (unit < treated ? from : null))
    for (const method of methods) {
      const what = `${method}, kind ${round % 5}, ${units} × ${times}, scale ${scale}`
      const found = panelEffect({ outcomes, adoption, method })
      if (!found.ok) {
        codes.add(found.code)
        continue
      }
      answered++
      assertNumbers(found, what)
      for (const { donors, kktResidual } of found.cohorts) {
        const total = donors.reduce((sum, donor) => sum + donor.weight, 0)
        assert.ok(Math.abs(total - 1) < 1e-9 && kktResidual < 1e-12, `${what}: ${total}, ${kktResidual}`)
      }
      if (round % 10 < 5) assertNumbers(panelPlacebo({ outcomes, adoption, method, most: 40 }), what)
    }
  }
  assert.ok(answered > 300)
  // Rare counts, and yes or no, leave series that never move; the solver itself never gives up.
  assert.deepEqual([...codes], ['panel.constant'])
})
