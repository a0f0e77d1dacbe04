/** The survey kernels on the command line. Each takes a design, and margins to rake it to first. */
import { type BinomialMethod, binomialInterval } from '../binomial-interval.ts'
import { refuse } from '../outcome.ts'
import { calibrate, type KnownTotal, trimWeights } from '../survey-calibration.ts'
import { surveyChiSquare } from '../survey-chi-square.ts'
import type { Label } from '../survey-codes.ts'
import { kishEffectiveSize, surveyDesign } from '../survey-design.ts'
import { surveyMean, surveyRatio, surveyTotal } from '../survey-mean.ts'
import { type ProportionMethod, surveyProportion } from '../survey-proportion.ts'
import { surveyQuantiles } from '../survey-quantile.ts'
import { rake } from '../survey-raking.ts'
import { surveyRegression } from '../survey-regression.ts'
import { jackknife, weightedMean } from '../survey-replicates.ts'
import { defineKernel, type NamedKernel } from './kernel.ts'
import {
  type Asked,
  type AskedEstimate,
  answers,
  asked,
  confidence,
  design,
  example,
  grouped,
  groups,
  known,
  margins,
  minutes,
  office,
  reads,
  values,
  withDesign,
} from './survey-question.ts'

export const surveyKernels: NamedKernel[] = [
  defineKernel<AskedEstimate & { values: (number | null)[] }>({
    name: 'survey-mean',
    summary: 'Mean of a survey’s answers, with the standard error its design gives, whole and by group.',
    schema: asked({ values, confidence, groups }, ['values']),
    example: { ...example, values: minutes, groups: office },
    run: input => grouped(input, (built, options) => surveyMean(built, input.values, options)),
  }),
  defineKernel<{ yes: number; of: number; confidence?: number; method?: BinomialMethod }>({
    name: 'binomial-interval',
    summary: 'Share of a plain count, so many of so many, with one of six intervals.',
    schema: {
      type: 'object',
      required: ['yes', 'of'],
      additionalProperties: false,
      properties: {
        yes: { type: 'integer', minimum: 0, description: 'How many said yes' },
        of: { type: 'integer', minimum: 1, description: 'How many answered' },
        confidence,
        method: {
          enum: ['wilson', 'wilson-corrected', 'agresti-coull', 'clopper-pearson', 'jeffreys', 'wald'],
          default: 'wilson',
          description: 'Kind of interval; wilson when absent',
        },
      },
    },
    example: { yes: 81, of: 263 },
    run: binomialInterval,
  }),
  defineKernel<AskedEstimate & { values: (number | null)[] }>({
    name: 'survey-total',
    summary: 'Total of a survey’s answers over the population, whole and by group.',
    schema: asked({ values, confidence, groups }, ['values']),
    example: { ...example, values: minutes, margins: known },
    run: input => grouped(input, (built, options) => surveyTotal(built, input.values, options)),
  }),
  defineKernel<AskedEstimate & { numerator: (number | null)[]; denominator: (number | null)[] }>({
    name: 'survey-ratio',
    summary: 'Total of one answer over the total of another, whole and by group.',
    schema: asked(
      { numerator: answers('Above the line'), denominator: answers('Below the line'), confidence, groups },
      ['numerator', 'denominator'],
    ),
    example: { ...example, numerator: minutes, denominator: reads.map(read => read + 1) },
    run: input =>
      grouped(input, (built, options) => surveyRatio(built, input.numerator, input.denominator, options)),
  }),
  defineKernel<
    AskedEstimate & { values: (number | null)[]; method?: ProportionMethod; assumedDesignEffect?: number }
  >({
    name: 'survey-proportion',
    summary: 'Share of people who say yes, with one of seven intervals that hold for a survey.',
    schema: asked(
      {
        values: answers('1 for yes, 0 for no'),
        method: {
          enum: ['wald', 'logit', 'arcsine', 'likelihood', 'beta', 'wilson', 'agresti-coull'],
          description: 'Kind of interval; logit when absent',
        },
        assumedDesignEffect: {
          type: 'number',
          exclusiveMinimum: 0,
          description: 'To go by when all or none say yes (beta, wilson, agresti-coull)',
        },
        confidence,
        groups,
      },
      ['values'],
    ),
    example: { ...example, values: reads, method: 'beta' },
    run: input => {
      const { method, assumedDesignEffect } = input
      return grouped(input, (built, options) =>
        surveyProportion(built, input.values, { ...options, method, assumedDesignEffect }),
      )
    },
  }),
  defineKernel<Asked & { values: (number | null)[]; shares?: number[]; confidence?: number }>({
    name: 'survey-quantiles',
    summary: 'Median and other quantiles of a survey’s answers, with Woodruff’s interval.',
    schema: asked(
      {
        values,
        shares: {
          type: 'array',
          items: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
          description: 'Shares of people below; 0.25, 0.5 and 0.75 when absent',
        },
        confidence,
      },
      ['values'],
    ),
    example: { ...example, values: minutes, shares: [0.5] },
    run: input =>
      withDesign(input, built =>
        surveyQuantiles(built, input.values, input.shares ?? [0.25, 0.5, 0.75], input),
      ),
  }),
  defineKernel<Asked & { first: (Label | null)[]; second: (Label | null)[] }>({
    name: 'survey-chi-square',
    summary: 'Do two answers go together? Rao and Scott’s test of a weighted table, first and second order.',
    schema: asked(
      {
        first: { type: 'array', items: { type: ['string', 'number', 'null'] }, description: 'One answer' },
        second: { type: 'array', items: { type: ['string', 'number', 'null'] }, description: 'The other' },
      },
      ['first', 'second'],
    ),
    example: { ...example, first: reads, second: office },
    run: input => withDesign(input, built => surveyChiSquare(built, input.first, input.second, input)),
  }),
  defineKernel<
    Asked & { values: (number | null)[]; columns: (number | null)[][]; kind?: 'linear' | 'logistic' }
  >({
    name: 'survey-regression',
    summary: 'Linear or logistic regression of an answer, with the standard errors of the design.',
    schema: asked(
      {
        values,
        columns: { type: 'array', items: answers('One number a row'), description: 'An intercept is added' },
        kind: { enum: ['linear', 'logistic'], description: 'linear when absent' },
      },
      ['values', 'columns'],
    ),
    example: { ...example, values: minutes, columns: [reads] },
    run: input => withDesign(input, built => surveyRegression(built, input.values, input.columns, input)),
  }),
  defineKernel<Asked & { values: (number | null)[]; confidence?: number }>({
    name: 'survey-jackknife',
    summary:
      'Mean of a survey’s answers with the error of leaving out a cluster at a time, raking each time.',
    schema: asked({ values, confidence }, ['values']),
    example: { ...example, values: minutes, margins: known },
    run: ({ design, margins, where, values, confidence }) => {
      const built = surveyDesign(design)
      if (!built.ok) return built
      if (values.length !== built.rows || (where && where.length !== built.rows))
        return refuse('survey.uneven', `values and where need ${built.rows} entries, one a row`)
      const kept = where ? values.map((value, i) => (where[i] ? value : null)) : values
      return jackknife(
        built,
        replicate => {
          const own = margins ? rake(replicate, margins) : { ok: true as const, design: replicate }
          return own.ok ? weightedMean(own.design, kept) : own
        },
        { confidence },
      )
    },
  }),
  defineKernel<
    Asked & {
      known?: KnownTotal[]
      distance?: 'linear' | 'exponential'
      trim?: { least?: number; greatest?: number }
    }
  >({
    name: 'survey-weights',
    summary:
      'Weights raked to margins or calibrated to known totals, trimmed, and what they cost in precision.',
    schema: {
      type: 'object',
      required: ['design'],
      additionalProperties: false,
      properties: {
        design,
        margins,
        known: {
          type: 'array',
          description: 'Known totals of numbers, instead of margins',
          items: {
            type: 'object',
            required: ['values', 'total'],
            additionalProperties: false,
            properties: {
              values: { type: 'array', items: { type: 'number' }, description: 'The number of each row' },
              total: { type: 'number', description: 'Its total over the population' },
            },
          },
        },
        distance: {
          enum: ['linear', 'exponential'],
          description: 'How weights move to known totals; linear when absent',
        },
        trim: {
          type: 'object',
          additionalProperties: false,
          properties: {
            least: { type: 'number', minimum: 0 },
            greatest: { type: 'number', exclusiveMinimum: 0 },
          },
          description: 'Bounds that weights are then held between',
        },
      },
    },
    example: { ...example, margins: known, trim: { greatest: 140 } },
    run: ({ known, distance, trim, ...input }) =>
      withDesign(input, built => {
        const calibrated = known
          ? calibrate(built, known, { distance })
          : { ok: true as const, design: built }
        if (!calibrated.ok) return calibrated
        const held = trim ? trimWeights(calibrated.design, trim) : { ...calibrated, trimmed: 0 }
        if (!held.ok) return held
        const { weights, rows, assumed } = held.design
        const effectiveSize = kishEffectiveSize(held.design)
        return {
          ok: true,
          weights,
          sum: weights.reduce((sum, weight) => sum + weight, 0),
          effectiveSize,
          designEffect: rows / effectiveSize,
          trimmed: held.trimmed,
          assumed,
        }
      }),
  }),
]
