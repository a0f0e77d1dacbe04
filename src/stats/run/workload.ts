/** The weeks ahead of a team, on the command line. */
import { forecastArrivals } from '../forecast-arrivals.ts'
import { drawForecastPaths } from '../forecast-paths.ts'
import { createRandom } from '../random.ts'
import { simulateWorkload, workloadLevels } from '../workload.ts'
import type { JsonSchema } from './json-schema.ts'
import { defineKernel, type NamedKernel } from './kernel.ts'

type Asked = {
  counts: number[]
  hoursPerRequest: number
  capacity: number[]
  threshold: number
  backlogHours?: number
  past?: { work: number; capacity: number }[]
  replications?: number
  seed?: number
}

const numbers = (description: string, most: number): JsonSchema => ({
  type: 'array',
  items: { type: 'number', minimum: 0 },
  minItems: 1,
  maxItems: most,
  description,
})

export const workloadKernels: NamedKernel[] = [
  defineKernel<Asked>({
    name: 'workload',
    summary: 'The week in which answering requests takes more than a share of the hours there are.',
    schema: {
      type: 'object',
      required: ['counts', 'hoursPerRequest', 'capacity', 'threshold'],
      additionalProperties: false,
      properties: {
        counts: numbers('Requests by week, the oldest first', 1000),
        hoursPerRequest: { type: 'number', exclusiveMinimum: 0 },
        capacity: numbers('Hours of each week ahead', 104),
        threshold: { type: 'number', exclusiveMinimum: 0, maximum: 10 },
        backlogHours: { type: 'number', minimum: 0 },
        past: {
          type: 'array',
          maxItems: 52,
          items: {
            type: 'object',
            required: ['work', 'capacity'],
            additionalProperties: false,
            properties: { work: { type: 'number', minimum: 0 }, capacity: { type: 'number', minimum: 0 } },
          },
          description: 'Hours asked and hours there were in the last weeks, the oldest first',
        },
        replications: { type: 'integer', minimum: 100, maximum: 10_000 },
        seed: { type: 'integer' },
      },
    },
    example: {
      counts: [12, 15, 11, 14, 18, 16, 17, 15, 19, 21, 18, 22, 20, 24, 23, 21, 26, 25, 24, 28],
      hoursPerRequest: 2.5,
      capacity: [120, 120, 120, 96, 120, 120, 120, 120],
      threshold: 0.6,
      past: [
        { work: 62.5, capacity: 120 },
        { work: 60, capacity: 120 },
        { work: 70, capacity: 120 },
      ],
    },
    run: ({ counts, hoursPerRequest, capacity, replications = 1000, seed = 1, past = [], ...asked }) => {
      const arrivals = forecastArrivals(counts, { horizon: capacity.length, testHorizon: 1 })
      if (!arrivals.ok) return arrivals
      const random = createRandom(seed)
      const drawn = drawForecastPaths(arrivals.forecast, { replications, random, floor: 0 })
      if (!drawn.ok) return drawn
      const work = drawn.paths.map(count => count * hoursPerRequest)
      const result = simulateWorkload({ backlogHours: 0, ...asked, past, work, capacity })
      if (!result.ok) return result
      const { crossing: _, assumed, ...weeks } = result
      return {
        ...weeks,
        levels: workloadLevels,
        method: arrivals.chosen,
        assumed: [...arrivals.assumed, ...arrivals.forecast.assumed, ...drawn.assumed, ...assumed],
      }
    },
  }),
]
