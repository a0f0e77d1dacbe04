import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose } from './anchors/assert-close.ts'
import { drawAskedHours, spreadAround } from './asked-hours.ts'
import { createRandom } from './random.ts'
import { drawWorkFutures, type WorkType } from './workload-simulation.ts'

const [weeks, replications] = [8, 50]
const random = createRandom(4)
const around = (mean: number) => ({
  paths: Float64Array.from({ length: weeks * replications }, () =>
    Math.max(0, Math.round(mean + 3 * random.normal())),
  ),
})
const types: WorkType[] = [
  { arrivals: around(5), hours: 1, variation: 0.5, error: 0.1 },
  { arrivals: around(9), hours: 2, variation: 1, dispersion: 0.3 },
  { arrivals: around(2), hours: 3, variation: 0.05, error: 0.2 },
  { arrivals: around(7), hours: 4, variation: 0 },
]

test('types summed ask for what they ask for one by one, also where some have no variance left', () => {
  const futures = drawWorkFutures({ types, weeks, replications, seed: 2 })
  assert.ok(futures.ok)
  for (const [arrivals, hours, only] of [
    [1, 1, undefined],
    [0.7, 1.2, undefined],
    [1.4, 0.9, undefined],
    [1.2, 1, [0, 2]],
  ] as const) {
    const asked = drawAskedHours(futures, [{ from: 0, arrivals, hours, types: only }])
    for (let cell = 0; cell < asked.length; cell++) {
      let [mean, variance] = [0, 0]
      for (const [k, { variation = 1, dispersion }] of types.entries()) {
        const [a, h] = only && !(only as readonly number[]).includes(k) ? [1, 1] : [arrivals, hours]
        const [count, one] = [futures.counts[k][cell], futures.hours[k][Math.floor(cell / weeks)]]
        mean += count * a * h * one
        const more =
          dispersion === undefined ? -((a * h * one) ** 2) : dispersion * count * (a * h * one) ** 2
        variance += count * Math.max(0, a * (h * one) ** 2 * (1 + variation) + more)
      }
      assertClose(asked[cell], spreadAround(mean, variance, futures.chance[cell]), { relative: 1e-12 })
    }
  }
})
