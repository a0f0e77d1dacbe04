/** Waits in seconds, as the sums keep them: each a big-endian int4, in any order. */
export function readWaits(bytes: Uint8Array): Int32Array {
  const copy = Buffer.from(bytes)
  copy.swap32()
  return new Int32Array(copy.buffer, copy.byteOffset, copy.length / 4)
}

/** The same, as kept. */
export function writeWaits(values: Int32Array | Uint32Array): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  for (let n = 0; n < values.length; n++) bytes.writeInt32BE(values[n], n * 4)
  return bytes
}

/** Sizes of waits: each second up to 15, then sixteen to every doubling. */
const SIZES = 448

function sizeOf(wait: number): number {
  if (wait < 16) return wait
  const doublings = 31 - Math.clz32(wait)
  return (doublings - 3) * 16 + ((wait >>> (doublings - 4)) & 15)
}

/** How many waits there are of each size. */
export function countWaits(values: Int32Array): Uint32Array {
  const counts = new Uint32Array(SIZES)
  // Counted loops: over a million waits, `for of` takes several times as long.
  for (let n = 0; n < values.length; n++) counts[sizeOf(values[n])]++
  return counts
}

/** The waits of these sizes, in any order. */
export function waitsOfSizes(values: Int32Array, sizes: readonly number[]): Map<number, Int32Array> {
  const counts = countWaits(values)
  const found = new Map(sizes.map(size => [size, new Int32Array(counts[size])]))
  const places = new Uint32Array(SIZES)
  for (let n = 0; n < values.length; n++) {
    const size = sizeOf(values[n])
    const inside = found.get(size)
    if (inside) inside[places[size]++] = values[n]
  }
  return found
}

interface Place {
  size: number
  /** From 0, among the waits of that size. */
  rank: number
}

/** Where the value below and the one above each quantile stand. */
function placesOf(counts: Uint32Array, shares: readonly number[]): Place[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return shares
    .flatMap(share => [Math.floor(share * (total - 1)), Math.ceil(share * (total - 1))])
    .map(rank => {
      let size = 0
      let before = 0
      while (before + counts[size] <= rank) before += counts[size++]
      return { size, rank: rank - before }
    })
}

/** The sizes whose waits decide these quantiles; none where there are no waits. */
export const sizesAt = (counts: Uint32Array, shares: readonly number[]): number[] =>
  counts.some(count => count > 0)
    ? [...new Set(placesOf(counts, shares).map(({ size }) => size))].sort((a, b) => a - b)
    : []

/**
 * Quantiles interpolated between neighbours (as SQL's percentile_cont), of waits counted by size of which those of
 * `sizesAt` are given, in order; null of none.
 */
export function quantilesAt(
  counts: Uint32Array,
  shares: readonly number[],
  ordered: ReadonlyMap<number, Int32Array>,
): (number | null)[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return shares.map(() => null)
  const values = placesOf(counts, shares).map(({ size, rank }) => (ordered.get(size) as Int32Array)[rank])
  return shares.map((share, index) => {
    const [below, above] = values.slice(2 * index)
    const place = share * (total - 1)
    return below + (place - Math.floor(place)) * (above - below)
  })
}
