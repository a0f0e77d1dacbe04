import { allRequestTypes } from '#desk.server'
import { allUnits } from '#people.server'
import type { Context } from '#platform/context.server.ts'
import type { Terms } from './lever.ts'
import type { LimitNames } from './lever-text.ts'

/** Names of the types and units that choices limit levers to. */
export async function limitNames(
  ctx: Context,
  choices: readonly Pick<Terms, 'limits'>[],
): Promise<LimitNames> {
  const limits = choices.flatMap(choice => Object.values(choice.limits))
  if (limits.length === 0) return { types: {}, units: {} }
  const types = new Set(limits.flatMap(limit => limit.types))
  const units = new Set(limits.flatMap(limit => limit.units))
  return {
    types: Object.fromEntries(
      (await allRequestTypes(ctx.tx))
        .filter(({ id }) => types.has(id))
        .map(({ id, nameFr, nameEn }) => [id, { nameFr, nameEn }]),
    ),
    units: Object.fromEntries(
      (await allUnits(ctx.tx)).filter(({ id }) => units.has(id)).map(({ id, name }) => [id, name]),
    ),
  }
}
