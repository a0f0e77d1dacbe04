/**
 * Quantiles by selection instead of sorting: what thousands of draws at every period need.
 * Source: Hoare 1961, algorithm 65; quantiles between two values as R's type 7.
 */

/** The value that would stand at `k` were `values` sorted; reorders `values`. Linear time on average. */
function select(values: Float64Array, k: number): number {
  let left = 0
  let right = values.length - 1
  while (left < right) {
    const middle = (left + right) >> 1
    const a = values[left]!
    const b = values[middle]!
    const c = values[right]!
    const pivot = a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b
    let i = left
    let j = right
    while (i <= j) {
      while (values[i]! < pivot) i++
      while (values[j]! > pivot) j--
      if (i > j) break
      const held = values[i]!
      values[i++] = values[j]!
      values[j--] = held
    }
    if (k <= j) right = j
    else if (k >= i) left = i
    else break
  }
  return values[k]!
}

/** Quantile `p` of `values`, which are reordered. An empty list is a RangeError. */
export function takeQuantile(values: Float64Array, p: number): number {
  if (values.length === 0 || !(p >= 0 && p <= 1))
    throw new RangeError('a quantile needs values and 0 ≤ p ≤ 1')
  const at = p * (values.length - 1)
  const k = Math.floor(at)
  const value = select(values, k)
  if (at === k) return value
  let next = Infinity
  for (let i = k + 1; i < values.length; i++) if (values[i]! < next) next = values[i]!
  return value + (at - k) * (next - value)
}
