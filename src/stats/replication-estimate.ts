/** Mean over independent replications with its standard error; the error is null of a single one. */
export type Estimate = { mean: number; error: number | null }

export function estimateOf(values: ArrayLike<number>): Estimate {
  const n = values.length
  let mean = 0
  for (let i = 0; i < n; i++) mean += values[i] / n
  if (n < 2) return { mean, error: null }
  let square = 0
  for (let i = 0; i < n; i++) square += (values[i] - mean) ** 2
  return { mean, error: Math.sqrt(square / (n - 1) / n) }
}
