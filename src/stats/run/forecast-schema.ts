/** What the inputs of the forecasting kernels share. */
import type { JsonSchema } from './json-schema.ts'

export const numbers: JsonSchema = { type: 'array', items: { type: 'number' }, maxItems: 20_000 }
const series: JsonSchema = { ...numbers, description: 'Values by period, the oldest first' }
/** What every forecaster is asked. */
export const common: Record<string, JsonSchema> = {
  series,
  period: { type: 'integer', minimum: 1, maximum: 1000, description: 'Periods in a season; 1 when absent' },
  horizon: { type: 'integer', minimum: 1, maximum: 1000, description: 'Periods ahead' },
  levels: { ...numbers, description: 'Probabilities of the quantiles, rising between 0 and 1' },
  floor: { type: 'number', description: 'Values below are raised to it' },
}
export const events: JsonSchema = {
  type: 'array',
  items: {
    type: 'object',
    required: ['name', 'periods'],
    additionalProperties: false,
    properties: {
      name: { type: 'string' },
      periods: { type: 'array', items: { type: 'integer', minimum: 0 } },
    },
  },
  description: 'Holidays and campaigns by the periods they fall in, 0 being the first, future ones included',
}
export const seasons: JsonSchema = {
  type: 'array',
  items: {
    type: 'object',
    required: ['period', 'harmonics'],
    additionalProperties: false,
    properties: {
      period: { type: 'number', exclusiveMinimum: 1 },
      harmonics: { type: 'integer', minimum: 1, maximum: 20 },
    },
  },
  description: 'Seasons drawn with pairs of sine and cosine',
}
/** A series and what every forecaster is asked, and more. */
export const asked = (more: Record<string, JsonSchema> = {}, required: string[] = []): JsonSchema => ({
  type: 'object',
  required: ['series', 'horizon', ...required],
  additionalProperties: false,
  properties: { ...common, ...more },
})

export type Asked<Request> = Request & { series: number[] }
export const quarterly = [31, 40, 52, 38, 33, 44, 57, 41, 36, 47, 60, 45, 39, 51, 66, 48]
/** Four years of quarters, one ahead. */
export const example = { series: quarterly, period: 4, horizon: 4 }
