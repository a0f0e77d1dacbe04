/** Round steps from 0 up to at least `most`, five at the very most: what an axis names. A flat zero has one step. */
export function axisSteps(most: number): number[] {
  if (!(most > 0)) return [0, 1]
  const rough = most / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find(factor => factor * power >= rough * (1 - 1e-9)) as number) * power
  const count = Math.ceil(most / step - 1e-9)
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)))
}

/** Keeps every name of an axis where they are few, else every second, third... so that at most `most` are left. */
export const keepsLabel = (index: number, count: number, most: number): boolean =>
  (count - 1 - index) % Math.ceil(count / most) === 0

/** Round steps that hold a range and 0, the lowest first. */
export function stepsAround(low: number, high: number): number[] {
  const steps = axisSteps(Math.max(high, -low))
  const step = steps[1]
  const [first, last] = [
    Math.floor(Math.min(0, low) / step + 1e-9),
    Math.ceil(Math.max(0, high) / step - 1e-9),
  ]
  return Array.from({ length: Math.max(1, last - first) + 1 }, (_, n) =>
    Number(((first + n) * step).toPrecision(12)),
  )
}
