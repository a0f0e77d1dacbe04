/**
 * Tables of the 256-layer ziggurat for the standard normal and exponential densities.
 *
 * Every layer has the same area; layer 0 is the base strip with the tail. `x[i]` is the right edge of layer i,
 * `y[i]` the (unnormalised) density there.
 * Source: Marsaglia & Tsang 2000, "The ziggurat method for generating random variables", J. Stat. Softw. 5(8).
 * Tail edges are the roots of the closing condition x[256] = 0, solved here rather than typed in.
 */
export type Ziggurat = { x: Float64Array; y: Float64Array; tail: number }

export const layers = 256

function closingGap(
  edge: number,
  density: (x: number) => number,
  inverse: (y: number) => number,
  tailArea: (x: number) => number,
): number {
  const area = edge * density(edge) + tailArea(edge)
  let x = edge
  for (let i = 2; i < layers; i++) {
    const y = density(x) + area / x
    if (y >= 1) return i - layers
    x = inverse(y)
  }
  return density(x) + area / x - 1 < 0 ? 1 : 0
}

function buildTable(
  density: (x: number) => number,
  inverse: (y: number) => number,
  tailArea: (x: number) => number,
): Ziggurat {
  let low = 1
  let high = 20
  // Too small an edge makes layers too tall (negative gap); halve until two neighbouring doubles are left.
  for (let mid = (low + high) / 2; mid > low && mid < high; mid = (low + high) / 2) {
    if (closingGap(mid, density, inverse, tailArea) <= 0) low = mid
    else high = mid
  }
  const tail = high
  const area = tail * density(tail) + tailArea(tail)
  const x = new Float64Array(layers + 1)
  const y = new Float64Array(layers + 1)
  x[0] = area / density(tail)
  x[1] = tail
  y[1] = density(tail)
  for (let i = 2; i < layers; i++) {
    y[i] = y[i - 1]! + area / x[i - 1]!
    x[i] = inverse(y[i]!)
  }
  x[layers] = 0
  y[layers] = 1
  return { x, y, tail }
}

/** Integral of exp(-t²/2) beyond x, by the continued fraction of the Mills ratio (60 levels: exact for x > 2.5). */
function normalTailArea(x: number): number {
  let fraction = x
  for (let k = 60; k >= 1; k--) fraction = x + k / fraction
  return Math.exp((-x * x) / 2) / fraction
}

export const normalZiggurat = buildTable(
  x => Math.exp((-x * x) / 2),
  y => Math.sqrt(-2 * Math.log(y)),
  normalTailArea,
)

export const exponentialZiggurat = buildTable(
  x => Math.exp(-x),
  y => -Math.log(y),
  x => Math.exp(-x),
)
