/** For tests of simulations: estimates against exact values, in standard errors. */
import assert from 'node:assert/strict'
import type { Estimate } from '../replication-estimate.ts'

/** `shows`: replications in which it happened at all; where few, their spread is no error to judge by. */
export type Comparison = { what: string; estimate: Estimate; exact: number; shows?: number }

const fewestShows = 20

const isThin = ({ estimate, shows = Infinity }: Comparison) => shows < fewestShows || !estimate.error
const isBeyond = ({ estimate: { mean, error }, exact }: Comparison) =>
  Math.abs(mean - exact) > 3 * (error ?? 0) + 1e-9

/**
 * Every comparison is within three standard errors, but for the few that rest on something hardly ever seen. One in 370
 * is beyond by chance alone: a point that is beyond is run again with another seed, four times as long, and must then
 * be within.
 */
export function assertWithinThreeErrors(
  points: readonly ((seed: number, times: number) => readonly Comparison[])[],
): void {
  let [again, all, thin] = [0, 0, 0]
  for (const [i, run] of points.entries()) {
    const first = run(i + 1, 1)
    all += first.length
    thin += first.filter(isThin).length
    if (!first.some(one => !isThin(one) && isBeyond(one))) continue
    again++
    for (const one of run(100_000 + i, 4))
      assert.ok(
        isThin(one) || !isBeyond(one),
        `${one.what}: ${one.estimate.mean} ± ${one.estimate.error}, exactly ${one.exact}`,
      )
  }
  assert.ok(again <= 2 + 0.02 * all, `${again} points of ${points.length} were run again`)
  assert.ok(thin <= 0.25 * all, `${thin} comparisons of ${all} saw too little`)
}
