/** Waits in seconds, as the sums keep them: each a big-endian int4, in any order. */
export function readWaits(bytes: Uint8Array): Int32Array {
  const copy = Buffer.from(bytes)
  copy.swap32()
  return new Int32Array(copy.buffer, copy.byteOffset, copy.length / 4).sort()
}

/** The quantile of sorted values, interpolated between neighbours (as SQL's percentile_cont); null of none. */
export function quantileOf(sorted: Int32Array, share: number): number | null {
  if (sorted.length === 0) return null
  const place = share * (sorted.length - 1)
  const below = Math.floor(place)
  const above = Math.min(below + 1, sorted.length - 1)
  return sorted[below] + (place - below) * (sorted[above] - sorted[below])
}
