/** The forecasting kernels on the command line. */
import { type CountForecastRequest, forecastCounts } from '../count-forecast.ts'
import { type CountModel, fitCountRegression } from '../count-regression.ts'
import { type DriftRequest, forecastDriftingLevel } from '../drifting-level.ts'
import { type EtsChoice, exponentialSmoothing } from '../exponential-smoothing.ts'
import { extraMethodNames } from '../extra-arrival-methods.ts'
import { type ArrivalsRequest, forecastArrivals } from '../forecast-arrivals.ts'
import { type HoltWintersRequest, holtWinters } from '../holt-winters.ts'
import { forecastIntermittent, type IntermittentRequest } from '../intermittent-demand.ts'
import { type LoessForecastRequest, loessForecast } from '../loess-forecast.ts'
import type { ForecastRequest } from '../quantile-forecast.ts'
import { seasonalNaive } from '../seasonal-naive.ts'
import { type LoessDecompositionRequest, seasonalTrendLoess } from '../seasonal-trend-loess.ts'
import { thetaForecast } from '../theta.ts'
import { arimaKernel } from './arima.ts'
import { type Asked, asked, common, events, example, numbers, quarterly, seasons } from './forecast-schema.ts'
import type { JsonSchema } from './json-schema.ts'
import { defineKernel, type NamedKernel } from './kernel.ts'

const weight: JsonSchema = { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }
const family: JsonSchema = {
  enum: ['poisson', 'negative binomial'],
  description: 'Spread of the counts: as chance alone gives, or wider',
}

const loess: Record<string, JsonSchema> = {
  seasonalWindow: {
    anyOf: [{ const: 'periodic' }, { type: 'integer', minimum: 7, maximum: 200_001 }],
    description: 'periodic, or seasons that shape each one, odd; 11 when absent',
  },
  trendWindow: {
    type: 'integer',
    minimum: 3,
    maximum: 20_001,
    description: 'Periods that shape the trend, odd; from the season when absent',
  },
  robust: { type: 'boolean', description: 'Give far values less weight' },
}

export const forecastKernels: NamedKernel[] = [
  defineKernel<Asked<ArrivalsRequest>>({
    name: 'forecast-arrivals',
    summary: 'Forecast of counts by the method that a rolling back-test on the same series chooses.',
    schema: asked({
      events,
      origins: {
        type: 'array',
        items: { type: 'integer', minimum: 1 },
        description: 'Lengths of the histories',
      },
      testHorizon: {
        type: 'integer',
        minimum: 1,
        maximum: 1000,
        description: 'Periods ahead judged by the back-test; the whole horizon when absent',
      },
      floorPeriod: {
        type: 'integer',
        minimum: 1,
        maximum: 1000,
        description: 'Season of the floor that has to be beaten; the period when absent',
      },
      preferred: {
        type: 'string',
        description: 'A method that stays unless another is better beyond chance',
      },
      also: {
        type: 'array',
        items: { enum: extraMethodNames },
        maxItems: extraMethodNames.length,
        description: 'Methods tried only where asked for',
      },
    }),
    example: {
      series: [...quarterly, 42, 55, 70, 52, 47, 60, 77, 55],
      period: 4,
      horizon: 2,
      also: ['loess and smoothing'],
    },
    run: ({ series: values, ...request }) => forecastArrivals(values, request),
  }),
  defineKernel<Asked<DriftRequest>>({
    name: 'drifting-level',
    summary: 'Forecast of counts whose level drifts at a pace the history leaves uncertain.',
    schema: asked({
      replications: {
        type: 'integer',
        minimum: 100,
        maximum: 10_000,
        description: 'Futures drawn; 1000 when absent',
      },
      seed: { type: 'integer', description: 'The same seed gives the same answer; 1 when absent' },
      driftDeviation: {
        type: 'number',
        exclusiveMinimum: 0,
        maximum: 1,
        description: 'How far growth a period may be from none, before anything is seen; 0.01 when absent',
      },
      seasonDeviation: {
        type: 'number',
        exclusiveMinimum: 0,
        maximum: 2,
        description:
          'How far the wave of a season may be from none, before anything is seen; 0.1 when absent',
      },
    }),
    example,
    run: ({ series: values, ...request }) => {
      const answer = forecastDriftingLevel(values, request)
      if (!answer.ok) return answer
      const { paths: _, ...forecast } = answer
      return forecast
    },
  }),
  defineKernel<Asked<ForecastRequest>>({
    name: 'seasonal-naive',
    summary: 'The season before, repeated: the floor every other forecast must beat.',
    schema: asked(),
    example,
    run: ({ series: values, ...request }) => seasonalNaive(values, request),
  }),
  defineKernel<Asked<ForecastRequest & { model?: EtsChoice }>>({
    name: 'exponential-smoothing',
    summary: 'Exponential smoothing by maximum likelihood; the form is chosen by AICc unless named.',
    schema: asked({
      model: {
        anyOf: [
          { const: 'auto' },
          {
            type: 'object',
            required: ['error', 'trend', 'season'],
            additionalProperties: false,
            properties: {
              error: { enum: ['A', 'M'] },
              trend: { enum: ['N', 'A', 'Ad'] },
              season: { enum: ['N', 'A', 'M'] },
            },
          },
        ],
        description: 'auto when absent',
      },
    }),
    example: { ...example, model: { error: 'A', trend: 'A', season: 'A' } },
    run: ({ series: values, ...request }) => exponentialSmoothing(values, request),
  }),
  arimaKernel,
  defineKernel<Asked<ForecastRequest>>({
    name: 'theta',
    summary: 'The theta method: smoothing with half the slope of the straight line, seasonally adjusted.',
    schema: asked(),
    example,
    run: ({ series: values, ...request }) => thetaForecast(values, request),
  }),
  defineKernel<LoessDecompositionRequest & { series: number[] }>({
    name: 'seasonal-trend-loess',
    summary: 'A series taken apart into a season that may change, a smooth trend and the rest, by loess.',
    schema: {
      type: 'object',
      required: ['series', 'period'],
      additionalProperties: false,
      properties: { series: common.series!, period: { ...common.period, minimum: 2 }, ...loess },
    },
    example: { series: quarterly, period: 4, seasonalWindow: 'periodic' },
    run: ({ series: values, ...request }) => seasonalTrendLoess(values, request),
  }),
  defineKernel<Asked<LoessForecastRequest>>({
    name: 'loess-forecast',
    summary: 'The season taken off by loess, the rest smoothed exponentially, the last season put back.',
    schema: asked({
      ...loess,
      model: {
        anyOf: [
          { const: 'auto' },
          {
            type: 'object',
            required: ['error', 'trend'],
            additionalProperties: false,
            properties: { error: { enum: ['A', 'M'] }, trend: { enum: ['N', 'A', 'Ad'] } },
          },
        ],
        description: 'Form of the smoothing, by AICc when absent',
      },
    }),
    example: { ...example, seasonalWindow: 'periodic' },
    run: ({ series: values, ...request }) => loessForecast(values, request),
  }),
  defineKernel<Asked<HoltWintersRequest>>({
    name: 'holt-winters',
    summary: 'Level, slope and season smoothed by the weights of least squares.',
    schema: asked(
      {
        season: {
          enum: ['additive', 'multiplicative'],
          description: 'Added to the level, or a factor of it',
        },
      },
      ['season'],
    ),
    example: { ...example, season: 'multiplicative' },
    run: ({ series: values, ...request }) => holtWinters(values, request),
  }),
  defineKernel<Asked<CountForecastRequest>>({
    name: 'forecast-counts',
    summary: 'Counts by Poisson or negative binomial regression on a trend, Fourier seasons and events.',
    schema: asked({
      family,
      trend: { type: 'boolean', description: 'Growth by the same share each period' },
      seasons: {
        anyOf: [{ const: 'auto' }, seasons],
        description: 'auto (when absent), or seasons drawn with pairs of sine and cosine',
      },
      events,
      parameterUncertainty: {
        type: 'boolean',
        description: 'Widen the intervals by the error of the mean; true when absent',
      },
    }),
    example: { ...example, family: 'negative binomial', trend: true },
    run: ({ series: values, ...request }) => forecastCounts(values, request),
  }),
  defineKernel<Asked<IntermittentRequest>>({
    name: 'forecast-intermittent',
    summary: 'Demand that is often zero: Croston, Syntetos-Boylan or Teunter-Syntetos-Babai.',
    schema: asked(
      {
        variant: {
          enum: ['croston', 'sba', 'tsb'],
          description: 'Croston, Syntetos-Boylan or Teunter-Syntetos-Babai',
        },
        alpha: {
          ...weight,
          description: 'Weight of the newest size (and gap, but for tsb); 0.1 when absent',
        },
        beta: {
          ...weight,
          description: 'Weight of the newest chance of demand, of tsb alone; 0.05 when absent',
        },
      },
      ['variant'],
    ),
    example: { series: [0, 0, 3, 0, 0, 0, 2, 0, 4, 0, 0, 1], horizon: 3, variant: 'tsb' },
    run: ({ series: values, ...request }) => forecastIntermittent(values, request),
  }),
  defineKernel<CountModel>({
    name: 'count-regression',
    summary: 'Poisson or negative binomial regression of counts on named columns.',
    schema: {
      type: 'object',
      required: ['counts', 'columns', 'family'],
      additionalProperties: false,
      properties: {
        counts: { ...numbers, description: 'What is explained' },
        columns: {
          type: 'array',
          description: 'What explains it, a value a count; an intercept is added',
          items: {
            type: 'object',
            required: ['name', 'values'],
            additionalProperties: false,
            properties: { name: { type: 'string' }, values: numbers },
          },
        },
        family,
        offset: { ...numbers, description: 'Logarithm of the exposure of each count' },
        size: { type: 'number', exclusiveMinimum: 0, description: 'Of the negative binomial, where known' },
      },
    },
    example: {
      counts: [2, 3, 6, 7, 8, 9, 10, 12, 15, 3],
      columns: [{ name: 'week', values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 2] }],
      family: 'poisson',
    },
    run: fitCountRegression,
  }),
]
