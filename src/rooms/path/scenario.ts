export const scenarioVisibilities = ['private', 'shared'] as const
export type ScenarioVisibility = (typeof scenarioVisibilities)[number]

/** A choice of levers kept under a name. Times are ms since 1970. */
export interface Scenario {
  id: number
  ownerId: number
  name: string
  /** Shared with all who read the company's path. */
  visibility: ScenarioVisibility
  /** The choice and its threshold, as the page's address holds them. */
  query: string
  /** Grows with every change: a writer that read an older version is refused. */
  version: number
  createdAt: number
  updatedAt: number
}

/** What a writer gives; an absent field stays. */
export type ScenarioChange = Partial<Pick<Scenario, 'name' | 'visibility' | 'query'>>

/** Longest choice, as its address. */
export const MOST_QUERY = 4000
/** Longest name. */
export const MOST_NAME = 100
/** Scenarios compared side by side at most. */
export const MOST_COMPARED = 4

/** A name for a copy that its owner has not given yet: the first free one of "name (copy)", "name (copy 2)"... */
export function nameOfCopy(name: string, word: string, taken: ReadonlySet<string>): string {
  for (let nth = 1; ; nth++) {
    const end = nth === 1 ? ` (${word})` : ` (${word} ${nth})`
    const copy = name.slice(0, MOST_NAME - end.length) + end
    if (!taken.has(copy)) return copy
  }
}
