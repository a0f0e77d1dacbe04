import { demandByUnitType, demandByUnitWeek, demandByWeek, effortByType, publishedGuides } from '#desk.server'
import type { Unit, Work } from '#people'
import { allUnits, minutesAboutByWeek, minutesOnWorks, type SpentWeek, worksOf } from '#people.server'
import type { Context } from '#platform/context.server.ts'
import { addDays, mondayOf, today } from '#platform/day.ts'
import { sharingReadings } from '#platform/readings.server.ts'
import { companyReader } from './clock.server.ts'
import { effortOf, recentWeeks } from './clock-ground.ts'
import type { EffectRow, EffectsGround } from './effect-ground.ts'
import { effectModel } from './effect-model.ts'
import type { LeverUse, UseKind } from './effect-use.ts'

const kindOf = { education: 'training', programme: 'programme', evangelising: 'evangelising' } as const
type OwnActivity = keyof typeof kindOf

/** Every unit with those below it. */
function below(units: readonly Unit[]): Map<number, number[]> {
  const children = Map.groupBy(units, unit => unit.parentId)
  const of = (id: number): number[] => [id, ...(children.get(id) ?? []).flatMap(child => of(child.id))]
  return new Map(units.map(({ id }) => [id, of(id).toSorted((a, b) => a - b)]))
}

const spentOn = (weeks: readonly SpentWeek[]) => {
  const byId = Map.groupBy(weeks, ({ id }) => id)
  return (id: number) => (byId.get(id) ?? []).map(({ week, minutes }) => ({ week, hours: minutes / 60 }))
}

/** A training or a briefing acts once it is over, a programme from when it begins; the week of the change is neither. */
function actsFrom(kind: UseKind, { openedOn, closedOn }: Work): string | null {
  const day = kind === 'programme' ? openedOn : closedOn
  return day === null ? null : addDays(mondayOf(day), 7)
}

async function readUses(ctx: Context, units: readonly Unit[]): Promise<LeverUse[]> {
  const tree = below(units)
  const unitsOf = (id: number | null) => (id === null ? null : (tree.get(id) ?? [id]))
  const onWork = spentOn(await minutesOnWorks(ctx.tx))
  const onGuide = spentOn(await minutesAboutByWeek(ctx.tx, 'guide'))
  const works = await worksOf(ctx.tx, Object.keys(kindOf) as OwnActivity[])
  const ofWork = works.map((work): LeverUse => {
    const kind = kindOf[work.activity as OwnActivity]
    return {
      kind,
      record: 'work',
      id: work.id,
      title: work.title,
      begun: mondayOf(work.openedOn),
      from: actsFrom(kind, work),
      unitId: work.unitId,
      units: unitsOf(work.unitId),
      types: null,
      spent: onWork(work.id),
    }
  })
  const ofGuides = (await publishedGuides(ctx)).map(
    ({ id, title, typeIds, unitId, publishedOn }): LeverUse => ({
      kind: 'guides',
      record: 'guide',
      id,
      title,
      begun: mondayOf(publishedOn),
      from: addDays(mondayOf(publishedOn), 7),
      unitId,
      units: unitsOf(unitId),
      types: typeIds.length > 0 ? typeIds : null,
      spent: onGuide(id),
    }),
  )
  return [...ofWork, ...ofGuides]
}

/** Requests by row and week as lists over the weeks. */
function countsBy(weeks: readonly string[], arrivals: readonly { id: number; week: string; n: number }[]) {
  const place = new Map(weeks.map((week, index) => [week, index]))
  const byId = new Map<number, number[]>()
  for (const { id, week, n } of arrivals) {
    const at = place.get(week)
    if (at === undefined) continue
    const counts = byId.get(id) ?? new Array<number>(weeks.length).fill(0)
    counts[at] += n
    byId.set(id, counts)
  }
  return (id: number) => byId.get(id) ?? new Array<number>(weeks.length).fill(0)
}

/** Hours that one request of each of some units takes: the mean of what it asked, by type; 0 of the others. */
async function hoursByUnit(
  ctx: Context,
  window: { from: string; to: string },
  units: readonly number[],
  hours: ReadonlyMap<number, number>,
): Promise<(unitId: number, types: readonly number[] | null) => number> {
  const asked = units.length > 0 ? await demandByUnitType(ctx, window, units) : []
  const byUnit = Map.groupBy(asked, ({ unitId }) => unitId)
  return (unitId, types) => {
    const own = (byUnit.get(unitId) ?? []).filter(({ typeId }) => types === null || types.includes(typeId))
    const all = own.reduce((sum, { arrivals }) => sum + arrivals, 0)
    const taken = own.reduce((sum, { arrivals, typeId }) => sum + arrivals * (hours.get(typeId) ?? 0), 0)
    return all > 0 ? taken / all : 0
  }
}

const weeksBetween = (from: string, to: string): string[] => {
  const weeks: string[] = []
  for (let week = from; week < to; week = addDays(week, 7)) weeks.push(week)
  return weeks
}

/** Everything the effects of the company's levers are measured on: of units and types what its uses are for, no more. */
export async function effectsGround(outer: Context): Promise<EffectsGround> {
  const ctx = companyReader(sharingReadings(outer))
  const day = today(ctx)
  const now = mondayOf(day)
  const past = { from: addDays(now, -7 * effectModel.memory), to: now }
  const recent = { from: addDays(now, -7 * recentWeeks), to: now, unitId: null }
  const units = await allUnits(ctx.tx)
  const uses = await readUses(ctx, units)
  if (uses.length === 0) return { today: day, weeks: [], units: [], types: [], ofTypes: [], uses }
  const efforts = await effortByType(ctx, recent)
  const ofTypes = await demandByWeek(ctx, { ...past, unitId: null })
  // The first week with a request may have begun before the records did.
  const weeks = ofTypes[0] ? weeksBetween(addDays(ofTypes[0].week, 7), now) : []
  const hours = new Map(efforts.map(effort => [effort.typeId, effortOf(effort).minutes / 60]))
  const ofUnits = uses.filter(use => use.units !== null)
  // Only what was done to a row is counted in hours: those compared with lend their requests alone.
  const treated = [...new Set(ofUnits.flatMap(use => use.units ?? []))]
  const hoursOf = await hoursByUnit(ctx, past, treated, hours)
  const active = units.filter(unit => !unit.archived)
  const rowsOfUnits = async (types: readonly number[] | null): Promise<EffectRow[]> => {
    const asked = await demandByUnitWeek(ctx, past, types)
    const counts = countsBy(
      weeks,
      asked.map(({ unitId, week, arrivals }) => ({ id: unitId, week, n: arrivals })),
    )
    return active.map(({ id }) => ({ id, counts: counts(id), hours: hoursOf(id, types) }))
  }
  const counts = countsBy(
    weeks,
    ofTypes.map(({ typeId, week, arrivals }) => ({ id: typeId, week, n: arrivals })),
  )
  const restricted = new Map(ofUnits.flatMap(({ types }) => (types ? [[String(types), types] as const] : [])))
  const parts: EffectsGround['ofTypes'][number][] = []
  for (const types of restricted.values()) parts.push({ types, units: await rowsOfUnits(types) })
  return {
    today: day,
    weeks,
    units: ofUnits.some(({ types }) => types === null) ? await rowsOfUnits(null) : [],
    types: efforts.map(effort => ({
      id: effort.typeId,
      counts: counts(effort.typeId),
      hours: hours.get(effort.typeId) ?? 0,
    })),
    ofTypes: parts,
    uses,
  }
}
