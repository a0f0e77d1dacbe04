/** Hidden states, on the command line. */
import { type HiddenChain, smoothStates } from '../hidden-markov.ts'
import type { JsonSchema } from './json-schema.ts'
import { defineKernel, type NamedKernel } from './kernel.ts'

const list = (items: JsonSchema, maxItems: number, description: string): JsonSchema => ({
  type: 'array',
  items,
  minItems: 1,
  maxItems,
  description,
})
const probability: JsonSchema = { type: 'number', minimum: 0, maximum: 1 }

export const hiddenStateKernels: NamedKernel[] = [
  defineKernel<HiddenChain>({
    name: 'hidden-states',
    summary: 'Probability of each hidden state at each step, from evidence up to it and from all evidence.',
    schema: {
      type: 'object',
      required: ['initial', 'transition', 'evidence'],
      additionalProperties: false,
      properties: {
        initial: list(probability, 50, 'Probability of each state at the first step'),
        transition: list(
          list(probability, 50, 'From one state'),
          50,
          'Probability of moving from each state to each, between two steps',
        ),
        evidence: list(
          list({ type: 'number' }, 50, 'One step'),
          10_000,
          'Log likelihood of what each step shows, by state; a row of zeros is a step without evidence',
        ),
      },
    },
    example: {
      initial: [0.5, 0.5],
      transition: [
        [0.7, 0.3],
        [0.3, 0.7],
      ],
      evidence: [
        [-0.105, -1.609],
        [-0.105, -1.609],
        [0, 0],
      ],
    },
    run: smoothStates,
  }),
]
