import { allIndicators, readPath, type SaidIndicator, sayIndicator } from '#path.server'
import { allUnits } from '#people.server'
import type { Actor } from '#platform/actor.ts'
import { withContext } from '#platform/context.server.ts'
import { addDays, today } from '#platform/day.ts'
import type { App } from '#platform/http/app.server.ts'
import { readPeriod } from '#platform/period.ts'

export interface IndicatorQuery {
  /** Days from `from` up to and excluding `to`; without them, the last twelve months. */
  from?: string
  to?: string
  /** A unit's number, code or name; without it, the company. */
  unit?: string
}

export interface IndicatorList {
  from: string
  to: string
  unit: { id: number; name: string } | null
  /** How likely each of the six steps is, 1 to 6, and those that together come nearest to 80 %; null: no records. */
  steps: { model: string; probabilities: number[]; set: number[] } | null
  items: SaidIndicator[]
}

/** Who reads for the one at the server's own command line: everything, as an auditor would; nothing is written. */
const commandLine = ({ workspaceId, timeZone }: Pick<Actor, 'workspaceId' | 'timeZone'>): Actor => ({
  workspaceId,
  memberId: 0,
  name: 'stratege',
  locale: 'en',
  timeZone,
  reach: { auditor: 'all' },
  scopes: null,
})

/** Every figure of a company for a period and unit; null where there is no such unit, or several of its name. */
export async function indicatorsOf(
  app: App,
  company: Pick<Actor, 'workspaceId' | 'timeZone'>,
  query: IndicatorQuery,
): Promise<IndicatorList | null> {
  const work = async (
    ctx: Parameters<Parameters<typeof withContext>[2]>[0],
  ): Promise<IndicatorList | null> => {
    const usual = readPeriod(null, query.to ? addDays(query.to, -1) : today(ctx))
    const window = { from: query.from ?? usual.from, to: query.to ?? usual.to }
    const named = query.unit
      ? (await allUnits(ctx.tx)).filter(unit =>
          [String(unit.id), unit.code, unit.name].includes(query.unit as string),
        )
      : []
    if (query.unit !== undefined && named.length !== 1) return null
    const [unit] = named
    const scope = { ...window, unitId: unit?.id ?? null }
    const figures = await allIndicators(ctx, scope)
    const { likely } = await readPath(ctx, scope)
    return {
      ...window,
      unit: unit ? { id: unit.id, name: unit.name } : null,
      steps: likely && { model: likely.model, probabilities: likely.probabilities, set: likely.set },
      items: figures.map(figure => sayIndicator(ctx, figure)),
    }
  }
  return withContext(app.parts, commandLine(company), work, { readOnly: true })
}
