/** Waits in seconds, as the sums keep them: each a big-endian int4, in any order. */
export function readWaits(bytes: Uint8Array): Int32Array {
  const copy = Buffer.from(bytes)
  copy.swap32()
  return new Int32Array(copy.buffer, copy.byteOffset, copy.length / 4)
}

const BUCKETS = 65_536

/** The values at some ranks (from 0) of what would be sorted; only the buckets the ranks fall in are. */
function atRanks(values: Int32Array, ranks: readonly number[]): number[] {
  let most = 0
  for (const value of values) if (value > most) most = value
  const shift = Math.max(0, 32 - Math.clz32(most) - 16)
  const counts = new Uint32Array(BUCKETS)
  for (const value of values) counts[value >>> shift]++
  return ranks.map(rank => {
    let bucket = 0
    let before = 0
    while (before + counts[bucket] <= rank) before += counts[bucket++]
    const inside = values.filter(value => value >>> shift === bucket).sort()
    return inside[rank - before]
  })
}

/** The quantile of values of zero and more, interpolated between neighbours (as SQL's percentile_cont); null of none. */
export function quantileOf(values: Int32Array, share: number): number | null {
  if (values.length === 0) return null
  const place = share * (values.length - 1)
  const rank = Math.floor(place)
  const [below, above] = atRanks(values, [rank, Math.min(rank + 1, values.length - 1)])
  return below + (place - rank) * (above - below)
}
