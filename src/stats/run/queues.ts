/** The queue kernels on the command line. */
import { erlangB, erlangC, staffForServiceLevel } from '../erlang.ts'
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
]
