/** The kernels on panels, on the command line. */

import { differenceInDifferences } from '../difference-in-differences.ts'
import { fromRows, transpose } from '../linear-algebra.ts'
import { refuse } from '../outcome.ts'
import type { PanelInput } from '../panel.ts'
import { panelBootstrap } from '../panel-bootstrap.ts'
import type { PanelMethod } from '../panel-effect.ts'
import { panelJackknife } from '../panel-jackknife.ts'
import { panelLeaveOneOut } from '../panel-leave-one-out.ts'
import { type PlaceboOptions, panelPlacebo } from '../panel-placebo.ts'
import { panelPlaceboTimes } from '../panel-placebo-times.ts'
import { type PowerInput, panelPower } from '../panel-power.ts'
import { simplexLeastSquares } from '../simplex-least-squares.ts'
import { syntheticControl } from '../synthetic-control.ts'
import { syntheticDid } from '../synthetic-did.ts'
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
  description: 'How the effect is estimated',
}
const confidence: JsonSchema = {
  type: 'number',
  exclusiveMinimum: 0,
  exclusiveMaximum: 1,
  description: 'Of the intervals; 0.95 when absent',
}
const seed: JsonSchema = { type: 'integer', description: 'Of the draws; 1 when absent' }

const horizon: JsonSchema = { type: 'integer', minimum: 1 }
const most: JsonSchema = {
  type: 'integer',
  minimum: 20,
  maximum: 100_000,
  description: 'Most placebos taken (a window); with more possible, so many are drawn',
}

/** Twelve units over sixteen weeks, the last one treated in the last four: a level, a common wave, ripples. */
const outcomes = Array.from({ length: 12 }, (_, unit) =>
  Array.from({ length: 16 }, (_, week) => {
    const wave = (2 + (unit % 4)) * Math.sin(week / 3)
    const ripple = ((unit * 7 + week * 5) % 11) / 4
    return Math.round(10 * (40 + 3 * unit + wave + ripple + (unit === 11 && week >= 12 ? 5 : 0))) / 10
  }),
)
const example = { outcomes, adoption: outcomes.map((_, unit) => (unit === 11 ? 12 : null)) }

const several = { outcomes, adoption: outcomes.map((_, unit) => (unit >= 9 ? 12 : null)) }

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
  defineKernel<PanelInput>({
    name: 'synthetic-did',
    summary:
      'What a programme changed, against donors weighted to move alike and the times that foretell (prefer it).',
    schema: asked(panel, ['outcomes', 'adoption']),
    example,
    run: syntheticDid,
  }),
  defineKernel<PanelInput & { intercept?: boolean }>({
    name: 'synthetic-control',
    summary: 'What a programme changed, against a mix of donors that follows the treated units before.',
    schema: asked(
      {
        ...panel,
        intercept: {
          type: 'boolean',
          description: 'Match movements, not the level; false when absent. With it, as GeoLift without ridge',
        },
      },
      ['outcomes', 'adoption'],
    ),
    example: { ...example, intercept: true },
    run: syntheticControl,
  }),
  defineKernel<PanelInput>({
    name: 'difference-in-differences',
    summary:
      'What a programme changed, against all other units alike, supposing they would have moved in parallel.',
    schema: asked(panel, ['outcomes', 'adoption']),
    example,
    run: differenceInDifferences,
  }),
  defineKernel<Input & PlaceboOptions>({
    name: 'panel-placebo',
    summary: 'How large an effect chance alone would show: every donor taken as if it had been treated.',
    schema: ofPanel({
      confidence,
      most,
      seed,
    }),
    example: { ...example, method: 'synthetic-did', confidence: 0.9 },
    run: panelPlacebo,
  }),
  defineKernel<Input & { horizon?: number }>({
    name: 'panel-placebo-times',
    summary: 'Effects found where the programme is supposed to have begun earlier than it did.',
    schema: ofPanel({ horizon: { ...horizon, description: 'Times after; as many as truly, when absent' } }),
    example: { ...example, method: 'synthetic-did', horizon: 4 },
    run: panelPlaceboTimes,
  }),
  defineKernel<Input & { confidence?: number }>({
    name: 'panel-jackknife',
    summary:
      'Standard error and interval of an effect on several treated units, leaving each unit out in turn.',
    schema: ofPanel({ confidence }),
    example: { ...several, method: 'synthetic-did' },
    run: panelJackknife,
  }),
  defineKernel<Input & { draws?: number; confidence?: number; seed?: number }>({
    name: 'panel-bootstrap',
    summary: 'Standard error and intervals of an effect on many treated units, drawing whole units again.',
    schema: ofPanel({
      draws: { type: 'integer', minimum: 50, maximum: 100_000, description: '500 when absent' },
      confidence,
      seed,
    }),
    example: { ...several, method: 'synthetic-did', draws: 100 },
    run: panelBootstrap,
  }),
  defineKernel<Input>({
    name: 'panel-leave-one-out',
    summary: 'The effect estimated again without each donor that has weight.',
    schema: ofPanel({}),
    example: { ...example, method: 'synthetic-did' },
    run: panelLeaveOneOut,
  }),
  defineKernel<PowerInput>({
    name: 'panel-power',
    summary:
      'The smallest effect that would be noticed, and the power for given lifts, from past data alone.',
    schema: asked(
      {
        outcomes: { ...table, description: 'Past outcomes without any programme, one list a unit' },
        units: panel['units']!,
        method,
        treated: {
          anyOf: [
            { type: 'array', minItems: 1, items: { type: 'integer', minimum: 0 } },
            asked({ count: { type: 'integer', minimum: 1 } }, ['count']),
          ],
          description: 'Positions of the units planned, or only { "count": how many }',
        },
        horizon: { ...horizon, description: 'Times the programme will run' },
        before: { type: 'integer', minimum: 2, description: 'Times before used; all when absent' },
        direction: { enum: ['increase', 'decrease'], description: 'Hoped for; increase when absent' },
        level: { ...confidence, description: 'Of the test; 0.1 when absent' },
        power: { ...confidence, description: 'Wanted; 0.8 when absent' },
        lifts: { type: 'array', items: { type: 'number' }, description: 'Shares to give the power of' },
        most,
        seed,
      },
      ['outcomes', 'method', 'treated', 'horizon'],
    ),
    example: {
      outcomes: outcomes.map(row => row.slice(0, 12)),
      method: 'difference-in-differences',
      treated: { count: 1 },
      horizon: 3,
      lifts: [0, 0.05, 0.1],
    },
    run: panelPower,
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
    run: ({ columns, target, ridge, intercept }) => {
      const uneven = columns.findIndex(column => column.length !== target.length)
      if (uneven >= 0)
        return refuse(
          'simplex.uneven',
          `columns[${uneven}] has ${columns[uneven]!.length} numbers and target ${target.length}: give as many`,
        )
      return simplexLeastSquares({ a: transpose(fromRows(columns)), b: target, ridge, intercept })
    },
  }),
]
