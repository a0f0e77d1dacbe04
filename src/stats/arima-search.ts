import type { Regressor } from './arima-columns.ts'
import { neededDifferences } from './arima-differences.ts'
import { type ArimaFit, fitArima } from './arima-fit.ts'
import { type ArimaOrders, arimaForm, arimaName } from './arima-orders.ts'
import { rootsBeyond } from './arma-coefficients.ts'
import { leastSquares } from './least-squares.ts'
import { fromRows } from './linear-algebra.ts'
import { type Refusal, refuse } from './outcome.ts'

/** What was compared on the way: AICc, or why there is none. */
export type ArimaConsidered = { method: string; aicc: number | null; why?: string }

export type ArimaSearch = { ok: true; fit: ArimaFit; considered: ArimaConsidered[] }

type Orders = Required<ArimaOrders>
type Lags = Pick<Orders, 'p' | 'q' | 'P' | 'Q'>

/** Most models tried. */
const mostModels = 94

/** A root nearer to the unit circle than this makes a model hard to tell from one with another difference. */
const leastRoot = 1.01

/** Steps from the best model so far, in the order they are tried. */
const steps = [
  { P: -1 },
  { Q: -1 },
  { P: 1 },
  { Q: 1 },
  { P: -1, Q: -1 },
  { P: -1, Q: 1 },
  { P: 1, Q: -1 },
  { P: 1, Q: 1 },
  { p: -1 },
  { q: -1 },
  { p: 1 },
  { q: 1 },
  { p: -1, q: -1 },
  { p: -1, q: 1 },
  { p: 1, q: -1 },
  { p: 1, q: 1 },
] satisfies Partial<Lags>[]

/** The series less its regression on the regressors, by which differences are judged. */
function withoutRegressors(series: readonly number[], regressors: readonly Regressor[]): readonly number[] {
  if (regressors.length === 0) return series
  const rows = series.map((_, t) => [1, ...regressors.map(({ values }) => values[t]!)])
  const fitted = leastSquares(fromRows(rows), series)
  return fitted.ok ? [...fitted.residuals] : series
}

/** Why a fitted model is not taken; null when it may be. */
function unfit({ form, coefficients }: ArimaFit): string | null {
  const lags = (name: string, count: number, sign: number) =>
    Array.from(
      { length: count },
      (_, i) => sign * coefficients.find(own => own.name === `${name}${i + 1}`)!.value,
    )
  const { p, q, P, Q, period } = form
  const inside =
    rootsBeyond(leastRoot, lags('ar', p, 1), 1) &&
    rootsBeyond(leastRoot, lags('ma', q, -1), 1) &&
    rootsBeyond(leastRoot, lags('sar', P, 1), period) &&
    rootsBeyond(leastRoot, lags('sma', Q, -1), period)
  return inside ? null : 'a root lies within one percent of the unit circle'
}

/**
 * Choose a seasonal ARIMA model: differences by `neededDifferences`, then orders and constant by stepwise search for
 * the smallest AICc (up to 5 past values and errors, 2 of a season, 94 models), every model by exact likelihood.
 * Refuses when no model can be fitted with roots clear of the unit circle.
 * Source: Hyndman and Khandakar (2008), Journal of Statistical Software 27(3), section 3; steps and limits as R's
 * `auto.arima` (forecast 8.20) without its approximation for long series. Cost: some 20 to 90 fits.
 */
export function searchArima(
  series: readonly number[],
  { period, regressors = [] }: { period: number; regressors?: readonly Regressor[] },
): ArimaSearch | Refusal {
  const n = series.length
  const columns = regressors.map(({ values }) => values.slice(0, n))
  const { d, D } = neededDifferences(withoutRegressors(series, regressors), period, columns)
  const seasons = period > 1 ? Math.min(2, Math.floor(n / 3 / period)) : 0
  const lags = Math.min(5, Math.floor(n / 3), seasons > 0 ? period - 1 : 5)
  const most = { p: lags, q: lags, P: seasons, Q: seasons }
  const mayHaveConstant = d + D <= 1
  const start = n < 10 ? { p: 1, q: 1, P: 0, Q: 0 } : { p: 2, q: 2, P: 1, Q: 1 }
  const tried = new Set<string>()
  const considered: ArimaConsidered[] = []
  let best: { orders: Orders; fit: ArimaFit } | null = null
  let no: Refusal | null = null

  /** Fit a model not yet tried; whether it is the best so far. */
  const improves = (orders: Orders): boolean => {
    const key = JSON.stringify(orders)
    if (tried.has(key) || tried.size >= mostModels) return false
    tried.add(key)
    const form = arimaForm(orders, period)
    if (!form.ok) return false
    const method = arimaName(form)
    const first = fitArima(series, { orders, period, regressors, quick: 'guess' })
    // A guess may have led to the wrong hill.
    const fit =
      first.ok && !unfit(first) ? first : fitArima(series, { orders, period, regressors, quick: 'zero' })
    const why = fit.ok ? unfit(fit) : fit.why
    considered.push(fit.ok && why === null ? { method, aicc: fit.aicc } : { method, aicc: null, why: why! })
    if (!fit.ok) no ??= fit
    if (!fit.ok || why !== null || (best && fit.aicc >= best.fit.aicc)) return false
    best = { orders, fit }
    return true
  }

  const none = { p: 0, d, q: 0, P: 0, D, Q: 0, constant: mayHaveConstant }
  const [one, season] = [Math.min(1, lags), Math.min(1, seasons)]
  improves({
    ...none,
    p: Math.min(start.p, most.p),
    q: Math.min(start.q, most.q),
    P: Math.min(start.P, most.P),
    Q: Math.min(start.Q, most.Q),
  })
  improves(none)
  improves({ ...none, p: one, P: season })
  improves({ ...none, q: one, Q: season })
  improves({ ...none, constant: false })
  const neighbours = (from: Orders): Orders[] => [
    ...steps
      .map(step => {
        const to = { ...from }
        for (const [name, by] of Object.entries(step)) to[name as keyof Lags] += by
        return to
      })
      .filter(to => (['p', 'q', 'P', 'Q'] as const).every(name => to[name] >= 0 && to[name] <= most[name])),
    ...(mayHaveConstant ? [{ ...from, constant: !from.constant }] : []),
  ]
  while (best && neighbours((best as { orders: Orders }).orders).some(improves));
  return settle(series, best, { period, regressors, considered, no })
}

/** The best model, searched for from both starts and with its standard errors. */
function settle(
  series: readonly number[],
  best: { orders: Orders } | null,
  {
    period,
    regressors,
    considered,
    no,
  }: {
    period: number
    regressors: readonly Regressor[]
    considered: ArimaConsidered[]
    no: Refusal | null
  },
): ArimaSearch | Refusal {
  if (!best)
    return (
      no ??
      refuse('forecast.not-converged', 'every model tried has a root within one percent of the unit circle')
    )
  const fit = fitArima(series, { orders: best.orders, period, regressors })
  return fit.ok ? { ok: true, fit, considered } : fit
}
