/**
 * Ways of taking donors as if they had been treated: every one when there are few, else random ones.
 *
 * An assignment lists one group of donors a cohort, as large as the cohort, groups disjoint.
 */
import { createRandom } from './random.ts'

export type Assignments = { groups: number[][][]; exhaustive: boolean }

/** How many there are: donors! / (sizes! … rest!). */
function countOf(donors: number, sizes: readonly number[]): number {
  let count = 1
  let left = donors
  for (const size of sizes)
    for (let i = 1; i <= size; i++) {
      count *= left / i
      left--
    }
  return count
}

/** Every choice of `size` of `pool`, in order. */
function choices(pool: readonly number[], size: number, from = 0): number[][] {
  if (size === 0) return [[]]
  const all: number[][] = []
  for (let i = from; i <= pool.length - size; i++)
    for (const rest of choices(pool, size - 1, i + 1)) all.push([pool[i]!, ...rest])
  return all
}

function everyAssignment(pool: readonly number[], [size, ...others]: readonly number[]): number[][][] {
  if (size === undefined) return [[]]
  return choices(pool, size).flatMap(group =>
    everyAssignment(
      pool.filter(donor => !group.includes(donor)),
      others,
    ).map(rest => [group, ...rest]),
  )
}

/** All assignments of donors 0 … donors-1 to groups of the given sizes, or `most` drawn ones when there are more. */
export function placeboAssignments(
  donors: number,
  sizes: readonly number[],
  most: number,
  seed: number,
): Assignments {
  const pool = Array.from({ length: donors }, (_, i) => i)
  if (countOf(donors, sizes) <= most + 0.5) return { groups: everyAssignment(pool, sizes), exhaustive: true }
  const random = createRandom(seed)
  const groups = Array.from({ length: most }, () => {
    random.shuffle(pool)
    let at = 0
    return sizes.map(size => {
      const group = pool.slice(at, at + size)
      at += size
      return group
    })
  })
  return { groups, exhaustive: false }
}
