/** One exponential smoothing model: error, trend, season, and the number of periods in a season (1 = none). */
export type EtsForm = {
  error: 'A' | 'M'
  trend: 'N' | 'A' | 'Ad'
  season: 'N' | 'A' | 'M'
  period: number
}

/** Smoothing weights and states. `seasonal[j]` belongs to the observations whose index is j modulo the period. */
export type EtsParameters = {
  alpha: number
  beta: number
  gamma: number
  phi: number
  level: number
  slope: number
  seasonal: number[]
}

/** The bounds of the usual region: every weight in [0.0001, 0.9999], damping in [0.8, 0.98]. */
export const etsBounds = { weight: 1e-4, phiLower: 0.8, phiUpper: 0.98 }

/** Number of free values: weights, damping, initial states (one seasonal state follows from the others). */
export const etsSize = ({ trend, season, period }: EtsForm): number =>
  2 + (trend === 'N' ? 0 : 2) + (trend === 'Ad' ? 1 : 0) + (season === 'N' ? 0 : period)

/** 'ETS(M,Ad,M)'. */
export const etsName = ({ error, trend, season }: EtsForm): string => `ETS(${error},${trend},${season})`

/** Where each free value stands in the packed vector; -1 when the form has none. */
const layoutOf = ({ trend, season }: EtsForm) => {
  let next = 1
  const place = (present: boolean) => (present ? next++ : -1)
  const beta = place(trend !== 'N')
  const gamma = place(season !== 'N')
  const phi = place(trend === 'Ad')
  const level = next++
  const slope = place(trend !== 'N')
  return { beta, gamma, phi, level, slope, seasonal: season === 'N' ? -1 : next }
}

/**
 * Pack parameters as the optimiser sees them: beta as its share of [0.0001, alpha], gamma as its share of
 * [0.0001, 1 - alpha], so that the usual region is a box; the last seasonal state is left out.
 */
export const packEts = (form: EtsForm, parameters: EtsParameters): Float64Array => {
  const low = etsBounds.weight
  const at = layoutOf(form)
  const packed = new Float64Array(etsSize(form))
  const share = (value: number, top: number) => (top - low > 1e-12 ? (value - low) / (top - low) : 0.5)
  packed[0] = parameters.alpha
  if (at.beta > 0) packed[at.beta] = share(parameters.beta, parameters.alpha)
  if (at.gamma > 0) packed[at.gamma] = share(parameters.gamma, 1 - parameters.alpha)
  if (at.phi > 0) packed[at.phi] = parameters.phi
  packed[at.level] = parameters.level
  if (at.slope > 0) packed[at.slope] = parameters.slope
  if (at.seasonal > 0)
    for (let j = 0; j < form.period - 1; j++) packed[at.seasonal + j] = parameters.seasonal[j]!
  return packed
}

/** The inverse of `packEts`: additive seasonal states sum to 0, multiplicative ones to the period. */
export const unpackEts = (form: EtsForm, packed: ArrayLike<number>): EtsParameters => {
  const low = etsBounds.weight
  const at = layoutOf(form)
  const alpha = packed[0]!
  const seasonal: number[] = []
  if (at.seasonal > 0) {
    let last = form.season === 'M' ? form.period : 0
    for (let j = 0; j < form.period - 1; j++) {
      seasonal.push(packed[at.seasonal + j]!)
      last -= seasonal[j]!
    }
    seasonal.push(last)
  }
  return {
    alpha,
    beta: at.beta > 0 ? low + (alpha - low) * packed[at.beta]! : 0,
    gamma: at.gamma > 0 ? low + (1 - alpha - low) * packed[at.gamma]! : 0,
    phi: at.phi > 0 ? packed[at.phi]! : 1,
    level: packed[at.level]!,
    slope: at.slope > 0 ? packed[at.slope]! : 0,
    seasonal,
  }
}

/** The box of the packed values. */
export const etsBox = (form: EtsForm): { lower: Float64Array; upper: Float64Array } => {
  const at = layoutOf(form)
  const lower = new Float64Array(etsSize(form)).fill(-Infinity)
  const upper = new Float64Array(etsSize(form)).fill(Infinity)
  lower[0] = etsBounds.weight
  upper[0] = 1 - etsBounds.weight
  for (const share of [at.beta, at.gamma]) if (share > 0) [lower[share], upper[share]] = [0, 1]
  if (at.phi > 0) [lower[at.phi], upper[at.phi]] = [etsBounds.phiLower, etsBounds.phiUpper]
  return { lower, upper }
}

/** States and one-step errors along the series, for one set of parameters. */
export type EtsPath = {
  errors: Float64Array
  fitted: Float64Array
  last: EtsParameters
  logLikelihood: number
}

/**
 * The concentrated Gaussian log-likelihood of Hyndman, Koehler, Ord and Snyder (2008, section 5.1), without its
 * constant: -n/2 log(sum of squared errors) - sum of log fitted (multiplicative errors only), and its exact
 * gradient by running the recursion backwards. One call costs about three passes over the series, whatever the
 * number of parameters. Minus the log-likelihood is returned, Infinity where the model does not exist (a
 * multiplicative component reached zero).
 */
export function createEtsLikelihood(form: EtsForm, series: ArrayLike<number>) {
  const n = series.length
  const { period, season } = form
  const multiplicativeError = form.error === 'M'
  const at = layoutOf(form)
  const y = Float64Array.from(series)
  const [levelBefore, slopeBefore, seasonBefore] = [0, 1, 2].map(() => new Float64Array(n)) as Float64Array[]
  const fitted = new Float64Array(n)
  const errors = new Float64Array(n)
  const seasonal = new Float64Array(Math.max(period, 1))
  const adjoint = new Float64Array(Math.max(period, 1))
  let level = 0
  let slope = 0

  const forward = (p: EtsParameters): number => {
    const { alpha, beta, gamma, phi } = p
    level = p.level
    slope = p.slope
    for (let j = 0; j < p.seasonal.length; j++) seasonal[j] = p.seasonal[j]!
    let squares = 0
    let logs = 0
    for (let t = 0, j = 0; t < n; t++, j = j + 1 === period ? 0 : j + 1) {
      const value = y[t]!
      const q = level + phi * slope
      const s = seasonal[j]!
      const f = season === 'N' ? q : season === 'A' ? q + s : q * s
      if (season === 'M' && !(q > 0 && s > 0)) return Infinity
      if (multiplicativeError && !(f > 0)) return Infinity
      levelBefore[t] = q
      slopeBefore[t] = slope
      seasonBefore[t] = s
      fitted[t] = f
      const gap = season === 'M' ? value / s - q : value - f
      level = q + alpha * gap
      slope = phi * slope + beta * gap
      if (season === 'A') seasonal[j] = s + gamma * gap
      else if (season === 'M') seasonal[j] = s + gamma * (value / q - s)
      const e = multiplicativeError ? (value - f) / f : value - f
      errors[t] = e
      squares += e * e
      if (multiplicativeError) logs += Math.log(f)
    }
    return 0.5 * n * Math.log(squares) + logs
  }

  const backward = (p: EtsParameters, packed: Float64Array, gradient: Float64Array): void => {
    const { alpha, beta, gamma, phi } = p
    let squares = 0
    for (let t = 0; t < n; t++) squares += errors[t]! * errors[t]!
    const weight = n / squares
    adjoint.fill(0)
    let [dAlpha, dBeta, dGamma, dPhi, dLevel, dSlope] = [0, 0, 0, 0, 0, 0]
    for (let t = n - 1, j = (n - 1) % period; t >= 0; t--, j = j === 0 ? period - 1 : j - 1) {
      const value = y[t]!
      const q = levelBefore[t]!
      const s = seasonBefore[t]!
      const b = slopeBefore[t]!
      const f = fitted[t]!
      const dFitted = multiplicativeError
        ? (-weight * errors[t]! * value) / (f * f) + 1 / f
        : -weight * errors[t]!
      let dQ: number
      let gap: number
      if (season === 'M') {
        gap = value / s - q
        const dGap = alpha * dLevel + beta * dSlope
        const dTurn = gamma * adjoint[j]!
        dGamma += adjoint[j]! * (value / q - s)
        dQ = dLevel - dGap - (dTurn * value) / (q * q) + dFitted * s
        adjoint[j] = adjoint[j]! - dTurn - (dGap * value) / (s * s) + dFitted * q
      } else {
        gap = value - f
        const seasonPart = season === 'A' ? adjoint[j]! : 0
        const dF = dFitted - (alpha * dLevel + beta * dSlope + gamma * seasonPart)
        dGamma += seasonPart * gap
        dQ = dLevel + dF
        if (season === 'A') adjoint[j] = seasonPart + dF
      }
      dAlpha += dLevel * gap
      dBeta += dSlope * gap
      dPhi += (dQ + dSlope) * b
      dSlope = phi * (dQ + dSlope)
      dLevel = dQ
    }
    const low = etsBounds.weight
    gradient[0] = dAlpha
    if (at.beta > 0) {
      gradient[0] += dBeta * packed[at.beta]!
      gradient[at.beta] = dBeta * (alpha - low)
    }
    if (at.gamma > 0) {
      gradient[0] -= dGamma * packed[at.gamma]!
      gradient[at.gamma] = dGamma * (1 - alpha - low)
    }
    if (at.phi > 0) gradient[at.phi] = dPhi
    gradient[at.level] = dLevel
    if (at.slope > 0) gradient[at.slope] = dSlope
    if (at.seasonal > 0)
      for (let j = 0; j < period - 1; j++) gradient[at.seasonal + j] = adjoint[j]! - adjoint[period - 1]!
  }

  return {
    /** Minus the log-likelihood of packed values; the gradient is written where given. */
    minusLogLikelihood(packed: Float64Array, gradient?: Float64Array): number {
      const p = unpackEts(form, packed)
      const value = forward(p)
      if (gradient && Number.isFinite(value)) backward(p, packed, gradient)
      return value
    },
    /** Errors, fitted values and final states at given parameters; null where the model does not exist. */
    path(p: EtsParameters): EtsPath | null {
      const value = forward(p)
      if (value === Infinity) return null
      const last = { ...p, level, slope, seasonal: p.seasonal.map((_, j) => seasonal[j]!) }
      return { errors: errors.slice(), fitted: fitted.slice(), last, logLikelihood: -value }
    },
  }
}
