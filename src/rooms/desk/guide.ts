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
  /** When it was last published; null where it never was. */
  publishedAt: number | null
  updatedAt: number
  /** Grows with every change: a writer that read an older version is refused. */
  version: number
}

/** What a writer gives; an absent field stays. */
export interface GuideChange {
  title?: string
  body?: string
  language?: Locale
  state?: GuideState
}

/** The fields that end up different, or why they may not: an empty guide is never published. */
export function changeGuide(
  guide: Guide,
  change: GuideChange,
  now: number,
): Partial<Guide> | { problem: 'desk.guideEmpty' } {
  const given = Object.entries(change).filter(
    ([key, value]) => value !== undefined && value !== guide[key as keyof Guide],
  )
  const difference: Partial<Guide> = Object.fromEntries(given)
  const after = { ...guide, ...difference }
  if (after.state === 'published' && after.body.trim() === '') return { problem: 'desk.guideEmpty' }
  return difference.state === 'published' ? { ...difference, publishedAt: now } : difference
}
