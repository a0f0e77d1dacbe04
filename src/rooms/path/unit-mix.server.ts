import { demandByUnitType } from '#desk.server'
import type { Unit } from '#people'
import { allUnits } from '#people.server'
import type { Context } from '#platform/context.server.ts'
import { addDays, mondayOf } from '#platform/day.ts'
import { sum } from '#stats/sum.ts'
import { companyReader } from './clock.server.ts'
import { type ClockGround, recentWeeks } from './clock-ground.ts'
import type { Terms, UnitMix } from './lever.ts'

/** Ids of a unit and of those above it. */
function lineOf(unit: Unit, byId: ReadonlyMap<number, Unit>): number[] {
  const line: number[] = []
  for (let at: Unit | undefined = unit; at; at = byId.get(at.parentId ?? 0)) line.push(at.id)
  return line
}

/** Part of each unit in the requests of each type of the ground; null where no choice limits a lever to units. */
export async function unitMix(
  ctx: Context,
  ground: ClockGround,
  choices: readonly Pick<Terms, 'limits'>[],
): Promise<UnitMix | null> {
  const limited = choices.some(({ limits }) => Object.values(limits).some(({ units }) => units.length > 0))
  if (!limited) return null
  const now = mondayOf(ground.today)
  const recent = { from: addDays(now, -7 * recentWeeks), to: now }
  const asked = await demandByUnitType(companyReader(ctx), recent, null)
  const units = await allUnits(ctx.tx)
  const byId = new Map(units.map(unit => [unit.id, unit]))
  const apart = new Set(ground.types.map(({ id }) => id))
  const place = new Map(units.map(({ id }, at) => [id, at]))
  const parts = ground.types.map(({ id, counts }) => {
    const own = new Array<number>(units.length + 1).fill(0)
    for (const { unitId, typeId, arrivals } of asked) {
      const at = place.get(unitId)
      // The rarer types are one, of id 0.
      if (at !== undefined && (apart.has(typeId) ? typeId : 0) === id) own[at] += arrivals
    }
    const all = Math.max(sum(counts.slice(-recentWeeks)), sum(own))
    own[units.length] = all > 0 ? all - sum(own) : 1
    return own.map(arrivals => arrivals / Math.max(1, all))
  })
  return { units: [...units.map(unit => lineOf(unit, byId)), []], parts }
}
