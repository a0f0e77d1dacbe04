/** A unit of the company: a business unit, a department, a country. */
export interface Unit {
  id: number
  parentId: number | null
  name: string
  /** The company's own code, where it has one; unique. */
  code: string | null
  archived: boolean
}

/** A unit in its place: `depth` from 0, and the names of those above it, the highest first. */
export interface UnitNode extends Unit {
  depth: number
  above: string[]
}

/** Why a unit cannot stand where it is asked to: a code of the room's problems. */
export type UnitRefusal =
  | 'people.unknownParent'
  | 'people.archivedParent'
  | 'people.ownParent'
  | 'people.cycle'
  | 'people.tooDeep'
  | 'people.sameName'
  | 'people.sameCode'

/** Levels a tree of units may have. */
export const LEVELS = 30

/** A name as it is compared: without case, accents and doubled spaces. */
export function foldName(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** Units from the top down, siblings by name; a unit whose parent is not among them stands at the top. */
export function unitTree<U extends Unit>(units: readonly U[]): (U & UnitNode)[] {
  const known = new Set(units.map(unit => unit.id))
  const below = Map.groupBy(units, unit =>
    unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null,
  )
  const collator = new Intl.Collator('fr', { numeric: true })
  const sorted = (parent: number | null) =>
    (below.get(parent) ?? []).toSorted((a, b) => collator.compare(b.name, a.name) || b.id - a.id)
  const tree: (U & UnitNode)[] = []
  const waiting = sorted(null).map(unit => ({ unit, above: [] as string[] }))
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { unit, above } = next
    tree.push({ ...unit, depth: above.length, above })
    for (const child of sorted(unit.id)) waiting.push({ unit: child, above: [...above, unit.name] })
  }
  return tree
}

/** The unit and all below it, by id. */
export function withBelow(units: readonly Unit[], id: number): Set<number> {
  const found = new Set([id])
  const below = Map.groupBy(units, unit => unit.parentId)
  for (const current of found) for (const child of below.get(current) ?? []) found.add(child.id)
  return found
}

/** Levels from the top down to the unit, itself included; `id` null is above the top. */
function levelOf(units: ReadonlyMap<number, Unit>, id: number | null): number {
  let level = 0
  for (let unit = id === null ? undefined : units.get(id); unit && level <= units.size; level++)
    unit = unit.parentId === null ? undefined : units.get(unit.parentId)
  return level
}

/** Why the unit (new where `id` is null) cannot have this name, code and parent among `units`; null where it can. */
export function placeRefusal(
  units: readonly Unit[],
  wanted: { id: number | null; name: string; code: string | null; parentId: number | null },
): UnitRefusal | null {
  const { id, parentId } = wanted
  const others = units.filter(unit => unit.id !== id)
  if (wanted.code !== null && others.some(unit => unit.code === wanted.code)) return 'people.sameCode'
  if (parentId !== null) {
    const parent = units.find(unit => unit.id === parentId)
    if (!parent) return 'people.unknownParent'
    if (parentId === id) return 'people.ownParent'
    if (id !== null && withBelow(units, id).has(parentId)) return 'people.cycle'
    const stays = units.some(unit => unit.id === id && unit.parentId === parentId)
    if (parent.archived && !stays) return 'people.archivedParent'
    const byId = new Map(units.map(unit => [unit.id, unit]))
    const moved = id === null ? [] : [...withBelow(units, id)]
    const height = Math.max(1, ...moved.map(below => levelOf(byId, below) - levelOf(byId, id) + 1))
    if (levelOf(byId, parentId) + height > LEVELS) return 'people.tooDeep'
  }
  const name = foldName(wanted.name)
  const twin = others.some(unit => unit.parentId === parentId && foldName(unit.name) === name)
  return twin ? 'people.sameName' : null
}
