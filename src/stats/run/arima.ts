/** The ARIMA kernel on the command line. */
import { type ArimaRequest, forecastArima } from '../arima.ts'
import { type Asked, asked, example, numbers, seasons } from './forecast-schema.ts'
import type { JsonSchema } from './json-schema.ts'
import { defineKernel } from './kernel.ts'

const order = (maximum: number): JsonSchema => ({ type: 'integer', minimum: 0, maximum })

export const arimaKernel = defineKernel<Asked<ArimaRequest>>({
  name: 'arima',
  summary: 'Seasonal ARIMA by exact maximum likelihood; the orders are searched for by AICc unless named.',
  schema: asked({
    orders: {
      anyOf: [
        { const: 'auto' },
        {
          type: 'object',
          required: ['p', 'd', 'q'],
          additionalProperties: false,
          properties: {
            p: { ...order(12), description: 'Past values' },
            d: { ...order(2), description: 'Differences' },
            q: { ...order(12), description: 'Past errors' },
            P: { ...order(4), description: 'Past values a season apart; 0 when absent' },
            D: { ...order(1), description: 'Differences of a season; 0 when absent' },
            Q: { ...order(4), description: 'Past errors a season apart; 0 when absent' },
            constant: {
              type: 'boolean',
              description: 'A mean, or a drift once differenced; none when absent',
            },
          },
        },
      ],
      description: 'auto when absent',
    },
    seasons,
    regressors: {
      type: 'array',
      maxItems: 50,
      items: {
        type: 'object',
        required: ['name', 'values'],
        additionalProperties: false,
        properties: { name: { type: 'string' }, values: numbers },
      },
      description: 'Columns the series is regressed on, over its periods and the horizon',
    },
    regressionUncertainty: {
      type: 'boolean',
      description: 'Widen the intervals by the uncertainty of mean, drift and regression; true when absent',
    },
    logarithms: { type: 'boolean', description: 'Model the logarithms of values above zero' },
  }),
  example: { ...example, orders: { p: 0, d: 1, q: 1, P: 0, D: 1, Q: 1 } },
  run: ({ series: values, ...request }) => forecastArima(values, request),
})
