import type { Locale } from '#platform/actor.ts'

export const guideStates = ['draft', 'published', 'archived'] as const
export type GuideState = (typeof guideStates)[number]

/** An answer written once for everybody. Times are ms since 1970. */
export interface Guide {
  id: number
  title: string
  /** Plain text with the few marks that guide-text.ts reads. */
  body: string
  language: Locale
  state: GuideState
  /** Types of request it spares, by number; none: of every type. */
  typeIds: number[]
  /** The unit, with those below it, whose people it is for; null: everybody. */
  unitId: number | null
  /** When it was last published; null where it never was. */
  publishedAt: number | null
  updatedAt: number
  /** Grows with every change: a writer that read an older version is refused. */
  version: number
}

/** A guide that is out: whom it is for, and the day in the company's time zone on which it was last published. */
export type PublishedGuide = Pick<Guide, 'id' | 'title' | 'typeIds' | 'unitId'> & { publishedOn: string }

/** What a writer gives; an absent field stays. */
export interface GuideChange {
  title?: string
  body?: string
  language?: Locale
  state?: GuideState
  typeIds?: number[]
  unitId?: number | null
}

/** Types in order, each once. */
export const typesInOrder = (typeIds: readonly number[]): number[] =>
  [...new Set(typeIds)].toSorted((a, b) => a - b)

/** The fields that end up different, or why they may not: an empty guide is never published. */
export function changeGuide(
  guide: Guide,
  change: GuideChange,
  now: number,
): Partial<Guide> | { problem: 'desk.guideEmpty' } {
  const inOrder = change.typeIds ? { ...change, typeIds: typesInOrder(change.typeIds) } : change
  const given = Object.entries(inOrder).filter(
    ([key, value]) =>
      value !== undefined && JSON.stringify(value) !== JSON.stringify(guide[key as keyof Guide]),
  )
  const difference: Partial<Guide> = Object.fromEntries(given)
  const after = { ...guide, ...difference }
  if (after.state === 'published' && after.body.trim() === '') return { problem: 'desk.guideEmpty' }
  return difference.state === 'published' ? { ...difference, publishedAt: now } : difference
}
