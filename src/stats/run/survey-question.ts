/** What the survey kernels on the command line share: the schema of a design, and how it is built and raked. */
import type { Refusal } from '../outcome.ts'
import type { Label } from '../survey-codes.ts'
import { type DesignInput, type SurveyDesign, surveyDesign } from '../survey-design.ts'
import { type SurveyEstimate, surveyByGroup } from '../survey-mean.ts'
import { type Margin, rake } from '../survey-raking.ts'
import type { JsonSchema } from './json-schema.ts'

const labels = (description: string): JsonSchema => ({
  type: 'array',
  items: { type: ['string', 'number'] },
  description,
})
export const answers = (description: string): JsonSchema => ({
  type: 'array',
  items: { type: ['number', 'null'] },
  description: `${description}; null where there is none`,
})
const weights: JsonSchema = {
  type: 'array',
  items: { type: 'number' },
  description: 'People each row stands for; from the populations of every stage when absent',
}
const stages: JsonSchema = {
  type: 'array',
  description: 'How rows were drawn, first stage first; one by one when absent',
  items: {
    type: 'object',
    additionalProperties: false,
    properties: {
      strata: labels('Stratum of each row'),
      clusters: labels('Cluster of each row; each row its own when absent'),
      populations: {
        type: 'array',
        items: { type: 'number', exclusiveMinimum: 0 },
        description: 'Clusters (or rows) in the row’s stratum of the population',
      },
    },
  },
}
export const design: JsonSchema = {
  type: 'object',
  description: 'How the people were drawn',
  additionalProperties: false,
  properties: {
    weights,
    stages,
    lonely: {
      enum: ['refuse', 'certainty', 'adjust'],
      description: 'A stratum with a single cluster; refuse when absent',
    },
    labelsRestart: { type: 'boolean', description: 'True when cluster labels start afresh in each stratum' },
  },
}
export const margins: JsonSchema = {
  type: 'array',
  description: 'Known margins that weights are raked to first; one margin post-stratifies',
  items: {
    type: 'object',
    required: ['categories', 'totals'],
    additionalProperties: false,
    properties: {
      categories: labels('Category of each row'),
      totals: {
        type: 'object',
        additionalProperties: { type: 'number', exclusiveMinimum: 0 },
        description: 'People in each category',
      },
    },
  },
}
const where: JsonSchema = {
  type: 'array',
  items: { type: 'boolean' },
  description: 'Rows the estimate is about; all when absent',
}
export const confidence: JsonSchema = {
  type: 'number',
  exclusiveMinimum: 0,
  exclusiveMaximum: 1,
  description: 'Of the interval; 0.95 when absent',
}
export const groups = labels('Also an estimate for each of these groups')
export const values = answers('Answer of each row')

export const asked = (properties: Record<string, JsonSchema>, required: string[]): JsonSchema => ({
  type: 'object',
  required: ['design', ...required],
  additionalProperties: false,
  properties: { design, margins, where, ...properties },
})

export type Asked = { design: DesignInput; margins?: Margin[]; where?: boolean[] }
export type AskedEstimate = Asked & { confidence?: number; groups?: Label[] }

/** The design, raked where margins are given, handed to an estimate. */
export function withDesign<Result>(
  { design, margins }: Asked,
  estimate: (design: SurveyDesign) => Result,
): Result | Refusal {
  const built = surveyDesign(design)
  if (!built.ok || !margins) return built.ok ? estimate(built) : built
  const raked = rake(built, margins)
  return raked.ok ? estimate(raked.design) : raked
}

/** The estimate over all rows asked for, and over each group of them. */
export function grouped(
  input: AskedEstimate,
  estimate: (
    design: SurveyDesign,
    options: { where?: ArrayLike<boolean | number>; confidence?: number },
  ) => SurveyEstimate | Refusal,
): unknown {
  return withDesign(input, built => {
    const whole = estimate(built, input)
    if (!whole.ok || !input.groups) return whole
    const { groups } = input
    const parts = surveyByGroup(built, groups, own =>
      estimate(built, { ...input, where: own.map((one, i) => (one && (input.where?.[i] ?? true) ? 1 : 0)) }),
    )
    return parts.ok ? { ...whole, groups: parts.groups } : parts
  })
}

export const example = {
  design: {
    weights: [120, 120, 120, 80, 80, 80, 95, 95, 60, 60, 60, 75],
    stages: [
      {
        strata: [
          'north',
          'north',
          'north',
          'north',
          'north',
          'north',
          'south',
          'south',
          'south',
          'south',
          'south',
          'south',
        ],
        clusters: [
          'Lille',
          'Lille',
          'Lille',
          'Arras',
          'Arras',
          'Arras',
          'Nice',
          'Nice',
          'Pau',
          'Pau',
          'Pau',
          'Sète',
        ],
      },
    ],
  },
}
export const minutes = [35, 20, null, 50, 42, 15, 12, 30, 25, 40, 22, 33]
export const reads = [1, 0, 1, 1, 1, 0, 0, 1, 0, 1, 0, 1]
export const office = [
  'desk',
  'shop',
  'desk',
  'desk',
  'shop',
  'shop',
  'shop',
  'desk',
  'shop',
  'desk',
  'shop',
  'desk',
]
export const known = [{ categories: office, totals: { desk: 500, shop: 600 } }]
