import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crossScenario, type ScenarioRequest, simulateScenario } from './work-scenario.ts'
import { drawWorkFutures } from './workload-simulation.ts'

const [weeks, replications] = [26, 400]
const futures = drawWorkFutures({
  types: [
    { arrivals: { paths: new Float64Array(weeks * replications).fill(20) }, hours: 2, parts: [0.7, 0.3] },
    {
      arrivals: { paths: new Float64Array(weeks * replications).fill(6) },
      hours: 3,
      error: 0.2,
      parts: [0.4, 0.6],
    },
  ],
  weeks,
  replications,
  seed: 5,
})
assert.ok(futures.ok)
const request: ScenarioRequest = {
  capacity: new Array(weeks).fill(95),
  backlogHours: 40,
  past: [{ work: 60, capacity: 95 }],
  threshold: 0.6,
}

test('a crossing alone is that of the whole scenario, to the bit', () => {
  for (const changes of [[], [{ units: [0], from: 4, over: 6, arrivals: [0.6, 0.9] as const }]]) {
    const whole = simulateScenario(futures, { ...request, changes })
    const alone = crossScenario(futures, { ...request, changes })
    assert.ok(whole.ok && alone.ok)
    assert.deepEqual(alone, { ok: true, crossed: whole.crossed, above: whole.above })
    assert.ok((alone.above.at(-1) as number) > 0 && (alone.above.at(-1) as number) < 1)
  }
})

test('what a scenario refuses is refused here too', () => {
  for (const wrong of [{ capacity: [95] }, { threshold: 0 }, { changes: [{ from: 0.5 }] }])
    assert.deepEqual(
      crossScenario(futures, { ...request, ...wrong }),
      simulateScenario(futures, { ...request, ...wrong }),
    )
})
