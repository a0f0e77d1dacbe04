/**
 * Seeded random numbers: the same seed gives the same draws on every machine that runs IEEE doubles.
 *
 * Generator: sfc32 (Doty-Humphrey 2010), 128 bits of state, seeded by splitmix32 from both halves of the seed.
 * Draws: ziggurat for normal and exponential (Marsaglia & Tsang 2000a), Marsaglia & Tsang 2000b for the gamma,
 * Hörmann 1993 (PTRS) for Poisson means above 10, inversion below. Not for secrets.
 * Parameters outside the domain are a defect of the caller: RangeError.
 */
import { logGamma } from './special-functions.ts'
import { exponentialZiggurat, layers, normalZiggurat, type Ziggurat } from './ziggurat.ts'

export type Random = {
  /** Uniform in the open interval (0, 1), 52 bits. */
  uniform(): number
  /** Whole number in [0, n), without bias; n from 1 to 2^32. */
  int(n: number): number
  /** Standard normal, or with the given mean and standard deviation. */
  normal(mean?: number, sd?: number): number
  /** Exponential with the given rate (mean 1 / rate). */
  exponential(rate?: number): number
  /** Gamma with mean shape × scale. */
  gamma(shape: number, scale?: number): number
  /** Poisson count. */
  poisson(mean: number): number
  /** Negative binomial count of variance mean + mean² / size. */
  negativeBinomial(mean: number, size: number): number
  /** Beta draw. */
  beta(a: number, b: number): number
  /** Shuffle in place (Fisher-Yates); returns the same list. */
  shuffle<List extends { length: number; [index: number]: unknown }>(list: List): List
  /** Independent stream named by `label`: depends on the seed and label only, not on draws already made. */
  fork(label: string | number): Random
}

function splitmix32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let z = state ^ (state >>> 16)
    z = Math.imul(z, 0x21f0aaad)
    z ^= z >>> 15
    z = Math.imul(z, 0x735a2d97)
    return (z ^ (z >>> 15)) >>> 0
  }
}

/** FNV-1a over UTF-16 units, twice with different starts: 64 bits for a label. */
function hashLabel(label: string): [number, number] {
  let first = 0x811c9dc5
  let second = 0x9747b28c
  for (let i = 0; i < label.length; i++) {
    const unit = label.charCodeAt(i)
    first = Math.imul(first ^ unit, 0x01000193)
    second = Math.imul(second ^ unit, 0x5bd1e995) ^ (second >>> 13)
  }
  return [first >>> 0, second >>> 0]
}

/** 32 random bits a call, as an int32. */
function sfc32(low: number, high: number): () => number {
  const mixLow = splitmix32(low)
  const mixHigh = splitmix32(high ^ 0x6a09e667)
  let a = mixLow() | 0
  let b = (mixLow() ^ mixHigh()) | 0
  let c = mixHigh() | 0
  let counter = 1
  const next = () => {
    const out = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + out) | 0
    return out
  }
  for (let i = 0; i < 16; i++) next()
  return next
}

const log = Math.log
const unit52 = 2 ** -52

/** Random numbers for `seed`, any finite number (whole numbers up to 2^53 all give different streams). */
export function createRandom(seed: number): Random {
  if (!Number.isFinite(seed)) throw new RangeError(`a seed is a finite number, got ${seed}`)
  if (Number.isSafeInteger(seed)) return createStream(seed >>> 0, Math.floor(seed / 2 ** 32) | 0)
  const bits = new Uint32Array(new Float64Array([seed]).buffer)
  return createStream(bits[0]!, bits[1]! ^ 0x5851f42d)
}

function createStream(low: number, high: number): Random {
  const next = sfc32(low, high)

  const uniform = () => ((next() >>> 6) * 67108864 + (next() >>> 6) + 0.5) * unit52

  const int = (n: number) => {
    if (!(Number.isInteger(n) && n >= 1 && n <= 2 ** 32))
      throw new RangeError(`int needs 1 ≤ n ≤ 2^32, got ${n}`)
    const usable = 2 ** 32 - (2 ** 32 % n)
    let draw = next() >>> 0
    while (draw >= usable) draw = next() >>> 0
    return draw % n
  }

  const normalTail = () => {
    for (;;) {
      const x = -log(uniform()) / normalZiggurat.tail
      if (-2 * log(uniform()) > x * x) return normalZiggurat.tail + x
    }
  }

  const standardNormal = () => {
    const { x, y } = normalZiggurat
    for (;;) {
      const first = next()
      const second = next()
      const layer = (first & 63) | ((second & 3) << 6)
      const signed = ((first >> 6) * 67108864 + (second >>> 6) + 0.5) * (unit52 * 2)
      const value = signed * x[layer]!
      if (Math.abs(value) < x[layer + 1]!) return value
      if (layer === 0) return signed < 0 ? -normalTail() : normalTail()
      if (inWedge(y, layer, uniform()) < Math.exp((-value * value) / 2)) return value
    }
  }

  const standardExponential = () => {
    const { x, y, tail } = exponentialZiggurat
    let shift = 0
    for (;;) {
      const first = next()
      const second = next()
      const layer = (first & 63) | ((second & 3) << 6)
      const value = ((first >>> 6) * 67108864 + (second >>> 6) + 0.5) * unit52 * x[layer]!
      if (value < x[layer + 1]!) return shift + value
      // Beyond the tail edge an exponential starts afresh.
      if (layer === 0) shift += tail
      else if (inWedge(y, layer, uniform()) < Math.exp(-value)) return shift + value
    }
  }

  const gamma = (shape: number, scale = 1): number => {
    if (!(shape > 0 && scale > 0))
      throw new RangeError(`gamma needs positive shape and scale, got ${shape}, ${scale}`)
    if (shape < 1) return gamma(shape + 1, scale) * uniform() ** (1 / shape)
    const d = shape - 1 / 3
    const c = 1 / Math.sqrt(9 * d)
    for (;;) {
      const z = standardNormal()
      const root = 1 + c * z
      if (root <= 0) continue
      const v = root * root * root
      const u = uniform()
      if (u < 1 - 0.0331 * z * z * z * z || log(u) < 0.5 * z * z + d * (1 - v + log(v))) return d * v * scale
    }
  }

  const poisson = (mean: number): number => {
    if (!(mean >= 0 && mean < Infinity)) throw new RangeError(`poisson needs a finite mean ≥ 0, got ${mean}`)
    return mean < 10 ? smallPoisson(mean, uniform) : largePoisson(mean, uniform)
  }

  return {
    uniform,
    int,
    normal: (mean = 0, sd = 1) => mean + sd * standardNormal(),
    exponential: (rate = 1) => {
      if (!(rate > 0)) throw new RangeError(`exponential needs a positive rate, got ${rate}`)
      return standardExponential() / rate
    },
    gamma,
    poisson,
    negativeBinomial: (mean, size) => {
      if (!(size > 0)) throw new RangeError(`negativeBinomial needs a positive size, got ${size}`)
      return size === Infinity || mean === 0 ? poisson(mean) : poisson(gamma(size, mean / size))
    },
    beta: (a, b) => {
      const x = gamma(a)
      const y = gamma(b)
      // Both gammas can underflow for tiny shapes; the draw is then at an end, chosen by its chance.
      return x + y > 0 ? x / (x + y) : uniform() < a / (a + b) ? 1 : 0
    },
    shuffle: list => {
      for (let i = list.length - 1; i > 0; i--) {
        const j = int(i + 1)
        const held = list[i]
        list[i] = list[j]
        list[j] = held
      }
      return list
    },
    fork: label => {
      const [first, second] = hashLabel(`${typeof label}:${label}`)
      const mix = splitmix32(low ^ Math.imul(first, 0x2c1b3c6d))
      return createStream((mix() ^ second) >>> 0, (splitmix32(high ^ first)() ^ mix()) >>> 0)
    },
  }
}

/** Height of a point at fraction u of the wedge above layer i. */
function inWedge(y: Ziggurat['y'], layer: number, u: number): number {
  const base = y[layer]!
  const top = layer + 1 === layers ? 1 : y[layer + 1]!
  return base + u * (top - base)
}

function smallPoisson(mean: number, uniform: () => number): number {
  let count = 0
  let term = Math.exp(-mean)
  let left = uniform()
  while (left > term) {
    left -= term
    count++
    term *= mean / count
    // Rounding may leave a crumb of probability beyond the last representable term.
    if (term === 0) return count
  }
  return count
}

function largePoisson(mean: number, uniform: () => number): number {
  const root = Math.sqrt(mean)
  const logMean = log(mean)
  const b = 0.931 + 2.53 * root
  const a = -0.059 + 0.02483 * b
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
  const squeeze = 0.9277 - 3.6224 / (b - 2)
  for (;;) {
    const u = uniform() - 0.5
    const v = uniform()
    const us = 0.5 - Math.abs(u)
    const count = Math.floor(((2 * a) / us + b) * u + mean + 0.43)
    if (us >= 0.07 && v <= squeeze) return count
    if (count < 0 || (us < 0.013 && v > us)) continue
    const accepted = log(v) + log(inverseAlpha) - log(a / (us * us) + b)
    if (accepted <= -mean + count * logMean - logGamma(count + 1)) return count
  }
}
