import { foldName, LEVELS, type Unit } from './unit.ts'

/** One row of a list of units, texts trimmed; an empty text is absent. */
export interface UnitRow {
  line: number
  name: string
  code: string
  /** Code or name of the unit above. */
  parent: string
}

export type UnitColumn = 'name' | 'code' | 'parent'

/** What is wrong with one row; `code` names the sentence that says so with the remedy. */
export interface BadUnitRow {
  line: number
  column: UnitColumn
  value: string
  code:
    | 'noName'
    | 'longName'
    | 'longCode'
    | 'unknownParent'
    | 'ambiguousParent'
    | 'archivedParent'
    | 'cycle'
    | 'tooDeep'
    | 'twice'
    | 'sameName'
    | 'archived'
  params: Record<string, string | number>
}

/** Where a unit will stand: under a kept unit, under the unit of another line, or at the top. */
type Place = { id: number } | { line: number } | null

export interface PlannedUnit {
  line: number
  /** The kept unit this row changes; null where it makes one. */
  id: number | null
  name: string
  code: string | null
  parent: Place
}

/** What an import would do; nothing where one row is bad. */
export interface UnitImportPlan {
  /** Parents before children. */
  creates: PlannedUnit[]
  updates: PlannedUnit[]
  unchanged: number
  bad: BadUnitRow[]
}

const NAME_LIMIT = 200
const CODE_LIMIT = 100

interface Node extends UnitRow {
  state: 'waiting' | 'open' | 'done'
  place: Place
  match: Unit | null
  fault: BadUnitRow | null
}

const keyOf = (place: Place) =>
  place === null ? 'top' : 'id' in place ? `id ${place.id}` : `line ${place.line}`

const isFault = (found: Place | BadUnitRow): found is BadUnitRow => found !== null && 'column' in found

const fault = (
  row: UnitRow,
  column: UnitColumn,
  code: BadUnitRow['code'],
  params: BadUnitRow['params'] = {},
): BadUnitRow => ({ line: row.line, column, value: row[column].slice(0, 200), code, params })

function faultOfTexts(row: UnitRow): BadUnitRow | null {
  if (row.name === '') return fault(row, 'name', 'noName')
  if (row.name.length > NAME_LIMIT) return fault(row, 'name', 'longName', { max: NAME_LIMIT })
  if (row.code.length > CODE_LIMIT) return fault(row, 'code', 'longCode', { max: CODE_LIMIT })
  return null
}

/** Finds the parent and the kept unit of every row, parents first. */
function createResolver(units: readonly Unit[], nodes: readonly Node[]) {
  const unitByCode = new Map(units.flatMap(unit => (unit.code === null ? [] : [[unit.code, unit]])))
  const unitsByName = Map.groupBy(units, unit => foldName(unit.name))
  const nodeByCode = new Map(nodes.filter(node => node.code !== '').map(node => [node.code, node]))
  const nodesByName = Map.groupBy(nodes, node => foldName(node.name))

  const placeOfNode = (node: Node): Place => (node.match ? { id: node.match.id } : { line: node.line })

  function placeOfParent(node: Node, depth: number): Place | BadUnitRow {
    if (node.parent === '') return null
    const coded = nodeByCode.get(node.parent)
    if (coded && coded !== node) {
      resolve(coded, depth + 1)
      return coded.state === 'open' ? fault(node, 'parent', 'cycle') : placeOfNode(coded)
    }
    const keptByCode = unitByCode.get(node.parent)
    if (keptByCode) return placeOfUnit(node, keptByCode)
    return placeOfName(node, depth)
  }

  function placeOfUnit(node: Node, unit: Unit): Place | BadUnitRow {
    return unit.archived ? fault(node, 'parent', 'archivedParent') : { id: unit.id }
  }

  function placeOfName(node: Node, depth: number): Place | BadUnitRow {
    const name = foldName(node.parent)
    const named = (nodesByName.get(name) ?? []).filter(other => other !== node)
    for (const other of named) resolve(other, depth + 1)
    if (named.length === 1 && named[0].state === 'open') return fault(node, 'parent', 'cycle')
    const places = new Map<string, Place>()
    for (const other of named) places.set(keyOf(placeOfNode(other)), placeOfNode(other))
    const kept = (unitsByName.get(name) ?? []).filter(unit => !isUnitOf(node, unit))
    for (const unit of kept) if (!unit.archived) places.set(`id ${unit.id}`, { id: unit.id })
    if (places.size === 1) return [...places.values()][0]
    if (places.size > 1) return fault(node, 'parent', 'ambiguousParent', { count: places.size })
    return fault(node, 'parent', kept.length > 0 ? 'archivedParent' : 'unknownParent')
  }

  /** The unit this row is about by its code is never its own parent by name. */
  const isUnitOf = (node: Node, unit: Unit) => node.code !== '' && unit.code === node.code

  /** The kept unit of a row: by code, else by name under the same parent. */
  function matchOf(node: Node): Unit | null {
    const coded = node.code === '' ? undefined : unitByCode.get(node.code)
    if (coded) return coded
    const place = keyOf(node.place)
    const twins = (unitsByName.get(foldName(node.name)) ?? []).filter(
      unit =>
        (node.code === '' || unit.code === null) &&
        keyOf(unit.parentId === null ? null : { id: unit.parentId }) === place,
    )
    return twins[0] ?? null
  }

  function resolve(node: Node, depth = 1): void {
    if (node.state !== 'waiting') return
    node.state = 'open'
    const place =
      depth > LEVELS ? fault(node, 'parent', 'tooDeep', { max: LEVELS }) : placeOfParent(node, depth)
    if (isFault(place)) node.fault ??= place
    else node.place = place
    node.match = matchOf(node)
    if (node.match?.archived)
      node.fault ??= fault(node, node.code === '' ? 'name' : 'code', 'archived', { name: node.match.name })
    node.state = 'done'
  }
  return resolve
}

/** By line, the name of the unit that each planned unit would stand under; nothing for those at the top. */
export function namesAbove(units: readonly Unit[], plan: UnitImportPlan): Record<number, string> {
  const planned = [...plan.creates, ...plan.updates]
  const kept = new Map([...units, ...plan.updates].map(({ id, name }) => [id, name] as const))
  const made = new Map(planned.map(({ line, name }) => [line, name] as const))
  const names = planned.flatMap(({ line, parent }) => {
    const name = parent && ('id' in parent ? kept.get(parent.id) : made.get(parent.line))
    return name ? [[line, name] as const] : []
  })
  return Object.fromEntries(names)
}

/** The tree as it would stand, to find circles and twins that no single row shows. */
function faultsOfTree(units: readonly Unit[], nodes: readonly Node[]): void {
  const keyOfNode = (node: Node) => (node.match ? `id ${node.match.id}` : `line ${node.line}`)
  const above = new Map<string, string>()
  const nameAt = new Map<string, string>()
  const changed = new Map(nodes.filter(node => node.match).map(node => [node.match?.id, node]))
  for (const unit of units) {
    const place = unit.parentId === null ? 'top' : `id ${unit.parentId}`
    if (changed.has(unit.id)) continue
    above.set(`id ${unit.id}`, place)
    nameAt.set(`${place} ${foldName(unit.name)}`, `id ${unit.id}`)
  }
  for (const node of nodes) above.set(keyOfNode(node), keyOf(node.place))
  for (const node of nodes) {
    const own = keyOfNode(node)
    let level = 1
    let key = above.get(own)
    while (key && key !== 'top' && key !== own && level <= LEVELS) {
      key = above.get(key)
      level++
    }
    if (key === own) node.fault ??= fault(node, 'parent', 'cycle')
    else if (level > LEVELS) node.fault ??= fault(node, 'parent', 'tooDeep', { max: LEVELS })
    const spot = `${keyOf(node.place)} ${foldName(node.name)}`
    if (nameAt.has(spot) && nameAt.get(spot) !== own) node.fault ??= fault(node, 'name', 'sameName')
    nameAt.set(spot, own)
  }
}

function faultsOfRepeats(nodes: readonly Node[]): void {
  const lineOf = new Map<string, number>()
  for (const node of nodes) {
    if (node.fault) continue
    const keys = node.code === '' ? [] : [`code ${node.code}`]
    if (node.match) keys.push(`id ${node.match.id}`)
    if (node.code === '') keys.push(`name ${keyOf(node.place)} ${foldName(node.name)}`)
    const first = keys.map(key => lineOf.get(key)).find(line => line !== undefined)
    if (first !== undefined)
      node.fault = fault(node, node.code === '' ? 'name' : 'code', 'twice', { line: first })
    for (const key of keys) lineOf.set(key, lineOf.get(key) ?? node.line)
  }
}

function isChanged(node: Node, unit: Unit): boolean {
  const place = unit.parentId === null ? 'top' : `id ${unit.parentId}`
  return (
    unit.name !== node.name || (node.code !== '' && unit.code !== node.code) || place !== keyOf(node.place)
  )
}

function parentsFirst(nodes: readonly Node[]): Node[] {
  const byLine = new Map(nodes.map(node => [node.line, node]))
  const ordered = new Set<Node>()
  for (const node of nodes) {
    const chain: Node[] = []
    for (let next: Node | undefined = node; next && !ordered.has(next) && !chain.includes(next); ) {
      chain.push(next)
      next = next.place && 'line' in next.place ? byLine.get(next.place.line) : undefined
    }
    for (const link of chain.reverse()) ordered.add(link)
  }
  return [...ordered]
}

/**
 * What a list of units would make and change among the kept ones. A row is the kept unit of the same code, else the
 * one of the same name under the same parent; a parent is named by code or by name and may stand further down.
 * The same list a second time changes nothing. Rows keep the order of the list in `bad`.
 */
export function planUnitImport(units: readonly Unit[], rows: readonly UnitRow[]): UnitImportPlan {
  const nodes: Node[] = rows.map(row => ({
    ...row,
    state: 'waiting',
    place: null,
    match: null,
    fault: faultOfTexts(row),
  }))
  const resolve = createResolver(units, nodes)
  for (const node of nodes) resolve(node)
  faultsOfRepeats(nodes)
  faultsOfTree(
    units,
    nodes.filter(node => node.fault === null || node.fault.code === 'cycle'),
  )
  const bad = nodes.flatMap(node => (node.fault ? [node.fault] : []))
  const planned = (node: Node): PlannedUnit => ({
    line: node.line,
    id: node.match?.id ?? null,
    name: node.name,
    code: node.code || (node.match?.code ?? null),
    parent: node.place,
  })
  const good = nodes.filter(node => node.fault === null)
  const kept = good.filter(node => node.match !== null)
  const updates = kept.filter(node => node.match && isChanged(node, node.match))
  return {
    creates: parentsFirst(good.filter(node => node.match === null)).map(planned),
    updates: updates.map(planned),
    unchanged: kept.length - updates.length,
    bad,
  }
}
