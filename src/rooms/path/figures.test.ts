import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Indicator } from '#platform/indicator.ts'
import { changeOf, figureGroups, figuresOf } from './figures.ts'

const figure = (id: string, given: Partial<Indicator> = {}): Indicator => ({
  id,
  value: 1,
  unit: 'count',
  n: 1,
  from: '2026-10-01',
  to: '2026-11-01',
  method: id,
  evidence: 'desk',
  ...given,
})
const lower = (hours: { reactive: number; estimated: number; logged: number; capacity: number | null }) => [
  ...Object.values(figureGroups)
    .flat()
    .filter(id => !id.startsWith('path.'))
    .map(id => figure(id)),
  figure('desk.reactiveHours', { unit: 'hours', value: hours.reactive }),
  figure('desk.reactiveShare', {
    unit: 'share',
    value: 0.75,
    n: hours.estimated + hours.logged,
    estimate: { value: 1, n: hours.estimated, evidence: 'desk' },
  }),
  figure('people.capacityHours', {
    unit: 'hours',
    value: hours.capacity,
    ...(hours.capacity === null ? { why: 'people.noCapacity' } : {}),
  }),
]
const company = { unitId: null }
const of = (figures: ReturnType<typeof figuresOf>, id: string) => figures.find(found => found.id === id)

test('figures come in the order of the page, with the value before', () => {
  const now = lower({ reactive: 30, estimated: 2, logged: 3, capacity: 60 })
  const before = now.map(found => (found.id === 'desk.arrivals' ? { ...found, value: 4 } : found))
  const figures = figuresOf(now, before, company)
  assert.deepEqual(
    figures.map(({ id }) => id),
    Object.values(figureGroups).flat(),
  )
  assert.equal(of(figures, 'desk.arrivals')?.before, 4)
  assert.equal(of(figures, 'path.reactiveNeed')?.value, 0.5)
  assert.equal(of(figures, 'path.reactiveShare')?.value, 0.75)
})

test('a share of estimates alone is not given, and says why', () => {
  const figures = figuresOf(lower({ reactive: 30, estimated: 5, logged: 0, capacity: null }), [], company)
  const share = of(figures, 'path.reactiveShare')
  assert.deepEqual([share?.value, share?.why], [null, 'path.noLedger'])
  const need = of(figures, 'path.reactiveNeed')
  assert.deepEqual([need?.value, need?.why, need?.before], [null, 'people.noCapacity', null])
})

test('a unit has no capacity of its own', () => {
  const figures = figuresOf(lower({ reactive: 30, estimated: 2, logged: 3, capacity: 60 }), [], { unitId: 7 })
  assert.equal(of(figures, 'people.capacityHours'), undefined)
  assert.equal(of(figures, 'path.reactiveNeed'), undefined)
})

test('shares change in points, the rest as a part of what was', () => {
  assert.ok(Math.abs((changeOf({ unit: 'share', value: 0.7, before: 0.5 }) ?? 0) - 0.2) < 1e-12)
  assert.equal(changeOf({ unit: 'count', value: 30, before: 20 }), 0.5)
  assert.equal(changeOf({ unit: 'count', value: 30, before: 0 }), null)
  assert.equal(changeOf({ unit: 'hours', value: null, before: 3 }), null)
})
