import type { Position } from './position.ts'

/** A sentence of the words: its key below `finding` and what it names. */
export interface Sentence {
  key: string
  params: Record<string, string | number>
}

export interface FindingOf {
  position: Pick<Position, 'step' | 'why'>
  reactiveShare: number | null
  arrivals: number
  unitName: string | null
}

function work({ reactiveShare, arrivals, unitName }: FindingOf): Sentence {
  const whose = unitName === null ? '' : 'Unit'
  const unit: Record<string, string> = unitName === null ? {} : { unit: unitName }
  if (reactiveShare !== null) return { key: `share${whose}`, params: { share: reactiveShare, ...unit } }
  return { key: arrivals > 0 ? `noLedger${whose}` : `nothing${whose}`, params: { arrivals, ...unit } }
}

function standing({ position: { step, why }, unitName }: FindingOf): Sentence {
  const whose = unitName === null ? '' : 'Unit'
  if (why === 'seen' && step !== null) return { key: `at${whose}`, params: { step } }
  return { key: `${why}${whose}`, params: {} }
}

/** What the page says first, in two sentences: how the work was spent, and where that stands on the path. */
export const findingOf = (reading: FindingOf): [Sentence, Sentence] => [work(reading), standing(reading)]

/** How a share moved, in whole points, as a title says it. */
export function shareTrend(shares: readonly (number | null)[]): Sentence {
  const from = shares.findIndex(share => share !== null)
  const to = shares.findLastIndex(share => share !== null)
  const [first, last] = [shares[from] ?? undefined, shares[to] ?? undefined]
  if (first === undefined || last === undefined) return { key: 'trendUnknown', params: {} }
  const points = Math.round(last * 100) - Math.round(first * 100)
  if (from === to) return { key: 'trendOnce', params: { last } }
  const key = points === 0 ? 'trendFlat' : points > 0 ? 'trendUp' : 'trendDown'
  return { key, params: { first, last, months: to - from } }
}
