import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLedgerDay } from './ledger-day.ts'

test('the ledger carries days of our time only', () => {
  for (const day of ['2000-01-01', '2026-11-29', '2199-12-31']) assert.ok(isLedgerDay(day), day)
  for (const text of ['1999-12-31', '2200-01-01', '2026-13-01', '']) assert.ok(!isLedgerDay(text), text)
})
