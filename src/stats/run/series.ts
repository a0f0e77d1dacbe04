/** The kernels for a single series on the command line. */
import { type ChainRequest, causalImpact } from '../causal-impact.ts'
import type { ImpactRequest } from '../impact-model.ts'
import { fitStructuralSeries, type StructuralFitRequest } from '../structural-fit.ts'
import type { JsonSchema } from './json-schema.ts'
import { defineKernel, type NamedKernel } from './kernel.ts'

const gappy: JsonSchema = { type: 'array', items: { type: ['number', 'null'] }, maxItems: 20_000 }
const window: JsonSchema = {
  type: 'array',
  items: { type: 'integer', minimum: 0 },
  minItems: 2,
  maxItems: 2,
}
const share: JsonSchema = { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }
const positive: JsonSchema = { type: 'number', exclusiveMinimum: 0 }
const trend: JsonSchema = { enum: ['level', 'linear'], description: 'level when absent' }
const seasonal: JsonSchema = {
  type: 'array',
  description: 'Seasons of so many periods; none when absent',
  maxItems: 4,
  items: {
    type: 'object',
    required: ['seasons'],
    additionalProperties: false,
    properties: {
      seasons: { type: 'integer', minimum: 2, maximum: 60 },
      duration: {
        type: 'integer',
        minimum: 1,
        maximum: 60,
        description: 'Periods a season lasts; 1 when absent',
      },
    },
  },
}

/** Weeks of requests with a control, made up; the last four weeks lie under a programme. */
const weeks = [41, 44, 39, 47, 52, 46, 43, 50, 55, 48, 45, 53, 57, 51, 49, 58, 62, 54, 51, 60, 49, 45, 43, 50]
const control = [
  80, 86, 79, 93, 101, 92, 87, 99, 108, 97, 90, 104, 112, 103, 99, 113, 121, 108, 103, 118, 122, 116, 109,
  121,
]

export const seriesKernels: NamedKernel[] = [
  defineKernel<ImpactRequest & ChainRequest>({
    name: 'causal-impact',
    summary: 'Effect of a programme on one series, against what a structural model with controls predicts.',
    schema: {
      type: 'object',
      required: ['series', 'pre', 'post'],
      additionalProperties: false,
      properties: {
        series: { ...gappy, description: 'One value a period, the oldest first; null where missing' },
        controls: {
          type: 'array',
          maxItems: 200,
          items: {
            type: 'object',
            required: ['name', 'values'],
            additionalProperties: false,
            properties: { name: { type: 'string' }, values: gappy },
          },
          description: 'Series that the programme did not touch, over the same periods',
        },
        pre: { ...window, description: 'First and last period to learn from, 0 being the first' },
        post: { ...window, description: 'First and last period of the programme' },
        trend,
        seasonal,
        levelSd: {
          ...share,
          description: 'Wandering of the level a period, in deviations of the series; 0.03',
        },
        levelDf: { ...positive, description: 'Observations this is worth; 0.3, and 32 in CausalImpact' },
        expectedSize: { ...positive, description: 'Controls expected to matter; 3' },
        expectedR2: { ...share, description: 'Share of variance expected to be explained; 0.8' },
        priorDf: {
          ...positive,
          description: 'Observations that this expectation is worth; 1, and 50 in CausalImpact',
        },
        informationWeight: {
          ...positive,
          description: 'Observations the prior of coefficients is worth; 0.01',
        },
        diagonalShrinkage: { type: 'number', minimum: 0, maximum: 1, description: '0.5 when absent' },
        chains: { type: 'integer', minimum: 2, maximum: 64, description: '4 when absent' },
        draws: { type: 'integer', minimum: 100, maximum: 100_000, description: 'Kept of each chain; 1000' },
        warmUp: { type: 'integer', minimum: 0, maximum: 100_000, description: 'Dropped of each chain; 500' },
        confidence: { ...share, description: '0.95 when absent' },
        seed: { type: 'integer', description: 'Same seed, same figures; 1 when absent' },
      },
    },
    example: {
      series: weeks,
      controls: [{ name: 'another desk', values: control }],
      pre: [0, 19],
      post: [20, 23],
      confidence: 0.9,
    },
    run: causalImpact,
  }),
  defineKernel<StructuralFitRequest>({
    name: 'structural-series',
    summary: 'Level, slope and seasons of a series by maximum likelihood, and where they go on to.',
    schema: {
      type: 'object',
      required: ['series'],
      additionalProperties: false,
      properties: {
        series: { ...gappy, description: 'One value a period, the oldest first; null where missing' },
        trend,
        seasonal,
        horizon: {
          type: 'integer',
          minimum: 0,
          maximum: 1000,
          description: 'Periods to forecast; none when absent',
        },
        confidence: { ...share, description: '0.95 when absent' },
      },
    },
    example: { series: weeks, trend: 'linear', seasonal: [{ seasons: 4 }], horizon: 4 },
    run: fitStructuralSeries,
  }),
]
