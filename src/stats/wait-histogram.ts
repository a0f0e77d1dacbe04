/**
 * Counts of waits in bins 1/32 of an octave wide: quantiles to 1.6 % of themselves whatever their size, without
 * keeping the waits. From 2^-30 to 2^33 units of time; shorter waits count as none.
 */
const lowest = (1023 - 30) << 5
const bins = 63 << 5
const double = new Float64Array(1)
const words = new Uint32Array(double.buffer)
/** Which word holds sign, exponent and leading digits depends on the machine. */
const high = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0

export type WaitHistogram = {
  add(wait: number): void
  /** Wait not exceeded by share p, in the middle of its bin; 0 where none was added. */
  quantile(p: number): number
}

export function waitHistogram(): WaitHistogram {
  const counts = new Float64Array(bins + 1)
  let total = 0
  return {
    add(wait) {
      double[0] = wait
      const bin = (words[high] >>> 15) - lowest
      counts[bin < 0 ? 0 : bin >= bins ? bins : bin + 1]++
      total++
    },
    quantile(p) {
      let left = p * total
      let bin = 0
      while (bin < bins && left > counts[bin]) left -= counts[bin++]
      if (bin === 0) return 0
      words[1 - high] = 0
      words[high] = (bin - 1 + lowest) << 15
      return double[0] * (1 + 1 / (2 * (32 + ((bin - 1) & 31))))
    },
  }
}
