/** The weeks ahead of a team, on the command line. */
import { forecastArrivals } from '../forecast-arrivals.ts'
import { drawForecastPaths } from '../forecast-paths.ts'
import { createRandom } from '../random.ts'
import { type ScenarioRequest, simulateScenario } from '../work-scenario.ts'
import { simulateWorkload, workloadLevels } from '../workload.ts'
import { drawWorkFutures, type FuturesRequest } from '../workload-simulation.ts'
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

const pastWeeks: JsonSchema = {
  type: 'array',
  maxItems: 52,
  items: {
    type: 'object',
    required: ['work', 'capacity'],
    additionalProperties: false,
    properties: { work: { type: 'number', minimum: 0 }, capacity: { type: 'number', minimum: 0 } },
  },
  description: 'Hours asked and hours there were in the last weeks, the oldest first',
}
const threshold: JsonSchema = {
  type: 'number',
  exclusiveMinimum: 0,
  maximum: 10,
  description: 'Share of the hours above which answering takes too many',
}
const backlogHours: JsonSchema = {
  type: 'number',
  minimum: 0,
  description: 'Hours of work waiting at the start; 0 when absent',
}
const replications: JsonSchema = {
  type: 'integer',
  minimum: 100,
  maximum: 10_000,
  description: 'Futures drawn; 1000 when absent',
}
const seed: JsonSchema = { type: 'integer', description: 'The same seed gives the same answer' }
const factor: JsonSchema = {
  anyOf: [
    { type: 'number', minimum: 0 },
    { type: 'array', items: { type: 'number', minimum: 0 }, minItems: 2, maxItems: 2 },
  ],
  description: 'A factor, or the range it lies in with a chance of 80 %',
}
const places: JsonSchema = { type: 'array', items: { type: 'integer', minimum: 0 }, maxItems: 1000 }
const typeOfRequest: JsonSchema = {
  type: 'object',
  required: ['arrivals', 'hours'],
  additionalProperties: false,
  properties: {
    arrivals: {
      type: 'object',
      required: ['mean', 'levels', 'quantiles'],
      additionalProperties: false,
      properties: {
        mean: numbers('Expected requests by week', 104),
        levels: numbers('Probabilities of the quantiles, rising between 0 and 1', 99),
        quantiles: {
          type: 'array',
          items: numbers('By week', 104),
          maxItems: 99,
          description: 'A list by level',
        },
      },
    },
    dispersion: {
      type: 'number',
      minimum: 0,
      description: 'Of numbers drawn around the arrivals; absent where these hold chance already',
    },
    hours: { type: 'number', minimum: 0, description: 'Mean hours of one request' },
    variation: {
      type: 'number',
      minimum: 0,
      description: 'Squared coefficient of variation of the hours; 1 when absent',
    },
    error: {
      type: 'number',
      minimum: 0,
      description: 'Standard error of the mean hours, as a part of it; 0 when absent',
    },
    parts: numbers('Part of each unit in the requests, adding up to 1; one unit when absent', 1000),
  },
}

type ScenarioAsked = FuturesRequest &
  Omit<ScenarioRequest, 'past' | 'backlogHours'> &
  Partial<ScenarioRequest>

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
        hoursPerRequest: { type: 'number', exclusiveMinimum: 0, description: 'Mean hours of one request' },
        capacity: numbers('Hours of each week ahead', 104),
        threshold,
        backlogHours,
        past: pastWeeks,
        replications,
        seed,
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
  defineKernel<ScenarioAsked>({
    name: 'workload-scenario',
    summary: 'The weeks ahead by type and unit of request, as things are and with changes made.',
    schema: {
      type: 'object',
      required: ['types', 'weeks', 'capacity', 'threshold', 'seed'],
      additionalProperties: false,
      properties: {
        types: {
          type: 'array',
          items: typeOfRequest,
          minItems: 1,
          maxItems: 100,
          description: 'Types of requests with their forecasts',
        },
        weeks: { type: 'integer', minimum: 1, maximum: 104, description: 'Weeks ahead' },
        capacity: numbers('Hours of each week ahead', 104),
        threshold,
        span: {
          type: 'integer',
          minimum: 1,
          maximum: 52,
          description: 'Weeks over which a share is taken; 4 when absent',
        },
        backlogHours,
        past: pastWeeks,
        replications,
        seed,
        together: {
          type: 'number',
          minimum: 0,
          maximum: 1,
          description: 'Correlation of the forecast errors of two types; 0.3 when absent',
        },
        changes: {
          type: 'array',
          maxItems: 30,
          description:
            'What is done about it: of which types and units, all when absent, and by what factors',
          items: {
            type: 'object',
            required: ['from'],
            additionalProperties: false,
            properties: {
              types: places,
              units: places,
              from: { type: 'integer', minimum: 0, description: 'First week with an effect' },
              until: { type: 'integer', minimum: 1, description: 'First week without it any more' },
              over: { type: 'integer', minimum: 1, description: 'Weeks until the effect is whole' },
              arrivals: factor,
              hours: factor,
            },
          },
        },
      },
    },
    example: {
      types: [
        {
          arrivals: {
            mean: [20, 22, 24, 26, 28, 30],
            levels: [0.1, 0.5, 0.9],
            quantiles: [
              [16, 17, 18, 19, 20, 21],
              [20, 22, 24, 26, 28, 30],
              [24, 27, 30, 33, 36, 39],
            ],
          },
          dispersion: 0.05,
          hours: 2,
          error: 0.1,
          parts: [0.6, 0.4],
        },
      ],
      weeks: 6,
      capacity: [80, 80, 80, 60, 80, 80],
      threshold: 0.6,
      seed: 1,
      changes: [{ units: [0], from: 2, over: 2, arrivals: [0.5, 0.8] }],
    },
    run: ({ types, weeks, replications, seed, together, ...asked }) => {
      const futures = drawWorkFutures({ types, weeks, replications, seed, together })
      if (!futures.ok) return futures
      const result = simulateScenario(futures, { backlogHours: 0, past: [], ...asked })
      if (!result.ok) return result
      const { crossing: _, ...weekly } = result
      return { levels: workloadLevels, ...weekly }
    },
  }),
]
