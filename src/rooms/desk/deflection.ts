export const outcomes = ['shown', 'opened', 'solved'] as const
/** What a guide did for an ask: was shown, was opened, or answered it so that nothing was asked. */
export type Outcome = (typeof outcomes)[number]

/** One guide in one ask. Times are ms since 1970. */
export interface Deflection {
  id: number
  guideId: number
  memberId: number | null
  unitId: number | null
  /** What was typed when the guide was last shown. */
  typed: string
  outcome: Outcome
  /** The request made of the ask all the same. */
  requestId: number | null
  at: number
}

/**
 * The outcome after something happened to a guide of an ask, or null where nothing changes. Outcomes only grow, one
 * guide at most answers an ask, and an ask that became a request was spared by none.
 */
export function outcomeAfter(
  own: Pick<Deflection, 'outcome' | 'requestId'>,
  event: 'opened' | 'solved' | 'asked',
  spared: boolean,
): Outcome | null {
  if (event === 'asked') return own.outcome === 'solved' ? 'opened' : null
  if (event === 'opened') return own.outcome === 'shown' ? 'opened' : null
  return own.outcome === 'solved' || spared || own.requestId !== null ? null : 'solved'
}

/** Words that say how one asks and not what: the dictionaries of the search keep them. "or" joins words in a search. */
const asking = new Set(
  `or les comment où quel quelle quels quelles quand pourquoi combien cela ça bonjour merci svp besoin voudrais
  veux faudrait faire avoir savoir aide question please need want would like hello thanks help know get`.split(
    /\s+/,
  ),
)

/** The words of a typed text that answers are looked for by; at most thirty. */
export function wordsOf(typed: string): string[] {
  const words = typed
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word.length > 1 && !asking.has(word))
  return [...new Set(words)].slice(0, 30)
}
