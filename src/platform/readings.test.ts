import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Context } from './context.server.ts'
import { readOnce, sharingReadings } from './readings.server.ts'

test('what is read under one name is read once where readings are shared, and every time elsewhere', async () => {
  const plain = {} as Context
  let reads = 0
  const read = (ctx: Context, name: string) => readOnce(ctx, name, async () => ++reads)
  assert.deepEqual([await read(plain, 'a'), await read(plain, 'a')], [1, 2])
  const shared = sharingReadings(plain)
  assert.deepEqual([await read(shared, 'a'), await read(shared, 'b'), await read(shared, 'a')], [3, 4, 3])
  assert.equal(await read({ ...sharingReadings(shared) }, 'b'), 4, 'shared further down')
  assert.equal(await read(sharingReadings(plain), 'a'), 5, 'not shared with another page')
})
