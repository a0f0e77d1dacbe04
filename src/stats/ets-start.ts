import { classicalDecomposition } from './classical-decomposition.ts'
import { type EtsForm, type EtsParameters, etsBounds } from './ets-recursion.ts'
import { type Refusal, refuse } from './outcome.ts'

/** Intercept before the first observation and slope of a straight line through the first values. */
const openingLine = (
  values: ArrayLike<number>,
  count: number,
): { level: number; slope: number; mean: number } => {
  let [sum, product] = [0, 0]
  for (let t = 0; t < count; t++) {
    sum += values[t]!
    product += (t + 1) * values[t]!
  }
  const centre = (count + 1) / 2
  const slope = (product - centre * sum) / ((count * (count * count - 1)) / 12)
  return { level: sum / count - slope * centre, slope, mean: sum / count }
}

/** Starting points tried: alpha, beta's share, gamma's share, damping. */
const weightStarts = [
  [0.3, 0.1, 0.05, 0.95],
  [0.8, 0.05, 0.3, 0.97],
  [0.05, 0.3, 0.3, 0.82],
] as const

/**
 * Deterministic starting points of the optimiser: seasonal states from a classical decomposition, level and slope
 * from a line through the first two seasons (ten values at least), three sets of weights. Refuses a seasonal
 * form with fewer than two full seasons.
 */
export function etsStarts(form: EtsForm, series: Float64Array): EtsParameters[] | Refusal {
  const { period, season, trend } = form
  let seasonal: number[] = []
  let adjusted = series
  if (season !== 'N') {
    const parts = classicalDecomposition(series, period, season === 'A' ? 'additive' : 'multiplicative')
    if (!parts.ok) return refuse(parts.code, parts.why)
    seasonal = parts.seasonal
    adjusted = series.map((value, t) =>
      season === 'A' ? value - seasonal[t % period]! : value / seasonal[t % period]!,
    )
  }
  const line = openingLine(adjusted, Math.min(series.length, Math.max(10, 2 * period)))
  const steep = form.error === 'M' || season === 'M' ? line.level + line.slope <= 0 || line.level <= 0 : false
  const flat = trend === 'N' || steep
  return weightStarts.map(([alpha, betaShare, gammaShare, phi]) => ({
    alpha,
    beta: etsBounds.weight + betaShare * (alpha - etsBounds.weight),
    gamma: etsBounds.weight + gammaShare * (1 - alpha - etsBounds.weight),
    phi: trend === 'Ad' ? phi : 1,
    level: flat ? line.mean : line.level,
    slope: flat ? 0 : line.slope,
    seasonal,
  }))
}

/**
 * Whether past errors die out (forecastability): the roots of the model's characteristic polynomial lie inside
 * the unit circle, by the Schur-Cohn recursion. Without a season the usual region guarantees it.
 * Source: Hyndman, Akram and Archibald (2008), Annals of the Institute of Statistical Mathematics 60, 407-426.
 */
export function etsForecastable(form: EtsForm, { alpha, beta, gamma, phi }: EtsParameters): boolean {
  if (form.season === 'N') return true
  const inner = alpha + beta - alpha * phi
  let polynomial = [phi * (1 - alpha - gamma), inner + gamma - 1]
  for (let k = 0; k < form.period - 2; k++) polynomial.push(inner)
  polynomial.push(alpha + beta - phi, 1)
  while (polynomial.length > 1) {
    const degree = polynomial.length - 1
    const ratio = polynomial[0]! / polynomial[degree]!
    if (!(Math.abs(ratio) < 1 + 1e-10)) return false
    const next: number[] = []
    for (let k = 1; k <= degree; k++) next.push(polynomial[k]! - ratio * polynomial[degree - k]!)
    polynomial = next
  }
  return true
}
