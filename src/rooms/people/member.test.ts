import assert from 'node:assert/strict'
import { test } from 'node:test'
import { roleChanges } from './member.ts'

test('what is held and wanted stays, the rest is given or taken once', () => {
  const held = [
    { id: 1, role: 'team', unitId: null },
    { id: 2, role: 'spoke', unitId: 4 },
  ] as const
  const wanted = [
    { role: 'spoke', unitId: 4 },
    { role: 'spoke', unitId: 5 },
    { role: 'spoke', unitId: 5 },
  ] as const
  assert.deepEqual(roleChanges(held, wanted), { give: [{ role: 'spoke', unitId: 5 }], take: [held[0]] })
  assert.deepEqual(roleChanges([], []), { give: [], take: [] })
})
