import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cloneDatabase } from '#testing/database.ts'
import { openApp } from './open-app.server.ts'

const database = await cloneDatabase()
after(() => database.drop())

test('closing ends every connection, whoever asked something of them', async () => {
  const { app, close } = await openApp({ ...database, origin: 'http://localhost', work: false })
  await close()
  for (const pool of [app.appPool, app.bulkPool, app.authPool, app.ownerPool])
    assert.deepEqual([pool.ended, pool.totalCount], [true, 0])
})
