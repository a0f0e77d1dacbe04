// Work for the tests of threads: long, wrong or deadly.
import type { Report } from './thread-messages.ts'

export function spin(milliseconds: number): number {
  const end = performance.now() + milliseconds
  let turns = 0
  while (performance.now() < end) turns++
  return turns
}
export function spinInSteps(steps: number, report: Report): string {
  for (let step = 1; step <= steps; step++) {
    spin(60)
    report(step, steps)
  }
  return 'done'
}
export const doubled = (values: Float64Array) => values.map(value => 2 * value)
export async function refused(): Promise<never> {
  throw new RangeError('not in this house')
}
export const leaves = () => process.exit(3)
