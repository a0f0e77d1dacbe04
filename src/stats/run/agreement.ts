/** The agreement kernels on the command line. */
import type { Coding } from '../coded-units.ts'
import { cohenKappa, crossTable, type KappaWeights } from '../cohen-kappa.ts'
import { fleissKappa, lightKappa } from '../fleiss-kappa.ts'
import { gwetAc1 } from '../gwet-ac1.ts'
import { krippendorffAlpha, type Level } from '../krippendorff-alpha.ts'
import { scottPi } from '../scott-pi.ts'
import type { JsonSchema } from './json-schema.ts'
import { defineKernel, type NamedKernel } from './kernel.ts'

const codes: JsonSchema = {
  type: 'array',
  minItems: 2,
  items: { type: 'array', items: { type: ['number', 'string', 'null'] } },
  description: 'One list a coder, one code a unit; null where the coder did not code the unit',
}
const confidence: JsonSchema = {
  type: 'number',
  exclusiveMinimum: 0,
  exclusiveMaximum: 1,
  description: 'Of the interval; 0.95 when absent',
}
const weights: JsonSchema = { enum: ['none', 'linear', 'quadratic'], description: 'none when absent' }
const example = {
  codes: [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
  ],
}
const asked = (properties: Record<string, JsonSchema>, required: string[]): JsonSchema => ({
  type: 'object',
  required,
  additionalProperties: false,
  properties,
})

export const agreementKernels: NamedKernel[] = [
  defineKernel<{ codes: Coding; level: Level; draws?: number; confidence?: number; seed?: number }>({
    name: 'krippendorff-alpha',
    summary: 'Agreement of several coders beyond chance, with missing codes, at any level of measurement.',
    schema: asked(
      {
        codes,
        level: { enum: ['nominal', 'ordinal', 'interval', 'ratio'], description: 'What the codes are' },
        draws: { type: 'integer', minimum: 200, maximum: 100_000, description: 'Draws for an interval' },
        confidence,
        seed: { type: 'integer', description: 'Of the draws; 1 when absent' },
      },
      ['codes', 'level'],
    ),
    example: { ...example, level: 'ordinal' },
    run: krippendorffAlpha,
  }),
  defineKernel<{ codes: Coding; weights?: KappaWeights; confidence?: number }>({
    name: 'cohen-kappa',
    summary: 'Agreement of two coders beyond chance, plain or weighted by how far codes lie apart.',
    schema: asked({ codes: { ...codes, maxItems: 2 }, weights, confidence }, ['codes']),
    example: { ...example, weights: 'quadratic' },
    run: ({ codes: [first, second], ...options }) => {
      const crossed = crossTable(first!, second!)
      if (!crossed.ok) return crossed
      const { categories, table } = crossed
      return { ...cohenKappa(table, options), categories, table }
    },
  }),
  defineKernel<{ codes: Coding; confidence?: number }>({
    name: 'scott-pi',
    summary: 'Agreement of two coders beyond the chance of shares they have in common.',
    schema: asked({ codes: { ...codes, maxItems: 2 }, confidence }, ['codes']),
    example,
    run: ({ codes: [first, second], confidence }) => {
      const crossed = crossTable(first!, second!)
      if (!crossed.ok) return crossed
      const { categories, table } = crossed
      return { ...scottPi(table, confidence), categories, table }
    },
  }),
  defineKernel<{ codes: Coding }>({
    name: 'fleiss-kappa',
    summary: 'Agreement of a fixed number of exchangeable coders a unit beyond chance.',
    schema: asked({ codes }, ['codes']),
    example: {
      codes: [
        [1, 2, 2, 1],
        [1, 2, 1, 1],
        [1, 2, 2, 2],
      ],
    },
    run: input => fleissKappa(input.codes),
  }),
  defineKernel<{ codes: Coding; weights?: KappaWeights }>({
    name: 'light-kappa',
    summary: 'Mean of Cohen’s kappa over all pairs of coders.',
    schema: asked({ codes, weights }, ['codes']),
    example,
    run: input => lightKappa(input.codes, input.weights),
  }),
  defineKernel<{ codes: Coding; confidence?: number }>({
    name: 'gwet-ac1',
    summary: 'Agreement beyond chance that stays sensible when nearly all units fall into one category.',
    schema: asked({ codes, confidence }, ['codes']),
    example,
    run: input => gwetAc1(input.codes, input.confidence),
  }),
]
