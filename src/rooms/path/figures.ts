import type { Indicator, IndicatorScope } from '#platform/indicator.ts'

/** The figures of the page, in its order; each is an indicator of a lower room or one that joins two of them. */
export const figureGroups = {
  demand: ['desk.arrivals', 'desk.done', 'desk.backlog', 'desk.declined'],
  waits: ['desk.firstReply', 'desk.resolve', 'desk.resolveMean', 'desk.targetsMet'],
  work: [
    'path.reactiveShare',
    'desk.workHours',
    'desk.reactiveHours',
    'desk.proactiveHours',
    'path.reactiveNeed',
    'people.capacityHours',
  ],
  asks: ['desk.repeatedShare', 'desk.guidesOpened', 'desk.guidesSolved'],
  own: ['people.briefings', 'people.trained', 'people.programmes'],
} as const
export type FigureGroup = keyof typeof figureGroups
export type FigureId = (typeof figureGroups)[FigureGroup][number]

/** A figure with its value in the window before, of the same length; null where that one could not be given. */
export interface Figure extends Indicator {
  id: FigureId
  before: number | null
}

/** Hours are those of the team: a unit has none of its own, and what is done for it is no part of them. */
const ofCompany: readonly FigureId[] = ['path.reactiveNeed', 'people.capacityHours']

function joined(found: ReadonlyMap<string, Indicator>): Indicator[] {
  const share = found.get('desk.reactiveShare')
  const need = found.get('desk.reactiveHours')
  const capacity = found.get('people.capacityHours')
  if (!share || !need || !capacity) return []
  const logged = share.n > (share.estimate?.n ?? 0)
  const known = need.value !== null && capacity.value !== null && capacity.value > 0
  return [
    {
      ...share,
      id: 'path.reactiveShare',
      method: 'path.reactiveShare',
      // Estimates know nothing of what the team chose to do.
      ...(logged ? {} : { value: null, why: 'path.noLedger' }),
    },
    {
      ...need,
      id: 'path.reactiveNeed',
      method: 'path.reactiveNeed',
      unit: 'share',
      estimate: undefined,
      value: known ? (need.value as number) / (capacity.value as number) : null,
      why: known ? undefined : 'people.noCapacity',
    },
  ]
}

/** The page's figures from those of the lower rooms; a unit has no capacity of its own to compare with. */
export function figuresOf(
  indicators: readonly Indicator[],
  before: readonly Indicator[],
  { unitId }: Pick<IndicatorScope, 'unitId'>,
): Figure[] {
  const [now, then] = [indicators, before].map(list => {
    const found = new Map(list.map(indicator => [indicator.id, indicator]))
    for (const indicator of joined(found)) found.set(indicator.id, indicator)
    return found
  })
  return Object.values(figureGroups)
    .flat()
    .filter(id => unitId === null || !ofCompany.includes(id))
    .flatMap(id => {
      const indicator = now.get(id)
      return indicator ? [{ ...indicator, id, before: then.get(id)?.value ?? null }] : []
    })
}

/** How a value compares with the one before: in points for a share, else as a part of it; null: nothing to compare. */
export function changeOf(figure: Pick<Figure, 'value' | 'before' | 'unit'>): number | null {
  const { value, before, unit } = figure
  if (value === null || before === null) return null
  if (unit === 'share') return value - before
  return before > 0 ? (value - before) / before : null
}
