/** The queue kernels on the command line. */
import { erlangA, erlangB, erlangC, staffForAbandonment, staffForServiceLevel } from '../erlang.ts'
import { limitedQueue } from '../limited-queue.ts'
import { phaseQueue, twoPhases } from '../phase-queue.ts'
import { type PriorityClass, priorityQueue } from '../priority-queue.ts'
import { queueBounds } from '../queue-bounds.ts'
import type { JsonSchema } from './json-schema.ts'
import { defineKernel, type NamedKernel } from './kernel.ts'

const rate = (description: string): JsonSchema => ({ type: 'number', exclusiveMinimum: 0, description })
const arrivalRate = rate('Requests that arrive per unit of time')
const serviceRate = rate('Requests one person finishes per unit of time, while busy')
const servers: JsonSchema = {
  type: 'integer',
  minimum: 1,
  maximum: 10_000_000,
  description: 'People who answer',
}

const work = rate('Mean time a request takes one person')
const variation: JsonSchema = {
  type: 'number',
  minimum: 0,
  description: 'Squared coefficient of variation of the work: variance over squared mean',
}

const asked = (required: string[], properties: Record<string, JsonSchema>): JsonSchema => ({
  type: 'object',
  required,
  additionalProperties: false,
  properties,
})

export const queueKernels: NamedKernel[] = [
  defineKernel<{ offeredLoad: number; servers: number }>({
    name: 'erlang-b',
    summary: 'Share of requests lost when nobody may wait.',
    schema: {
      type: 'object',
      required: ['offeredLoad', 'servers'],
      additionalProperties: false,
      properties: { offeredLoad: rate('Arrival rate times mean service time: people kept busy'), servers },
    },
    example: { offeredLoad: 4.8, servers: 6 },
    run: input => erlangB(input.servers, input.offeredLoad),
  }),
  defineKernel<{
    arrivalRate: number
    serviceRate: number
    servers: number
    within?: number
    quantiles?: number[]
  }>({
    name: 'erlang-c',
    summary: 'Waits of a team that serves in order of arrival, requesters never giving up (exact for M/M/c).',
    schema: {
      type: 'object',
      required: ['arrivalRate', 'serviceRate', 'servers'],
      additionalProperties: false,
      properties: {
        arrivalRate,
        serviceRate,
        servers,
        within: {
          type: 'number',
          minimum: 0,
          description: 'Also give the share of requests that wait at most this',
        },
        quantiles: {
          type: 'array',
          items: { type: 'number', minimum: 0, exclusiveMaximum: 1 },
          description: 'Also give these quantiles of the wait; 0.5, 0.9 and 0.95 when absent',
        },
      },
    },
    example: { arrivalRate: 12, serviceRate: 2.5, servers: 6, within: 0.1 },
    run: input => {
      const result = erlangC(input.arrivalRate, input.serviceRate, input.servers)
      if (!result.ok) return result
      const { waitExceeds, waitQuantile, ...figures } = result
      const quantiles = (input.quantiles ?? [0.5, 0.9, 0.95]).map(p => ({ p, wait: waitQuantile(p) }))
      const withinShare = input.within === undefined ? undefined : 1 - waitExceeds(input.within)
      return { ...figures, withinShare, quantiles }
    },
  }),
  defineKernel<{ arrivalRate: number; serviceRate: number; within: number; target: number }>({
    name: 'staffing',
    summary: 'Fewest people with which a given share of requests waits at most a given time (M/M/c).',
    schema: {
      type: 'object',
      required: ['arrivalRate', 'serviceRate', 'within', 'target'],
      additionalProperties: false,
      properties: {
        arrivalRate,
        serviceRate,
        within: { type: 'number', minimum: 0, description: 'Longest wait meant by the promise' },
        target: {
          type: 'number',
          exclusiveMinimum: 0,
          exclusiveMaximum: 1,
          description: 'Share that must be within it',
        },
      },
    },
    example: { arrivalRate: 12, serviceRate: 2.5, within: 0.1, target: 0.8 },
    run: staffForServiceLevel,
  }),
  defineKernel<{ arrivalRate: number; serviceRate: number; abandonRate: number; servers: number }>({
    name: 'erlang-a',
    summary: 'Waits and losses of a team whose requesters give up while they wait (exact for M/M/c+M).',
    schema: asked(['arrivalRate', 'serviceRate', 'abandonRate', 'servers'], {
      arrivalRate,
      serviceRate,
      abandonRate: rate('Rate at which one who waits gives up: one over the mean patience'),
      servers,
    }),
    example: { arrivalRate: 16, serviceRate: 2.5, abandonRate: 0.5, servers: 6 },
    run: input => erlangA(input.arrivalRate, input.serviceRate, input.abandonRate, input.servers),
  }),
  defineKernel<{ arrivalRate: number; serviceRate: number; abandonRate: number; atMost: number }>({
    name: 'staffing-abandonment',
    summary: 'Fewest people with which at most a given share of requesters give up (M/M/c+M).',
    schema: asked(['arrivalRate', 'serviceRate', 'abandonRate', 'atMost'], {
      arrivalRate,
      serviceRate,
      abandonRate: rate('Rate at which one who waits gives up: one over the mean patience'),
      atMost: {
        type: 'number',
        exclusiveMinimum: 0,
        exclusiveMaximum: 1,
        description: 'Share of requesters who may give up',
      },
    }),
    example: { arrivalRate: 16, serviceRate: 2.5, abandonRate: 0.5, atMost: 0.05 },
    run: staffForAbandonment,
  }),
  defineKernel<{ arrivalRate: number; serviceRate: number; servers: number; capacity: number }>({
    name: 'limited-queue',
    summary: 'Requests turned away by a team that lets only so many wait (exact for M/M/c/K).',
    schema: asked(['arrivalRate', 'serviceRate', 'servers', 'capacity'], {
      arrivalRate,
      serviceRate,
      servers,
      capacity: {
        type: 'integer',
        minimum: 1,
        maximum: 100_000_000,
        description: 'Requests present at most, waiting or served',
      },
    }),
    example: { arrivalRate: 12, serviceRate: 2.5, servers: 6, capacity: 12 },
    run: input => limitedQueue(input.arrivalRate, input.serviceRate, input.servers, input.capacity),
  }),
  defineKernel<{ arrivalRate: number; work: number; variation: number; servers: number }>({
    name: 'queue-bounds',
    summary: 'Bounds and labelled approximations of the mean wait for work of any shape (M/G/c).',
    schema: asked(['arrivalRate', 'work', 'variation', 'servers'], { arrivalRate, work, variation, servers }),
    example: { arrivalRate: 12, work: 0.4, variation: 2, servers: 6 },
    run: queueBounds,
  }),
  defineKernel<{ arrivalRate: number; work: number; variation: number; servers: number }>({
    name: 'phase-queue',
    summary: 'Mean wait for work of two phases with a given mean and spread (exact, up to 100 people).',
    schema: asked(['arrivalRate', 'work', 'variation', 'servers'], { arrivalRate, work, variation, servers }),
    example: { arrivalRate: 12, work: 0.4, variation: 2, servers: 6 },
    run: input => {
      const phases = twoPhases(input.work, input.variation)
      return 'ok' in phases ? phases : phaseQueue(input.arrivalRate, phases, input.servers)
    },
  }),
  defineKernel<{ classes: PriorityClass[]; servers?: number; interrupt?: boolean }>({
    name: 'priority-queue',
    summary: 'Mean wait of each class where urgent requests go first (exact, the most urgent class first).',
    schema: asked(['classes'], {
      classes: {
        type: 'array',
        minItems: 1,
        maxItems: 100,
        items: asked(['arrivalRate', 'work'], { arrivalRate, work, variation }),
        description: 'Kinds of requests, the most urgent first',
      },
      servers,
      interrupt: { type: 'boolean', description: 'Urgent requests interrupt work, which is resumed later' },
    }),
    example: {
      classes: [
        { arrivalRate: 0.2, work: 1, variation: 0.5 },
        { arrivalRate: 0.5, work: 1 },
      ],
    },
    run: priorityQueue,
  }),
]
