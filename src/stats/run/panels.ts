/** The kernels on panels, on the command line. */
import { fromRows, transpose } from '../linear-algebra.ts'
import type { PanelInput } from '../panel.ts'
import { type PanelMethod, panelEffect } from '../panel-effect.ts'
import { type PlaceboOptions, panelPlacebo } from '../panel-placebo.ts'
import { simplexLeastSquares } from '../simplex-least-squares.ts'
import type { JsonSchema } from './json-schema.ts'
import { defineKernel, type NamedKernel } from './kernel.ts'

const table: JsonSchema = {
  type: 'array',
  minItems: 1,
  items: { type: 'array', items: { type: ['number', 'null'] } },
  description: 'One list a unit, one number a time; a missing cell (null) is refused by name',
}
const panel: Record<string, JsonSchema> = {
  outcomes: table,
  adoption: {
    type: 'array',
    items: { type: ['integer', 'null'], minimum: 0 },
    description: 'For each unit the position (from 0) of its first treated time; null when never treated',
  },
  units: { type: 'array', items: { type: 'string' }, description: 'Names of the units' },
  covariates: {
    type: 'array',
    items: table,
    description: 'Covariates, one table each, that the outcome is first taken net of',
  },
}
const method: JsonSchema = {
  enum: [
    'synthetic-did',
    'synthetic-control',
    'demeaned-synthetic-control',
    'difference-in-differences',
  ] satisfies PanelMethod[],
}
const confidence: JsonSchema = {
  type: 'number',
  exclusiveMinimum: 0,
  exclusiveMaximum: 1,
  description: 'Of the intervals; 0.95 when absent',
}
const seed: JsonSchema = { type: 'integer', description: 'Of the draws; 1 when absent' }

/** Twelve units over sixteen weeks, the last one treated in the last four: a level, a common wave, ripples. */
const outcomes = Array.from({ length: 12 }, (_, unit) =>
  Array.from({ length: 16 }, (_, week) => {
    const wave = (2 + (unit % 4)) * Math.sin(week / 3)
    const ripple = ((unit * 7 + week * 5) % 11) / 4
    return Math.round(10 * (40 + 3 * unit + wave + ripple + (unit === 11 && week >= 12 ? 5 : 0))) / 10
  }),
)
const example = { outcomes, adoption: outcomes.map((_, unit) => (unit === 11 ? 12 : null)) }

const asked = (properties: Record<string, JsonSchema>, required: string[]): JsonSchema => ({
  type: 'object',
  required,
  additionalProperties: false,
  properties,
})
const ofPanel = (properties: Record<string, JsonSchema>) =>
  asked({ ...panel, method, ...properties }, ['outcomes', 'adoption', 'method'])

type Input = PanelInput & { method: PanelMethod }

export const panelKernels: NamedKernel[] = [
  defineKernel<Input>({
    name: 'panel-effect',
    summary: 'What a programme changed in the units that had it, against units that did not.',
    schema: ofPanel({}),
    example: { ...example, method: 'synthetic-did' },
    run: panelEffect,
  }),
  defineKernel<Input & PlaceboOptions>({
    name: 'panel-placebo',
    summary: 'How large an effect chance alone would show: every donor taken as if it had been treated.',
    schema: ofPanel({
      confidence,
      most: {
        type: 'integer',
        minimum: 20,
        maximum: 100_000,
        description: 'Most placebos taken; 2000 when absent',
      },
      seed,
    }),
    example: { ...example, method: 'synthetic-did', confidence: 0.9 },
    run: panelPlacebo,
  }),
  defineKernel<{ columns: number[][]; target: number[]; ridge?: number; intercept?: boolean }>({
    name: 'simplex-weights',
    summary: 'The mix of some series, in shares, that comes nearest to another one (least squares, exact).',
    schema: asked(
      {
        columns: {
          type: 'array',
          minItems: 1,
          items: { type: 'array', minItems: 1, items: { type: 'number' } },
          description: 'The series to mix, one list each, of equal length',
        },
        target: { type: 'array', minItems: 1, items: { type: 'number' }, description: 'The series to reach' },
        ridge: {
          type: 'number',
          minimum: 0,
          description: 'Penalty on the sum of squared weights; 0 when absent',
        },
        intercept: { type: 'boolean', description: 'Allow a constant difference; false when absent' },
      },
      ['columns', 'target'],
    ),
    example: {
      columns: [
        [1, 2, 4, 3],
        [5, 3, 2, 2],
        [0, 1, 1, 4],
      ],
      target: [2, 2, 3, 3],
    },
    run: ({ columns, target, ridge, intercept }) =>
      simplexLeastSquares({ a: transpose(fromRows(columns)), b: target, ridge, intercept }),
  }),
]
