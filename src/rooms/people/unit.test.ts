import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldName, placeRefusal, type Unit, unitTree, withBelow } from './unit.ts'

const unit = (id: number, name: string, parentId: number | null = null, more: Partial<Unit> = {}): Unit => ({
  id,
  name,
  parentId,
  code: null,
  archived: false,
  ...more,
})

const group = [
  unit(1, 'Groupe'),
  unit(2, 'Région 10', 1),
  unit(3, 'Région 2', 1),
  unit(4, 'Énergie', 3, { code: 'EN' }),
  unit(5, 'Ancienne', 1, { archived: true }),
]

test('the tree reads from the top down, siblings by name and number', () => {
  assert.deepEqual(
    unitTree(group).map(node => [node.name, node.depth, node.above.at(-1)]),
    [
      ['Groupe', 0, undefined],
      ['Ancienne', 1, 'Groupe'],
      ['Région 2', 1, 'Groupe'],
      ['Énergie', 2, 'Région 2'],
      ['Région 10', 1, 'Groupe'],
    ],
  )
})

test('a unit whose parent is out of sight stands at the top', () => {
  assert.deepEqual(
    unitTree([unit(4, 'Énergie', 3), unit(6, 'Gaz', 4)]).map(node => node.depth),
    [0, 1],
  )
})

test('a chain of ten thousand units is walked', () => {
  const chain = Array.from({ length: 10_000 }, (_, index) => unit(index + 1, `u${index}`, index || null))
  assert.equal(unitTree(chain.slice(0, 2_000)).at(-1)?.depth, 1_999)
  assert.equal(withBelow(chain, 1).size, 10_000)
})

test('names are compared without case, accents and doubled spaces', () => {
  assert.equal(foldName('  ÉNERGIE   et gaz '), 'energie et gaz')
})

test('a unit cannot stand under itself, below itself, under an archived or unknown one', () => {
  const place = (id: number | null, parentId: number | null, name = 'Autre', code: string | null = null) =>
    placeRefusal(group, { id, parentId, name, code })
  assert.equal(place(3, 3), 'people.ownParent')
  assert.equal(place(1, 4), 'people.cycle')
  assert.equal(place(null, 5), 'people.archivedParent')
  assert.equal(place(null, 99), 'people.unknownParent')
  assert.equal(place(null, 3, 'énergie'), 'people.sameName')
  assert.equal(place(4, 3, 'énergie'), null)
  assert.equal(place(2, null, 'Région 10', 'EN'), 'people.sameCode')
  assert.equal(place(4, null, 'Énergie', 'EN'), null)
})

test('a tree has thirty levels at most, counted with what moves along', () => {
  const chain = Array.from({ length: 30 }, (_, index) => unit(index + 1, `u${index}`, index || null))
  const place = (id: number | null, parentId: number) =>
    placeRefusal([...chain, unit(99, 'top')], { id, parentId, name: 'x', code: null })
  assert.equal(place(null, 30), 'people.tooDeep')
  assert.equal(place(null, 29), null)
  assert.equal(place(1, 99), 'people.tooDeep')
  assert.equal(place(2, 99), null)
})

test('what already stands under an archived unit may keep its place', () => {
  const units = [...group, unit(6, 'Reste', 5)]
  assert.equal(placeRefusal(units, { id: 6, name: 'Reste 2', code: null, parentId: 5 }), null)
})
