import assert from 'node:assert/strict'
import { test } from 'node:test'
import { killAround } from './faults.ts'

test('what was acknowledged survives kill -9 of the server, of PostgreSQL, of both, and imports stay whole', async () => {
  const { rounds, broken, kept, lost, doubled } = await killAround(3, () => true)
  assert.deepEqual(
    rounds.map(({ victim }) => victim),
    ['server', 'postgres', 'both'],
  )
  for (const { victim, acknowledged, repeated } of rounds) {
    assert.ok(acknowledged > 8, `${victim}: only ${acknowledged} creates were acknowledged`)
    assert.ok(repeated > 0, `${victim}: no create was interrupted, so nothing was proved`)
  }
  assert.deepEqual([lost, doubled, broken], [[], [], []])
  assert.ok(kept >= rounds.reduce((sum, { acknowledged }) => sum + acknowledged, 0))
})
