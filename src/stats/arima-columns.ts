import type { ArimaForm } from './arima-orders.ts'

/** A named column the series is regressed on: one value a period, in any unit. */
export type Regressor = { name: string; values: readonly number[] }

/** Columns of a model: its constant, then the regressors; each `length` long. */
export function arimaColumns(
  { constant, d, D }: ArimaForm,
  regressors: readonly Regressor[],
  length: number,
): { name: string; values: Float64Array }[] {
  const level = d + D === 0 ? 'mean' : 'drift'
  const trend = Float64Array.from({ length }, (_, t) => (level === 'mean' ? 1 : t + 1))
  return [
    ...(constant ? [{ name: level, values: trend }] : []),
    ...regressors.map(({ name, values }) => ({
      name,
      values: Float64Array.from(values).subarray(0, length),
    })),
  ]
}
