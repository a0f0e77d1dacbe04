import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Unit } from './unit.ts'
import { namesAbove, planUnitImport, type UnitRow } from './unit-import.ts'

const kept = (id: number, name: string, parentId: number | null = null, more: Partial<Unit> = {}): Unit => ({
  id,
  name,
  parentId,
  code: null,
  archived: false,
  ...more,
})

/** Rows "name; code; parent", from line 2 on. */
const list = (...texts: string[]): UnitRow[] =>
  texts.map((text, index) => {
    const [name = '', code = '', parent = ''] = text.split(';').map(part => part.trim())
    return { line: index + 2, name, code, parent }
  })

const codes = (units: readonly Unit[], rows: UnitRow[]) =>
  planUnitImport(units, rows).bad.map(row => `${row.line} ${row.column} ${row.code}`)

test('parents come before children, wherever they stand in the list', () => {
  const plan = planUnitImport([], list('Paris;;France', 'France;FR;Group', 'Group', 'Spain;ES;Group'))
  assert.deepEqual(plan.bad, [])
  assert.deepEqual(
    plan.creates.map(unit => [unit.name, unit.parent]),
    [
      ['Group', null],
      ['France', { line: 4 }],
      ['Paris', { line: 3 }],
      ['Spain', { line: 4 }],
    ],
  )
})

test('each planned unit tells what it would stand under: a kept unit by its new name, or another line', () => {
  const units = [kept(1, 'Group', null, { code: 'G' })]
  const plan = planUnitImport(units, list('The group;G;', 'France;FR;G', 'Paris;;France', 'Alone'))
  assert.deepEqual(namesAbove(units, plan), { 3: 'The group', 4: 'France' })
})

test('the same list again changes nothing', () => {
  const units = [kept(1, 'Group'), kept(2, 'France', 1, { code: 'FR' }), kept(3, 'Paris', 2)]
  const plan = planUnitImport(units, list('group ', 'France;FR;Group', 'Paris;;FR').slice(1))
  assert.deepEqual(plan, { creates: [], updates: [], unchanged: 2, bad: [] })
})

test('a code finds its unit under another name and parent; a unit without code takes it', () => {
  const units = [kept(1, 'Group'), kept(2, 'France', 1, { code: 'FR' }), kept(3, 'Spain', 1)]
  const plan = planUnitImport(units, list('France et Benelux;FR;', 'Spain;ES;Group'))
  assert.deepEqual(plan.updates, [
    { line: 2, id: 2, name: 'France et Benelux', code: 'FR', parent: null },
    { line: 3, id: 3, name: 'Spain', code: 'ES', parent: { id: 1 } },
  ])
  assert.deepEqual(plan.creates, [])
})

test('an absent code leaves the kept code alone', () => {
  const plan = planUnitImport([kept(1, 'Group', null, { code: 'G' })], list('Group'))
  assert.equal(plan.unchanged, 1)
})

test('texts that cannot be kept are named with their column', () => {
  assert.deepEqual(codes([], list(';A', `${'x'.repeat(201)};B`, `C;${'y'.repeat(101)}`)), [
    '2 name noName',
    '3 name longName',
    '4 code longCode',
  ])
})

test('a parent must be known, live and one', () => {
  const units = [
    kept(1, 'Sales', null, { code: 'S1' }),
    kept(2, 'Group'),
    kept(3, 'Sales', 2),
    kept(4, 'Old', null, { archived: true }),
  ]
  assert.deepEqual(codes(units, list('A;;Nowhere', 'B;;Sales', 'C;;Old', 'D;;S1')), [
    '2 parent unknownParent',
    '3 parent ambiguousParent',
    '4 parent archivedParent',
  ])
})

test('an archived unit is not changed by a list', () => {
  assert.deepEqual(codes([kept(1, 'Old', null, { archived: true, code: 'O' })], list('Old 2;O')), [
    '2 code archived',
  ])
})

test('a unit of the same name as its parent is one more unit', () => {
  const plan = planUnitImport([], list('Marketing', 'Marketing;;Marketing'))
  assert.deepEqual(plan.bad, [])
  assert.deepEqual(
    plan.creates.map(unit => unit.parent),
    [null, { line: 2 }],
  )
})

test('circles are found within the list and with what is kept', () => {
  assert.deepEqual(codes([], list('A;;B', 'B;;A')), ['3 parent cycle'])
  const units = [kept(1, 'A', null, { code: 'A' }), kept(2, 'B', 1, { code: 'B' })]
  assert.deepEqual(codes(units, list('A;A;B')), ['2 parent cycle'])
  assert.deepEqual(codes([], list('A;A;A')), ['2 parent unknownParent'])
})

test('a row given twice names the first line; a twin of another code is refused', () => {
  assert.deepEqual(
    planUnitImport([], list('A;1', 'B;1', 'C', 'c')).bad.map(row => [row.line, row.params]),
    [
      [3, { line: 2 }],
      [5, { line: 4 }],
    ],
  )
  assert.deepEqual(codes([kept(1, 'A', null, { code: '1' })], list('A;2')), ['2 name sameName'])
})

test('two units may exchange their places', () => {
  const units = [kept(1, 'A', null, { code: 'A' }), kept(2, 'B', 1, { code: 'B' })]
  assert.deepEqual(codes(units, list('B;B', 'A;A;B')), [])
})

test('a chain deeper than a tree may be is refused in either order', () => {
  const chain = (length: number) =>
    Array.from({ length }, (_, index) => ({
      line: index + 2,
      name: `u${index}`,
      code: '',
      parent: index ? `u${index - 1}` : '',
    }))
  assert.deepEqual(planUnitImport([], chain(30)).bad, [])
  assert.deepEqual(codes([], chain(31)), ['32 parent tooDeep'])
  const reversed = planUnitImport([], chain(9_000).reverse()).bad
  assert.ok(reversed.length > 0 && reversed.every(row => row.code === 'tooDeep'))
})
