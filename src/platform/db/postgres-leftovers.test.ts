import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { startPostgres } from './postgres.server.ts'

const data = mkdtempSync(join(tmpdir(), 'stratege-leftovers-'))
after(() => rmSync(data, { recursive: true, force: true, maxRetries: 3 }))

const sessionsLeft = () =>
  readdirSync('/proc').filter(name => {
    try {
      return /^\d+$/.test(name) && readlinkSync(`/proc/${name}/cwd`) === join(data, 'postgres')
    } catch {
      return false
    }
  })

test('a killed PostgreSQL is back at once, though a session of it was in the middle of a long query', async () => {
  const first = await startPostgres(data)
  const client = new pg.Client({ host: first.socketFolder, port: first.port, user: 'postgres' })
  client.on('error', () => undefined)
  await client.connect()
  const long = client.query('select count(*) from generate_series(1, 2000000000)').then(
    () => 'answered',
    () => 'lost',
  )
  await sleep(300)
  process.kill(first.pid, 'SIGKILL')
  await first.ended
  assert.ok(sessionsLeft().length > 0, 'the session outlives its server, so there is something to clear')
  const started = performance.now()
  const second = await startPostgres(data)
  assert.ok(performance.now() - started < 15_000)
  assert.equal(await long, 'lost')
  const again = new pg.Client({ host: second.socketFolder, port: second.port, user: 'postgres' })
  await again.connect()
  assert.equal((await again.query('select 1 as one')).rows[0].one, 1)
  await again.end()
  await second.stop()
  assert.deepEqual(sessionsLeft(), [])
  assert.ok(!existsSync(join(data, 'postgres', 'postmaster.pid')))
})
