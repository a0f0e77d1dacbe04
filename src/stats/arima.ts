import type { Regressor } from './arima-columns.ts'
import { type ArimaFit, fitArima } from './arima-fit.ts'
import { arimaMoments } from './arima-forecast.ts'
import type { ArimaOrders } from './arima-orders.ts'
import { type ArimaConsidered, searchArima } from './arima-search.ts'
import { sharedName } from './distinct-names.ts'
import { checkSeasons, type FourierSeason, fourierColumns } from './fourier-season.ts'
import { type Refusal, refuse } from './outcome.ts'
import {
  checkForecast,
  type ForecastRequest,
  gaussianForecast,
  type QuantileForecast,
} from './quantile-forecast.ts'

export type ArimaRequest = ForecastRequest & {
  /** 'auto' (when absent) searches for the smallest AICc; otherwise the orders. */
  orders?: 'auto' | ArimaOrders
  /** Seasons drawn with sines and cosines instead, the errors being ARIMA: for seasons of more than 24 periods. */
  seasons?: readonly FourierSeason[]
  /** Columns the series is regressed on, known for the series and the whole horizon. */
  regressors?: readonly Regressor[]
  /** Model the logarithms of a series above zero: what grows by shares rather than amounts. */
  logarithms?: boolean
  /** Widen the intervals by the uncertainty of mean, drift and regression; true when absent. */
  regressionUncertainty?: boolean
}

/** A forecast, the fit behind it (of the logarithms where asked) and what was compared on the way. */
export type ArimaForecast = QuantileForecast & { fit: Omit<ArimaFit, 'ok'>; considered: ArimaConsidered[] }

function checkRegressors(regressors: readonly Regressor[], length: number): Refusal | null {
  for (const { name, values } of regressors) {
    if (values.length !== length)
      return refuse(
        'forecast.regressor',
        `${name} has ${values.length} values; series and horizon together have ${length} periods`,
      )
    if (!values.every(Number.isFinite))
      return refuse('forecast.not-finite', `${name} holds a value that is not a finite number`)
  }
  return sharedName(
    'forecast.names',
    'regressors',
    regressors.map(({ name }) => name),
  )
}

/** Quantiles of values whose logarithms are normal. */
function logNormalForecast(
  method: string,
  { mean, variance }: { mean: readonly number[]; variance: readonly number[] },
  request: ForecastRequest,
  assumed: readonly string[],
): QuantileForecast {
  const { floor = -Infinity } = request
  const logs = gaussianForecast(method, mean, variance.map(Math.sqrt), { ...request, floor: undefined }, [])
  const raise = (value: number) => Math.max(floor, value)
  return {
    ...logs,
    mean: mean.map((m, h) => raise(Math.exp(m + variance[h]! / 2))),
    quantiles: logs.quantiles.map(quantile => quantile.map(value => raise(Math.exp(value)))),
    assumed: [...assumed, ...(floor === -Infinity ? [] : [`values below ${floor} are raised to it`])],
  }
}

/**
 * Forecast by a seasonal ARIMA model, of the orders named or found by stepwise search on AICc, with exact means and
 * variances and normal quantiles; of logarithms, the median is the exponential of their mean and `mean` lies above
 * it. Units are those of the series.
 * Refuses fewer than 8 values, a constant series, what `fitArima` and `searchArima` refuse, logarithms of values not
 * above zero, regressors that do not cover series and horizon, and forecasts beyond what can be computed.
 * Sources: Box and Jenkins (1976); Harvey (1989), chapter 3; Hyndman and Khandakar (2008), Journal of Statistical
 * Software 27(3). Cost: one fit (`fitArima`) or a search of some 20 to 90 (`searchArima`).
 */
export function forecastArima(series: readonly number[], request: ArimaRequest): ArimaForecast | Refusal {
  const { period = 1, horizon, orders = 'auto', seasons = [], logarithms = false } = request
  const length = series.length + horizon
  const no =
    checkForecast(series, request, 8) ??
    checkSeasons(series.length, seasons) ??
    checkRegressors(request.regressors ?? [], length)
  if (no) return no
  const regressors = [...fourierColumns(seasons, length), ...(request.regressors ?? [])]
  if (logarithms && series.some(value => value <= 0))
    return refuse('forecast.not-positive', 'logarithms need values above zero')
  const values = logarithms ? series.map(Math.log) : series
  const found =
    orders === 'auto'
      ? searchArima(values, { period, regressors })
      : fitNamed(values, { orders, period, regressors })
  if (!found.ok) return found
  const { ok: _, ...fit } = found.fit
  const { regressionUncertainty = true } = request
  const moments = arimaMoments(found.fit, values, { horizon, regressors, regressionUncertainty })
  const method = logarithms ? `${fit.method} of logarithms` : fit.method
  const assumed = [
    `${method}: one-step errors are independent and normal with one ${logarithms ? 'relative ' : ''}size`,
    `${regressionUncertainty ? 'coefficients of past values and errors' : 'all coefficients'} are taken as known in the intervals`,
  ]
  const forecast =
    moments &&
    (logarithms
      ? logNormalForecast(method, moments, request, assumed)
      : gaussianForecast(method, moments.mean, moments.variance.map(Math.sqrt), request, assumed))
  if (!forecast || ![...forecast.mean, ...forecast.quantiles.flat()].every(Number.isFinite))
    return refuse('forecast.not-finite', `${method} runs beyond what can be computed within the horizon`)
  return { ...forecast, fit, considered: found.considered }
}

function fitNamed(
  values: readonly number[],
  asked: { orders: ArimaOrders; period: number; regressors: readonly Regressor[] },
) {
  const fit = fitArima(values, asked)
  return fit.ok ? { ok: true as const, fit, considered: [{ method: fit.method, aicc: fit.aicc }] } : fit
}
