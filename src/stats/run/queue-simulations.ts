/** The queue simulators on the command line. */
import { meanDuration } from '../duration.ts'
import { type FcfsRequest, simulateFcfs } from '../fcfs-queue.ts'
import { refuse } from '../outcome.ts'
import { type QueueSimulationRequest, simulateQueue } from '../queue-simulation.ts'
import { workloadLevels } from '../workload.ts'
import type { JsonSchema } from './json-schema.ts'
import { defineKernel, type NamedKernel } from './kernel.ts'

/** Requests of a run over all replications: some ten seconds. */
const mostRequests = 20_000_000

const asked = (required: string[], properties: Record<string, JsonSchema>): JsonSchema => ({
  type: 'object',
  required,
  additionalProperties: false,
  properties,
})
const count = (minimum: number, maximum: number, description?: string): JsonSchema => ({
  type: 'integer',
  minimum,
  maximum,
  description,
})
const numbers = (description: string): JsonSchema => ({
  type: 'array',
  items: { type: 'number', minimum: 0 },
  minItems: 1,
  maxItems: 100_000,
  description,
})
const duration: JsonSchema = {
  description: 'How long: a shape with its mean and variation, or values seen',
  anyOf: [
    asked(['shape', 'mean'], {
      shape: { enum: ['fixed', 'exponential'] },
      mean: { type: 'number', minimum: 0 },
    }),
    asked(['shape', 'mean', 'variation'], {
      shape: { enum: ['gamma', 'lognormal', 'hyperexponential'] },
      mean: { type: 'number', minimum: 0 },
      variation: { type: 'number', minimum: 0, description: 'Variance over squared mean' },
    }),
    asked(['shape', 'values'], { shape: { const: 'empirical' }, values: numbers('Values seen') }),
  ],
}
const seed: JsonSchema = { type: 'integer', description: 'The same seed gives the same answer' }
const replications = count(1, 10_000, 'Independent repetitions; 20 when absent')

const classOfRequests = asked(['name', 'arrivals', 'work'], {
  name: { type: 'string', minLength: 1 },
  arrivals: {
    anyOf: [
      asked(['expected'], {
        expected: numbers('Expected requests in each slot, repeated: a week of hours, say'),
        dispersion: {
          type: 'number',
          minimum: 0,
          description: 'Variance of a slot: mean + dispersion mean²; 0 when absent',
        },
      }),
      asked(['counts'], {
        counts: { type: 'array', items: count(0, 1_000_000), minItems: 1, maxItems: 100_000 },
      }),
    ],
  },
  work: { ...duration, description: 'Time a request takes one person' },
  patience: { ...duration, description: 'Time a requester waits before giving up; for ever when absent' },
  priority: count(0, 99, '0, when absent, goes first'),
  backlog: count(0, 1_000_000, 'Requests waiting at the start'),
})

function requestsOf({ classes, slots, replications: times = 20 }: QueueSimulationRequest): number {
  const perRun = classes.map(({ arrivals, backlog = 0 }) => {
    const list = 'counts' in arrivals ? arrivals.counts : arrivals.expected
    const sum = list.reduce((all, number) => all + number, 0)
    return backlog + ('counts' in arrivals ? sum : (sum / list.length) * slots)
  })
  return times * perRun.reduce((all, number) => all + number, 0)
}

export const queueSimulationKernels: NamedKernel[] = [
  defineKernel<FcfsRequest>({
    name: 'fcfs-queue',
    summary: 'Waits of a team that serves in order of arrival, any gaps and any work, by simulation (G/G/c).',
    schema: asked(['between', 'work', 'servers', 'requests', 'warmUp', 'seed'], {
      between: { ...duration, description: 'Time between two arrivals' },
      work: { ...duration, description: 'Time a request takes one person' },
      servers: count(1, 1_000_000, 'People who answer'),
      requests: count(1, mostRequests, 'Requests measured in each replication'),
      warmUp: count(0, mostRequests, 'Requests before them'),
      replications,
      seed,
    }),
    example: {
      between: { shape: 'exponential', mean: 0.1 },
      work: { shape: 'lognormal', mean: 0.4, variation: 2 },
      servers: 5,
      requests: 5000,
      warmUp: 1000,
      seed: 1,
    },
    run: request => {
      const { requests, warmUp, replications: times = 20 } = request
      if ((requests + warmUp) * times > mostRequests)
        return refuse('input.too-long', `a run here has at most ${mostRequests} requests in all`)
      if (meanDuration(request.between) === 0)
        return refuse('queue.duration', 'between has a mean of 0: all would arrive at once')
      return simulateFcfs(request)
    },
  }),
  defineKernel<QueueSimulationRequest>({
    name: 'queue-simulation',
    summary: 'Waits and backlog by day of a team with hours, absences, classes, priorities and patience.',
    schema: asked(['classes', 'team', 'slots', 'seed'], {
      classes: {
        type: 'array',
        minItems: 1,
        maxItems: 100,
        items: classOfRequests,
        description: 'Kinds of requests',
      },
      team: {
        ...asked(['people'], {
          people: {
            type: 'array',
            items: count(0, 100_000),
            minItems: 1,
            maxItems: 100_000,
            description: 'People by slot, repeated; 0 where closed',
          },
          absences: {
            type: 'array',
            maxItems: 10_000,
            items: asked(['from', 'until', 'people'], {
              from: count(0, 1_000_000),
              until: count(1, 1_000_000),
              people: count(0, 100_000),
            }),
            description: 'People away from one slot until another, the last not included',
          },
          absent: {
            type: 'number',
            minimum: 0,
            exclusiveMaximum: 1,
            description: 'Chance that one person is away for a whole period',
          },
        }),
        description: 'Who works when',
      },
      slot: { type: 'number', exclusiveMinimum: 0, description: 'Length of a slot; 1 when absent' },
      slots: count(1, 100_000, 'Length of the run'),
      period: count(1, 100_000, 'Slots of a period that is reported; 24 when absent'),
      warmUp: count(0, 100_000, 'Periods at the start that are not counted'),
      interrupt: { type: 'boolean', description: 'More urgent requests interrupt work' },
      replications,
      seed,
    }),
    example: {
      classes: [
        {
          name: 'question',
          arrivals: {
            expected: [0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 2, 2, 1, 1, 2, 2, 2, 1, 0, 0, 0, 0, 0, 0],
            dispersion: 0.2,
          },
          work: { shape: 'lognormal', mean: 1, variation: 1.5 },
          patience: { shape: 'exponential', mean: 72 },
          priority: 1,
          backlog: 12,
        },
        {
          name: 'crisis',
          arrivals: { expected: [0.02] },
          work: { shape: 'gamma', mean: 4, variation: 0.5 },
        },
      ],
      team: {
        people: [0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 0, 0, 0],
        absent: 0.08,
      },
      slots: 240,
      seed: 1,
    },
    run: (request, progress) => {
      if (requestsOf(request) > mostRequests)
        return refuse('input.too-long', `a run here has at most ${mostRequests} requests in all`)
      const result = simulateQueue({ ...request, progress })
      return result.ok ? { levels: workloadLevels, ...result } : result
    },
  }),
]
