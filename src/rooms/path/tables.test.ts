import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTranslate } from '#platform/i18n/translate.ts'
import type { FiguresReading } from './figures.server.ts'
import { fixtureMonths } from './fixtures.ts'
import { pathModel } from './model.ts'
import { observe, workload } from './observe.ts'
import type { PathReading } from './position.server.ts'
import { positionOf } from './position.ts'
import { readSteps } from './step-filter.ts'
import { stepModel } from './step-model.ts'
import { figureTable, figureTables, positionTable, positionTables } from './tables.ts'
import { en } from './words.en.ts'
import { fr } from './words.fr.ts'

const speak = { en: createTranslate('en', { path: en }), fr: createTranslate('fr', { path: fr }) }
const scope = { from: '2026-01-01', to: '2026-04-01', unitId: null }
const { criteria, ...position } = positionOf(pathModel, fixtureMonths.swamped, false)
const path: PathReading = {
  model: '1.0',
  scope,
  unitName: null,
  window: scope,
  position: { ...position, criteria: criteria.map(criterion => ({ ...criterion, evidence: null })) },
  observed: observe(fixtureMonths.swamped),
  workload: workload(fixtureMonths.swamped),
  arrivals: 900,
  history: [
    {
      month: '2026-03',
      step: 5,
      why: 'seen',
      reactiveShare: 0.9,
      hours: 460,
      arrivals: 300,
      backlogEnd: 250,
    },
  ],
  likely: readSteps(stepModel, fixtureMonths.swamped),
  units: [
    {
      id: 1,
      name: '=Retail',
      depth: 0,
      arrivals: 9,
      reactiveHours: 2,
      proactiveHours: 1,
      reactiveShare: 2 / 3,
      n: 4,
      step: null,
      why: 'tooLittle',
    },
  ],
  unassignedHours: 0,
  empty: false,
}
const figures: FiguresReading = {
  scope,
  before: { from: '2025-10-03', to: '2026-01-01' },
  unitName: null,
  figures: (['desk.arrivals', 'path.reactiveShare'] as const).map(id => ({
    id,
    value: 0.5,
    unit: 'share',
    n: 3,
    from: scope.from,
    to: scope.to,
    method: id,
    evidence: 'desk',
    before: null,
  })),
  months: [
    {
      month: '2026-03',
      arrivals: 1,
      done: 2,
      backlogEnd: 3,
      reactiveLoggedHours: 4,
      estimatedHours: 5,
      proactiveLoggedHours: 6,
    },
  ],
  units: [],
  types: [
    {
      nameFr: 'Avis',
      nameEn: 'Advice',
      arrivals: 1,
      repeated: 0,
      done: 1,
      resolveMeanHours: null,
      evidence: 'desk',
    },
  ],
  empty: false,
}

test('every table has titles in both languages and rows as wide as its titles', () => {
  for (const locale of ['en', 'fr'] as const) {
    const t = speak[locale]
    const all = [
      ...positionTables.map(name => positionTable(name, path, t, 3)),
      ...figureTables.map(name => figureTable(name, figures, { t, locale, only: null })),
    ]
    for (const [titles, ...rows] of all) {
      assert.ok(titles.length > 4)
      for (const row of rows) assert.equal(row.length, titles.length)
    }
  }
})

test('a table holds what was read, and one figure can be asked for alone', () => {
  assert.deepEqual(positionTable('history', path, speak.en, 3)[1], [
    '2026-03',
    '5. Help desk (reactive)',
    0.9,
    460,
    300,
    250,
  ])
  assert.equal(positionTable('criteria', path, speak.en, 3).length, 1 + pathModel.criteria.length)
  const [, ...months] = positionTable('steps', path, speak.en, 3)
  assert.deepEqual(months.at(-1)?.slice(1, 7), path.likely?.probabilities)
  const [, ...signs] = positionTable('signs', path, speak.en, 3)
  assert.equal(signs.length, (path.likely?.last.moved.length ?? 0) + (path.likely?.next.would.length ?? 0))
  assert.deepEqual(positionTable('steps', { ...path, likely: null }, speak.en, 3).length, 1)
  const one = figureTable('figures', figures, { t: speak.fr, locale: 'fr', only: 'desk.arrivals' })
  assert.deepEqual(
    one.slice(1).map(row => row.slice(0, 4)),
    [
      ['Demandes arrivées', '2026-01-01', '2026-04-01', 0.5],
      ['Demandes arrivées', '2025-10-03', '2026-01-01', null],
    ],
  )
  const types = (locale: 'en' | 'fr') =>
    figureTable('types', figures, { t: speak[locale], locale, only: null })[1][0]
  assert.deepEqual([types('en'), types('fr')], ['Advice', 'Avis'])
})
