import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type LeverUse, treatmentsOf } from './effect-use.ts'

const use = (id: number, from: string | null, given: Partial<LeverUse> = {}): LeverUse => ({
  kind: 'training',
  record: 'work',
  id,
  title: `Use ${id}`,
  begun: from ?? '2026-03-02',
  from,
  unitId: 1,
  units: [1],
  types: null,
  spent: [],
  ...given,
})
const told = (uses: readonly LeverUse[]) =>
  treatmentsOf(uses).map(({ key, uses: own, until }) => [key, own.map(({ id }) => id), until?.key ?? null])

test('trainings of one unit within half a year are one, measured from the first on; later ones another', () => {
  const uses = [
    use(2, '2026-03-30'),
    use(1, '2026-03-02'),
    use(3, '2026-09-07'),
    use(4, '2026-03-02', { units: [2] }),
  ]
  assert.deepEqual(told(uses), [
    ['work-1', [1, 2], null],
    ['work-4', [4], null],
    ['work-3', [3], null],
  ])
})

test('uses begun at once stand in the order of their records, and the first names them', () => {
  assert.deepEqual(told([use(10, '2026-03-02'), use(9, '2026-03-02')]), [['work-9', [9, 10], null]])
})

test('a use not done yet stands alone', () => {
  assert.deepEqual(told([use(1, null), use(2, null)]), [
    ['work-1', [1], null],
    ['work-2', [2], null],
  ])
})

test('another kind of work for the same unit, or one above it, ends the weeks that tell of the first', () => {
  const briefing = use(2, '2026-05-04', { kind: 'evangelising', units: [1, 5] })
  const elsewhere = use(3, '2026-04-06', { kind: 'programme', units: [6] })
  const late = use(4, '2026-11-02', { kind: 'programme' })
  assert.deepEqual(told([use(1, '2026-03-02'), briefing, elsewhere, late]), [
    ['work-1', [1], 'work-2'],
    ['work-3', [3], null],
    ['work-2', [2], null],
    ['work-4', [4], null],
  ])
})

test('what is for everybody, or counted by type, ends nothing that is measured by unit', () => {
  const everybody = use(2, '2026-04-06', { kind: 'evangelising', units: null })
  const guide = use(3, '2026-04-06', { kind: 'guides', record: 'guide', units: null, types: [4] })
  const other = use(4, '2026-05-04', { kind: 'guides', record: 'guide', units: null, types: [4, 5] })
  assert.deepEqual(told([use(1, '2026-03-02'), everybody, guide, other]), [
    ['work-1', [1], null],
    ['guide-3', [3], 'guide-4'],
    ['work-2', [2], null],
    ['guide-4', [4], null],
  ])
})
