import { logBeta } from '#stats/special-functions.ts'
import type { Shown } from './step-evidence.ts'
import type { ClassSign, ShareSign, SignModel } from './step-model.ts'

/** Months behind a sign's usual number of records. */
const USUAL = 3
/** Shares a month may show, from the first to the last hundredth. */
const grid = Array.from({ length: 50 }, (_, index) => (index + 0.5) / 50)
/** What fewer than one in ten months would show is no plausible month. */
const TAIL = 0.1

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** The shares below which, and above which, one in ten months lies, where the steps are as likely as given. */
function shareRange(sign: ShareSign, steps: readonly number[]): [number, number] {
  const densities = grid.map(share =>
    sign.means.reduce((sum, centre, state) => {
      const [a, b] = [centre * sign.precision, (1 - centre) * sign.precision]
      return (
        sum +
        steps[state] * Math.exp((a - 1) * Math.log(share) + (b - 1) * Math.log1p(-share) - logBeta(a, b))
      )
    }, 0),
  )
  const total = densities.reduce((sum, density) => sum + density, 0)
  let below = 0
  const cumulated = densities.map(density => (below += density / total))
  const at = (p: number) => grid[cumulated.findIndex(sum => sum >= p)]
  return [at(TAIL), at(1 - TAIL)]
}

/** An amount in the middle of each class. */
const middles = ({ edges }: ClassSign) => [
  edges[0] * 0.75,
  ...edges.slice(1).map((edge, index) => (edge + edges[index]) / 2),
  edges[edges.length - 1] * 1.25,
]

function classesNear(sign: ClassSign, past: readonly Shown[], steps: readonly number[]): number[] {
  const values = middles(sign)
  const last = past.at(-1)
  if (!last)
    return values.filter(
      (_, at) => sign.chances[at].reduce((sum, chance, state) => sum + chance * steps[state], 0) >= TAIL,
    )
  const found = sign.edges.findIndex(edge => last.value < edge)
  const at = found < 0 ? sign.edges.length : found
  return values.filter((_, index) => Math.abs(index - at) <= 1)
}

/**
 * What a sign may plausibly show next month: for a share, a low and a high month of companies at these steps; for a
 * count, half and twice the usual; for an amount, its class and the two beside it. With as many records as usual.
 */
export function likelyNext(
  sign: SignModel,
  past: readonly Shown[],
  steps: readonly number[],
  firstRecords: number,
): Shown[] {
  const usual = past.slice(-USUAL)
  if (sign.kind === 'class') return classesNear(sign, past, steps).map(value => ({ value, n: 1 }))
  if (sign.kind === 'share') {
    const n = usual.length > 0 ? mean(usual.map(shown => shown.n)) : firstRecords
    return shareRange(sign, steps).map(value => ({ value, n }))
  }
  const level =
    usual.length > 0
      ? mean(usual.map(shown => shown.value))
      : sign.means.reduce((sum, centre, state) => sum + centre * steps[state], 0)
  // A month has four weeks and a third.
  return [level / 2, level * 2].map(value => ({ value, n: 13 / 3 }))
}
