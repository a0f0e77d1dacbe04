/** Weighted local regression (loess) of evenly spaced values, as the decomposition by loess uses it. */
export type LocalRegression = {
  /** Values that count for each fit, odd; one longer than the series flattens the weights further. */
  window: number
  /** 0 fits a constant round each place, 1 a straight line. */
  degree: 0 | 1
  /** Fit every so many values and draw straight lines between; 1 fits everywhere. */
  jump: number
  /** A weight for each value, 0 to leave it out. */
  weights?: ArrayLike<number>
}

/** First value of the window round place i, kept inside the series. */
const windowStart = (i: number, window: number, n: number) =>
  Math.max(0, Math.min(i + 1 - (window + 1) / 2, n - window))

const tricube = (share: number) => {
  const rest = 1 - share * share * share
  return rest * rest * rest
}

/**
 * The fit at one place, inside the series or beside it, from the values `first` to `last`: tricube weights by
 * distance, times the values' own. Null where every weight is zero. Cost: the window.
 */
export function localFit(
  values: ArrayLike<number>,
  at: number,
  [first, last]: readonly [number, number],
  { window, degree, weights }: LocalRegression,
): number | null {
  const n = values.length
  const reach = Math.max(at - first, last - at) + (window > n ? Math.floor((window - n) / 2) : 0)
  let [total, offset, square, sum, product] = [0, 0, 0, 0, 0]
  for (let j = first; j <= last; j++) {
    const away = j - at
    const distance = Math.abs(away)
    if (distance > 0.999 * reach) continue
    const w = (distance <= 0.001 * reach ? 1 : tricube(distance / reach)) * (weights ? weights[j]! : 1)
    total += w
    offset += w * away
    square += w * away * away
    sum += w * values[j]!
    product += w * away * values[j]!
  }
  if (!(total > 0)) return null
  const centre = offset / total
  const mean = sum / total
  const spread = square / total - centre * centre
  const sloped = degree === 1 && reach > 0 && spread > (0.001 * (n - 1)) ** 2
  return sloped ? mean - (centre * (product / total - centre * mean)) / spread : mean
}

/**
 * The series smoothed. Where all weights of a window are zero the value itself stands.
 * Source: Cleveland, Cleveland, McRae and Terpenning (1990), Journal of Official Statistics 6, 3-73, with the
 * interpolation of their program. Cost: n times the window over the jump.
 */
export function smoothLocally(values: ArrayLike<number>, request: LocalRegression): Float64Array {
  const n = values.length
  if (n < 2) return Float64Array.from(values)
  const step = Math.min(request.jump, n - 1)
  const length = Math.min(request.window, n)
  const smooth = new Float64Array(n)
  const fitAt = (i: number, start: number) => {
    smooth[i] = localFit(values, i, [start, start + length - 1], request) ?? values[i]!
  }
  const join = (from: number, to: number) => {
    for (let j = from + 1; j < to; j++)
      smooth[j] = smooth[from]! + ((smooth[to]! - smooth[from]!) * (j - from)) / (to - from)
  }
  const start = (i: number) => (request.window >= n ? 0 : windowStart(i, request.window, n))
  const last = Math.floor((n - 1) / step) * step
  for (let i = 0; i <= last; i += step) fitAt(i, start(i))
  for (let i = 0; i < last; i += step) join(i, i + step)
  if (last < n - 1) {
    fitAt(n - 1, start(last))
    join(last, n - 1)
  }
  return smooth
}
