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
  // Counted loops: over a million waits, `for of` takes several times as long.
  for (let n = 0; n < values.length; n++) if (values[n] > most) most = values[n]
  const shift = Math.max(0, 32 - Math.clz32(most) - 16)
  const counts = new Uint32Array(BUCKETS)
  for (let n = 0; n < values.length; n++) counts[values[n] >>> shift]++
  const places = ranks.map(rank => {
    let bucket = 0
    let before = 0
    while (before + counts[bucket] <= rank) before += counts[bucket++]
    return { bucket, rank: rank - before }
  })
  const wanted = new Map(places.map(({ bucket }) => [bucket, new Int32Array(counts[bucket])]))
  const isWanted = new Uint8Array(BUCKETS)
  for (const bucket of wanted.keys()) isWanted[bucket] = 1
  counts.fill(0)
  for (let n = 0; n < values.length; n++) {
    const bucket = values[n] >>> shift
    if (isWanted[bucket]) (wanted.get(bucket) as Int32Array)[counts[bucket]++] = values[n]
  }
  for (const inside of wanted.values()) inside.sort()
  return places.map(({ bucket, rank }) => (wanted.get(bucket) as Int32Array)[rank])
}

/** Quantiles of values of zero and more, interpolated between neighbours (as SQL's percentile_cont); null of none. */
export function quantilesOf(values: Int32Array, shares: readonly number[]): (number | null)[] {
  if (values.length === 0) return shares.map(() => null)
  const places = shares.map(share => share * (values.length - 1))
  const found = atRanks(
    values,
    places.flatMap(place => [Math.floor(place), Math.ceil(place)]),
  )
  return places.map((place, index) => {
    const [below, above] = found.slice(2 * index)
    return below + (place - Math.floor(place)) * (above - below)
  })
}
