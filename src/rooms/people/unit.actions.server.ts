import { audit } from '#platform/audit.server.ts'
import type { Context } from '#platform/context.server.ts'
import { forbidden, notFound, Refusal } from '#platform/refusal.ts'
import { mayManageUnits, maySeeAt } from './may.ts'
import {
  allUnits,
  insertUnits,
  lockTree,
  type NewUnit,
  setArchived,
  updateUnit,
} from './unit.store.server.ts'
import { foldName, placeRefusal, type Unit, type UnitRefusal, withBelow } from './unit.ts'
import { namesAbove, type PlannedUnit, planUnitImport, type UnitImportPlan } from './unit-import.ts'
import { readUnitList } from './unit-list.server.ts'

const fieldOf = (code: UnitRefusal) =>
  code === 'people.sameName' ? 'name' : code === 'people.sameCode' ? 'code' : 'parent'

function placed(units: readonly Unit[], wanted: NewUnit & { id: number | null }): void {
  const code = placeRefusal(units, wanted)
  if (code) throw new Refusal(409, code, undefined, { [fieldOf(code)]: { code } })
}

/** The tree, locked for this transaction, and the unit of `id` in it. */
async function unitToChange(ctx: Context, id: number): Promise<{ units: Unit[]; unit: Unit }> {
  await lockTree(ctx)
  const units = await allUnits(ctx.tx)
  const unit = units.find(candidate => candidate.id === id)
  if (!unit || !maySeeAt(ctx.actor, id)) throw notFound()
  if (!mayManageUnits(ctx.actor, id)) throw forbidden()
  return { units, unit }
}

export interface UnitInput {
  name: string
  code?: string | null
  parentId?: number | null
}

/** Makes a unit; refuses an unknown or archived parent and a name or code already there. */
export async function createUnit(ctx: Context, input: UnitInput): Promise<Unit> {
  const wanted = { name: input.name, code: input.code || null, parentId: input.parentId ?? null }
  if (!mayManageUnits(ctx.actor, wanted.parentId)) throw forbidden()
  await lockTree(ctx)
  placed(await allUnits(ctx.tx), { ...wanted, id: null })
  const [unit] = await insertUnits(ctx, [wanted])
  await audit(ctx, { action: 'unit.create', thing: 'unit', id: unit.id, after: wanted })
  return unit
}

/** Renames, recodes and moves a unit; an absent field stays. Refuses circles, archived parents, twins. */
export async function changeUnit(ctx: Context, id: number, input: Partial<UnitInput>): Promise<Unit> {
  const { units, unit } = await unitToChange(ctx, id)
  const before: NewUnit = { name: unit.name, code: unit.code, parentId: unit.parentId }
  const after: NewUnit = {
    name: input.name ?? unit.name,
    code: input.code === undefined ? unit.code : input.code || null,
    parentId: input.parentId === undefined ? unit.parentId : input.parentId,
  }
  if (after.parentId !== before.parentId && !mayManageUnits(ctx.actor, after.parentId)) throw forbidden()
  placed(units, { id, ...after })
  if (JSON.stringify(before) === JSON.stringify(after)) return unit
  await updateUnit(ctx.tx, id, after)
  await audit(ctx, { action: 'unit.change', thing: 'unit', id, before, after })
  return { ...unit, ...after }
}

/** Archives a unit: it keeps its history and takes nothing new. Refuses while live units stand below it. */
export async function archiveUnit(ctx: Context, id: number): Promise<void> {
  const { units, unit } = await unitToChange(ctx, id)
  if (unit.archived) return
  const below = withBelow(units, id)
  const live = units.filter(other => other.id !== id && below.has(other.id) && !other.archived)
  if (live.length > 0) throw new Refusal(409, 'people.unitsBelow', { count: live.length, name: live[0].name })
  await setArchived(ctx.tx, id, new Date(ctx.now))
  await audit(ctx, { action: 'unit.archive', thing: 'unit', id, before: { name: unit.name } })
}

/** Brings an archived unit back; refuses while the unit above it is archived. */
export async function restoreUnit(ctx: Context, id: number): Promise<void> {
  const { units, unit } = await unitToChange(ctx, id)
  if (!unit.archived) return
  const parent = units.find(other => other.id === unit.parentId)
  if (parent?.archived) throw new Refusal(409, 'people.restoreAbove', { name: parent.name })
  await setArchived(ctx.tx, id, null)
  await audit(ctx, { action: 'unit.restore', thing: 'unit', id, after: { name: unit.name } })
}

/** A plan, with the headings of columns left aside. */
type ReadPlan = UnitImportPlan & { ignored: string[] }

/** What a list would do, with the names of the units above those it makes or changes, by line. */
export type UnitPreview = ReadPlan & { above: Record<number, string> }

function planOf(units: readonly Unit[], text: string): ReadPlan {
  const read = readUnitList(text)
  if (!read.ok) throw new Refusal(422, read.code, read.params)
  return { ...planUnitImport(units, read.rows), ignored: read.ignored }
}

/** What the list would make and change; refuses a text that is no list of units. */
export async function previewUnits(ctx: Context, text: string): Promise<UnitPreview> {
  if (!mayManageUnits(ctx.actor, null)) throw forbidden()
  const units = await allUnits(ctx.tx)
  const plan = planOf(units, text)
  return { ...plan, above: namesAbove(units, plan) }
}

/** Makes the planned units, each level once the one above it has its ids. */
async function insertPlanned(ctx: Context, creates: readonly PlannedUnit[]): Promise<Map<number, number>> {
  const ids = new Map<number, number>()
  const key = (parentId: number | null, name: string) => `${parentId} ${foldName(name)}`
  for (let left = creates; left.length > 0; ) {
    const ready = left.filter(unit => !unit.parent || 'id' in unit.parent || ids.has(unit.parent.line))
    const values = ready.map(unit => ({ ...unit, parentId: parentOf(unit, ids) }))
    const made = await insertUnits(ctx, values)
    const idAt = new Map(made.map(unit => [key(unit.parentId, unit.name), unit.id]))
    for (const unit of values) ids.set(unit.line, idAt.get(key(unit.parentId, unit.name)) as number)
    left = left.filter(unit => !ids.has(unit.line))
  }
  return ids
}

function parentOf(unit: PlannedUnit, ids: ReadonlyMap<number, number>): number | null {
  if (unit.parent === null) return null
  return 'id' in unit.parent ? unit.parent.id : (ids.get(unit.parent.line) as number)
}

export interface UnitImportResult {
  created: number
  updated: number
  unchanged: number
}

/** Brings in a list of units, whole or not at all: refuses while one row is bad. The same list again changes nothing. */
export async function importUnits(ctx: Context, text: string): Promise<UnitImportResult> {
  if (!mayManageUnits(ctx.actor, null)) throw forbidden()
  await lockTree(ctx)
  const units = await allUnits(ctx.tx)
  const plan = planOf(units, text)
  if (plan.bad.length > 0) throw new Refusal(422, 'people.badRows', { count: plan.bad.length })
  const ids = await insertPlanned(ctx, plan.creates)
  for (const unit of plan.updates)
    await updateUnit(ctx.tx, unit.id as number, { ...unit, parentId: parentOf(unit, ids) })
  const result = {
    created: plan.creates.length,
    updated: plan.updates.length,
    unchanged: plan.unchanged,
  }
  if (result.created + result.updated > 0) {
    const changed = new Set(plan.updates.map(unit => unit.id))
    await audit(ctx, {
      action: 'unit.import',
      thing: 'unit',
      id: null,
      before: units.filter(unit => changed.has(unit.id)),
      after: {
        created: [...ids.values()],
        updated: plan.updates.map(unit => ({ ...unit, parent: parentOf(unit, ids) })),
      },
    })
  }
  return result
}
