import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pathModel } from './model.ts'
import { pathWindow, windowBefore } from './window.ts'

test('a position rests on the last whole and begun months, its history on a year at least', () => {
  assert.deepEqual(pathWindow(pathModel, { from: '2026-10-27', to: '2026-11-26' }), {
    from: '2026-09-01',
    to: '2026-11-26',
    historyFrom: '2025-12-01',
    memoryFrom: '2023-10-01',
  })
  const long = pathWindow(pathModel, { from: '2024-05-10', to: '2026-03-01' })
  assert.deepEqual([long.from, long.historyFrom], ['2025-12-01', '2024-05-01'])
})

test('the window before has the same number of days', () => {
  assert.deepEqual(windowBefore({ from: '2026-03-01', to: '2026-03-31' }), {
    from: '2026-01-30',
    to: '2026-03-01',
  })
})
