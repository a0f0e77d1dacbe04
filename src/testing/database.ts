import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type DatabaseAccess, databaseAccess } from '#platform/db/connection.server.ts'
import { ensureRoles, migrate } from '#platform/db/migrate.server.ts'
import { startPostgres } from '#platform/db/postgres.server.ts'

const TEMPLATE = 'stratege_test_template'
const SECRET = 'test secret of no installation'

interface Server {
  config: pg.PoolConfig
  stop(): Promise<void>
}

function withDatabase(config: pg.PoolConfig, database: string): pg.PoolConfig {
  if (!config.connectionString) return { ...config, database }
  const url = new URL(config.connectionString)
  url.pathname = `/${database}`
  return { connectionString: url.href }
}

async function runAs<T>(config: pg.PoolConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Makes the migrated template every test database is cloned from. */
async function prepareTemplate(config: pg.PoolConfig): Promise<void> {
  await ensureRoles(config, SECRET)
  await runAs(config, async client => {
    await client.query(`drop database if exists ${TEMPLATE} with (force)`)
    await client.query(`create database ${TEMPLATE} template template0 encoding 'UTF8'`)
  })
  await migrate(withDatabase(config, TEMPLATE))
}

/** Starts the PostgreSQL of a test run: DATABASE_URL's, or an embedded one in a temporary folder; where its data need not be durable, it does not wait for the disk. */
export async function startTestServer(durable = true): Promise<Server> {
  if (process.env.DATABASE_URL) {
    const config = { connectionString: process.env.DATABASE_URL }
    await prepareTemplate(config)
    return { config, stop: async () => undefined }
  }
  const data = mkdtempSync(join(tmpdir(), 'stratege-test-'))
  mkdirSync(data, { recursive: true })
  const postgres = await startPostgres(data)
  const config = { host: postgres.socketFolder, user: 'postgres', database: 'postgres' }
  if (!durable)
    await runAs(config, async client => {
      await client.query('alter system set fsync = off')
      await client.query('select pg_reload_conf()')
    })
  await prepareTemplate(config)
  return {
    config,
    async stop() {
      await postgres.stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

let own: Promise<Server> | undefined

/** The run's server where a runner started one (STRATEGE_TEST_POSTGRES), else one for this process alone. */
async function server(): Promise<Server> {
  const shared = process.env.STRATEGE_TEST_POSTGRES
  if (shared) return { config: JSON.parse(shared) as pg.PoolConfig, stop: async () => undefined }
  own ??= startTestServer()
  return own
}

export interface TestDatabase {
  access: DatabaseAccess
  secret: string
  drop(): Promise<void>
}

/** A migrated, empty database of its own for one test file. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const { config, stop } = await server()
  const name = `test_${randomBytes(6).toString('hex')}`
  // Cloning needs the template to itself: tests of one run take turns.
  await runAs(config, async client => {
    await client.query('select pg_advisory_lock(7310220)')
    await client.query(`create database ${name} template ${TEMPLATE}`)
  })
  return {
    access: databaseAccess(withDatabase(config, name), SECRET),
    secret: SECRET,
    async drop() {
      await runAs(config, client => client.query(`drop database if exists ${name} with (force)`))
      await stop()
    },
  }
}
