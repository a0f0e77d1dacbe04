import type { EtsForm, EtsParameters } from './ets-recursion.ts'

/** Point forecasts and variances, one per period ahead. */
export type EtsMoments = { mean: number[]; variance: number[] }

/** Response h steps later to a one-unit shock of an additive model: alpha, beta and gamma carried forward. */
const shockResponses = (form: EtsForm, p: EtsParameters, horizon: number): number[] => {
  const responses: number[] = []
  let damped = 0
  let power = 1
  for (let step = 1; step < horizon; step++) {
    power *= p.phi
    damped += power
    const turn = form.season === 'A' && step % form.period === 0 ? p.gamma : 0
    responses.push(p.alpha + (form.trend === 'N' ? 0 : p.beta * damped) + turn)
  }
  return responses
}

/** Means and variances of models whose components add up (season none or additive), either error. */
const additiveMoments = (
  form: EtsForm,
  p: EtsParameters,
  start: number,
  sigma2: number,
  horizon: number,
): EtsMoments => {
  const mean: number[] = []
  let damped = 0
  let power = 1
  for (let step = 1; step <= horizon; step++) {
    power *= p.phi
    damped += power
    const seasonal = form.season === 'A' ? p.seasonal[(start + step - 1) % form.period]! : 0
    mean.push(p.level + (form.trend === 'N' ? 0 : damped * p.slope) + seasonal)
  }
  const responses = shockResponses(form, p, horizon)
  if (form.error === 'A') {
    const variance = [sigma2]
    for (const response of responses) variance.push(variance.at(-1)! + sigma2 * response * response)
    return { mean, variance }
  }
  const second: number[] = []
  for (let i = 0; i < horizon; i++) {
    let carried = 0
    for (let k = 0; k < i; k++) carried += responses[k]! ** 2 * second[i - 1 - k]!
    second.push(mean[i]! ** 2 + sigma2 * carried)
  }
  return { mean, variance: second.map((value, i) => (1 + sigma2) * value - mean[i]! ** 2) }
}

type Pair = [number, number]
type Square = [number, number, number]

/**
 * Multiplicative error and season. For the season used h steps ahead, follow the exact mean of (level, slope)
 * times that season and the exact second moments; a season that passes its turn is multiplied by 1 + gamma times
 * the same error that moves the level, whose moments up to the fourth are those of a Gaussian.
 */
const multiplicativeMoments = (
  form: EtsForm,
  p: EtsParameters,
  start: number,
  sigma2: number,
  horizon: number,
): EtsMoments => {
  const trended = form.trend !== 'N'
  const [phi, beta] = trended ? [p.phi, p.beta] : [0, 0]
  const mean: number[] = []
  const variance: number[] = []
  for (let ahead = 1; ahead <= horizon; ahead++) {
    const s = p.seasonal[(start + ahead - 1) % form.period]!
    let first: Pair = [p.level * s, p.slope * s]
    let second: Square = [first[0] * first[0], first[0] * first[1], first[1] * first[1]]
    for (let step = 1; step < ahead; step++) {
      const turn = (ahead - step) % form.period === 0 ? p.gamma : 0
      ;[first, second] = advance(first, second, { alpha: p.alpha, beta, phi, turn, sigma2 })
    }
    const point = first[0] + phi * first[1]
    const square = second[0] + 2 * phi * second[1] + phi * phi * second[2]
    mean.push(point)
    variance.push((1 + sigma2) * square - point * point)
  }
  return { mean, variance }
}

/** One period: x -> (F + G e) x, times 1 + turn e; G x = (alpha, beta) q, with q = level + phi slope. */
const advance = (
  first: Pair,
  second: Square,
  {
    alpha,
    beta,
    phi,
    turn,
    sigma2,
  }: { alpha: number; beta: number; phi: number; turn: number; sigma2: number },
): [Pair, Square] => {
  const q = first[0] + phi * first[1]
  const extra = 1 + turn * alpha * sigma2
  const nextFirst: Pair = [q * extra, phi * first[1] + turn * beta * sigma2 * q]
  const qq = second[0] + 2 * phi * second[1] + phi * phi * second[2]
  const qb = phi * (second[1] + phi * second[2])
  const bb = phi * phi * second[2]
  // E[(F+Ge) P (F+Ge)' (1+turn e)^2] = FPF' + s2 [GPG' + 2 turn (FPG'+GPF') + turn^2 FPF'] + 3 s2^2 turn^2 GPG'
  const plain = 1 + sigma2 * turn * turn
  const cross = 2 * turn * sigma2
  const shock = sigma2 + 3 * sigma2 * sigma2 * turn * turn
  return [
    nextFirst,
    [
      plain * qq + cross * 2 * alpha * qq + shock * alpha * alpha * qq,
      plain * qb + cross * (beta * qq + alpha * qb) + shock * alpha * beta * qq,
      plain * bb + cross * 2 * beta * qb + shock * beta * beta * qq,
    ],
  ]
}

/**
 * Exact forecast means and variances of one exponential smoothing model from its final states.
 * `start` is the number of observations (it fixes which seasonal state comes next), `sigma2` the error variance.
 * Source: Hyndman, Koehler, Ord and Snyder (2008), chapter 6, classes 1 to 3. Class 3 is computed by exact second
 * moments; R's `forecast` 8.20 writes the damped slope of class 3 one step late, so its means differ by
 * (1 - phi) times the slope. Cost: horizon squared at most.
 */
export function etsMoments(
  form: EtsForm,
  last: EtsParameters,
  start: number,
  sigma2: number,
  horizon: number,
): EtsMoments {
  return form.season === 'M'
    ? multiplicativeMoments(form, last, start, sigma2, horizon)
    : additiveMoments(form, last, start, sigma2, horizon)
}
